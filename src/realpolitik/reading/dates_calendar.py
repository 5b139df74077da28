"""Calendar arithmetic: from what a date expression names to ISO values, and back to days.

Values are ISO 8601 (``2024-06-19``, ``2024-06``, ``2024``, ``2024-W25``) and, where ISO has no
form, those of TIMEX3: ``2024-Q3`` (quarter), ``2024-H1`` (half), ``2024-SU`` (season: ``SP``,
``SU``, ``FA``, ``WI``), ``2024-W25-WE`` (weekend), ``199`` (decade), ``19`` (century).
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from realpolitik.records import DateBasis, Precision, When

SEASONS = {"spring": ("SP", 3), "summer": ("SU", 6), "fall": ("FA", 9), "autumn": ("FA", 9)}
SEASONS["winter"] = ("WI", 12)
_SEASON_MONTH = {code: month for code, month in SEASONS.values()}
MIDDLE = 15
"""The day that stands for a month."""

_NEVER = 100
_TOMORROW = 1
_PAST_BIAS = 2
"""A date without year or month is read as past unless the future one is nearer by this much."""


def day(value: date, basis: DateBasis) -> When:
    """A day."""
    return When(value=value.isoformat(), precision="day", basis=basis)


def unknown(precision: Precision | None, basis: DateBasis = "relative") -> When:
    """An expression whose date cannot be told."""
    return When(value=None, precision=precision, basis=basis)


def cut(value: date, unit: str, basis: DateBasis = "relative") -> When:
    """The day, week, month, quarter, year, decade or century that holds a day.

    >>> cut(date(2024, 6, 19), "quarter").value, cut(date(2024, 6, 19), "week").value
    ('2024-Q2', '2024-W25')
    """
    week = value.isocalendar()
    values: dict[str, tuple[str, Precision | None]] = {
        "day": (value.isoformat(), "day"),
        "week": (f"{week.year:04d}-W{week.week:02d}", "week"),
        "weekend": (f"{week.year:04d}-W{week.week:02d}-WE", "week"),
        "month": (f"{value.year:04d}-{value.month:02d}", "month"),
        "quarter": (f"{value.year:04d}-Q{(value.month + 2) // 3}", "quarter"),
        "half": (f"{value.year:04d}-H{1 if value.month < 7 else 2}", "year"),
        "year": (f"{value.year:04d}", "year"),
        "decade": (f"{value.year:04d}"[:3], "decade"),
        "century": (f"{value.year:04d}"[:2], None),
    }
    text, precision = values[unit]
    return When(value=text, precision=precision, basis=basis)


def season(year: int, name: str, basis: DateBasis = "relative") -> When:
    """A season of a year; winter is that which begins in it."""
    return When(value=f"{year:04d}-{SEASONS[name][0]}", precision="quarter", basis=basis)


def shift(value: date, count: float, unit: str) -> date | None:
    """The day ``count`` units later, or ``None`` outside the calendar.

    >>> shift(date(2024, 3, 31), -1, "month")
    datetime.date(2024, 2, 29)
    """
    months = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
    try:
        if unit in months:
            return value + relativedelta(months=round(count * months[unit]))
        return value + timedelta(days=round(count * {"week": 7, "weekend": 7}.get(unit, 1)))
    except (ValueError, OverflowError):
        return None


def weekday(anchor: date, number: int, direction: str) -> date:
    """The day of the week (0 is Monday) nearest to ``anchor`` in a direction.

    ``direction`` is "past" (the anchor's own day counts), "last" (it does not), "next", or
    "future" (it counts).

    >>> weekday(date(2024, 6, 19), 2, "past"), weekday(date(2024, 6, 19), 4, "next")
    (datetime.date(2024, 6, 19), datetime.date(2024, 6, 21))
    """
    back = (anchor.weekday() - number) % 7
    ahead = (number - anchor.weekday()) % 7
    if direction == "past":
        return anchor - timedelta(days=back)
    if direction == "last":
        return anchor - timedelta(days=back or 7)
    return anchor + timedelta(days=ahead if direction == "future" else ahead or 7)


def nearest_year(anchor: date, month: int, number: int, future: bool, past: bool = False) -> int:
    """The year that brings a month or day nearest to the anchor, the past preferred.

    ``future`` and ``past`` say that it must lie ahead or behind.

    >>> nearest_year(date(2024, 6, 25), 12, 1, False), nearest_year(date(2024, 6, 25), 12, 1, True)
    (2023, 2024)
    """

    def distance(year: int) -> float:
        days = (date(year, month, min(number, 28)) - anchor).days + max(number - 28, 0)
        if future and not past:
            return days if days >= 0 else -days * _NEVER
        if past and (year, month) == (anchor.year, anchor.month) and number == MIDDLE:
            return 0
        return days * (_NEVER if past else _PAST_BIAS) if days > _TOMORROW else abs(days)

    return min((anchor.year + n for n in (-1, 0, 1) if 0 < anchor.year + n < 9999), key=distance)


def days(value: str) -> tuple[date, date] | None:
    """The first and last day of a value, or ``None`` for one that names no days.

    >>> days("2024-02"), days("2024-W25")
    ((datetime.date(2024, 2, 1), datetime.date(2024, 2, 29)),
     (datetime.date(2024, 6, 17), datetime.date(2024, 6, 23)))
    """
    try:
        return _days(value)
    except (ValueError, OverflowError):
        return None


def _days(value: str) -> tuple[date, date] | None:
    if week := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
        return monday + timedelta(days=5 if week[3] else 0), monday + timedelta(days=6)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return date.fromisoformat(value), date.fromisoformat(value)
    start = _start(value)
    if start is None:
        return None
    first, months = start
    return first, first + relativedelta(months=months) - timedelta(days=1)


def _start(value: str) -> tuple[date, int] | None:
    """The first day of a value of months or more, and how many months it lasts."""
    if re.fullmatch(r"\d{2,4}", value):
        return date(int(value.ljust(4, "0")) or 1, 1, 1), 12 * 10 ** (4 - len(value))
    if month := re.fullmatch(r"(\d{4})-(\d\d)", value):
        return date(int(month[1]), int(month[2]), 1), 1
    part = re.fullmatch(r"(\d{4})-(?:([QH])([1-4])|(SP|SU|FA|WI))", value)
    if not part:
        return None
    year = int(part[1])
    if part[4]:
        return date(year, _SEASON_MONTH[part[4]], 1), 3
    size = 3 if part[2] == "Q" else 6
    return date(year, (int(part[3]) - 1) * size + 1, 1), size
