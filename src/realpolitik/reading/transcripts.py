"""Transcripts: "MR. CARNEY: …" and "Q …" at the head of a paragraph give it to that speaker.

A speaker goes on until the next label. One label alone makes no transcript.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from realpolitik.documents.text import Block
from realpolitik.reading.doc import span_at, text_of
from realpolitik.reading.voices import voices
from realpolitik.records import Voice

FEWEST = 3
"""Labels that a document needs to count as a transcript."""

_NAME = r"[A-Z][A-Z.'’-]*(?: [A-Z][A-Z.'’-]*){0,4}"
_LABEL = re.compile(rf"[\"“]?(?P<name>{_NAME}):\s+|(?P<q>Q)\s+(?=[A-Z])")
_TITLES = re.compile(r"^(?:MR|MRS|MS|DR|SIR)\.? ")

Turn = tuple[Voice, int, int, int]


def turns(doc: Doc) -> Iterator[Turn]:
    """Each paragraph of a transcript with its speaker.

    Yields:
        the voice, the offset of its label, and start and end of what is said in the paragraph.
    """
    labelled = [(b, _LABEL.match(text_of(doc), b.start, b.end)) for b in doc._.rp_blocks]
    if sum(m is not None for _, m in labelled) < FEWEST:
        return
    speaker: tuple[Voice, int] | None = None
    for block, match in labelled:
        start = block.start
        if match is not None:
            speaker, start = (_voice(doc, match), match.start()), match.end()
        if speaker is not None and start < block.end and _speaks(block):
            yield speaker[0], speaker[1], start, block.end


def _speaks(block: Block) -> bool:
    return block.kind != "heading"


def _voice(doc: Doc, match: re.Match[str]) -> Voice:
    group = "name" if match["name"] else "q"
    start, end = match.span(group)
    found = voices(doc, [span_at(doc, start, end).root]) if group == "name" else []
    if found and found[0].code:
        return found[0]
    plain = _TITLES.sub("", match[group]).title() if group == "name" else "a questioner"
    return Voice(name=plain, kind="person", named=group == "name", start=start, end=end)
