"""Counts of real ICEWS files, where they lie beside the repository; they are not ours to ship."""

from __future__ import annotations

from pathlib import Path

import pytest

from realpolitik.store import Store
from tests.store.importing import imported

DATA = Path(__file__).parents[3] / "shared" / "data" / "event_series"
CHINA_VIETNAM = {4: 4, 5: 91, 6: 57, 7: 12}
_PAIR = """SELECT month(e.day) AS month, count(*) AS n
FROM imported i JOIN events e ON e.id = i.event
WHERE (i.actor, i.recipient) IN (('China', 'Vietnam'), ('Vietnam', 'China')) GROUP BY 1"""


def local(name: str) -> Path:
    path = DATA / name
    if not path.is_file():
        pytest.skip(f"{path} is not there")
    return path


def test_four_columns(tmp_path: Path) -> None:
    store = tmp_path / "s.duckdb"
    report = imported(store, "icews", local("icews14.tsv.gz"))
    assert (report.rows, report.events, report.faults) == (90_730, 90_730, {})
    by_month = {row["month"]: row["n"] for row in Store(store).rows(_PAIR)}
    assert {month: by_month[month] for month in CHINA_VIETNAM} == CHINA_VIETNAM
    assert report.resolved / report.mentions > 0.85
    (distinct,) = Store(store).rows("SELECT count(DISTINCT id) AS n FROM events")
    assert distinct["n"] == 90_730


def test_twenty_columns(tmp_path: Path) -> None:
    store = tmp_path / "s.duckdb"
    report = imported(store, "icews", local("icews_2018_sample.tab"))
    assert (report.rows, report.events, report.faults) == (3_705, 3_705, {})
    assert report.resolved / report.mentions > 0.97
