"""The user's own table of country-years, as ``realpolitik reference update`` writes it.

It has the columns of ``country_years.csv``. ``source`` tells the edition and the day of fetching,
the same in every row.
"""

from __future__ import annotations

import csv
import io
import math
import os
import re
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import BinaryIO

from realpolitik import userdata
from realpolitik.errors import ResourceError
from realpolitik.tables import Row

CELLS = ("exports_usd", "imports_usd", "gdp_usd", "population", "military_pct_gdp")
COLUMNS = ("code", "year", *CELLS, "source")
SOURCE = "World Development Indicators (World Bank, CC BY 4.0), edition of {}, fetched on {}"
_SOURCE = re.compile(
    re.escape(SOURCE).replace(r"\{\}", r"(\d{4}-\d\d-\d\d)"),
)


@dataclass(frozen=True, slots=True)
class Own:
    """A user's table: its rows, the day of its edition, and the day when it was fetched."""

    rows: tuple[Row, ...]
    edition: date
    fetched: date


def own() -> Own | None:
    """The user's table; ``None`` where there is none.

    Raises:
        ResourceError: ``R020`` when it is damaged.
    """
    data = userdata.table(userdata.COUNTRY_YEARS)
    return None if data is None else _parsed(data, userdata.folder() / userdata.COUNTRY_YEARS)


@cache
def _parsed(data: bytes, path: Path) -> Own:
    return parsed(data, path)


def parsed(data: bytes, path: Path) -> Own:
    """The table that bytes hold.

    Raises:
        ResourceError: ``R020`` when they hold none, or part of one.
    """
    try:
        reader = csv.DictReader(io.StringIO(data.decode("utf-8")), strict=True)
        rows = tuple(_row(row) for row in reader)
        if not rows or tuple(reader.fieldnames or ()) != COLUMNS or not data.endswith(b"\n"):
            raise ValueError("it is empty or cut short, or has other columns")
        edition, fetched = _days(rows[0]["source"])
    except (ValueError, csv.Error) as error:
        raise userdata.damaged(path, str(error)) from None
    return Own(rows, edition, fetched)


def _row(row: Row) -> Row:
    year, cells = row.get("year"), [row.get(name) for name in CELLS]
    if None in (year, *cells, row.get("source")) or None in row:
        raise ValueError("it is empty or cut short, or has other columns")
    numbers = [float(cell) for cell in cells if cell]
    if not str(year).isdecimal() or not all(math.isfinite(n) and n > 0 for n in numbers):
        raise ValueError(f"it has a row that is none: {row.get('code')}, {year}")
    return row


def _days(source: str) -> tuple[date, date]:
    found = _SOURCE.fullmatch(source)
    if found is None:
        raise ValueError("its rows do not tell their source")
    return date.fromisoformat(found[1]), date.fromisoformat(found[2])


def text(rows: Sequence[Row]) -> str:
    """Rows as the text of a table."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def write(folder: Path, rows: Sequence[Row]) -> Path:
    """Put a table in a folder, whole or not at all; one that was there is replaced at the end.

    Raises:
        ResourceError: ``R021`` when the system refuses; what was there is untouched.
    """
    path = folder / userdata.COUNTRY_YEARS
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _beside(path) as file:
            file.write(text(rows).encode("utf-8"))
    except OSError as error:
        raise _not_written(path, error.strerror or str(error)) from None
    userdata.forget()
    return path


def remove() -> Path | None:
    """Remove the user's table; where it lay, or ``None`` where there was none.

    Raises:
        ResourceError: ``R021`` when the system refuses.
    """
    path = userdata.folder() / userdata.COUNTRY_YEARS
    try:
        path.unlink()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _not_written(path, error.strerror or str(error)) from None
    userdata.forget()
    return path


@contextmanager
def _beside(path: Path) -> Iterator[BinaryIO]:
    """A new file in the folder of ``path`` that takes its place at the end, or is gone."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _not_written(path: Path, why: str) -> ResourceError:
    return ResourceError(
        "R021",
        what=f"the table {path} could not be changed",
        why=why,
        do="free some room, or choose another folder: `realpolitik reference update --to FOLDER`",
    )


def merged(shipped: Sequence[Row], compiled: date) -> Iterator[Row]:
    """The rows of the package and the user's as one: his where ours has nothing or is older.

    Args:
        shipped: the rows of ``country_years.csv``.
        compiled: the day when they were compiled.
    """
    held = own()
    if held is None:
        yield from shipped
        return
    newer = held.edition > compiled
    left = {(row["code"], row["year"]): row for row in held.rows}
    for row in shipped:
        other = left.pop((row["code"], row["year"]), None)
        yield _joined(row, other, newer) if other is not None else row
    yield from left.values()


def _joined(ours: Row, theirs: Row, newer: bool) -> Row:
    """One row of two: the cells of the newer, then those that only the other has."""
    first, second = (theirs, ours) if newer else (ours, theirs)
    filled = [name for name in CELLS if second[name] and not first[name]]
    cells = {name: second[name] for name in filled}
    sources = {source_of(name): second["source"] for name in filled}
    return {**first, **cells, **sources}


def source_of(cell: str) -> str:
    """Where a row of two tables tells the source of a cell that is not the row's own.

    >>> source_of("gdp_usd")
    'source of gdp_usd'
    """
    return f"source of {cell}"
