"""What can go wrong with a store, as coded errors (headings in ``docs/errors.md``)."""

from __future__ import annotations

from realpolitik.errors import StoreError


def newer(name: str, at: int, ours: int) -> StoreError:
    """S001: written by a newer realpolitik."""
    return StoreError(
        "S001",
        what=f"{name} was not opened, and is untouched",
        why=f"its schema has version {at}, and this realpolitik knows {ours}",
        do="pip install --upgrade realpolitik",
    )


def written(name: str, by: str) -> StoreError:
    """S002: another process is writing."""
    return StoreError(
        "S002",
        what=f"{name} was not opened for writing",
        why=f"it is being written by {by}",
        do="wait until that ends, or stop it; a store has one writer at a time",
    )


def busy(name: str, by: str, seconds: float) -> StoreError:
    """S003: no free moment within the time allowed."""
    return StoreError(
        "S003",
        what=f"{name} could not be opened within {seconds:.0f} s",
        why=f"it is in use by {by}",
        do="try again in a moment",
    )


def refused(name: str, why: str) -> StoreError:
    """S004: the system refuses: no room, no right, a damaged disk."""
    return StoreError(
        "S004",
        what=f"{name} could not be written; what it held before is intact",
        why=why,
        do="make room or mend its rights, then run it again: it goes on where it stopped",
    )


def not_a_store(name: str, why: str) -> StoreError:
    """S005: another kind of file."""
    return StoreError(
        "S005",
        what=f"{name} was not opened, and is untouched",
        why=why,
        do="name a store that `realpolitik code` made, or a file that does not exist yet",
    )


def missing(name: str) -> StoreError:
    """S006: nothing there to read."""
    return StoreError(
        "S006",
        what=f"{name} could not be read",
        why="there is no such file",
        do=f"make it first: realpolitik code INPUT --store {name}",
    )


def older(name: str, at: int, ours: int) -> StoreError:
    """S007: an older store, opened for reading only."""
    return StoreError(
        "S007",
        what=f"{name} was not read",
        why=f"its schema has version {at}, and this realpolitik reads {ours}",
        do=f"realpolitik store {name} --migrate",
    )


def no_run(name: str, run: str) -> StoreError:
    """S008: no run of that name."""
    return StoreError(
        "S008",
        what=f"the run {run} was not found in {name}",
        why="no run has an id that starts so, or several have",
        do=f"realpolitik store {name} lists them",
    )
