"""A plain table of CAMEO events with columns of any name."""

from __future__ import annotations

from pathlib import Path

import pytest

from realpolitik.errors import InputError, UsageError
from tests.store.importing import codes, events, imported, written

MAP = {"date": "Day", "source": "Who", "code": "CAMEO", "target": "Whom", "id": "Nr"}


@pytest.mark.parametrize("delimiter", [",", "\t"])
def test_columns_by_the_map(delimiter: str, tmp_path: Path) -> None:
    store = tmp_path / "s.duckdb"
    lines = [["Nr", "Day", "Who", "CAMEO", "Whom"], ["5", "2018-06-01", "RUS", "163", "UKR"]]
    path = written(tmp_path / "a.txt", [delimiter.join(line) for line in lines])
    imported(store, "cameo", path, MAP)
    (row,) = events(store)
    assert (row["name"], row["category"], row["mode"]) == ("5", "SANCTION", "discontinue")
    assert codes(store) == [("RUS", "SANCTION", "UKR")]


def test_quoted_fields_keep_their_commas_and_line_breaks(tmp_path: Path) -> None:
    store = tmp_path / "s.duckdb"
    lines = [
        "date,source,code,target",
        '2018-06-01,"Palestinian Territory, Occupied",042,Israel',
        '2018-06-02,"Government\n(Japan)",042,"Head of ""State"" (Chad)"',
        "2018-06-03,Japan,042",
    ]
    report = imported(store, "cameo", written(tmp_path / "a.csv", lines))
    assert codes(store) == [("JPN", "CONSULT", "TCD"), ("PSE", "CONSULT", "ISR")]
    assert report.faults == {"columns": (1, (5,))}


@pytest.mark.parametrize(
    ("source", "code", "sector"),
    [
        ("USAGOV", "USA", "GOV"),
        ("USA", "USA", "GOV"),
        ("PSEREBHMS", "NSA:HAMAS", "REB"),
        ("SYRREB", "SYR", "REB"),
        ("IGOUNO", "IGO:UN", "GOV"),
        ("Russia", "RUS", "GOV"),
        ("Police (Russia)", "RUS", "COP"),
    ],
)
def test_actors_by_code_or_by_name(source: str, code: str, sector: str, tmp_path: Path) -> None:
    store = tmp_path / "s.duckdb"
    lines = ["date\tsource\tcode\ttarget", f"20180601\t{source}\tConsult\tChina"]
    imported(store, "cameo", written(tmp_path / "a.tsv", lines))
    (row,) = events(store)
    assert (row["actors"][0]["code"], row["actors"][0]["sector"]) == (code, sector)
    assert row["day"].isoformat() == "2018-06-01"


@pytest.mark.parametrize("options", [{}, {**MAP, "target": "Nobody"}])
def test_a_column_that_is_not_there(options: dict[str, str], tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", ["Day,Who,CAMEO,Whom,Nr", "2018-06-01,RUS,163,UKR,1"])
    with pytest.raises(InputError, match=r"\[D045\].*'Day', 'Who', 'CAMEO', 'Whom'"):
        imported(tmp_path / "s.duckdb", "cameo", path, options)


def test_a_part_that_is_none(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", ["date,source,code,target", "2018-06-01,RUS,163,UKR"])
    with pytest.raises(UsageError, match=r"\[U040\]"):
        imported(tmp_path / "s.duckdb", "cameo", path, {"colour": "x"})


@pytest.mark.parametrize("day", ["01/06/2018", "2018", "June 2018", "2018-06-31", "99999999", ""])
def test_days_that_are_none_or_could_be_two(day: str, tmp_path: Path) -> None:
    lines = ["date,source,code,target", "2018-06-01,RUS,163,UKR", f"{day},RUS,163,UKR"]
    report = imported(tmp_path / "s.duckdb", "cameo", written(tmp_path / "a.csv", lines))
    assert report.faults == {"date": (1, (3,))}
