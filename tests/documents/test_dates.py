"""Dates in metadata: impossible ones are not read, and nothing that is written makes trouble."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from realpolitik.documents.dates import find_date, make_day, parse_date

PIECES = [
    "0", "1", "13", "31", "32", "0000", "2024", "20241", "99999999999999", " ", "/", "-", ".",
    ", ", " of ", "th", "rd", "May", "june ", "Sept. ", "ſep ", "auguſt", "Fri", "T10:30", "Z",
    "٢٠٢٤",
]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "31 February 2021",
        "the 32nd of May 2020",
        "13/45/2020",
        "2020-13-01",
        "0000-01-01",
        "1 January 0000",
        "12 May 20240000000",
        "10 Muharram 1445",
        "ſep 1, 2024",
    ],
)
def test_no_such_day(text: str) -> None:
    assert find_date(text) is None
    assert parse_date(text) is None


@pytest.mark.parametrize("year", [0, -5, 10_000, 10**30])
def test_years_outside_the_calendar(year: int) -> None:
    assert make_day(year, 1, 1) is None


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=9).map("".join))
def test_whatever_is_written_is_a_date_or_none(text: str) -> None:
    for found in (find_date(text), parse_date(text)):
        assert found is None or isinstance(found, date)
