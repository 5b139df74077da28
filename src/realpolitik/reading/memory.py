"""What a long run may keep: spaCy remembers every word that it has ever seen.

Common words are worth it, since a word met again is read quicker. Of a long run the rest are names
and misprints that hardly come again, yet fill the memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from spacy.language import Language

STRINGS = 400_000
"""Strings that a model keeps; what is met beyond them is forgotten after its batch."""

LEMMAS = 200_000
"""Forms whose lemma is kept; beyond them it starts anew."""


@contextmanager
def bounded(nlp: Language) -> Iterator[None]:
    """Keep the memory of a model bounded while documents go through it.

    No doc that was made within may be used after it, since its words may be forgotten by then.
    """
    _trim(nlp)
    vocab: Any = nlp.vocab
    if len(vocab.strings) < STRINGS or vocab.in_memory_zone:
        yield
        return
    with nlp.memory_zone():
        yield


def _trim(nlp: Language) -> None:
    for _, component in nlp.components:
        cache = getattr(component, "cache", None)
        if isinstance(cache, dict) and len(cache) > LEMMAS:
            cache.clear()
