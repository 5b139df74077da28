"""A reading of one's own for tests of everything around the reading: quick, and the same always.

The functions are sent to worker processes, so they stand in a module.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace

from realpolitik.corpus.workers import Result
from realpolitik.documents import from_text
from realpolitik.documents.text import Prepared
from realpolitik.errors import InputError
from realpolitik.reading.options import Options
from realpolitik.records import Document, Event, Reading, Run
from tests.report.fixture import reading

MODEL = "none"
OPTIONS = Options(MODEL)


def read(documents: Sequence[Prepared], options: Options) -> list[Result]:
    """The reading of the report's fixture for every document; words in its text make it stumble."""
    return [_read(document) for document in documents]


def _read(prepared: Prepared) -> Result:
    if "kill the reader" in prepared.text:
        os._exit(9)
    if "stumble" in prepared.text:
        return InputError("E000", what="the reading", why="it stumbled", do="run it again")
    return of(prepared.document)


def of(document: Document) -> Reading:
    """The fixture's reading as that of a document: ids and evidence are its own."""
    found = reading()
    events = tuple(_own(e, document) for e in found.events)
    sentences = replace(document, sentences=len(found.outcomes))
    return replace(found, document=sentences, events=events, run=Run(version="1", model=MODEL))


def _own(event: Event, document: Document) -> Event:
    return replace(event, id=f"{document.id}-{event.id}")


def documents(number: int, *, outlet: str | None = None) -> list[Prepared]:
    """So many different documents, each named by its number."""
    return [
        document(f"Talks number {n} began.", name=f"d{n}", outlet=outlet) for n in range(number)
    ]


def document(text: str, *, name: str | None = None, outlet: str | None = None) -> Prepared:
    """One document, as a line of a file would give it."""
    prepared = from_text(text)
    found = prepared.document
    described = replace(
        found, id=name or found.id, outlet=outlet, path=f"made.jsonl:{name or found.id}"
    )
    return replace(prepared, document=described)
