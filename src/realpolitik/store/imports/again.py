"""A stored import held against the same file imported now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb

from realpolitik.errors import InputError
from realpolitik.store import connect, runs
from realpolitik.store.exports.kinds import literal
from realpolitik.store.imports import DATASETS, import_file
from realpolitik.store.imports.lines import Lines
from realpolitik.store.writer import Writer

_MOST = 20
_COMPARED = ("events", "dyads", "imported", "import_coverage")


def differences(store: Path, run: Mapping[str, Any]) -> Iterator[str]:
    """What would be different if the file of an import were imported now, table by table.

    Args:
        store: the store that holds the import.
        run: its row of the table ``runs``.

    Raises:
        InputError: ``D001`` when the file is gone, ``D046`` when it has changed or was no event
            file; what ``import_file`` raises.
    """
    known = runs.options_of(run)
    path = Path(runs.sources_of(run)[0])
    if known["dataset"] not in DATASETS:
        raise _not_again(path, "it was read back from an export, which is compared with its store")
    if Lines(path).sha256() != known["sha256"]:
        raise _not_again(path, "the file is not the one that was imported: its hash has changed")
    with TemporaryDirectory(prefix="realpolitik-") as folder:
        now = Path(folder) / "now.duckdb"
        with Writer(now) as writer:
            import_file(writer, known["dataset"], path, known["map"])
        with connect.reading(now) as connection:
            connection.execute(f"ATTACH {literal(str(store))} AS stored (READ_ONLY)")
            for table in _COMPARED:
                yield from _of_a_table(connection, table, run["run"])


def _of_a_table(connection: duckdb.DuckDBPyConnection, table: str, run: str) -> Iterator[str]:
    there = f"SELECT * EXCLUDE (run) FROM stored.{table} WHERE run = {literal(run)}"
    anywhere = f"SELECT * EXCLUDE (run) FROM stored.{table}"
    now = f"SELECT * EXCLUDE (run) FROM {table}"
    if table == "import_coverage":  # its counts leave out what another file had brought
        there, now = (f"SELECT outlet, day FROM ({rows})" for rows in (there, now))
        anywhere = there
    for sign, left, right in (("-", there, now), ("+", now, anywhere)):
        differ = f"FROM ({left} EXCEPT ALL {right})"
        number = connection.execute(f"SELECT count(*) {differ}").fetchall()[0][0]
        for (row,) in connection.execute(f"SELECT to_json(t) {differ} t LIMIT {_MOST}").fetchall():
            yield f"{sign} {table}: {row}"
        if number > _MOST:
            yield f"{sign} {table}: and {number - _MOST:,} more"


def _not_again(path: Path, why: str) -> InputError:
    return InputError(
        "D046",
        what=f"the import of {path} was not compared",
        why=why,
        do="put the file back that was imported, where it was",
    )
