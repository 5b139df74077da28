"""Reading batches of documents, in this process or in several, in order.

A worker that dies (killed for its memory, a crash in a library) costs no document but the one that
kills it: the documents of its batch are read again one by one, and the one that does it again is
given up with an error.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait

from realpolitik.corpus.work import Work
from realpolitik.documents.text import Prepared
from realpolitik.errors import InputError, RealpolitikError
from realpolitik.reading.options import Options
from realpolitik.records import Reading

Result = Reading | RealpolitikError
Read = Callable[[Sequence[Prepared], Options], list[Result]]
Batch = list[Work]

BATCH_DOCUMENTS = 8
BATCH_CHARACTERS = 60_000


def read_batch(documents: Sequence[Prepared], options: Options) -> list[Result]:
    """Read some documents; an error in the place of one that cannot be read."""
    from realpolitik.reading import pipeline

    return list(pipeline.read_many(documents, options=options))


def batches(works: Iterable[Work]) -> Iterator[Batch]:
    """Works in batches of bounded size, in order."""
    batch: Batch = []
    characters = 0
    for work in works:
        batch.append(work)
        characters += len(work.prepared.text)
        if len(batch) >= BATCH_DOCUMENTS or characters >= BATCH_CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def read_all(
    works: Iterable[Work], *, jobs: int, options: Options, read: Read = read_batch
) -> Iterator[tuple[Work, Result]]:
    """Every document with its reading, or the error in its place, in the order given.

    Args:
        works: taken one after the other, never far ahead of what has been read.
        jobs: how many processes read; 1 reads in this one.
        options: the language model and the coder; loaded once a process.
        read: what reads a batch; a function of a module, since it is sent to the processes.
    """
    if jobs == 1:
        for batch in batches(works):
            yield from _paired(batch, read([w.prepared for w in batch], options))
        return
    with _Pool(jobs, options, read) as pool:
        yield from pool.results(batches(works))


def _paired(batch: Batch, results: list[Result]) -> Iterator[tuple[Work, Result]]:
    return zip(batch, results, strict=True)


class _Pool:
    """Processes that read; replaced whole when one of them dies."""

    def __init__(self, jobs: int, options: Options, read: Read) -> None:
        self._jobs, self._options, self._read = jobs, options, read
        self._ahead = 2 * jobs
        self._pool = self._new()

    def __enter__(self) -> _Pool:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _new(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            self._jobs,
            mp_context=multiprocessing.get_context("spawn"),
            initializer=_prepare_worker,
        )

    def results(self, found: Iterator[Batch]) -> Iterator[tuple[Work, Result]]:
        waiting: deque[tuple[Batch, Future[list[Result]]]] = deque()
        for batch in found:
            waiting.append((batch, self._submit(batch)))
            if len(waiting) >= self._ahead:
                yield from self._first(waiting)
        while waiting:
            yield from self._first(waiting)

    def _submit(self, batch: Batch) -> Future[list[Result]]:
        try:
            return self._pool.submit(self._read, [w.prepared for w in batch], self._options)
        except BrokenProcessPool as error:
            failed: Future[list[Result]] = Future()
            failed.set_exception(error)
            return failed

    def _first(
        self, waiting: deque[tuple[Batch, Future[list[Result]]]]
    ) -> Iterator[tuple[Work, Result]]:
        batch, future = waiting.popleft()
        try:
            results = future.result()
        except BrokenProcessPool:
            self._renew()
            results = [self._alone(work) for work in batch]
            again = [(b, self._submit(b)) for b, _ in waiting]
            waiting.clear()
            waiting.extend(again)
        yield from _paired(batch, results)

    def _alone(self, work: Work) -> Result:
        try:
            return self._submit([work]).result()[0]
        except BrokenProcessPool:
            self._renew()
            return died(work)

    def _renew(self) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._pool = self._new()


def died(work: Work) -> InputError:
    """E003: the process that read a document died, twice."""
    return InputError(
        "E003",
        what=f"the reading of {work.source} stopped halfway",
        why="the process that read it died; the system may have ended it for its memory",
        do="run it again with fewer --jobs and with --retry",
    )


def _prepare_worker() -> None:
    """Leave Ctrl-C to the parent, and end when the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_follow, args=(parent.sentinel,), daemon=True).start()


def _follow(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
