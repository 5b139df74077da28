"""Discourse: what a sentence leaves unsaid because the sentences before it have said it.

"The council condemned the attacks" names no culprit; the last attacks told of do. "It has not
lifted that ban" leaves out against whom. Only the nearest earlier act of the fitting kind fills a
gap, and what is filled in this way counts for less (``INFERRED``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, Token

from realpolitik.lexicon.acts import in_class
from realpolitik.lexicon.lemmas import lemma
from realpolitik.reading.columns import columns
from realpolitik.reading.doc import block_at
from realpolitik.reading.drafts import Draft
from realpolitik.reading.grammar import conjuncts, patients, prepositions, subjects
from realpolitik.reading.match import noun_act
from realpolitik.reading.roles import Party, parties
from realpolitik.reading.status import is_condition

INFERRED = 0.65
"""The strength of a party taken from an earlier sentence."""

_SAME_ACT, _FOE, _MOVE = 30, 10, 2
"""How many sentences back to look for the same act, for an adversary, for a move replied to."""

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "such", "its", "their", "his"})
_REPLIES = frozenset({"REJECT", "ACCUSE", "REQUEST", "SUPPORT", "CONCEDE"})


@dataclass(frozen=True, slots=True)
class _Told:
    sentence: int
    block: int
    category: str
    quad: int
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    lemmas: tuple[str, ...] = ()


@dataclass(slots=True)
class Memory:
    """The acts told so far in a document, in order."""

    told: list[_Told] = field(default_factory=list)
    topics: list[tuple[int, int, Party]] = field(default_factory=list)

    def note_subject(self, party: Party, sentence: int, block: int) -> None:
        """Remember who a sentence was about, acts or none."""
        self.topics.append((sentence, block, party))

    def note(self, draft: Draft, sentence: int, block: int) -> None:
        """Remember an act with its parties."""
        if draft.actors and not draft.dropped:
            self.told.append(
                _Told(
                    sentence,
                    block,
                    draft.category,
                    draft.quad,
                    tuple(draft.actors),
                    tuple(draft.recipients),
                    tuple(lemma(t) for t in draft.tokens),
                )
            )

    def signers(self, codes: set[str], sentence: int) -> list[Party]:
        """The parties to the last accord told of, except those asking."""
        for one in self._back(sentence, _SAME_ACT):
            if any(in_class(word, "accord") for word in one.lemmas):
                both = _inferred((*one.actors, *one.recipients))
                others = [p for p in both if _codes([p]) and not _codes([p]) & codes]
                if others:
                    return others
        return []

    def doers(self, category: str, sentence: int) -> list[Party]:
        """Who did the last act of a category, not counting this sentence's own."""
        for one in self._back(sentence, _SAME_ACT):
            if one.category == category:
                return _inferred(one.actors)
        return []

    def beneficiary(self, codes: set[str], sentence: int) -> list[Party]:
        """Whom every gift and promise of the text so far was meant for, if it is one party."""
        gifts = [t for t in self._back(sentence, sentence + 1) if t.category in {"AID", "AGREE"}]
        meant = [t.recipients for t in gifts if t.recipients]
        if len({frozenset(_codes(r)) for r in meant}) != 1:
            return []
        return [p for p in _inferred(meant[0]) if not _codes([p]) & codes]

    def adversary(self, codes: set[str], sentence: int) -> list[Party]:
        """The other side of the last conflict that somebody was in."""
        for one in self._back(sentence, _FOE):
            involved = codes & (_codes(one.actors) | _codes(one.recipients))
            other = _other(one, codes) if one.quad > 2 and involved else []
            if other:
                return other
        return []

    def mover(self, codes: set[str], sentence: int, block: int) -> list[Party]:
        """Who made the move that a definite noun of the same paragraph refers back to."""
        for one in self._back(sentence + 1, _MOVE):
            other = _other(one, codes) if one.block == block else []
            if other:
                return other
        for number, where, party in reversed(self.topics):
            if (
                where == block
                and sentence - _MOVE <= number < sentence
                and not _codes([party]) & codes
            ):
                return _inferred([party]) if _codes([party]) else []
        return []

    def _back(self, sentence: int, reach: int) -> Iterable[_Told]:
        return (t for t in reversed(self.told) if sentence - reach <= t.sentence < sentence)


def _codes(found: Iterable[Party]) -> set[str]:
    return {e.code for p in found for e in p.entities if e.code}


def _other(one: _Told, codes: set[str]) -> list[Party]:
    if codes & _codes(one.actors):
        other: tuple[Party, ...] = one.recipients
    elif codes & _codes(one.recipients) or not one.recipients:
        other = one.actors
    else:
        other = ()
    return [p for p in _inferred(other) if _codes([p]) and not _codes([p]) & codes]


def _inferred(found: Iterable[Party]) -> list[Party]:
    return [Party(p.entities, min(p.strength, INFERRED), p.token) for p in found]


def fill(doc: Doc, sent: Span, drafts: list[Draft], memory: Memory, sentence: int) -> None:
    """Fill the gaps in a sentence's drafts, then remember them and whom it was about."""
    block = _block(doc, sent)
    for draft in drafts:
        memory.note(draft, sentence, block)
    for draft in drafts:
        others = _codes(draft.recipients) - _codes(draft.actors)
        if others or "none" in draft.act.recipient:
            continue
        found = _missing(draft, drafts, memory, (sentence, block))
        if found:
            draft.recipients = found
            draft.rule += ", recipient from context"
    words = columns(doc)
    for i in range(sent.start, sent.end):
        if words.dep[i] in {"nsubj", "nsubjpass"}:
            for party in parties(doc, words.tokens[i]):
                memory.note_subject(party, sentence, block)


def _block(doc: Doc, sent: Span) -> int:
    """The offset at which the paragraph of a sentence starts."""
    block = block_at(doc, sent.start_char)
    return block.start if block is not None else 0


def _missing(
    draft: Draft, drafts: list[Draft], memory: Memory, here: tuple[int, int]
) -> list[Party]:
    """The recipient that a draft leaves unsaid, from the nearest place that fits its kind."""
    codes = _codes(draft.actors)
    if draft.category == "AID" and draft.act.pos == "verb":
        return memory.beneficiary(codes, here[0])
    if not codes:
        return []
    if draft.act.pos == "noun":
        return memory.mover(codes, *here) if draft.category == "PROTEST" else []
    if draft.quad in {2, 4}:
        return []
    spoken_of = _spoken_of(draft, memory, codes, here[0])
    if spoken_of is not None:
        return spoken_of
    return (
        _shared(draft, drafts, codes)
        or (conditioned(draft, codes) if draft.category != "CONSULT" else [])
        or _by_kind(draft, memory, codes, here)
    )


def _spoken_of(draft: Draft, memory: Memory, codes: set[str], sentence: int) -> list[Party] | None:
    """Those behind the act or accord that is spoken of; ``None`` where it is neither."""
    for noun in _acts_spoken_of(draft.trigger):
        inner = noun_act(noun)
        found = memory.doers(inner.category, sentence) if inner is not None else []
        found = [p for p in found if not _codes([p]) & codes]
        if found:
            return found
    if any(in_class(lemma(o), "accord") and _definite(o) for o in patients(draft.trigger)):
        return memory.signers(codes, sentence)
    return None


def _by_kind(draft: Draft, memory: Memory, codes: set[str], here: tuple[int, int]) -> list[Party]:
    """The mover of what is replied to, the adversary of a threat, the one promised before."""
    sentence, block = here
    adversary = memory.adversary(codes, sentence) if draft.quad == 3 else []
    if draft.rule.startswith("stance"):
        return _beside(draft, codes) or memory.mover(codes, sentence, block) or adversary
    if draft.category == "THREATEN":
        return _beside(draft, codes) or adversary
    refers_back = draft.category in _REPLIES and _refers_back(draft.trigger)
    if refers_back and not _acts_spoken_of(draft.trigger):
        return _beside(draft, codes) or memory.mover(codes, sentence, block)
    if draft.category == "AGREE":
        return memory.beneficiary(codes, sentence)
    return adversary if _bare(draft) else []


def _beside(draft: Draft, codes: set[str]) -> list[Party]:
    """The subject of an earlier clause of the sentence: "Seoul erred, he said, and warned …"."""
    doc, trigger = draft.trigger.doc, draft.trigger
    words, before = columns(doc), range(trigger.sent.start, trigger.i)
    subjects_ = [words.tokens[i] for i in before if words.dep[i] == "nsubj"]
    found = [p for t in subjects_ for p in parties(doc, t)]
    return _inferred([p for p in found if _codes([p]) and not _codes([p]) & codes][-1:])


def _bare(draft: Draft) -> bool:
    """True where no other party is named in the clause at all."""
    places = [*patients(draft.trigger), *(obj for _, obj in prepositions(draft.trigger))]
    return not any(
        t.ent_type_ in {"PERSON", "ORG", "GPE", "NORP"} for h in places for t in h.subtree
    )


def conditioned(draft: Draft, codes: set[str]) -> list[Party]:
    """Whom a promise or threat is aimed at: the subject of the condition on which it hangs."""
    doc, sent = draft.trigger.doc, draft.trigger.sent
    words, inside = columns(doc), range(sent.start, sent.end)
    adverbial = [words.tokens[i] for i in inside if words.dep[i] == "advcl"]
    for clause in (t for t in adverbial if is_condition(t)):
        found = [p for t in subjects(clause) for p in parties(doc, t)]
        found = [p for p in found if _codes([p]) and not _codes([p]) & codes]
        if found:
            return found
    return []


def _acts_spoken_of(verb: Token) -> list[Token]:
    """The definite act-nouns that a verb is about: "condemned the attacks"."""
    heads = [*patients(verb), *(obj for _, obj in prepositions(verb))]
    return [
        n
        for h in heads
        for n in conjuncts(h)
        if n.pos_ == "NOUN" and _definite(n) and noun_act(n) is not None
    ]


def _definite(noun: Token) -> bool:
    return any(c.lower_ in _DEFINITE for c in noun.children)


def _refers_back(verb: Token) -> bool:
    return any(_definite(o) or o.lower_ in {"it", "this", "that"} for o in patients(verb))


def _shared(draft: Draft, drafts: list[Draft], codes: set[str]) -> list[Party]:
    """In "condemned X and demanded an apology" the second verb is aimed at X as well."""
    if draft.trigger.dep_ != "conj":
        return []
    first = next((d for d in drafts if d.trigger == draft.trigger.head), None)
    if first is None or first.quad not in {1, 3}:
        return []
    return [p for p in _inferred(first.recipients) if not _codes([p]) & codes]
