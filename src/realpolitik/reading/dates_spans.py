"""Durations, recurrences and vague times, as TIMEX3 values: what is said of time but is no date.

``timed`` adds the part of the day to a day; a record's date stops at the day.
"""

from __future__ import annotations

import re
from functools import cache

from realpolitik.reading import dates_calendar as cal
from realpolitik.reading.dates_frame import DAYS, MONTHS, ORDINALS, plain
from realpolitik.reading.figures_numbers import numbers
from realpolitik.tables import rows

_LETTER = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "week": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "E",
    "century": "C",
}
_UNIT = r"(?P<unit>second|minute|hour|day|week|month|quarter|year|decade|century|centurie)s?"
_COUNTED = re.compile(
    rf"""(?:.*?\b)?(?P<count>.+?)(?:[\s-](?:more|additional|further|extra|trading|full|consecutive|straight|whole))*
    [\s-]{_UNIT}(?:\sor\sso)?(?:[\s-](?:old|term|period|long))?""",
    re.IGNORECASE | re.VERBOSE,
)
_BARE = re.compile(
    rf"(?P<before>(?:(?:the|early|first|fiscal)\s)*){_UNIT}(?:\sahead|\sago|\sor\s\w+s)?",
    re.IGNORECASE,
)
_AND_A_HALF = re.compile(rf"(?:an?|one)\s{_UNIT}\sand\sa\shalf", re.IGNORECASE)
_HALF = {"minute": "PT1M30S", "hour": "PT1H30M", "year": "P1Y6M", "decade": "P15Y"}
_AROUND_NOW = re.compile(
    rf"(?:the\s)?(?P<way>recent|past|coming|future)\s{_UNIT}(?<=s)(?:\s(?:and|or)\s\w+s)?",
    re.IGNORECASE,
)
_DAY_PARTS = {
    "morning": "TMO",
    "noon": "T12:00",
    "midday": "TMI",
    "afternoon": "TAF",
    "evening": "TEV",
    "midnight": "T24:00",
    "night": "TNI",
    "tonight": "TNI",
    "overnight": "TNI",
}
_DAY_PART = re.compile(rf"\b(?P<part>{'|'.join(_DAY_PARTS)})(?P<plural>s?)\b", re.IGNORECASE)
_CLOCK = re.compile(
    r"\b(?P<hour>[01]?\d|2[0-3])(?::(?P<minute>[0-5]\d))?\s?(?:(?P<half>[ap])\.?\s?m\b|(?<=:\d\d)\b)",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    rf"""(?:(?:each|every)\s(?:{"|".join(DAYS)}|{"|".join(MONTHS)}|{"|".join(cal.SEASONS)})|
    .*?\b(?:(?:{"|".join(DAYS)})(?:s|\s\w+s)|(?:{"|".join(cal.SEASONS)})s|
    (?:first|second|third|fourth)\squarters))(?:\s(?:morning|afternoon|evening|night)s?)?""",
    re.IGNORECASE | re.VERBOSE,
)
_FIXED = re.compile(
    r".*\b(?:ago|earlier|later|before)|.*\b(?:last|this|next|that|same)\s\w+$", re.IGNORECASE
)
_COUPLE = re.compile(r"\bcouple(?: of)?$")
_VAGUE = re.compile(r"\b(?:several|few|some|many)$", re.IGNORECASE)


def timex(words: str) -> str | None:
    """The TIMEX3 value of a duration, recurrence or vague time; ``None`` for anything else.

    >>> timex("the past two years"), timex("several months"), timex("now"), timex("last year")
    ('P2Y', 'PXM', 'PRESENT_REF', None)
    """
    flat = plain(words)
    found = _words().get(flat.lower()) or _around_now(flat) or recurrence(flat)
    return found or (None if _FIXED.fullmatch(flat) else duration(flat))


def _around_now(words: str) -> str | None:
    """ "Recent months", "coming years": somewhere before or after now."""
    match = _AROUND_NOW.fullmatch(words)
    if not match:
        return None
    return "PAST_REF" if match["way"].lower() in ("recent", "past") else "FUTURE_REF"


def recurrence(words: str) -> str | None:
    """The days, months or seasons that come again, with ``X`` for what is left open.

    >>> recurrence("each Thursday"), recurrence("Tuesday nights"), recurrence("every July")
    ('XXXX-WXX-4', 'XXXX-WXX-2TNI', 'XXXX-07')
    """
    if not _AGAIN.fullmatch(words):
        return None
    flat = words.lower()
    named = {day.lower(): f"-WXX-{n}" for n, day in enumerate(DAYS, 1)}
    named |= {month.lower(): f"-{n:02d}" for n, month in enumerate(MONTHS, 1)}
    named |= {name: f"-{code}" for name, (code, _) in cal.SEASONS.items()}
    named |= {f"{nth} quarter": f"-Q{n}" for n, nth in enumerate(ORDINALS[:4], 1)}
    value = next((v for name, v in named.items() if re.search(rf"\b{name}", flat)), "")
    return f"XXXX{value}{_part(flat)}" if value else None


def timed(words: str, day: str | None) -> str | None:
    """A day with the time or the part of it that words name; the day alone if they name none.

    >>> timed("5 p.m. on Friday", "2024-06-21"), timed("late on Friday night", "2024-06-21")
    ('2024-06-21T17:00', '2024-06-21TNI')
    """
    whole = day is not None and re.fullmatch(r"\d{4}-\d\d-\d\d", day)
    return f"{day}{_clock(words) or _part(words)}" if whole else day


def has_time(words: str) -> bool:
    """Whether words name a time or a part of a day."""
    return bool(_clock(words) or _part(words))


def _part(words: str) -> str:
    match = _DAY_PART.search(words)
    return _DAY_PARTS[match["part"].lower()] if match else ""


def _clock(words: str) -> str:
    match = _CLOCK.search(words)
    if not match:
        return ""
    hour = int(match["hour"])
    if match["half"]:
        hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
    return f"T{hour:02d}:{match['minute'] or '00'}"


def duration(words: str) -> str | None:
    """The length of time that words name, in ISO 8601 with ``X`` for an unknown number.

    >>> duration("two to three weeks"), duration("18-month"), duration("about a decade")
    ('P2W', 'P18M', 'P1E')
    """
    words = plain(words)
    bare = _BARE.fullmatch(words)
    if bare:
        return _uncounted(bare)
    half = _AND_A_HALF.fullmatch(words)
    if half:
        return _HALF.get(half["unit"].lower())
    match = _COUNTED.fullmatch(words)
    if not match:
        return None
    count = match["count"].strip().lower()
    if re.search(r"\b(?:1[5-9]|20)\d\d\b", count):
        return None
    if _VAGUE.search(count):
        return _value("X", match["unit"])
    if _COUPLE.search(count):
        return _value("2", match["unit"])
    if re.search(r"(?:^|\s)(?:an?|one)$", count):
        return _value("1", match["unit"])
    found = numbers(re.sub(r"[\s-]$", "", count))
    exact = found[0].value if found else None
    return _value(f"{exact:g}", match["unit"]) if exact is not None else None


def _uncounted(bare: re.Match[str]) -> str | None:
    """ "Weeks" are an unknown number, "a week" or "the year" is one, "the week" may be a date."""
    after = bare[0][bare.end("unit") - bare.start() :].lower()
    if after.startswith("s") or "ahead" in after:
        return _value("X", bare["unit"])
    unit = bare["unit"].lower()
    one = unit == "year" or (not bare["before"] and unit != "second")
    return _value("1", bare["unit"]) if one else None


def _value(count: str, unit: str) -> str:
    name = unit.lower().replace("centurie", "century")
    if count.endswith(".5") and name == "year":
        return f"P{count[:-2]}Y6M"
    letter = _LETTER[name]
    return f"PT{count}{letter[1]}" if len(letter) > 1 else f"P{count}{letter}"


_ELSEWHERE = "OTHER_CALENDAR"
"""What the table says of the months of other calendars, whose days are not reckoned here."""


@cache
def _words() -> dict[str, str]:
    table = rows("reference", "date_words.csv")
    return {row["words"]: row["value"] for row in table if row["value"] != _ELSEWHERE}


@cache
def other_months() -> tuple[str, ...]:
    """Names of months of the Islamic, Iranian and Hebrew calendars, as the table spells them."""
    table = rows("reference", "date_words.csv")
    return tuple(re.escape(row["words"]) for row in table if row["value"] == _ELSEWHERE)
