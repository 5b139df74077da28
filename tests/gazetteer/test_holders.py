"""Who held which office when."""

from datetime import date

import pytest

from realpolitik.gazetteer import holder_of, outlet, person, state
from realpolitik.gazetteer.holders import next_holder, surname


@pytest.mark.parametrize(
    ("office", "code", "on", "expected"),
    [
        ("president", "USA", "1991-06-01", "George H. W. Bush"),
        ("president", "USA", "2003-06-01", "George W. Bush"),
        ("president", "USA", "2018-06-01", "Donald Trump"),
        ("president", "RUS", "2009-01-01", "Dmitry Medvedev"),
        ("foreign minister", "USA", "2014-03-01", "John Kerry"),
        ("defence minister", "RUS", "2024-05-01", "Sergei Shoigu"),
        ("defence minister", "RUS", "2024-05-20", "Andrei Belousov"),
        ("secretary-general", "IGO:UN", "2005-01-01", "Kofi Annan"),
        ("secretary-general", "IGO:NATO", "2024-12-01", "Mark Rutte"),
        ("prime minister", "GBR", "2022-09-10", "Liz Truss"),
    ],
)
def test_holder_on_a_day(office: str, code: str, on: str, expected: str) -> None:
    holder = holder_of(office, code, date.fromisoformat(on))
    assert holder is not None
    assert holder.person == expected


def test_no_holder_where_the_table_knows_none() -> None:
    assert holder_of("president", "USA", date(1901, 1, 1)) is None
    assert holder_of("president", "NOWHERE", date(2020, 1, 1)) is None


def test_on_the_day_of_a_handover_the_newcomer() -> None:
    holder = holder_of("president", "USA", date(2021, 1, 20))
    assert holder is not None
    assert holder.person == "Joe Biden"


def test_without_a_day_the_latest() -> None:
    holder = holder_of("president", "FRA")
    assert holder is not None
    assert holder.valid_to is None


def test_a_person_s_office_changes_with_the_day() -> None:
    early, late = person("Mark Rutte", date(2020, 1, 1)), person("Mark Rutte", date(2025, 1, 1))
    assert early is not None and late is not None
    assert (early.code, late.code) == ("NLD", "IGO:NATO")


@pytest.mark.parametrize(
    "spelling", ["Volodymyr Zelensky", "Volodymyr Zelenskyy", "Volodymyr Zelenskiy"]
)
def test_spellings_are_one_person(spelling: str) -> None:
    holder = person(spelling, date(2023, 1, 1))
    assert holder is not None
    assert holder.person == "Volodymyr Zelensky"


def test_unknown_names_are_nobody() -> None:
    assert person("Nobody Inparticular") is None
    assert outlet("The Utopian Gazette") is None
    assert state("XXX") is None


@pytest.mark.parametrize(
    ("name", "code", "expected"),
    [
        ("Xi Jinping", "CHN", "Xi"),
        ("Moon Jae-in", "KOR", "Moon"),
        ("Ursula von der Leyen", "IGO:EU", "von der Leyen"),
        ("Ferdinand Marcos Jr.", "PHL", "Marcos"),
        ("Ruhollah", "IRN", "Ruhollah"),
    ],
)
def test_surname(name: str, code: str, expected: str) -> None:
    assert surname(name, code) == expected


def test_outlet_by_alias() -> None:
    found = outlet("the Yonhap News Agency")
    assert found is not None
    assert (found.name, found.country, found.kind) == ("Yonhap", "KOR", "agency")


def test_who_came_next_and_before() -> None:
    obama = holder_of("president", "USA", date(2010, 1, 1))
    assert obama is not None
    after, earlier = next_holder(obama), next_holder(obama, before=True)
    assert after is not None and after.person == "Donald Trump"
    assert earlier is not None and earlier.person == "George W. Bush"


def test_nobody_comes_after_a_tenure_that_runs() -> None:
    now = holder_of("president", "UGA", date(2024, 1, 1))
    assert now is not None
    assert next_holder(now) is None
