"""ICEWS in both its layouts: nothing lost, nothing doubled, everybody resolved."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from realpolitik.store import Store
from tests.store.importing import ICEWS, codes, events, icews, imported, written

FOUR = "date\tsource\tevent\ttarget"


def test_a_row_of_twenty_columns(tmp_path: Path) -> None:
    store = tmp_path / "s.duckdb"
    report = imported(store, "icews", written(tmp_path / "a.tab", [ICEWS, icews()]))
    (row,) = events(store)
    assert (report.rows, report.events, report.resolved, report.mentions) == (1, 1, 2, 2)
    assert (row["category"], row["mode"], row["quad"], row["score"]) == ("CONSULT", "visit", 1, 4)
    assert (row["status"], row["day"], row["when_precision"]) == ("actual", date(2018, 6, 1), "day")
    assert (row["where_name"], row["where_country"]) == ("Hanoi", "VNM")
    assert (row["code"], row["intensity"], row["story"]) == ("042", 1.9, "900")
    assert (row["outlet"], row["trigger_text"]) == ("Daily Paper", "Make a visit")
    assert (row["document"], row["confidence"]) == (None, None)
    assert codes(store) == [("JPN", "CONSULT", "VNM")]


def test_columns_are_found_by_name(tmp_path: Path) -> None:
    store = tmp_path / "s.duckdb"
    turned = ["\t".join(reversed(line.split("\t"))) for line in (ICEWS, icews())]
    imported(store, "icews", written(tmp_path / "a.tab", turned))
    assert codes(store) == [("JPN", "CONSULT", "VNM")]


def test_a_row_of_four_columns(tmp_path: Path) -> None:
    store = tmp_path / "s.duckdb"
    lines = [
        FOUR,
        "2018-06-12\tDonald Trump\tMeet at a 'third' location\tKim Jong-Un",
        "2018-06-12\tPolice (South Korea)\tThreaten non-force\tProtester (North Korea)",
        "2018-06-12\tPolice_(South_Korea)\tThreaten_non_force\tProtester_(North_Korea)",
    ]
    report = imported(store, "icews", written(tmp_path / "a.tsv", lines))
    assert (report.events, report.faults) == (3, {})
    assert codes(store) == [
        ("KOR", "THREATEN", "PRK"),
        ("KOR", "THREATEN", "PRK"),
        ("USA", "CONSULT", "PRK"),
    ]
    sectors = Store(store).rows("SELECT DISTINCT actors[1].sector AS s FROM events ORDER BY s")
    assert [row["s"] for row in sectors] == ["COP", "GOV"]


def test_an_id_that_occurs_on_two_days_is_two_events(tmp_path: Path) -> None:
    store = tmp_path / "s.duckdb"
    rows = [icews("7", "2018-06-01"), icews("7", "2018-06-02")]
    imported(store, "icews", written(tmp_path / "a.tab", [ICEWS, *rows]))
    found = events(store)
    assert [row["name"] for row in found] == ["7", "7"]
    assert len({row["id"] for row in found}) == 2


def test_rows_that_are_alike_are_kept_and_numbered(tmp_path: Path) -> None:
    store = tmp_path / "s.duckdb"
    imported(store, "icews", written(tmp_path / "a.tab", [ICEWS, icews(), icews(), icews()]))
    ids = sorted(row["id"] for row in events(store))
    assert [i.removeprefix(ids[0]) for i in ids] == ["", ".2", ".3"]


def test_the_same_file_again_adds_nothing(tmp_path: Path) -> None:
    store = tmp_path / "s.duckdb"
    first = imported(store, "icews", written(tmp_path / "a.tab", [ICEWS, icews()]))
    again = imported(store, "icews", written(tmp_path / "renamed.tab", [ICEWS, icews()]))
    assert (again.before, again.events) == (first.run, 0)
    assert "nothing was added" in "".join(again.lines())
    assert len(events(store)) == 1
    assert len(Store(store).rows("SELECT * FROM runs")) == 1


def test_a_row_that_comes_in_two_files_is_one_event(tmp_path: Path) -> None:
    store = tmp_path / "s.duckdb"
    imported(store, "icews", written(tmp_path / "a.tab", [ICEWS, icews("1"), icews("2")]))
    report = imported(store, "icews", written(tmp_path / "b.tab", [ICEWS, icews("2"), icews("3")]))
    assert (report.rows, report.events, report.already) == (2, 1, 1)
    assert [row["name"] for row in events(store)] == ["1", "2", "3"]
    assert len(codes(store)) == 3


def test_what_plover_has_no_place_for_is_kept_and_told(tmp_path: Path) -> None:
    store = tmp_path / "s.duckdb"
    numbers = ["010", "017", "02", "0214", "042"]
    rows = [icews(code, code=code) for code in numbers]
    report = imported(store, "icews", written(tmp_path / "a.tab", [ICEWS, *rows]))
    found = events(store)
    assert [row["code"] for row in found] == numbers
    kept = {(row["category"], row["quad"], row["score"]) for row in found[:-1]}
    assert kept == {(None, None, None)}
    assert [(code, n) for code, _, n in report.unmapped] == [(code, 1) for code in numbers[:-1]]
    assert "010   Make statement: 1" in "\n".join(report.lines())


def test_every_day_between_the_first_and_the_last_is_covered(tmp_path: Path) -> None:
    store = tmp_path / "s.duckdb"
    rows = [icews("1", "2018-06-01"), icews("2", "2018-06-04"), icews("3", "2018-06-04")]
    imported(store, "icews", written(tmp_path / "a.tab", [ICEWS, *rows]))
    found = Store(store).rows("SELECT outlet, day, events FROM coverage ORDER BY day")
    assert [(r["day"].day, r["events"]) for r in found] == [(1, 1), (2, 0), (3, 0), (4, 2)]
    assert {r["outlet"] for r in found} == {"icews"}


def test_the_columns_of_country_and_sectors_help_where_the_name_does_not(tmp_path: Path) -> None:
    store = tmp_path / "s.duckdb"
    row = icews(
        source="Jane Unheard-of",
        Source_Country="Russian Federation",
        Source_Sectors="Government,Military",
        target="Hamas",
        Target_Country="Occupied Palestinian Territory",
    )
    imported(store, "icews", written(tmp_path / "a.tab", [ICEWS, row]))
    (found,) = events(store)
    assert (found["actors"][0]["code"], found["actors"][0]["sector"]) == ("RUS", "MIL")
    assert found["actors"][0]["via"] == "country column"
    assert found["recipients"][0]["code"] == "NSA:HAMAS"


def test_names_without_a_code_are_kept_counted_and_told(tmp_path: Path) -> None:
    store = tmp_path / "s.duckdb"
    lines = [FOUR, *["2018-06-12\tSome Unheard-of Body\tConsult\tJapan"] * 3]
    report = imported(store, "icews", written(tmp_path / "a.tsv", lines))
    assert (report.mentions, report.resolved) == (6, 3)
    assert report.unresolved == (("Some Unheard-of Body", 3),)
    assert {row["actor"] for row in events(store)} == {"Some Unheard-of Body"}
    assert codes(store) == [(None, "CONSULT", "JPN")] * 3


def test_somebody_s_office_counts_on_the_day(tmp_path: Path) -> None:
    store = tmp_path / "s.duckdb"
    days = ("2015-06-01", "2018-06-01", "2022-06-01")
    lines = [FOUR, *[f"{day}\tDonald Trump\tConsult\tJapan" for day in days]]
    imported(store, "icews", written(tmp_path / "a.tsv", lines))
    rows = Store(store).rows("SELECT actors[1].sector AS s FROM events ORDER BY day")
    assert [row["s"] for row in rows] == [None, "GOV", "ELI"]
    assert {code for code, _, _ in codes(store)} == {"USA"}


def test_an_import_that_is_interrupted_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from realpolitik.store.imports import report

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    store = tmp_path / "s.duckdb"
    path = written(tmp_path / "a.tab", [ICEWS, icews()])
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(report, "made", stopped)  # after everything has been written
        imported(store, "icews", path)
    for table in ("runs", "events", "dyads", "imported", "import_coverage"):
        assert Store(store).rows(f"SELECT * FROM {table}") == []
    assert imported(store, "icews", path).events == 1
