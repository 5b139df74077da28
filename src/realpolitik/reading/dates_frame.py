"""What a date expression is read against, and the parts of one that every kind shares."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

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
DAY_NUMBER = {name.lower(): n for n, name in enumerate(DAYS)}
_ALIKE = str.maketrans({"ſ": "s", "ı": "i", "İ": "i", "\u212a": "k"})
"""Letters that a pattern blind to case takes for another, which lower case leaves as they are."""

BACK_TO_TEXT = frozenset({"same", "that", "following", "previous", "preceding"})
"""Words that look back to the date mentioned before, not to the document's own."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What a date expression is read against.

    ``anchor`` is the document's date, ``previous`` the last date mentioned before it, ``quarter``
    the last quarter, ``future`` whether its clause speaks of what is to come, ``past`` whether of
    what is done and dated by nothing else.
    """

    anchor: date | None
    previous: When | None = None
    quarter: When | None = None
    future: bool = False
    past: bool = False


def year_of(words: str) -> int:
    """The number of a year in figures or words ("nineteen ninety-four")."""
    if words[:2].isdigit():
        return int(words)
    century, *rest = [w for w in re.split(r"[\s-]+", words.lower()) if w != "hundred"]
    low = sum(int(n.value or 0) for n in numbers(" ".join(rest)))
    return {"nineteen": 1900, "twenty": 2000}[century] + low


def whole(stated: str) -> date:
    """The first day of a stated year."""
    return date(year_of(stated), 1, 1)


def day_number(words: str) -> int:
    """The number of a day of the month, from "3", "3rd" or "third"."""
    digits = re.match(r"\d+", words)
    return int(digits[0]) if digits else ORDINALS.index(words) + 1


def month_of(match: Match) -> int:
    """The number of the month that an expression names."""
    return _MONTH_NUMBER[group(match, "month")[:3]]


def weekday_number(match: Match) -> int:
    """The number of the weekday that an expression names; 0 is Monday."""
    return DAY_NUMBER[group(match, "weekday")]


def group(match: Match, name: str) -> str:
    """The text of a group (or of its twin ``name2``), blank where it matched nothing."""
    groups = match.groupdict()
    return plain(groups.get(name) or groups.get(f"{name}2") or "").lower()


def plain(words: str) -> str:
    """Words with single spaces and only the letters that the patterns name."""
    return " ".join(words.translate(_ALIKE).split())


def basis_of(match: Match) -> DateBasis:
    """ "stated" where the expression names its year, else "relative"."""
    return "stated" if group(match, "year") else "relative"


def direction(rel: str, frame: Frame) -> int:
    """-1, 0 or 1 for last, this and next."""
    if rel in ("last", "past", "this past", "previous", "preceding"):
        return -1
    return 1 if rel in ("next", "coming", "this coming", "following") else 0


def precision_of(unit: str) -> Precision | None:
    """The precision that a unit of time gives."""
    return cal.cut(date(2000, 1, 1), unit).precision


def previous_day(frame: Frame, otherwise: date | None) -> date | None:
    """The first day of the date mentioned before."""
    if frame.previous and frame.previous.value:
        found = cal.days(frame.previous.value)
        return found[0] if found else otherwise
    return otherwise


def count_of(match: Match) -> float | None:
    """How many units an expression names, ``None`` for a vague number."""
    words = group(match, "count")
    if words in ("a", "an", "one"):
        return 1
    if "couple" in words:
        return 2
    found = numbers(words)
    return found[0].value if found else None


def year_said(match: Match, frame: Frame) -> int | None:
    """The year that the expression itself names, in figures or as "last year"."""
    if group(match, "year"):
        return year_of(group(match, "year"))
    relative = group(match, "relyear")
    if relative and frame.anchor:
        return frame.anchor.year + direction(relative, frame)
    return None
