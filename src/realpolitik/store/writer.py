"""Writing the store: one process, whole documents, each in one transaction with its neighbours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Self

import duckdb
import pyarrow as pa

from realpolitik.errors import RealpolitikError
from realpolitik.store import connect, rows, runs, schema, trouble
from realpolitik.store.codec import Row
from realpolitik.store.rows import Stored

Result = Literal["read", "already there", "failed"]
Before = tuple[Mapping[str, tuple[str, str | None]], set[str]]
"""By source the result and the document of an item; and documents."""


@dataclass(frozen=True, slots=True)
class Item:
    """How one item of a run's input ended: a row of the table ``inputs``.

    ``document`` is the key of what it holds; ``error`` why it failed.
    """

    source: str
    position: int
    result: Result
    name: str | None = None
    document: str | None = None
    error: RealpolitikError | None = None


class Writer:
    """The store, open for writing by this process alone.

    The file itself is opened only while something is written, so that others may read in between.

    Args:
        path: the store; made when it does not exist.
        doing: the command, told to those who have to wait.

    Raises:
        StoreError: ``S001`` newer, ``S002`` written by another, ``S003`` busy, ``S004`` refused by
            the system, ``S005`` not a store.
    """

    def __init__(self, path: str | Path, doing: str = "realpolitik") -> None:
        self.path = Path(path)
        self._doing = doing
        self._held = ExitStack()
        self._schemas: dict[str, pa.Schema] = {}

    def __enter__(self) -> Self:
        if not self.path.parent.is_dir():
            raise trouble.refused(str(self.path), f"there is no folder {self.path.parent}")
        self._check_untouched()
        self._held.enter_context(connect.sole_writer(self.path, self._doing))
        try:
            if not self.path.exists():
                self._make()
            with connect.writing(self.path) as connection:
                schema.migrate(connection, str(self.path))
        except BaseException:
            self._held.close()
            raise
        return self

    def _make(self) -> None:
        """Make a new store beside its place, and put it there when it is whole.

        Killed halfway, a store made in its place would be an empty file, which is no store.
        """
        new = self.path.with_name(f".{self.path.name}.new")
        for left in (new, Path(f"{new}.wal")):
            left.unlink(missing_ok=True)
        with connect.writing(new) as connection:
            schema.migrate(connection, str(self.path))
        new.replace(self.path)

    def __exit__(self, *_: object) -> None:
        self._held.close()

    def _check_untouched(self) -> None:
        """Look at an existing store without writing: a newer one is not changed in any way."""
        if self.path.exists() and self.path.stat().st_size:
            try:
                with connect.reading(self.path):
                    pass
            except RealpolitikError as error:
                if error.code not in ("S003", "S007"):
                    raise

    def begin(self, request: runs.Request) -> None:
        """Note that a run begins, or is taken up again."""
        with connect.writing(self.path) as connection:
            runs.begin(connection, request)

    def finish(self, run: str, seconds: float, *, whole: bool = True) -> None:
        """Note that a run has stopped, and whether it has come to its end."""
        with connect.writing(self.path) as connection:
            runs.finish(connection, run, seconds, whole=whole)

    def look_up(self, run: str, sources: Sequence[str], documents: Sequence[str]) -> Before:
        """How these items of a run ended before, and which of these documents the store has."""
        with connect.writing(self.path) as connection:
            items = connection.execute(
                """SELECT source, result, document FROM inputs
                WHERE run = ? AND source IN (SELECT unnest(?::VARCHAR[]))""",
                [run, list(sources)],
            ).fetchall()
            there = connection.execute(
                "SELECT document FROM documents WHERE document IN (SELECT unnest(?::VARCHAR[]))",
                [list(documents)],
            ).fetchall()
        ended = {source: (result, document) for source, result, document in items}
        return ended, {row[0] for row in there}

    def add(self, run: str, found: Iterable[Stored], items: Iterable[Item]) -> None:
        """Write some readings of a run and how their inputs ended: all of it, or nothing."""
        batch = rows.tables(found, run)
        batch["inputs"] = [_input(run, item) for item in items]
        with connect.writing(self.path) as connection, transaction(connection):
            self._forget(connection, run, batch["inputs"])
            for name, lines in batch.items():
                self.insert(connection, name, lines)

    def replace(self, run: str, found: Sequence[Stored]) -> None:
        """Put new readings of documents in the place of the old ones: all, or nothing."""
        documents = [each.reading.document.id for each in found]
        batch = rows.tables(found, run)
        with connect.writing(self.path) as connection, transaction(connection):
            for name, lines in batch.items():
                connection.execute(
                    f"DELETE FROM {name} WHERE document IN (SELECT unnest(?::VARCHAR[]))",
                    [documents],
                )
                self.insert(connection, name, lines)

    def insert(self, connection: duckdb.DuckDBPyConnection, name: str, lines: list[Row]) -> None:
        """Append rows to a table; keys that it has no column for are passed over."""
        if not lines:
            return
        if name not in self._schemas:
            empty = connection.sql(f"SELECT * FROM {name} LIMIT 0")
            self._schemas[name] = empty.to_arrow_table().schema
        batch = pa.Table.from_pylist(lines, schema=self._schemas[name])
        connection.register("batch", batch)
        connection.execute(f"INSERT INTO {name} SELECT * FROM batch")
        connection.unregister("batch")

    @staticmethod
    def _forget(connection: duckdb.DuckDBPyConnection, run: str, inputs: list[Row]) -> None:
        """An item that comes again (retried, or its file has changed) has one row, the newest."""
        sources = [line["source"] for line in inputs]
        connection.execute(
            "DELETE FROM inputs WHERE run = ? AND source IN (SELECT unnest(?::VARCHAR[]))",
            [run, sources],
        )


class transaction:  # noqa: N801 - used as a word: with transaction(connection)
    """All of what is written within, or nothing."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection

    def __enter__(self) -> None:
        self._connection.execute("BEGIN")

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self._connection.execute("COMMIT")
            return
        try:
            self._connection.execute("ROLLBACK")
        except duckdb.Error:
            return  # the connection is beyond that; its close discards what was begun


def _input(run: str, item: Item) -> Row:
    error = item.error
    return {
        "run": run,
        "source": item.source,
        "position": item.position,
        "name": item.name,
        "document": item.document,
        "result": item.result,
        "code": error.code if error else None,
        "reason": f"{error.what} - {error.why}" if error else None,
        "advice": error.do if error else None,
    }
