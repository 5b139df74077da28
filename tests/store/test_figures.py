"""Figures of a store that do not agree on one thing: which do, and which do not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from realpolitik import tables
from realpolitik.documents import Metadata, from_text
from realpolitik.reading import pipeline
from realpolitik.reading.figures_tables import terms, units, verbs
from realpolitik.store.figures import Asked, conflicts, listed
from realpolitik.store.rows import Stored
from tests.store.claimed import Claim, filled
from tests.store.stories import written

GDP = Claim(3e11, "GDP", "EGY", "minister", unit="USD", when="2023")
TOLL = Claim(20, place="El Fasher")


def also(claim: Claim, **changed: object) -> Claim:
    """The same in another document, but for what is said."""
    from dataclasses import replace

    return replace(claim, **{"document": "two", **changed})  # type: ignore[arg-type]


CONFLICTS = {
    "a level of one year": [GDP, also(GDP, value=4e11, by="fund")],
    "the same claimant in two documents": [GDP, also(GDP, value=4e11)],
    "two voices of a document": [GDP, also(GDP, value=4e11, by="fund", document="one")],
    "a level of the year of publication": [
        also(GDP, when=None, document="one"),
        also(GDP, value=4e11, when="2024"),
    ],
    "a month of a year's level": [GDP, also(GDP, value=4e11, when="2023-04")],
    "a pair in either order": [
        Claim(3e9, "bilateral trade", "EGY-SDN", unit="USD", when="2023"),
        also(Claim(5e9, "bilateral trade", "SDN-EGY", unit="USD", when="2023")),
    ],
    "owners in either order": [also(GDP, of="EGY SDN"), also(GDP, of="SDN EGY", value=5e11,
        document="three")],
    "a toll at a place": [TOLL, also(TOLL, value=9, by="Ethiopia")],
    "at least against less": [
        also(TOLL, comparator="at least", document="one"),
        also(TOLL, value=11, by="Ethiopia"),
    ],
    "a range above": [TOLL, also(TOLL, value=None, low=24, high=99, by="Ethiopia")],
    "a toll that is lower later": [TOLL, also(TOLL, value=9, by="Ethiopia",
        published="2024-06-27")],
    "outlets in their own voice": [
        also(TOLL, by=None, outlet="The Lantern"),
        also(TOLL, by=None, outlet="The Wire", document="three", value=31),
    ],
    "no place, the same day": [Claim(20), also(Claim(9), by="Ethiopia")],
    "no place, an exact day, told later": [
        Claim(20, when="2024-06-01", published="2024-06-02"),
        also(Claim(9), by="Ethiopia", when="2024-06-01", published="2024-06-20"),
    ],
    "the dead of a year": [Claim(900, when="2023"), also(Claim(1200, when="2023"), by="Ethiopia",
        published="2025-01-01")],
}  # fmt: skip

NONE = {
    "rounding": [GDP, also(GDP, value=3.1e11, by="fund")],
    "about": [also(GDP, comparator="about"), also(GDP, value=3.6e11, by="fund", document="three")],
    "up to": [also(TOLL, comparator="up to"), also(TOLL, value=9, by="x", document="three")],
    "at least": [also(TOLL, comparator="at least"), also(TOLL, value=90, by="x", document="c")],
    "other years": [GDP, also(GDP, value=4e11, when="2022", by="fund")],
    "other measures": [GDP, also(GDP, measure="exports", value=4e10)],
    "other units": [GDP, also(GDP, unit="EGP", value=9e12)],
    "other owners": [GDP, also(GDP, of="SDN", value=4e10)],
    "no owner": [also(GDP, of=""), also(GDP, of="", value=4e10, document="three")],
    "a pair and one of it": [
        Claim(3e9, "exports", "EGY-SDN", unit="USD", when="2023"),
        also(Claim(5e10, "exports", "EGY", unit="USD", when="2023")),
    ],
    "a toll that rises": [TOLL, also(TOLL, value=31, by="Ethiopia", published="2024-06-26")],
    "one voice as the day goes on": [TOLL, also(TOLL, value=31)],
    "other places": [TOLL, also(TOLL, value=9, by="Ethiopia", place="Nyala")],
    "weeks apart": [TOLL, also(TOLL, value=9, by="Ethiopia", published="2024-07-25")],
    "no place, other days": [Claim(20), also(Claim(9), by="x", published="2024-06-26")],
    "days of old apart": [
        also(TOLL, when="2024-05-01", document="one"),
        also(TOLL, value=9, by="Ethiopia", when="2024-05-02"),
    ],
    "a measure of which there are many": [
        Claim(3e8, "aid", "USA-UKR", unit="USD"),
        also(Claim(1e9, "aid", "USA-UKR", unit="USD"), by="x"),
    ],
    "a number that was not read": [GDP, also(GDP, value=None, by="x")],
    "one document, one voice": [GDP, also(GDP, value=4e11, document="one")],
    "no day at all": [
        also(TOLL, published=None),
        also(TOLL, value=9, by="x", published=None, document="three"),
    ],
}


@pytest.mark.parametrize("case", CONFLICTS)
def test_conflict(case: str, tmp_path: Path) -> None:
    found = conflicts(filled(tmp_path / "s.duckdb", CONFLICTS[case]), Asked())
    assert (found.figures, found.things) == (2, 1)
    assert {row["conflict"] for row in found.rows} == {1}
    assert {row["id"] for row in found.rows} == {
        f"{claim.document}-{at if claim.document == 'one' and case.startswith('two voices') else 0}"
        for at, claim in enumerate(CONFLICTS[case])
    }


@pytest.mark.parametrize("case", NONE)
def test_no_conflict(case: str, tmp_path: Path) -> None:
    assert conflicts(filled(tmp_path / "s.duckdb", NONE[case]), Asked()).rows == []


@pytest.mark.parametrize("where", ["in Gaza", "in the strike"])
def test_side_by_side_and_never_merged(where: str, tmp_path: Path) -> None:
    """Two tolls of one attack, told by two sides, stay two figures of two claimants."""
    text = (
        f"At least 20 people were killed {where}, Gaza's health ministry said; Israel put it at 11."
    )
    reading = pipeline.read(from_text(text, metadata=Metadata(published=date(2024, 6, 25))))
    path = written(tmp_path / "s.duckdb", [Stored(reading)])
    told = [(row["value"], row["claimant"]) for row in conflicts(path, Asked()).rows]
    assert told == [(20.0, "Gaza's health ministry"), (11.0, "Israel")]
    assert [row["value"] for row in listed(path, Asked()).rows] == [20.0, 11.0]


def test_across_documents_as_they_are_read(tmp_path: Path) -> None:
    texts = (
        "At least 20 people were killed in El Fasher, Sudan's army said.",
        "Only nine people were killed in El Fasher, doctors said.",
        "Egypt's GDP was $400 billion in 2023, the minister said.",
        "The IMF said Egypt's GDP was $300 billion in 2023.",
    )
    day = Metadata(published=date(2024, 6, 25))
    readings = [pipeline.read(from_text(text, metadata=day)) for text in texts]
    path = written(tmp_path / "s.duckdb", [Stored(reading) for reading in readings])
    found = conflicts(path, Asked())
    assert sorted((row["measure"], row["value"]) for row in found.rows) == [
        ("GDP", 3e11),
        ("GDP", 4e11),
        ("dead", 9.0),
        ("dead", 20.0),
    ]
    assert found.things == 2


def test_what_is_asked_for(tmp_path: Path) -> None:
    claims = [
        GDP,
        also(GDP, value=4e11, by="fund"),
        also(TOLL, document="three", published="2024-07-01", impossible=True),
        also(TOLL, document="four", published=None, of="EGY-SDN"),
    ]
    path = filled(tmp_path / "s.duckdb", claims)

    def ids(asked: Asked) -> list[str]:
        return sorted(row["document"] for row in listed(path, asked).rows)

    assert ids(Asked()) == ["four", "one", "three", "two"]
    assert ids(Asked(verdict="implausible")) == ["three"]
    assert ids(Asked(country="EGY")) == ["four", "one", "two"]
    assert ids(Asked(measure="gdp")) == ["one", "two"]
    assert ids(Asked(since=date(2023, 1, 1), until=date(2023, 12, 31))) == ["one", "two"]
    assert ids(Asked(since=date(2024, 7, 1))) == ["three"]
    assert conflicts(path, Asked(since=date(2024, 1, 1))).rows == []
    assert len(listed(path, Asked(), most=1).rows) == 1
    assert listed(path, Asked(), most=1).figures == 4


def test_conflicts_come_thing_by_thing(tmp_path: Path) -> None:
    claims = [
        also(GDP, of=of, value=n * 1e11, document=f"{of}{n}")
        for of in ("EGY", "SDN", "KEN")
        for n in (1, 2, 3)
    ]
    path = filled(tmp_path / "s.duckdb", claims)
    found = conflicts(path, Asked(), most=2)
    assert [row["conflict"] for row in found.rows] == [1, 1, 1, 2, 2, 2]
    assert (found.figures, found.things) == (9, 3)


def test_the_table_names_measures_that_are_read() -> None:
    table = tables.rows("store", "conflicting.csv")
    every = [*terms().values(), *verbs().values(), *units().values()]
    known = {term.measure for term in every}
    assert {row["measure"] for row in table} <= known | {"nuclear weapons"}
    assert len({row["measure"] for row in table}) == len(table)
    for row in table:
        assert row["source"]
        assert (row["kind"], row["period"] in ("year", "month"), row["days"].isdecimal()) in (
            ("level", True, False),
            ("toll", False, True),
        )
