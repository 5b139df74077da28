"""Finds the blocks that an extractor took from a page again in the page's source."""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass
from difflib import SequenceMatcher

from realpolitik.documents.mapped import NOWHERE, Mapped
from realpolitik.documents.normalise import normalise

_BLANKS = re.compile(r"\s+")
_ANCHOR = 24
_COMPARED = 4000
"""Characters up to which a block that was changed is compared letter by letter."""

_PATIENCE = 200
"""Blocks that may be missing before the whole source is no longer searched for each."""


@dataclass(slots=True)
class Aligner:
    """Places blocks in a source, one after the other, blanks and tags between left aside."""

    source: str
    stream: Mapped
    cursor: int = 0
    missing: int = 0

    @classmethod
    def over(cls, source: str, visible: Mapped) -> Aligner:
        """An aligner over the visible characters of a source."""
        return cls(source, normalise(visible).cut_all(_BLANKS))

    def place(self, text: str) -> Mapped:
        """The text with the origin of each character; ``NOWHERE`` where it was not found."""
        clean = normalise(Mapped.of(text)).text
        key = _BLANKS.sub("", clean)
        at = self._find(key)
        if at >= 0:
            self.cursor = at + len(key)
            return self._spread(clean, list(range(at, at + len(key))))
        origins = self._compare(key)
        if origins is None:
            self.missing += 1
            return Mapped.inserted(clean)
        return self._spread(clean, origins)

    def before(self, text: str, *, limit: int) -> Mapped | None:
        """A text placed at its last occurrence that ends before the stream's ``limit``."""
        clean = normalise(Mapped.of(text)).text
        key = _BLANKS.sub("", clean)
        at = self.stream.text.rfind(key, 0, limit) if key else -1
        return self._spread(clean, list(range(at, at + len(key)))) if at >= 0 else None

    def _find(self, key: str) -> int:
        at = self.stream.text.find(key, self.cursor)
        if at < 0 and self.missing < _PATIENCE:
            at = self.stream.text.find(key)
        return at

    def _compare(self, key: str) -> list[int] | None:
        """Origins by the nearest likeness between the block's first and last letters."""
        if not 2 * _ANCHOR <= len(key) <= _COMPARED or self.missing >= _PATIENCE:
            return None
        start = self.stream.text.find(key[:_ANCHOR], self.cursor)
        end = self.stream.text.find(key[-_ANCHOR:], start + _ANCHOR) if start >= 0 else -1
        if end < 0 or end - start > 2 * len(key):
            return None
        self.cursor = end + _ANCHOR
        origins = [NOWHERE] * len(key)
        same = SequenceMatcher(None, key, self.stream.text[start : self.cursor], autojunk=False)
        for a, b, size in same.get_matching_blocks():
            origins[a : a + size] = range(start + b, start + b + size)
        return origins

    def _spread(self, text: str, origins: list[int]) -> Mapped:
        """The text's letters at the stream's places ``origins``, blanks where blanks follow."""
        starts, ends = array("q"), array("q")
        at = iter(origins)
        for char in text:
            place = NOWHERE if char.isspace() else next(at)
            if place != NOWHERE:
                starts.append(self.stream.starts[place])
                ends.append(self.stream.ends[place])
                continue
            blank = char.isspace() and bool(ends) and self._blank_at(ends[-1])
            starts.append(ends[-1] if blank else NOWHERE)
            ends.append(starts[-1] + 1 if blank else NOWHERE)
        return Mapped(text, starts, ends)

    def _blank_at(self, offset: int) -> bool:
        return 0 <= offset < len(self.source) and self.source[offset].isspace()
