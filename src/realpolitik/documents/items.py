"""From lines to items: what stands together, and what each item is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from realpolitik.documents.boilerplate import boilerplate
from realpolitik.documents.byline import byline
from realpolitik.documents.dateline import dateline_line, published_line
from realpolitik.documents.mapped import Mapped
from realpolitik.documents.markdown import HEADING, QUOTED, RULE, strip_inline
from realpolitik.documents.normalise import one_line
from realpolitik.documents.shapes import PLAIN_MARK, bullet, is_heading, is_title
from realpolitik.documents.text import BlockKind

_LONG_LINE = 120
_LIST_LINE = re.compile(rf"^ *{PLAIN_MARK}.+$", re.MULTILINE)
_NEXT_MARK = re.compile(rf"(?<=\S) (?={PLAIN_MARK} )")
_MARKUP = re.compile(r"[*_`\[]")
_WRAPPED_HYPHEN = re.compile(r"(?<=[a-z]-)(\n *)(?=[a-z])")
_SENTENCE_END = (".", "!", "?", "”", '"', "…", ")", "’")
_UNDERLINE = re.compile(r"={3,}|-{3,}")


@dataclass(frozen=True, slots=True)
class Item:
    """One block to be: its kind, its text, and where it stands in the source."""

    kind: BlockKind
    body: Mapped
    at: int

    @property
    def text(self) -> str:
        """The text alone."""
        return self.body.text

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.body.text.split())


class _Line(NamedTuple):
    start: int
    end: int
    text: str


def items(source: Mapped) -> list[Item]:
    """The items of a normalised text, in order; the first line may be a headline."""
    source = _parted(source.cut_all(QUOTED))
    found = [item for lines in _stretches(source.text) for item in _read(source, lines)]
    return [i for i in found if i.body.text.strip()]


def _parted(source: Mapped) -> Mapped:
    """The source with each item of a list on a line of its own, where one line holds several."""
    text = _LIST_LINE.sub(lambda m: _NEXT_MARK.sub("\n", m.group()), source.text)
    return Mapped(text, source.starts, source.ends)


def _stretches(text: str) -> Iterator[list[_Line]]:
    """Lines that stand together: without a blank line or a new beginning between them."""
    current: list[_Line] = []
    widest = 0
    for line in _lines(text):
        if not line.text or (current and _begins_anew(current, line, widest)):
            if current:
                yield current
            current, widest = [], 0
        if line.text:
            current.append(line)
            widest = max(widest, line.end - line.start)
    if current:
        yield current


def _lines(text: str) -> Iterator[_Line]:
    start = 0
    for raw in text.split("\n"):
        lead = len(raw) - len(raw.lstrip(" "))
        stripped = raw.strip(" ")
        yield _Line(start + lead, start + lead + len(stripped), stripped)
        start += len(raw) + 1


def _begins_anew(current: list[_Line], line: _Line, widest: int) -> bool:
    """Whether a line that follows others directly starts an item of its own."""
    last = current[-1].text
    if _UNDERLINE.fullmatch(line.text):
        return False
    listed = bool(bullet(current[0].text))
    if _alone(last) or _alone(line.text) or bullet(line.text, inside=not listed, after=last):
        return True
    if len(last) > _LONG_LINE and last.endswith(_SENTENCE_END):
        return True
    return len(current) == 1 and _heads(current[0], line)


def _heads(line: _Line, following: _Line) -> bool:
    """Whether a line is a heading over the text that follows directly.

    In sentence case it is one only where the next word would have fitted on the line.
    """
    if following.text[:1].islower() or not is_heading(line.text):
        return False
    if is_title(line.text):
        return len(line.text) <= 0.8 * max(len(following.text), 40)
    word = following.text.split(maxsplit=1)[0]
    fitted = len(line.text) + 1 + len(word) <= 0.6 * len(following.text)
    return fitted and word.lstrip("\"“'‘")[:1].isupper()


@lru_cache(maxsize=1024)
def _alone(text: str) -> bool:
    """Whether a line never shares an item with its neighbours."""
    if HEADING.match(text) or RULE.fullmatch(text):
        return True
    if len(text) > 300:
        return False
    return bool(boilerplate(text) or published_line(text) or byline(text) or dateline_line(text))


def _read(source: Mapped, lines: list[_Line]) -> Iterator[Item]:
    """The items of a stretch: one, or none where it is only a rule."""
    underlined = len(lines) > 1 and bool(_UNDERLINE.fullmatch(lines[-1].text))
    lines = [line for line in lines if not RULE.fullmatch(line.text)]
    if not lines:
        return
    body = source.part(lines[0].start, lines[-1].end)
    kind: BlockKind = "paragraph"
    marked = HEADING.match(body.text)
    mark = marked or bullet(body.text)
    if mark:
        kind = "heading" if marked else "bullet"
        body = body.part(mark.end(), len(body))
    elif underlined:
        kind = "heading"
    body = one_line(body.cut_all(_WRAPPED_HYPHEN))
    if _MARKUP.search(body.text):
        body = one_line(strip_inline(body))
    if marked:
        body = body.cut_all(re.compile(r" *#+$"))
    yield Item(kind, body, lines[0].start)
