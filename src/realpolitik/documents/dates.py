"""Dates as publishers write them: whole dates only, and never a guess."""

from __future__ import annotations

import re
from datetime import date

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
        day, year = numbers
        return _make(year, _MONTHS.index(month.group()[:3].lower()) + 1, day)
    if numbers[0] > 31:
        return _make(*numbers)
    return _day_and_month(*numbers)


def _day_and_month(first: int, second: int, year: int) -> date | None:
    """A date in figures, where only one order can be meant."""
    if first > 12 or first == second:
        return _make(year, second, first)
    return _make(year, first, second) if second > 12 else None


def _make(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
