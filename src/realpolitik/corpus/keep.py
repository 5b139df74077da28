"""Putting readings into a store one by one, as ``realpolitik read --store`` does."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

from realpolitik.corpus.work import Work, keyed
from realpolitik.documents.text import Prepared
from realpolitik.errors import InputError
from realpolitik.records import Reading
from realpolitik.store.rows import Stored
from realpolitik.store.runs import Request
from realpolitik.store.writer import Item, Result, Writer


class Keeper:
    """Writes each reading as soon as it is there.

    Every document goes through ``name`` before it is read, and its reading, or the error in its
    place, through ``take`` after, in the same order.
    """

    def __init__(self, writer: Writer, run: str) -> None:
        self._writer, self._run = writer, run
        self._position = 0
        self._work: Work | None = None

    def name(self, found: Prepared | InputError) -> Prepared | InputError:
        """The document under the key that the store knows it by."""
        self._work = None
        if isinstance(found, InputError):
            return found
        self._work = keyed(found, self._position)
        return self._work.prepared

    def take(self, result: tuple[Prepared, Reading] | InputError) -> None:
        """Write a reading, or that there is none."""
        stored: list[Stored] = []
        work = self._work
        if isinstance(result, InputError):
            source = work.source if work else getattr(result, "source", None) or result.what
            item = Item(source, self._position, "failed", error=result)
        else:
            assert work is not None
            _, known = self._writer.look_up(self._run, [], [work.key])
            ended: Result = "already there" if known else "read"
            item = Item(work.source, self._position, ended, work.name, work.key)
            if not known:
                prepared, reading = result
                stored = [Stored(reading, work.name, prepared.original, prepared.html)]
        self._writer.add(self._run, stored, [item])
        self._position += 1


@contextmanager
def keeping(path: Path, request: Request, doing: str) -> Iterator[Keeper]:
    """A keeper for one run, which is noted in the store with its beginning and its end."""
    started = monotonic()
    with Writer(path, doing) as writer:
        writer.begin(request)
        whole = False
        try:
            yield Keeper(writer, request.id)
            whole = True
        finally:
            writer.finish(request.id, monotonic() - started, whole=whole)
