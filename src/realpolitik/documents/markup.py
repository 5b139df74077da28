"""HTML source as a stream of visible characters, each with the place where it stands.

No tree is built: nesting of any depth and markup of any brokenness cost time in proportion to the
length of the source.
"""

from __future__ import annotations

import html
import re
from array import array
from dataclasses import dataclass, field
from functools import lru_cache

from realpolitik.documents.mapped import Mapped

UNSEEN = frozenset({"template", "svg", "math", "object", "canvas", "audio", "video", "select"})
"""Elements that never hold text of an article."""

FURNITURE = UNSEEN | {"nav", "form", "footer", "aside", "noscript", "button", "header", "figure"}
"""Elements that hold the page's own text."""

_RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})
_BLOCKS = frozenset(
    """
    address article aside blockquote body br dd details div dl dt fieldset figcaption figure footer
    form h1 h2 h3 h4 h5 h6 header hr html li main nav ol option p pre section summary table tbody
    td tfoot th thead tr ul
    """.split()  # noqa: SIM905  (forty quoted names are harder to read)
)
_MARKS = {f"h{n}": "# " for n in range(1, 7)} | {"li": "• "}

_NAME = r"[A-Za-z][A-Za-z0-9:-]{0,40}"
_VALUES = r"(?:[^<>\"']|\"[^\"]{0,2000}\"|'[^']{0,2000}')*+"
_TAG = re.compile(rf"<!--|<(/?)({_NAME})\b(?:{_VALUES}>|[^<>]*>)|<[!?][^<>]*>")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
_BREAK = Mapped.inserted("\n\n")
_LINES = str.maketrans("\n\r\t\f", "    ")


@dataclass(slots=True)
class _Scan:
    """Where the scan is: the parts found, and the element that is being skipped."""

    source: str
    drop: frozenset[str]
    parts: list[Mapped] = field(default_factory=list)
    skipped: str = ""
    depth: int = 0
    comments: bool = True


def tags(source: str, most: int) -> int:
    """How many tags a source has, counted up to ``most``."""
    return sum(1 for _, _ in zip(range(most), re.finditer(r"<[A-Za-z]", source), strict=False))


def visible(source: str, *, drop: frozenset[str] = UNSEEN, marks: bool = False) -> Mapped:
    """The visible text of HTML source, blocks parted by blank lines.

    Args:
        source: the HTML.
        drop: names of elements that are left out with all that they hold.
        marks: whether headings and list items are marked as in Markdown.

    >>> visible("<p>War &amp; peace</p><script>x</script><li>one", marks=True).text.split("\\n\\n")
    ['', 'War & peace', '', '• one']
    """
    scan = _Scan(source, drop)
    at = 0
    while match := _TAG.search(source, at):
        _text(scan, at, match.start())
        at = _markup(scan, match, marks=marks)
    _text(scan, at, len(source))
    return Mapped.join(scan.parts)


def _markup(scan: _Scan, match: re.Match[str], *, marks: bool) -> int:
    """Take one tag or comment; returns where the text goes on."""
    if match.group() == "<!--":
        return _comment(scan, match.end())
    closing, name = bool(match[1]), (match[2] or "").lower()
    if scan.skipped:
        _skip(scan, name, closing=closing)
        return match.end()
    if name in _RAW and not closing:
        return _end_of_raw(scan.source, name, match.end())
    if name in scan.drop and not closing and not match.group().endswith("/>"):
        scan.skipped, scan.depth = name, 1
    elif name in _BLOCKS:
        scan.parts.append(_BREAK)
        if marks and not closing and name in _MARKS:
            scan.parts.append(Mapped.inserted(_MARKS[name]))
    return match.end()


def _comment(scan: _Scan, at: int) -> int:
    """The end of a comment; one that never ends hides nothing."""
    end = scan.source.find("-->", at) if scan.comments else -1
    scan.comments = end >= 0
    return end + 3 if end >= 0 else at


def _skip(scan: _Scan, name: str, *, closing: bool) -> None:
    if name == scan.skipped:
        scan.depth += -1 if closing else 1
        if scan.depth == 0:
            scan.skipped = ""


def _end_of_raw(source: str, name: str, at: int) -> int:
    end = re.compile(rf"</{name}\b[^>]*>", re.IGNORECASE).search(source, at)
    return end.end() if end else len(source)


def _text(scan: _Scan, start: int, end: int) -> None:
    if start < end and not scan.skipped:
        scan.parts.append(_decoded(scan.source, start, end))


def _decoded(source: str, start: int, end: int) -> Mapped:
    """The characters between two tags, entities decoded."""
    if source.find("&", start, end) < 0:
        return Mapped.of(source[start:end].translate(_LINES), start)
    texts: list[str] = []
    starts, ends = array("q"), array("q")
    at = start
    for match in _ENTITY.finditer(source, start, end):
        decoded = _entity(match.group())
        if decoded:
            first, last = match.span()
            texts += source[at:first], decoded
            starts.extend([*range(at, first), *[first] * len(decoded)])
            ends.extend([*range(at + 1, first + 1), *[last] * len(decoded)])
            at = last
    texts.append(source[at:end])
    starts.extend(range(at, end))
    ends.extend(range(at + 1, end + 1))
    return Mapped("".join(texts).translate(_LINES), starts, ends)


@lru_cache(maxsize=4096)
def _entity(name: str) -> str:
    """What an entity stands for; empty where it is none."""
    decoded = html.unescape(name)
    return decoded if decoded != name and len(decoded) <= 2 else ""
