"""The store's tables as files for other programs: CSV, Parquet, JSONL, PLOVER's JSON.

Every file says of what kind it is and of which version of the schema, as in
``realpolitik.events/2``: CSV and JSONL in a field ``schema`` of every row, Parquet in its
metadata. ``docs/imports.md`` has the layouts; ``back`` reads them again.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal, get_args

import duckdb

from realpolitik._version import __version__
from realpolitik.errors import UsageError
from realpolitik.store import connect
from realpolitik.store.exports import plover
from realpolitik.store.exports.kinds import KINDS, flat, literal, mark, nested
from realpolitik.store.exports.select import Wanted, source

__all__ = ["FORMATS", "KINDS", "Wanted", "export"]

Format = Literal["csv", "parquet", "jsonl", "plover"]
FORMATS: tuple[Format, ...] = get_args(Format)


def export(
    store: Path,
    kind: str,
    form: Format,
    out: Path | BinaryIO,
    wanted: Wanted | None = None,
) -> tuple[int, int]:
    """Write the rows of a table; how many, and how many the format had no place for.

    Args:
        store: the store.
        kind: a key of ``KINDS``.
        form: ``plover`` is for events alone.
        out: a file, which takes its place when all of it is written, or a stream.
        wanted: which rows.

    Raises:
        StoreError: as ``Store``.
        UsageError: ``U043`` a condition that the kind has no column for, ``U044`` a format that it
            has not, ``U004`` a file that cannot be written.
    """
    if form == "plover" and kind != "events":
        raise _events_only(kind)
    job = _Job(kind, form, wanted or Wanted())
    job.rows()
    with connect.reading(store) as connection:
        if isinstance(out, Path):
            with _taking_its_place(out) as part:
                return job.write(connection, part)
        with tempfile.TemporaryDirectory(prefix="realpolitik-") as folder:
            part = Path(folder) / "out"
            counts = job.write(connection, part)
            with part.open("rb") as file:
                shutil.copyfileobj(file, out)
        return counts


@dataclass(frozen=True, slots=True)
class _Job:
    kind: str
    form: Format
    wanted: Wanted

    def rows(self) -> str:
        """FROM and WHERE of what the format has a place for."""
        fits = [f"NOT ({plover.SKIPPED})"] if self.form == "plover" else []
        return source(self.kind, self.wanted, *fits)

    def write(self, connection: duckdb.DuckDBPyConnection, path: Path) -> tuple[int, int]:
        skipped = 0
        if self.form == "plover":
            left = source(self.kind, self.wanted, plover.SKIPPED)
            skipped = connection.execute(f"SELECT count(*) {left}").fetchall()[0][0]
        chosen = f"SELECT {_columns(self.kind, self.form)} {self.rows()}"
        told = f"TO {literal(str(path))} ({_options(self.kind, self.form)})"
        written = connection.execute(f"COPY ({chosen}) {told}").fetchall()[0][0]
        return int(written), int(skipped)


def _columns(kind: str, form: Format) -> str:
    if form == "plover":
        return plover.select()
    if form == "jsonl":
        return nested(kind)
    return flat(kind, text=form == "csv", marked=form == "csv")


def _options(kind: str, form: Format) -> str:
    if form == "csv":
        return "FORMAT csv, HEADER"
    if form == "parquet":
        told = f"{{schema: {literal(mark(kind))}, realpolitik: {literal(__version__)}}}"
        return f"FORMAT parquet, COMPRESSION zstd, KV_METADATA {told}"
    return "FORMAT json"


@contextmanager
def _taking_its_place(out: Path) -> Iterator[Path]:
    """A new file beside ``out`` that replaces it at the end, or is gone; a device as it is."""
    if out.is_dir() or not out.parent.is_dir():
        why = "it is a folder" if out.is_dir() else f"there is no folder {out.parent}"
        raise _cannot_write(out, why)
    if out.exists() and not out.is_file():
        yield out
        return
    part = out.with_name(f".{out.name}.{os.getpid()}.part")
    try:
        yield part
        os.replace(part, out)
    except (duckdb.IOException, OSError) as error:
        raise _cannot_write(out, str(error).splitlines()[0]) from error
    finally:
        part.unlink(missing_ok=True)


def _cannot_write(out: Path, why: str) -> UsageError:
    return UsageError(
        "U004",
        what=f"--out {out} cannot be written",
        why=why,
        do="give --out a file in a folder that exists and that you may write to",
    )


def _events_only(kind: str) -> UsageError:
    return UsageError(
        "U044",
        what=f"{kind} were not exported as plover",
        why="PLOVER's JSON is for events",
        do=f"--format csv, parquet or jsonl for {kind}",
    )
