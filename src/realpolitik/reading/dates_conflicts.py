"""Dates that contradict each other or the document: the stage that raises a flag for them.

``realpolitik_conflicts`` reads ``doc._.rp_dates`` and ``rp_drafts`` and adds flags of the kind
"date conflict": a weekday that does not fit its date; an act told as past and dated after the
document itself; an act that is done once, given two days. It changes no record.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from spacy.language import Language
from spacy.tokens import Doc, Token

from realpolitik.reading.dates_attach import attached_to
from realpolitik.reading.dates_calendar import days
from realpolitik.reading.dates_frame import DAYS
from realpolitik.reading.dates_tense import dated_verb, dates_verb, is_told_as_past
from realpolitik.reading.doc import DateMention, add_flags, evidence, span_at, text_of
from realpolitik.records import Flag

KIND = "date conflict"

_NAMED = re.compile(rf"\b(?:{'|'.join(DAYS)})\b")
_AFTER = re.compile(rf"(?:\s?\(|,?\sa\s)(?P<day>{'|'.join(DAYS)})\b")
_BEFORE = re.compile(rf"\b(?P<day>{'|'.join(DAYS)})\s?\($")
_ZONES = timedelta(days=1)
"""It may be tomorrow already where the act was done."""

_NEAR = timedelta(days=31)
"""Two days of one act that only a common noun names lie as near as this."""

_DONE_TO = frozenset(
    [
        "sign", "ratify", "adopt", "conclude", "initial", "found", "assassinate", "inaugurate",
        "execute", "enact", "repeal", "bear", "bury", "annex", "shoot", "behead",
    ]
)  # fmt: skip
_DONE_BY = frozenset({"die", "resign", "abdicate", "accede", "secede", "surrender"})
_ONCE = _DONE_TO | _DONE_BY
"""What can be done once: to a thing or person, and by one."""


@Language.component("realpolitik_conflicts")
def realpolitik_conflicts(doc: Doc) -> Doc:
    """Add a flag for every conflict of dates, in the order of the text."""
    found = [*_weekdays(doc), *_after_the_document(doc), *_two_days(doc)]
    add_flags(doc, sorted(found, key=lambda flag: flag.evidence.start))
    return doc


def _weekdays(doc: Doc) -> Iterator[Flag]:
    """ "Friday, 19 June 2024", which was a Wednesday."""
    text = text_of(doc)
    for mention in doc._.rp_dates:
        day = _day(mention)
        words = text[mention.start : mention.end]
        if day is None or not re.search(r"\d", words):
            continue
        named = _NAMED.search(words)
        beside = _AFTER.match(text, mention.end)
        before = _BEFORE.search(text, max(mention.start - 12, 0), mention.start)
        said = named[0] if named else (beside or before or {"day": ""})["day"]
        if said and said != DAYS[day.weekday()]:
            start = before.start("day") if before and not named else mention.start
            end = beside.end("day") if beside and not named else mention.end
            right = DAYS[day.weekday()]
            why = f"{day.isoformat()} is a {right}; the text calls it a {said}"
            yield _flag(doc, start, end, right, why)


def _after_the_document(doc: Doc) -> Iterator[Flag]:
    """An act told as past, with a date that is stated and later than the document's own."""
    today = doc._.rp_context.date
    if today is None or not any(_is_later(d, today) for d in doc._.rp_dates):
        return
    seen: set[int] = set()
    for draft in doc._.rp_drafts:
        mention = attached_to(doc, draft.trigger) if is_told_as_past(draft.trigger) else None
        if mention is None or mention.start in seen or not _is_later(mention, today):
            continue
        if _dates_the_verb(doc, mention, draft.trigger):
            seen.add(mention.start)
            told = f"the text tells the act as past and dates it {mention.when.value}"
            why = f"{told}, but is itself of {today.isoformat()}"
            yield _flag(doc, mention.start, mention.end, None, why)


def _is_later(mention: DateMention, today: date) -> bool:
    """Whether a stated date lies wholly after a day."""
    when = mention.when
    lasts = days(when.value) if when.value and when.basis == "stated" else None
    return lasts is not None and lasts[0] - today > _ZONES


def _dates_the_verb(doc: Doc, mention: DateMention, verb: Token) -> bool:
    return dates_verb(span_at(doc, mention.start, mention.end), verb)


@dataclass(frozen=True, slots=True)
class _Dated:
    """An act that is done once, with its day; ``doer`` is ``None`` where the passive hides it."""

    mention: DateMention
    day: date
    doer: str | None
    named: bool


def _two_days(doc: Doc) -> Iterator[Flag]:
    """An act done once that is given a second day."""
    told: dict[tuple[str, str], list[_Dated]] = defaultdict(list)
    for mention in doc._.rp_dates:
        verb = dated_verb(span_at(doc, mention.start, mention.end)) if _day(mention) else None
        if verb is None or verb.lemma_ not in _ONCE:
            continue
        key, here = _once(doc, verb)
        if key is None or here is None:
            continue
        earlier = next((one for one in told[key] if _conflict(one, here)), None)
        told[key].append(here)
        if earlier is not None:
            why = f"the same act ({key[0]}: {key[1]}) was dated {earlier.day.isoformat()} before"
            at = here.mention
            yield _flag(doc, at.start, at.end, earlier.day.isoformat(), why)


def _conflict(one: _Dated, other: _Dated) -> bool:
    if one.day == other.day or (one.doer and other.doer and one.doer != other.doer):
        return False
    return one.named or abs(one.day - other.day) <= _NEAR


def _once(doc: Doc, verb: Token) -> tuple[tuple[str, str] | None, _Dated | None]:
    """What is done to what or by whom, and when."""
    mention = attached_to(doc, verb) if is_told_as_past(verb) else None
    day = _day(mention) if mention else None
    if mention is None or day is None or not _dates_the_verb(doc, mention, verb):
        return None, None
    subject = _child(verb, "nsubj")
    thing = subject if verb.lemma_ in _DONE_BY else _child(verb, "dobj", "nsubjpass")
    if thing is None or not _is_definite(thing):
        return None, None
    doer = _name(subject, mention) if subject is not None else None
    named = any(t.pos_ == "PROPN" for t in _words(thing))
    return (verb.lemma_, _name(thing, mention)), _Dated(mention, day, doer, named)


def _child(verb: Token, *roles: str) -> Token | None:
    """What stands to a verb in one of these roles: its name, where it has one beside it."""
    noun = next((c for c in verb.children if c.dep_ in roles), None)
    beside = next(noun.rights, None) if noun is not None else None
    named = beside is not None and beside.dep_ == "appos" and beside.pos_ == "PROPN"
    return beside if named else noun


def _is_definite(noun: Token) -> bool:
    fixed = any(c.lower_ in ("the", "this", "that") for c in noun.children)
    return noun.pos_ == "PROPN" or (noun.pos_ == "NOUN" and fixed and noun.tag_ == "NN")


def _words(noun: Token) -> list[Token]:
    """The words of a name: what stands before its head, and "of" phrases behind it."""
    kept = [t for t in noun.subtree if t.i <= noun.i and t.pos_ not in ("DET", "PUNCT", "PART")]
    for child in noun.children:
        if child.lower_ in ("of", "on", "between") and child.dep_ == "prep":
            kept += [t for t in child.subtree if t.pos_ in ("PROPN", "NOUN", "ADJ")]
    return kept


def _name(noun: Token, mention: DateMention) -> str:
    """The words of a name without what a person is called beside it ("minister")."""
    words = [t for t in _words(noun) if not mention.start <= t.idx < mention.end]
    proper = [t for t in words if t.pos_ == "PROPN"] if noun.pos_ == "PROPN" else words
    return " ".join(t.lower_ for t in proper)


def _day(mention: DateMention) -> date | None:
    """The day of a mention that is exact to the day."""
    found = days(mention.when.value) if mention.when.value else None
    return found[0] if found and mention.when.precision == "day" else None


def _flag(doc: Doc, start: int, end: int, expected: str | None, why: str) -> Flag:
    at = evidence(doc, start, end)
    return Flag(kind=KIND, text=at.text, expected=expected, why=why, evidence=at)
