"""Moving records from the offsets of the text that was read to those of the original."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

from realpolitik.documents.text import OffsetMap
from realpolitik.records import Evidence, Outcome, UnknownActor

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Move:
    """``base`` is the stretch's offset in the clean text, ``sentence`` its first sentence."""

    offsets: OffsetMap
    base: int
    sentence: int


def relocate(record: T, move: Move) -> T:
    """The same record with every ``start`` and ``end`` in it moved to the original text.

    >>> from realpolitik.documents.text import Piece
    >>> move = Move(OffsetMap((Piece(0, 10, 50),)), base=2, sentence=7)
    >>> relocate(Evidence(sentence=1, start=3, end=5, text="he"), move)
    Evidence(sentence=8, start=15, end=17, text='he')
    """
    if isinstance(record, tuple):
        return tuple(relocate(item, move) for item in record)  # type: ignore[return-value]
    if not is_dataclass(record) or isinstance(record, type):
        return record
    changes: dict[str, Any] = {
        f.name: relocate(value, move)
        for f in fields(record)
        if isinstance(value := getattr(record, f.name), tuple) or is_dataclass(value)
    }
    start, end = getattr(record, "start", None), getattr(record, "end", None)
    if start is not None and end is not None:
        changes["start"], changes["end"] = move.offsets.to_original(
            start + move.base, end + move.base
        )
    if isinstance(record, (Evidence, Outcome, UnknownActor)):
        changes["sentence"] = record.sentence + move.sentence
    return replace(record, **changes) if changes else record
