"""What is known of a state in a year: trade, output, people and forces, with the source.

``country_years.csv`` is compiled from World Development Indicators (World Bank, CC BY 4.0) by
``tools/build_bounds.py``; a table that the user has fetched (``own``) goes before it where it is
newer, and beside it where ours has nothing; ``estimates.csv`` fills in what neither covers. An
empty cell is not covered, and gives no ``Known``; it is never taken for zero.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from realpolitik.reference.own import merged, source_of
from realpolitik.tables import Row, rows

Measure = Literal["exports", "imports", "trade", "gdp", "population", "military spending", "troops"]

SOURCES = {"WDI": "World Development Indicators (World Bank)"}
COMPILED = date(2026, 11, 24)
"""When ``country_years.csv`` was compiled."""
_COLUMNS = {
    "exports": "exports_usd",
    "imports": "imports_usd",
    "gdp": "gdp_usd",
    "population": "population",
}


@dataclass(frozen=True, slots=True)
class Known:
    """A figure on record: US dollars or persons, in ``year``."""

    value: float
    year: int
    source: str


def known(code: str, measure: Measure, year: int | None = None) -> Known | None:
    """The figure of a state for the year, or for the nearest one on record.

    Args:
        code: ISO 3166 alpha-3.
        measure: "trade" is exports and imports together; "military spending" is in US dollars.
        year: ``None`` asks for the latest.

    >>> known("CHN", "population", 2020).value > 1.3e9, known("ATA", "gdp") is None
    (True, True)
    """
    if measure == "trade":
        return _trade(code, year)
    series = _series(code, measure)
    if not series:
        return None
    target = max(series) if year is None else year
    best = min(series, key=lambda y: (abs(y - target), -y))
    value, source = series[best]
    return Known(value, best, SOURCES.get(source, source))


@dataclass(frozen=True, slots=True)
class Most:
    """The most that there is of something on earth: ``value`` in ``unit``; ``what`` in words.

    ``limit`` leaves room for growth and rounding above the value on record.
    """

    value: float
    limit: float
    what: str
    year: int
    source: str


def most(measure: str, unit: str) -> Most | None:
    """The most that a measure can be in a unit, whoever claims it; ``None`` where none is known.

    >>> most("oil output", "barrels per day").value, most("oil output", "USD") is None
    (96300000.0, True)
    """
    return _physical().get((measure, unit))


def _trade(code: str, year: int | None) -> Known | None:
    exports, imports = known(code, "exports", year), known(code, "imports", year)
    if exports is None or imports is None:
        return None
    source = dict.fromkeys((exports.source, imports.source))
    return Known(exports.value + imports.value, exports.year, "; ".join(source))


@cache
def _series(code: str, measure: str) -> dict[int, tuple[float, str]]:
    """Year to value and source, the estimates only where the main table has nothing."""
    found: dict[int, tuple[float, str]] = {}
    for row in _estimates().get((code, measure), ()):
        found[int(row["year"])] = (float(row["value"]), row["source"])
    for row in _years().get(code, ()):
        value = _cell(row, measure)
        if value is not None:
            column = _COLUMNS.get(measure, "military_pct_gdp")
            found[int(row["year"])] = (value, row.get(source_of(column), row["source"]))
    return found


def _cell(row: Row, measure: str) -> float | None:
    if measure == "military spending":
        share, output = row["military_pct_gdp"], row["gdp_usd"]
        return float(share) / 100 * float(output) if share and output else None
    cell = row.get(_COLUMNS.get(measure, ""))
    return float(cell) if cell else None


@cache
def _physical() -> dict[tuple[str, str], Most]:
    return {
        (row["measure"], row["unit"]): Most(
            float(row["value"]),
            float(row["value"]) * float(row["room"]),
            row["what"],
            int(row["year"]),
            row["source"],
        )
        for row in rows("reference", "physical_bounds.csv")
    }


@cache
def _years() -> dict[str, list[Row]]:
    table: dict[str, list[Row]] = defaultdict(list)
    for row in merged(rows("reference", "country_years.csv"), COMPILED):
        table[row["code"]].append(row)
    return table


@cache
def _estimates() -> dict[tuple[str, str], list[Row]]:
    table: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows("reference", "estimates.csv"):
        table[row["code"], row["measure"]].append(row)
    return table
