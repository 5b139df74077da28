"""Lemmas as the lexicon spells them, where the model's own are not."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from spacy.tokens import Token

from realpolitik import tables

_HYPHENS = frozenset({"-", "‐", "–"})


@cache
def _forms() -> Mapping[tuple[str, str], str]:
    rows = tables.rows("lexicon", "lemmas.csv")
    return {(row["form"], row["pos"]): row["lemma"] for row in rows}


def lemma(token: Token) -> str:
    """The token's lemma in lower case.

    Slips of small models are put right ("staged" is not of "stag"), and a word joined to the one
    before by a hyphen is taken whole where the lexicon knows it whole ("test-fired").

    >>> from realpolitik.reading.pipeline import model
    >>> [lemma(t) for t in model()("Chile staged drills and test-fired rockets.")]
    ['chile', 'stage', 'drill', 'and', 'test', '-', 'test-fire', 'rocket', '.']
    """
    joined = _joined(token)
    if joined and (joined, "") in _forms():
        return _forms()[joined, ""]
    pos = "verb" if token.pos_ in {"VERB", "AUX"} else "noun"
    return _forms().get((token.lower_, pos)) or token.lemma_.lower()


def _joined(token: Token) -> str:
    """ "test-fired" for the "fired" that follows a hyphen, else empty."""
    if token.i < 2 or token.nbor(-1).text not in _HYPHENS:
        return ""
    return f"{token.nbor(-2).lower_}-{token.lower_}"
