"""Coding a corpus into a store: resumed where it stopped, each document exactly once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from time import monotonic
from typing import Any

from realpolitik.corpus import workers
from realpolitik.corpus.work import Work, keyed
from realpolitik.documents.text import Prepared
from realpolitik.errors import InputError, RealpolitikError
from realpolitik.reading.options import Options
from realpolitik.records import Reading
from realpolitik.store.rows import Stored
from realpolitik.store.runs import Request
from realpolitik.store.writer import Item, Writer

LOOKED_UP = 256
"""Items whose fate in earlier runs is looked up at once."""

FLUSH_DOCUMENTS = 64
FLUSH_SECONDS = 2.0

Found = Prepared | InputError
Tell = Callable[["Summary", Item], None]


@dataclass(slots=True)
class Summary:
    """What a run did: counts of documents and of what they gave.

    ``skipped`` items had been dealt with before; ``reasons`` counts sentences without an event.
    """

    read: int = 0
    there: int = 0
    failed: int = 0
    skipped: int = 0
    failed_before: int = 0
    sentences: int = 0
    events: int = 0
    statements: int = 0
    figures: int = 0
    reasons: Counter[str] = field(default_factory=Counter)

    @property
    def items(self) -> int:
        """Items of the input so far."""
        return self.read + self.there + self.failed + self.skipped + self.failed_before

    def add(self, reading: Reading) -> None:
        """Count what a document gave."""
        self.read += 1
        self.sentences += reading.document.sentences
        self.events += len(reading.events)
        self.statements += len(reading.statements)
        self.figures += len(reading.figures)
        self.reasons.update(o.reason for o in reading.outcomes if o.reason)


def code(
    found: Iterable[Found],
    writer: Writer,
    request: Request,
    *,
    options: Options,
    jobs: int = 1,
    retry: bool = False,
    keep_text: bool = True,
    limit: int | None = None,
    tell: Tell | None = None,
    read: workers.Read = workers.read_batch,
) -> Summary:
    """Read documents into a store.

    Args:
        found: documents and the errors of those that could not be loaded, as ``documents.load``
            gives them; taken as they are needed.
        writer: the store, open.
        request: what the run is; one with the same id goes on where it stopped.
        options: the language model and the coder.
        jobs: processes that read.
        retry: take up the documents that failed before.
        keep_text: keep the original texts in the store.
        limit: read no more than so many documents.
        tell: called for every item as it ends, with the counts so far.
        read: what reads a batch.

    Returns:
        The counts. What has been read is in the store also when this raises or is interrupted.
    """
    run = _Run(writer, request, retry=retry, keep_text=keep_text, tell=tell)
    writer.begin(request)
    started = monotonic()
    whole = False
    try:
        works = islice(run.open_works(found), limit)
        for work, result in workers.read_all(works, jobs=jobs, options=options, read=read):
            run.take(work, result)
        whole = limit is None or run.summary.read < limit
    finally:
        run.flush()
        writer.finish(request.id, monotonic() - started, whole=whole)
    return run.summary


class _Run:
    """What has been found out and not yet written."""

    def __init__(
        self, writer: Writer, request: Request, *, retry: bool, keep_text: bool, tell: Tell | None
    ) -> None:
        self.summary = Summary()
        self._writer, self._run = writer, request.id
        self._retry, self._keep_text, self._tell = retry, keep_text, tell
        self._stored: list[Stored] = []
        self._items: list[Item] = []
        self._pending: set[str] = set()
        self._written: set[str] = set()  # since the store was last asked what it has
        self._flushed = monotonic()

    def open_works(self, found: Iterable[Found]) -> Iterator[Work]:
        """The documents that are still to be read; what became of the others is noted."""
        for group in _groups(enumerate(found), LOOKED_UP):
            works = [keyed(f, i) if isinstance(f, Prepared) else _failed(f, i) for i, f in group]
            keys = [w.key for w in works if isinstance(w, Work)]
            self._written.clear()
            ended, known = self._writer.look_up(self._run, [w.source for w in works], keys)
            for work in works:
                if not self._is_over(work, ended.get(work.source), known):
                    assert isinstance(work, Work)
                    self._pending.add(work.key)
                    yield work

    def _is_over(
        self, work: Work | Item, before: tuple[str, str | None] | None, known: set[str]
    ) -> bool:
        """Whether nothing is left to read of an item; says how it ended."""
        if isinstance(work, Item):
            again = before is not None and before[0] == "failed" and not self._retry
            self._skip(work, failed=True) if again else self._end(work)
            return True
        same = before is not None and before[1] == work.key
        if same and before and (before[0] != "failed" or not self._retry):
            self._skip(_item(work, "read"), failed=before[0] == "failed")
            return True
        if work.key in known or work.key in self._pending or work.key in self._written:
            self._end(_item(work, "already there"))
            return True
        return False

    def take(self, work: Work, result: workers.Result) -> None:
        """Note how the reading of a document ended."""
        if isinstance(result, RealpolitikError):
            self._end(_item(work, "failed", result))
        else:
            self.summary.add(result)
            text = work.prepared.original if self._keep_text else None
            self._stored.append(Stored(result, work.name, text, work.prepared.html))
            self._end(_item(work, "read"))
        old = monotonic() - self._flushed > FLUSH_SECONDS
        if old or len(self._items) >= FLUSH_DOCUMENTS:
            self.flush()

    def flush(self) -> None:
        """Write what has been found out."""
        if self._items:
            self._writer.add(self._run, self._stored, self._items)
            done = {i.document for i in self._items if i.document and i.result != "already there"}
            self._written |= done
            self._pending -= done
        self._stored, self._items = [], []
        self._flushed = monotonic()

    def _end(self, item: Item) -> None:
        self._items.append(item)
        if item.result == "failed":
            self.summary.failed += 1
        elif item.result == "already there":
            self.summary.there += 1
        self._say(item)

    def _skip(self, item: Item, *, failed: bool) -> None:
        if failed:
            self.summary.failed_before += 1
        else:
            self.summary.skipped += 1
        self._say(item)

    def _say(self, item: Item) -> None:
        if self._tell:
            self._tell(self.summary, item)


def _item(work: Work, result: Any, error: RealpolitikError | None = None) -> Item:
    return Item(work.source, work.position, result, work.name, work.key, error)


def _failed(error: InputError, position: int) -> Item:
    source = getattr(error, "source", None) or error.what
    return Item(source, position, "failed", error=error)


def _groups(found: Iterator[Any], size: int) -> Iterator[Sequence[Any]]:
    while group := list(islice(found, size)):
        yield group
