"""Dates: the stage that finds date expressions and resolves them, and asks which date an act has.

``realpolitik_dates`` writes ``doc._.rp_dates``. An expression that hangs on the document's date
(``Context.date``) and finds none keeps its precision, with no value. Durations are no dates.
"""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from realpolitik.reading.dates_frame import Frame
from realpolitik.reading.dates_grammar import Expression, find
from realpolitik.reading.doc import DateMention, span_at, text_of
from realpolitik.records import When

_PLANNING = frozenset(
    [
        "plan", "expect", "intend", "schedule", "promise", "vow", "pledge", "agree", "aim",
        "hope", "seek", "want", "set", "due", "prepare", "decide", "slate", "threaten",
        "propose", "offer",
    ]
)  # fmt: skip
_FUTURE_AUX = frozenset(["will", "shall", "'ll", "’ll", "wo"])
_NOT_YEARS = re.compile(
    r"(?:resolution|article|no\.?|number|law|flight|unscr|section|para(?:graph)?|room|page|\#)\s*$",
    re.IGNORECASE,
)
_NAMED_DAYS = re.compile(r"\b(?:Black|Bloody|Good|Ash|Holy|Palm|Fat|Shrove|Super)\s$")
_EVERY = re.compile(r"\b(?:every|each|most|any|alternate)\s(?:other\s)?$", re.IGNORECASE)
_MANY = re.compile(r"\s(?:morning|afternoon|evening|night|weekend)s\b", re.IGNORECASE)
_RECURRING = frozenset({"month", "weekday", "season", "season with cue", "quarter"})
_THAT_YEAR = re.compile(r"\s+(?:of|in)\s+(?:that|the)\s+(?:same\s+)?year\b", re.IGNORECASE)
_CLAUSES = frozenset({"advcl", "relcl", "ccomp", "acl", "csubj", "parataxis"})


@Language.component("realpolitik_dates", assigns=["doc._.rp_dates"])
def realpolitik_dates(doc: Doc) -> Doc:
    """The stage: find, weigh and resolve every date expression, in order."""
    mentions: list[DateMention] = []
    frame = Frame(doc._.rp_context.date)
    for expression in find(text_of(doc)):
        span = span_at(doc, expression.start, expression.end)
        if not _is_date(doc, expression, span):
            continue
        when = expression.resolve(replace(frame, future=is_ahead(span.root)))
        when = _of_that_year(text_of(doc)[expression.end :][:30], when, frame.previous)
        mentions.append(DateMention(expression.start, expression.end, when))
        frame = expression.told(when, frame)
    doc._.rp_dates = tuple(mentions)
    return doc


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
        named = after is not None and after.pos_ == "PROPN" and after.ent_type_ not in ("", "DATE")
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


def is_ahead(token: Token) -> bool:
    """Whether the clause of a date speaks of what is to come."""
    verb = next((t for t in (token, *token.ancestors) if t.pos_ in ("VERB", "AUX")), None)
    if verb is None:
        return False
    for child in verb.children:
        if child.dep_ == "aux" and child.lower_ in _FUTURE_AUX:
            return True
        if child.dep_ == "aux" and child.lower_ == "to":
            return verb.head.lemma_ in _PLANNING or verb.head.lemma_ == "be"
    return False


def dates_in(doc: Doc, start: int, end: int) -> list[DateMention]:
    """The date mentions that begin within the characters ``start`` to ``end``.

    A century is left out: nothing that is dated is dated so coarsely.
    """
    return [d for d in doc._.rp_dates if start <= d.start < end and d.when.precision]


def when_at(doc: Doc, token_start: int, token_end: int) -> When | None:
    """The date attached to a verb or noun: the words from ``token_start`` to ``token_end``.

    That is the expression whose head chain reaches those words without passing through another
    clause, the nearest if there are several; else the only date of the clause they stand in.
    """
    mention = attached_to(doc, doc[token_start:token_end])
    return mention.when if mention else None


def attached_to(doc: Doc, words: Span | Token) -> DateMention | None:
    """The date mention that ``when_at`` goes by."""
    trigger = doc[words.i : words.i + 1] if isinstance(words, Token) else words
    sentence = trigger.sent
    found: list[tuple[int, DateMention]] = []
    same_clause: list[DateMention] = []
    for mention in dates_in(doc, sentence.start_char, sentence.end_char):
        root = _root(doc, mention)
        steps = _steps_to(root, trigger.start, trigger.end)
        if steps is not None:
            found.append((steps, mention))
        elif _clause(root) == _clause(trigger.root):
            same_clause.append(mention)
    if found:
        return min(found, key=lambda pair: pair[0])[1]
    if len(same_clause) == 1:
        return same_clause[0]
    return _nearest(doc, trigger.root, same_clause)


def _nearest(doc: Doc, trigger: Token, dates: list[DateMention]) -> DateMention | None:
    """Of the dates that coordinated verbs share, the one with no other of the verbs between."""
    best: tuple[int, DateMention] | None = None
    for mention in dates:
        root = _root(doc, mention)
        low, high = sorted((root.i, trigger.i))
        parted = any(t.dep_ in {"ROOT", "conj"} and t.pos_ == "VERB" for t in doc[low + 1 : high])
        if not parted and (best is None or high - low < best[0]):
            best = high - low, mention
    return best[1] if best else None


def _root(doc: Doc, mention: DateMention) -> Token:
    return span_at(doc, mention.start, mention.end).root


def _steps_to(token: Token, start: int, end: int) -> int | None:
    """How many heads up from ``token`` a token of the span stands in the same clause."""
    for steps, ancestor in enumerate((token, *token.ancestors)):
        if start <= ancestor.i < end:
            return steps
        if ancestor.dep_ in _CLAUSES or (ancestor.dep_ == "conj" and ancestor.pos_ == "VERB"):
            return None
    return None


def _clause(token: Token) -> int:
    """The token that heads the clause; coordinated verbs share one."""
    for ancestor in (token, *token.ancestors):
        if ancestor.dep_ in _CLAUSES or ancestor.dep_ == "ROOT":
            return int(ancestor.i)
    return int(token.i)
