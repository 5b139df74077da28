"""A text in which every character knows where it came from.

The readers and the cleaner only ever cut such a text or replace one character by one, so that the
way back to the original stays exact.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from realpolitik.documents.text import Piece

NOWHERE = -1
"""The origin of a character that we put in ourselves."""


@dataclass(frozen=True, slots=True)
class Mapped:
    """``text`` with, for each character, the original span ``starts[i]`` to ``ends[i]``.

    >>> Mapped.of("a b c").cut([(1, 4)]).starts.tolist()
    [0, 4]
    """

    text: str
    starts: array[int]
    ends: array[int]

    @classmethod
    def of(cls, text: str, at: int = 0) -> Mapped:
        """A text that stands as it is in the original, at the offset ``at``."""
        size = len(text)
        return cls(text, array("q", range(at, at + size)), array("q", range(at + 1, at + size + 1)))

    @classmethod
    def inserted(cls, text: str) -> Mapped:
        """A text that the original does not have."""
        nowhere = array("q", [NOWHERE]) * len(text)
        return cls(text, nowhere, nowhere[:])

    @classmethod
    def join(cls, parts: Iterable[Mapped]) -> Mapped:
        """One text after the other."""
        texts: list[str] = []
        starts, ends = array("q"), array("q")
        for part in parts:
            texts.append(part.text)
            starts.extend(part.starts)
            ends.extend(part.ends)
        return cls("".join(texts), starts, ends)

    def __len__(self) -> int:
        return len(self.text)

    def part(self, start: int, end: int) -> Mapped:
        """The characters ``start`` to ``end`` (exclusive)."""
        return Mapped(self.text[start:end], self.starts[start:end], self.ends[start:end])

    def cut(self, spans: Iterable[tuple[int, int]]) -> Mapped:
        """The text without some spans, which are in order and do not overlap."""
        texts: list[str] = []
        starts, ends = array("q"), array("q")
        at = 0
        for start, end in [*spans, (len(self), len(self))]:
            texts.append(self.text[at:start])
            starts.extend(self.starts[at:start])
            ends.extend(self.ends[at:start])
            at = end
        return Mapped("".join(texts), starts, ends)

    def cut_all(self, pattern: re.Pattern[str]) -> Mapped:
        """The text without what a pattern matches: its groups, or all of it where it has none."""
        if not pattern.search(self.text):
            return self
        groups = range(1, pattern.groups + 1) if pattern.groups else range(1)
        found = (m.span(g) for m in pattern.finditer(self.text) for g in groups)
        return self.cut(span for span in found if span[0] >= 0)

    def translate(self, table: Mapping[str, str]) -> Mapped:
        """The text with single characters replaced by single characters."""
        text = self.text
        for old, new in table.items():
            text = text.replace(old, new)
        return Mapped(text, self.starts, self.ends) if text != self.text else self

    def strip(self) -> Mapped:
        """The text without blanks at its ends."""
        start = len(self.text) - len(self.text.lstrip())
        end = max(start, len(self.text.rstrip()))
        return self.part(start, end) if (start, end) != (0, len(self.text)) else self

    def pieces(self) -> tuple[Piece, ...]:
        """The map back to the original, as runs."""
        if not self.text:
            return ()
        starts = np.frombuffer(self.starts, dtype=np.int64)
        ends = np.frombuffer(self.ends, dtype=np.int64)
        plain = ends - starts == 1
        joins = plain[1:] & plain[:-1] & (starts[1:] == ends[:-1])
        firsts = [0, *(np.flatnonzero(~joins) + 1).tolist()]
        runs = zip(firsts, [*firsts[1:], len(self)], strict=True)
        return tuple(self._piece(a, b) for a, b in runs if self.starts[a] != NOWHERE)

    def _piece(self, start: int, end: int) -> Piece:
        width = self.ends[end - 1] - self.starts[start]
        length = end - start
        return Piece(start, self.starts[start], length, 0 if width == length else width)
