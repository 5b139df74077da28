"""Names as sequences of word pieces, and a trie that finds the longest one at each place.

Pieces are the same whether a name is spelt with a hyphen, a space, an accent or a curly
apostrophe, so that "Kim Jong-un", "Kim Jong Un" and "Vučić", "Vucic" meet.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import KeysView, Sequence
from functools import lru_cache
from typing import Any, Generic, TypeVar

T = TypeVar("T")

_PIECE = re.compile(r"'s\b|[\w.&]+(?:'(?!s\b)\w+)*|[^\w\s\-–—]")
_PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "´": "'", "`": "'", "ı": "i", "ø": "o", "ł": "l", "đ": "d", "Ł": "L"}
)
_END = ""
# Greek and Cyrillic letters that pass for Latin ones where somebody typed a name in another layout.
_PLAIN |= {
    ord(a): b for a, b in zip("όοΟаАеЕоОсСрРхХуіІТМНВК", "ooOaAeEoOcCpPxXyiITMHBK", strict=True)
}


def fold(word: str) -> str:
    """The word without accents and with straight apostrophes.

    >>> fold("Erdoğan’s")
    "Erdogan's"
    """
    if word.isascii():
        return word
    decomposed = unicodedata.normalize("NFKD", word.translate(_PLAIN))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


@lru_cache(maxsize=65536)
def pieces(text: str) -> tuple[str, ...]:
    """The pieces of a name or a token; hyphens and blanks part them and are dropped.

    >>> pieces("U.S.-backed"), pieces("People's Daily"), pieces("Sana'a")
    (('U.S.', 'backed'), ('People', "'s", 'Daily'), ("Sana'a",))
    """
    if text.isascii() and text.replace(" ", "").isalpha():
        return tuple(text.split())
    return tuple(_PIECE.findall(fold(text)))


class Trie(Generic[T]):
    """Values under sequences of pieces; several values may share a sequence."""

    def __init__(self) -> None:
        self._root: dict[str, Any] = {}

    def add(self, key: Sequence[str], value: T) -> None:
        """Store a value; an empty key is ignored."""
        if not key:
            return
        node = self._root
        for piece in key:
            node = node.setdefault(piece, {})
        values: list[T] = node.setdefault(_END, [])
        if value not in values:
            values.append(value)

    def roots(self) -> KeysView[str]:
        """The pieces that a key may begin with."""
        return self._root.keys()

    def starts(self, piece: str) -> bool:
        """Whether any key begins with the piece."""
        return piece in self._root

    def longest(self, sequence: Sequence[str], at: int) -> tuple[int, list[T]] | None:
        """The end (exclusive) and values of the longest key that starts at a place."""
        node = self._root
        found: tuple[int, list[T]] | None = None
        for position in range(at, len(sequence)):
            following = node.get(sequence[position])
            if following is None:
                break
            node = following
            if _END in node:
                found = position + 1, node[_END]
        return found
