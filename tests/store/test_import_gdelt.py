"""GDELT 1 and 2: no header, four widths, codes with their leading zeros."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest

from realpolitik.errors import InputError
from realpolitik.store import Store
from realpolitik.store.imports import codes as codes_of
from tests.store.importing import codes, events, imported, written

URL = "https://example.org/story"


def gdelt(
    width: int,
    number: str = "1001",
    day: str = "20180612",
    code: str = "042",
    added: str = "20180613",
    actors: tuple[tuple[str, ...], tuple[str, ...]] = (
        ("USAGOV", "UNITED STATES", "USA", "", "GOV"),
        ("RUS", "RUSSIA", "RUS", "", ""),
    ),
) -> str:
    """A row of that many columns; actors as code, name, country, group, type."""
    second = width >= 61
    row = [""] * width
    row[:5] = [number, day, day[:6], day[:4], "2018.4"]
    for first, (actor, name, country, group, kind) in zip((5, 15), actors, strict=True):
        row[first : first + 4] = [actor, name, country, group]
        row[first + 7] = kind
    row[25:34] = ["1", code, code[:3], code[:2], "1", "1.9", "12", "3", "9"]
    geo = 51 if second else 49
    row[geo : geo + 3] = ["4", "Helsinki, Finland", "FI"]
    latitude = geo + (5 if second else 4)
    row[latitude : latitude + 2] = ["60.17", "24.93"]
    place = 59 if second else 56
    row[place] = added + ("120000" if second else "")
    if width in (58, 61, 62):
        row[place + 1] = URL
    if width == 62:
        row[61] = "Make a visit"
    return "\t".join(row)


@pytest.mark.parametrize("width", [57, 58, 61, 62])
def test_every_width(width: int, tmp_path: Path) -> None:
    store = tmp_path / "s.duckdb"
    report = imported(store, "gdelt", written(tmp_path / "a.CSV", [gdelt(width)] * 2))
    row = events(store)[0]
    assert (report.events, report.faults) == (2, {})
    assert (row["category"], row["mode"], row["code"]) == ("CONSULT", "visit", "042")
    assert (row["day"], row["name"]) == (date(2018, 6, 12), "1001")
    assert (row["mentions"], row["outlets"], row["articles"]) == (12, 3, 9)
    assert (row["intensity"], row["where_country"]) == (1.9, "FIN")
    assert (row["where_latitude"], row["where_longitude"]) == (60.17, 24.93)
    assert row["url"] == (None if width == 57 else URL)
    assert row["actors"][0]["sector"] == "GOV"
    assert codes(store)[0] == ("USA", "CONSULT", "RUS")


def test_a_zipped_file(tmp_path: Path) -> None:
    path = tmp_path / "20180613120000.export.CSV.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("20180613120000.export.CSV", gdelt(61) + "\n")
    assert imported(tmp_path / "s.duckdb", "gdelt", path).events == 1


@pytest.mark.parametrize(
    ("actor", "code", "sector"),
    [
        (("USAGOV", "UNITED STATES", "USA", "", "GOV"), "USA", "GOV"),
        (("ROM", "ROMANIA", "ROM", "", ""), "ROU", "GOV"),
        (("TMP", "EAST TIMOR", "TMP", "", ""), "TLS", "GOV"),
        (("WSB", "RAMALLAH", "WSB", "", ""), "PSE", "GOV"),
        (("RUSMED", "MOSCOW", "RUS", "", "MED"), "RUS", "JRN"),
        (("RUSHLH", "DOCTOR", "RUS", "", "HLH"), "RUS", "MED"),
        (("SYRINS", "SYRIA", "SYR", "", "INS"), "SYR", "REB"),
        (("IGOUNO", "UNITED NATIONS", "", "UNO", "IGO"), "IGO:UN", "GOV"),
        (("NATO", "NATO", "", "NAT", ""), "IGO:NATO", "GOV"),
        (("GUM", "GUAM", "GUM", "", ""), "USA", "GOV"),
        (("AFR", "AFRICA", "AFR", "", ""), None, None),
        (("COP", "POLICE", "", "", "COP"), None, "COP"),
    ],
)
def test_actors(actor: tuple[str, ...], code: str | None, sector: str | None) -> None:
    text, name, country, group, kind = actor
    found = codes_of.actor(name, [country or text[:3], group, kind], name)
    assert (found.code, found.sector) == (code, sector)


def test_an_event_without_a_second_actor(tmp_path: Path) -> None:
    store = tmp_path / "s.duckdb"
    row = gdelt(61, actors=(("USA", "UNITED STATES", "USA", "", ""), ("",) * 5))
    report = imported(store, "gdelt", written(tmp_path / "a.CSV", [row]))
    assert events(store)[0]["recipients"] == []
    assert codes(store) == [("USA", "CONSULT", None)]
    assert report.mentions == 1


def test_the_days_covered_are_those_of_the_reports(tmp_path: Path) -> None:
    store = tmp_path / "s.duckdb"
    rows = [
        gdelt(58, "1", day="20170613", added="20180613"),  # told a year later
        gdelt(58, "2", day="20180613", added="20180613"),
        gdelt(58, "3", day="20180614", added="20180614"),
    ]
    imported(store, "gdelt", written(tmp_path / "a.CSV", rows))
    found = Store(store).rows("SELECT day, events FROM import_coverage ORDER BY day")
    assert [(str(r["day"]), r["events"]) for r in found] == [("2018-06-13", 1), ("2018-06-14", 1)]
    assert [row["day"].year for row in events(store)] == [2017, 2018, 2018]


def test_rows_that_are_wrong(tmp_path: Path) -> None:
    store = tmp_path / "s.duckdb"
    rows = [gdelt(61, "1"), gdelt(61, "2", code="---"), gdelt(58, "3"), gdelt(61, "4", day="2018")]
    report = imported(store, "gdelt", written(tmp_path / "a.CSV", [*rows, gdelt(61, "5")]))
    assert report.faults == {"code": (1, (2,)), "columns": (1, (3,)), "date": (1, (4,))}
    assert [row["name"] for row in events(store)] == ["1", "5"]


def test_codes_that_have_lost_their_zeros_are_pointed_out(tmp_path: Path) -> None:
    rows = [gdelt(61, str(i), code="14" if i % 2 else "190") for i in range(120)]
    report = imported(tmp_path / "s.duckdb", "gdelt", written(tmp_path / "a.CSV", rows))
    assert any("no code begins with 0" in note for note in report.notes)


@pytest.mark.parametrize("width", [17, 56, 59, 63])
def test_another_number_of_columns(width: int, tmp_path: Path) -> None:
    row = "\t".join([*gdelt(57).split("\t"), *"x" * 10][:width])
    with pytest.raises(InputError, match=r"\[D042\].*columns"):
        imported(tmp_path / "s.duckdb", "gdelt", written(tmp_path / "a.CSV", [row]))
