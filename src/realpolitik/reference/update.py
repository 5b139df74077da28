"""Fetching World Development Indicators from the World Bank, on the user's word only.

The interface (version 2) gives an indicator of all countries in pages of JSON. An answer is taken
whole or not at all: what is cut, of another form, incomplete or absurd is an error, and nothing is
written.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from realpolitik.documents.fetch import Fetched, Fetcher
from realpolitik.errors import InputError, ResourceError
from realpolitik.gazetteer.states import state
from realpolitik.reference.own import CELLS, SOURCE
from realpolitik.tables import Row, rows

ADDRESS = "https://api.worldbank.org/v2"
FIRST_YEAR = 1990
INDICATORS: Mapping[str, str] = {
    "exports_usd": "TX.VAL.MRCH.CD.WT",
    "imports_usd": "TM.VAL.MRCH.CD.WT",
    "gdp_usd": "NY.GDP.MKTP.CD",
    "population": "SP.POP.TOTL",
    "military_pct_gdp": "MS.MIL.XPND.GD.ZS",
}
MOST: Mapping[str, float] = {
    "exports_usd": 1e14,
    "imports_usd": 1e14,
    "gdp_usd": 1e15,
    "population": 1e10,
    "military_pct_gdp": 300,
}
"""The most that a cell can be; Kuwait spent 117 % of its output on arms in 1991."""
LEAST_STATES = 100
"""An answer with fewer states is not the whole."""
_APART = 50.0
"""How many times a figure may differ from ours for the same year: revisions never went so far."""
PER_PAGE = 5000
_MOST_PAGES = 100
PAGE_BYTES = 8_000_000

Progress = Callable[[str], None]
_Cells = dict[tuple[str, int], float]


@dataclass(frozen=True, slots=True)
class Edition:
    """What was fetched: the rows of a table, and the day when the World Bank last changed it."""

    rows: tuple[Row, ...]
    updated: date


def fetched(
    address: str = ADDRESS,
    *,
    today: date,
    fetcher: Fetcher | None = None,
    progress: Progress = lambda _: None,
) -> Edition:
    """Every indicator of every state and territory since 1990.

    Args:
        address: of the interface, or of one that answers as it does.
        today: the day of fetching.
        fetcher: what asks; by default one that asks only the public internet.
        progress: is told which indicator is asked for.

    Raises:
        InputError: ``D019`` for an address that may not be asked.
        ResourceError: ``R022`` where it gives nothing, or what cannot be used.
    """
    asked = fetcher or Fetcher(robots=False, most_bytes=PAGE_BYTES)
    table: dict[tuple[str, int], dict[str, float]] = defaultdict(dict)
    editions: list[date] = []
    for column, indicator in INDICATORS.items():
        progress(indicator)
        cells, edition = _indicator(asked, f"{address}/country/all/indicator/{indicator}", today)
        _check(indicator, column, cells)
        editions.append(edition)
        for key, value in cells.items():
            table[key][column] = value
    source = SOURCE.format(min(editions), today)
    return Edition(tuple(_rows(table, source)), min(editions))


def _rows(table: Mapping[tuple[str, int], Mapping[str, float]], source: str) -> Iterator[Row]:
    for (code, year), cells in sorted(table.items()):
        told = {name: f"{cells[name]:.15g}" if name in cells else "" for name in CELLS}
        yield {"code": code, "year": str(year), **told, "source": source}


def _indicator(fetcher: Fetcher, address: str, today: date) -> tuple[_Cells, date]:
    """The cells of one indicator, from all of its pages, and the day of its edition."""
    cells: _Cells = {}
    page, pages, total, seen, edition = 1, 1, 0, 0, today
    while page <= pages:
        head, entries = _page(fetcher, _query(address, page, today))
        _same_answer(address, page, head, (pages, total, edition))
        pages, total, edition = head.pages, head.total, head.edition or today
        seen += len(entries)
        for entry in entries:
            _take(entry, cells, address, today)
        page += 1
    if seen != total:
        raise _unusable(address, f"it announced {total:,} entries and gave {seen:,}")
    return cells, edition


def _query(address: str, page: int, today: date) -> str:
    return f"{address}?format=json&date={FIRST_YEAR}:{today.year}&per_page={PER_PAGE}&page={page}"


@dataclass(frozen=True, slots=True)
class _Head:
    """What a page says of the answer that it is part of."""

    page: int
    pages: int
    total: int
    edition: date | None


def _page(fetcher: Fetcher, address: str) -> tuple[_Head, list[Any]]:
    """One page: its head and its entries."""
    answer = _answer(fetcher, address)
    if address.startswith("https:") and answer.address.scheme != "https":
        raise _unusable(address, "it leads to an address without https")
    try:
        found = json.loads(answer.body)
    except (ValueError, RecursionError):
        raise _unusable(address, f"it is no JSON, or cut short: {_begins(answer.body)}") from None
    match found:
        case [{"message": [*messages]}]:
            raise _unusable(address, f"the server says: {_message(messages)}")
        case [{"page": _, "pages": _, "total": _} as head, [*entries]]:
            return _head(address, head), entries
    raise _unusable(address, "its JSON has another form than the interface's")


def _answer(fetcher: Fetcher, address: str) -> Fetched:
    try:
        return fetcher.get(address)
    except InputError as error:
        if error.code == "D019":
            raise
        large = f"a page of it is larger than {PAGE_BYTES // 1_000_000} MB"
        raise _unusable(address, large if error.code == "D005" else error.why) from None


def _head(address: str, head: Mapping[str, Any]) -> _Head:
    numbers = [_whole(head[name]) for name in ("page", "pages", "total")]
    told = head.get("lastupdated")
    try:
        edition = date.fromisoformat(told) if told else None
    except (TypeError, ValueError):
        raise _unusable(address, f"it tells no day of its edition: {str(told)[:40]!r}") from None
    page, pages, total = numbers
    if page is None or pages is None or total is None or not 1 <= pages <= _MOST_PAGES:
        raise _unusable(address, "it does not tell how many pages and entries it has")
    return _Head(page, pages, total, edition)


def _same_answer(address: str, page: int, head: _Head, before: tuple[int, int, date]) -> None:
    """Pages belong together only if they agree on what they are part of."""
    if head.page != page:
        raise _unusable(address, f"asked for page {page}, it gave page {head.page}")
    told = (head.pages, head.total, head.edition or before[2])
    if page > 1 and told != before:
        raise _unusable(address, "it was changed while it was fetched")


def _whole(value: Any) -> int | None:
    """A count, also one written as a string."""
    if isinstance(value, str) and value.isdecimal() and len(value) < 10:
        return int(value)
    counts = isinstance(value, int) and not isinstance(value, bool) and value >= 0
    return value if counts else None


def _take(entry: Any, cells: _Cells, address: str, today: date) -> None:
    """Put an entry's figure where it belongs; aggregates and empty cells are passed over."""
    match entry:
        case {"countryiso3code": str(code), "date": str(year), "value": value}:
            pass
        case _:
            raise _unusable(address, f"one of its entries has another form: {str(entry)[:80]}")
    if value is None or not _is_country(code):
        return
    number = float(value) if isinstance(value, (int, float)) else math.nan
    if isinstance(value, bool) or not math.isfinite(number) or number < 0:
        raise _unusable(address, f"{code} in {year} has the figure {str(value)[:40]!r}")
    if not (year.isdecimal() and FIRST_YEAR <= int(year) <= today.year):
        raise _unusable(address, f"{code} has a figure for the year {year[:20]!r}")
    if (code, int(year)) in cells:
        raise _unusable(address, f"it has two figures of {code} for {year}")
    if number:
        cells[code, int(year)] = number


def _is_country(code: str) -> bool:
    """Whether a code is that of a state or territory, and of no group of them."""
    return code in _shipped() or state(code) is not None


@cache
def _shipped() -> Mapping[str, Mapping[int, Row]]:
    found: dict[str, dict[int, Row]] = defaultdict(dict)
    for row in rows("reference", "country_years.csv"):
        found[row["code"]][int(row["year"])] = row
    return found


def _check(indicator: str, column: str, cells: _Cells) -> None:
    """Whether an indicator's figures can be what they claim to be."""
    states = {code for code, _ in cells}
    if len(states) < LEAST_STATES:
        raise _unusable(indicator, f"it has figures of {len(states)} states only")
    shipped = _shipped()
    for (code, year), value in cells.items():
        told = f"{code} in {year} has the figure {value:g}"
        if value > MOST[column]:
            raise _unusable(indicator, f"{told}, more than can be")
        ours = shipped.get(code, {}).get(year, {}).get(column)
        if ours and not 1 / _APART < value / float(ours) < _APART:
            raise _unusable(indicator, f"{told}; on record is {float(ours):g}")


def _begins(body: bytes) -> str:
    return repr(body[:60].decode("utf-8", "replace"))


def _message(messages: list[Any]) -> str:
    told = [m.get("value", m.get("key", "")) for m in messages if isinstance(m, dict)]
    return "; ".join(map(str, told))[:200] or "nothing"


def _unusable(what: str, why: str) -> ResourceError:
    return ResourceError(
        "R022",
        what=f"the answer of {what} was not used",
        why=why,
        do="try again later; the table that you have is as it was",
    )
