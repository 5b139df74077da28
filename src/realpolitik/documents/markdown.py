"""Marks of Markdown: front matter, and what is stripped from a line."""

from __future__ import annotations

import re
import tomllib

from realpolitik.documents.mapped import Mapped

HEADING = re.compile(r"#{1,6}\s+(?=\S)")
RULE = re.compile(r"(?:[-*_=~#+] ?){3,}|`{3,}\w*|~{3,}\w*")
QUOTED = re.compile(r"^ *((?:> ?)+)", re.MULTILINE)

_BODY = r"[ \t]*\r?\n(.{0,20000}?)^"
_END = r"[ \t]*(?:\r?\n|\Z)"
_YAML = re.compile(rf"\ufeff?---{_BODY}(?:---|\.\.\.){_END}", re.S | re.M)
_TOML = re.compile(rf"\ufeff?\+\+\+{_BODY}\+\+\+{_END}", re.S | re.M)
_FIELD = re.compile(r"([A-Za-z_][\w-]*)\s*:\s*(.*)")

_IMAGE = re.compile(r"!\[[^\[\]\n]{0,300}\]\([^()\n]{0,600}\)")
_LINK = re.compile(r"(\[)[^\[\]\n]{1,300}(\]\([^()\n]{0,600}\))")
_FOOTNOTE = re.compile(r"(?<=[\w.,;:!?”\"'’)])\[\^?\d{1,3}\]")
_EMPHASIS = (
    re.compile(r"(?<![\w*\\])(\*{1,3})(?=[^\s*])[^*\n]+(?<=[^\s\\])(\1)(?![\w*])"),
    re.compile(r"(?<![\w_\\])(_{1,3})(?=[^\s_])[^_\n]+(?<=[^\s\\])(\1)(?![\w_])"),
    re.compile(r"(?<!`)(`)(?=[^\s`])[^`\n]+(`)(?!`)"),
)


def front_matter(text: str) -> tuple[dict[str, str], int, str | None]:
    """The fields before a Markdown text, where the text begins, and a note on what was wrong.

    >>> front_matter("---\\ntitle: A bridge\\n---\\nText")
    ({'title': 'A bridge'}, 24, None)
    """
    yaml, toml = _YAML.match(text), _TOML.match(text)
    if yaml:
        fields = map(_FIELD.fullmatch, yaml.group(1).splitlines())
        return {m[1].lower(): _unquoted(m[2]) for m in fields if m}, yaml.end(), None
    if not toml:
        return {}, 0, None
    try:
        found = tomllib.loads(toml.group(1).replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        return {}, toml.end(), f"front matter was left out: {error}"
    plain = {k.lower(): str(v) for k, v in found.items() if not isinstance(v, dict | list | bool)}
    return plain, toml.end(), None


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value.split(" #")[0].strip()


def strip_inline(text: Mapped) -> Mapped:
    """The text without images, link targets, footnote marks and signs of emphasis.

    >>> strip_inline(Mapped.of("a **bold** [word](http://x.org)[1]")).text
    'a bold word'
    """
    for pattern in (_IMAGE, _FOOTNOTE, _LINK, *_EMPHASIS):
        text = text.cut_all(pattern)
    return text
