"""Statements: spans of reported speech and thought, each with the chain of voices behind it.

Drafts come from the cues (``rough``) and the quotation marks, bullets and headings that no cue
claims (``quotations``); here they are put into one another and become records.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from realpolitik.documents.text import Block
from realpolitik.reading.columns import sentences
from realpolitik.reading.doc import (
    add_flags,
    evidence,
    record_id,
    register,
    step,
    text_of,
    token_at,
)
from realpolitik.reading.quotations import (
    announced,
    carried_over,
    headlines,
    transcribed,
    unclaimed,
)
from realpolitik.reading.quotes import Quote, quotes
from realpolitik.reading.rough import Rough, distinct, of_sentence, taken, widen
from realpolitik.records import Directness, Flag, Statement, Voice
from realpolitik.records import Span as Words

LATE = 20
"""Tokens; so much said in the author's voice before the source is named is a late attribution."""

_SURE = frozenset({"clearly", "obviously", "plainly", "undoubtedly", "evidently", "indeed",
                   "certainly", "surely", "naturally", "inevitably"})  # fmt: skip


@Language.component("realpolitik_statements")
def statements(doc: Doc) -> Doc:
    """Find the statements of a document and put them into ``doc._.rp_statements``."""
    register()
    quoted, spoilt = quotes(text_of(doc), doc._.rp_blocks)
    rough = [r for sent in sentences(doc) for r in of_sentence(doc, sent, quoted)]
    rough += list(announced(doc, rough))
    rough += list(headlines(doc))
    rough += list(transcribed(doc))
    rough = distinct(r for r in (widen(r, quoted) for r in rough) if not taken(r, rough))
    rough += list(unclaimed(doc, rough, quoted))
    rough = sorted(distinct(rough), key=lambda r: (r.start, -r.end))
    carried = list(carried_over(doc, rough))
    doc._.rp_statements = tuple(record(doc, r, [*rough, *carried], quoted) for r in rough)
    add_flags(doc, (unbalanced(doc, block) for block in spoilt))
    add_flags(doc, late(doc, rough))
    for said in doc._.rp_statements:
        chain = " > ".join(v.name for v in said.chain)
        step(
            doc,
            token_at(doc, said.evidence.start).i,
            "statements",
            f"{chain} ({said.cue}, {said.directness}): {said.content.text[:80]}",
        )
    return doc


def record(doc: Doc, rough: Rough, others: list[Rough], quoted: list[Quote]) -> Statement:
    chain: list[Voice] = []
    for outer in holders(rough, others):
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


def holders(rough: Rough, others: list[Rough]) -> list[Rough]:
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


def _directness(rough: Rough, quoted: list[Quote]) -> Directness:
    """Direct where four fifths of the content stand in quotation marks, mixed where some do."""
    if rough.verbatim:
        return "direct"
    inside = sum(max(0, min(q.end, rough.end) - max(q.start, rough.start)) for q in quoted)
    if inside == 0:
        return "indirect"
    return "direct" if inside >= 0.8 * (rough.end - rough.start) else "mixed"


def unbalanced(doc: Doc, block: Block) -> Flag:
    end = min(block.end, block.start + 80)
    return Flag(
        kind="unbalanced quotation",
        text=text_of(doc)[block.start : end],
        expected=None,
        why="a quotation mark opens here and none closes it within the paragraph",
        evidence=evidence(doc, block.start, end),
    )


def late(doc: Doc, rough: list[Rough]) -> Iterator[Flag]:
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
