"""POLECAT: PLOVER already, but with names that no row has and tabs that have strayed in."""

from __future__ import annotations

from pathlib import Path

import pytest

from realpolitik.store import Store
from realpolitik.store.imports.polecat import COLUMNS
from tests.store.importing import codes, events, imported, written


def row(**cells: str) -> str:
    """A row; names with underscores for blanks."""
    values = {
        "Event ID": "p1",
        "Event Date": "2023-05-04",
        "Event Type": "CONSULT",
        "Event Mode": "visit",
        "Intensity": "4.0",
        "Quad Code": "VERBAL COOPERATION",
        "Contexts": "diplomatic; military",
        "Actor Name": "Ana Example",
        "Actor Country": "Brazil",
        "Actor COW": "140",
        "Primary Actor Sector": "GOV",
        "Actor Sectors": "GOV",
        "Recipient Name": "Japan",
        "Recipient Country": "Japan",
        "Recipient COW": "740",
        "Primary Recipient Sector": "GOV",
        "Recipient Sectors": "GOV",
        "Placename": "Tokyo",
        "Country": "Japan",
        "Latitude": "35.68",
        "Longitude": "139.69",
        "GeoNames ID": "1850147",
        "Source": "example.org",
        "Publication Date": "2023-05-05",
        "Language": "en",
    }
    values |= {name.replace("_", " "): value for name, value in cells.items()}
    return "\t".join(values.get(name, "None") for name in COLUMNS)


HEADER = "\t".join(COLUMNS)


def test_a_row(tmp_path: Path) -> None:
    store = tmp_path / "s.duckdb"
    report = imported(store, "polecat", written(tmp_path / "a.txt", [HEADER, row()]))
    (found,) = events(store)
    assert (found["category"], found["mode"], found["quad"]) == ("CONSULT", "visit", 1)
    assert found["contexts"] == ["diplomatic", "military"]
    assert (found["outlet"], found["where_country"]) == ("example.org", "JPN")
    assert (found["intensity"], found["code"]) == (4.0, "CONSULT visit")
    assert codes(store) == [("BRA", "CONSULT", "JPN")]
    assert (report.unmapped, report.notes) == ((), ())
    covered = Store(store).rows("SELECT day FROM import_coverage")
    assert [str(r["day"]) for r in covered] == ["2023-05-05"]  # the day of the report


@pytest.mark.parametrize(
    "names",
    [
        [*COLUMNS, "Unnamed: 40"],
        [*COLUMNS[:7], "Comment", *COLUMNS[7:]],
        [*COLUMNS[:5], "Version", *COLUMNS[5:-1], "Version", "x"],
        ["Event Intensity" if name == "Intensity" else name for name in COLUMNS] + ["x", "y"],
    ],
)
def test_names_in_the_header_that_no_row_has_a_field_for(names: list[str], tmp_path: Path) -> None:
    store = tmp_path / "s.duckdb"
    path = written(tmp_path / "a.txt", ["\t".join(names), row(), row(Event_ID="p2")])
    report = imported(store, "polecat", path)
    assert (report.events, report.faults) == (2, {})
    assert codes(store)[0] == ("BRA", "CONSULT", "JPN")
    assert events(store)[0]["intensity"] == 4.0
    assert "columns that its rows do not have" in report.notes[0]


@pytest.mark.parametrize("column", ["Actor_Name_Raw", "Recipient_Title", "Story_People"])
def test_a_stray_tab_is_mended_where_nothing_we_keep_is_in_doubt(
    column: str, tmp_path: Path
) -> None:
    store = tmp_path / "s.duckdb"
    lines = [HEADER, row(), row(Event_ID="p2", **{column: "two\twords"}), row(Event_ID="p3")]
    report = imported(store, "polecat", written(tmp_path / "a.txt", lines))
    found = events(store)
    assert [r["name"] for r in found] == ["p1", "p2", "p3"]
    assert any("1 lines with stray tabs were mended" in note for note in report.notes)
    kept = ("actors", "recipients", "where_latitude", "where_name", "outlet", "contexts")
    assert [found[1][name] for name in kept] == [found[0][name] for name in kept]


def test_a_line_that_cannot_be_mended_is_counted_and_named(tmp_path: Path) -> None:
    store = tmp_path / "s.duckdb"
    torn = "\t".join(row(Event_ID="p2").split("\t")[:20])
    doubtful = row(Event_ID="p4", Placename="two\twords", City="Shibuya")
    lines = [HEADER, row(), torn, row(Event_ID="p3", Event_Date="soon"), doubtful]
    report = imported(store, "polecat", written(tmp_path / "a.txt", lines))
    assert report.faults == {"columns": (2, (3, 5)), "date": (1, (4,))}
    assert len(events(store)) == 1


def test_tabs_at_the_end_are_cut(tmp_path: Path) -> None:
    lines = [HEADER, row(), row(Event_ID="p2") + "\t\t"]
    report = imported(tmp_path / "s.duckdb", "polecat", written(tmp_path / "a.txt", lines))
    assert (report.events, report.faults) == (2, {})


def test_several_actors_each_with_his_country(tmp_path: Path) -> None:
    store = tmp_path / "s.duckdb"
    line = row(
        Actor_Name="Ana Example; Bo Sample",
        Actor_Country="Brazil; Sweden",
        Actor_Sectors="GOV; MIL",
        Recipient_Name="None",
        Recipient_Country="None",
    )
    imported(store, "polecat", written(tmp_path / "a.txt", [HEADER, line]))
    (found,) = events(store)
    assert [(a["code"], a["sector"]) for a in found["actors"]] == [("BRA", "GOV"), ("SWE", "MIL")]
    assert codes(store) == [("BRA", "CONSULT", "SWE"), ("SWE", "CONSULT", "BRA")]
    assert all(r["mutual"] for r in Store(store).rows("SELECT mutual FROM dyads"))


def test_names_of_earlier_drafts(tmp_path: Path) -> None:
    store = tmp_path / "s.duckdb"
    expected = {
        ("DEMAND", "None"): ("REQUEST", None),
        ("INVESTIGATE", "None"): ("ACCUSE", None),
        ("COERCE", "ban"): ("COERCE", "restrict"),
        ("ASSAULT", "assassinate"): ("ASSAULT", "targeted"),
        ("CONSULT", "telepathy"): ("CONSULT", None),
        ("coerce", "arrest;seize"): ("COERCE", "arrest"),
    }
    lines = [
        row(Event_ID=str(i), Event_Type=kind, Event_Mode=mode, Contexts="humanitarian; weather")
        for i, (kind, mode) in enumerate(expected)
    ]
    report = imported(store, "polecat", written(tmp_path / "a.txt", [HEADER, *lines]))
    found = events(store)
    assert [(r["category"], r["mode"]) for r in found] == list(expected.values())
    assert all(r["contexts"] == ["human_security"] for r in found)
    assert len(report.notes) == 1
    assert "'CONSULT telepathy' is no mode" in report.notes[0]
