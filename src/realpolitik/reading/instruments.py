"""Instruments of policy: treaties, sanctions, resolutions, dialogues, organisations, projects.

Reads ``doc._.rp_actors`` and ``doc._.rp_dates``, writes ``doc._.rp_instruments``: one record for
each instrument at its first mention. Later mentions ("the Treaty", "the pact") are joined to it and
only add what the first one left open: parties, dates, the action.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.language import Language
from spacy.tokens import Doc, Token

from realpolitik.reading.doc import (
    Mention,
    evidence,
    record_id,
    register,
    step,
)
from realpolitik.reading.instruments_action import action_of, governing_verb
from realpolitik.reading.instruments_find import Candidate, candidates
from realpolitik.reading.instruments_specific import is_specific
from realpolitik.records import Entity, Instrument, InstrumentKind, codes

_NOUN_OF_PROJECT = frozenset({"project", "scheme"})
_LOWER_CLAUSES = frozenset(
    {"xcomp", "conj", "advcl", "relcl", "acl", "ccomp", "pcomp", "acomp", "pobj", "prep", "dobj"}
)
_FROM_OUTSIDE = frozenset(
    {"vetoed", "opposed", "criticised", "rejected", "welcomed", "evaded", "discussed", "brokered"}
)

_LYING = frozenset({"in", "at", "near", "off", "inside"})
_STANDING_OFF = ("called to", "refused to join")


@dataclass(slots=True)
class _Found:
    """An instrument while the document is still being read."""

    first: Candidate
    action: str | None
    parties: tuple[str, ...]
    dates: tuple[str, ...]
    words: frozenset[str]
    formats: frozenset[str]
    aliases: list[str] = field(default_factory=list)


@Language.component("realpolitik_instruments")
def read_instruments(doc: Doc) -> Doc:
    """Set ``doc._.rp_instruments``."""
    register()
    found: list[_Found] = []
    for candidate in candidates(doc):
        _take(doc, candidate, found)
    records = [_record(doc, f) for f in found] + _organisations(doc, found)
    doc._.rp_instruments = tuple(sorted(records, key=lambda r: r.evidence.start))
    return doc


def _take(doc: Doc, candidate: Candidate, found: list[_Found]) -> None:
    new = _found(doc, candidate)
    earlier = _same(new, found)
    if earlier is not None:
        _join(earlier, new)
        name = earlier.first.phrase.name
        step(doc, candidate.phrase.head, "instruments", f"{candidate.phrase.name!r} is {name!r}")
    elif is_specific(new.first, new.action, new.parties):
        found.append(new)
        step(doc, candidate.phrase.head, "instruments", f"{candidate.phrase.name!r} is named")


def _found(doc: Doc, candidate: Candidate) -> _Found:
    action, _ = action_of(candidate.head, making=candidate.kind == "project")
    parties = candidate.parties or _on_site(doc, candidate)
    if candidate.known and len(parties) < 2:
        parties = candidate.known.parties or parties
    if len(parties) < 2 and not candidate.known:
        outside = action in _FROM_OUTSIDE or (action or "").startswith(_STANDING_OFF)
        clause = () if outside else _participants(doc, candidate)
        told = clause if action is not None or len(clause) > 1 else ()
        parties = tuple(dict.fromkeys((*parties, *told, *_in_relative(doc, candidate))))
    words, dates = candidate.words, _dates(doc, candidate)
    return _Found(candidate, action, parties, dates, words, candidate.formats)


def _on_site(doc: Doc, candidate: Candidate) -> tuple[str, ...]:
    """The country of the place that a project is named after: "the Rajin port"."""
    if candidate.kind != "project":
        return ()
    places = [
        p for p in doc._.rp_places if candidate.phrase.start <= p.start < candidate.phrase.end
    ]
    named = tuple(dict.fromkeys(p.where.country for p in places if p.where.country))
    if named:
        return named
    after = doc[candidate.phrase.end : candidate.phrase.end + 1]
    preps = [*candidate.head.children, *after]
    lying = [c for c in preps if c.dep_ == "prep" and c.lower_ in _LYING]
    return _codes_at(doc, {t.i for c in lying for t in c.subtree})


def _in_relative(doc: Doc, candidate: Candidate) -> tuple[str, ...]:
    """Those between whom a relative clause says that a pact stands: "which bound X and Y"."""
    if candidate.family != "pact":
        return ()
    clauses = [c for c in candidate.head.children if c.dep_ in ("relcl", "acl")]
    ties = {"between", "with", "among", "binding", "uniting"}
    tokens = [
        t.i
        for clause in clauses
        for prep in clause.subtree
        if prep.lower_ in ties and prep.dep_ == "prep"
        for t in prep.subtree
    ]
    return _codes_at(doc, set(tokens))


def _participants(doc: Doc, candidate: Candidate) -> tuple[str, ...]:
    """Those who take part in the clause: its subject, "with X" and "by X"."""
    verb = governing_verb(candidate.head)
    if verb is None:
        return ()
    tokens: list[Token] = []
    for _ in range(4):
        beside = [c for c in verb.children if _takes_part(c) and candidate.head not in c.subtree]
        tokens += [t for c in beside for t in c.subtree]
        if any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children if c.i != candidate.head.i):
            break
        if verb.dep_ not in _LOWER_CLAUSES:
            break
        verb = verb.head
    inside = {t.i for t in tokens}
    inside -= set(range(candidate.phrase.start, candidate.phrase.end))
    return _codes_at(doc, inside)


def _takes_part(child: Token) -> bool:
    return child.dep_ in ("nsubj", "agent") or (
        child.dep_ == "prep" and child.lower_ in ("with", "by", "on", "against", "between")
    )


def _codes_at(doc: Doc, tokens: set[int]) -> tuple[str, ...]:
    here: list[Mention] = [m for m in doc._.rp_actors if m.root in tokens and m.kind != "outlet"]
    return codes(e for m in here for e in m.entities)


def _dates(doc: Doc, candidate: Candidate) -> tuple[str, ...]:
    """Dates within the phrase or hanging on it or on the deed."""
    _, deed = action_of(candidate.head)
    spots = set(range(candidate.phrase.start, candidate.phrase.end))
    for anchor in filter(None, (candidate.head, deed)):
        adjuncts = [c for c in anchor.children if c.dep_ in ("prep", "npadvmod", "acl")]
        spots |= {t.i for c in adjuncts for t in c.subtree}
    offsets = {doc[i].idx for i in spots}
    values = [d.when.value for d in doc._.rp_dates if d.start in offsets and d.when.value]
    return tuple(dict.fromkeys(values))


def _same(new: _Found, found: list[_Found]) -> _Found | None:
    """The instrument named before that a phrase stands for, the nearest first."""
    for earlier in reversed(found):
        if new.first.known or earlier.first.known:
            if new.first.known and new.first.known == earlier.first.known:
                return earlier
            if new.first.known:
                continue
        if new.first.family == earlier.first.family and _compatible(new, earlier):
            return earlier
    return None


def _compatible(new: _Found, earlier: _Found) -> bool:
    if new.formats and earlier.formats and not new.formats & earlier.formats:
        return False
    if new.first.title or earlier.first.title:
        return new.first.title == earlier.first.title or (
            not new.first.title and not new.words and new.first.definite
        )
    own, theirs = set(new.first.parties), set(earlier.parties)
    if own and theirs and not (own <= theirs or theirs <= own):
        return False
    if new.first.kind == "project" and not _same_project(new, earlier):
        return False
    if new.formats & earlier.formats:
        return True
    words = new.words - earlier.formats
    if not words:
        return bool(own) or new.first.definite
    if new.first.kind == "sanctions" and own and not earlier.words:
        return True
    return words <= earlier.words or (bool(earlier.words) and earlier.words <= words)


def _same_project(new: _Found, earlier: _Found) -> bool:
    head = new.first.head.lemma_.lower()
    return head in _NOUN_OF_PROJECT or head == earlier.first.head.lemma_.lower()


def _join(earlier: _Found, new: _Found) -> None:
    earlier.aliases.append(new.first.phrase.name)
    if new.action != "proposed":
        earlier.action = earlier.action or new.action
    if len(earlier.first.parties) < 2 <= len(new.first.parties) or not earlier.parties:
        earlier.parties = new.first.parties or earlier.parties
    earlier.formats |= new.formats
    earlier.dates = tuple(dict.fromkeys((*earlier.dates, *new.dates)))


def _record(doc: Doc, found: _Found) -> Instrument:
    phrase = found.first.phrase
    start = doc[phrase.start].idx
    end = doc[phrase.end - 1].idx + len(doc[phrase.end - 1])
    return Instrument(
        id=record_id(doc, "instrument", start, end),
        name=_name(found.first),
        kind=found.first.kind,
        parties=found.parties,
        dates=found.dates,
        action=found.action,
        evidence=evidence(doc, start, end),
    )


def _name(candidate: Candidate) -> str:
    """The words of the text; a well-known instrument's full name, with them where they differ."""
    text = candidate.phrase.name
    if candidate.known is None:
        return candidate.title or text
    full = candidate.known.name
    new = set(text.lower().split()) - set(full.lower().split()) - {candidate.head.lower_, "the"}
    return f"{full} ({text})" if new else full


def _organisations(doc: Doc, found: list[_Found]) -> list[Instrument]:
    """One record for each international organisation, at its first mention."""
    seen: dict[str, Instrument] = {}
    spans = [(f.first.phrase.start, f.first.phrase.end) for f in found]
    for mention in doc._.rp_actors:
        inside = any(a <= mention.start < b for a, b in spans)
        for entity in mention.entities:
            code = entity.code or ""
            named = mention.kind == "organisation" and entity.via == "name"
            if named and code.startswith("IGO:") and code not in seen and not inside:
                seen[code] = _organisation(doc, mention, _short(entity, code))
    return list(seen.values())


def _short(entity: Entity, code: str) -> str:
    """The name without what belongs to it: "NATO" for "NATO personnel"."""
    acronym = code.removeprefix("IGO:")
    return acronym if acronym in entity.text.split() else entity.name or entity.text


def _organisation(doc: Doc, mention: Mention, name: str) -> Instrument:
    start = doc[mention.start].idx
    end = doc[mention.end - 1].idx + len(doc[mention.end - 1])
    kind: InstrumentKind = "organisation"
    return Instrument(
        id=record_id(doc, kind, start, end),
        name=name,
        kind=kind,
        parties=(),
        dates=(),
        action=None,
        evidence=evidence(doc, start, end),
    )
