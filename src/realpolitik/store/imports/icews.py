"""ICEWS: its own files of 20 columns, and a plain one of date, source, event and target."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from realpolitik.store.imports import faults, names
from realpolitik.store.imports.layout import KEY, Layout, at, cells, positions
from realpolitik.store.imports.names import Period, Who

_WHOLE = ("Event ID", "Event Date", "Source Name", "CAMEO Code", "Target Name")
_PLAIN = ("date", "source", "event", "target")
_PLACES = ("City", "District", "Province", "Country")
_EXPECTED = f"its first line was expected to name {', '.join(_WHOLE)}, or {', '.join(_PLAIN)}"


def layout(path: Path, head: Sequence[str], options: Mapping[str, str]) -> Layout:
    """The layout of a file by its first line.

    Raises:
        InputError: ``D042`` when it has other columns.
    """
    header = cells(head[0])
    where = positions(header)
    if all(name.casefold() in where for name in _WHOLE):
        return _whole(header, where)
    if all(name in where for name in _PLAIN):
        return _four(header, where)
    raise faults.layout(path, "icews", _EXPECTED, header)


def _whole(header: Sequence[str], where: Mapping[str, int]) -> Layout:
    def column(name: str) -> str:
        found = at(where, name)
        return f"absent({found})" if found else "NULL::VARCHAR"

    def key(side: str) -> str:
        parts = [column(f"{side} {part}") for part in ("Name", "Country", "Sectors")]
        return f"concat_ws({KEY}, " + ", ".join(f"coalesce({p}, '')" for p in parts) + ")"

    columns = {
        "own": column("Event ID"),
        "day": f"day_of({column('Event Date')})",
        "code_text": column("CAMEO Code"),
        "intensity": f"TRY_CAST({column('Intensity')} AS DOUBLE)",
        "actor": column("Source Name"),
        "recipient": column("Target Name"),
        "actor_key": key("Source"),
        "recipient_key": key("Target"),
        "story": column("Story ID"),
        "outlet": column("Publisher"),
        "place": f"coalesce({', '.join(map(column, _PLACES))})",
        "country": column("Country"),
        "latitude": f"TRY_CAST({column('Latitude')} AS DOUBLE)",
        "longitude": f"TRY_CAST({column('Longitude')} AS DOUBLE)",
    }
    return Layout("icews", columns, len(header), 1, _by_columns, names.body)


def _four(header: Sequence[str], where: Mapping[str, int]) -> Layout:
    def column(name: str) -> str:
        found = at(where, name)
        # In some editions blanks are underscores; no name of ICEWS has one of its own.
        return f"nullif(trim(replace({found}, '_', ' ')), '')"

    columns = {
        "day": f"day_of({at(where, 'date')})",
        "code_text": column("event"),
        "actor": column("source"),
        "recipient": column("target"),
        "actor_key": column("source"),
        "recipient_key": column("target"),
    }
    return Layout("icews", columns, len(header), 1, names.resolve, names.body, names_of_codes=True)


def _by_columns(key: str) -> list[Period]:
    """By the name, helped by the file's own columns of country and sectors."""
    name, country, sectors = key.split(chr(31))
    code = names.body(country) if country else None
    kind = names.sector(sectors) if sectors else None
    if not name:
        return []
    return [
        replace(period, who=tuple(_helped(who, code, kind) for who in period.who))
        for period in names.resolve(name)
    ]


def _helped(who: Who, code: str | None, kind: str | None) -> Who:
    if who.code and who.code.startswith(("IGO:", "NSA:")):
        return replace(who, sector=who.sector or kind)
    via = who.via if who.code == code or not code else "country column"
    # A plain state has no sectors in the file; an office that we know is surer than the list.
    return replace(who, code=code or who.code, sector=who.sector or kind, via=via)
