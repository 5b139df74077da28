"""Which pattern of the lexicon fits a verb, noun or adjective as it stands in its clause."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from realpolitik.lexicon.acts import Act, adjectives, nouns, prep_fits, verbs
from realpolitik.lexicon.lemmas import lemma
from realpolitik.reading.doc import mention_at
from realpolitik.reading.grammar import (
    children,
    complements,
    conjuncts,
    datives,
    particle,
    particles,
    patients,
    prepositions,
)

_PERSONS = frozenset({"@person", "@leader"})
"""Classes that a named person belongs to, whatever the name ("jailed Navalny")."""


def verb_act(doc: Doc, verb: Token) -> tuple[Act, list[Token]] | None:
    """The most specific pattern that fits a verb, with the object nouns that it used up."""
    rows = verbs().get(lemma(verb))
    if not rows:
        return None
    loose = {particle(verb), *particles(verb)}
    rows = tuple(act for act in rows if act.particle in loose)
    if not rows:
        return None
    objects = [t for p in patients(verb) for t in conjuncts(p)]
    own = {(p, lemma(o)) for p, o in prepositions(verb)}
    own |= {("to", lemma(o)) for o in datives(verb)}
    hanging = own | {(p, lemma(o)) for noun in objects for p, o in prepositions(noun)}
    for act in rows:
        if not prep_fits(act, hanging if act.object else own):
            continue
        used = _object_fits(doc, act, verb, objects)
        if used is not None:
            return act, used
    return None


def _object_fits(doc: Doc, act: Act, verb: Token, objects: list[Token]) -> list[Token] | None:
    """The object nouns that a pattern asks for; ``None`` where they are not there."""
    if not act.object:
        return []
    if "-" in act.object and not objects:
        return []
    if "clause" in act.object and _clause_fits(act, verb):
        return []
    if "@actor" in act.object and any(_is_actor(doc, o) for o in objects):
        return []
    if _PERSONS.intersection(act.object) and any(_is_person(doc, o) for o in objects):
        return []
    used = [o for o in objects if act.takes(lemma(o))]
    return used or None


def _clause_fits(act: Act, verb: Token) -> bool:
    """Whether a governed clause is one that the act can take.

    Telling that something *is* so asks for nothing: a request needs an infinitive, a bare verb
    ("demanded that they leave") or "should"; and "asked to be excused" asks nobody to act.
    """
    clauses = complements(verb)
    if act.category == "CONCEDE":
        return any(not _is_idle(c) for c in clauses)
    if act.category != "REQUEST":
        return bool(clauses)
    return any(_is_directive(c) for c in clauses)


def _is_idle(clause: Token) -> bool:
    """True for "let it be known": nobody is allowed anything."""
    return any(
        c.lower_ in {"it", "themselves", "itself", "himself"}
        for c in children(clause, "nsubj", "nsubjpass")
    )


def _is_directive(clause: Token) -> bool:
    if any(c.dep_ == "auxpass" and c.tag_ == "VB" for c in clause.children) and not children(
        clause, "nsubjpass"
    ):
        return False
    if any(c.tag_ == "MD" for c in clause.children):
        return any(c.lower_ in {"should", "must"} for c in clause.children)
    infinitive = any(c.tag_ == "TO" for c in clause.children)
    return infinitive or clause.tag_ in {"VB", "VBP"}


def _is_actor(doc: Doc, token: Token) -> bool:
    mention = mention_at(doc, token.i)
    return mention is not None and not mention.modifier


def _is_person(doc: Doc, token: Token) -> bool:
    mention = mention_at(doc, token.i)
    return mention is not None and not mention.modifier and mention.kind in {"person", "office"}


def adjective_act(word: Token) -> Act | None:
    """The pattern of a predicate adjective ("critical of", "averse to")."""
    hanging = {(p, lemma(o)) for p, o in prepositions(word)}
    for act in adjectives().get(word.lower_, ()):
        if not prep_fits(act, hanging):
            continue
        if "clause" in act.object and not complements(word):
            continue
        return act
    return None


def noun_act(noun: Token) -> Act | None:
    """The pattern of an act-noun whose qualifiers and prepositions are there."""
    rows = nouns().get(lemma(noun)) or nouns().get(noun.lower_)
    if not rows:
        return None
    hanging = {(p, lemma(o)) for p, o in prepositions(noun)}
    words = [lemma(c) for c in noun.children if c.dep_ in {"amod", "compound", "nmod"}]
    for act in rows:
        if act.object and not any(act.takes(word) for word in words):
            continue
        if prep_fits(act, hanging):
            return act
    return None
