"""Checks on figures: each a named rule that holds a figure against what is on record.

The rules are wide on purpose: they catch slips of scale, not matters of dispute. A figure that no
rule covers is ``unchecked`` and says why.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache
from math import log

from realpolitik.gazetteer.states import state
from realpolitik.reading.figures_tables import rates
from realpolitik.records import Bound, Figure, Verdict
from realpolitik.reference.bounds import Known, Measure, Most, known, most
from realpolitik.tables import rows

TRADE_TOLERANCE = 1.2
"""Over the totals on record: services, mirror statistics, rounding."""
GROWTH_A_YEAR = 1.5
"""What a total may have grown by in every year since the one on record."""
OWN_TOLERANCE = 1.5
PEOPLE_TOLERANCE = 1.2
GDP_TOLERANCE = 2.0
ARMY_SHARE = 0.15
ARMY_TOLERANCE = 3.0
BUDGET_SHARE = 1.0
DEBT_SHARE = 5.0
ABSURD_MULTIPLE = 1000.0
_Slip = tuple[str, float, float, float]
_SLIPS: tuple[_Slip, ...] = (
    ("million for billion", 1e-3, 1e9, 1e12),
    ("billion for trillion", 1e-3, 1e12, 1e15),
    ("thousand for million", 1e-3, 1e6, 1e9),
    ("one digit too many", 1e-1, 1e2, 1e18),
    ("million for trillion", 1e-6, 1e12, 1e15),
    ("thousand for billion", 1e-6, 1e9, 1e12),
)
"""Slips of scale in the order in which they are tried: name, factor, and the range they fit."""
_BEYOND_COUNT = 1e6
_OF_NOTHING = frozenset({"growth", "fall"})
"""Changes that name no level: "10,000 times more potent" may well be."""
_YEARS_COVERED = (1990, 2035)


@dataclass(frozen=True, slots=True)
class Limit:
    """The most that a figure can be: ``what`` in words, from which figure on record."""

    value: float
    rule: str
    what: str
    record: Known


@dataclass(frozen=True, slots=True)
class _Reason:
    """Why no limit could be set."""

    why: str


def check(figure: Figure, rule: str, year: int | None) -> Figure:
    """The figure with verdict, reason, bound and nearest fit.

    Args:
        figure: with value or range, unit, measure, ``between`` and ``of`` as read.
        rule: the rule of its measure, as in ``measures.csv``.
        year: the year that it speaks of, where known.
    """
    if figure.value is None and figure.low is None:
        return _unchecked(figure, "the number could not be read")
    if rule == "growth":
        return _multiple(figure)
    if rule == "share":
        return _share(figure)
    if figure.comparator == "below":
        return _unchecked(figure, "an upper limit is no claim that can be too high")
    physical = most(figure.measure or "", figure.unit or "")
    if physical is not None:
        return _beside(figure, physical)
    found = _limit(figure, rule, year)
    if isinstance(found, _Reason):
        return _unchecked(figure, found.why)
    amount = _amount(figure)
    if amount is None:
        return _unchecked(figure, f"no exchange rate is on record for {figure.unit}")
    return _against(figure, amount, found)


def _beside(figure: Figure, physical: Most) -> Figure:
    """The verdict of the most that there is on earth."""
    amount = figure.value if figure.value is not None else figure.low or 0.0
    held = f"{amount_words(physical.value, figure.unit)} in {physical.year} ({physical.source})"
    bound = Bound(
        value=physical.value,
        rule=f"{figure.measure} ≤ {physical.what}",
        source=f"{physical.source}, {physical.year}",
    )
    if amount <= physical.value:
        why = f"{_said(figure)} is within bounds: {physical.what}, stood at {held}."
        return replace(figure, verdict="plausible", why=why, bound=bound)
    why = f"{_said(figure)} is {_times(amount / physical.value)} {physical.what}, {held}."
    fit = _slip_that_fits(figure, amount, physical.value)
    return replace(figure, verdict="implausible", why=why, bound=bound, nearest_fit=fit)


def _limit(figure: Figure, rule: str, year: int | None) -> Limit | _Reason:
    limits = _RULES.get(rule)
    if limits is None:
        what = figure.measure or "what it measures"
        return _Reason(f"no bound is on record for {what}")
    counted = rule in _PEOPLE_RULES
    if counted != (figure.unit == "people") or (not counted and figure.unit not in rates()):
        what = figure.measure or "what it measures"
        return _Reason(f"no bound is on record for {what} in {figure.unit}")
    if not figure.between and not figure.of:
        return _Reason("the text does not say which country it belongs to")
    if year is not None and not _YEARS_COVERED[0] <= year <= _YEARS_COVERED[1]:
        return _Reason(f"the tables do not cover {year}")
    return limits(figure, year) or _Reason(f"no figures are on record for {_names(figure)}")


def _trade(figure: Figure, year: int | None) -> Limit | None:
    """Trade of two states is at most the whole trade of the smaller trader."""
    pair = figure.between or figure.of
    rule = "trade of two states ≤ whole trade of the smaller trader × {}"
    return _smallest(pair, "trade", year, TRADE_TOLERANCE, rule, "whole trade") or _smallest(
        pair, "gdp", year, 1.0, "trade of two states ≤ GDP of the smaller × {}", "GDP"
    )


def _own_trade(figure: Figure, year: int | None) -> Limit | None:
    """Exports or imports of a state are at most those on record."""
    measure: Measure = "exports" if figure.measure == "exports" else "imports"
    if len(figure.between) == 2:
        return _trade(figure, year)
    rule = f"{measure} ≤ {measure} on record × {{}}"
    found = _smallest(figure.of, measure, year, OWN_TOLERANCE, rule, measure)
    return found or _smallest(figure.of, "gdp", year, OWN_TOLERANCE, "{} × GDP", "GDP")


def _gdp(figure: Figure, year: int | None) -> Limit | None:
    rule = "GDP ≤ GDP on record × {}"
    return _largest(figure.of, "gdp", year, GDP_TOLERANCE, rule, "GDP")


def _budget(figure: Figure, year: int | None) -> Limit | None:
    """Budgets, spending, aid and loans are at most a year's output of the largest state named."""
    states = figure.between or figure.of
    return _largest(states, "gdp", year, BUDGET_SHARE, "sums of a state ≤ its GDP × {}", "GDP")


def _debt(figure: Figure, year: int | None) -> Limit | None:
    states = figure.of or figure.between
    return _largest(states, "gdp", year, DEBT_SHARE, "debt of a state ≤ its GDP × {}", "GDP")


def _population(figure: Figure, year: int | None) -> Limit | None:
    rule = "population ≤ population on record × {}"
    return _largest(figure.of, "population", year, OWN_TOLERANCE, rule, "population")


def _people(figure: Figure, year: int | None) -> Limit | None:
    """The dead, wounded and displaced of a state are at most its people."""
    states = figure.between or figure.of
    rule = "people of a state ≤ its population × {}"
    return _largest(states, "population", year, PEOPLE_TOLERANCE, rule, "population")


def _troops(figure: Figure, year: int | None) -> Limit | None:
    """Troops are at most three times the armed forces on record, or a share of the people."""
    rule = "troops ≤ armed forces on record × {}"
    army = _largest(figure.of, "troops", None, ARMY_TOLERANCE, rule, "armed forces")
    rule = "troops ≤ population × {}"
    people = _largest(figure.of, "population", year, ARMY_SHARE, rule, "population")
    limits = [limit for limit in (army, people) if limit]
    return max(limits, key=lambda limit: limit.value, default=None)


_RULES: dict[str, Callable[[Figure, int | None], Limit | None]] = {
    "bilateral trade": _trade,
    "trade": _trade,
    "exports": _own_trade,
    "imports": _own_trade,
    "gdp": _gdp,
    "gdp part": _budget,
    "budget": _budget,
    "aid": _budget,
    "money": _budget,
    "debt": _debt,
    "population": _population,
    "people": _people,
    "dead": _people,
    "displaced": _people,
    "troops": _troops,
}

_PEOPLE_RULES = frozenset({"population", "people", "dead", "displaced", "troops"})


def _limits(
    states: tuple[str, ...], measure: Measure, year: int | None, factor: float, rule: str, what: str
) -> list[Limit]:
    found = []
    for code in states:
        record = known(code, measure, year)
        if record is None:
            continue
        missing = max((year or record.year) - record.year, 0)
        allowed = factor * GROWTH_A_YEAR ** min(missing, 5) if missing > 1 else factor
        owner = f"the {what} of {_name(code)}"
        found.append(Limit(record.value * allowed, rule.format(f"{allowed:g}"), owner, record))
    return found


def _smallest(
    states: tuple[str, ...], measure: Measure, year: int | None, factor: float, rule: str, what: str
) -> Limit | None:
    limits = _limits(states, measure, year, factor, rule, what)
    return min(limits, key=lambda limit: limit.value, default=None)


def _largest(
    states: tuple[str, ...], measure: Measure, year: int | None, factor: float, rule: str, what: str
) -> Limit | None:
    limits = _limits(states, measure, year, factor, rule, what)
    return max(limits, key=lambda limit: limit.value, default=None)


def _against(figure: Figure, amount: float, limit: Limit) -> Figure:
    """The verdict of a limit on an amount in its unit."""
    record = limit.record
    bound = Bound(value=limit.value, rule=limit.rule, source=f"{record.source}, {record.year}")
    ratio = amount / record.value
    held = f"{_money_or_people(figure, record.value)} in {record.year} ({record.source})"
    if amount <= limit.value:
        why = f"{_said(figure)} is within bounds: {limit.what} stood at {held}."
        return replace(figure, verdict="plausible", why=why, bound=bound)
    return replace(
        figure,
        verdict="implausible",
        why=f"{_said(figure)} is {_times(ratio)} {limit.what}, {held}.",
        bound=bound,
        nearest_fit=nearest_fit(figure, amount, limit),
    )


def nearest_fit(figure: Figure, amount: float, limit: Limit) -> str | None:
    """The slip of scale that would make an amount fit, the likeliest first.

    Where the record is of the very thing, the likeliest is the one that comes nearest to it.
    """
    slips = list(_SLIPS)
    if figure.measure in ("GDP", "population"):
        slips.sort(key=lambda slip: abs(log(amount * slip[1] / limit.record.value)))
    return _slip_that_fits(figure, amount, limit.value, slips)


def _slip_that_fits(
    figure: Figure, amount: float, limit: float, slips: Iterable[_Slip] = _SLIPS
) -> str | None:
    """The first slip of scale that brings an amount within a limit."""
    value = figure.value if figure.value is not None else figure.low or 0.0
    for slip, factor, least, below in slips:
        if least <= value < below and amount * factor <= limit:
            return f"{slip}: {amount_words(value * factor, figure.unit)} would fit"
    return None


def _multiple(figure: Figure) -> Figure:
    """A change in multiples or percent: absurd beyond a thousandfold; else the base decides."""
    if figure.unit not in ("times", "%", "percentage points"):
        return _unchecked(
            figure, "a change cannot be checked without the level that it starts from"
        )
    value = figure.value if figure.value is not None else figure.low or 0.0
    times = value if figure.unit == "times" else value / 100
    if times > ABSURD_MULTIPLE and figure.measure not in _OF_NOTHING:
        why = f"a change by {value:g} {figure.unit} is beyond any on record"
        bound = Bound(value=ABSURD_MULTIPLE, rule="a change ≤ {} times", source="own")
        bound = replace(bound, rule=bound.rule.format(f"{ABSURD_MULTIPLE:g}"))
        return replace(figure, verdict="implausible", why=f"{why.capitalize()}.", bound=bound)
    if figure.unit == "times":
        why = "growth by such a multiple is possible from a small base; the base is not stated"
        return replace(figure, verdict="plausible", why=f"{why.capitalize()}.")
    return _unchecked(figure, "a change cannot be checked without the level that it starts from")


def _share(figure: Figure) -> Figure:
    value = figure.value if figure.value is not None else figure.low or 0.0
    if figure.unit != "%":
        return _unchecked(figure, "no bound is on record for it")
    if value <= 100:
        why = f"a share of {value:g} % is within the whole."
        return replace(figure, verdict="plausible", why=why[0].upper() + why[1:])
    fit = f"a decimal point: {value / 10:g} % would fit" if value <= 1000 else None
    return replace(
        figure,
        verdict="implausible",
        why=f"A share of {value:g} % is more than the whole.",
        bound=Bound(value=100.0, rule="a share ≤ 100 %", source="own"),
        nearest_fit=fit,
    )


def _unchecked(figure: Figure, why: str) -> Figure:
    verdict: Verdict = "unchecked"
    return replace(figure, verdict=verdict, why=f"{why[0].upper()}{why[1:]}.")


def _amount(figure: Figure) -> float | None:
    """The least that a figure claims, in US dollars or in its own unit."""
    value = figure.value if figure.value is not None else figure.low
    if value is None or figure.unit not in rates():
        return value
    rate = rates()[figure.unit]
    return value * rate if rate else None


def _said(figure: Figure) -> str:
    value = figure.value if figure.value is not None else figure.low or 0.0
    words = amount_words(value, figure.unit)
    measure = figure.measure if figure.measure not in (None, figure.unit) else None
    pair = figure.between or figure.of
    link = " between " if figure.between else " of "
    of = link + " and ".join(_name(c) for c in pair) if pair else ""
    stated = f" in {figure.when.value[:4]}" if figure.when and figure.when.value else ""
    about = f"{measure or ''}{of}{stated}".strip()
    return f"{words} ({about})" if about else words


def amount_words(value: float, unit: str | None) -> str:
    """An amount in words.

    >>> amount_words(34.4e6, "USD"), amount_words(1_200_000, "people")
    ('$34.4 million', '1.2 million people')
    """
    for scale, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(value) >= scale:
            number = f"{value / scale:.3g} {word}"
            break
    else:
        number = f"{value:,.0f}" if value >= 1000 else f"{value:g}"
    return f"${number}" if unit == "USD" else f"{number} {unit or ''}".strip()


def _money_or_people(figure: Figure, value: float) -> str:
    money = figure.unit in rates()
    return amount_words(value, "USD" if money else "people")


def _times(ratio: float) -> str:
    if ratio >= _BEYOND_COUNT:
        return "more than a million times"
    if ratio < 1:
        return f"{ratio:.0%} of"
    return f"{ratio:,.0f} times" if ratio >= 10 else f"{ratio:.1f} times"


def _name(code: str) -> str:
    found = state(code)
    return found.name if found else _bodies().get(code, code)


@cache
def _bodies() -> dict[str, str]:
    """The names of organisations and armed groups by code."""
    tables = (rows("gazetteer", "organisations.csv"), rows("gazetteer", "groups.csv"))
    return {row["code"]: row["name"] for table in tables for row in reversed(table)}


def _names(figure: Figure) -> str:
    return " and ".join(_name(code) for code in figure.between or figure.of)
