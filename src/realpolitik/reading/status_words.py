"""What single words do to the act below them, by ``lexicon/status.csv``.

A word may do different things to an infinitive ("forgot to sign"), a finite clause ("forgot that
it signed"), a noun ("called the raid a crime") and what a preposition brings ("stopped from
signing"); a row for the one case goes before the row for any.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from spacy.tokens import Token

from realpolitik import tables
from realpolitik.lexicon.lemmas import lemma
from realpolitik.reading.grammar import children, particle

DECIDING = frozenset({"future", "hypothetical", "negated", "historical"})
COPULAS = frozenset({"be", "seem", "appear", "look", "become", "remain", "prove", "sound"})
_KINDS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj"}
_INDEFINITE = frozenset({"a", "an", "any", "another", "some"})
_DENYING = frozenset({"no", "never", "neither", "nor"})


@cache
def effects(pos: str) -> Mapping[str, str]:
    """What the words of one kind do to the act below them, by lemma."""
    found = tables.rows("lexicon", "status.csv")
    return {row["lemma"]: row["effect"] for row in found if row["pos"] == pos}


@cache
def _denied() -> Mapping[tuple[str, str], str]:
    """What a word does when it is itself denied, where that is not the plain reverse."""
    found = tables.rows("lexicon", "status.csv")
    return {(row["lemma"], row["pos"]): row["denied"] for row in found if row["denied"]}


def kind_of(word: Token) -> str:
    """The kind of word as the table has it: ``verb``, ``noun`` or ``adj``."""
    return _KINDS.get(word.pos_, "verb")


def row_of(word: Token, below: str, prep: str = "") -> tuple[str, str] | None:
    """The lemma and kind of the row that holds for a word, the most specific first.

    Args:
        word: the verb, noun or adjective that governs.
        below: what it governs: ``inf``, ``finite``, ``noun`` or ``prep``.
        prep: the preposition between the two, if there is one.
    """
    form, kind, loose = lemma(word), kind_of(word), particle(word)
    names = [f"{form} {other}" for other in (prep, loose) if other]
    for name in (*names, form, word.lower_):
        for pos in (f"{kind}-{below}", kind):
            if name in effects(pos):
                return name, pos
    return None


def effect_of(word: Token, below: str, governors: Mapping[int, str], prep: str = "") -> str | None:
    """What a governing word does to what is below it; ``transparent`` where it does nothing.

    A word that makes its complement come true ("forced", "managed") does so whatever act it is.
    """
    row = row_of(word, below, prep)
    effect = effects(row[1])[row[0]] if row else None
    if row is not None and "-" in row[1]:
        return effect
    return governors.get(word.i) or effect


def reversed_effect(word: Token, effect: str, below: str, prep: str = "") -> str:
    """What a governing word does that is itself denied: "no plan to", "did not fail to"."""
    row = row_of(word, below, prep)
    stated = _denied().get(row) if row else None
    if stated:
        return stated
    return "actual" if effect == "negated" else "negated"


def is_denied(word: Token) -> bool:
    """True where a governing word is denied, or is the object of one that undoes it."""
    denying = (c for c in word.children if c.dep_ in {"det", "neg", "advmod", "preconj"})
    if negation(word) is not None or any(c.lower_ in _DENYING for c in denying):
        return True
    above = word.head
    if kind_of(word) != "noun" or word.dep_ not in {"dobj", "nsubjpass"}:
        return kind_of(word) == "adj" and above.lemma_ in COPULAS and negation(above) is not None
    undone = row_of(above, "noun")
    return negation(above) is not None or (
        undone is not None and effects(undone[1])[undone[0]] == "negated"
    )


def negation(verb: Token) -> Token | None:
    """The word that denies a verb: "not", "never", "no longer", "hardly ever"."""
    for child in verb.children:
        if child.dep_ == "neg" or effects("adv").get(child.lower_) == "negated":
            return None if _not_only(child) else child
        if child.dep_ == "advmod" and child.i < verb.i + 3:
            deep = (c for c in child.children if c.dep_ == "neg" or c.lower_ in {"no", "hardly"})
            found = next(deep, None)
            if found is not None:
                return found
    return None


def _not_only(negating: Token) -> bool:
    following = negating.nbor(1) if negating.i + 1 < len(negating.doc) else negating
    return following.lower_ in {"only", "just", "merely"}


def is_infinitive(node: Token) -> bool:
    """True for "to sign"."""
    return any(c.tag_ == "TO" and c.dep_ == "aux" for c in node.children)


def is_perfect(node: Token) -> bool:
    """True for "(to) have signed"."""
    return any(c.lower_ in {"have", "'ve"} and c.dep_ == "aux" for c in node.children)


def is_indefinite(noun: Token) -> bool:
    """True for "an attack", "any attack"."""
    return any(c.dep_ == "det" and c.lower_ in _INDEFINITE for c in noun.children)


def is_definite(noun: Token) -> bool:
    """True for "the attack", "its attack"."""
    return any(c.dep_ == "poss" or c.lower_ == "the" for c in noun.children)


def has_no_article(noun: Token) -> bool:
    """True for "attacks"."""
    return not children(noun, "det", "poss")
