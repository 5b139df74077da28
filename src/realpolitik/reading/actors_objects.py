"""Pronouns as objects: "armed them", "asked him", "talked to them" are about somebody else."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from realpolitik.gazetteer.words import word_set
from realpolitik.reading.actors_clauses import reflexive, subject_of
from realpolitik.reading.actors_draft import Draft
from realpolitik.reading.actors_register import Register

Fits = Callable[[Draft], bool]


def own_subject(register: Register, token: Token, resolved: dict[int, Draft]) -> Draft | None:
    """Who acts in the clause of which a pronoun is an object."""
    verb = None if reflexive(token) else _verb(token)
    if token.dep_ == "pobj" and not _means_somebody(token):
        return None
    while verb is not None:
        subject = subject_of(verb)
        if subject is not None:
            found = register.by_token.get(subject.i) or resolved.get(subject.i)
            return found if subject.i != token.i else None
        verb = verb.head if _shares_subject(verb) else None
    return None


def _shares_subject(verb: Token) -> bool:
    """Whether a verb without a subject has that of the verb above ("came and praised him")."""
    if verb.dep_ == "conj":
        return True
    return verb.dep_ == "xcomp" and all(c.dep_ != "dobj" for c in verb.head.children)


def object_pronoun(register: Register, token: Token, fits: Fits, own: Draft | None) -> Draft | None:
    """Whom an object pronoun means: nearest in its sentence, then object or subject before it.

    ``fits`` tells whether a mention agrees with the pronoun; ``own`` is the clause's own subject,
    who is never meant.
    """
    if not _means_somebody(token):
        if token.lower_ not in ("him", "her"):
            return _parallel(register, token, fits, own)
        near = [*_here(register, token), *_all_before(register, token)]
        somebody = {d.code or d.name: d for d in near if fits(d) and not same(register, d, own)}
        return next(iter(somebody.values())) if len(somebody) == 1 else None
    pools = (_here(register, token), _objects_before(register, token), _all_before(register, token))
    for pool in pools:
        fitting = {d.code or d.name: d for d in pool if fits(d) and not same(register, d, own)}
        if len(fitting) == 1:
            return next(iter(fitting.values()))
        if fitting:
            return None
    return None


def same(register: Register, draft: Draft, other: Draft | None) -> bool:
    """Whether two mentions have somebody in common."""
    if other is None:
        return False
    one = {e.code or e.name for e in register.entities(draft)}
    two = {e.code or e.name for e in register.entities(other)}
    return bool(one & two)


def _verb(token: Token) -> Token | None:
    head = token.head
    if token.dep_ in ("dobj", "dative") and head.pos_ == "VERB":
        return head
    if token.dep_ == "pobj" and head.dep_ in ("prep", "dative") and head.head.pos_ == "VERB":
        return head.head
    return None


def _means_somebody(token: Token) -> bool:
    """Whether the verb takes people or powers there, not things."""
    verb = _verb(token)
    if verb is None:
        return False
    lemma = verb.lemma_.lower()
    if token.dep_ == "dative" or (token.dep_ == "pobj" and token.head.dep_ == "dative"):
        return True
    if token.dep_ == "dobj":
        return lemma in word_set("pronouns", "somebody")
    towards = lemma in word_set("pronouns", "towards")
    return towards and token.head.lower_ in ("to", "with", "against", "between")


def _here(register: Register, token: Token) -> Iterator[Draft]:
    """Other mentions of the sentence before the pronoun."""
    number = register.sentence(token.i)
    for draft in reversed(register.by_sentence.get(number, [])):
        if draft.end <= token.i and (not draft.modifier or draft.kind == "armed group"):
            yield draft


def _objects_before(register: Register, token: Token) -> Iterator[Draft]:
    for draft in _all_before(register, token):
        if register.root(draft).dep_ in ("dobj", "dative"):
            yield draft


def _all_before(register: Register, token: Token) -> Iterator[Draft]:
    number = register.sentence(token.i) - 1
    for draft in register.by_sentence.get(number, []):
        if not draft.modifier or draft.kind == "armed group":
            yield draft


def _parallel(register: Register, token: Token, fits: Fits, own: Draft | None) -> Draft | None:
    """The object of the sentence before, for the object of a sentence that goes on about it."""
    number = register.sentence(token.i) - 1
    if number < 0 or token.dep_ != "dobj" or token.head.dep_ != "ROOT":
        return None
    start, end = register.sentences[number]
    root = register.site.doc[start:end].root
    for child in root.children:
        draft = register.by_token.get(child.i) if child.dep_ == "dobj" else None
        if draft is not None and fits(draft) and not same(register, draft, own):
            return draft
    return None
