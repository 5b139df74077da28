"""Is it English? Quickly, by the share of English function words."""

from __future__ import annotations

import re
from functools import cache

from realpolitik.tables import rows

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LOOKED_AT = 20_000
"""Characters that are enough to tell a language by."""

_SHARE = 0.2
_FEWEST = 20


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of a text's language, or ``None`` where too little says anything.

    Of fewer than 20 words, one word that no other language of our table has makes it English.

    >>> language_of("The minister said that the treaty would be signed.")
    'en'
    >>> language_of("Wien, Ottakring") is None
    True
    """
    words = [w.lower() for w in _WORD.findall(text[:_LOOKED_AT])]
    if len(words) < _FEWEST:
        return "en" if any(w in _english(alone=True) for w in words) else None
    hits = sum(w in _english() for w in words)
    return "en" if hits >= _SHARE * len(words) else _guess(text[:_LOOKED_AT])


def _guess(text: str) -> str:
    """The language by a trained model, which takes most of a second to load."""
    import py3langid

    return str(py3langid.classify(text)[0])


@cache
def _english(*, alone: bool = False) -> frozenset[str]:
    """English function words; ``alone`` those that no other language shares."""
    table = rows("documents", "function_words.csv")
    return frozenset(row["word"] for row in table if not (alone and row["also"]))
