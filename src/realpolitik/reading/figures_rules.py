"""The most that a figure can be, by what it measures: one rule for each, with its source.

Every rule takes the figure and its year and gives the limits that are on record, the plainest
first, or none. The first that a figure exceeds decides. The rules are wide on purpose: they catch
slips of scale, not matters of dispute.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from realpolitik.reading.figures_words import name
from realpolitik.records import Figure
from realpolitik.reference.bounds import Known, Measure, known
from realpolitik.reference.trade import area, pair_level, partner_share

TRADE_TOLERANCE = 1.2
"""Over the totals on record: services, mirror statistics, rounding."""
GROWTH_A_YEAR = 1.5
"""What a total may have grown by in every year since the one on record."""
PARTNER_TOLERANCE = 3.0
PARTNER_YEARS = 3
PARTNER_LEAST = 2.5e8
"""Below this, shares in whole per cents and mirror statistics say too little."""
JUMP = 20.0
JUMP_A_YEAR = 1.15
JUMP_YEARS = 15
JUMP_LEAST = 5e8
PEOPLE_A_YEAR = 1.05
OWN_TOLERANCE = 1.5
PEOPLE_TOLERANCE = 1.2
GDP_TOLERANCE = 2.0
ARMY_TOLERANCE = 3.0
ARMY_SHARE = 0.1
RESERVE_SHARE = 0.25
DEAD_SHARE = 0.5
AREA_TOLERANCE = 1.05
BUDGET_SHARE = 1.0
DEFENCE_TOLERANCE = 10.0
AID_SHARE = 0.25
MONEY_SHARE = 5.0
DEBT_SHARE = 5.0
_RESERVES = re.compile(r"reserv|militia|mobilis|mobiliz|conscript|home guard|volunteer", re.I)
_CREWED = re.compile(r"\b(?:tank|howitzer|armou?red|aircraft|jet|bomber|plane|ship|vessel)", re.I)


@dataclass(frozen=True, slots=True)
class Limit:
    """The most that a figure can be: ``what`` in words, from which figure on record.

    ``unit`` is that of the record where it is not the figure's own.
    """

    value: float
    rule: str
    what: str
    record: Known
    unit: str | None = None


def decisive(limits: list[Limit], amount: float) -> Limit:
    """The limit that decides on an amount: the first that it exceeds, else the lowest.

    >>> record = Known(1.0, 2020, "x")
    >>> wide, narrow = Limit(9.0, "wide", "a", record), Limit(4.0, "narrow", "b", record)
    >>> decisive([wide, narrow], 10).rule, decisive([wide, narrow], 5).rule
    ('wide', 'narrow')
    """
    lowest = min(limits, key=lambda limit: limit.value)
    return next((limit for limit in limits if amount > limit.value), lowest)


def _each(
    states: tuple[str, ...], measure: Measure, year: int | None, factor: float, rule: str, what: str
) -> list[Limit]:
    """The limit that each state's own figure sets, with room for the years since."""
    found = []
    for code in states:
        record = known(code, measure, year)
        if record is None:
            continue
        missing = max((year or record.year) - record.year, 0)
        growth = PEOPLE_A_YEAR if measure in ("population", "troops") else GROWTH_A_YEAR
        allowed = factor * growth ** min(missing, 5) if missing > 1 else factor
        owner = f"the {what} of {name(code)}"
        found.append(Limit(record.value * allowed, rule.format(f"{allowed:g}"), owner, record))
    return found


def _together(limits: list[Limit]) -> list[Limit]:
    """One limit for several owners: what they have in all."""
    if len(limits) < 2:
        return limits
    first = limits[0]
    record = replace(first.record, value=sum(limit.record.value for limit in limits))
    what = " and ".join(limit.what for limit in limits)
    return [replace(first, value=sum(lim.value for lim in limits), what=what, record=record)]


def _trade(figure: Figure, year: int | None) -> list[Limit]:
    """Trade of two states: the smaller's whole trade, its GDP, partner shares, the last level."""
    pair = figure.between or figure.of
    rule = "trade of two states ≤ whole trade of the smaller trader × {}"
    totals = _each(pair, "trade", year, TRADE_TOLERANCE, rule, "whole trade")
    silent = tuple(code for code in pair if known(code, "trade", year) is None)
    rule = "trade of a state without published totals ≤ its GDP × {}"
    totals += _each(silent, "gdp", year, 1.0, rule, "GDP")
    totals.sort(key=lambda limit: limit.value)
    return totals + _partner(figure, year) + _jump(figure, year)


def _own_trade(figure: Figure, year: int | None) -> list[Limit]:
    """Exports or imports: those on record, and the rules for the pair where there is one."""
    measure: Measure = "exports" if figure.measure == "exports" else "imports"
    rule = f"{measure} ≤ {measure} on record × {{}}"
    own = _each(figure.of, measure, year, OWN_TOLERANCE, rule, measure)
    own = own or _each(figure.of, "gdp", year, OWN_TOLERANCE, f"{measure} ≤ {{}} × GDP", "GDP")
    return own + (_trade(figure, year) if len(figure.between) == 2 else [])


def _partner(figure: Figure, year: int | None) -> list[Limit]:
    """Trade with one partner is what its share of exports and imports comes to, times three."""
    if len(figure.between) != 2 or year is None:
        return []
    sides = [
        side
        for one, other in (figure.between, figure.between[::-1])
        if (side := _side(one, other, year)) is not None
    ]
    return [min(sides, key=lambda side: side.value)] if len(sides) == 2 else []


def _side(code: str, partner: str, year: int) -> Limit | None:
    """What the partner's shares of a state's exports and imports come to."""
    total, source, shares = 0.0, "", []
    flows: tuple[Measure, ...] = ("exports", "imports")
    for flow in flows:
        share, own = partner_share(code, flow, partner), known(code, flow, year)
        if share is None or own is None or abs(share.year - year) > PARTNER_YEARS:
            return None
        total += own.value * share.most / 100
        shares.append(f"{flow} {'≤ ' if not share.listed else ''}{share.percent:g} %")
        source = f"{own.source}; {share.source}"
    what = f"the share of {name(partner)} in the trade of {name(code)} ({', '.join(shares)})"
    rule = f"trade with a partner ≤ its share of exports and imports × {PARTNER_TOLERANCE:g}"
    value = max(total * PARTNER_TOLERANCE, PARTNER_LEAST)
    return Limit(value, rule, what, Known(total, year, source))


def _jump(figure: Figure, year: int | None) -> list[Limit]:
    """A pair's trade cannot jump to any height from the last level on record."""
    level = pair_level(*figure.between) if len(figure.between) == 2 else None
    if level is None or year is None or not 0 <= year - level.year <= JUMP_YEARS:
        return []
    allowed = JUMP * JUMP_A_YEAR ** (year - level.year)
    rule = f"trade of two states ≤ the last level on record × {allowed:.3g}"
    what = f"the trade of {name(figure.between[0])} and {name(figure.between[1])}"
    return [Limit(max(level.value * allowed, JUMP_LEAST), rule, what, level)]


def _gdp(figure: Figure, year: int | None) -> list[Limit]:
    rule = "GDP ≤ GDP on record × {}"
    return _together(_each(figure.of, "gdp", year, GDP_TOLERANCE, rule, "GDP"))


def _budget(figure: Figure, year: int | None) -> list[Limit]:
    """Budgets and spending are at most a year's output of the states named."""
    states = figure.between or figure.of
    rule = "sums of a state ≤ its GDP × {}"
    limits = _together(_each(states, "gdp", year, BUDGET_SHARE, rule, "GDP"))
    return limits + (_defence(figure, year) if figure.measure == "defence budget" else [])


def _defence(figure: Figure, year: int | None) -> list[Limit]:
    rule = "a defence budget ≤ military spending on record × {}"
    found = _each(
        figure.of, "military spending", year, DEFENCE_TOLERANCE, rule, "military spending"
    )
    return _together(found)


def _aid(figure: Figure, year: int | None) -> list[Limit]:
    """Aid and loans are at most a quarter of the giver's output, where the giver is known."""
    if len(figure.between) == 2 and len(figure.of) == 1 and not figure.of[0].startswith("IGO:"):
        rule = "aid and loans ≤ the giver's GDP × {}"
        given = _each(figure.of, "gdp", year, AID_SHARE, rule, "GDP")
        taker = tuple(code for code in figure.between if code not in figure.of)
        rule = "aid and loans ≤ the larger GDP of giver and taker × {}"
        taken = _each(taker, "gdp", year, AID_SHARE, rule, "GDP")
        return [max(given + taken, key=lambda limit: limit.value)] if given else []
    return _budget(figure, year)


def _money(figure: Figure, year: int | None) -> list[Limit]:
    """Deals, costs and projects, which others may pay for: five years' output of the largest."""
    states = figure.between or figure.of
    rule = "a deal or a cost ≤ the GDP of the largest state × {}"
    return sorted(
        _each(states, "gdp", year, MONEY_SHARE, rule, "GDP"), key=lambda limit: -limit.value
    )[:1]


def _debt(figure: Figure, year: int | None) -> list[Limit]:
    states = figure.of or figure.between
    rule = "debt of a state ≤ its GDP × {}"
    return _together(_each(states, "gdp", year, DEBT_SHARE, rule, "GDP"))


def _population(figure: Figure, year: int | None) -> list[Limit]:
    rule = "population ≤ population on record × {}"
    return _together(_each(figure.of, "population", year, OWN_TOLERANCE, rule, "population"))


def _people(figure: Figure, year: int | None) -> list[Limit]:
    """The wounded, displaced and others of a state are at most its people."""
    states = figure.between or figure.of
    rule = "people of a state ≤ its population × {}"
    return _together(_each(states, "population", year, PEOPLE_TOLERANCE, rule, "population"))


def _dead(figure: Figure, year: int | None) -> list[Limit]:
    """The dead of a state are at most half its people."""
    states = figure.between or figure.of
    rule = "dead of a state ≤ its population × {}"
    return _together(_each(states, "population", year, DEAD_SHARE, rule, "population"))


def _troops(figure: Figure, year: int | None) -> list[Limit]:
    """Troops are at most three times the armed forces on record, or a tenth of the people."""
    share = RESERVE_SHARE if _RESERVES.search(figure.evidence.text) else ARMY_SHARE
    rule = "troops ≤ armed forces on record × {}"
    army = _together(_each(figure.of, "troops", None, ARMY_TOLERANCE, rule, "armed forces"))
    rule = "troops ≤ population × {}"
    people = _together(_each(figure.of, "population", year, share, rule, "population"))
    return sorted(army + people, key=lambda limit: -limit.value)[:1]


def _crewed(figure: Figure, year: int | None) -> list[Limit]:
    """Aircraft, ships and tanks of a state are at most as many as its soldiers."""
    if len(figure.of) != 1 or not _CREWED.search(figure.evidence.text):
        return []
    rule = "aircraft, ships and tanks ≤ armed forces on record × {}"
    found = _each(figure.of, "troops", None, 1.0, rule, "armed forces")
    return [replace(limit, unit="people") for limit in found]


def _area(figure: Figure, year: int | None) -> list[Limit]:
    """An area within a state is at most that of the state."""
    found = [(code, record) for code in figure.of if (record := area(code)) is not None]
    rule = f"an area within a state ≤ its own area × {AREA_TOLERANCE:g}"
    limits = [
        Limit(record.value * AREA_TOLERANCE, rule, f"the area of {name(code)}", record)
        for code, record in found
    ]
    return _together(limits) if len(limits) == len(figure.of) else []


RULES: dict[str, Callable[[Figure, int | None], list[Limit]]] = {
    "bilateral trade": _trade,
    "trade": _trade,
    "exports": _own_trade,
    "imports": _own_trade,
    "gdp": _gdp,
    "gdp part": _budget,
    "budget": _budget,
    "aid": _aid,
    "money": _money,
    "debt": _debt,
    "population": _population,
    "people": _people,
    "dead": _dead,
    "displaced": _people,
    "troops": _troops,
    "crewed": _crewed,
    "area": _area,
}
PEOPLE = frozenset({"population", "people", "dead", "displaced", "troops"})
UNITS = {"crewed": frozenset({"aircraft", "ships", "weapons"}), "area": frozenset({"km²"})}
"""Rules that take units other than people and money."""
