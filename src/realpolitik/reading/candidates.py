"""Pairs of parties between which a sentence may tell an act, found by its grammar alone.

A doer stands where a subject, a passive's agent or a noun's owner stands; whom it concerns stands
anywhere below the same verb. Whether anything happens between the two is for the event model.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from realpolitik.lexicon.classes import in_class
from realpolitik.model.inputs import Pair
from realpolitik.reading.columns import columns
from realpolitik.reading.cues import cues
from realpolitik.reading.doc import text_of
from realpolitik.reading.grammar import (
    agents,
    complements,
    conjuncts,
    datives,
    patients,
    prepositions,
    subjects,
    subtree_bounds,
)
from realpolitik.reading.match import noun_act
from realpolitik.reading.roles import POSSESSED, Party, parties, qualifiers, words
from realpolitik.records import Entity

MOST = 8
"""Pairs of a sentence that are put to the model."""

LONGEST_PHRASE = 120
"""Characters; a longer phrase is not given as a party."""

_DEEP = 3
_WHERE = frozenset({"in", "at", "near", "inside", "outside", "around"})
_BODIES = frozenset({"ORG", "PERSON", "NORP", "GPE"})
_AMOUNTS = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL"})
_LOOSE = frozenset({"relcl", "acl", "appos", "advcl", "punct", "advmod"})
_TELLING = frozenset(
    ["say", "claim", "think", "emphasise", "quote", "call", "foresee", "hope", "doubt"]
)
_NOT_ACTS = frozenset({"be", "have", "do", "become", "seem", "remain", "include", "contain"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A verb, who may have done it and to whom; ``head`` heads the phrase that names the latter."""

    verb: Token
    source: tuple[Party, ...]
    target: tuple[Party, ...]
    head: Token
    doer: Token

    @property
    def pair(self) -> Pair:
        """The two as they are put to the model."""
        return pair_of(self.verb.sent, self.doer, self.head)

    @property
    def is_known(self) -> bool:
        """Whether the target is somebody whom our tables know."""
        return any(e.code for p in self.target for e in p.entities)

    @property
    def is_thing(self) -> bool:
        """Whether the target is neither known nor called by a word for people or bodies."""
        body = self.head.ent_type_ in _BODIES or self.head.lemma_.lower() in words("agents")
        return all(e.via == "phrase" for p in self.target for e in p.entities) and not body

    @property
    def is_arm(self) -> bool:
        """Whether the target is what one strikes with, not what is struck."""
        return self.is_thing and in_class(self.head.lemma_.lower(), "arms")

    @property
    def is_place(self) -> bool:
        """Whether the target stands behind a preposition of place: "will meet in Brazil"."""
        return self.head.dep_ == "pobj" and self.head.head.lower_ in _WHERE


def candidates(doc: Doc, sent: Span) -> list[Candidate]:
    """The candidates of a sentence, those of its main clause first."""
    seen = columns(doc)
    verbs = [
        seen.tokens[i]
        for i in range(sent.start, sent.end)
        if seen.pos[i] == "VERB" and _may_act(seen.tokens[i])
    ]
    found = [c for verb in verbs for c in _of_verb(doc, sent, verb)]
    return found[:MOST]


def _may_act(verb: Token) -> bool:
    """False for having and being, and for verbs that only open what somebody says or thinks."""
    cue = cues("verb").get(verb.lemma_)
    return verb.lemma_ not in _NOT_ACTS and (cue is None or cue.family not in _TELLING)


def pair_of(sent: Span, source: Token | None, target: Token | None) -> Pair:
    """How two noun phrases of a sentence are put to the model."""
    return Pair(sent.text, _span(sent, source), _span(sent, target))


def _span(sent: Span, head: Token | None) -> tuple[int, int] | None:
    if head is None or not sent.start <= head.i < sent.end:
        return None
    start, end = _bounds(sent, head)
    return start - sent.start_char, end - sent.start_char


def _bounds(sent: Span, head: Token) -> tuple[int, int]:
    """A noun phrase without its clauses and appositions, in characters of the doc."""
    low, high = subtree_bounds(head, _LOOSE)
    last = head.doc[min(high, sent.end) - 1]
    return head.doc[max(low, sent.start)].idx, last.idx + len(last)


def _of_verb(doc: Doc, sent: Span, verb: Token) -> Iterator[Candidate]:
    for doer in (subjects(verb) or agents(verb))[:2]:
        if not sent.start <= doer.i < sent.end:
            continue
        source = tuple(parties(doc, doer)) or _unresolved(doc, doer, _BODIES)
        if not source:
            continue
        seen = {doer.i}
        for head in _below(verb):
            if head.i in seen or head.i in {p.token for p in source}:
                continue
            seen.add(head.i)
            target = tuple(parties(doc, head) or qualifiers(doc, head))
            target = target or _unresolved(doc, head, None)
            if target and _apart(source, target):
                yield Candidate(verb, source, target, head, doer)


def _unresolved(doc: Doc, head: Token, kinds: frozenset[str] | None) -> tuple[Party, ...]:
    """A phrase that names nobody we know, as a party without a code.

    Args:
        doc: the document.
        head: the head of the phrase.
        kinds: what the parser's names must be of; ``None`` takes any noun that is no date or sum.
    """
    if head.pos_ not in {"NOUN", "PROPN"} or head.ent_type_ in _AMOUNTS or noun_act(head):
        return ()
    if (
        kinds is not None
        and head.ent_type_ not in kinds
        and head.lemma_.lower() not in words("agents")
    ):
        return ()
    start, end = _bounds(head.sent, head)
    if end - start > LONGEST_PHRASE:
        return ()
    text = text_of(doc)[start:end]
    entity = Entity(text=text, start=start, end=end, via="phrase")
    return (Party((entity,), POSSESSED, head.i),)


def _apart(source: tuple[Party, ...], target: tuple[Party, ...]) -> bool:
    """True where the two sides aren't the same party, and somebody is known on one of them."""
    ours = {(e.code, e.sector, e.name or e.text) for p in source for e in p.entities}
    theirs = {(e.code, e.sector, e.name or e.text) for p in target for e in p.entities}
    return not theirs <= ours and any(key[0] for key in ours | theirs)


def _below(verb: Token) -> Iterator[Token]:
    """The heads of the noun phrases below a verb, nearest first."""
    nearest = [*datives(verb), *patients(verb), *(o for _, o in prepositions(verb))]
    for head in nearest:
        yield from _with_phrases(head, 0)
    for clause in complements(verb):
        yield from (s for s in subjects(clause) if s.i > verb.i)
        for head in [*patients(clause), *(o for _, o in prepositions(clause))]:
            yield from _with_phrases(head, 1)


def _with_phrases(head: Token, depth: int) -> Iterator[Token]:
    """A noun and those in the phrases that hang on it: "an attack on a base in the west"."""
    if head.pos_ in {"NOUN", "PROPN", "PRON", "NUM"}:
        yield head
    if depth < _DEEP:
        for _, inner in prepositions(head):
            yield from _with_phrases(inner, depth + 1)
    yield from conjuncts(head)[1:2]
