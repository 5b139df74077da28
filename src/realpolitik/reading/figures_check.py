"""Checks on figures: each a named rule that holds a figure against what is on record.

``figures_rules`` says how much a figure can be; here it is judged, and the judgement put into
words. A figure that no rule covers is ``unchecked`` and says why.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import log

from realpolitik.reading.figures_rules import PEOPLE, RULES, UNITS, Limit, decisive
from realpolitik.reading.figures_tables import ended, rates
from realpolitik.reading.figures_words import amount_words, names, said, times
from realpolitik.records import Bound, Figure, Verdict
from realpolitik.reference.bounds import Most, most

ABSURD_MULTIPLE = 1000.0
OUTPUT_SHARES = {"debt": 500.0, "budget": 150.0, "exports": 400.0, "imports": 400.0, "trade": 600.0}
"""The most per cent of a year's output that a level can be; 100 for those not named."""
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
_OF_NOTHING = frozenset({"growth", "fall"})
"""Changes that name no level: "10,000 times more potent" may well be."""
ELSEWHERE = "elsewhere"
"""The rule of people who are counted outside their state, whose number does not bound them."""
_YEARS_COVERED = (1990, 2035)


@dataclass(frozen=True, slots=True)
class _Reason:
    """Why no limit could be set."""

    why: str


def check(figure: Figure, rule: str, year: int | None, unread: str | None = None) -> Figure:
    """The figure with verdict, reason, bound and nearest fit.

    Args:
        figure: with value or range, unit, measure, ``between`` and ``of`` as read.
        rule: the rule of its measure, as in ``measures.csv``.
        year: the year that it speaks of, where known.
        unread: why its number could not be read, where it could not.
    """
    amount = figure.value if figure.value is not None else figure.low
    if amount is None:
        why = "the number could not be read"
        return _unchecked(figure, f"{why}: {unread}" if unread else why)
    if amount < 0 and figure.unit not in ("%", "percentage points", *rates()):
        return _unchecked(figure, f"a number of {figure.unit or 'things'} cannot be negative")
    if rule in _PROPORTIONS:
        return _PROPORTIONS[rule](figure)
    if figure.comparator == "below":
        return _unchecked(figure, "an upper limit is no claim that can be too high")
    return _level(figure, rule, year)


def _level(figure: Figure, rule: str, year: int | None) -> Figure:
    """The verdict on a level: against what there is on earth, then against the state's own."""
    physical = most(figure.measure or "", figure.unit or "")
    beside = _beside(figure, physical) if physical is not None else None
    limits = _limits(figure, rule, year)
    if beside is not None and (isinstance(limits, _Reason) or beside.verdict == "implausible"):
        return beside
    if isinstance(limits, _Reason):
        return _unchecked(figure, limits.why)
    amount = _amount(figure)
    if amount is None:
        return _unchecked(figure, _no_rate(figure.unit or ""))
    return _against(figure, amount, decisive(limits, amount))


def _no_rate(unit: str) -> str:
    last = ended().get(unit)
    gone = f", a currency that ended in {last}" if last else ""
    return f"no exchange rate is on record for {unit}{gone}"


def _beside(figure: Figure, physical: Most) -> Figure:
    """The verdict of the most that there is on earth."""
    amount = figure.value if figure.value is not None else figure.low or 0.0
    held = f"{amount_words(physical.value, figure.unit)} in {physical.year} ({physical.source})"
    bound = Bound(
        value=physical.limit,
        rule=f"{figure.measure} ≤ {physical.what}",
        source=f"{physical.source}, {physical.year}",
    )
    if amount <= physical.limit:
        why = f"{said(figure)} is within bounds: {physical.what}, stood at {held}."
        return replace(figure, verdict="plausible", why=why, bound=bound)
    why = f"{said(figure)} is {times(amount / physical.value)} {physical.what}, {held}."
    fit = _slip_that_fits(figure, amount, physical.limit)
    return replace(figure, verdict="implausible", why=why, bound=bound, nearest_fit=fit)


def _limits(figure: Figure, rule: str, year: int | None) -> list[Limit] | _Reason:
    what = figure.measure or "what it measures"
    if rule == ELSEWHERE:
        return _Reason("it counts people in a place that is not their state's")
    if rule not in RULES:
        return _Reason(f"no bound is on record for {what}")
    if not _unit_fits(figure, rule):
        return _Reason(f"no bound is on record for {what} in {figure.unit}")
    last = ended().get(figure.unit or "")
    if last and year is not None and year > last:
        return _Reason(f"the currency {figure.unit} ended in {last}; the text speaks of {year}")
    if not figure.between and not figure.of:
        return _Reason("the text does not say which country it belongs to")
    if year is not None and not _YEARS_COVERED[0] <= year <= _YEARS_COVERED[1]:
        return _Reason(f"the tables do not cover {'the year 0' if year == 0 else year}")
    limits = RULES[rule](figure, year)
    return limits or _Reason(f"no figures are on record for {names(figure)}")


def _unit_fits(figure: Figure, rule: str) -> bool:
    if rule in PEOPLE:
        return figure.unit == "people"
    return figure.unit in UNITS.get(rule, rates())


def _against(figure: Figure, amount: float, limit: Limit) -> Figure:
    """The verdict of a limit on an amount in its unit."""
    record = limit.record
    bound = Bound(value=limit.value, rule=limit.rule, source=f"{record.source}, {record.year}")
    unit = "USD" if figure.unit in rates() else limit.unit or figure.unit
    held = f"{amount_words(record.value, unit)} in {record.year} ({record.source})"
    if amount <= limit.value:
        why = f"{said(figure)} is within bounds: {limit.what} stood at {held}."
        return replace(figure, verdict="plausible", why=why, bound=bound)
    return replace(
        figure,
        verdict="implausible",
        why=f"{said(figure)} is {times(amount / record.value)} {limit.what}, {held}.",
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
    multiple = value if figure.unit == "times" else value / 100
    if multiple > ABSURD_MULTIPLE and figure.measure not in _OF_NOTHING:
        why = f"A change by {value:g} {figure.unit} is beyond any on record."
        rule = f"a change ≤ {ABSURD_MULTIPLE:g} times"
        bound = Bound(value=ABSURD_MULTIPLE, rule=rule, source="own")
        return replace(figure, verdict="implausible", why=why, bound=bound)
    if figure.unit == "times":
        why = "Growth by such a multiple is possible from a small base; the base is not stated."
        return replace(figure, verdict="plausible", why=why)
    return _unchecked(figure, "a change cannot be checked without the level that it starts from")


def _share(figure: Figure) -> Figure:
    """A share of a whole is at most the whole."""
    return _within(figure, 100.0, "a share", "the whole", "a share ≤ 100 %")


def _share_of_output(figure: Figure) -> Figure:
    """A level told as a share of a year's output."""
    least = OUTPUT_SHARES.get(figure.measure or "", 100.0)
    rule = f"{figure.measure} ≤ {least:g} % of GDP"
    return _within(figure, least, f"{figure.measure}", f"{least:g} % of a year's output", rule)


def _within(figure: Figure, limit: float, what: str, whole: str, rule: str) -> Figure:
    value = figure.value if figure.value is not None else figure.low or 0.0
    if figure.unit != "%":
        return _unchecked(figure, "no bound is on record for it")
    bound = Bound(value=limit, rule=rule, source="own")
    if value <= limit:
        why = f"{what[0].upper()}{what[1:]} of {value:g} % is within {whole}."
        return replace(figure, verdict="plausible", why=why, bound=bound)
    return replace(
        figure,
        verdict="implausible",
        why=f"{what[0].upper()}{what[1:]} of {value:g} % is more than {whole}.",
        bound=bound,
        nearest_fit=f"a decimal point: {value / 10:g} % would fit" if value <= 10 * limit else None,
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


_PROPORTIONS = {"growth": _multiple, "share": _share, "share of output": _share_of_output}
