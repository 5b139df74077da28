"""The gazetteer of places: its rows, and its look-up."""

import re
from collections import Counter

import pytest

from realpolitik.gazetteer.places import NATURE, SETTLED, places, region_codes, towns
from realpolitik.tables import parts, rows, text

KINDS = {
    "places.csv": {"city", "capital", "province", *NATURE} - {"county"},
    "towns.csv": {"city", "county"},
}


def test_a_line_is_a_row() -> None:
    for name in KINDS:
        assert len(text("gazetteer", name).splitlines()) == len(rows("gazetteer", name)) + 1


@pytest.mark.parametrize("name", KINDS)
def test_rows(name: str) -> None:
    table = rows("gazetteer", name)
    settled = SETTLED | {"county"}
    counts = Counter((r["name"], r["country"], r["region"], r["kind"] in settled) for r in table)
    assert [key for key, n in counts.items() if n > 1] == []
    for row in table:
        assert row["kind"] in KINDS[name]
        assert row["source"] in {"own", "GeoNames"}
        assert all(re.fullmatch(r"[A-Z]{3}", c) for c in parts(row["country"]))
        assert -90 <= float(row["latitude"]) <= 90
        assert -180 <= float(row["longitude"]) <= 180
        assert not re.search(r"[\x00-\x1f]", "".join(row.values()))


@pytest.mark.parametrize(
    ("name", "country", "latitude"),
    [
        ("Nairobi", "KEN", -1.3),
        ("Zurich", "CHE", 47.4),
        ("Kiev", "UKR", 50.4),
        ("Gaza Strip", "PSE", 31.4),
        ("Sana'a", "YEM", 15.4),
        ("Sana’a", "YEM", 15.4),
    ],
)
def test_known_places(name: str, country: str, latitude: float) -> None:
    place = places(name)[0]
    assert place.countries == (country,)
    assert place.latitude == pytest.approx(latitude, abs=0.2)


def test_the_most_populous_first() -> None:
    assert places("Birmingham")[0].countries == ("GBR",)
    assert places("Nowhere at all") == ()


def test_region_codes() -> None:
    table = rows("gazetteer", "region_codes.csv")
    counts = Counter((r["code"], r["country"]) for r in table)
    assert [key for key, n in counts.items() if n > 1] == []
    for row in table:
        assert row["form"] in {"free", "after comma"}
        regions = [p for p in places(row["region"]) if p.countries == (row["country"],)]
        assert [p.kind for p in regions if p.kind == "province"] == ["province"], row
    assert region_codes("B.C.")[0].free
    assert not region_codes("OR")[0].free


def test_words() -> None:
    table = rows("gazetteer", "place_words.csv")
    counts = Counter((r["word"], r["role"]) for r in table)
    assert [key for key, n in counts.items() if n > 1] == []
    for row in table:
        assert row["role"] in {"type", "after", "stripped", "generic", "body"}
        assert (row["kind"] == "") == (row["role"] in ("generic", "body"))
        assert row["source"] == "own"


def test_towns_say_their_region() -> None:
    assert {p.region for p in towns("London")} >= {"Kentucky", "Ohio"}
    assert len(towns("Monroe County")) > 10
