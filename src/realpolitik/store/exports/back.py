"""Our own exports read back into a store, as they were."""

from __future__ import annotations

import csv
import hashlib
import json
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb

from realpolitik.store import connect, runs, schema
from realpolitik.store.exports.kinds import IDENTITY, KINDS, Column, columns, literal, paths
from realpolitik.store.imports import faults
from realpolitik.store.writer import Writer, transaction

_MARK = re.compile(r"^realpolitik\.(?P<kind>\w+)/(?P<version>\d+)$")
_LIMIT = 256 << 20


@dataclass(frozen=True, slots=True)
class Back:
    """``rows`` were in the file, ``written`` of them were not in the store yet."""

    file: str
    kind: str
    rows: int = 0
    written: int = 0
    before: str | None = None

    def lines(self) -> Iterator[str]:
        """In words."""
        if self.before:
            yield f"{self.file}: imported before, by run {self.before}; nothing was added"
            return
        yield f"{self.file}: {self.rows:,} {self.kind}, {self.written:,} written"
        if self.rows > self.written:
            yield f"  already there: {self.rows - self.written:,}"


def read_back(writer: Writer, path: Path) -> Back:
    """Read what ``export`` wrote as CSV, JSONL or Parquet; all of it, or nothing.

    Rows whose id the store has are passed over. Events keep the name of the run that read them,
    and their dyads are made again.

    Raises:
        InputError: ``D001`` missing, ``D041`` empty, ``D044`` no export, or a newer one.
    """
    if not path.is_file():
        raise faults.missing(path)
    form = _form(path)
    with connect.writing(writer.path) as connection:
        try:
            kind = _kind(path, _told(connection, path, form))
            return _read(connection, path, form, kind)
        except (duckdb.IOException, duckdb.FatalException, duckdb.OutOfMemoryException):
            raise
        except duckdb.Error as error:
            first = str(error).strip().splitlines()[0]
            raise faults.not_ours(path, f"it is damaged, or was changed: {first[:200]}") from error


def _read(connection: duckdb.DuckDBPyConnection, path: Path, form: str, kind: str) -> Back:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    known = {"dataset": "realpolitik", "sha256": digest}
    request = runs.Request("import", (str(path),), options=tuple(known.items()))
    before = connection.execute(
        "SELECT run FROM runs WHERE kind = 'import' AND options ->> 'sha256' = ?", [digest]
    ).fetchall()
    if before:
        return Back(str(path), kind, before=before[0][0])
    started = time.monotonic()
    with transaction(connection):
        runs.begin(connection, request)
        connection.execute(f"CREATE OR REPLACE TEMP TABLE back AS {_rows(path, form, kind)}")
        total = connection.execute("SELECT count(*) FROM back").fetchall()[0][0]
        key = IDENTITY[kind]
        connection.execute(f"DELETE FROM back WHERE {key} IN (SELECT {key} FROM {kind})")
        connection.execute(f"INSERT INTO {kind} BY NAME SELECT * FROM back")
        if kind == "events":
            connection.execute(_DYADS)
        written = connection.execute("SELECT count(*) FROM back").fetchall()[0][0]
        runs.finish(connection, request.id, time.monotonic() - started, whole=True)
    return Back(str(path), kind, total, written)


def _form(path: Path) -> str:
    with path.open("rb") as file:
        begins = file.read(4)
    if not begins:
        raise faults.empty(path)
    return "parquet" if begins == b"PAR1" else "jsonl" if begins[:1] == b"{" else "csv"


def _told(connection: duckdb.DuckDBPyConnection, path: Path, form: str) -> str:
    """What the file says of itself."""
    name = literal(str(path))
    if form == "parquet":
        found = connection.execute(
            f"SELECT decode(value) FROM parquet_kv_metadata({name}) WHERE decode(key) = 'schema'"
        ).fetchall()
    elif form == "jsonl":
        with path.open("rb") as file:
            found = [(_first(path, file.readline()),)]
    else:
        if "schema" not in _header(path):
            raise faults.not_ours(path, "it has no column 'schema'")
        found = connection.execute(f"SELECT schema FROM {_csv(path)} LIMIT 1").fetchall()
        if not found:
            raise faults.empty(path)
    return str(found[0][0]) if found else ""


def _first(path: Path, line: bytes) -> str:
    try:
        return str(json.loads(line).get("schema"))
    except (ValueError, AttributeError) as error:
        raise faults.not_ours(path, "its first line is not a JSON object") from error


def _header(path: Path) -> list[str]:
    try:
        with path.open(newline="", encoding="utf-8") as file:
            return next(csv.reader(file), [])
    except (UnicodeDecodeError, csv.Error) as error:
        raise faults.not_ours(path, f"it is no CSV of ours: {error}") from error


def _kind(path: Path, told: str) -> str:
    found = _MARK.match(told)
    if not found or found["kind"] not in KINDS:
        raise faults.not_ours(path, f"it says {told!r} of itself, which is none of our tables")
    ours = len(schema.migrations())
    if int(found["version"]) > ours:
        why = f"its schema has version {found['version']}, and this realpolitik knows {ours}"
        raise faults.not_ours(path, why)
    return found["kind"]


def _csv(path: Path) -> str:
    names = ", ".join(f"{literal(name)}: 'VARCHAR'" for name in _header(path))
    return f"""read_csv({literal(str(path))}, header = true, delim = ',', quote = '"', escape = '"',
    allow_quoted_nulls = false, parallel = false, auto_detect = false, max_line_size = {_LIMIT},
    columns = {{{names}}})"""


def _rows(path: Path, form: str, kind: str) -> str:
    name = literal(str(path))
    if form == "parquet":
        wanted = ", ".join(c.sql for c in columns(kind))
        return f"SELECT {wanted} FROM read_parquet({name})"
    if form == "csv":
        return f"SELECT {', '.join(_from_text(c) for c in columns(kind))} FROM {_csv(path)}"
    wanted = ", ".join(_from_json(column, place) for column, place in paths(kind))
    source = f"read_ndjson_objects({name}, maximum_object_size = {_LIMIT})"
    return f"SELECT {wanted} FROM (SELECT json AS j FROM {source})"


def _from_text(column: Column) -> str:
    value = f"{column.sql}::JSON" if column.nested else column.sql
    return f"CAST({value} AS {column.type}) AS {column.sql}"


def _from_json(column: Column, place: str) -> str:
    arrow = "->" if column.nested else "->>"
    return f"CAST(j {arrow} {literal(place)} AS {column.type}) AS {column.sql}"


_CODES = (
    "list_distinct(list_filter(list_transform({0}, lambda x: x.code), lambda c: c IS NOT NULL))"
)
_DYADS = f"""INSERT INTO dyads BY NAME
SELECT event, run, document, actor, recipient, category, quad, score, status, day, precision, mutual
FROM (
  SELECT *, unnest(CASE WHEN mutual THEN them WHEN len(theirs) = 0 THEN [NULL] ELSE theirs END)
    AS recipient
  FROM (
    SELECT *, unnest(CASE WHEN len(them) = 0 THEN [NULL] ELSE them END) AS actor
    FROM (
      SELECT id AS event, run, document, {_CODES.format("actors")} AS them,
        {_CODES.format("recipients")} AS theirs, category, quad, score, status, day,
        when_precision AS precision,
        len(recipients) = 0 AND len({_CODES.format("actors")}) > 1 AS mutual
      FROM back)))
WHERE NOT mutual OR actor <> recipient"""
