"""The states of a mention, by their codes."""

from __future__ import annotations

from spacy.tokens import Doc

from realpolitik.reading.doc import Mention, mentions_in
from realpolitik.records import codes

_BODIES = ("IGO:", "NSA:")


def states_of(mention: Mention) -> tuple[str, ...]:
    """The states of a mention."""
    return tuple(c for c in codes(mention.entities) if len(c) == 3)


def owners_of(mention: Mention) -> tuple[str, ...]:
    """The states, unions of states and armed groups of a mention."""
    return tuple(c for c in codes(mention.entities) if len(c) == 3 or c.startswith(_BODIES))


def states_in(doc: Doc, start: int, end: int) -> list[str]:
    found = [c for m in mentions_in(doc, start, end) for c in states_of(m)]
    return list(dict.fromkeys(found))
