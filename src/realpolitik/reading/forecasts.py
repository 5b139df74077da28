"""Forecasts: claims about what will or may be, with their holder and the likelihood in words.

Reads ``doc._.rp_actors``, ``rp_statements``, ``rp_dates``, ``rp_instruments`` and ``rp_blocks``,
writes ``doc._.rp_forecasts``: one record a clause. Evidential hedges ("reportedly") are none.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from realpolitik.reading.columns import columns, sentences
from realpolitik.reading.doc import (
    mentions_from,
    record_id,
    register,
    span_evidence,
    statement_at,
    step,
    text_of,
)
from realpolitik.reading.forecasts_clause import (
    condition_of,
    extent,
    in_condition,
    is_question,
    with_subject,
)
from realpolitik.reading.forecasts_cues import Cue, cues, straight
from realpolitik.reading.forecasts_filter import why_not
from realpolitik.reading.forecasts_holder import holder, holder_of_verb
from realpolitik.records import Forecast, Likelihood, Voice
from realpolitik.tables import rows

_LONGEST_ABOUT = 200
_FULL = {"wo": "will", "ca": "can", "'ll": "will", "'d": "would"}
_WEIGHING = frozenset({"inference", "adjective", "noun", "semi-modal", "phrase", "doubt"})
_COMPLEMENTS = frozenset({"ccomp", "xcomp", "acomp", "acl", "advcl"})


@dataclass(frozen=True, slots=True)
class _Claim:
    """The cues of one clause."""

    clause: Token
    cues: tuple[Cue, ...]

    @property
    def tokens(self) -> list[int]:
        return sorted({i for c in self.cues for i in c.tokens})


@Language.component("realpolitik_forecasts")
def read_forecasts(doc: Doc) -> Doc:
    """Set ``doc._.rp_forecasts``."""
    register()
    found: list[Forecast] = []
    relevant = _relevant_sentences(doc)
    last: tuple[float | None, float | None] = (None, None)
    for number, sentence in enumerate(sentences(doc)):
        if number not in relevant or is_question(sentence):
            continue
        for claim in _claims(sentence):
            likelihood = _likelihood(doc, claim, last)
            last = (likelihood.low, likelihood.high) if likelihood.low is not None else last
            found.append(_record(doc, claim, likelihood))
    doc._.rp_forecasts = tuple(found)
    return doc


def _claims(sentence: Span) -> list[_Claim]:
    """The clauses of a sentence that foretell or weigh something, in order."""
    by_clause: dict[int, list[Cue]] = defaultdict(list)
    found = cues(sentence)
    for cue in found:
        reason = _condition(cue) or why_not(cue, found)
        if reason:
            step(
                sentence.doc, cue.tokens[0], "forecasts", f"{_words(sentence.doc, cue)!r}: {reason}"
            )
        else:
            by_clause[_bearer(cue, found).i].append(cue)
    doc = sentence.doc
    return [_Claim(doc[i], tuple(c)) for i, c in sorted(by_clause.items())]


def _condition(cue: Cue) -> str | None:
    doc, first = cue.clause.doc, cue.tokens[0]
    just_before = doc[max(doc[first].sent.start, first - 3) : first]
    inside = in_condition(cue.clause) or in_condition(doc[first])
    opened = any(t.lower_ in ("if", "unless", "whether") for t in just_before)
    return "part of a condition or question" if inside or opened else None


def _bearer(cue: Cue, found: list[Cue]) -> Token:
    """The clause that a cue is told with: "it seems that X may …" is one claim."""
    node = cue.clause
    above = {i: c for c in found if c.form in _WEIGHING for i in (c.clause.i, *c.tokens)}
    for _ in found:
        upper = above.get(node.head.i)
        if upper is None or upper.clause is node or node.dep_ not in _COMPLEMENTS:
            break
        node = upper.clause
    return node


def _words(doc: Doc, cue: Cue) -> str:
    return " ".join(doc[i].text for i in cue.tokens)


def _likelihood(doc: Doc, claim: _Claim, last: tuple[float | None, float | None]) -> Likelihood:
    """The words of all cues; the range of the first that has one."""
    pieces, before = [], None
    for i in claim.tokens:
        gap = before is not None and i > before + 1
        pieces.append(("… " if gap else "") + _plain(doc[i]))
        before = i
    words = " ".join(pieces).replace(" n't", "n't")
    ranged = next((c for c in claim.cues if c.low is not None), None)
    if ranged is not None:
        return Likelihood(words=words, low=ranged.low, high=ranged.high)
    echo = next((c for c in claim.cues if c.form == "echo"), None)
    if echo is not None and last[0] is not None:
        more = "more" in {doc[i].lower_ for i in echo.tokens}
        return Likelihood(
            words=words, low=last[0] if more else 0.01, high=0.99 if more else last[1]
        )
    return Likelihood(words=words)


def _plain(token: Token) -> str:
    return _FULL.get(straight(token), token.text.lower())


def _record(doc: Doc, claim: _Claim, likelihood: Likelihood) -> Forecast:
    span = _within_statement(doc, extent(claim.clause, claim.tokens), claim)
    condition = condition_of(claim.clause)
    step(doc, claim.clause.i, "forecasts", f"{likelihood.words!r} makes a forecast")
    return Forecast(
        id=record_id(doc, "forecast", span.start_char, span.end_char),
        holder=_holder(doc, claim, span),
        about=_shortened(with_subject(span, claim.clause)),
        likelihood=likelihood,
        horizon=_horizon(doc, span),
        conditional_on=condition.text if condition is not None else None,
        evidence=span_evidence(span),
    )


def _within_statement(doc: Doc, span: Span, claim: _Claim) -> Span:
    """The clause without the "said X" around it, where it is reported."""
    statement = statement_at(doc, doc[claim.tokens[0]].idx)
    if statement is None:
        return span
    content = statement.content
    inside = [t.i for t in span if content.start <= t.idx < content.end]
    start, end = min(inside, default=span.start), max(inside, default=span.end - 1) + 1
    while end - 1 > start and (doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    while start < end - 1 and (doc[start].is_punct or doc[start].lower_ == "that"):
        start += 1
    return doc[start:end] if start <= claim.tokens[0] < end else span


def _holder(doc: Doc, claim: _Claim, span: Span) -> tuple[Voice, ...]:
    """Whose claim it is: the voices of its statement, or the subject of "expect" and its like."""
    chain = holder(doc, claim.clause, doc[claim.tokens[0]], span)
    verb = next((c for c in claim.cues if c.form in ("prediction", "doubt")), None)
    return chain if verb is None else holder_of_verb(doc, verb.clause, chain)


def _shortened(text: str) -> str:
    if len(text) <= _LONGEST_ABOUT:
        return text
    return text[: _LONGEST_ABOUT - 1].rsplit(" ", 1)[0] + "…"


def _horizon(doc: Doc, span: Span) -> str | None:
    """The last date of the clause that lies after the document's day, as ISO 8601."""
    today = doc._.rp_context.date
    if today is None:
        return None
    values = [
        d.when.value
        for d in doc._.rp_dates
        if d.when.value and span.start_char <= d.start < span.end_char
    ]
    later = [v for v in values if v > today.isoformat()[: len(v)]]
    return later[-1] if later else None


def _relevant_sentences(doc: Doc) -> set[int]:
    """Sentences about states: they, or one beside them in the paragraph, name one or a matter."""
    about: dict[int, list[int]] = defaultdict(list)
    all_ = sentences(doc)
    political = [_is_political(s) for s in all_]
    for number, sentence in enumerate(all_):
        about[_paragraph(doc, sentence)].append(number)
    kept = set()
    for members in about.values():
        for k, number in enumerate(members):
            if any(political[m] for m in members[max(0, k - 1) : k + 2]):
                kept.add(number)
    return kept


def _paragraph(doc: Doc, sentence: Span) -> int:
    blocks = doc._.rp_blocks
    at = sentence.start_char
    if blocks:
        return bisect_right(blocks, at, key=lambda b: b.start)
    return text_of(doc).count("\n\n", 0, at)


def _is_political(sentence: Span) -> bool:
    doc, nouns = sentence.doc, _political_nouns()
    words, inside = columns(doc), range(sentence.start, sentence.end)
    if any(words.lemma[i] in nouns and words.pos[i] in ("NOUN", "PROPN") for i in inside):
        return True
    if mentions_from(doc, sentence.start, sentence.end):
        return True
    return any(
        sentence.start_char <= r.evidence.start < sentence.end_char for r in doc._.rp_instruments
    )


@cache
def _political_nouns() -> frozenset[str]:
    return frozenset(r["noun"] for r in rows("lexicon", "political_nouns.csv"))
