"""Dates: the stage that finds date expressions and resolves them, and asks which date an act has.

``realpolitik_dates`` writes ``doc._.rp_dates``. An expression that hangs on the document's date
(``Context.date``) and finds none keeps its precision, with no value. Durations are no dates.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc, Span

from realpolitik.reading.dates_attach import attached_to, dates_in, when_at
from realpolitik.reading.dates_calendar import days
from realpolitik.reading.dates_frame import Frame
from realpolitik.reading.dates_grammar import Expression, find
from realpolitik.reading.dates_tense import dated_verb, dates_alone, is_ahead, is_told_as_past
from realpolitik.reading.doc import DateMention, span_at, text_of
from realpolitik.records import When

__all__ = ["attached_to", "dates_in", "realpolitik_dates", "when_at"]

_NOT_YEARS = re.compile(
    r"(?:resolution|article|no\.?|number|law|flight|unscr|section|para(?:graph)?|room|page|\#)\s*$",
    re.IGNORECASE,
)
_NAMED_DAYS = re.compile(r"\b(?:Black|Bloody|Good|Ash|Holy|Palm|Fat|Shrove|Super)\s$")
_ON = re.compile(r"\b[Oo]n\s$")
_NO_NAMES = frozenset({"", "DATE", "GPE", "NORP"})
"""What may follow a month or weekday without making a name of it."""

_EVERY = re.compile(r"\b(?:every|each|most|any|alternate)\s(?:other\s)?$", re.IGNORECASE)
_MANY = re.compile(r"\s(?:morning|afternoon|evening|night|weekend)s\b", re.IGNORECASE)
_RECURRING = frozenset({"month", "weekday", "season", "season with cue", "quarter"})
_YEARLESS = frozenset({"month", "month with cue", "month day", "day month"})
_SENTENCE_END = re.compile(r"[.!?;]\s")
_THAT_YEAR = re.compile(r"\s+(?:of|in)\s+(?:that|the)\s+(?:same\s+)?year\b", re.IGNORECASE)


@Language.component("realpolitik_dates", assigns=["doc._.rp_dates"])
def realpolitik_dates(doc: Doc) -> Doc:
    """The stage: find, weigh and resolve every date expression, in order."""
    mentions: list[DateMention] = []
    frame = Frame(doc._.rp_context.date)
    for expression in find(text_of(doc)):
        span = span_at(doc, expression.start, expression.end)
        if _is_same_year(text_of(doc), mentions, expression) or not _is_date(doc, expression, span):
            continue
        when = expression.resolve(_in_clause(doc, span, frame))
        when = _of_that_year(text_of(doc)[expression.end :][:30], when, frame.previous)
        when = _of_the_tale(doc, expression, when, mentions)
        mentions.append(DateMention(expression.start, expression.end, when))
        frame = expression.told(when, frame)
    doc._.rp_dates = tuple(mentions)
    return doc


def _in_clause(doc: Doc, span: Span, frame: Frame) -> Frame:
    """The frame with the tense of the clause in which the expression stands."""
    verb = dated_verb(span)
    past = verb is not None and is_told_as_past(verb) and dates_alone(doc, span, verb)
    return replace(frame, future=is_ahead(span.root), past=past)


def _of_the_tale(doc: Doc, expression: Expression, when: When, mentions: list[DateMention]) -> When:
    """Let "by the end of August" lie in 1974 where the tale is of the summer of 1974.

    Only a later month of a year that the sentence before, or this one, has told with its month or
    season; a year alone is often mere background to what is new.
    """
    last = mentions[-1] if mentions else None
    if last is None or expression.rule not in _YEARLESS or when.basis != "relative":
        return when
    between = text_of(doc)[last.end : expression.start]
    if "\n" in between or len(_SENTENCE_END.findall(between)) > 1:
        return when
    told, here = _months(last.when), _months(when)
    if told is None or here is None or last.when.basis != "stated" or told.year >= here.year:
        return when
    if when.value is None or here.month < told.month:
        return when
    return replace(when, value=f"{told.year}{when.value[4:]}")


def _months(when: When) -> date | None:
    """The first day of a date that is exact to the season at least."""
    found = days(when.value) if when.value and len(when.value) > len("1974") else None
    return found[0] if found else None


def _is_same_year(text: str, mentions: list[DateMention], expression: Expression) -> bool:
    """True for the "that year" in "December of that year", which is part of that date."""
    behind = _THAT_YEAR.match(text, mentions[-1].end) if mentions else None
    return behind is not None and expression.start < behind.end()


def _of_that_year(behind: str, when: When, previous: When | None) -> When:
    """Let "December of that year" lie in the year of the date before it."""
    if when.value is None or previous is None or previous.value is None:
        return when
    if not _THAT_YEAR.match(behind) or not previous.value[:4].isdigit():
        return when
    return replace(when, value=previous.value[:4] + when.value[4:])


def _is_date(doc: Doc, expression: Expression, span: Span) -> bool:
    """False for numbers that only look like years and for names made of date words."""
    if "\n" in span.text or (span.start and doc[span.start - 1].text in ("$", "€", "£", "¥")):
        return False
    if expression.rule in _RECURRING and _recurs(text_of(doc), expression):
        return False
    if expression.rule == "year":
        return _is_year(doc, expression, span)
    if expression.rule in ("month", "weekday"):
        after = doc[span.end] if span.end < len(doc) else None
        if expression.rule == "weekday" and _ON.search(text_of(doc)[: expression.start][-3:]):
            return True
        named = after is not None and after.pos_ == "PROPN" and after.ent_type_ not in _NO_NAMES
        person = span[-1].ent_type_ in ("PERSON", "WORK_OF_ART", "LAW", "EVENT")
        return not (person or named or _NAMED_DAYS.search(text_of(doc)[: expression.start][-20:]))
    return True


def _recurs(text: str, expression: Expression) -> bool:
    """True for "every Friday" and "Friday nights": a habit, not a day."""
    before = text[max(expression.start - 16, 0) : expression.start]
    return bool(_EVERY.search(before) or _MANY.match(text, expression.end))


def _is_year(doc: Doc, expression: Expression, span: Span) -> bool:
    if _NOT_YEARS.search(text_of(doc)[: expression.start][-16:]):
        return False
    token = span[-1]
    counts = token.dep_ == "nummod" and token.head.i > token.i and token.head.tag_ == "NNS"
    determined = any(
        t.dep_ in ("det", "poss", "amod") and t.i < token.i for t in token.head.children
    )
    after = doc[span.end] if span.end < len(doc) else None
    if after is not None and after.text in ("%", "percent", "per", "km", "million", "billion"):
        return False
    rounded = token.text[-2:] in ("00", "50")
    return not (counts and not determined and rounded)
