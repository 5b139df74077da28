"""Reading the documents of a stored run again: to check that nothing changes, or to bring it up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import date
from itertools import islice
from typing import Any, Literal

from realpolitik.corpus import workers
from realpolitik.corpus.work import Work
from realpolitik.documents import Metadata, from_text
from realpolitik.errors import RealpolitikError
from realpolitik.reading.options import Options
from realpolitik.records import Reading
from realpolitik.store import Store, Writer
from realpolitik.store.rows import Stored
from realpolitik.store.runs import Request

KINDS = (
    "events",
    "statements",
    "figures",
    "instruments",
    "forecasts",
    "flags",
    "outcomes",
    "unknown_actors",
)
_AT_ONCE = 64


@dataclass(frozen=True, slots=True)
class Difference:
    """A record that only one of two readings of a document has."""

    document: str
    path: str | None
    kind: str
    side: Literal["stored", "now"]
    record: Any

    def __str__(self) -> str:
        sign = "-" if self.side == "stored" else "+"
        shown = {
            f.name: value
            for f in fields(self.record)
            if (value := getattr(self.record, f.name)) not in (None, ())
        }
        return f"{sign} {self.path or self.document}: {self.kind}: {shown}"


def compare(
    store: Store,
    run: str,
    *,
    options: Options,
    jobs: int = 1,
    tell: Callable[[], None] | None = None,
) -> Iterator[Difference | RealpolitikError]:
    """What is different when the documents of a run are read again, document by document.

    Documents whose text was not kept are passed over (``unkept`` counts them). A document that
    cannot be read now gives its error.
    """
    for work, result in workers.read_all(_works(store, run), jobs=jobs, options=options):
        if isinstance(result, Reading):
            yield from differences(store.reading(work.key), result)
        else:
            yield result
        if tell:
            tell()


def differences(stored: Reading, now: Reading) -> Iterator[Difference]:
    """The records that only one of two readings of the same document has."""
    document = stored.document
    if stored.document != now.document:
        yield Difference(document.id, document.path, "document", "stored", stored.document)
        yield Difference(document.id, document.path, "document", "now", now.document)
    for kind in KINDS:
        old, new = getattr(stored, kind), getattr(now, kind)
        for record in old:
            if record not in new:
                yield Difference(document.id, document.path, kind, "stored", record)
        for record in new:
            if record not in old:
                yield Difference(document.id, document.path, kind, "now", record)


def renew(
    store: Store,
    writer: Writer,
    run: str,
    request: Request,
    *,
    options: Options,
    jobs: int = 1,
    tell: Callable[[], None] | None = None,
) -> int:
    """Read the documents of a run again and put the new readings in the place of the old.

    Returns:
        How many documents were read. One that cannot be read now keeps its old reading.
    """
    writer.begin(request)
    results = workers.read_all(_works(store, run), jobs=jobs, options=options)
    done = 0
    while group := list(islice(results, _AT_ONCE)):
        found = [_stored(store, w, r) for w, r in group if isinstance(r, Reading)]
        writer.replace(request.id, found)
        done += len(found)
        if tell:
            tell()
    writer.finish(request.id, 0.0)
    return done


def unkept(store: Store, run: str) -> int:
    """How many documents of a run cannot be read again, since their text was not kept."""
    found = store.rows(
        """SELECT count(*) AS n FROM documents
        WHERE run = ? AND document NOT IN (SELECT document FROM texts)""",
        [run],
    )
    return int(found[0]["n"])


def _works(store: Store, run: str) -> Iterator[Work]:
    """The documents of a run that have their text, in order of their keys."""
    after = ""
    while group := store.rows(
        """SELECT d.*, t.text, t.html FROM documents d JOIN texts t USING (document)
        WHERE d.run = ? AND d.document > ? ORDER BY d.document LIMIT ?""",
        [run, after, _AT_ONCE],
    ):
        after = group[-1]["document"]
        yield from (_work(row) for row in group)


def _work(row: dict[str, Any]) -> Work:
    published: date | None = row["published"]
    metadata = Metadata(
        id=row["document"],
        title=row["title"],
        author=row["author"],
        outlet=row["outlet"],
        published=published,
        kind=row["kind"],
        url=row["url"],
    )
    prepared = from_text(row["text"], metadata=metadata, html=row["html"])
    document = replace(prepared.document, path=row["path"])
    return Work(0, row["path"] or "", row["name"], replace(prepared, document=document))


def _stored(store: Store, work: Work, reading: Reading) -> Stored:
    prepared = work.prepared
    return Stored(reading, work.name, prepared.original, prepared.html)
