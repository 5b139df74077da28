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
    """``length`` characters at ``clean`` in the clean text stand at ``original`` in the source.

    ``width`` is how many characters they fill there when that is not ``length`` (an HTML entity);
    0 means as many.
    """

    clean: int
    original: int
    length: int
    width: int = 0


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """From offsets of the clean text to offsets of the original.

    >>> OffsetMap((Piece(0, 3, 5), Piece(6, 20, 4))).to_original(6, 10)
    (20, 24)
    """

    pieces: tuple[Piece, ...]

    def to_original(self, start: int, end: int) -> tuple[int, int]:
        """The original span that covers the clean span ``start`` to ``end`` (exclusive)."""
        first = self._point(start)
        return first, max(first, self._point(end, closing=True) if end > start else first)

    def _point(self, offset: int, *, closing: bool = False) -> int:
        """Where an offset stands; a closing one belongs to the character before it."""
        if not self.pieces:
            return offset
        probe = offset - 1 if closing else offset
        piece = self.pieces[max(bisect_right(self.pieces, probe, key=lambda p: p.clean) - 1, 0)]
        inside = max(offset - piece.clean, 0)
        if inside < piece.length:
            return piece.original + inside
        return piece.original + (piece.width or piece.length)


@dataclass(frozen=True, slots=True)
class Dateline:
    """What stood before the first words of a report: "SEOUL, June 19 (Reuters) -"."""

    place: str | None
    date: str | None
    agency: str | None


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document ready to be read.

    ``text`` is what is read: blocks parted by blank lines, boilerplate, byline and dateline left
    out, no-break spaces and line breaks within a block turned into spaces. ``original`` is the
    file as decoded. ``notes`` says what the reader noticed (no date, replaced bytes, …).
    ``html`` says whether ``original`` is HTML source.
    """

    document: Document
    original: str
    text: str
    blocks: tuple[Block, ...]
    offsets: OffsetMap
    notes: tuple[str, ...] = ()
    dateline: Dateline | None = None
    html: bool = False
