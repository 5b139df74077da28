"""What each kind of date expression means, read against a ``Frame``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from realpolitik.documents.dates import make_day
from realpolitik.reading import dates_calendar as cal
from realpolitik.reading.figures_numbers import numbers
from realpolitik.records import DateBasis, Precision, When

Match = re.Match[str]

MONTHS = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
]  # fmt: skip
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ORDINALS = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
    "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth",
    "seventeenth", "eighteenth", "nineteenth", "twentieth",
]  # fmt: skip
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60}
TENS |= {"seventy": 70, "eighty": 80, "ninety": 90}
DECADES = {word[:-1] + "ies": n for word, n in TENS.items()}
_MONTH_NUMBER = {name[:3].lower(): n for n, name in enumerate(MONTHS, 1)}
_DAY_NUMBER = {name.lower(): n for n, name in enumerate(DAYS)}


@dataclass(frozen=True, slots=True)
class Frame:
    """What a date expression is read against.

    ``anchor`` is the document's date, ``previous`` the last date mentioned before it, ``future``
    whether its clause speaks of what is to come.
    """

    anchor: date | None
    previous: When | None = None
    future: bool = False


def _year(words: str) -> int:
    if words[:2].isdigit():
        return int(words)
    century, *rest = [w for w in re.split(r"[\s-]+", words.lower()) if w != "hundred"]
    low = sum(int(n.value or 0) for n in numbers(" ".join(rest)))
    return {"nineteen": 1900, "twenty": 2000}[century] + low


def _whole(stated: str) -> date:
    return date(_year(stated), 1, 1)


def _day_number(words: str) -> int:
    digits = re.match(r"\d+", words)
    return int(digits[0]) if digits else ORDINALS.index(words.lower()) + 1


def _month(match: Match) -> int:
    return _MONTH_NUMBER[match["month"][:3].lower()]


def _group(match: Match, name: str) -> str:
    """The text of a group (or of its twin ``name2``), blank where it matched nothing."""
    groups = match.groupdict()
    return " ".join((groups.get(name) or groups.get(f"{name}2") or "").lower().split())


def _basis(match: Match) -> DateBasis:
    return "stated" if _group(match, "year") else "relative"


def _direction(rel: str, frame: Frame) -> int:
    """-1, 0 or 1 for last, this and next."""
    if rel in ("last", "past", "this past", "previous", "preceding"):
        return -1
    return 1 if rel in ("next", "coming", "this coming", "following") else 0


def iso(match: Match, frame: Frame) -> When:
    found = make_day(int(match["y"]), int(match["m"]), int(match["d"] or 1))
    if found is None:
        return cal.unknown("day", "stated")
    return cal.cut(found, "day" if match["d"] else "month", "stated")


def numeric(match: Match, frame: Frame) -> When:
    first, second = int(match["a"]), int(match["b"])
    month, number = (first, second) if second > 12 else (second, first)
    if first <= 12 and second <= 12 and first != second:
        return cal.unknown("day", "stated")
    found = make_day(int(match["y"]), month, number)
    return cal.day(found, "stated") if found else cal.unknown("day", "stated")


def month_day(match: Match, frame: Frame) -> When:
    number = _day_number(match["day"])
    stated = _group(match, "year")
    year = _year(stated) if stated else _yearless(match, frame, number)
    found = make_day(year, _month(match), number) if year else None
    return cal.day(found, _basis(match)) if found else cal.unknown("day", _basis(match))


def _yearless(match: Match, frame: Frame, number: int) -> int | None:
    if frame.anchor is None:
        return None
    relative = _group(match, "relyear")
    if relative:
        return frame.anchor.year + _direction(relative, frame)
    year = cal.nearest_year(frame.anchor, _month(match), number, frame.future)
    if _group(match, "weekday"):
        return year
    rel = _group(match, "rel")
    return _by_rel(rel, year, (year, _month(match)), (frame.anchor.year, frame.anchor.month), frame)


def _by_rel(
    rel: str, year: int, there: tuple[int, int], here: tuple[int, int], frame: Frame
) -> int:
    """The year moved so that "last" is before now, "next" after, "this" in the same year."""
    way = _direction(rel, frame)
    if rel == "this":
        return here[0]
    if way < 0 and there >= here:
        return year - 1
    return year + 1 if way > 0 and there <= here else year


def month_only(match: Match, frame: Frame) -> When:
    stated = _group(match, "year")
    year = _year(stated) if stated else _yearless(match, frame, 15)
    if year is None:
        return cal.unknown("month")
    return cal.cut(date(year, _month(match), 1), "month", _basis(match))


def weekday(match: Match, frame: Frame) -> When:
    if frame.anchor is None:
        return cal.unknown("day")
    rel = _group(match, "rel")
    way = _direction(rel, frame)
    direction = {-1: "last", 1: "next"}.get(way, "future" if frame.future else "past")
    number = _DAY_NUMBER[_group(match, "weekday")]
    return cal.day(cal.weekday(frame.anchor, number, direction), "relative")


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
    moved = cal.shift(frame.anchor, _DEICTIC.get(_group(match, "word"), 0), "day")
    return cal.day(moved, "relative") if moved else cal.unknown("day")


def relative_unit(match: Match, frame: Frame) -> When:
    unit, rel = _group(match, "unit"), _group(match, "rel")
    precision = _precision(unit)
    anaphoric = rel in ("same", "that", "following", "previous", "preceding")
    if anaphoric or (rel, unit) == ("next", "day"):
        base = _previous_day(frame, None)
    else:
        base = frame.anchor
    moved = cal.shift(base, _direction(rel, frame), unit) if base else None
    return cal.cut(moved, unit) if moved else cal.unknown(precision)


def _precision(unit: str) -> Precision | None:
    return cal.cut(date(2000, 1, 1), unit).precision


def _previous_day(frame: Frame, otherwise: date | None) -> date | None:
    """The first day of the date mentioned before."""
    if frame.previous and frame.previous.value:
        found = cal.days(frame.previous.value)
        return found[0] if found else otherwise
    return otherwise


def ago(match: Match, frame: Frame) -> When:
    unit = _group(match, "unit").replace("centurie", "century")
    count, way = _count(match), -1 if _group(match, "way") in ("ago", "earlier", "before") else 1
    base = frame.anchor
    if _group(match, "way") in ("later", "before", "earlier"):
        base = _previous_day(frame, frame.anchor)
    if base is None or count is None:
        return cal.unknown(_precision(unit))
    moved = cal.shift(base, way * count, unit)
    previous = frame.previous.precision if frame.previous else None
    if unit == "year" and count == 1 and previous == "quarter":
        return _corresponding(frame, way)
    return cal.cut(moved, unit) if moved else cal.unknown(_precision(unit))


def _corresponding(frame: Frame, way: int) -> When:
    """The same quarter or season of another year: what "a year earlier" compares with."""
    base = _previous_day(frame, None)
    moved = cal.shift(base, way, "year") if base else None
    return cal.cut(moved, "quarter") if moved else cal.unknown("quarter")


def _count(match: Match) -> float | None:
    words = _group(match, "count")
    if words in ("a", "an", "one"):
        return 1
    if "couple" in words:
        return 2
    found = numbers(words)
    return found[0].value if found else None


def ahead(match: Match, frame: Frame) -> When:
    unit = _group(match, "unit").replace("centurie", "century")
    count = _count(match)
    moved = cal.shift(frame.anchor, count, unit) if frame.anchor and count is not None else None
    return cal.cut(moved, unit) if moved else cal.unknown(_precision(unit))


def year_only(match: Match, frame: Frame) -> When:
    return cal.cut(_whole(_group(match, "year")), "year", "stated")


def thousand(match: Match, frame: Frame) -> When:
    found = numbers(_group(match, "low"))
    return cal.cut(date(2000 + int((found[0].value if found else 0) or 0), 1, 1), "year", "stated")


def decade(match: Match, frame: Frame) -> When:
    if _group(match, "four"):
        year = int(match["four"])
    else:
        low = DECADES.get(_group(match, "word")) or int(match["two"] or "0")
        year = (1900 if low >= 30 else 2000) + low
    return cal.cut(date(year, 1, 1), "decade", "stated")


def century(match: Match, frame: Frame) -> When:
    number = int(match["n"])
    return cal.cut(date(number * 100 - 50, 1, 1), "century", "stated")


def _stated_or_relative_year(match: Match, frame: Frame) -> int | None:
    if _group(match, "year"):
        return _year(_group(match, "year"))
    relative = _group(match, "relyear")
    if relative and frame.anchor:
        return frame.anchor.year + _direction(relative, frame)
    return None


def quarter(match: Match, frame: Frame) -> When:
    nth = _group(match, "nth")
    number = int(nth[0]) if nth[0].isdigit() else 4 if nth == "last" else ORDINALS.index(nth) + 1
    year = _stated_or_relative_year(match, frame)
    if year is None and frame.anchor is not None:
        year = cal.nearest_year(frame.anchor, number * 3 - 1, 15, frame.future)
    if year is None:
        return cal.unknown("quarter")
    return cal.cut(date(year, number * 3 - 2, 1), "quarter", _basis(match))


def same_quarter(match: Match, frame: Frame) -> When:
    """The quarter mentioned before, else the last one that is over."""
    base = _previous_day(frame, None)
    if base is None and frame.anchor:
        base = cal.shift(frame.anchor, -1, "quarter")
    return cal.cut(base, "quarter") if base else cal.unknown("quarter")


def last_weekend(match: Match, frame: Frame) -> When:
    """The weekend that a day in the week looks back on."""
    base = cal.shift(frame.anchor, -5, "day") if frame.anchor else None
    return cal.cut(base, "weekend") if base else cal.unknown("week")


def half(match: Match, frame: Frame) -> When:
    year = _stated_or_relative_year(match, frame)
    if year is None:
        return cal.unknown("year")
    month = 1 if _group(match, "nth") == "first" else 7
    return cal.cut(date(year, month, 1), "half", _basis(match))


def season(match: Match, frame: Frame) -> When:
    name, rel = _group(match, "season"), _group(match, "rel")
    year = _stated_or_relative_year(match, frame)
    if year is not None:
        return cal.season(year, name, _basis(match))
    if frame.anchor is None:
        return cal.unknown("quarter")
    middle = cal.SEASONS[name][1] + 1
    year = cal.nearest_year(frame.anchor, (middle - 1) % 12 + 1, 15, frame.future)
    year -= 1 if name == "winter" else 0
    here = (frame.anchor.year, frame.anchor.month)
    return cal.season(_by_rel(rel, year, (year, cal.SEASONS[name][1] + 2), here, frame), name)


def year_ago_period(match: Match, frame: Frame) -> When:
    return _corresponding(frame, -1) if frame.previous else cal.unknown("quarter")


def end_of(match: Match, frame: Frame) -> When:
    unit = _group(match, "unit") or "year"
    return cal.cut(frame.anchor, unit) if frame.anchor else cal.unknown(_precision(unit))
