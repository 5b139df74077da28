"""From a decoded text to the clean one: blocks, and the map back."""

from __future__ import annotations

from dataclasses import dataclass, replace

from realpolitik.documents.furniture import Found, strip_furniture
from realpolitik.documents.items import Item, items
from realpolitik.documents.kinds import title_cue
from realpolitik.documents.mapped import Mapped
from realpolitik.documents.normalise import normalise
from realpolitik.documents.text import Block, OffsetMap
from realpolitik.records import DocumentKind

_BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What is read, its blocks and map, and what the text says about itself."""

    text: str
    blocks: tuple[Block, ...]
    offsets: OffsetMap
    found: Found
    kind: DocumentKind | None


def clean(source: Mapped) -> Cleaned:
    """Clean a text whose paragraphs are parted by blank lines.

    >>> clean(Mapped.of("By Jane Doe\\n\\nThe treaty\\nwas signed.")).text
    'The treaty was signed.'
    """
    kept, found = strip_furniture(items(normalise(source)))
    kept, kind = _without_title_cue(kept, found)
    body = _assemble(kept)
    return Cleaned(body.text, _blocks(kept), OffsetMap(body.pieces()), found, kind)


def _without_title_cue(kept: list[Item], found: Found) -> tuple[list[Item], DocumentKind | None]:
    """The title without "Opinion:" or "– OpEd", and the kind that these words tell."""
    if found.title is None or found.heading is None:
        return kept, None
    at = found.heading
    start, end, kind = title_cue(found.title)
    title = replace(kept[at], body=kept[at].body.part(start, end))
    found.title = title.text
    return [*kept[:at], title, *kept[at + 1 :]], kind


def _assemble(kept: list[Item]) -> Mapped:
    between = Mapped.inserted(_BETWEEN)
    parts = [part for item in kept for part in (between, item.body)]
    return Mapped.join(parts[1:])


def _blocks(kept: list[Item]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    at = 0
    for item in kept:
        blocks.append(Block(at, at + len(item.body), item.kind))
        at += len(item.body) + len(_BETWEEN)
    return tuple(blocks)
