"""Opening a store: one writer, many readers, and a clear word when it has to wait.

DuckDB lets either one process write or many read. So a writer opens the file only for the moments
in which it writes, and readers try again for a while. Who writes is kept beside the store in
``NAME.lock`` (held by the writer for as long as it runs) and ``NAME.writer`` (who that is).
"""

from __future__ import annotations

import json
import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
from filelock import FileLock, Timeout

from realpolitik.store import schema, trouble

PATIENCE = 10.0
"""Seconds that a reader waits for a writer."""

WRITER_PATIENCE = 120.0
"""Seconds that a writer waits for readers, each of which holds the store for one query."""

_PAUSE = 0.05
_HOLDER = re.compile(r"PID (\d+)")
_REFUSED = re.compile(r"could not (?:write|sync|truncate)|no space left|file too large", re.I)


@contextmanager
def writing(path: Path, patience: float = WRITER_PATIENCE) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection that may write, for a moment; the lock of ``sole_writer`` must be held.

    Raises:
        StoreError: ``S003`` busy, ``S004`` refused by the system, ``S005`` not a store.
    """
    connection = _opened(path, read_only=False, patience=patience)
    try:
        yield connection
    except duckdb.Error as error:
        raise refusal(path, error) from error
    finally:
        _close(path, connection)


@contextmanager
def reading(path: Path, patience: float = PATIENCE) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection that only reads.

    Raises:
        StoreError: ``S006`` missing, ``S003`` busy, ``S001`` newer, ``S007`` older, ``S005`` not
            a store.
    """
    if not path.exists():
        raise trouble.missing(str(path))
    connection = _opened(path, read_only=True, patience=patience)
    try:
        schema.check(connection, str(path))
        yield connection
    finally:
        connection.close()


@contextmanager
def sole_writer(path: Path, doing: str) -> Iterator[None]:
    """Hold the store against other writers, and tell readers who holds it.

    Args:
        path: the store; its folder must exist.
        doing: the command, for those who have to wait.

    Raises:
        StoreError: ``S002`` when another process holds it.
    """
    lock = FileLock(f"{path}.lock")
    note = Path(f"{path}.writer")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise trouble.written(str(path), writer_of(path)) from None
    except OSError as error:
        raise trouble.refused(str(path), error.strerror or str(error)) from error
    try:
        _leave_note(note, doing)
        yield
    finally:
        note.unlink(missing_ok=True)
        lock.release()


def writer_of(path: Path) -> str:
    """Who writes a store, in words."""
    try:
        told = json.loads(Path(f"{path}.writer").read_text(encoding="utf-8"))
        return f"process {told['pid']} ({told['doing']}, since {told['since']} UTC)"
    except (OSError, ValueError, KeyError, TypeError):
        return "another process"


def refusal(path: Path, error: duckdb.Error) -> Exception:
    """What DuckDB says while it writes, coded; errors of our own SQL stay as they are."""
    io = isinstance(error, (duckdb.IOException, duckdb.OutOfMemoryException, duckdb.FatalException))
    if io or _REFUSED.search(str(error)):
        return trouble.refused(str(path), _first_line(error))
    return error


def _leave_note(note: Path, doing: str) -> None:
    since = time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime())
    text = json.dumps({"pid": os.getpid(), "doing": doing, "since": since})
    try:
        note.write_text(text, encoding="utf-8")
    except OSError:
        note.unlink(missing_ok=True)  # a full disk: the lock alone must do


def _close(path: Path, connection: duckdb.DuckDBPyConnection) -> None:
    try:
        connection.close()
    except duckdb.Error as error:
        raise refusal(path, error) from error


def _opened(path: Path, *, read_only: bool, patience: float) -> duckdb.DuckDBPyConnection:
    until = time.monotonic() + patience
    while True:
        try:
            return duckdb.connect(str(path), read_only=read_only)
        except duckdb.Error as error:
            holder = _holder(error)
            if holder is None:
                raise _cannot_open(path, error) from error
            if time.monotonic() > until:
                raise trouble.busy(str(path), _named(path, holder), patience) from error
        time.sleep(_PAUSE)


def _holder(error: duckdb.Error) -> str | None:
    """Who holds the file, when that is why it does not open; else nothing."""
    message = str(error)
    if "lock" not in message.lower() and "different configuration" not in message:
        return None
    found = _HOLDER.search(message)
    return found[1] if found else ""


def _named(path: Path, holder: str) -> str:
    named = writer_of(path)
    if named != "another process" or not holder:
        return named
    return f"process {holder}"


def _cannot_open(path: Path, error: duckdb.Error) -> Exception:
    message = _first_line(error)
    if "not a valid DuckDB" in message or isinstance(error, duckdb.SerializationException):
        return trouble.not_a_store(str(path), "it is not a DuckDB file")
    if "newer version of DuckDB" in message or "version number" in message:
        return trouble.not_a_store(str(path), message)
    return trouble.refused(str(path), message)


def _first_line(error: duckdb.Error) -> str:
    return str(error).strip().splitlines()[0].rpartition("Error: ")[2]
