"""Where and when it was written: datelines and the lines that say when it was published."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from realpolitik.documents.byline import agencies
from realpolitik.documents.dates import DAY, MONTH, WEEKDAY, WHOLE, find_date
from realpolitik.documents.shapes import word_set
from realpolitik.documents.text import Dateline

_CAPS = r"[A-Z][A-Z.'’-]+(?:[ /][A-Z][A-Z.'’-]*){0,4}"
_TITLE = r"[A-Z][a-zß-ÿ'’-]+(?: [A-Z][a-zß-ÿ'’-]+){0,2}"
_REGION = r"[A-Z][\w.]{0,20}(?: [A-Z][\w.]{0,20}){0,2}"
_DAY_OF_MONTH = rf"(?:{MONTH} {DAY}|{DAY} {MONTH})(?:,? \d{{4}})?"
_DAY = rf"(?i:(?:{WEEKDAY},? )?{_DAY_OF_MONTH}|{WEEKDAY})"
_PLACE = rf"(?:(?P<caps>{_CAPS})|(?P<title>{_TITLE}))"
_IN_REGION = rf"(?:, (?!{MONTH} )(?P<region>{_REGION}))??"
_AGENCY = r"(?: ?\((?P<agency>[^()]{2,40})\)| ?/(?P<slash>[A-Z -]{2,16})/)"
_DASH = r" ?(?P<end>--|[-–—]|[.:])\s+(?=[A-Z\d\"“‘'(])"
_DATELINE = re.compile(
    rf"{_PLACE}?{_IN_REGION}(?:,? ?(?P<date>{_DAY}))?[.,]?{_AGENCY}?{_DASH}",
)
_LINE = re.compile(rf"{_PLACE}{_IN_REGION},? (?P<date>{_DAY})\.?")

_HOUR = r"(?:\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?)"
_CLOCK = rf"{_HOUR}(?: \(?[a-z]{{2,4}}\)?(?:[+-]\d{{1,2}})?)?"
_VERB = r"(?:published|posted|updated|modified|issued|released|date|created)"
_SAID = rf"(?:for (?:immediate )?release:? |(?:first |last )?{_VERB}(?: on| at)?:? ?)"
_WHOLE_DAY = rf"(?:{WEEKDAY},? )?{WHOLE}"
_UNIT = r"(?:second|minute|min|hour|hr|day|week|month|year)s?"
_WAYS = (
    rf"{_SAID}?{_WHOLE_DAY}(?:[ ,|@T-]{{1,3}}(?:at )?{_CLOCK})?",
    rf"{_SAID}?{_CLOCK}[ ,]{{1,2}}{_WHOLE_DAY}",
    rf"{_SAID}?(?:an?|\d{{1,3}}) {_UNIT} ago",
    rf"{_SAID}(?:today|yesterday)?",
)
_PUBLISHED = re.compile("|".join(_WAYS), re.IGNORECASE)
_PARTS = re.compile(r"\s*[|•·/]\s+|(?<!last)\s+(?=(?:last )?updated\b)", re.IGNORECASE)
_LONGEST = 120
_WINDOW = 160


@dataclass(frozen=True, slots=True)
class Published:
    """A line that says when the text was published; ``day`` where it gives a whole date."""

    day: date | None


def published_line(line: str) -> Published | None:
    """What a publication line says, or ``None`` where the line is something else.

    >>> published_line("Published: 25 June 2024 | Updated 3 hours ago").day
    datetime.date(2024, 6, 25)
    >>> published_line("On June 25, 2024, the envoy left.") is None
    True
    """
    line = line.strip(" ()")
    if not 4 <= len(line) <= _LONGEST:
        return None
    parts = [p.strip(" ,") for p in _PARTS.split(line)]
    if not all(_PUBLISHED.fullmatch(p) for p in parts):
        return None
    return Published(next((d for d in map(find_date, parts) if d), None))


def dateline_line(line: str) -> Dateline | None:
    """A dateline that has a line to itself ("WASHINGTON, June 19, 2024")."""
    match = _LINE.fullmatch(line) if len(line) <= _LONGEST else None
    return _dateline(match) if match and _is_place(match) else None


def dateline(paragraph: str) -> tuple[Dateline, int] | None:
    """The dateline that a paragraph begins with, and its length with the dash and blanks.

    >>> dateline("SEOUL (Reuters) — The South said")
    (Dateline(place='SEOUL', date=None, agency='Reuters'), 18)
    >>> dateline("NATO – The alliance met") is None
    True
    """
    match = _DATELINE.match(paragraph[:_WINDOW])
    if not match or not _convincing(match) or len(paragraph) <= match.end():
        return None
    return _dateline(match), match.end()


def _dateline(match: re.Match[str]) -> Dateline:
    groups = match.groupdict()
    place = groups["caps"] or groups["title"]
    key = groups.get("agency") or groups.get("slash")
    agency = agencies().get(key.lower(), key) if key else None
    return Dateline(place, groups["date"], agency)


def _convincing(match: re.Match[str]) -> bool:
    """Whether the parts found are enough to tell a dateline from a sentence with a dash."""
    groups = match.groupdict()
    key = groups["agency"] or groups["slash"]
    known = bool(key and key.lower() in agencies())
    if (groups["caps"] or groups["title"]) and not _is_place(match):
        return False
    if groups["end"] in ".:":
        return bool(groups["slash"] or known)
    if known:
        return True
    if groups["title"]:
        return bool(groups["date"])
    letters = sum(map(str.isalpha, groups["caps"] or ""))
    return bool(letters) and (bool(key or groups["date"]) or letters >= 4)


def _is_place(match: re.Match[str]) -> bool:
    place = match["caps"] or match["title"]
    first = place.split()[0]
    return first not in word_set("not_places") and first not in word_set("not_place_starts")
