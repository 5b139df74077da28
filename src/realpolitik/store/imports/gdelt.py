"""GDELT 1 and 2: event files without a header, told apart by the number of their columns."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from realpolitik.store.imports import codes, faults
from realpolitik.store.imports.layout import KEY, Layout, cells
from realpolitik.store.imports.names import Period, always

_ADDED = re.compile(r"^\d{8}(\d{6})?$")
_EXPECTED = "57 or 58 columns were expected (GDELT 1), or 61 or 62 (GDELT 2), SQLDATE second"


def layout(path: Path, head: Sequence[str], options: Mapping[str, str]) -> Layout:
    """The layout of a file by the columns of its first rows.

    Raises:
        InputError: ``D042`` when there are none of them, or more or fewer than it can have.
    """
    header = 1 if cells(head[0])[0].casefold() == "globaleventid" else 0
    sample = [cells(line) for line in head[header:]]
    widths = [len(row) for row in sample]
    width = max(set(widths), key=widths.count) if widths else len(cells(head[0]))
    first = next((row for row in sample if len(row) == width), cells(head[0]))
    second = width in (61, 62)
    added = _added(first, 59 if second else 56)
    if width not in (57, 58, 61, 62) or added is None or not first[1].isdigit():
        raise faults.layout(path, "gdelt", _EXPECTED, first)
    return Layout("gdelt", _columns(width, added, second), width, header, _who, codes.fips)


def _added(row: Sequence[str], usual: int) -> int | None:
    """The place of DATEADDED: an extra column before it moves it by one."""
    places = (p for p in (usual, usual + 1) if p < len(row) and _ADDED.match(row[p]))
    return next(places, None)


def _columns(width: int, added: int, second: bool) -> dict[str, str]:
    def f(place: int) -> str:
        return f"nullif(trim(f[{place + 1}]), '')"

    def key(first: int) -> str:
        # code, name, country, known group, and the three types
        places = (first, first + 1, first + 2, first + 3, first + 7, first + 8, first + 9)
        return f"concat_ws({KEY}, " + ", ".join(f"coalesce({f(p)}, '')" for p in places) + ")"

    geo = 51 if second else 49
    latitude = geo + (5 if second else 4)
    return {
        "own": f(0),
        "day": f"day_of({f(1)})",
        "read_on": f"day_of(left({f(added)}, 8))",
        "code_text": f(26),
        "intensity": f"TRY_CAST({f(30)} AS DOUBLE)",
        "mentions": f"TRY_CAST({f(31)} AS INTEGER)",
        "outlets": f"TRY_CAST({f(32)} AS INTEGER)",
        "articles": f"TRY_CAST({f(33)} AS INTEGER)",
        "actor": f"coalesce({f(6)}, {f(5)})",
        "recipient": f"coalesce({f(16)}, {f(15)})",
        "actor_key": key(5),
        "recipient_key": key(15),
        "place": f(geo + 1),
        "country": f(geo + 2),
        "latitude": f"TRY_CAST({f(latitude)} AS DOUBLE)",
        "longitude": f"TRY_CAST({f(latitude + 1)} AS DOUBLE)",
        "url": f(added + 1) if added + 1 < width else "NULL::VARCHAR",
    }


def _who(key: str) -> list[Period]:
    code, name, country, group, *types = key.split(chr(31))
    if not any((code, name, country, group)):
        return []
    parts = [country or code[:3], group, *types]
    return always(codes.actor(name or code, parts, name))
