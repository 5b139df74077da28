"""Quarters: which one a text means, and what it compares it with.

Reports of results name a quarter once, and then speak of "the quarter", "the 1988 period" or "a
year earlier", which all hang on that quarter.
"""

from __future__ import annotations

from datetime import date

from realpolitik.reading import dates_calendar as cal
from realpolitik.reading.dates_frame import (
    ORDINALS,
    Frame,
    Match,
    basis_of,
    group,
    year_said,
)
from realpolitik.records import When

_IN_WORDS = {name: n for n, name in enumerate(ORDINALS, 1)}


def quarter(match: Match, frame: Frame) -> When:
    """A quarter named by its number: of the year said, else the last that has begun."""
    nth = group(match, "nth")
    number = int(nth[0]) if nth[0].isdigit() else _IN_WORDS.get(nth, 4)
    year = year_said(match, frame)
    if year is None and frame.anchor is not None:
        begun = (frame.anchor.month + 2) // 3 >= number
        year = frame.anchor.year - (0 if begun or frame.future or _nearly(frame, number) else 1)
    if year is None:
        return cal.unknown("quarter")
    return cal.cut(date(year, number * 3 - 2, 1), "quarter", basis_of(match))


def _nearly(frame: Frame, number: int) -> bool:
    """Whether a quarter that is to come is the very next one."""
    return frame.anchor is not None and (frame.anchor.month + 2) // 3 == number - 1


def same_quarter(match: Match, frame: Frame) -> When:
    """The quarter mentioned before, else the last one that is over; "the latest" is over."""
    over = cal.shift(frame.anchor, -1, "quarter") if frame.anchor else None
    base = _quarter_before(frame)
    if base is None or (over and group(match, "latest") and base > over):
        base = over
    return cal.cut(base, "quarter") if base else cal.unknown("quarter")


def quarter_of_year(match: Match, frame: Frame) -> When:
    """ "The 1988 period": the quarter mentioned before, in another year; else the year."""
    year, base = year_said(match, frame), _quarter_before(frame)
    if year is None:
        return cal.unknown("quarter")
    if base is None:
        return cal.cut(date(year, 1, 1), "year", basis_of(match))
    return cal.cut(base.replace(year=year), "quarter", basis_of(match))


def year_ago_period(match: Match, frame: Frame) -> When:
    """The quarter before, a year earlier, or that which is named."""
    nth = group(match, "nth")
    if nth and frame.anchor:
        return cal.cut(date(frame.anchor.year - 1, _IN_WORDS[nth] * 3 - 2, 1), "quarter")
    return corresponding(frame, -1)


def year_ago(match: Match, frame: Frame) -> When:
    """ "Year-earlier" profit: of the quarter a year before, where the text speaks of one."""
    if in_quarters(frame):
        return corresponding(frame, -1)
    year = frame.anchor.year - 1 if frame.anchor else None
    return cal.cut(date(year, 1, 1), "year") if year else cal.unknown("year")


def corresponding(frame: Frame, way: int) -> When:
    """The same quarter of another year."""
    base = _quarter_before(frame)
    moved = cal.shift(base, way, "year") if base else None
    return cal.cut(moved, "quarter") if moved else cal.unknown("quarter")


def in_quarters(frame: Frame) -> bool:
    """Whether the text speaks of quarters where the expression stands."""
    return frame.previous is not None and frame.previous.precision == "quarter"


def _quarter_before(frame: Frame) -> date | None:
    """The first day of the quarter mentioned before."""
    if frame.quarter and frame.quarter.value:
        found = cal.days(frame.quarter.value)
        return found[0] if found else None
    return None
