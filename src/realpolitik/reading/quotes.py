"""Quotation marks paired within each block; an unclosed one spoils only its own block.

A block that opens with a mark and does not close it, followed by a block that opens with one
again, is a quotation that runs over paragraphs: it lasts to the end of its block.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import zip_longest

from realpolitik.documents.text import Block

_OPEN = {"“": "”", "„": "“”", "«": "»", '"': '"', "''": "''", "``": "''"}
_MARK = re.compile("''|``|[“”„«»\"]")
"""Two apostrophes or two backticks are one mark."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A quoted stretch, marks excluded: character offsets, and whether a mark closed it."""

    start: int
    end: int
    closed: bool = True


def quotes(text: str, blocks: tuple[Block, ...]) -> tuple[list[Quote], list[Block]]:
    """The quoted stretches of a text, and the blocks whose marks do not pair.

    >>> text = 'He said “we will stay” and left.'
    >>> found, spoilt = quotes(text, (Block(0, len(text), "paragraph"),))
    >>> [text[q.start:q.end] for q in found], spoilt
    (['we will stay'], [])
    """
    found: list[Quote] = []
    spoilt: list[Block] = []
    for block, following in zip_longest(blocks, blocks[1:]):
        inside, left_open = _in_block(text, block)
        found.extend(inside)
        if left_open is None:
            continue
        if following is not None and text[following.start : following.start + 1] in {"“", '"'}:
            found.append(Quote(left_open, block.end))
        else:
            spoilt.append(block)
    return sorted(found, key=lambda q: q.start), spoilt


def _in_block(text: str, block: Block) -> tuple[list[Quote], int | None]:
    """The quotes closed within a block, and where an unclosed one began."""
    found: list[Quote] = []
    opened: int | None = None
    closers = ""
    for match in _MARK.finditer(text, block.start, block.end):
        mark, at = match[0], match.start()
        if opened is None and mark in _OPEN:
            opened, closers = match.end(), _OPEN[mark]
        elif opened is not None and mark in closers and at > opened:
            found.append(Quote(opened, at))
            opened = None
    return found, opened


def inside(offset: int, quoted: list[Quote]) -> bool:
    """Whether an offset lies within a quotation."""
    return any(q.start <= offset < q.end for q in quoted)
