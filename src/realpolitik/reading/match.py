"""Which pattern of the lexicon fits a verb, noun or adjective as it stands in its clause."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from realpolitik.lexicon.acts import Act, adjectives, verbs
from realpolitik.reading.doc import mention_at
from realpolitik.reading.grammar import (
    children,
    complements,
    conjuncts,
    particle,
    patients,
    prepositions,
)


def verb_act(doc: Doc, verb: Token) -> tuple[Act, list[Token]] | None:
    """The most specific pattern that fits a verb, with the object nouns that it used up."""
    rows = verbs().get(verb.lemma_.lower())
    if not rows:
        return None
    objects = [t for p in patients(verb) for t in conjuncts(p)]
    hanging = {p for p, _ in prepositions(verb)}
    hanging |= {p for o in objects for p, _ in prepositions(o)}
    hanging |= {"to"} if children(verb, "dative") else set()
    for act in rows:
        if act.particle != particle(verb) and not _adverb(verb, act.particle):
            continue
        if act.prep and not hanging.intersection(act.prep):
            continue
        used = _object_fits(doc, act, verb, objects)
        if used is not None:
            return act, used
    return None


def _adverb(verb: Token, word: str) -> bool:
    """ "out" that the parser took for an adverb or a preposition of the verb."""
    return bool(word) and any(
        c.lower_ == word and c.dep_ in {"advmod", "prep", "prt"} for c in verb.children
    )


def _object_fits(doc: Doc, act: Act, verb: Token, objects: list[Token]) -> list[Token] | None:
    """The object nouns that a pattern asks for; ``None`` where they are not there."""
    if not act.object:
        return []
    if "-" in act.object and not objects:
        return []
    if "clause" in act.object and complements(verb):
        return []
    if "@actor" in act.object and any(_is_actor(doc, o) for o in objects):
        return []
    used = [o for o in objects if act.takes(o.lemma_.lower())]
    return used or None


def _is_actor(doc: Doc, token: Token) -> bool:
    mention = mention_at(doc, token.i)
    return mention is not None and not mention.modifier


def adjective_act(word: Token) -> Act | None:
    """The pattern of a predicate adjective ("critical of", "averse to")."""
    hanging = {p for p, _ in prepositions(word)}
    for act in adjectives().get(word.lower_, ()):
        if act.prep and not hanging.intersection(act.prep):
            continue
        if "clause" in act.object and not complements(word):
            continue
        return act
    return None
