"""Sentences: no sentence crosses a block, and punctuation that closes never starts one."""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

from realpolitik.documents.text import Block
from realpolitik.reading.doc import register

LONGEST = 250
"""Tokens; a longer sentence is noted as "too long" and not coded (lists, tables, broken text)."""

_GAP = re.compile(r"\s*\n\s*\n\s*")
_OPENERS = frozenset("“‘„«\"'([—–-$€£¥#§…")


def blocks_of(text: str) -> tuple[Block, ...]:
    """Paragraphs by blank lines, for a text that did not come through ``documents``.

    >>> [(b.start, b.end) for b in blocks_of("One.\\n\\nTwo.")]
    [(0, 4), (6, 10)]
    """
    cuts = [0, *(edge for gap in _GAP.finditer(text) for edge in gap.span()), len(text)]
    pairs = zip(cuts[::2], cuts[1::2], strict=True)
    return tuple(Block(start, end, "paragraph") for start, end in pairs if start < end)


@Language.component("realpolitik_sentences")
def sentences(doc: Doc) -> Doc:
    """Fix the sentence starts that the layout gives; the parser finds the others."""
    register()
    if not doc._.rp_blocks:
        doc._.rp_blocks = blocks_of(doc.text)
    starts = {block.start for block in doc._.rp_blocks}
    for token in doc:
        if token.i and token.idx in starts:
            token.is_sent_start = True
        elif token.is_punct and token.text[0] not in _OPENERS:
            token.is_sent_start = False
    return doc
