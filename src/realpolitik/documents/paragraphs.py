"""From the lines of printed pages to paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

_EDGE_LINES = 2
_WIDE_GAP = 1.3
_FULL_LINE = 0.75
_SENTENCE_END = (".", "!", "?", "”", '"', "…", "’", ":")
_BULLETS = frozenset("•●▪◦‣■")
_NUMBER = re.compile(r"[-–—| ]*(?:page )?\d{1,4}(?: ?(?:of|/) ?\d{1,4})?[-–—| ]*", re.IGNORECASE)
_DIVIDED = re.compile(r"(?<=[a-z])[-\u00ad\u2010]$")
_WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: where it starts, in points from the lower left corner, and its size."""

    text: str
    x: float = 0.0
    y: float = 0.0
    size: float = 0.0

    @property
    def ends(self) -> bool:
        """Whether a sentence may end with it."""
        return self.text.endswith(_SENTENCE_END)


@dataclass(slots=True)
class _Manner:
    """How a document is set: its distance of lines, its length of lines, its words."""

    gap: float
    length: float
    words: Counter[str] = field(default_factory=Counter)


def without_running_lines(pages: list[list[Line]]) -> list[list[Line]]:
    """The pages without page numbers and without what stands at the edge of page after page.

    >>> pages = [[Line("Gazette 12", y=800), Line("Talks went on."), Line(str(n), y=-9)]
    ...          for n in (1, 2, 3)]
    >>> [[line.text for line in page] for page in without_running_lines(pages)]
    [['Talks went on.'], ['Talks went on.'], ['Talks went on.']]
    """
    edges = [_edges(page) for page in pages]
    counts = Counter(key for edge in edges for key in {_key(line) for line in edge})
    least = max(3, 0.4 * len(pages))
    running = {key for key, count in counts.items() if count >= least}
    return [
        [line for line in page if not (line in edge and _drops(line, running))]
        for page, edge in zip(pages, edges, strict=True)
    ]


def _edges(page: list[Line]) -> list[Line]:
    """The highest and lowest lines; no more than leave the page a text."""
    by_height = sorted(page, key=lambda line: -line.y)
    most = min(_EDGE_LINES, (len(page) - 1) // 2)
    return [*by_height[:most], *by_height[len(page) - most :]]


def _key(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text).strip()


def _drops(line: Line, running: set[str]) -> bool:
    return _key(line) in running or bool(_NUMBER.fullmatch(line.text))


def paragraphs(pages: list[list[Line]]) -> str:
    """The paragraphs, one a line and parted by blank lines; they go on from page to page.

    >>> paragraphs([[Line("The talks in the capi-", y=30), Line("tal went on.", y=20)],
    ...             [Line("The envoys left.", y=30)]])
    'The talks in the capital went on.\\n\\nThe envoys left.'
    """
    manner = _manner(pages)
    parts: list[str] = []
    last: Line | None = None
    for page in pages:
        for at, line in enumerate(page):
            if last is None or _begins(last, line, manner, turned=at == 0):
                parts.append(line.text)
            else:
                parts[-1] = _joined(parts[-1], line.text, manner.words)
            last = line
    return "\n\n".join(parts)


def _manner(pages: list[list[Line]]) -> _Manner:
    lines = [line for page in pages for line in page]
    gaps = [gap for page in pages for gap in _gaps(page)]
    lengths = sorted(len(line.text) for line in lines)
    words = Counter(word for line in lines for word in _WORD.findall(line.text.lower()))
    length = lengths[int(0.8 * (len(lengths) - 1))] if lengths else 0
    return _Manner(gap=median(gaps) if gaps else 0.0, length=length, words=words)


def _gaps(page: list[Line]) -> Iterator[float]:
    distances = (a.y - b.y for a, b in pairwise(page))
    return (distance for distance in distances if distance > 1)


def _begins(last: Line, line: Line, manner: _Manner, *, turned: bool) -> bool:
    """Whether a line begins a paragraph; ``turned``: it is the first of its page."""
    if abs(last.size - line.size) > 0.15 * max(last.size, line.size) or line.text[0] in _BULLETS:
        return True
    if line.text[0].islower() and not last.ends:
        return False
    gap = last.y - line.y
    if turned or gap < -1:  # a new page or column
        return last.ends and not line.text[0].islower()
    if manner.gap and gap > _WIDE_GAP * manner.gap:
        return True
    if not last.ends:
        return False
    indented = 0.5 * line.size < line.x - last.x < 6 * line.size
    return indented or len(last.text) < _FULL_LINE * manner.length


def _joined(text: str, following: str, words: Counter[str]) -> str:
    """Two lines as one; a word that the line end divides is put together."""
    if not _DIVIDED.search(text) or not following[:1].islower():
        return f"{text} {following}"
    if _keeps_hyphen(text, following, words):
        return f"{text[:-1]}-{following}"
    return text[:-1] + following


def _keeps_hyphen(text: str, following: str, words: Counter[str]) -> bool:
    """Whether the hyphen belongs to the word, by what the document writes elsewhere."""
    head, tail = _WORD.findall(text[:-1].lower())[-1], _WORD.findall(following.lower())[0]
    if words[head + tail] or words[f"{head}-{tail}"]:
        return not words[head + tail]
    # The counts hold this very head and tail once, as they stand at the line's end and start.
    return words[head] > 1 and words[tail] > 1
