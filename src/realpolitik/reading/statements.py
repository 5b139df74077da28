"""Statements: spans of reported speech and thought, each with the chain of voices behind it.

Drafts come from the cues (``cues``) and the quotation marks (``quotes``); here they get their
final extent, are put into one another, and become records.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from realpolitik.documents.text import Block
from realpolitik.reading import cues
from realpolitik.reading.doc import (
    add_flags,
    evidence,
    record_id,
    register,
    span_at,
    step,
    text_of,
    token_at,
)
from realpolitik.reading.grammar import subjects
from realpolitik.reading.headlines import headline_drafts
from realpolitik.reading.quotes import Quote, quotes
from realpolitik.reading.voices import voices
from realpolitik.records import Directness, Flag, Statement, Voice
from realpolitik.records import Span as Words

SHORT_QUOTE = 4
"""Words; a shorter quotation with no clause of its own is a scare quote, not a statement."""

LATE = 20
"""Tokens; so much said in the author's voice before the source is named is a late attribution."""

_TAG = 10
"""Tokens behind a quotation within which its "said X" is looked for."""

_SURE = frozenset({"clearly", "obviously", "plainly", "undoubtedly", "evidently", "indeed",
                   "certainly", "surely", "naturally", "inevitably"})  # fmt: skip
_CARRIED = frozenset({"also", "further", "furthermore", "moreover", "additionally"})


@dataclass(slots=True)
class _Rough:
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


@Language.component("realpolitik_statements")
def statements(doc: Doc) -> Doc:
    """Find the statements of a document and put them into ``doc._.rp_statements``."""
    register()
    quoted, spoilt = quotes(text_of(doc), doc._.rp_blocks)
    rough = [r for sent in doc.sents for r in _of_sentence(doc, sent, quoted)]
    rough += list(_announced(doc, rough))
    rough += list(_headlines(doc))
    rough = _distinct(r for r in (_widen(r, quoted) for r in rough) if not _taken(r, rough))
    rough += list(_unclaimed(doc, rough, quoted))
    rough = sorted(_distinct(rough), key=lambda r: (r.start, -r.end))
    carried = list(_carried(doc, rough))
    doc._.rp_statements = tuple(_record(doc, r, [*rough, *carried], quoted) for r in rough)
    add_flags(doc, (_unbalanced(doc, block) for block in spoilt))
    add_flags(doc, _late(doc, rough))
    for said in doc._.rp_statements:
        chain = " > ".join(v.name for v in said.chain)
        step(
            doc,
            token_at(doc, said.evidence.start).i,
            "statements",
            f"{chain} ({said.cue}, {said.directness}): {said.content.text[:80]}",
        )
    return doc


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


def _of_sentence(doc: Doc, sent: Span, quoted: list[Quote]) -> Iterator[_Rough]:
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
        yield _Rough(
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
    if not draft.takes_quote or _inside(draft.cue.idx, quoted):
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


def _inside(offset: int, quoted: list[Quote]) -> bool:
    return any(q.start <= offset < q.end for q in quoted)


def _widen(rough: _Rough, quoted: list[Quote]) -> _Rough:
    """Let content that shares a quotation run to that quotation's ends.

    A quotation that begins with the cue itself (the side “stressed that …”) is its content too.
    """
    spoken_within = rough.cue is not None and _inside(rough.at, quoted)
    for quote in quoted:
        if quote.start < rough.end and rough.start < quote.end:
            if not spoken_within:
                rough.start, rough.end = min(rough.start, quote.start), max(rough.end, quote.end)
            elif 0 <= rough.at - quote.start < 2:
                rough.end = max(rough.end, quote.end)
    return rough


def _announced(doc: Doc, rough: list[_Rough]) -> Iterator[_Rough]:
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
            yield _Rough(words, at, own, item.start, item.end, span, None)


def _listed(doc: Doc, blocks: tuple[Block, ...]) -> list[Block]:
    found: list[Block] = []
    for block in blocks:
        opens = text_of(doc)[block.start : block.start + 1] in {"“", '"'}
        if block.kind != "bullet" and (found or not opens):
            break
        found.append(block)
    return found


def _announcer(doc: Doc, block: Block, rough: list[_Rough]) -> tuple[str, int, list[Voice]] | None:
    """The last voice of the announcing sentence: its cue, where it stands, and who."""
    said = [r for r in rough if block.start <= r.at < block.end]
    last = span_at(doc, block.start, block.end)[-1].sent
    for token in reversed(last):
        if token.pos_ == "VERB" and token.lemma_.lower() in cues.cues("verb"):
            own, outer = cues.speakers(doc, token)
            if own:
                return token.text, token.idx, [*outer, *own]
    return (said[-1].words, said[-1].at, said[-1].own) if said else None


def _headlines(doc: Doc) -> Iterator[_Rough]:
    for block in doc._.rp_blocks:
        span = span_at(doc, block.start, block.end)
        for own, words, at, start, end in headline_drafts(doc, span, block.kind):
            yield _Rough(words, at, own, start, end, span, None)


def _taken(one: _Rough, rough: list[_Rough]) -> bool:
    """True for a quotation beside a cue where another cue has it within its own clause."""
    return one.beside and any(
        not r.beside and r.start <= one.start and one.end <= r.end and r.at != one.at for r in rough
    )


def _distinct(rough: Iterable[_Rough]) -> list[_Rough]:
    """One statement for each span and speaker; a cue found twice keeps its widest content."""
    kept: list[_Rough] = []
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


def _unclaimed(doc: Doc, rough: list[_Rough], quoted: list[Quote]) -> Iterator[_Rough]:
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
            yield _Rough(tag[0].text, tag[0].idx, tag[1], quote.start, quote.end, span, None)
        elif who:
            yield _Rough(":", quote.start - 1, who, quote.start, quote.end, span, None)
        elif before or (before := _above(doc, rough, quote)):
            last = max(before, key=lambda r: r.end)
            yield _Rough(last.words, last.at, last.own, quote.start, quote.end, span, None)


def _above(doc: Doc, rough: list[_Rough], quote: Quote) -> list[_Rough]:
    """The last statement of the paragraph above one that opens with a quotation."""
    starts = [b.start for b in doc._.rp_blocks if b.start <= quote.start]
    if len(starts) < 2 or quote.start - starts[-1] > 1:
        return []
    return [r for r in rough if starts[-2] <= r.at < starts[-1]]


def _tag_after(doc: Doc, quote: Quote, quoted: list[Quote]) -> tuple[Token, list[Voice]] | None:
    """The cue right behind a quotation, where the parse does not join them: "…," said X."""
    mark = token_at(doc, quote.end)
    for token in doc[mark.i + 1 : mark.i + _TAG]:
        if token.is_space or _inside(token.idx, quoted):
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


def _carried(doc: Doc, rough: list[_Rough]) -> Iterator[_Rough]:
    """After "According to X, …" a sentence like "They also agreed …" still rests on X."""
    sents = list(doc.sents)
    for before, sent in pairwise(sents):
        opens = [t.lower_ for t in sent[:4]]
        if not (sent[0].pos_ == "PRON" and _CARRIED & set(opens)):
            continue
        source = [r for r in rough if r.whole and r.sentence.start == before.start]
        if source:
            yield _Rough(
                source[0].words,
                source[0].at,
                source[0].own,
                sent.start_char,
                sent.end_char,
                sent,
                None,
                True,
            )


def _record(doc: Doc, rough: _Rough, others: list[_Rough], quoted: list[Quote]) -> Statement:
    chain: list[Voice] = []
    for outer in _holders(rough, others):
        chain.extend(v for v in outer.own if not _same(v, chain))
    own = [v for v in rough.own if not _same(v, chain[-1:])]
    chain = [*chain, *own] if own else (chain or list(rough.own))
    low = min(rough.start, rough.at if rough.cue is not None else rough.start)
    high = max(rough.end, rough.at + len(rough.words) if rough.cue is not None else rough.end)
    return Statement(
        id=record_id(doc, "statement", rough.start, rough.end, rough.own[-1].name),
        speaker=chain[-1],
        chain=tuple(chain),
        cue=rough.words,
        directness=_directness(rough, quoted),
        content=Words(text=text_of(doc)[rough.start : rough.end], start=rough.start, end=rough.end),
        evidence=evidence(doc, low, high),
    )


def _same(voice: Voice, chain: list[Voice]) -> bool:
    return any(v.name == voice.name for v in chain)


def _holders(rough: _Rough, others: list[_Rough]) -> list[_Rough]:
    """The statements that hold this one with its cue, outermost first."""
    holding = [
        o
        for o in others
        if o is not rough
        and o.start <= rough.start
        and rough.end <= o.end
        and (o.start, o.end) != (rough.start, rough.end)
        and (rough.cue is None or o.start <= rough.at < o.end)
    ]
    return sorted(holding, key=lambda o: o.start - o.end)


def _directness(rough: _Rough, quoted: list[Quote]) -> Directness:
    """Direct where four fifths of the content stand in quotation marks, mixed where some do."""
    inside = sum(max(0, min(q.end, rough.end) - max(q.start, rough.start)) for q in quoted)
    if inside == 0:
        return "indirect"
    return "direct" if inside >= 0.8 * (rough.end - rough.start) else "mixed"


def _unbalanced(doc: Doc, block: Block) -> Flag:
    end = min(block.end, block.start + 80)
    return Flag(
        kind="unbalanced quotation",
        text=text_of(doc)[block.start : end],
        expected=None,
        why="a quotation mark opens here and none closes it within the paragraph",
        evidence=evidence(doc, block.start, end),
    )


def _late(doc: Doc, rough: list[_Rough]) -> Iterator[Flag]:
    """A sentence that opens in the author's voice and names its source only at the end."""
    for one in rough:
        opens = token_at(doc, one.start)
        if one.cue is None or opens.lower_ not in _SURE or one.start > one.sentence.start_char + 2:
            continue
        if one.cue.i - opens.i >= LATE and one.at > one.end - 1:
            yield Flag(
                kind="late attribution",
                text=text_of(doc)[one.start : one.start + 80],
                expected=" > ".join(v.name for v in one.own),
                why="the sentence opens as the author's own view and names its source at the end",
                evidence=evidence(doc, one.start, max(one.end, one.at + len(one.words))),
            )
