"""A server that answers as the World Bank's interface does, with figures of our making."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

from realpolitik.reference.bounds import COMPILED
from realpolitik.reference.update import INDICATORS, PER_PAGE
from realpolitik.tables import rows
from tests.documents.server import Answer, Site

TODAY = date(2027, 2, 1)
EDITION = "2027-01-15"
YEARS = (2024, 2026)
_MADE = {
    "exports_usd": 2e10,
    "imports_usd": 3e10,
    "gdp_usd": 1e11,
    "population": 5e6,
    "military_pct_gdp": 2.5,
}
Change = Callable[[list[Any]], Any]
assert date.fromisoformat(EDITION) > COMPILED


def states(number: int = 120) -> list[str]:
    """Codes of states that the shipped table has."""
    return sorted({row["code"] for row in rows("reference", "country_years.csv")})[:number]


def entries(column: str) -> list[Any]:
    """An indicator's entries: near those on record, a year that is new, an aggregate, a gap."""
    ours = {(r["code"], int(r["year"])): r[column] for r in rows("reference", "country_years.csv")}
    made = []
    for code in states():
        for year in YEARS:
            base = float(ours.get((code, year)) or ours.get((code, year - 2)) or _MADE[column])
            made.append(entry(code, year, base * 1.25))
    return [*made, entry("WLD", 2024, 9e12), entry(states()[0], 2023, None)]


def entry(code: str, year: object, value: object) -> dict[str, Any]:
    """One figure as the interface words it."""
    return {
        "indicator": {"id": "X", "value": "Figure"},
        "country": {"id": code[:2], "value": code},
        "countryiso3code": code,
        "date": str(year),
        "value": value,
        "unit": "",
        "obs_status": "",
        "decimal": 0,
    }


def pages(found: list[Any], parts: int = 2) -> list[Any]:
    """Entries as the pages of an answer."""
    size = -(-len(found) // parts)
    return [
        [
            {
                "page": n + 1,
                "pages": parts,
                "per_page": size,
                "total": len(found),
                "sourceid": "2",
                "lastupdated": EDITION,
            },
            found[n * size : (n + 1) * size],
        ]
        for n in range(parts)
    ]


def serve(site: Site, change: Change | None = None, only: str = "gdp_usd") -> None:
    """Put all indicators on a site; ``change`` alters the pages of one of them."""
    for column in INDICATORS:
        told = pages(entries(column))
        if change is not None and column == only:
            told = change(told)
        for number, page in enumerate(told, 1):
            put(site, column, number, Answer(json.dumps(page).encode()))


def put(site: Site, column: str, number: int, answer: Answer, year: int = TODAY.year) -> None:
    """Set what one page of an indicator gives."""
    query = f"format=json&date=1990:{year}&per_page={PER_PAGE}&page={number}"
    site.put(f"/v2/country/all/indicator/{INDICATORS[column]}?{query}", answer)
