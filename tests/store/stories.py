"""Stores filled by hand: documents with a text, and events told in them."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from realpolitik import codebook, records
from realpolitik.documents import Metadata, from_text
from realpolitik.reading import pipeline
from realpolitik.records import Entity, Evidence, Reading, Span, Status, When, Where
from realpolitik.store import Item, Writer
from realpolitik.store.rows import Stored
from realpolitik.store.runs import Request

REQUEST = Request("code", ("stories",))

NAMES = {"KEN": "Kenya", "UGA": "Uganda", "TZA": "Tanzania"}

STORY = """{tag}Kenya expelled three Ugandan diplomats on Monday over a dispute about fishing \
rights on Lake Victoria.

The Kenyan foreign minister said that the envoys had two days to pack. Boats had been stopped near \
the border for weeks, and traders in the port of Kisumu said that the price of perch had doubled \
since the quarrel began.

A ferry that used to cross twice a day lay idle at the quay, its crew playing cards on deck while \
the captain waited for word from the harbour office."""

OTHER = """A court in Lusaka freed two engineers whom Zambia had held for a month.

Their lawyer said that they would fly home before the weekend, and that a claim for their lost \
wages was being drawn up. The ministry of mines gave no reason for the arrest and none for the \
release, and the company that had sent them would not say whether it would send others."""


@dataclass(frozen=True, slots=True)
class Told:
    """A document and the events told in it."""

    document: str
    text: str | None = None
    published: str | None = "2024-06-25"
    outlet: str | None = None
    events: tuple[records.Event, ...] = ()


_numbers = itertools.count()


def event(
    sentence: str = "Kenya expelled three diplomats",
    *,
    id: str | None = None,
    actors: str = "KEN",
    recipients: str = "UGA",
    category: str = "SANCTION",
    mode: str | None = None,
    status: Status = "actual",
    when: str | None = "2024-06-24",
    where: str | None = None,
    word: str = "expel",
    at: int = 0,
) -> records.Event:
    """An event; ``actors`` and ``recipients`` are codes parted by blanks, ``at`` its sentence."""
    return records.Event(
        id=id or f"{next(_numbers):012x}",
        actors=tuple(map(_entity, actors.split())),
        recipients=tuple(map(_entity, recipients.split())),
        category=category,
        mode=mode,
        contexts=(),
        quad=codebook.quad(category),
        score=0.0,
        status=status,
        conditional_on=None,
        attribution=(),
        trigger=Span(text=word, start=0, end=4),
        when=When(value=when, precision=_precision(when), basis="stated") if when else None,
        where=Where(name=where, latitude=1.0, longitude=1.0) if where else None,
        confidence=1.0,
        rule=f"verb {word}",
        evidence=Evidence(sentence=at, start=0, end=len(sentence), text=sentence),
    )


def _precision(when: str) -> records.Precision:
    return {4: "year", 7: "month"}.get(len(when), "day")  # type: ignore[return-value]


def _entity(code: str) -> Entity:
    return Entity(text=NAMES[code], start=0, end=3, code=code)


def filled(path: Path, told: Sequence[Told]) -> Path:
    """A store with some documents whose events are given."""
    found = [
        Stored(
            Reading(
                document=records.Document(id=t.document, published=t.published, outlet=t.outlet),
                events=t.events,
            ),
            text=t.text,
        )
        for t in told
    ]
    return written(path, found)


def read(path: Path, told: Sequence[Told]) -> Path:
    """A store with some texts, really read."""
    found = []
    for each in told:
        assert each.text is not None
        published = date.fromisoformat(each.published) if each.published else None
        metadata = Metadata(id=each.document, outlet=each.outlet, published=published)
        reading = pipeline.read(from_text(each.text, metadata=metadata))
        found.append(Stored(reading, text=each.text))
    return written(path, found)


def written(path: Path, found: Sequence[Stored]) -> Path:
    """The store, with these added."""
    items = [
        Item(f"stories:{s.reading.document.id}", n, "read", document=s.reading.document.id)
        for n, s in enumerate(found)
    ]
    with Writer(path) as writer:
        writer.begin(REQUEST)
        writer.add(REQUEST.id, found, items)
    return path
