"""From readings to the rows of every table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from realpolitik.records import Event, Reading, codes
from realpolitik.store import codec
from realpolitik.store.codec import Row

CHILDREN = (
    "statements",
    "figures",
    "instruments",
    "forecasts",
    "flags",
    "outcomes",
    "unknown_actors",
)
"""Tables whose rows are the records of the same name in a ``Reading``, laid flat."""

OF_A_DOCUMENT = ("documents", "texts", "events", "dyads", *CHILDREN)
"""Tables that hold something of a document, by its column ``document``."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A reading on its way into the store.

    ``name`` is the id given in the input; ``text`` the original, or ``None`` to leave it out.
    """

    reading: Reading
    name: str | None = None
    text: str | None = None
    html: bool = False


def tables(found: Iterable[Stored], run: str) -> dict[str, list[Row]]:
    """The rows of every table for some readings of one run."""
    rows: dict[str, list[Row]] = {name: [] for name in OF_A_DOCUMENT}
    for each in found:
        reading, document = each.reading, each.reading.document.id
        rows["documents"].append(_document(each, run))
        if each.text is not None:
            text = {"text": _storable(each.text), "html": each.html}
            rows["texts"].append({"document": document, **text})
        for event in reading.events:
            rows["events"].append(_event(event, document, run))
            rows["dyads"] += dyads(event, document, run)
        for name in CHILDREN:
            records = getattr(reading, name)
            rows[name] += [
                {"document": document, "position": i, **codec.row(r)} for i, r in enumerate(records)
            ]
    return rows


def dyads(event: Event, document: str | None, run: str) -> Iterator[Row]:
    """An event laid flat: a row for each actor and recipient, told apart by their codes.

    Where no recipient is told and several act, they act together: each pair has both directions.
    """
    actors = codes(event.actors) or (None,)
    recipients = codes(event.recipients)
    mutual = not event.recipients and len(actors) > 1
    pairs = [p for p in product(actors, actors) if p[0] != p[1]] if mutual else None
    when = event.when
    shared: Row = {
        "event": event.id,
        "run": run,
        "document": document,
        "category": event.category,
        "quad": event.quad,
        "score": event.score,
        "status": event.status,
        "day": codec.day(when.value) if when else None,
        "precision": when.precision if when else None,
        "mutual": mutual,
    }
    for actor, recipient in pairs or product(actors, recipients or (None,)):
        yield {"actor": actor, "recipient": recipient, **shared}


def _event(event: Event, document: str, run: str) -> Row:
    day = codec.day(event.when.value) if event.when else None
    return {"run": run, "document": document, "day": day, **codec.row(event)}


def _document(stored: Stored, run: str) -> Row:
    reading = stored.reading
    found = codec.row(reading.document)
    return {
        **found,
        "document": found["id"],
        "run": run,
        "name": stored.name,
        "published": codec.day(reading.document.published),
        "duration": reading.run.duration if reading.run else None,
    }


def _storable(text: str) -> str:
    """Lone surrogates have no place in UTF-8."""
    return text.encode("utf-8", "replace").decode("utf-8")
