"""Reading the store: every call opens it for a moment, so that a writer is never shut out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from realpolitik.errors import InputError
from realpolitik.records import (
    Document,
    Event,
    Figure,
    Flag,
    Forecast,
    Instrument,
    Outcome,
    Reading,
    Statement,
    UnknownActor,
)
from realpolitik.store import codec, connect, trouble

if TYPE_CHECKING:
    import polars as pl

_KINDS: dict[str, type] = {
    "events": Event,
    "statements": Statement,
    "figures": Figure,
    "instruments": Instrument,
    "forecasts": Forecast,
    "flags": Flag,
    "outcomes": Outcome,
    "unknown_actors": UnknownActor,
}
_ORDER = {"outcomes": "sentence", "flags": "position"}


class Store:
    """A store, for reading.

    Args:
        path: a file that ``realpolitik code`` made.
        patience: seconds to wait for a writer.

    Raises:
        StoreError: ``S006`` missing, ``S003`` busy, ``S001`` newer, ``S007`` older, ``S005`` not
            a store; here and at every call.
    """

    def __init__(self, path: str | Path, patience: float = connect.PATIENCE) -> None:
        self.path = Path(path)
        self._patience = patience
        self.rows("SELECT 1")

    def rows(
        self, sql: str, values: Sequence[Any] | Mapping[str, Any] = ()
    ) -> list[dict[str, Any]]:
        """The rows of a query, each a dict by column name; ``values`` by place or by name."""
        with connect.reading(self.path, self._patience) as connection:
            return _rows(connection, sql, values)

    def frame(self, sql: str, values: Sequence[Any] = ()) -> pl.DataFrame:
        """The rows of a query as a Polars frame; one with no rows has its columns all the same."""
        import polars as pl

        with connect.reading(self.path, self._patience) as connection:
            table = connection.sql(sql, params=list(values)).to_arrow_table()
        frame = pl.from_arrow(table)
        return frame if isinstance(frame, pl.DataFrame) else frame.to_frame()

    def table(self, name: str) -> pl.DataFrame:
        """A whole table or view of the store as a Polars frame (``docs/store.md`` lists them)."""
        quoted = name.replace('"', '""')
        return self.frame(f'SELECT * FROM "{quoted}"')

    def reading(self, document: str) -> Reading:
        """What was read in a document, as it was read (its run aside).

        Raises:
            InputError: ``E002`` when the store has no such document.
        """
        with connect.reading(self.path, self._patience) as connection:
            found = _rows(connection, "SELECT * FROM documents WHERE document = ?", [document])
            if not found:
                raise self._no_document(document)
            parts: dict[str, Any] = {
                name: tuple(_records(connection, name, document)) for name in _KINDS
            }
        return Reading(document=_document(found[0]), **parts)

    def text(self, document: str) -> str | None:
        """The original text of a document; ``None`` where it was not kept."""
        found = self.rows("SELECT text FROM texts WHERE document = ?", [document])
        return found[0]["text"] if found else None

    def run(self, begins: str) -> dict[str, Any]:
        """The row of the run whose id begins so.

        Raises:
            StoreError: ``S008`` when none or several do.
        """
        found = self.rows("SELECT * FROM runs WHERE starts_with(run, ?)", [begins])
        if len(found) != 1:
            raise trouble.no_run(str(self.path), begins)
        return found[0]

    def _no_document(self, document: str) -> InputError:
        return InputError(
            "E002",
            what=f"the document {document} could not be shown",
            why=f"{self.path} has no document of that id",
            do=f"realpolitik outcomes --store {self.path} --documents lists them",
        )


def _rows(
    connection: duckdb.DuckDBPyConnection, sql: str, values: Sequence[Any] | Mapping[str, Any]
) -> list[dict[str, Any]]:
    named = dict(values) if isinstance(values, Mapping) else list(values)
    cursor = connection.execute(sql, named)
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _records(connection: duckdb.DuckDBPyConnection, name: str, document: str) -> Iterator[Any]:
    order = _ORDER.get(name, "rowid")
    sql = f"SELECT * FROM {name} WHERE document = ? ORDER BY {order}"
    return (codec.record(_KINDS[name], row) for row in _rows(connection, sql, [document]))


def _document(row: dict[str, Any]) -> Document:
    known = {**row, "id": row["document"]}
    day = known["published"]
    known["published"] = day.isoformat() if day else None
    return Document(**{f.name: known[f.name] for f in fields(Document)})
