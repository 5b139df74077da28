"""The versions of the schema, each a file of ``migrations/``, and the dictionary of its columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import duckdb

from realpolitik._version import __version__
from realpolitik.store.trouble import newer, not_a_store, older


@cache
def migrations() -> tuple[str, ...]:
    """The SQL of every version, in order; number 1 is the first.

    >>> len(migrations()) >= 1
    True
    """
    folder = files("realpolitik").joinpath("store", "migrations")
    found = sorted(p.name for p in folder.iterdir() if p.name.endswith(".sql"))
    return tuple(folder.joinpath(name).read_text(encoding="utf-8") for name in found)


def version(connection: duckdb.DuckDBPyConnection, name: str) -> int:
    """The version of an open store; 0 for a file with no tables in it.

    Raises:
        StoreError: ``S005`` when the file holds tables and none of them is ours.
    """
    tables = {row[0] for row in connection.execute("SHOW TABLES").fetchall()}
    if not tables:
        return 0
    if not {"meta", "runs", "documents"} <= tables:
        raise not_a_store(name, "it is a DuckDB file with other tables in it")
    found = connection.execute("SELECT schema_version FROM meta").fetchall()
    if len(found) != 1:
        raise not_a_store(name, "it does not say which version it has")
    return int(found[0][0])


def migrate(
    connection: duckdb.DuckDBPyConnection, name: str, steps: Sequence[str] | None = None
) -> int:
    """Bring a store to the newest version, whole or not at all; how many steps it took.

    Raises:
        StoreError: ``S001`` when a newer realpolitik wrote the store; it is left untouched.

    >>> migrate(duckdb.connect(), "memory") == len(migrations())
    True
    """
    steps = migrations() if steps is None else steps
    at = version(connection, name)
    if at > len(steps):
        raise newer(name, at, len(steps))
    if at == len(steps):
        return 0
    connection.execute("BEGIN")
    try:
        for step in steps[at:]:
            connection.execute(step)
        _stamp(connection, at, len(steps))
        connection.execute("COMMIT")
    except duckdb.Error:
        connection.execute("ROLLBACK")
        raise
    return len(steps) - at


def check(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    """Make sure that a store opened for reading has the version that we read.

    Raises:
        StoreError: ``S001`` for a newer one, ``S007`` for an older one, ``S005`` for none.
    """
    at, newest = version(connection, name), len(migrations())
    if at == 0:
        raise not_a_store(name, "it is empty")
    if at > newest:
        raise newer(name, at, newest)
    if at < newest:
        raise older(name, at, newest)


def _stamp(connection: duckdb.DuckDBPyConnection, at: int, newest: int) -> None:
    if at == 0:
        connection.execute(
            "INSERT INTO meta VALUES (?, now()::TIMESTAMP, ?)", [newest, __version__]
        )
    else:
        connection.execute("UPDATE meta SET schema_version = ?", [newest])


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the dictionary; ``table_note`` is that of its table or view."""

    table: str
    table_note: str
    name: str
    type: str
    required: bool
    note: str


def dictionary() -> Iterator[Column]:
    """Every column of every table and view of a new store, in order, with its comment.

    >>> next(c for c in dictionary() if c.name == "published").type
    'DATE'
    """
    with duckdb.connect() as connection:
        migrate(connection, "memory")
        rows = connection.execute(
            """SELECT c.table_name, coalesce(t.comment, v.comment), c.column_name, c.data_type,
            NOT c.is_nullable, coalesce(c.comment, '') FROM duckdb_columns() c
            LEFT JOIN duckdb_tables() t USING (table_oid)
            LEFT JOIN duckdb_views() v ON v.view_oid = c.table_oid
            WHERE NOT c.internal ORDER BY c.table_oid, c.column_index"""
        ).fetchall()
    yield from (Column(*row) for row in rows)
