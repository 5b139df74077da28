"""What is known of trade between two states, and of the size of states, with the source.

``pair_trade.csv`` has the two-way trade of pairs in the last year covered, ``trade_partners.csv``
the partners that the Factbook lists; both are compiled by ``tools/build_trade.py``. A pair that is
in neither is not covered, which does not mean that it has no trade.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from realpolitik.reference.bounds import Known
from realpolitik.tables import rows

_FULL = 5
"""Partners that the Factbook lists for a state whose trade it knows."""


@dataclass(frozen=True, slots=True)
class Share:
    """A partner's share of a flow; of one not ``listed``, the least share that is."""

    percent: float
    listed: bool
    year: int
    source: str

    @property
    def most(self) -> float:
        """The percentage before it was rounded, at most."""
        return self.percent + 0.5


def pair_level(one: str, other: str) -> Known | None:
    """The two-way trade of two states, US dollars, in the last year on record.

    >>> level = pair_level("FRA", "DEU")
    >>> level.value > 1e11, pair_level("FRA", "XXX") is None
    (True, True)
    """
    first, last = sorted((one, other))
    return _pairs().get((first, last))


def partner_share(code: str, flow: str, partner: str) -> Share | None:
    """The share of a partner in a state's "exports" or "imports"; ``None`` where few are listed.

    >>> partner_share("MEX", "exports", "USA").percent > 50
    True
    """
    listed = _partners().get((code, flow), {})
    if partner in listed:
        return listed[partner]
    if len(listed) < _FULL:
        return None
    least = min(listed.values(), key=lambda share: share.percent)
    return Share(least.percent, False, least.year, least.source)


def area(code: str) -> Known | None:
    """The area of a state in square kilometres, land and inland water.

    >>> round(area("CHE").value)
    41277
    """
    return _areas().get(code)


@cache
def _pairs() -> dict[tuple[str, str], Known]:
    return {
        (row["one"], row["other"]): Known(float(row["usd"]), int(row["year"]), row["source"])
        for row in rows("reference", "pair_trade.csv")
    }


@cache
def _partners() -> dict[tuple[str, str], dict[str, Share]]:
    table: dict[tuple[str, str], dict[str, Share]] = defaultdict(dict)
    for row in rows("reference", "trade_partners.csv"):
        share = Share(float(row["percent"]), True, int(row["year"]), row["source"])
        table[row["code"], row["flow"]][row["partner"]] = share
    return table


@cache
def _areas() -> dict[str, Known]:
    return {
        row["code"]: Known(float(row["km2"]), 2025, row["source"])
        for row in rows("reference", "areas.csv")
    }
