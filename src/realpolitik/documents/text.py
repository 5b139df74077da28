"""Prepared text: what the readers hand to ``reading``, with the way back to the original."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

from realpolitik.records import Document

BlockKind = Literal["heading", "paragraph", "bullet"]


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the clean text that no sentence crosses."""

    start: int
    end: int
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Piece:
    """``length`` characters at ``clean`` in the clean text stand at ``original`` in the source."""

    clean: int
    original: int
    length: int


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """From offsets of the clean text to offsets of the original.

    >>> OffsetMap((Piece(0, 3, 5), Piece(6, 20, 4))).to_original(6, 10)
    (20, 24)
    """

    pieces: tuple[Piece, ...]

    def to_original(self, start: int, end: int) -> tuple[int, int]:
        """The original span that covers the clean span ``start`` to ``end`` (exclusive)."""
        first = self._at(start)
        return first, max(first, self._at(end - 1) + 1 if end > start else first)

    def _at(self, offset: int) -> int:
        if not self.pieces:
            return offset
        index = bisect_right(self.pieces, offset, key=lambda p: p.clean) - 1
        piece = self.pieces[max(index, 0)]
        return piece.original + min(max(offset - piece.clean, 0), piece.length)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document ready to be read.

    ``text`` is what is read: blocks parted by blank lines, boilerplate, byline and dateline left
    out, no-break spaces and line breaks within a block turned into spaces. ``original`` is the
    file as decoded. ``notes`` says what the reader noticed (no date, replaced bytes, …).
    """

    document: Document
    original: str
    text: str
    blocks: tuple[Block, ...]
    offsets: OffsetMap
    notes: tuple[str, ...] = ()
