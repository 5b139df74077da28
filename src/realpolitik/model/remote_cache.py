"""Answers that were paid for once, kept in memory or in a small SQLite file.

The file holds hashes and answers, no text. Each look opens it anew, so that threads and processes,
forked ones too, may share it.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Protocol

from realpolitik.errors import ResourceError
from realpolitik.model import remote_prompt
from realpolitik.model.inputs import Pair

_MARK = 0x52504131
"""Tells our files from other programs' (SQLite's ``application_id``): "RPA1"."""

_PATIENCE = 10.0
"""Seconds that another process may hold the file."""

_TABLE = "CREATE TABLE answers (key TEXT PRIMARY KEY, answer TEXT NOT NULL) WITHOUT ROWID"


class Cache(Protocol):
    """Answers by key."""

    def get(self, key: str) -> str | None:
        """The answer, if there is one."""

    def put(self, key: str, answer: str) -> None:
        """Keep an answer; a newer one replaces an older."""


def key(model: str, pair: Pair) -> str:
    """What an answer is kept under: a hash of the prompt's version, the model, text and parties.

    >>> len(key("m", Pair("Kenya sued Uganda.", (0, 5), None)))
    64
    """
    told = [remote_prompt.version(), model, pair.text, pair.source, pair.target]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


class Memory:
    """A cache that ends with the program."""

    def __init__(self) -> None:
        self._answers: dict[str, str] = {}

    def get(self, key: str) -> str | None:
        """The answer, if there is one."""
        return self._answers.get(key)

    def put(self, key: str, answer: str) -> None:
        """Keep an answer."""
        self._answers[key] = answer


class File:
    """A cache in a file, made where there is none.

    Raises:
        ResourceError: ``R010``, at once or later, when the file is not ours, damaged, or cannot be
            opened or written.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        with self._open() as file:
            if self._mark(file) != _MARK:
                self._begin(file)

    def get(self, key: str) -> str | None:
        """The answer, if there is one."""
        with self._open() as file:
            row = file.execute("SELECT answer FROM answers WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else None

    def put(self, key: str, answer: str) -> None:
        """Keep an answer; on disk when this returns."""
        with self._open() as file:
            file.execute("INSERT OR REPLACE INTO answers VALUES (?, ?)", (key, answer))

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        try:
            opened = sqlite3.connect(self._path, timeout=_PATIENCE, isolation_level=None)
            with closing(opened) as file:
                yield file
        except sqlite3.Error as error:
            raise self._unusable(str(error)) from None

    def _begin(self, file: sqlite3.Connection) -> None:
        """Lay out a new file, unless another process has just done so."""
        file.execute("BEGIN IMMEDIATE")
        if self._mark(file) != _MARK:
            if file.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                raise self._unusable("it is a database of something else")
            file.execute(_TABLE)
            file.execute(f"PRAGMA application_id = {_MARK}")
        file.execute("COMMIT")

    def _mark(self, file: sqlite3.Connection) -> int:
        return int(file.execute("PRAGMA application_id").fetchone()[0])

    def _unusable(self, why: str) -> ResourceError:
        return ResourceError(
            "R010",
            what=f"the cache of answers {self._path} cannot be used",
            why=why,
            do="name a file that does not exist yet, in a folder that may be written",
        )
