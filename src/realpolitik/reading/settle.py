"""From a draft to an event: status, category, confidence and evidence, or why there is none."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Doc, Token

from realpolitik import codebook
from realpolitik.lexicon.acts import in_class
from realpolitik.lexicon.lemmas import lemma
from realpolitik.reading.dates import when_at
from realpolitik.reading.doc import (
    attribution_at,
    block_at,
    evidence,
    mention_at,
    record_id,
    text_of,
)
from realpolitik.reading.drafts import FIRST_PERSONS, Draft, is_learned
from realpolitik.reading.places import where_at
from realpolitik.reading.roles import entities, strength
from realpolitik.reading.status import Judgement, judge
from realpolitik.reading.turn_labels import is_talk
from realpolitik.records import Entity, Event, Evidence, Span, Status, Voice, When

PAIR, ALONE = 0.35, 0.5
"""The least confidence for an event between two parties, and for one with a single party."""

VOUCHED = 0.7
"""How sure the event model must be of an act whose doer is nobody we know."""

FAINT = 0.5
"""A noun that weighs less ("alliance", "treaty") is an act only under a verb that does it."""

PAST_ERA = 3
"""Years; an act stated to lie further back than this before the document is historical."""


_STATE = frozenset({"GOV", "MIL", "LEG", "JUD", "SPY"})
"""Sectors whose protest is diplomatic, hence ACCUSE: PROTEST is what civilians do (digest 1.3)."""

_WORDS = (1, 3)
"""Quad classes of words."""

_PLAIN = re.compile(r"\d{4}(-\d\d){0,2}")


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of a draft: an event, or the reason why not; ``told`` tells it for ``why``."""

    draft: Draft
    event: Event | None
    reason: str | None
    told: Callable[[], str]


def settle(doc: Doc, draft: Draft, governors: Mapping[int, str]) -> Settled:
    """Make the event of a draft, or say why there is none."""
    actors, recipients = _sides(draft)
    reason = _lack(draft, actors, recipients)

    def head() -> str:
        judged = _judge(draft, governors)
        cues = f" ({', '.join(judged.cues)})" if judged.cues else ""
        return f"{draft.rule}: {draft.category}, {judged.status}{cues}"

    if reason is not None:
        return Settled(draft, None, reason, lambda: f"{head()}; no event: {reason}")
    sure = _confidence(draft)
    pair = len({e.code for e in (*actors, *recipients)} - {None}) > 1
    if sure < (PAIR if pair else ALONE):
        return Settled(draft, None, "not sure enough", lambda: f"{head()}; confidence {sure:.2f}")
    event = _event(doc, draft, actors, recipients, _judge(draft, governors), sure)
    sides = " > ".join(_names(s) for s in (event.actors, event.recipients) if s)
    return Settled(draft, event, None, lambda: f"{head()}; {sides}; confidence {sure:.2f}")


def _names(side: tuple[Entity, ...]) -> str:
    return ", ".join(e.code or e.text for e in side)


def _sides(draft: Draft) -> tuple[tuple[Entity, ...], tuple[Entity, ...]]:
    """Actors and recipients, nobody on both sides; a mutual act that needs two sides gets them."""
    actors, recipients = entities(draft.actors), entities(draft.recipients)
    keys = {(e.code, e.name if e.code is None else e.sector) for e in actors}
    recipients = tuple(
        e for e in recipients if (e.code, e.name if e.code is None else e.sector) not in keys
    )
    required = codebook.category(draft.category).recipient_required
    if required and not recipients and len({e.code for e in actors}) > 1:
        return actors[:1], tuple(e for e in actors[1:] if e.code != actors[0].code)
    return actors, recipients


def _judge(draft: Draft, governors: Mapping[int, str]) -> Judgement:
    if draft.forced == "actual":
        return Judgement("actual", None, ())
    if draft.act.force == "actual":
        return Judgement("actual", None, (draft.trigger.text,))
    own = {i: effect for i, effect in governors.items() if i != draft.trigger.i}
    judged = judge(draft.trigger, own)
    if judged.status != "actual" or judged.presupposed or not draft.forced:
        return judged
    match draft.forced:
        case "future" | "hypothetical" | "negated" as status:
            word = draft.support.text if draft.support is not None else draft.forced
            return Judgement(status, judged.conditional_on, (word,))
        case _:
            return judged


def _lack(draft: Draft, actors: tuple[Entity, ...], recipients: tuple[Entity, ...]) -> str | None:
    if draft.dropped:
        return draft.dropped
    if draft.act.force == "actual" and not _is_denied(draft):
        return "no act between them"
    if not any(e.code for e in actors) and not _is_vouched(draft, recipients):
        return "no doer named"
    if draft.act.pos == "noun" and draft.act.weight < FAINT and draft.support is None:
        return "not sure enough"
    if not recipients and codebook.category(draft.category).recipient_required:
        return "one actor"
    if not recipients and _is_small_talk(draft):
        return "one actor"
    codes = {e.code for e in actors}
    body = any((e.code or "").startswith("IGO:") for e in actors) and draft.act.pos == "verb"
    meeting = draft.category == "CONSULT" and draft.mode != "visit" and not body
    mutual = draft.act.pos == "noun" and "mutual" in draft.act.recipient
    if (meeting or mutual) and len(codes | {e.code for e in recipients}) < 2:
        return "one actor"
    if recipients and codes == {e.code for e in recipients} and len(codes) == 1:
        same = {e.sector for e in actors} & {e.sector for e in recipients}
        return "one actor" if same else None
    return None


def _is_small_talk(draft: Draft) -> bool:
    """Words of a speaker to nobody: "I appreciate that", "let me say", "we'd welcome it"."""
    trigger = draft.trigger
    if draft.quad not in _WORDS or not is_talk(trigger.doc):
        return False
    sent, doers = trigger.sent, [trigger.doc[p.token] for p in draft.actors]
    return all(t.lower_ in FIRST_PERSONS or not sent.start <= t.i < sent.end for t in doers)


def _is_vouched(draft: Draft, recipients: tuple[Entity, ...]) -> bool:
    """Whether the model is sure of an act on somebody known, whose doer no table of ours knows."""
    return bool(draft.actors) and (draft.sure or 0.0) >= VOUCHED and any(e.code for e in recipients)


def _is_denied(draft: Draft) -> bool:
    """A litotes is an act only under its negation: "will not hesitate to strike"."""
    return any(c.dep_ == "neg" or c.lower_ == "never" for c in draft.trigger.children)


def _confidence(draft: Draft) -> float:
    sure = min(draft.act.weight * strength(draft.actors) * strength(draft.recipients), 1.0)
    if draft.sure is None:
        return round(sure, 2)
    return round(draft.sure if is_learned(draft) else max(sure, (sure + draft.sure) / 2), 2)


def _event(
    doc: Doc,
    draft: Draft,
    actors: tuple[Entity, ...],
    recipients: tuple[Entity, ...],
    judged: Judgement,
    confidence: float,
) -> Event:
    when = _when(doc, draft.trigger)
    status = _dated(judged.status, when or _then(doc, draft.trigger), doc._.rp_context.date)
    category, mode = draft.category, draft.mode
    if _is_joint(draft, actors):
        category, mode, actors, recipients = (
            "COOPERATE",
            None,
            actors[:1],
            (*actors[1:], *recipients),
        )
    if category == "PROTEST" and all(e.sector in _STATE for e in actors):
        category, mode = "ACCUSE", "disapprove"
    if status == "future" and codebook.future(category) != category:
        category, mode = codebook.future(category), None
    start, end = _extent(draft)
    return Event(
        id=record_id(doc, "event", draft.trigger.idx, category),
        actors=actors,
        recipients=recipients,
        category=category,
        mode=mode,
        contexts=draft.act.contexts,
        quad=codebook.quad(category),
        score=codebook.score(category, mode),
        status=status,
        conditional_on=judged.conditional_on,
        attribution=_vouched(doc, draft),
        trigger=Span(text=text_of(doc)[start:end], start=start, end=end),
        when=when,
        where=where_at(doc, draft.trigger.i),
        confidence=confidence,
        rule=draft.rule,
        evidence=_evidence(doc, draft, start, end),
    )


def _when(doc: Doc, trigger: Token) -> When | None:
    """The date of an act."""
    return when_at(doc, trigger.i, trigger.i + 1)


def _then(doc: Doc, trigger: Token) -> When | None:
    """The date that opens the sentence before ("In 1996 …"), where this one tells what came next.

    Only the simple past of the same paragraph goes on with a story, and only without a date of
    its own.
    """
    start = trigger.sent.start
    if trigger.sent.root.tag_ != "VBD" or start == 0:
        return None
    before = doc[start - 1].sent
    paragraph = block_at(doc, before.start_char)
    if paragraph is not block_at(doc, trigger.idx):
        return None
    near = [d for d in doc._.rp_dates if before.start_char <= d.start < trigger.sent.end_char]
    opening = before[min(2, len(before) - 1)].idx
    alone = len(near) == 1 and near[0].start <= opening
    return near[0].when if alone else None


def _vouched(doc: Doc, draft: Draft) -> tuple[Voice, ...]:
    """The voices behind an event; a stance is the speaker's own act, so he does not report it."""
    chain = attribution_at(doc, draft.trigger.idx)
    return chain[:-1] if draft.rule.startswith("stance") else chain


def _is_joint(draft: Draft, actors: tuple[Entity, ...]) -> bool:
    """A joint exercise is COOPERATE, one country's own MOBILIZE (codebook digest 1.3)."""
    drill = any(in_class(lemma(t), "exercise") for t in draft.tokens)
    return drill and draft.category == "MOBILIZE" and len({e.code for e in actors}) > 1


def _dated(status: Status, when: When | None, today: date | None) -> Status:
    """Let a stated date decide: an act long past is historical, one still ahead is future."""
    if status != "actual" or when is None or when.value is None or today is None:
        return status
    if not when.value[:4].isdigit():
        return status
    if today.year - int(when.value[:4]) > PAST_ERA:
        return "historical"
    if not _PLAIN.fullmatch(when.value):
        return status
    ahead = when.value > today.isoformat()[: len(when.value)]
    return "future" if ahead else status


def _extent(draft: Draft) -> tuple[int, int]:
    tokens = sorted(draft.tokens, key=lambda t: t.i)
    near = [t for t in tokens if abs(t.i - draft.trigger.i) <= 8]
    return near[0].idx, near[-1].idx + len(near[-1])


def _evidence(doc: Doc, draft: Draft, start: int, end: int) -> Evidence:
    """From the first to the last of trigger and parties, within the sentence."""
    sent = draft.trigger.sent
    tokens = [p.token for p in (*draft.actors, *draft.recipients)]
    named = [m for i in tokens if (m := mention_at(doc, i)) and sent.start <= m.start < sent.end]
    low = min([start, *(doc[m.start].idx for m in named)])
    high = max([end, *(doc[m.end - 1].idx + len(doc[m.end - 1]) for m in named)])
    return evidence(doc, low, high)
