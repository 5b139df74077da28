"""Places within and between states: cities, rivers, straits, seas, regions.

``places.csv`` is built by ``tools/build_places.py``. A name may stand for several places;
``places`` gives them with the most people first.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache

from realpolitik.tables import parts, rows


@dataclass(frozen=True, slots=True)
class Place:
    """A place: ``countries`` are ISO 3166 alpha-3; coordinates are WGS 84 degrees."""

    name: str
    kind: str
    countries: tuple[str, ...]
    latitude: float
    longitude: float
    population: int


def places(name: str) -> tuple[Place, ...]:
    """The places that bear a name, accents and typographic apostrophes aside.

    >>> places("Sea of Azov")[0].countries, [p.countries for p in places("Zurich")]
    (('UKR', 'RUS'), [('CHE',)])
    """
    return _index().get(folded(name), ())


def longest() -> dict[str, int]:
    """The most words of any name that begins with a word (folded)."""
    return _first_words()


def folded(name: str) -> str:
    """A name without accents, its apostrophes straight and its blanks single."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "'"))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


@cache
def _index() -> dict[str, tuple[Place, ...]]:
    table: dict[str, list[Place]] = {}
    for row in rows("gazetteer", "places.csv"):
        place = Place(
            row["name"],
            row["kind"],
            parts(row["country"]),
            float(row["latitude"]),
            float(row["longitude"]),
            int(row["population"] or 0),
        )
        table.setdefault(folded(row["name"]), []).append(place)
    return {name: tuple(sorted(found, key=_rank)) for name, found in table.items()}


def _rank(place: Place) -> tuple[bool, int]:
    """Capitals and what is no city first, then the most populous."""
    return place.kind == "city", -place.population


@cache
def _first_words() -> dict[str, int]:
    table: dict[str, int] = {}
    for name in _index():
        words = name.split()
        table[words[0]] = max(table.get(words[0], 0), len(words))
    return table
