"""Dates as publishers write them: whole dates only, and never a guess."""

from __future__ import annotations

import re
from datetime import date

from realpolitik.errors import UsageError

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_REST_OF_MONTH = "(?:uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)"
MONTH = rf"(?:(?:{'|'.join(_MONTHS)}){_REST_OF_MONTH}?\.?)(?![a-z])"
WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)(?:s|r|rs|nes|ur)?(?:day)?\.?)(?![a-z])"
DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_FORMS = (
    r"\d{4}-\d{1,2}-\d{1,2}",
    rf"{DAY}[ -](?:of )?{MONTH},?[ -]\d{{4}}",
    rf"{MONTH} {DAY},? \d{{4}}",
    r"\d{4}/\d{1,2}/\d{1,2}",
    r"\d{1,2}[/.]\d{1,2}[/.]\d{4}",
)
WHOLE = f"(?:{'|'.join(_FORMS)})"
_WHOLE = re.compile(rf"(?<![\w/.-]){WHOLE}(?![\w/-])", re.IGNORECASE)
_NAMED_MONTH = re.compile(rf"\b{MONTH}(?=\W|$)", re.IGNORECASE)


def find_date(text: str) -> date | None:
    """The first whole date in a text.

    A date in figures whose day and month could change places is not read, unless they are equal.

    >>> find_date("Tuesday, 25th June 2024, 10:30 GMT")
    datetime.date(2024, 6, 25)
    >>> find_date("03/04/2024") is None
    True
    """
    for match in _WHOLE.finditer(text):
        found = _read(match.group())
        if found:
            return found
    return None


def parse_date(text: str) -> date | None:
    """The date that a metadata field holds: a date, or an ISO date with a time.

    >>> parse_date("2024-06-25T10:30:00Z")
    datetime.date(2024, 6, 25)
    >>> parse_date("some day in June") is None
    True
    """
    iso = re.match(r"\s*(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}.{0,20})?\s*$", text)
    if iso:
        return _read(iso.group(1))
    return find_date(text) if len(text) <= 60 else None


def _read(text: str) -> date | None:
    numbers = [int(n) for n in re.findall(r"\d+", text)]
    month = _NAMED_MONTH.search(text)
    if month:
        name = month.group()[:3].lower()
        if name not in _MONTHS:
            return None
        day, year = numbers
        return make_day(year, _MONTHS.index(name) + 1, day)
    if numbers[0] > 31:
        return make_day(*numbers)
    return _day_and_month(*numbers)


def _day_and_month(first: int, second: int, year: int) -> date | None:
    """A date in figures, where only one order can be meant."""
    if first > 12 or first == second:
        return make_day(year, second, first)
    return make_day(year, first, second) if second > 12 else None


def make_day(year: int, month: int, day: int) -> date | None:
    """The day, or ``None`` where the calendar has none.

    >>> make_day(2023, 2, 29) is None
    True
    """
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def publication_day(text: str, *, shown: str, example: str) -> date:
    """The day of publication that a user gives.

    Args:
        text: ``YYYY-MM-DD``; the other forms of ISO 8601 are refused.
        shown: what was given, as the message names it.
        example: how to give it.

    Raises:
        UsageError: ``U002`` for anything else.

    >>> publication_day("2024-06-27", shown="", example="")
    datetime.date(2024, 6, 27)
    """
    try:
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(
            "U002",
            what=f"{shown} was not taken",
            why="it is not a day of the calendar written YYYY-MM-DD",
            do=f"write {example}",
        ) from None
