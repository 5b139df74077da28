"""Events of other data sets brought into the store: ICEWS, GDELT, POLECAT, tables of CAMEO.

One file is one run and one transaction: all of it is there, or nothing. The same file (by its
hash) is not imported twice. ``docs/imports.md`` says how each layout is read and mapped.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb

from realpolitik.store import connect, runs
from realpolitik.store.imports import engine, faults, gdelt, icews, plain, polecat, report
from realpolitik.store.imports.layout import Layout
from realpolitik.store.imports.lines import Lines
from realpolitik.store.imports.report import Report
from realpolitik.store.writer import Writer, transaction

__all__ = ["DATASETS", "Report", "import_file"]

Door = Callable[[Path, Sequence[str], Mapping[str, str]], Layout]

DATASETS: Mapping[str, Door] = {
    "icews": icews.layout,
    "gdelt": gdelt.layout,
    "polecat": polecat.layout,
    "cameo": plain.layout,
}
"""By the name of a data set, what tells its layout."""


def import_file(
    writer: Writer, dataset: str, path: Path, options: Mapping[str, str] | None = None
) -> Report:
    """Import one file.

    Args:
        writer: the store, open for writing.
        dataset: a key of ``DATASETS``.
        path: the file; gzip and zip are unpacked on the way.
        options: for ``cameo``, which column is which (``{"date": "Day"}``).

    Raises:
        InputError: ``D001`` missing, ``D004`` refused, ``D040`` damaged, ``D041`` no rows, ``D042``
            another layout, ``D043`` no good row, ``D045`` no such column. Nothing is written then.
        UsageError: ``U040`` an option that means nothing.
        StoreError: as ``Writer``.
    """
    lines = Lines(path)
    head = lines.head()
    if not head:
        raise faults.empty(path)
    layout = DATASETS[dataset](path, head, options or {})
    if len(head) <= layout.header:
        raise faults.empty(path)
    request = _request(lines, dataset, options or {})
    with connect.writing(writer.path) as connection:
        before = _before(connection, request)
        if before:
            return Report(file=str(path), dataset=dataset, run=request.id, before=before)
        engine.settle(connection)
        with transaction(connection):
            return _import(connection, lines, layout, request)


def _request(lines: Lines, dataset: str, options: Mapping[str, str]) -> runs.Request:
    known = {"dataset": dataset, "sha256": lines.sha256(), "map": dict(sorted(options.items()))}
    return runs.Request("import", (str(lines.path),), options=tuple(known.items()))


def _before(connection: duckdb.DuckDBPyConnection, request: runs.Request) -> str | None:
    """The run that imported the same bytes as the same data set, wherever they lay."""
    known: dict[str, Any] = dict(request.options)
    found = connection.execute(
        """SELECT run FROM runs WHERE kind = 'import' AND options ->> 'sha256' = ?
        AND options ->> 'dataset' = ?""",
        [known["sha256"], known["dataset"]],
    ).fetchall()
    return str(found[0][0]) if found else None


def _import(
    connection: duckdb.DuckDBPyConnection, lines: Lines, layout: Layout, request: runs.Request
) -> Report:
    started = time.monotonic()
    runs.begin(connection, request)
    engine.stage(connection, lines, layout)
    if not connection.execute("SELECT 1 FROM staged WHERE fault IS NULL LIMIT 1").fetchall():
        reasons = Report(file="", dataset="", run="", faults=report.faults(connection)).reasons()
        raise faults.no_good_row(lines.path, reasons)
    engine.resolve(connection, layout)
    already = engine.write(connection, layout, request.id)
    runs.finish(connection, request.id, time.monotonic() - started, whole=True)
    return report.made(connection, layout, lines, request.id, already)
