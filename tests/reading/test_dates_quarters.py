"""Quarters, sets and parts of the day, in words as reports of results and agencies use them."""

from datetime import date

import pytest

from realpolitik.reading.dates_frame import Frame
from realpolitik.reading.dates_grammar import find
from realpolitik.reading.dates_spans import has_time, timed, timex

MAY = date(2023, 5, 10)


def follow(*expressions: str) -> list[str | None]:
    """The values of expressions that follow each other in one text."""
    frame, values = Frame(MAY), []
    for words in expressions:
        expression = next(iter(find(words)))
        when = expression.resolve(frame)
        values.append(when.value)
        frame = expression.told(when, frame)
    return values


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("the first quarter", "2023-Q1"),
        ("the third quarter", "2023-Q3"),
        ("the fourth quarter", "2022-Q4"),
        ("the fiscal first quarter", "2023-Q1"),
        ("the 2021 third quarter", "2021-Q3"),
        ("next year's first quarter", "2024-Q1"),
        ("the latest quarter", "2023-Q1"),
        ("the year-ago second quarter", "2022-Q2"),
        ("Q4 2021", "2021-Q4"),
        ("the full year", "2023"),
        ("later in the year", "2023"),
        ("the early summer", "2023-SU"),
        ("year-earlier", "2022"),
    ],
)
def test_alone(words: str, value: str) -> None:
    assert follow(words) == [value]


@pytest.mark.parametrize(
    ("second", "value"),
    [
        ("the quarter", "2023-Q1"),
        ("that quarter", "2023-Q1"),
        ("the year-ago period", "2022-Q1"),
        ("a year earlier", "2022-Q1"),
        ("year-ago", "2022-Q1"),
        ("the 2021 period", "2021-Q1"),
        ("last year's quarter", "2022-Q1"),
        ("the corresponding period last year", "2022-Q1"),
        ("the quarter a year ago", "2022-Q1"),
    ],
)
def test_after_a_quarter(second: str, value: str) -> None:
    assert follow("the first quarter", second) == ["2023-Q1", value]


def test_what_is_compared_with_is_not_spoken_of() -> None:
    told = follow("the first quarter", "the 2021 quarter", "the quarter", "a year earlier")
    assert told == ["2023-Q1", "2021-Q1", "2023-Q1", "2022-Q1"]


def test_weekday_that_looks_back_to_the_text() -> None:
    assert follow("3 March 2023", "the previous Friday") == ["2023-03-03", "2023-02-24"]
    assert follow("3 March 2023", "the following Monday") == ["2023-03-03", "2023-03-06"]


@pytest.mark.parametrize(
    ("first", "value"),
    [("the summer of 1974", "1974"), ("December 1974", None), ("3 June 1974", "1974-06-08")],
)
def test_days_after_a_date_are_no_more_exact_than_it(first: str, value: str | None) -> None:
    assert follow(first, "five days later")[1] == value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("each Thursday", "XXXX-WXX-4"),
        ("every July", "XXXX-07"),
        ("Tuesday nights", "XXXX-WXX-2TNI"),
        ("the past three summers", "XXXX-SU"),
        ("fourth quarters", "XXXX-Q4"),
        ("annually", "XXXX"),
        ("recent weeks and months", "PAST_REF"),
        ("coming quarters", "FUTURE_REF"),
        ("an hour and a half", "PT1H30M"),
        ("the next couple of years", "P2Y"),
        ("an additional year", "P1Y"),
        ("weeks or months", "PXW"),
        ("a while", "PXX"),
        ("the fiscal year", "P1Y"),
        ("week", "P1W"),
        ("second", None),
        ("the 2021 third quarter", None),
        ("Ramadan", None),
    ],
)
def test_spans(words: str, value: str | None) -> None:
    assert timex(words) == value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("this morning", "2023-05-10TMO"),
        ("mid-afternoon on Friday", "2023-05-10TAF"),
        ("last night", "2023-05-10TNI"),
        ("noon Thursday", "2023-05-10T12:00"),
        ("7:15 p.m.", "2023-05-10T19:15"),
        ("12 a.m.", "2023-05-10T00:00"),
        ("17:40 GMT", "2023-05-10T17:40"),
        ("Friday", "2023-05-10"),
    ],
)
def test_part_of_the_day(words: str, value: str) -> None:
    assert timed(words, "2023-05-10") == value
    assert has_time(words) == (value != "2023-05-10")


def test_no_part_of_a_longer_time() -> None:
    assert timed("last night", "2023-05") == "2023-05"
    assert timed("last night", None) is None
