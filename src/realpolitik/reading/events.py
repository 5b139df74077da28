"""Events: who did what to whom, clause by clause.

``realpolitik_events`` finds the acts and their parties; ``realpolitik_status`` judges each and
makes the records. ``categorise`` has what the lexicon's rules find; ``learned.consult`` lets the
coder that was chosen vouch for it and add to it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from spacy.language import Language
from spacy.tokens import Doc, Span

from realpolitik.model import choose
from realpolitik.model.choose import SHIPPED
from realpolitik.reading.columns import columns, sentences
from realpolitik.reading.compose import compose
from realpolitik.reading.discourse import Memory, fill
from realpolitik.reading.doc import block_at, mentions_from, register, sentence_number, step
from realpolitik.reading.drafts import FIRST_PERSONS, Draft
from realpolitik.reading.frames import drafts
from realpolitik.reading.learned import consult
from realpolitik.reading.sentences import LONGEST
from realpolitik.reading.settle import Settled, settle
from realpolitik.reading.stances import stances
from realpolitik.records import Event

REASONS = (
    "too long",
    "no known actor",
    "no act between them",
    "one actor",
    "no doer named",
    "not sure enough",
)
"""Why a sentence gave no event, most telling first."""


def categorise(doc: Doc, sent: Span) -> list[Draft]:
    """The acts of a sentence with their categories, modes and parties."""
    return compose([*drafts(doc, sent), *stances(doc, sent)])


_BOTH = frozenset({"AGREE", "CONSULT", "COOPERATE"})
"""Categories of acts that both sides do; who is named first is a matter of style."""


@Language.factory("realpolitik_events", default_config={"coder": SHIPPED, "coder_model": None})
def events(nlp: Language, name: str, coder: str, coder_model: str | None) -> Callable[[Doc], Doc]:
    """The component that finds acts; ``coder`` is as in ``model.choose``, loaded at once."""
    return partial(_events, judge=choose.coder(coder, coder_model))


def _events(doc: Doc, judge: choose.Coder | None) -> Doc:
    """Put the drafts of every sentence into ``doc._.rp_drafts``."""
    register()
    found: list[Draft] = []
    reasons: dict[int, str] = {}
    memory, read = Memory(), []
    for number, sent in enumerate(sentences(doc)):
        reason = _screen(doc, sent)
        if reason is not None:
            reasons[number] = reason
            continue
        here = categorise(doc, sent)
        fill(doc, sent, here, memory, number)
        read.append(sent)
        if not here:
            reasons[number] = "no act between them"
        found.extend(here)
    if judge is not None:
        found = consult(doc, read, found, judge)
    doc._.rp_drafts, doc._.rp_reasons = tuple(found), reasons
    return doc


def _screen(doc: Doc, sent: Span) -> str | None:
    """Why a sentence need not be coded: it is too long, or names nobody."""
    if len(sent) > LONGEST:
        return "too long"
    named = mentions_from(doc, sent.start, sent.end)
    implied = named or _has_first_person(sent) or _is_bullet(doc, sent)
    return None if implied else "no known actor"


def _is_bullet(doc: Doc, sent: Span) -> bool:
    """A bullet may leave its subject to the sentence that opens the list."""
    block = block_at(doc, sent.start_char)
    return block is not None and block.kind == "bullet" and sent.start_char < block.end


def _has_first_person(sent: Span) -> bool:
    return not FIRST_PERSONS.isdisjoint(columns(sent.doc).lower[sent.start : sent.end])


@Language.component("realpolitik_status")
def status(doc: Doc) -> Doc:
    """Judge every draft and put the events into ``doc._.rp_events``."""
    governors = {d.trigger.i: d.act.complement for d in doc._.rp_drafts if d.act.complement}
    settled = [settle(doc, d, governors) for d in doc._.rp_drafts]
    kept = _distinct([s for s in settled if s.event is not None])
    doc._.rp_events = tuple(kept)
    _explain(doc, settled, {e.id for e in kept})
    return doc


def _distinct(settled: list[Settled]) -> list[Event]:
    """One event for an act: of two with the same sentence, parties and kind the surer stays.

    Who acts on whom makes a difference ("A recalled its envoy after B expelled him"), but not in an
    act that both do.
    A noun that names an act with one party ("his visit") adds nothing to a fuller mention before.
    """
    best: dict[tuple[object, ...], Event] = {}
    pairs: set[tuple[str, str | None]] = set()
    for one in settled:
        event = one.event
        if event is None:
            continue
        if one.draft.act.pos == "noun" and not event.recipients and _told(event, pairs):
            continue
        pairs |= {(event.category, e.code) for e in event.actors if event.recipients}
        key = (event.evidence.sentence, event.category, event.status, _parties(event))
        if key not in best or event.confidence > best[key].confidence:
            best[key] = event
    return sorted(best.values(), key=lambda e: (e.trigger.start, e.category))


def _parties(event: Event) -> tuple[object, ...]:
    """Who has a part in an act: by their sides, unless both do the same."""
    sides = [frozenset((e.code, e.sector) for e in s) for s in (event.actors, event.recipients)]
    return (sides[0] | sides[1],) if event.category in _BOTH else tuple(sides)


def _told(event: Event, pairs: set[tuple[str, str | None]]) -> bool:
    """True for "the visit", where the text has told before whose visit to whom it was."""
    return len(event.actors) == 1 and (event.category, event.actors[0].code) in pairs


def _explain(doc: Doc, settled: list[Settled], kept: set[str]) -> None:
    """Note every decision, and the reason of each sentence that gave nothing."""
    coded = {
        sentence_number(doc, s.draft.trigger.i)
        for s in settled
        if s.event is not None and s.event.id in kept
    }
    for one in settled:
        token = one.draft.trigger.i
        number = sentence_number(doc, token)
        step(doc, token, "events", one.told)
        if number not in coded:
            reason = one.reason or "not sure enough"
            earlier = doc._.rp_reasons.get(number, reason)
            doc._.rp_reasons[number] = min(reason, earlier, key=_rank)


def _rank(reason: str) -> int:
    return -REASONS.index(reason) if reason in REASONS else 0
