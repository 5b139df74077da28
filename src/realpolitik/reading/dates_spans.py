"""Durations, recurrences and vague times, as TIMEX3 values: what is said of time but is no date."""

from __future__ import annotations

import re
from functools import cache

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
    rf"""(?:.*?\b)?(?P<count>.+?)(?:[\s-](?:more|trading|full|consecutive|straight|whole))*
    [\s-]{_UNIT}(?:\sor\sso)?(?:[\s-](?:old|term|period|long))?""",
    re.IGNORECASE | re.VERBOSE,
)
_BARE = re.compile(
    rf"(?:(?:the|coming|recent|early|first)\s)*{_UNIT}(?:\sahead|\sago)?", re.IGNORECASE
)
_FIXED = re.compile(
    r".*\b(?:ago|earlier|later|before)|.*\b(?:last|this|next|that|same)\s\w+$", re.IGNORECASE
)
_VAGUE = re.compile(r"\b(?:several|few|some|many)$", re.IGNORECASE)


def timex(words: str) -> str | None:
    """The TIMEX3 value of a duration, recurrence or vague time; ``None`` for anything else.

    >>> timex("the past two years"), timex("several months"), timex("now"), timex("last year")
    ('P2Y', 'PXM', 'PRESENT_REF', None)
    """
    flat = " ".join(words.split())
    vague = _words().get(flat.lower())
    return vague or (None if _FIXED.fullmatch(flat) else duration(flat))


def duration(words: str) -> str | None:
    """The length of time that words name, in ISO 8601 with ``X`` for an unknown number.

    >>> duration("two to three weeks"), duration("18-month"), duration("about a decade")
    ('P2W', 'P18M', 'P1E')
    """
    bare = _BARE.fullmatch(words)
    if bare:
        plural = words.lower().rstrip(" ago").endswith("s") or "ahead" in words
        return _value("X", bare["unit"]) if plural else None
    match = _COUNTED.fullmatch(words)
    if not match:
        return None
    count = match["count"].strip().lower()
    if re.search(r"\b(?:1[5-9]|20)\d\d$", count):
        return None
    if _VAGUE.search(count):
        return _value("X", match["unit"])
    if re.search(r"\ba couple(?: of)?$", count):
        return _value("2", match["unit"])
    if re.search(r"(?:^|\s)(?:an?|one)$", count):
        return _value("1", match["unit"])
    found = numbers(re.sub(r"[\s-]$", "", count))
    exact = found[0].value if found else None
    return _value(f"{exact:g}", match["unit"]) if exact is not None else None


def _value(count: str, unit: str) -> str:
    name = unit.lower().replace("centurie", "century")
    if count.endswith(".5") and name == "year":
        return f"P{count[:-2]}Y6M"
    letter = _LETTER[name]
    return f"PT{count}{letter[1]}" if len(letter) > 1 else f"P{count}{letter}"


@cache
def _words() -> dict[str, str]:
    return {row["words"]: row["value"] for row in rows("reference", "date_words.csv")}
