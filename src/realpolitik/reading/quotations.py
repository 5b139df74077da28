"""Quotations, bullets and headings that no cue within their sentence claims."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Doc, Span, Token

from realpolitik.documents.text import Block
from realpolitik.reading import cues
from realpolitik.reading.columns import columns, sentences
from realpolitik.reading.doc import (
    span_at,
    text_of,
    token_at,
)
from realpolitik.reading.grammar import subjects
from realpolitik.reading.headlines import headline_drafts
from realpolitik.reading.quotes import Quote, inside
from realpolitik.reading.rough import Rough
from realpolitik.reading.transcripts import turns
from realpolitik.reading.voices import voices
from realpolitik.records import Voice

SHORT_QUOTE = 4
"""Words; a shorter quotation with no clause of its own is a scare quote, not a statement."""

_TAG = 10
"""Tokens behind a quotation within which its "said X" is looked for."""

_CARRIED = frozenset({"also", "further", "furthermore", "moreover", "additionally"})


def announced(doc: Doc, rough: list[Rough]) -> Iterator[Rough]:
    """Bullets, or quoted paragraphs, under a sentence that announces them with a colon."""
    blocks = doc._.rp_blocks
    for number, block in enumerate(blocks):
        if not text_of(doc)[block.start : block.end].rstrip().endswith((":", ": that", "that:")):
            continue
        following = _listed(doc, blocks[number + 1 :])
        source = _announcer(doc, block, rough)
        if source is None:
            continue
        words, at, own = source
        for item in following:
            span = span_at(doc, item.start, item.end)
            yield Rough(words, at, own, item.start, item.end, span, None)


def _listed(doc: Doc, blocks: tuple[Block, ...]) -> list[Block]:
    found: list[Block] = []
    for block in blocks:
        opens = text_of(doc)[block.start : block.start + 1] in {"“", '"'}
        if block.kind != "bullet" and (found or not opens):
            break
        found.append(block)
    return found


def _announcer(doc: Doc, block: Block, rough: list[Rough]) -> tuple[str, int, list[Voice]] | None:
    """The last voice of the announcing sentence: its cue, where it stands, and who."""
    said = [r for r in rough if block.start <= r.at < block.end]
    last = span_at(doc, block.start, block.end)[-1].sent
    for token in reversed(last):
        if token.pos_ == "VERB" and token.lemma_.lower() in cues.cues("verb"):
            own, outer = cues.speakers(doc, token)
            if own:
                return token.text, token.idx, [*outer, *own]
    return (said[-1].words, said[-1].at, said[-1].own) if said else None


def headlines(doc: Doc) -> Iterator[Rough]:
    for block in doc._.rp_blocks:
        span = span_at(doc, block.start, block.end)
        for own, words, at, start, end in headline_drafts(doc, span, block.kind):
            yield Rough(words, at, own, start, end, span, None)


def transcribed(doc: Doc) -> Iterator[Rough]:
    """The paragraphs of a transcript, each its speaker's."""
    for voice, label, start, end in turns(doc):
        said = span_at(doc, start, end)
        yield Rough(":", label, [voice], start, end, said, None, verbatim=True)


def unclaimed(doc: Doc, rough: list[Rough], quoted: list[Quote]) -> Iterator[Rough]:
    """Quotations that no cue claims go to whoever spoke last before them in the block."""
    for quote in quoted:
        if any(r.start <= quote.start and quote.end <= r.end for r in rough):
            continue
        words = [t for t in text_of(doc)[quote.start : quote.end].split() if t]
        span = span_at(doc, quote.start, quote.end)
        if len(words) < SHORT_QUOTE or not _has_verb(span):
            continue
        before = [r for r in rough if r.end <= quote.start and _same_block(doc, r.end, quote.start)]
        tag = _tag_after(doc, quote, quoted)
        who = _before_colon(doc, quote)
        if tag is not None:
            yield Rough(tag[0].text, tag[0].idx, tag[1], quote.start, quote.end, span, None)
        elif who:
            yield Rough(":", quote.start - 1, who, quote.start, quote.end, span, None)
        elif before or (before := _above(doc, rough, quote)):
            last = max(before, key=lambda r: r.end)
            yield Rough(last.words, last.at, last.own, quote.start, quote.end, span, None)


def _above(doc: Doc, rough: list[Rough], quote: Quote) -> list[Rough]:
    """The last statement of the paragraph above one that opens with a quotation."""
    starts = [b.start for b in doc._.rp_blocks if b.start <= quote.start]
    if len(starts) < 2 or quote.start - starts[-1] > 1:
        return []
    return [r for r in rough if starts[-2] <= r.at < starts[-1]]


def _tag_after(doc: Doc, quote: Quote, quoted: list[Quote]) -> tuple[Token, list[Voice]] | None:
    """The cue right behind a quotation, where the parse does not join them: "…," said X."""
    mark = token_at(doc, quote.end)
    for token in doc[mark.i + 1 : mark.i + _TAG]:
        if token.is_space or inside(token.idx, quoted):
            return None
        if token.pos_ == "VERB" and token.lemma_.lower() in cues.cues("verb"):
            beside = [*subjects(token), *(t for t in doc[token.i + 1 : token.i + 2])]
            own = [v for t in beside for v in voices(doc, [t])][:1]
            return (token, own) if own else None
    return None


def _before_colon(doc: Doc, quote: Quote) -> list[Voice]:
    """The subject of the clause that leads into a quotation with a colon."""
    lead = text_of(doc)[: quote.start - 1].rstrip()
    if not lead.endswith(":"):
        return []
    colon = token_at(doc, len(lead) - 1)
    for token in reversed(doc[colon.sent.start : colon.i]):
        if token.pos_ == "VERB" and token.dep_ in {"ROOT", "ccomp", "conj"}:
            return voices(doc, subjects(token))[:1]
    return []


def _has_verb(span: Span) -> bool:
    return any(t.pos_ in {"VERB", "AUX"} for t in span)


def _same_block(doc: Doc, one: int, other: int) -> bool:
    return any(b.start <= one <= b.end and b.start <= other <= b.end for b in doc._.rp_blocks)


def carried_over(doc: Doc, rough: list[Rough]) -> Iterator[Rough]:
    """After "According to X, …" a sentence like "They also agreed …" still rests on X."""
    words = columns(doc)
    for before, sent in pairwise(sentences(doc)):
        opens = words.lower[sent.start : min(sent.start + 4, sent.end)]
        if words.pos[sent.start] != "PRON" or _CARRIED.isdisjoint(opens):
            continue
        source = [r for r in rough if r.whole and r.sentence.start == before.start]
        if source:
            yield Rough(
                source[0].words,
                source[0].at,
                source[0].own,
                sent.start_char,
                sent.end_char,
                sent,
                None,
                True,
            )
