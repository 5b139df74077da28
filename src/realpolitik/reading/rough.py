"""Statements in the rough: what the cues of a sentence give, before chains are known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from realpolitik.reading import cues
from realpolitik.reading.doc import (
    text_of,
)
from realpolitik.reading.quotes import Quote, inside
from realpolitik.records import Voice


@dataclass(slots=True)
class Rough:
    """A statement with character offsets, before it knows its outer voices."""

    words: str
    at: int
    own: list[Voice]
    start: int
    end: int
    sentence: Span
    cue: Token | None
    whole: bool = False
    beside: bool = False
    verbatim: bool = False


def of_sentence(doc: Doc, sent: Span, quoted: list[Quote]) -> Iterator[Rough]:
    for draft in cues.drafts(doc, sent.start, sent.end):
        bounds = draft.content
        if bounds is None:
            start, end = _quote_beside(draft, sent, quoted)
            if start == end:
                continue
        elif bounds[0] >= bounds[1]:
            continue
        else:
            start, end = _chars(doc, bounds)
        start, end = _unquoted(text_of(doc), start, end)
        if end - start < 3:
            continue
        own = [*draft.outer, *draft.own]
        yield Rough(
            draft.words,
            draft.cue.idx,
            own,
            start,
            end,
            sent,
            draft.cue,
            whole=draft.whole_sentence,
            beside=bounds is None,
        )


def _chars(doc: Doc, bounds: tuple[int, int]) -> tuple[int, int]:
    """Character offsets of token bounds, outer punctuation left out."""
    low, high = bounds
    while low < high - 1 and (
        doc[low].is_space or doc[low].text in {",", ":", ";", "—", "–", "-", "that"}
    ):
        low += 1
    while high > low + 1 and (doc[high - 1].is_space or doc[high - 1].text in {",", ".", ";", ":"}):
        high -= 1
    last = doc[high - 1]
    return doc[low].idx, last.idx + len(last)


def _unquoted(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without a quotation mark at one end whose partner it does not hold."""
    inner = text[start:end]
    if inner[:1] in '“"' and not re.search('[”"]', inner[1:]):
        start += 1
    if inner[-1:] in '”"' and not re.search('[“"]', inner[:-1]):
        end -= 1
    return start, end


def _quote_beside(draft: cues.Draft, sent: Span, quoted: list[Quote]) -> tuple[int, int]:
    """The quotation that stands beside a cue with no clause of its own."""
    if not draft.takes_quote or inside(draft.cue.idx, quoted):
        return 0, 0
    near = [
        q
        for q in quoted
        if q.end > sent.start_char
        and q.start < sent.end_char
        and not q.start <= draft.cue.idx < q.end
    ]
    if not near:
        return 0, 0
    best = min(near, key=lambda q: min(abs(q.start - draft.cue.idx), abs(q.end - draft.cue.idx)))
    after_cue = draft.cue.idx + len(draft.cue) + 1
    same_clause = after_cue < best.start and ", " not in text_of(sent.doc)[after_cue : best.start]
    return (after_cue if same_clause else best.start), best.end


def widen(rough: Rough, quoted: list[Quote]) -> Rough:
    """Let content that shares a quotation run to that quotation's ends.

    A quotation that begins with the cue itself (the side “stressed that …”) is its content too.
    """
    spoken_within = rough.cue is not None and inside(rough.at, quoted)
    for quote in quoted:
        if quote.start < rough.end and rough.start < quote.end:
            if not spoken_within:
                rough.start, rough.end = min(rough.start, quote.start), max(rough.end, quote.end)
            elif 0 <= rough.at - quote.start < 2:
                rough.end = max(rough.end, quote.end)
    return rough


def taken(one: Rough, rough: list[Rough]) -> bool:
    """True for a quotation beside a cue where another cue has it within its own clause."""
    return one.beside and any(
        not r.beside and r.start <= one.start and one.end <= r.end and r.at != one.at for r in rough
    )


def distinct(rough: Iterable[Rough]) -> list[Rough]:
    """One statement for each span and speaker; a cue found twice keeps its widest content."""
    kept: list[Rough] = []
    for one in sorted(rough, key=lambda r: (r.start - r.end, r.at)):
        same = [
            k
            for k in kept
            if k.start <= one.start
            and one.end <= k.end
            and k.own[-1].name == one.own[-1].name
            and (k.at == one.at or (k.start, k.end) == (one.start, one.end))
        ]
        if not same:
            kept.append(one)
    return kept
