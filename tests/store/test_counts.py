"""Counts say what they count; nothing is a zero that was not covered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, get_args

import duckdb
import pytest

from realpolitik.errors import UsageError
from realpolitik.records import Status
from realpolitik.store import Store, connect
from realpolitik.store.counts import By, counts
from realpolitik.store.links import link
from tests.store.stories import STORY, Told, event, filled

EXPELLED = "Kenya expelled three diplomats over fishing rights"
TEXT = STORY.format(tag="")
Count = Callable[..., dict[str | None, int | None]]


def told() -> list[Told]:
    """An act in June told by two copies (twice in one of them) and one more text; others alone."""
    june = {"sentence": EXPELLED, "when": "2024-06-24"}
    other = {"category": "CONSULT", "word": "meet", "sentence": "Kenya met Uganda"}
    return [
        Told("a", TEXT, "2024-06-25", "One", (event(**june), event(**june, at=3))),  # type: ignore[arg-type]
        Told("b", "(AFP) " + TEXT, "2024-06-25", "Two", (event(**june),)),  # type: ignore[arg-type]
        Told("c", None, "2024-06-26", "Two", (event(**june),)),  # type: ignore[arg-type]
        Told("d", None, "2024-08-09", "One", (event(**other, when="2024-08-08"),)),  # type: ignore[arg-type]
        Told("e", None, "2024-08-19", "One", (event(**other, when=None, status="future"),)),  # type: ignore[arg-type]
        Told("f", None, "2024-10-01", "Two", (event(**other, when="2023"),)),  # type: ignore[arg-type]
    ]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = filled(tmp_path_factory.mktemp("counts") / "s.duckdb", told())
    assert link(found) is not None
    return found


@pytest.fixture
def count(path: Path) -> Count:
    """Counts by the first day of the period."""

    def counted(*arguments: Any, **options: Any) -> dict[str | None, int | None]:
        frame = counts(Store(path), *arguments, **options)
        days = [d.isoformat() if d else None for d in frame["period"]]
        return dict(zip(days, frame["count"], strict=True))

    return counted


@pytest.mark.parametrize(
    ("by", "expected"), [("mentions", 4), ("reports", 3), ("origins", 2), ("events", 1)]
)
def test_the_four_ways_to_count(count: Count, by: By, expected: int) -> None:
    assert count(by)["2024-06-01"] == expected


def test_reports_are_the_default(count: Count) -> None:
    assert count() == count("reports", "month")


def test_covered_periods_without_any_are_zero_and_others_null(count: Count) -> None:
    assert count(category="CONSULT") == {
        "2024-06-01": 0,
        "2024-07-01": None,
        "2024-08-01": 1,
        "2024-09-01": None,
        "2024-10-01": 0,
        None: 1,
    }


def test_periods_that_were_covered_are_marked(path: Path) -> None:
    frame = counts(Store(path))
    months = {p.month for p in frame.filter("covered")["period"]}
    assert months == {6, 8, 10}


@pytest.mark.parametrize(
    ("per", "period"),
    [
        ("day", "2024-06-24"),
        ("week", "2024-06-24"),
        ("month", "2024-06-01"),
        ("quarter", "2024-04-01"),
        ("year", "2024-01-01"),
    ],
)
def test_periods(count: Count, per: str, period: str) -> None:
    assert count("mentions", per, category="SANCTION")[period] == 4


def test_a_date_less_exact_than_the_period_is_apart(count: Count) -> None:
    assert count("mentions", "year", category="CONSULT")["2023-01-01"] == 1
    assert count("mentions", "month", category="CONSULT")[None] == 1


def test_what_has_no_date_is_apart_or_on_the_day_of_its_report(count: Count) -> None:
    ahead = {"status": ["future"], "category": "CONSULT"}
    assert count("mentions", **ahead)[None] == 1
    assert count("mentions", **ahead, undated="published")["2024-08-01"] == 1


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ({}, 4),
        ({"actor": "KEN"}, 4),
        ({"actor": "KEN", "recipient": "UGA"}, 4),
        ({"actor": "UGA"}, 0),
        ({"status": ["negated"]}, 0),
        ({"status": []}, 0),
        ({"status": ["actual", "future"]}, 4),
    ],
)
def test_filters(count: Count, asked: dict[str, Any], number: int) -> None:
    assert count("mentions", **asked)["2024-06-01"] == number


def test_splits(path: Path) -> None:
    frame = counts(Store(path), "reports", split=("outlet", "category"))
    june = frame.filter(frame["period"] == date(2024, 6, 1))
    assert june.select("outlet", "category", "count").rows() == [
        ("One", "SANCTION", 1),
        ("Two", "SANCTION", 2),
    ]


@pytest.mark.parametrize("by", get_args(By))
def test_an_empty_result_has_the_same_columns(path: Path, by: By) -> None:
    some, none = (counts(Store(path), by, actor=a, split=("quad",)) for a in ("KEN", "XXX"))
    assert (none.height, none.schema) == (0, some.schema)


@pytest.mark.parametrize("by", get_args(By))
def test_without_links_all_are_equal(tmp_path: Path, by: By) -> None:
    store = Store(filled(tmp_path / "s.duckdb", told()))
    assert counts(store, by).equals(counts(store, "mentions"))


def test_an_act_done_together_counts_for_either_side_and_once_in_all(tmp_path: Path) -> None:
    signed = event("Kenya and Uganda signed", actors="KEN UGA", recipients="", category="SUPPORT")
    store = Store(filled(tmp_path / "s.duckdb", [Told("a", events=(signed,))]))
    asked: list[dict[str, Any]] = [{"actor": "KEN"}, {"actor": "UGA"}, {}]
    one, other, both = (counts(store, "mentions", **each)["count"].sum() for each in asked)
    assert (one, other, both) == (1, 1, 1)


@pytest.mark.parametrize(
    "wrong", [{"by": "rows"}, {"per": "hour"}, {"split": ["voice"]}, {"undated": "never"}]
)
def test_words_that_it_does_not_take(path: Path, wrong: dict[str, Any]) -> None:
    with pytest.raises(UsageError) as raised:
        counts(Store(path), **wrong)
    assert raised.value.code == "U050"


def test_mentions_are_the_rows_of_events(path: Path) -> None:
    with connect.reading(path) as connection:
        assert isinstance(connection, duckdb.DuckDBPyConnection)
        rows = connection.execute("SELECT count(*) FROM events").fetchone()
    frame = counts(Store(path), "mentions", status=get_args(Status))
    assert rows == (frame["count"].sum(),)
