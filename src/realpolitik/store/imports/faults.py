"""What can be wrong with a file that is imported, as coded errors (headings in docs/errors.md)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from realpolitik.errors import InputError


def missing(path: Path) -> InputError:
    """D001: nothing there."""
    return InputError(
        "D001", what=f"{path} could not be read", why="there is no such file", do="check the path"
    )


def unreadable(path: Path, why: str) -> InputError:
    """D004: the system does not let us."""
    return InputError(
        "D004", what=f"{path} could not be read", why=why, do="check its rights and where it lies"
    )


def damaged(path: Path, why: str) -> InputError:
    """D040: a packed file that is cut short or damaged, or holds more than one."""
    return InputError(
        "D040",
        what=f"{path} was not imported, not even in part",
        why=why,
        do="fetch the file again, or unpack it and import what is inside",
    )


def empty(path: Path) -> InputError:
    """D041: no rows."""
    return InputError(
        "D041",
        what=f"nothing was imported from {path}",
        why="it has no rows: it is empty, or holds a header alone",
        do="check that the file was fetched whole",
    )


def layout(path: Path, dataset: str, expected: str, found: Sequence[str]) -> InputError:
    """D042: other columns than the data set has."""
    shown = ", ".join(repr(name[:40]) for name in found[:25]) or "none"
    more = f" and {len(found) - 25} more" if len(found) > 25 else ""
    return InputError(
        "D042",
        what=f"{path} was not imported as {dataset}",
        why=f"{expected}; its {len(found)} columns are {shown}{more}",
        do="name the data set that it is of, or use `realpolitik import cameo` with --map",
    )


def no_good_row(path: Path, reasons: str) -> InputError:
    """D043: rows, and none of use."""
    return InputError(
        "D043",
        what=f"nothing was imported from {path}",
        why=f"no row of it could be used: {reasons}",
        do="look at those lines; is it the data set that you named?",
    )


def not_ours(path: Path, why: str) -> InputError:
    """D044: no export of realpolitik, or of a version that this one does not read."""
    return InputError(
        "D044",
        what=f"{path} was not read back",
        why=why,
        do="give it what `realpolitik export` wrote as CSV, JSONL or Parquet",
    )


def no_column(path: Path, wanted: str, found: Sequence[str]) -> InputError:
    """D045: a column that the mapping names is not there."""
    shown = ", ".join(repr(name[:40]) for name in found[:40]) or "none"
    return InputError(
        "D045",
        what=f"{path} was not imported",
        why=f"it has no column for {wanted}; its columns are {shown}",
        do=f"say which it is: --map {wanted.split()[0]}=COLUMN",
    )
