"""Transcripts: "MR. CARNEY: …" and "Q …" at the head of a paragraph give it to that speaker.

A speaker goes on until the next label. One label alone makes no transcript.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from realpolitik.documents.text import Block
from realpolitik.reading.doc import span_at
from realpolitik.reading.turn_labels import labels
from realpolitik.reading.voices import voices
from realpolitik.records import Voice

_TITLES = re.compile(r"^(?:MR|MRS|MS|DR|SIR)\.? ")

Turn = tuple[Voice, int, int, int]


def turns(doc: Doc) -> Iterator[Turn]:
    """Each paragraph of a transcript with its speaker.

    Yields:
        the voice, the offset of its label, and start and end of what is said in the paragraph.
    """
    speaker: tuple[Voice, int] | None = None
    for block, match in labels(doc):
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
