"""BibTeX for the tool and for the data that it stands on, or that a store holds."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from realpolitik._version import __version__
from realpolitik.store.reader import Store
from realpolitik.tables import toml

_NOT_FIELDS = ("key", "type", "when")


def bibtex(datasets: Iterable[str] = ()) -> str:
    """The entries for the tool, its tables, and some data sets, in BibTeX.

    Args:
        datasets: ``icews``, ``gdelt``, ``polecat``, ``cameo``.

    >>> print(bibtex()[:22])
    @software{realpolitik,
    >>> "GDELT" in bibtex(), "GDELT" in bibtex(["gdelt"])
    (False, True)
    """
    wanted = {"always", *datasets}
    entries = toml("reference", "citations.toml")["entry"]
    return "\n".join(_entry(entry) for entry in entries if wanted & set(entry["when"]))


def imported(store: Path) -> list[str]:
    """The data sets that a store holds events of.

    Raises:
        StoreError: as ``Store``.
    """
    rows = Store(store).rows("SELECT DISTINCT dataset FROM imported ORDER BY dataset")
    return [row["dataset"] for row in rows]


def _entry(entry: dict[str, Any]) -> str:
    fields = [
        f"  {name} = {{{value.replace('{version}', __version__)}}},\n"
        for name, value in entry.items()
        if name not in _NOT_FIELDS
    ]
    return f"@{entry['type']}{{{entry['key']},\n{''.join(fields)}}}\n"
