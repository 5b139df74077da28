"""The article beside its dossier: blocks of text, cut where evidence begins and ends.

Evidence nests and overlaps, and HTML elements may not; so a block is cut into segments at every
edge, and each segment is wrapped once for every card that it belongs to, the widest outside.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from realpolitik.documents.text import OffsetMap, Piece, Prepared
from realpolitik.report.cards import Card

BlockKind = Literal["heading", "paragraph", "bullet", "unread"]
_MARKUP = re.compile(r"\s*(<!doctype\s+html|<html|<\?xml)", re.IGNORECASE)
_WORD = re.compile(r"\w")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Part:
    """A block of the article: ``start`` to ``end`` (exclusive) of its text."""

    start: int
    end: int
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Article:
    """The text to show, and how evidence finds its place in it.

    ``pieces`` is empty where evidence points into ``text`` as it stands; otherwise it leads from
    the original (an HTML source) to ``text`` (the clean text read from it).
    """

    text: str
    parts: tuple[Part, ...]
    pieces: tuple[Piece, ...] = field(default=(), repr=False)

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where the original's ``start`` to ``end`` stand in ``text``."""
        if not self.pieces:
            return start, end
        return self._clean(start), self._clean(end)

    def _clean(self, offset: int) -> int:
        index = bisect_right(self.pieces, offset, key=lambda p: p.original) - 1
        if index < 0:
            return 0
        piece = self.pieces[index]
        inside = offset - piece.original
        width = piece.width or piece.length
        return piece.clean + (min(inside, piece.length) if inside < width else piece.length)


def from_text(text: str) -> Article:
    """An article of which only the text is known: blank lines part its blocks.

    >>> [text[p.start : p.end] for text in ["a\\n\\nb c\\n"] for p in from_text(text).parts]
    ['a', 'b c']
    """
    return Article(text, tuple(_paragraphs(text, 0, len(text), "paragraph")))


def from_prepared(prepared: Prepared) -> Article:
    """The original, with what was left unread marked; of an HTML source the text that was read."""
    if _MARKUP.match(prepared.original) or "</p>" in prepared.original:
        parts = tuple(Part(b.start, b.end, b.kind) for b in prepared.blocks)
        pieces = sorted(prepared.offsets.pieces, key=lambda p: p.original)
        return Article(prepared.text, parts, tuple(pieces))
    return Article(prepared.original, tuple(_with_gaps(prepared)))


def _with_gaps(prepared: Prepared) -> Iterable[Part]:
    """The blocks that were read, and between them those that were not."""
    offsets: OffsetMap = prepared.offsets
    done = 0
    for block in prepared.blocks:
        start, end = offsets.to_original(block.start, block.end)
        start = max(start, done)
        yield from _paragraphs(prepared.original, done, start, "unread")
        if end > start:
            yield Part(start, end, block.kind)
        done = max(done, end)
    yield from _paragraphs(prepared.original, done, len(prepared.original), "unread")


def _paragraphs(text: str, start: int, end: int, kind: BlockKind) -> Iterable[Part]:
    for match in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text[start:end]):
        words = match.group().rstrip()
        if _WORD.search(words):
            yield Part(start + match.start(), start + match.start() + len(words), kind)


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text with the cards whose evidence covers it, the widest first.

    ``first`` and ``last`` are those whose evidence begins or ends here.
    """

    text: str
    cards: tuple[Card, ...] = ()
    first: tuple[Card, ...] = ()
    last: tuple[Card, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A block of the article, cut into segments."""

    kind: BlockKind
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    card: Card


def blocks(article: Article, cards: Sequence[Card]) -> tuple[Block, ...]:
    """The article's blocks, with every card where its evidence stands.

    A card whose evidence crosses blocks begins in the first of them and ends in the last.
    """
    spans = [_span(article, card) for card in cards]
    spans = [s for s in spans if s.end > s.start]
    inside = [(part, _within(spans, part)) for part in article.parts]
    first, last = _edges(inside)
    return tuple(
        Block(part.kind, tuple(_segments(article.text, part, own, first, last)))
        for part, own in inside
    )


def _span(article: Article, card: Card) -> _Span:
    start, end = article.place(card.evidence.start, card.evidence.end)
    return _Span(start, end, card)


def _within(spans: list[_Span], part: Part) -> list[_Span]:
    """The spans that touch a block, cut to it, the widest first."""
    cut = [
        _Span(max(s.start, part.start), min(s.end, part.end), s.card)
        for s in spans
        if s.start < part.end and s.end > part.start
    ]
    return sorted(cut, key=lambda s: (s.start - s.end, s.card.number))


def _edges(inside: list[tuple[Part, list[_Span]]]) -> tuple[dict[int, int], dict[int, int]]:
    """Where each card, by its number, begins and ends in the blocks that it touches."""
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    for _, spans in inside:
        for span in spans:
            first.setdefault(span.card.number, span.start)
            last[span.card.number] = span.end
    return first, last


def _segments(
    text: str, part: Part, spans: list[_Span], first: dict[int, int], last: dict[int, int]
) -> Iterable[Segment]:
    edges = {part.start, part.end, *(e for s in spans for e in (s.start, s.end))}
    cuts = sorted(edges)
    for start, end in pairwise(cuts):
        own = tuple(s.card for s in spans if s.start <= start and s.end >= end)
        yield Segment(
            text=_CONTROL.sub("\ufffd", text[start:end]),
            cards=own,
            first=tuple(c for c in own if first[c.number] == start),
            last=tuple(c for c in own if last[c.number] == end),
        )
