"""What can be wrong with a row of ``acts.csv``."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from realpolitik import codebook
from realpolitik.errors import UsageError
from realpolitik.lexicon.classes import classes, prepositions

if TYPE_CHECKING:
    from realpolitik.lexicon.acts import Act

POS = ("verb", "noun", "adj")
COMPLEMENTS = ("", "hypothetical", "future", "negated", "actual")
_SLOTS = frozenset({"obj", "subj", "clause", "poss", "mod", "mutual", "none"})


def problem(act: Act) -> str | None:
    """What a row breaks, in words, or ``None``."""
    return _form(act) or _coding(act) or _places(act)


def _form(act: Act) -> str | None:
    if not act.lemma or act.lemma != act.lemma.lower() or " " in act.lemma:
        return f"the lemma {act.lemma!r} is not one word in lower case"
    if act.pos not in POS:
        return f"the part of speech {act.pos!r} is not one of {', '.join(POS)}"
    if act.pos != "verb" and act.particle:
        return "only a verb has a particle"
    if act.pos == "verb" and act.agent and "subj" not in act.recipient:
        return "a verb's agent is its subject; leave the column empty"
    if act.pos == "noun" and not act.agent:
        return "a noun needs a place for its agent"
    if not 0 < act.weight <= 1:
        return "the weight is not a number above 0 and at most 1"
    if not act.source or not act.example:
        return "the example or the source is missing"
    return None


def _coding(act: Act) -> str | None:
    unknown = [v for v in (act.complement, act.force) if v not in COMPLEMENTS]
    if unknown:
        return f"{unknown[0]!r} is not one of {', '.join(filter(None, COMPLEMENTS))}"
    return _category(act.category, act.mode) or _contexts(act.contexts)


@cache
def _category(category: str, mode: str | None) -> str | None:
    try:
        codebook.score(category, mode)
    except UsageError as error:
        return error.what
    return None


@cache
def _contexts(names: tuple[str, ...]) -> str | None:
    unknown = [c for c in names if c not in codebook.contexts()]
    return f"{unknown[0]!r} is not a context" if unknown else None


def _places(act: Act) -> str | None:
    if not act.recipient:
        return "the recipient has no place; write none if it takes none"
    return _object(act.object) or _prep(act.prep) or _slots(act.recipient + act.agent)


@cache
def _object(words: tuple[str, ...]) -> str | None:
    for word in words:
        if word.startswith("@") and word != "@actor" and word[1:] not in classes():
            return f"{word!r} is not a class of nouns"
    return None


@cache
def _prep(entries: tuple[str, ...]) -> str | None:
    for entry in entries:
        word, _, wanted = entry.partition(":")
        if word not in prepositions():
            return f"{word!r} is not a preposition we know"
        if wanted.startswith("@") and wanted[1:] not in classes():
            return f"{wanted!r} is not a class of nouns"
    return None


@cache
def _slots(places: tuple[str, ...]) -> str | None:
    strange = [w for w in places if w not in _SLOTS and w not in prepositions()]
    return f"{strange[0]!r} is not a place for an actor" if strange else None
