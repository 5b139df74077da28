"""Forecasts in the order of attention; resolutions that outlive a second reading."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb
import pytest

from realpolitik.cli import main
from realpolitik.errors import StoreError, UsageError
from realpolitik.store import Store, Writer, schema
from realpolitik.store.forecasts import Listed, last_day, listed, lost, short_ids
from realpolitik.store.resolutions import resolve
from tests.store.foretold import Foretold, filled, readings
from tests.store.stories import REQUEST

TODAY = date(2024, 7, 10)
DAY = date(2024, 7, 1)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store with four forecasts."""
    return filled(
        tmp_path / "s.duckdb",
        [
            Foretold("aaaaaa111111", horizon="2024-08"),
            Foretold("aaaaaa222222", "unlikely", holder="Aldo Vance", condition="it rains"),
            Foretold("bbbbbb333333", "may", holder=None, author="Ada Reed"),
            Foretold("cccccc444444", horizon="2024-06-30"),
        ],
    )


def all_of(path: Path, **wanted: object) -> list[Listed]:
    return listed(path, today=TODAY, **wanted)  # type: ignore[arg-type]


def recorded(path: Path) -> list[tuple[object, ...]]:
    sql = "SELECT forecast, outcome, day, note FROM resolutions ORDER BY forecast"
    return [tuple(row.values()) for row in Store(path).rows(sql)]


PERIODS = [
    ("2024-06-25", date(2024, 6, 25)),
    ("2024-06", date(2024, 6, 30)),
    ("2024-12", date(2024, 12, 31)),
    ("2024-Q1", date(2024, 3, 31)),
    ("2024-W26", date(2024, 6, 30)),
    ("2024", date(2024, 12, 31)),
    ("203", date(2039, 12, 31)),
    ("9999", date.max),
    ("9999-12-31", date.max),
    ("2024-13", None),
    ("one day", None),
    (None, None),
]


@pytest.mark.parametrize(("horizon", "end"), PERIODS)
def test_the_last_day_of_a_horizon(horizon: str | None, end: date | None) -> None:
    assert last_day(horizon) == end


IDS = [
    ([], {}),
    (["abcdef123456"], {"abcdef123456": "abcdef"}),
    (["abc", "xyz"], {"abc": "abc", "xyz": "xyz"}),
    (
        ["abcdef123456", "abcdef123999", "abcdee000000"],
        {
            "abcdee000000": "abcdee",
            "abcdef123456": "abcdef1234",
            "abcdef123999": "abcdef1239",
        },
    ),
]


@pytest.mark.parametrize(("ids", "short"), IDS)
def test_short_ids_tell_ids_apart(ids: list[str], short: dict[str, str]) -> None:
    assert short_ids(ids) == short


def test_the_overdue_come_first_and_the_resolved_last(path: Path) -> None:
    resolve(path, "aaaaaa1", "yes", DAY, today=TODAY)
    assert [(f.short, f.state) for f in all_of(path)] == [
        ("cccccc", "overdue"),
        ("aaaaaa2", "open"),
        ("bbbbbb", "open"),
        ("aaaaaa1", "resolved"),
    ]
    assert [f.short for f in all_of(path, only_open=True)] == ["cccccc", "aaaaaa2", "bbbbbb"]


def test_a_horizon_is_past_only_when_its_last_day_is(path: Path) -> None:
    on_the_day = listed(path, today=date(2024, 6, 30))
    assert {f.state for f in on_the_day} == {"open"}
    assert on_the_day[0].short == "cccccc"


HOLDERS = [
    ({"holder": "Aldo Vance"}, "Aldo Vance"),
    ({"holder": None, "author": "Ada Reed"}, "Ada Reed"),
    ({"holder": None}, "The Lantern (author not named)"),
    ({"holder": None, "outlet": None}, "author not known"),
]


@pytest.mark.parametrize(("told", "holder"), HOLDERS)
def test_whose_forecast_it_is(tmp_path: Path, told: dict[str, str | None], holder: str) -> None:
    path = filled(tmp_path / "s.duckdb", [Foretold("a", **told)])  # type: ignore[arg-type]
    assert [f.holder for f in all_of(path)] == [holder]


def test_those_of_one_holder_in_whatever_case(path: Path) -> None:
    assert [f.short for f in all_of(path, holder="vance")] == ["aaaaaa2"]


def test_a_forecast_that_its_document_tells_twice_is_listed_once(tmp_path: Path) -> None:
    twice = [Foretold("a", document="d"), Foretold("a", document="d")]
    assert len(all_of(filled(tmp_path / "s.duckdb", twice))) == 1


def test_resolving_again_replaces_and_says_what_was_there(path: Path) -> None:
    made, before = resolve(path, "cccc", "no", DAY, note="the wire", today=TODAY)
    assert (made.forecast, made.document, before) == ("cccccc444444", "d-cccccc444444", None)
    again, before = resolve(path, "cccc", "yes", TODAY, today=TODAY)
    assert before == made
    assert again.outcome == "yes"
    assert recorded(path) == [("cccccc444444", "yes", TODAY, None)]


REFUSED = [
    ("zzz", "yes", DAY, "U060", "no forecast"),
    ("aaaaaa", "yes", DAY, "U061", "aaaaaa111111 of document d-aaaaaa111111, aaaaaa222222"),
    ("", "yes", DAY, "U061", "several ids"),
    ("cccc", "maybe", DAY, "U062", "no outcome maybe"),
    ("cccc", "yes", date(2024, 6, 24), "U063", "before the day on which it was published"),
    ("cccc", "yes", date(2024, 7, 11), "U063", "has not come yet"),
    ("cccc", "void", DAY, "U064", "no condition"),
]


@pytest.mark.parametrize(("begins", "outcome", "day", "code", "why"), REFUSED)
def test_what_cannot_be_recorded(
    path: Path, begins: str, outcome: str, day: date, code: str, why: str
) -> None:
    with pytest.raises(UsageError) as raised:
        resolve(path, begins, outcome, day, today=TODAY)
    assert raised.value.code == code
    assert why in raised.value.why
    assert recorded(path) == []


def test_the_first_and_the_last_day_that_can_be(path: Path) -> None:
    for day in (date(2024, 6, 25), TODAY):
        assert resolve(path, "cccc", "no", day, today=TODAY)[0].day == day


def test_a_document_without_a_day_takes_any_past_day(tmp_path: Path) -> None:
    path = filled(tmp_path / "s.duckdb", [Foretold("a", published=None)])
    assert resolve(path, "a", "yes", date(1999, 1, 1), today=TODAY)[0].outcome == "yes"


def test_a_condition_that_failed_makes_it_void(path: Path) -> None:
    resolve(path, "aaaaaa2", "void", DAY, today=TODAY)
    assert recorded(path) == [("aaaaaa222222", "void", DAY, None)]


def test_a_missing_store_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="S006"):
        resolve(tmp_path / "none.duckdb", "a", "yes", DAY, today=TODAY)
    assert list(tmp_path.iterdir()) == []


def test_there_is_one_writer(path: Path) -> None:
    with Writer(path, "realpolitik code wire"), pytest.raises(StoreError) as raised:
        resolve(path, "cccc", "yes", DAY, today=TODAY)
    assert raised.value.code == "S002"
    assert recorded(path) == []


def test_a_second_reading_keeps_what_was_recorded(path: Path) -> None:
    resolve(path, "cccc", "yes", DAY, today=TODAY)
    resolve(path, "bbbb", "no", DAY, today=TODAY)
    kept = Foretold("cccccc444444", horizon="2024-07-30", about="the ferry will run")
    other = Foretold("dddddd555555", document="d-bbbbbb333333")
    with Writer(path) as writer:
        writer.replace(REQUEST.id, readings([kept, other]))
    assert [(f.about, f.outcome) for f in all_of(path) if f.outcome] == [
        ("the ferry will run", "yes")
    ]
    assert len(recorded(path)) == 2
    assert lost(path) == 1
    with Writer(path) as writer:
        writer.replace(REQUEST.id, readings([Foretold("bbbbbb333333")]))
    assert lost(path) == 0


@pytest.fixture
def first_version(path: Path) -> Path:
    """The same store as version 1 had it."""
    with duckdb.connect(str(path)) as connection:
        connection.execute(
            "ALTER TABLE events DROP COLUMN label; DROP TABLE unknown_actors;"
            "DROP TABLE resolutions; UPDATE meta SET schema_version = 1"
        )
    return path


def test_a_store_of_version_1_is_read_after_migration(first_version: Path) -> None:
    with pytest.raises(StoreError, match="S007"):
        all_of(first_version)
    assert main(["store", str(first_version), "--migrate"]) == 0
    assert len(all_of(first_version)) == 4


def test_resolving_migrates_a_store_of_version_1(first_version: Path) -> None:
    resolve(first_version, "cccc", "yes", DAY, today=TODAY)
    assert recorded(first_version) == [("cccccc444444", "yes", DAY, None)]
    version = Store(first_version).rows("SELECT schema_version AS v FROM meta")[0]["v"]
    assert version == len(schema.migrations())


def test_the_second_migration_makes_what_a_new_store_has(tmp_path: Path) -> None:
    columns = "SELECT column_name, data_type, is_nullable FROM duckdb_columns() ORDER BY ALL"
    found = []
    for steps in ([1, 2], [2]):
        with duckdb.connect() as connection:
            for step in steps:
                schema.migrate(connection, "s", schema.migrations()[:step])
            found.append(connection.execute(columns).fetchall())
    assert found[0] == found[1]
