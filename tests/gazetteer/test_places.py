"""The gazetteer of places: its rows, and its look-up."""

import re
from collections import Counter

import pytest

from realpolitik.gazetteer.places import places
from realpolitik.tables import parts, rows

KINDS = {"city", "capital", "river", "strait", "sea", "region"}


def test_rows() -> None:
    table = rows("gazetteer", "places.csv")
    counts = Counter((r["name"], r["country"]) for r in table)
    assert [key for key, n in counts.items() if n > 1] == []
    for row in table:
        assert row["kind"] in KINDS
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
