"""The codes of other data sets and what they are in PLOVER, as a table to join with."""

from __future__ import annotations

from functools import cache
from typing import Any

import duckdb
import pyarrow as pa

from realpolitik import codebook
from realpolitik.tables import rows, toml

_SCHEMA = pa.schema(
    [
        ("code", pa.string()),
        ("category", pa.string()),
        ("mode", pa.string()),
        ("contexts", pa.list_(pa.string())),
        ("quad", pa.int8()),
        ("score", pa.float64()),
        ("words", pa.string()),
    ]
)


def register(connection: duckdb.DuckDBPyConnection, coding: str) -> None:
    """Make the temporary table ``crosswalk`` of ``cameo`` or ``plover``, and ``code_names``."""
    lines = _cameo() if coding == "cameo" else _plover()
    found = pa.Table.from_pylist(lines, schema=_SCHEMA)
    named = pa.table(
        {"name": list(by_name()), "code": list(by_name().values())},
        schema=pa.schema([("name", pa.string()), ("code", pa.string())]),
    )
    for table, content in (("crosswalk", found), ("code_names", named)):
        connection.register("content", content)
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {table} AS SELECT * FROM content")
        connection.unregister("content")


def folded(name: str) -> str:
    """The name of a CAMEO code in the one spelling of our keys.

    >>> folded("Appeal_for_aid (non-material)")
    'appeal for aid (non material)'
    """
    return name.replace("_", " ").replace("-", " ").strip().lower()


FOLDED = "lower(trim(translate({0}, '_-', '  ')))"
"""The same in SQL."""


@cache
def by_name() -> dict[str, str]:
    """Codes by their folded names; of a root and its general code with one name, the latter.

    >>> by_name()["consult"], by_name()["threaten non force"]
    ('040', '131')
    """
    found: dict[str, str] = {}
    for code, name in sorted(words().items(), key=lambda item: (len(item[0]), item[0])):
        before = found.get(folded(name))
        if before is None or len(before) == 2:
            found[folded(name)] = code
    return found


@cache
def words() -> dict[str, str]:
    """The names of CAMEO's codes.

    >>> words()["042"]
    'Make a visit'
    """
    return {row["code"]: row["name"] for row in rows("codebook", "cameo_names.csv")}


def _cameo() -> list[dict[str, Any]]:
    return [
        _line(code, name, coding.category, coding.mode, coding.contexts)
        for code, name in words().items()
        for coding in [codebook.cameo(code)]
    ]


def _plover() -> list[dict[str, Any]]:
    """By ``CATEGORY`` and by ``CATEGORY mode``; older names of both lead to the present ones."""
    lines: list[dict[str, Any]] = []
    older = toml("codebook", "plover_older.toml")
    present = {c.name: c.name for c in codebook.categories()}
    for name, category in {**present, **older["categories"]}.items():
        lines.append(_line(name, name, category, None, ()))
        modes = {m.name: m.name for m in codebook.modes(category)}
        for mode, becomes in {**older["modes"].get(category, {}), **modes}.items():
            lines.append(_line(f"{name} {mode}", name, category, becomes or None, ()))
    return lines


def _line(
    code: str, name: str, category: str | None, mode: str | None, contexts: tuple[str, ...]
) -> dict[str, Any]:
    return {
        "code": code,
        "category": category,
        "mode": mode,
        "contexts": list(contexts),
        "quad": codebook.quad(category) if category else None,
        "score": codebook.score(category, mode) if category else None,
        "words": name,
    }
