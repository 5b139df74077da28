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


def test_actors_by_code_or_by_name(tmp_path: Path) -> None:
    store = tmp_path / "s.duckdb"
    expected = {
        "IGOUNO": ("IGO:UN", "GOV"),
        "PSEREBHMS": ("NSA:HAMAS", "REB"),
        "Police (Russia)": ("RUS", "COP"),
        "Russia": ("RUS", "GOV"),
        "SYRREB": ("SYR", "REB"),
        "USA": ("USA", "GOV"),
        "USAGOV": ("USA", "GOV"),
    }
    rows = [f"20180601\t{source}\tConsult\tChina" for source in expected]
    path = written(tmp_path / "a.tsv", ["date\tsource\tcode\ttarget", *rows])
    imported(store, "cameo", path)
    actors = [row["actors"][0] for row in events(store)]
    assert {a["text"]: (a["code"], a["sector"]) for a in actors} == expected
    assert {row["day"].isoformat() for row in events(store)} == {"2018-06-01"}


@pytest.mark.parametrize("options", [{}, {**MAP, "target": "Nobody"}])
def test_a_column_that_is_not_there(options: dict[str, str], tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", ["Day,Who,CAMEO,Whom,Nr", "2018-06-01,RUS,163,UKR,1"])
    with pytest.raises(InputError, match=r"\[D045\].*'Day', 'Who', 'CAMEO', 'Whom'"):
        imported(tmp_path / "s.duckdb", "cameo", path, options)


def test_a_part_that_is_none(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", ["date,source,code,target", "2018-06-01,RUS,163,UKR"])
    with pytest.raises(UsageError, match=r"\[U040\]"):
        imported(tmp_path / "s.duckdb", "cameo", path, {"colour": "x"})


def test_days_that_are_none_or_could_be_two(tmp_path: Path) -> None:
    days = ["01/06/2018", "2018", "June 2018", "2018-06-31", "99999999", "", "2018-06-01"]
    lines = ["date,source,code,target", *[f"{day},RUS,163,UKR" for day in days]]
    report = imported(tmp_path / "s.duckdb", "cameo", written(tmp_path / "a.csv", lines))
    assert report.faults == {"date": (6, (2, 3, 4, 5, 6))}
    assert report.events == 1
