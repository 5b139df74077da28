"""The grammar of date expressions: the patterns, and which of what they match is kept.

Patterns compete: the longest match wins, then the first rule. Words that are dates only in company
("May", "second", "fall") are matched only in that company. What a match means is said in
``dates_resolve``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from realpolitik.reading import dates_quarters as quarters
from realpolitik.reading import dates_resolve as resolve
from realpolitik.reading.dates_calendar import SEASONS, days
from realpolitik.reading.dates_frame import DAYS, DECADES, MONTHS, ORDINALS, TENS, Frame
from realpolitik.reading.dates_spans import other_months
from realpolitik.records import When


@dataclass(frozen=True, slots=True)
class Expression:
    """A date expression found in a text, and the rule that found it."""

    start: int
    end: int
    rule: str
    match: re.Match[str]

    @property
    def compares(self) -> bool:
        """Whether it only names a time to compare with, so that nothing later refers to it."""
        return self.rule in _COMPARING

    def resolve(self, frame: Frame) -> When:
        """What the expression means in a frame; nothing, outside the years 1 to 9999."""
        try:
            when = _handlers()[self.rule](self.match, frame)
        except (ValueError, OverflowError):
            return resolve.no_year(self.match, frame)
        inside = when.value is None or days(when.value) is not None
        return when if inside else resolve.no_year(self.match, frame)

    def told(self, when: When, frame: Frame) -> Frame:
        """The frame for what follows, once the expression is known to mean ``when``."""
        if not when.value or self.compares:
            return frame
        quarter = when if "-Q" in when.value else frame.quarter
        return replace(frame, previous=when, quarter=quarter)


def find(text: str) -> list[Expression]:
    """The date expressions of a text, in order, not overlapping.

    >>> [text[e.start : e.end] for text in ["On Friday, 19 June, as in the 1990s, he left"]
    ...  for e in find(text)]
    ['Friday, 19 June', 'the 1990s']
    """
    found = [
        Expression(match.start(), match.end(), rule, match)
        for start, end in _windows(text)
        for rule, pattern in _possible(text, start, end)
        for match in pattern.finditer(text, start, end)
    ]
    kept: list[Expression] = []
    for one in sorted(found, key=lambda e: e.start - e.end):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda e: e.start)


def _windows(text: str) -> list[tuple[int, int]]:
    """The stretches around words that a date cannot do without, so that no rule reads the rest."""
    windows: list[tuple[int, int]] = []
    for cue in _CUE.finditer(text):
        start = text.rfind(" ", 0, max(cue.start() - _AROUND, 0)) + 1
        end = text.find(" ", cue.end() + _AROUND)
        end = len(text) if end < 0 else end
        if windows and start <= windows[-1][1]:
            windows[-1] = (windows[-1][0], end)
        else:
            windows.append((start, end))
    return windows


def _possible(text: str, start: int, end: int) -> Iterator[tuple[str, re.Pattern[str]]]:
    """The rules whose indispensable word stands in a window."""
    present = {n: cue.search(text, start, end) is not None for n, cue in _needs().items()}
    for rule, pattern in _compiled().items():
        if present[_NEEDS.get(rule, "figure")]:
            yield rule, pattern


def _again(pattern: str) -> str:
    """A piece for its second use within one pattern: its groups renamed."""
    return re.sub(r"\(\?P<(\w+)>", r"(?P<\g<1>2>", pattern)


_ABBREVIATED = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
_MONTH = rf"(?P<month>(?-i:(?:{'|'.join(MONTHS)}|(?:{_ABBREVIATED})\b\.?)))"
_DAY = rf"(?P<day>(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d)|(?:{'|'.join(ORDINALS)})\b)"
_DIGIT_WORDS = "one|two|three|four|five|six|seven|eight|nine"
_YEAR = rf"""(?P<year>(?:1[5-9]|20)\d\d(?![\d,.]*\d)|
    nineteen\s(?:hundred\s)?(?:and\s)?(?:{"|".join(TENS)})(?:[\s-](?:{_DIGIT_WORDS}))?)"""
_WEEKDAY = rf"(?P<weekday>(?-i:{'|'.join(DAYS)}))"
_UNIT = r"(?P<unit>day|week|weekend|month|quarter|year|decade|century)"
_UNITS = r"(?P<unit>day|week|weekend|month|quarter|year|decade|centurie|century)s?"
_PART = r"(?:\s(?:morning|afternoon|evening|night|noon)\b)?"
_EARLY = r"""(?:(?:early|mid|late|earlier|later|sometime|the\s(?:very\s)?(?:beginning|start|end|
    middle|close|rest|latter\spart|first\spart)\sof(?:\sthe)?)[\s-](?:in\s|on\s)?)?"""
_REL = r"""(?P<rel>last|this\spast|this\scoming|this|next|past|coming|current|previous|preceding|
    following|same|that)"""
_OF_YEAR = rf"\s(?:of\s)?(?:(?:fiscal\s)?{_YEAR}|(?P<relyear>last|this|next)\syear)"
_COUNT = rf"""(?P<count>\d[\d,.]*|an?|{_DIGIT_WORDS}|ten|eleven|twelve|fifteen|twenty|thirty|forty|
    fifty|sixty|a\scouple(?:\sof)?|several|a\sfew|some|many)"""
_SEASON = r"(?P<season>spring|summer|autumn|fall|winter)"
_RANGE = r"(?:\s?(?:[-–]|to|and)\s?\d{1,2}(?:st|nd|rd|th)?(?![\d-]))?"
_NOT_COUNTED = r"""(?!\s?(?:%|per\s?cent|percent|[mb]n\b|million|billion|thousand|hundred|trillion|
    km\b|years?\b|days?\b))"""
_COMPARING = frozenset(
    {"ago", "year-ago", "year-ago adjective", "quarter of year", "quarter a year ago"}
)
_OTHER_MONTH = rf"(?-i:{'|'.join(other_months())})"
_ERA = r"(?-i:A\.H\.|AH\b|B\.C\.(?:\s?E\.)?|BCE?\b|B\.E\.|BE\b|S\.H\.|SH\b|B\.S\.|BS\b)"
_REIGN = r"(?-i:Heisei|Reiwa|Showa|Shōwa|Taisho|Taishō|Meiji|Juche|Minguo|A\.?H\.?)"
_AROUND = 40
_CUE = re.compile(
    rf"""(?<![^\W_])(?=[\dA-Zacdefhmnopqstwy])(?:
    \d(?:\d{{3}}|0s|\d*[./-]\d|\d*(?:st|nd|rd|th)?(?:\sof)?\s(?:{_ERA}|{_OTHER_MONTH}))|
    {"|".join(name[:3] for name in MONTHS)}|{"|".join(DAYS)}|Q[1-4]|(?:{_REIGN}|{_OTHER_MONTH})\s\d|
    [aA](?:utumn|fternoon)|[cC]entur|[dD](?:ay|ecade)|[eE](?:vening|ighties)|
    [fF](?:all|ifties|orties|[yY])|[hH]alf|[mM](?:onth|orning|id)|[nN](?:oon|ight|ine)|[oO]vernight|
    [pP]eriod|[qQ]uarter|[sS](?:pring|ummer|eventies|ixties)|
    [tT](?:o(?:day|night|morrow)|wenties|hirties)|[wW](?:eek|inter)|[yY](?:ear|esterday))""",
    re.VERBOSE,
)
_CUES = ("in", "since", "until", "till", "by", "of", "from", "early", "late", "before", "after")
_AFTER_CUE = "|".join(rf"(?<=\b{cue}\s)" for cue in _CUES)

_Rule = tuple[str, str, Callable[[re.Match[str], Frame], When]]
_RULES: tuple[_Rule, ...] = (
    (
        "iso",
        r"""(?P<y>(?:1[5-9]|20)\d\d)(?:-(?P<m>0[1-9]|1[0-2])(?:-(?P<d>[0-3]\d))?|
        /(?P<m2>0?[1-9]|1[0-2])/(?P<d2>[0-3]?\d))(?![\d/-])""",
        resolve.iso,
    ),
    (
        "numeric",
        r"(?P<a>\d{1,2})[/.-](?P<b>\d{1,2})[/.-](?P<y>(?:1[5-9]|20)\d\d)(?!\d)",
        resolve.numeric,
    ),
    (
        "month day",
        rf"""(?:(?:{_REL}\s)?{_WEEKDAY},?\s)?{_EARLY}{_MONTH}\s(?:the\s)?{_DAY}{_RANGE}{_NOT_COUNTED}
        (?:,\s{_YEAR}|,?{_again(_OF_YEAR)})?""",
        resolve.month_day,
    ),
    (
        "day month",
        rf"""(?:(?:{_REL}\s)?{_WEEKDAY},?\s)?(?:the\s)?{_DAY}{_RANGE}(?:\sof)?\s{_MONTH}
        (?:,\s{_YEAR}|,?{_again(_OF_YEAR)})?(?!\w)""",
        resolve.month_day,
    ),
    ("month year", rf"{_EARLY}{_MONTH}(?:,|\sof)?\s{_YEAR}", resolve.month_only),
    (
        "month of",
        rf"{_EARLY}{_MONTH}\s(?:of\s)?(?P<relyear>last|this|next)\syear",
        resolve.month_only,
    ),
    ("relative month", rf"{_EARLY}{_REL}\s{_MONTH}(?!\w)", resolve.month_only),
    ("month", rf"{_EARLY}(?!(?-i:May|Mar)){_MONTH}(?!\w)", resolve.month_only),
    (
        "month with cue",
        rf"(?:{_AFTER_CUE}|(?<=\bmid-)|\A(?=\w+\Z))(?-i:(?P<month>May|March))(?!\w)",
        resolve.month_only,
    ),
    ("weekday", rf"{_EARLY}(?:the\s)?(?:{_REL}\s)?{_WEEKDAY}(?!\w){_PART}", resolve.weekday),
    (
        "deictic",
        rf"""(?:(?:early|late|earlier|later|mid-(?:morning|afternoon))\s)?(?P<word>the\sday\s(?:before
        \syesterday|after\stomorrow)|yesterday|today|tomorrow|tonight|last\snight|overnight|
        this\s(?:morning|afternoon|evening))\b{_PART}""",
        resolve.deictic,
    ),
    (
        "relative unit",
        rf"{_EARLY}(?:the\s)?{_REL}\s(?:fiscal\s)?{_UNIT}\b(?!-\w)",
        resolve.relative_unit,
    ),
    (
        "ago",
        rf"""(?:(?:nearly|almost|about|over|some|around|more\sthan)\s)?
        {_COUNT}\s{_UNITS}(?:\sor\sso)?\s(?P<way>ago|earlier|before|later)\b""",
        resolve.ago,
    ),
    (
        "ahead",
        rf"""(?:in|within)\s{_COUNT}\s{_UNITS}[’']?(?:\stime\b|\sfrom\snow\b)|
        {_again(_COUNT)}\s{_again(_UNITS)}\sfrom\s(?:now|today)\b""",
        resolve.ahead,
    ),
    (
        "year",
        rf"{_EARLY}(?:the\s)?(?:fiscal\s(?:year\s)?|FY\s?|year\s)?{_YEAR}(?!\w|-\d)",
        resolve.year_only,
    ),
    (
        "year two thousand",
        r"the\syear\stwo\sthousand(?:\sand)?(?P<low>\s\w+)?\b",
        resolve.thousand,
    ),
    (
        "decade",
        rf"""(?:the\s)?{_EARLY}(?:(?P<four>(?:1[5-9]|20)\d0)[’']?s|[‘’'](?P<two>\d0)s|
        (?<=the\s)(?P<word>{"|".join(DECADES)}))(?!\w)""",
        resolve.decade,
    ),
    ("century", r"(?:the\s)?(?P<n>1\d|2[01])(?:st|th)[\s-]century", resolve.century),
    (
        "quarter",
        rf"""(?:the\s|its\s)?(?:(?:fiscal[\s-])?(?:{_YEAR}|(?P<relyear>last|this|next)\syear[’']s)\s)?
        (?:fiscal[\s-])?(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th|last)[\s-]quarter\b
        (?:{_again(_OF_YEAR)})?""",
        quarters.quarter,
    ),
    ("quarter code", rf"(?-i:Q)(?P<nth>[1-4])(?:(?:\sof)?[\s/]{_YEAR})?\b", quarters.quarter),
    (
        "same quarter",
        r"(?:the|that)\s(?:quarter|(?P<latest>latest\s(?:quarter|period)))\b",
        quarters.same_quarter,
    ),
    (
        "quarter of year",
        rf"""(?:the\s)?(?:{_YEAR}|(?P<relyear>last|this|next)\syear[’']s)\s(?:quarter|period)\b|
        the\s(?:corresponding|comparable|same|year-earlier)\s(?:quarter|period)
        {_again(_OF_YEAR)}""",
        quarters.quarter_of_year,
    ),
    (
        "quarter a year ago",
        r"(?:the\s)?(?:quarter|period)\sa\syear\s(?:ago|earlier|before)\b",
        quarters.year_ago_period,
    ),
    ("year-ago adjective", r"(?:the\s)?year-(?:ago|earlier)\b", quarters.year_ago),
    ("weekend", r"(?:over|during|on|at)\sthe\sweekend\b|\Athe\sweekend\Z", resolve.last_weekend),
    ("half", rf"(?:the\s)?(?P<nth>first|second|last)\shalf{_OF_YEAR}", resolve.half),
    (
        "season",
        rf"(?:the\s)?{_EARLY}(?:{_REL}\s{_SEASON}\b|{_again(_SEASON)}{_OF_YEAR})",
        resolve.season,
    ),
    (
        "season with cue",
        r"""(?:(?:in|by|until|since|during)\s(?:the\s)?(?:(?:early|mid|late)[\s-])?|
            \A(?:the\s)?(?=\w+\Z)|the\s(?:early|mid|late)[\s-])
            (?P<season>spring|summer|autumn|winter)\b""",
        resolve.season,
    ),
    (
        "year-ago",
        r"""(?:the\s)?(?:comparable\s|same\s)?year-(?:ago|earlier)\s
        (?:(?P<nth>first|second|third|fourth)\s)?(?:quarter|period)\b""",
        quarters.year_ago_period,
    ),
    (
        "odd day",
        rf"""(?:the\s)?\d+(?:(?:st|nd|rd|th)(?:\sof)?\s{_MONTH}(?:,?\s\d{{4,}})?|
        \s{_again(_MONTH)}(?:,\s\d{{4,}}|\s\d{{4}}(?!\d)|\s\d{{7,}}))(?![\w,])|
        {_MONTH.replace("month", "month3")}\s\d+(?:st|nd|rd|th)?,\s\d{{4,}}(?!\w)|
        \d+/\d+/\d\d+(?![\w/])|\d\d?[.-]\d\d?[.-]\d{{4}}(?![\w.-])|
        \d{{4,}}-\d\d?-\d\d?(?![\w-])""",
        resolve.no_day,
    ),
    (
        "other calendar",
        rf"""\d{{1,2}}(?:st|nd|rd|th)?(?:\sof)?\s{_OTHER_MONTH}(?!\w)(?:,?\s\d{{3,4}}\b)?(?:\s{_ERA})?|
        {_OTHER_MONTH}\s\d{{1,2}}(?:,\s\d{{3,4}})?(?!\w)""",
        resolve.no_day,
    ),
    (
        "odd year",
        rf"""(?:(?:the\s)?year\s)?\d+\s{_ERA}(?!\w)|{_REIGN}\s\d{{1,4}}(?!\w)|
        {_OTHER_MONTH}\s\d{{3,4}}\b|(?:the\s)?year\s(?:0+|zero|\d{{5,}})(?!\w)|
        {_MONTH}\s(?:of\s)?\d{{7,}}(?!\w)""",
        resolve.no_year,
    ),
    (
        "end of",
        rf"""(?:the\s)?(?:end|start|beginning|middle|rest|course)\sof\sthe\s{_UNIT}\b|
        (?:the\s)?year(?:[’']s)?[\s-]end\b|(?:the|this)\sfull\syear\b|
        (?:early|earlier|late|later)\sin\sthe\s{_again(_UNIT)}\b""",
        resolve.end_of,
    ),
)


_WORDS = {
    "figure": r"\d",
    "month": "|".join(name[:3] for name in MONTHS),
    "weekday": "|".join(DAYS),
    "year": r"\d{4}|nineteen",
    "unit": "day|week|month|quarter|year|decade|centur",
    "quarter": "quarter|period|Q[1-4]",
    "season": "|".join(SEASONS),
    "near": "day|night|tomorrow|morning|noon|evening",
    "decade": r"\ds|ties",
    "half": "half",
    "thousand": "thousand",
}
_NEEDS = {
    **dict.fromkeys(("month day", "day month", "month year", "month of"), "month"),
    **dict.fromkeys(("relative month", "month", "month with cue"), "month"),
    **dict.fromkeys(("iso", "numeric", "year"), "year"),
    **dict.fromkeys(("relative unit", "ago", "ahead", "end of", "century"), "unit"),
    **dict.fromkeys(("year-ago adjective", "weekend"), "unit"),
    **dict.fromkeys(("quarter", "quarter code", "same quarter", "quarter of year"), "quarter"),
    **dict.fromkeys(("quarter a year ago", "year-ago"), "quarter"),
    **dict.fromkeys(("season", "season with cue"), "season"),
    **{"weekday": "weekday", "deictic": "near", "decade": "decade", "half": "half"},
    **{"year two thousand": "thousand", "odd year": "odd year"},
}
"""What a rule cannot do without, by the names of ``_WORDS``."""


@cache
def _needs() -> dict[str, re.Pattern[str]]:
    words = {**_WORDS, "odd year": rf"\d\s?{_ERA}|{_REIGN}\s\d|{_OTHER_MONTH}|year|\d{{7}}"}
    return {name: re.compile(pattern, re.IGNORECASE) for name, pattern in words.items()}


@cache
def _compiled() -> dict[str, re.Pattern[str]]:
    bounded = r"(?<![\w.,$€£¥/-])(?:{})"
    flags = re.IGNORECASE | re.VERBOSE
    loose = {"month with cue", "decade"}
    return {
        name: re.compile(p if name in loose else bounded.format(p), flags) for name, p, _ in _RULES
    }


@cache
def _handlers() -> dict[str, Callable[[re.Match[str], Frame], When]]:
    return {name: handler for name, _, handler in _RULES}
