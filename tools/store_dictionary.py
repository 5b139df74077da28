"""Writes ``docs/store.md``, the data dictionary, from the comments in the schema.

``python -m tools.store_dictionary``, or ``make docs``.
"""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from realpolitik.store import schema

PAGE = Path(__file__).parents[1] / "docs" / "store.md"
_HEAD = """\
# The store

Written by `make docs` from the schema (`src/realpolitik/store/migrations/`); do not edit by hand.

A store is one [DuckDB](https://duckdb.org) file. One process writes it at a time; any number read
it. The schema has version {version}: a newer store is refused and left untouched, an older one is
brought up by the next command that writes, or by `realpolitik store FILE --migrate`. NULL is
unknown, never zero. Offsets count characters of the original text from 0; ends are exclusive.

In Python, `realpolitik.open("relations.duckdb").table("events")` gives a table or view as a Polars
frame, and `.frame(sql, values)` the answer to any query.
"""


def page() -> str:
    """The whole page."""
    parts = [_HEAD.format(version=len(schema.migrations()))]
    for (table, note), columns in groupby(
        schema.dictionary(), key=lambda c: (c.table, c.table_note)
    ):
        rows = [f"| `{c.name}` | {_type(c)} | {c.note} |" for c in columns]
        head = ["| column | type | |", "|---|---|---|"]
        parts.append("\n".join([f"## {table}\n", f"{note}\n", *head, *rows, ""]))
    return "\n".join(parts)


def _type(column: schema.Column) -> str:
    kind = column.type
    if "STRUCT" in kind:
        kind = "list of entities" if "via" in kind else "list of voices"
    elif kind.endswith("[]"):
        kind = f"list of {kind[:-2]}"
    return f"{kind}, never NULL" if column.required else kind


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
