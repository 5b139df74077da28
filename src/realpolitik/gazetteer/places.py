"""Places within and between states: cities, regions, rivers, straits, seas, islands, mountains.

``places.csv`` and ``towns.csv`` are built by ``tools/build_places.py``. A name may stand for
several places; ``places`` gives them with the most people first. ``towns`` has the small ones,
which a text must place in a region before they are looked up; its table is read at first use.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from realpolitik.tables import parts, rows, text

SETTLED = frozenset({"city", "capital"})
NATURE = frozenset(
    {"river", "strait", "sea", "region", "continent", "island", "mountain", "site", "county"}
)
"""Kinds whose names stand for nothing but a place."""

_TOKEN = re.compile(r"[^\s-]+|-")


@dataclass(frozen=True, slots=True)
class Place:
    """A place: ``countries`` are ISO 3166 alpha-3; coordinates are WGS 84 degrees.

    ``region`` names the first-level region around a town, and is empty where there is none.
    """

    name: str
    kind: str
    countries: tuple[str, ...]
    latitude: float
    longitude: float
    population: int
    region: str = ""


@dataclass(frozen=True, slots=True)
class RegionCode:
    """An abbreviation of a region; unless ``free`` it stands only after a town and a comma."""

    region: str
    country: str
    free: bool


@lru_cache(maxsize=16384)
def places(name: str) -> tuple[Place, ...]:
    """The places that bear a name, accents and typographic apostrophes aside.

    >>> places("Sea of Azov")[0].countries, [p.countries for p in places("Zurich")][0]
    (('UKR', 'RUS'), ('CHE',))
    """
    return tuple(sorted(map(_place, _index("places.csv").get(folded(name), ())), key=_rank))


def towns(name: str) -> tuple[Place, ...]:
    """The small towns, and counties of the United States, that bear a name.

    >>> [p.region for p in towns("Metcalfe County")]
    ['Kentucky']
    """
    return tuple(sorted(map(_place, _index("towns.csv").get(folded(name), ())), key=_rank))


def longest() -> Mapping[str, int]:
    """The most tokens of any name that begins with a token (folded); a hyphen is one too."""
    return _first_words()


def region_codes(code: str) -> tuple[RegionCode, ...]:
    """The regions that an abbreviation stands for.

    >>> [c.region for c in region_codes("Ky.")]
    ['Kentucky']
    """
    return _region_codes().get(code, ())


def type_of(word: str, *, before: bool = False) -> str | None:
    """The kind of place that a word beside a name gives it: "province", "county", "city".

    ``before`` asks for words that do so before "of" and the name.

    >>> type_of("oblast"), type_of("town", before=True), type_of("horse")
    ('province', 'city', None)
    >>> type_of("department", before=True)  # of Justice
    """
    kind, leads = _types().get(word.lower(), (None, False))
    return kind if leads or not before else None


def folded(name: str) -> str:
    """A name without accents, its apostrophes straight and its blanks single."""
    if name.isascii():
        return " ".join(name.split())
    plain = unicodedata.normalize("NFKD", name.replace("’", "'").replace("ı", "i"))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


@cache
def _index(table: str) -> dict[str, list[str]]:
    """The lines of a table by name; few of them are ever asked for, so they stay unparsed."""
    index: dict[str, list[str]] = {}
    for line in text("gazetteer", table).splitlines()[1:]:
        name = next(csv.reader([line]))[0] if line[0] == '"' else line.partition(",")[0]
        index.setdefault(name if name.isascii() else folded(name), []).append(line)
    return index


def _place(line: str) -> Place:
    name, kind, country, region, latitude, longitude, population, _ = next(csv.reader([line]))
    at = float(latitude), float(longitude)
    return Place(name, kind, parts(country), *at, int(population or 0), region)


def _rank(place: Place) -> tuple[bool, int]:
    """Capitals and what is only a place first, then the most populous."""
    return place.kind not in NATURE | {"capital"}, -place.population


@cache
def _first_words() -> dict[str, int]:
    table: dict[str, int] = {}
    for name in _index("places.csv"):
        words = _TOKEN.findall(name)
        table[words[0]] = max(table.get(words[0], 0), len(words))
    return table


@cache
def _region_codes() -> dict[str, tuple[RegionCode, ...]]:
    table: dict[str, tuple[RegionCode, ...]] = {}
    for row in rows("gazetteer", "region_codes.csv"):
        code = RegionCode(row["region"], row["country"], row["form"] == "free")
        table[row["code"]] = (*table.get(row["code"], ()), code)
    return table


@cache
def _types() -> dict[str, tuple[str, bool]]:
    words = rows("gazetteer", "place_words.csv")
    roles = {"type": True, "after": False}
    return {r["word"]: (r["kind"], roles[r["role"]]) for r in words if r["role"] in roles}


@cache
def bodies() -> frozenset[str]:
    """Nouns for public bodies that are named after where they are.

    >>> "police" in bodies(), "army" in bodies()
    (True, False)
    """
    return frozenset(
        row["word"] for row in rows("gazetteer", "place_words.csv") if row["role"] == "body"
    )
