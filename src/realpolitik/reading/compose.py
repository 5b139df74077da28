"""What drafts of one sentence do to one another: a vow and what is vowed, a demand and its object.

PLOVER codes a promise of cooperation as AGREE, a promised retreat as CONCEDE and a promised harm
as THREATEN (codebook digest, section 2); the act promised is not coded twice.
"""

from __future__ import annotations

from itertools import takewhile

from realpolitik.reading.cues import cues
from realpolitik.reading.drafts import Draft, is_governed_by
from realpolitik.reading.status import judge

_ASKED = {
    "RETREAT": "yield", "CONCEDE": "yield", "CONSULT": "meet", "AID": "assist",
    "COOPERATE": "assist", "SUPPORT": "assist", "AGREE": "assist",
}  # fmt: skip
_THREATENED = {"ASSAULT": "violence", "SANCTION": "relations", "COERCE": "restrict",
               "MOBILIZE": "violence", "PROTEST": "restrict"}  # fmt: skip
_THREATENED_MODE = {"expel": "expel", "arrest": "arrest", "deport": "expel"}


def compose(drafts: list[Draft]) -> list[Draft]:
    """Let governing drafts take their colour from what they govern, and drop what is told twice."""
    for high in drafts:
        below = [d for d in drafts if d is not high and is_governed_by(d.trigger, high.trigger)]
        nearest = _nearest(high, below)
        if nearest is not None:
            _colour(high, nearest)
    return drafts


def _nearest(high: Draft, below: list[Draft]) -> Draft | None:
    return min(below, key=lambda d: abs(d.trigger.i - high.trigger.i), default=None)


def _colour(high: Draft, low: Draft) -> None:
    if high.act.complement == "future" and high.category in {"AGREE", "THREATEN"}:
        if not _through_noun(high, low):
            _commit(high, low)
    elif high.category == "REQUEST":
        high.mode = high.mode or _asked(low)
        high.recipients = high.recipients or [p for p in low.actors if p not in high.actors]
        if not low.recipients and low.category in {"CONCEDE", "RETREAT", "AGREE", "CONSULT"}:
            low.dropped = "told by the demand"
    elif high.category == "REJECT":
        denial = _is_denial(high)
        high.mode = high.mode or (None if denial else _ASKED.get(low.category))
        high.recipients = high.recipients or low.recipients
        if low.quad != 4 and not denial:
            low.dropped = "told by the refusal"


def _through_noun(high: Draft, low: Draft) -> bool:
    """True where the act stands below another noun: "promised support for Russia's war"."""
    between = takewhile(lambda t: t != high.trigger, low.trigger.ancestors)
    return any(t.pos_ == "NOUN" for t in between)


def _is_denial(high: Draft) -> bool:
    """True for saying that something is not so; refusing to do it is another thing."""
    cue = cues("verb").get(high.act.lemma)
    return cue is not None and cue.family == "deny"


def _asked(low: Draft) -> str | None:
    """The mode of a demand: to end an act ("the lifting of sanctions") is to yield."""
    if low.quad > 2:
        return "yield" if _ended(low) else "change"
    return "yield" if _ended(low) else _ASKED.get(low.category)


def _ended(low: Draft) -> bool:
    return low.forced in {"presupposed", "negated"} or judge(low.trigger, {}).presupposed


def _commit(high: Draft, low: Draft) -> None:
    """A promise takes the category of what is promised; a promise not to do harm is AGREE."""
    if any(c.dep_ == "neg" for c in low.trigger.children):
        low.dropped = "told by the promise"
        return
    high.recipients = high.recipients or low.recipients
    if low.quad == 4:
        high.category = "THREATEN"
        high.mode = _THREATENED_MODE.get(low.mode or "", _THREATENED.get(low.category))
    elif low.category in {"RETREAT", "CONCEDE"} and high.category == "AGREE":
        high.category, high.mode = "CONCEDE", None
        low.dropped = "told by the promise"
    elif low.quad in {1, 2} and high.category == "AGREE":
        low.dropped = "told by the promise"
