"""Why a name is read as it is: what our tables say of it, and what the actor stage made of it.

Nothing is resolved here. The candidates are what the finder looks up (``names``, ``nouns``,
``rules``); what became of them is read off the stage's own mentions and off the decisions that it
notes for ``realpolitik why``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Doc

from realpolitik.errors import UsageError
from realpolitik.gazetteer import provenance
from realpolitik.gazetteer.ambiguous import Rule, rules
from realpolitik.gazetteer.holders import Holder, holders_of
from realpolitik.gazetteer.names import Name, names
from realpolitik.gazetteer.nouns import Noun, nouns
from realpolitik.gazetteer.provenance import Origin
from realpolitik.gazetteer.trie import pieces
from realpolitik.reading.actors_hits import Hit, Hits, find_hits
from realpolitik.reading.actors_persons import office_holder
from realpolitik.reading.doc import Mention, mentions_from, span_at

CARRIER = "{} made a statement."
"""Where a name stands when no sentence is given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One thing that a name, or ``words`` of it, may stand for, with the row that says so.

    ``kind`` is that of a name (``state``, ``person``, ``metonym`` …), ``office``, ``noun``,
    ``holder`` for who holds that office on the day, or ``rule`` for a context rule. ``holds`` is
    whether its dates cover the day; ``chosen`` whether the stage took it in the sentence. ``when``
    are the conditions of a rule, in words.
    """

    words: str
    kind: str
    name: str
    origin: Origin
    chosen: bool
    holds: bool = True
    code: str | None = None
    sector: str | None = None
    office: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    when: str | None = None


@dataclass(frozen=True, slots=True)
class Resolved:
    """What the stage made of the words: a mention's entity, or one of several."""

    text: str
    name: str | None
    code: str | None
    sector: str | None
    identifier: str | None
    via: str


@dataclass(frozen=True, slots=True)
class Explained:
    """A name on a day in a sentence: candidates, what was decided, and the outcome."""

    name: str
    on: date | None
    sentence: str
    candidates: tuple[Candidate, ...]
    decided: tuple[str, ...]
    resolved: tuple[Resolved, ...]


def explained(doc: Doc, name: str, start: int, end: int) -> Explained:
    """What a name at the characters ``start`` to ``end`` of a read doc may be, and what it is.

    The overlay that the doc was read with must be in use (``using``).
    """
    on = doc._.rp_context.date
    span = span_at(doc, start, end)
    hits = find_hits(doc, on)
    decided = _decided(doc, span.start, span.end)
    mentions = [
        m for m in mentions_from(doc, 0, span.end) if m.end > span.start and m.start < span.end
    ]
    resolved = tuple(r for m in mentions for r in _resolved(doc, m))
    found = _Candidates(hits, on, decided, resolved)
    return Explained(
        name=name,
        on=on,
        sentence=doc.text,
        candidates=tuple(found.of(name, span.start, span.end)),
        decided=decided,
        resolved=resolved,
    )


def _decided(doc: Doc, start: int, end: int) -> tuple[str, ...]:
    """What the actor stage noted about the names at some tokens."""
    noted = (doc._.rp_steps or ()) if end > start else ()
    texts = [text for at, stage, text in noted if stage == "actors" and start <= at < end]
    return tuple(dict.fromkeys(text if isinstance(text, str) else text() for text in texts))


def place_of(name: str, sentence: str) -> tuple[int, int]:
    """Where a name stands in a sentence.

    Raises:
        UsageError: ``U070`` when it does not.

    >>> place_of("Korea", "North Koreans left Korea.")
    (19, 24)
    """
    for flags in (0, re.IGNORECASE):
        found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", sentence, flags)
        if found is not None:
            return found.span()
    raise UsageError(
        "U070",
        what=f"the name {name} was not explained",
        why="the sentence given with --in does not hold it",
        do="give the name as the sentence has it, or leave out --in",
    )


def _resolved(doc: Doc, mention: Mention) -> Iterator[Resolved]:
    text = doc[mention.start : mention.end].text
    for each in mention.entities:
        yield Resolved(text, each.name, each.code, each.sector, each.identifier, each.via)


class _Candidates:
    """Everything that the finder can look up for the words of a name."""

    def __init__(
        self,
        hits: Hits,
        on: date | None,
        decided: tuple[str, ...],
        resolved: tuple[Resolved, ...],
    ) -> None:
        self._hits, self._on = hits, on
        self._decided, self._resolved = " ".join(decided), resolved

    def of(self, name: str, start: int, end: int) -> Iterator[Candidate]:
        """The candidates of the name, longest part first as the finder goes, then the rules."""
        sequence = pieces(name)
        chosen = [h for at, h in self._hits.names.items() if start <= at < end]
        titles = {h.noun for at, h in self._hits.nouns.items() if start <= at < end}
        at = 0
        while at < len(sequence):
            begin = at
            found = names().longest(sequence, begin)
            lower = [p.lower() for p in sequence]
            noun = nouns().longest(lower, begin)
            at = max(found[0] if found else 0, noun[0] if noun else 0, begin + 1)
            if found:
                yield from self._names(" ".join(sequence[begin : found[0]]), found[1], chosen)
            if noun:
                part = " ".join(sequence[begin : noun[0]])
                yield from (_of_noun(part, n, chosen=n in titles) for n in noun[1])
                for each in titles.intersection(noun[1]):
                    yield from self._holders(part, each)

    def _names(self, words: str, values: list[Name], chosen: list[Hit]) -> Iterator[Candidate]:
        taken = {h.name for h in chosen}
        own = [v.holder for v in values if v.own is not None and v.holder is not None]
        for name in values:
            if name.own is None and name.holder in own:
                continue  # the tenure of a user's row, known by that row already
            yield self._name(words, name, chosen=name in taken)
        for rule in rules().get(words, ()):
            yield _of_rule(rule, chosen=rule.named in self._decided)

    def _name(self, words: str, name: Name, *, chosen: bool) -> Candidate:
        dated = name.holder or name.own or provenance.state_of(name)
        first = dated.valid_from if dated else None
        last = dated.valid_to if dated else None
        return Candidate(
            words=words,
            kind="none" if name.kind == "stop" else name.kind,
            name=name.name,
            origin=provenance.origin(name),
            chosen=chosen,
            holds=self._holds(first, last),
            code=name.code,
            sector=name.sector,
            office=(name.holder.office or None) if name.holder else None,
            valid_from=first,
            valid_to=last,
        )

    def _holders(self, words: str, noun: Noun) -> Iterator[Candidate]:
        """Who holds an office of the states that the words were read as, on the day."""
        for code in dict.fromkeys(r.code for r in self._resolved if r.code):
            leading = office_holder(noun, code, self._on)
            found = [leading] if leading else []
            found += [h for h in holders_of(noun.key, code, self._on) if h not in found]
            for holder in found:
                yield self._holder(words, holder)

    def _holder(self, words: str, holder: Holder) -> Candidate:
        return Candidate(
            words=words,
            kind="holder",
            name=holder.person,
            origin=provenance.of_holder(holder),
            chosen=holder.person in {r.name for r in self._resolved},
            code=holder.code,
            sector=holder.sector,
            office=holder.office,
            valid_from=holder.valid_from,
            valid_to=holder.valid_to,
        )

    def _holds(self, first: date | None, last: date | None) -> bool:
        if self._on is None:
            return last is None
        return (first or date.min) <= self._on <= (last or date.max)


def _of_noun(words: str, noun: Noun, *, chosen: bool) -> Candidate:
    office = noun.kind == "office"
    return Candidate(
        words=words,
        kind="office" if office else "noun",
        name=noun.key,
        origin=provenance.of_noun(noun),
        chosen=chosen,
        code=noun.code,
        sector=noun.sector,
        office=noun.key if office else None,
    )


def _of_rule(rule: Rule, *, chosen: bool) -> Candidate:
    conditions = (
        ("before", rule.before),
        ("after", rule.after),
        ("in the document", rule.document),
        ("absent", rule.absent),
    )
    told = "; ".join(f"{label}: {', '.join(words)}" for label, words in conditions if words)
    return Candidate(
        words=rule.surface,
        kind="rule",
        name=rule.surface,
        origin=provenance.of_rule(rule),
        chosen=chosen,
        code=None if rule.code == "-" else rule.code,
        when=told or "always",
    )
