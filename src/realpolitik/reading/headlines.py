"""Attribution by layout: "Iran 'ready' for talks: minister", "Minister: …", "… — Jane Doe"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span

from realpolitik.documents.text import BlockKind
from realpolitik.reading.voices import voices
from realpolitik.records import Voice

_COLON = re.compile(r":\s+")
_DASH = re.compile(r"[”\"]\s*[,.]?\s*[—–―-]{1,2}\s*(?=[A-Z])")
_NAME_END = re.compile(r"[“\"\n,]|\.(?=\s|$)|\s{2,}")
_SPEAKER_WORDS = 6
"""Words; a longer side of the colon is content, not a speaker."""

_PHRASE = frozenset({"NOUN", "PROPN", "DET", "ADJ", "PART", "PUNCT", "NUM"})

Layout = tuple[list[Voice], str, int, int, int]


def headline_drafts(doc: Doc, block: Span, kind: BlockKind) -> Iterator[Layout]:
    """Speakers given by a colon in a heading or a dash after a quotation.

    Yields:
        voices, cue, offset of the cue, and start and end of the content (characters of the doc).
    """
    text = block.text
    for match in _COLON.finditer(text) if kind == "heading" or block.start == 0 else ():
        for layout in _sides(doc, block, match):
            if kind == "heading" or layout[0][0].kind == "outlet" or layout[0][0].code:
                yield layout
    for match in _DASH.finditer(text):
        behind = _NAME_END.split(text[match.end() :], maxsplit=1)[0]
        start = block.start_char + match.end()
        who = _voices_of(doc, start, start + len(behind.rstrip()))
        opened = max(text.rfind("“", 0, match.start()), text.rfind('"', 0, match.start()))
        if who and opened >= 0:
            start = block.start_char + opened + 1
            yield (
                who,
                "—",
                block.start_char + match.start(),
                start,
                block.start_char + match.start(),
            )


def _sides(doc: Doc, block: Span, match: re.Match[str]) -> Iterator[Layout]:
    middle, after = block.start_char + match.start(), block.start_char + match.end()
    behind = _voices_of(doc, after, block.end_char)
    before = _voices_of(doc, block.start_char, middle)
    if behind and (not before or block.end_char - after < middle - block.start_char):
        yield behind, ":", middle, block.start_char, middle
    elif before:
        yield before, ":", middle, after, block.end_char


def _voices_of(doc: Doc, start: int, end: int) -> list[Voice]:
    """The voice of a short stretch that is one noun phrase and nothing else."""
    span = doc.char_span(start, end, alignment_mode="contract")
    if span is None or len(span) == 0 or len(span) > _SPEAKER_WORDS:
        return []
    if any(t.pos_ not in _PHRASE for t in span) or span[-1].pos_ not in {"NOUN", "PROPN"}:
        return []
    return voices(doc, [span[-1]] if span.root.pos_ not in {"NOUN", "PROPN"} else [span.root])
