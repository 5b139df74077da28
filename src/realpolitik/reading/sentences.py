"""Sentences: no sentence crosses a block, and punctuation that closes never starts one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from realpolitik.documents.text import Block
from realpolitik.reading.doc import register

LONGEST = 250
"""Tokens; a longer sentence is noted as "too long" and not coded (lists, tables, broken text)."""

_GAP = re.compile(r"\s*\n\s*\n\s*")
_OPENERS = frozenset("“‘„«\"'([—–-$€£¥#§…")
_NOT_A_START = 2**64 - 1
"""spaCy's -1, as the unsigned numbers of its arrays hold it."""


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
    fixed = dict(_fixed(doc, starts))
    if not fixed:
        return doc
    # The first is set as spaCy would have it, which refuses a doc that is parsed already. For
    # every one it looks through the whole doc for that, so the others are set all at once.
    first = next(iter(fixed))
    doc[first].is_sent_start = fixed[first]
    values: Any = doc.to_array(["SENT_START"])
    for token, begins in fixed.items():
        values[token] = 1 if begins else _NOT_A_START
    doc.from_array(["SENT_START"], values)
    return doc


def _fixed(doc: Doc, starts: set[int]) -> Iterator[tuple[int, bool]]:
    """The tokens of which it is known whether a sentence starts there."""
    columns = doc.to_array(["IDX", "IS_PUNCT"]).tolist() if len(doc) else []
    for token, (offset, punctuation) in enumerate(columns):
        if token and offset in starts:
            yield token, True
        elif punctuation and doc[token].text[0] not in _OPENERS:
            yield token, False
