"""Speaker labels at the head of a paragraph: "MR. CARVER: …" and "Q …"."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from realpolitik.documents.text import Block
from realpolitik.reading.doc import span_at, text_of

FEWEST = 3
"""Labels that a document needs to count as a transcript."""

_NAME = r"[A-Z][A-Z.'’-]*(?: [A-Z][A-Z.'’-]*){0,4}"
_TURNS = "realpolitik turns"
_LABEL = re.compile(rf"[\"“]?(?P<name>{_NAME}):\s+|(?P<q>Q)\s+(?=[A-Z])")


def is_talk(doc: Doc) -> bool:
    """Whether a document is the record of a talk: a transcript."""
    return bool(labels(doc))


def labelled(doc: Doc) -> frozenset[int]:
    """The tokens of all labels, questioners' among them; none where the document is no talk."""
    found = [m for _, m in labels(doc) if m is not None]
    spans = [span_at(doc, *m.span("name" if m["name"] else "q")) for m in found]
    return frozenset(at for span in spans for at in range(span.start, span.end))


def labels(doc: Doc, fewest: int = FEWEST) -> list[tuple[Block, re.Match[str] | None]]:
    """Each paragraph with its label or ``None``; the empty list where too few have one.

    The match has the groups ``name`` and ``q``, of which one is ``None``.
    """
    blocks = doc._.rp_blocks
    held = doc.user_data.get(_TURNS)
    if held is None or held[0] is not blocks:
        found = [(b, _LABEL.match(text_of(doc), b.start, b.end)) for b in blocks]
        held = doc.user_data[_TURNS] = (blocks, found, sum(m is not None for _, m in found))
    return held[1] if held[2] >= fewest else []
