"""What each kind of date expression means, read against a ``Frame``."""

from __future__ import annotations

from datetime import date

from realpolitik.documents.dates import make_day
from realpolitik.reading import dates_calendar as cal
from realpolitik.reading.dates_frame import (
    BACK_TO_TEXT,
    DAYS,
    DECADES,
    Frame,
    Match,
    basis_of,
    count_of,
    day_number,
    direction,
    group,
    month_of,
    precision_of,
    previous_day,
    weekday_number,
    whole,
    year_of,
    year_said,
)
from realpolitik.reading.dates_quarters import corresponding, in_quarters
from realpolitik.reading.figures_numbers import numbers
from realpolitik.records import When

_NO_YEAR = cal.unknown("year", "stated")


def iso(match: Match, frame: Frame) -> When:
    month, number = group(match, "m"), group(match, "d")
    found = make_day(int(match["y"]), int(month), int(number or 1))
    if found is None:
        return cal.unknown("day", "stated")
    return cal.cut(found, "day" if number else "month", "stated")


def no_day(match: Match, frame: Frame) -> When:
    """A day that our calendar has not: the 32nd of May, the 10th of Muharram."""
    return cal.unknown("day", "stated")


def no_year(match: Match, frame: Frame) -> When:
    """A year that our calendar has not, or that is counted from elsewhere."""
    return _NO_YEAR


def numeric(match: Match, frame: Frame) -> When:
    first, second = int(match["a"]), int(match["b"])
    month, number = (first, second) if second > 12 else (second, first)
    if first <= 12 and second <= 12 and first != second:
        return cal.unknown("day", "stated")
    found = make_day(int(match["y"]), month, number)
    return cal.day(found, "stated") if found else cal.unknown("day", "stated")


def month_day(match: Match, frame: Frame) -> When:
    number = day_number(group(match, "day"))
    stated = group(match, "year")
    year = year_of(stated) if stated else _yearless(match, frame, number)
    found = make_day(year, month_of(match), number) if year else None
    return cal.day(found, basis_of(match)) if found else cal.unknown("day", basis_of(match))


def _yearless(match: Match, frame: Frame, number: int) -> int | None:
    if frame.anchor is None:
        return None
    relative = group(match, "relyear")
    if relative:
        return frame.anchor.year + direction(relative, frame)
    year = cal.nearest_year(frame.anchor, month_of(match), number, frame.future, frame.past)
    if group(match, "weekday"):
        return year
    rel = group(match, "rel")
    return _by_rel(
        rel, year, (year, month_of(match)), (frame.anchor.year, frame.anchor.month), frame
    )


def _by_rel(
    rel: str, year: int, there: tuple[int, int], here: tuple[int, int], frame: Frame
) -> int:
    """The year moved so that "last" is before now, "next" after, "this" in the same year."""
    way = direction(rel, frame)
    if rel == "this":
        return here[0]
    if way < 0 and there >= here:
        return year - 1
    return year + 1 if way > 0 and there <= here else year


def month_only(match: Match, frame: Frame) -> When:
    stated = group(match, "year")
    year = year_of(stated) if stated else _yearless(match, frame, cal.MIDDLE)
    if year is None:
        return cal.unknown("month")
    return cal.cut(date(year, month_of(match), 1), "month", basis_of(match))


_FROM_THERE = frozenset({"following", "previous", "preceding"})


def weekday(match: Match, frame: Frame) -> When:
    rel = group(match, "rel")
    base = previous_day(frame, frame.anchor) if rel in _FROM_THERE else frame.anchor
    if base is None:
        return cal.unknown("day")
    way = direction(rel, frame)
    if frame.future and not rel:
        base = _later_that_week(base, frame)
    towards = {-1: "last", 1: "next"}.get(way, "future" if frame.future else "past")
    return cal.day(cal.weekday(base, weekday_number(match), towards), "relative")


def _later_that_week(base: date, frame: Frame) -> date:
    """The day from which to count on: a calendar of the week ahead names its days in order."""
    told = previous_day(frame, None)
    exact = frame.previous is not None and frame.previous.precision == "day"
    return told if exact and told and 0 < (told - base).days <= len(DAYS) else base


_DEICTIC = {
    "yesterday": -1,
    "last night": -1,
    "the day before yesterday": -2,
    "tomorrow": 1,
    "the day after tomorrow": 2,
}


def deictic(match: Match, frame: Frame) -> When:
    if frame.anchor is None:
        return cal.unknown("day")
    moved = cal.shift(frame.anchor, _DEICTIC.get(group(match, "word"), 0), "day")
    return cal.day(moved, "relative") if moved else cal.unknown("day")


def relative_unit(match: Match, frame: Frame) -> When:
    unit, rel = group(match, "unit"), group(match, "rel")
    precision = precision_of(unit)
    if rel in BACK_TO_TEXT or (rel, unit) == ("next", "day"):
        base = previous_day(frame, None)
    else:
        base = frame.anchor
    moved = cal.shift(base, direction(rel, frame), unit) if base else None
    return cal.cut(moved, unit) if moved else cal.unknown(precision)


def ago(match: Match, frame: Frame) -> When:
    unit = group(match, "unit").replace("centurie", "century")
    count, way = count_of(match), -1 if group(match, "way") in ("ago", "earlier", "before") else 1
    base = frame.anchor
    if group(match, "way") in ("later", "before", "earlier"):
        base = previous_day(frame, frame.anchor)
        if base is not None and count is not None and not _is_exact(frame, unit):
            return _about(frame, way * count, unit)
    if base is None or count is None:
        return cal.unknown(precision_of(unit))
    moved = cal.shift(base, way * count, unit)
    if unit == "year" and count == 1 and in_quarters(frame):
        return corresponding(frame, way)
    return cal.cut(moved, unit) if moved else cal.unknown(precision_of(unit))


_SIZES: dict[str | None, int] = {"day": 1, "week": 2, "month": 3, "quarter": 4, "year": 5}


def _is_exact(frame: Frame, unit: str) -> bool:
    """Whether the date before is exact enough: "five days later" than a summer is no day."""
    if frame.previous is None or frame.previous.value is None:
        return True
    return _SIZES.get(frame.previous.precision, 6) <= _SIZES.get(unit.replace("weekend", "week"), 6)


def _about(frame: Frame, count: float, unit: str) -> When:
    """The year of what is some days or weeks from a month or season, if it can only be one."""
    told = cal.days(frame.previous.value) if frame.previous and frame.previous.value else None
    moved = [cal.shift(end, count, unit) for end in told or ()]
    years = {day.year for day in moved if day}
    return cal.cut(moved[0], "year") if len(years) == 1 and moved[0] else cal.unknown("year")


def ahead(match: Match, frame: Frame) -> When:
    unit = group(match, "unit").replace("centurie", "century")
    count = count_of(match)
    moved = cal.shift(frame.anchor, count, unit) if frame.anchor and count is not None else None
    return cal.cut(moved, unit) if moved else cal.unknown(precision_of(unit))


def year_only(match: Match, frame: Frame) -> When:
    return cal.cut(whole(group(match, "year")), "year", "stated")


def thousand(match: Match, frame: Frame) -> When:
    found = numbers(group(match, "low"))
    low = (found[0].value if found else 0) or 0
    return cal.cut(date(2000 + int(low), 1, 1), "year", "stated") if low < 1000 else _NO_YEAR


def decade(match: Match, frame: Frame) -> When:
    if group(match, "four"):
        year = int(match["four"])
    else:
        low = DECADES.get(group(match, "word")) or int(match["two"] or "0")
        year = (1900 if low >= 30 else 2000) + low
    return cal.cut(date(year, 1, 1), "decade", "stated")


def century(match: Match, frame: Frame) -> When:
    number = int(match["n"])
    return cal.cut(date(number * 100 - 50, 1, 1), "century", "stated")


def last_weekend(match: Match, frame: Frame) -> When:
    """The weekend that a day in the week looks back on."""
    base = cal.shift(frame.anchor, -5, "day") if frame.anchor else None
    return cal.cut(base, "weekend") if base else cal.unknown("week")


def half(match: Match, frame: Frame) -> When:
    year = year_said(match, frame)
    if year is None:
        return cal.unknown("year")
    month = 1 if group(match, "nth") == "first" else 7
    return cal.cut(date(year, month, 1), "half", basis_of(match))


def season(match: Match, frame: Frame) -> When:
    name, rel = group(match, "season"), group(match, "rel")
    year = year_said(match, frame)
    if year is not None:
        return cal.season(year, name, basis_of(match))
    if frame.anchor is None:
        return cal.unknown("quarter")
    middle = cal.SEASONS[name][1] + 1
    year = cal.nearest_year(frame.anchor, (middle - 1) % 12 + 1, 15, frame.future)
    year -= 1 if name == "winter" else 0
    here = (frame.anchor.year, frame.anchor.month)
    return cal.season(_by_rel(rel, year, (year, cal.SEASONS[name][1] + 2), here, frame), name)


def end_of(match: Match, frame: Frame) -> When:
    """The end of a unit that goes on, or the whole of the year ("earlier in the year")."""
    unit = group(match, "unit") or "year"
    return cal.cut(frame.anchor, unit) if frame.anchor else cal.unknown(precision_of(unit))
