"""The events of a run as lines of JSON, in the order of its inputs."""

from __future__ import annotations

from functools import cache
from typing import TextIO

from pydantic import TypeAdapter

from realpolitik.records import Event
from realpolitik.store import Store, codec

_AT_ONCE = 200


@cache
def _event() -> TypeAdapter[Event]:
    return TypeAdapter(Event)


def write_events(store: Store, run: str, file: TextIO) -> int:
    """Write every event of the documents that a run was given, one a line; how many.

    Each is an ``Event`` with ``document`` first: the id given in the input, or the key of the
    document where none was. A document that came twice has its events under both ids.
    """
    inputs = store.rows(
        """SELECT coalesce(name, document) AS name, document FROM inputs
        WHERE run = ? AND document IS NOT NULL AND result <> 'failed' ORDER BY position""",
        [run],
    )
    written = 0
    for at in range(0, len(inputs), _AT_ONCE):
        group = inputs[at : at + _AT_ONCE]
        events = _events(store, [line["document"] for line in group])
        for line in group:
            name = TypeAdapter(str).dump_json(line["name"]).decode()
            for event in events.get(line["document"], ()):
                file.write(f'{{"document":{name},{event[1:]}\n')
                written += 1
    return written


def _events(store: Store, documents: list[str]) -> dict[str, list[str]]:
    """The events of some documents as JSON objects."""
    found: dict[str, list[str]] = {}
    for row in store.rows(
        """SELECT * FROM events WHERE document IN (SELECT unnest(?::VARCHAR[]))
        ORDER BY evidence_start, trigger_start, rowid""",
        [documents],
    ):
        text = _event().dump_json(codec.record(Event, row)).decode("utf-8", "replace")
        found.setdefault(row["document"], []).append(text)
    return found
