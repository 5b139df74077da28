"""POLECAT: tab files that are PLOVER already, with the faults that their users report.

Some releases name more columns in the header than the rows have, and some rows have a stray tab
within a name. The header is held against the rows; a row with too many fields is mended where
there is one way only to do it, which its dates, codes and coordinates decide.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from itertools import combinations_with_replacement
from pathlib import Path

from realpolitik import codebook
from realpolitik.gazetteer import state
from realpolitik.store.imports import faults, names
from realpolitik.store.imports.layout import KEY, Layout, at, cells, positions
from realpolitik.store.imports.names import Period, Who, always
from realpolitik.tables import toml

COLUMNS = (
    *("Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts"),
    *("Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors"),
    *("Actor Title", "Actor Name Raw", "Wikipedia Actor ID", "Recipient Name"),
    *("Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors"),
    *("Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City"),
    *("District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename"),
    *("Feature Type", "Source", "Publication Date", "Story People", "Story Organizations"),
    *("Story Locations", "Language", "Version"),
)
_OTHER_NAMES = {"event intensity": "Intensity", "intensity": "Event Intensity"}
_KEPT = {
    *("event id", "event date", "event type", "event mode", "contexts", "intensity"),
    *("event intensity", "actor name", "actor country", "primary actor sector", "actor sectors"),
    *("recipient name", "recipient country", "primary recipient sector", "recipient sectors"),
    *("placename", "country", "latitude", "longitude", "source", "publication date"),
}
_NEEDED = ("Event ID", "Event Date", "Event Type", "Actor Name", "Recipient Name")
_DAY = re.compile(r"^\d{4}-\d\d-\d\d")
_NUMBER = re.compile(r"^(None|-?\d+(\.\d+)?)?$")
_CODES = re.compile(r"^(None|[\d; ]*)$")
_MOST_STRAY = 3


def layout(path: Path, head: Sequence[str], options: Mapping[str, str]) -> Layout:
    """The layout of a file by its header and first rows.

    Raises:
        InputError: ``D042`` when columns are missing that every release has.
    """
    header = cells(head[0])
    missing = [n for n in _NEEDED if n.casefold() not in positions(header)]
    if missing:
        expected = f"the columns of POLECAT were expected, and {missing[0]!r} is not there"
        raise faults.layout(path, "polecat", expected, header)
    names_of, notes = _real_header(header, [line.count("\t") + 1 for line in head[1:]])
    where = positions(names_of)
    kept = [place for name, place in where.items() if name in _KEPT]
    whole = partial(_mended, width=len(names_of), checks=_checks(where))
    mend = partial(whole, loose=_loose(where), kept=kept)
    return Layout(
        "polecat",
        _columns(where),
        len(names_of),
        1,
        _who,
        names.body,
        coding="plover",
        mend=mend,
        notes=notes,
    )


def _real_header(header: list[str], widths: list[int]) -> tuple[list[str], tuple[str, ...]]:
    """The header without the names that no row has a field for."""
    usual = Counter(widths).most_common(1)[0][0] if widths else len(header)
    known = {name.casefold() for name in COLUMNS} | set(_OTHER_NAMES)
    kept: list[str] = []
    dropped: list[str] = []
    for name in header:
        new = name.casefold() in known and name.casefold() not in map(str.casefold, kept)
        (kept if new else dropped).append(name)
    if usual == len(header) or usual != len(kept):
        return header, ()
    note = f"its header names {len(dropped)} columns that its rows do not have: "
    return kept, (note + ", ".join(repr(name) for name in dropped[:5]),)


def _columns(where: Mapping[str, int]) -> dict[str, str]:
    def f(*wanted: str) -> str:
        found = at(where, *wanted)
        return f"absent({found})" if found else "NULL::VARCHAR"

    def key(side: str) -> str:
        wanted = (f"{side} Name", f"{side} Country", f"Primary {side} Sector", f"{side} Sectors")
        return f"concat_ws({KEY}, " + ", ".join(f"coalesce({f(n)}, '')" for n in wanted) + ")"

    kind = f"upper({f('Event Type')})"
    mode = f"lower(trim(split_part({f('Event Mode')}, ';', 1)))"
    both = f"({kind} || ' ' || {mode})"
    return {
        "own": f("Event ID"),
        "day": f"day_of({f('Event Date')})",
        "read_on": f"day_of({f('Publication Date')})",
        "code_text": f"concat_ws(' ', {kind}, {mode})",
        "code": f"CASE WHEN {both} IN (SELECT code FROM crosswalk) THEN {both} ELSE {kind} END",
        "contexts": _contexts(f("Contexts")),
        "intensity": f"TRY_CAST({f('Intensity', 'Event Intensity')} AS DOUBLE)",
        "actor": f"coalesce({f('Actor Name')}, {f('Actor Country')})",
        "recipient": f"coalesce({f('Recipient Name')}, {f('Recipient Country')})",
        "actor_key": key("Actor"),
        "recipient_key": key("Recipient"),
        "outlet": f("Source"),
        "place": f("Placename", "Raw Placename"),
        "country": f("Country"),
        "latitude": f"TRY_CAST({f('Latitude')} AS DOUBLE)",
        "longitude": f"TRY_CAST({f('Longitude')} AS DOUBLE)",
    }


def _contexts(column: str) -> str:
    """The SQL of the contexts that PLOVER 2.0 has, under its names."""
    older = toml("codebook", "plover_older.toml")["contexts"]
    pairs = ", ".join(f"'{name}': '{becomes}'" for name, becomes in older.items())
    known = ", ".join(f"'{name}'" for name in codebook.contexts())
    parts = rf"regexp_split_to_array(replace(lower({column}), ' ', ''), '[;,]')"
    renamed = f"list_transform({parts}, lambda c: coalesce(MAP {{{pairs}}}[c], c))"
    filtered = f"list_filter({renamed}, lambda c: c IN ({known}))"
    return f"coalesce(list_sort(list_distinct({filtered})), [])"


def _who(key: str) -> list[Period]:
    named, country, primary, all_sectors = key.split(chr(31))
    each = _list(named) or _list(country)
    countries, sectors = _list(country), _list(all_sectors)
    found = [
        _one(text, _nth(countries, i, len(each)), _nth(sectors, i, len(each), primary))
        for i, text in enumerate(each)
    ]
    return always(*found)


def _one(text: str, country: str, sector: str) -> Who:
    code = _code(country) if country else None
    kind = sector if sector in codebook.sectors() else names.sector(sector) if sector else None
    # Only what is always true of the name: POLECAT has looked at the day itself.
    last = names.resolve(text)[-1].who[0]
    body = bool(last.code and last.code.startswith(("IGO:", "NSA:")))
    if code is None or body:
        return replace(last, sector=kind or last.sector)
    return Who(text, last.name, code, kind or last.sector, last.identifier, "country column")


@cache
def _code(country: str) -> str | None:
    if len(country) == 3 and country.isupper():
        special = {"UNO": "IGO:UN", "EUR": "IGO:EU", "KOS": "XKX"}
        return special.get(country) or (country if state(country) else None)
    return names.body(country)


def _list(text: str) -> list[str]:
    return [part.strip() for part in text.split(";") if part.strip() not in ("", "None")]


def _nth(values: Sequence[str], i: int, number: int, otherwise: str = "") -> str:
    """The value of one of several: each has his own, or all share the one there is."""
    if len(values) == number:
        return values[i]
    return otherwise or (values[0] if len(values) == 1 else "")


def _checks(where: Mapping[str, int]) -> list[tuple[int, Callable[[str], object]]]:
    """By place, what a field must look like in a row that is whole."""
    known = {c.name for c in codebook.categories()} | set(
        toml("codebook", "plover_older.toml")["categories"]
    )
    looks: dict[str, Callable[[str], object]] = {
        "event date": _DAY.match,
        "publication date": lambda text: text in ("", "None") or _DAY.match(text),
        "event type": lambda text: text.upper() in known,
        **dict.fromkeys(("latitude", "longitude", "geonames id"), _NUMBER.match),
        **dict.fromkeys(("actor cow", "recipient cow"), _CODES.match),
    }
    return [(where[name], look) for name, look in looks.items() if name in where]


def _loose(where: Mapping[str, int]) -> list[int]:
    """The places of free text, where a tab may have strayed in."""
    words = ("name", "title", "people", "organizations", "locations", "city", "district")
    return [place for name, place in where.items() if any(word in name for word in words)]


def _mended(
    line: str,
    *,
    width: int,
    checks: Sequence[tuple[int, Callable[[str], object]]],
    loose: Sequence[int],
    kept: Sequence[int],
) -> str:
    """The line with as many fields as it should have, where what we keep of it is beyond doubt."""
    found = line.split("\t")
    while len(found) > width and not found[-1].strip():
        found.pop()
    extra = len(found) - width
    if extra == 0:
        return "\t".join(found)
    if not 0 < extra <= _MOST_STRAY:
        return line
    ways = {
        tuple(joined[place] for place in kept): joined
        for joined in _joined(found, extra, loose)
        if all(look(joined[place].strip()) for place, look in checks)
    }
    return "\t".join(next(iter(ways.values()))) if len(ways) == 1 else line


def _joined(found: list[str], extra: int, loose: Sequence[int]) -> Iterator[tuple[str, ...]]:
    """Every way to undo so many tabs within fields of free text; what is missing has none."""
    for places in combinations_with_replacement(sorted(loose), extra):
        row = list(found)
        for place in places:  # from the left: what is joined moves the rest into its place
            if "None" in row[place : place + 2]:
                break
            row[place : place + 2] = [" ".join(row[place : place + 2]).strip()]
        else:
            yield tuple(row)
