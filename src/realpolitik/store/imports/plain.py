"""A plain table of CAMEO events, CSV or tabs, with any names for its columns."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

from realpolitik.errors import UsageError
from realpolitik.store.imports import codes, faults, names
from realpolitik.store.imports.layout import Layout, at, positions
from realpolitik.store.imports.names import Period, always

NEEDED = ("date", "source", "code", "target")
OPTIONAL = ("id", "intensity", "story", "outlet", "url", "place", "country")


def layout(path: Path, head: Sequence[str], options: Mapping[str, str]) -> Layout:
    """The layout of a table by its header and the ``--map`` options (ours to its names).

    Raises:
        InputError: ``D045`` when a column is not there.
        UsageError: ``U040`` when an option names nothing that can be mapped.
    """
    delimiter = "\t" if head[0].count("\t") >= head[0].count(",") else ","
    header = next(csv.reader([head[0]], delimiter=delimiter))
    where = positions(header)
    _check(options)
    found: dict[str, str] = {}
    for name in (*NEEDED, *OPTIONAL):
        column = at(where, options.get(name, name))
        if column is None and (name in NEEDED or name in options):
            shown = f"{name} ({options[name]!r})" if name in options else name
            raise faults.no_column(path, shown, header)
        found[name] = f"nullif(trim({column}), '')" if column else "NULL::VARCHAR"
    columns = {
        "own": found["id"],
        "day": f"day_of({found['date']})",
        "code_text": found["code"],
        "actor": found["source"],
        "recipient": found["target"],
        "actor_key": found["source"],
        "recipient_key": found["target"],
        "intensity": f"TRY_CAST({found['intensity']} AS DOUBLE)",
        **{name: found[name] for name in ("story", "outlet", "url", "place", "country")},
    }
    return Layout(
        "cameo", columns, len(header), 1, _who, _where, names_of_codes=True, table=delimiter
    )


def _check(options: Mapping[str, str]) -> None:
    unknown = sorted(set(options) - set(NEEDED) - set(OPTIONAL))
    if unknown:
        raise UsageError(
            "U040",
            what=f"--map {unknown[0]}=… was not taken",
            why="no part of an event has that name",
            do=f"accepted: {', '.join((*NEEDED, *OPTIONAL))}",
        )


def _who(key: str) -> Sequence[Period]:
    if codes.is_actor_code(key):
        return always(codes.actor(key, codes.split(key)))
    return names.resolve(key)


def _where(country: str) -> str | None:
    return codes.actor(country, [country]).code if len(country) == 3 else names.body(country)
