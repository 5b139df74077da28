"""The forecasts of a store, with what came of them, in the order in which they want attention."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise, takewhile
from pathlib import Path
from typing import Any, Literal

from realpolitik.store import codec
from realpolitik.store.reader import Store

State = Literal["overdue", "open", "resolved"]
"""``overdue``: open, and the day by which it should have come is past."""

SHORTEST = 6
"""The fewest characters of a short id."""

_ORDER: dict[State, int] = {"overdue": 0, "open": 1, "resolved": 2}
_MONTHS = {3: 120, 4: 12, 7: 1}  # by the length of its ISO form: a decade, a year, a month

_ALL = """
SELECT f.id, f.document, d.published, d.outlet, d.author, f.holder,
    f.likelihood_words AS likelihood, f.likelihood_low AS low, f.likelihood_high AS high,
    f.horizon, f.conditional_on, f.about, f.evidence_text AS words, r.outcome, r.day, r.note
FROM forecasts f
LEFT JOIN documents d ON d.document = f.document
LEFT JOIN resolutions r ON r.forecast = f.id AND r.document = f.document
QUALIFY row_number() OVER (PARTITION BY f.document, f.id ORDER BY f.rowid) = 1
ORDER BY d.published, d.rowid, f.rowid
"""

_LOST = """
SELECT count(*) AS n FROM resolutions r
WHERE NOT EXISTS (SELECT 1 FROM forecasts f WHERE f.id = r.forecast AND f.document = r.document)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A forecast of a store; ``short`` is the beginning of its id that no other id has.

    ``low`` and ``high`` are the stored range, 0 to 1, ``None`` where the words have none.
    ``outcome`` is "yes", "no" or "void", settled on ``day``; both ``None`` while it is open.
    """

    short: str
    state: State
    holder: str
    likelihood: str
    low: float | None
    high: float | None
    horizon: str | None
    conditional_on: str | None
    about: str
    words: str
    document: str
    published: date | None
    outlet: str | None
    outcome: str | None
    day: date | None
    note: str | None
    id: str


def listed(
    path: str | Path, *, holder: str | None = None, only_open: bool = False, today: date
) -> list[Listed]:
    """The forecasts of a store: first the overdue, then the open, then the resolved.

    Args:
        path: the store.
        holder: only those whose holder's name has this in it, in whatever case.
        only_open: leave the resolved out.
        today: the day on which a horizon is past or not.

    Raises:
        StoreError: as ``Store``.
    """
    rows = Store(path).rows(_ALL)
    short = short_ids(row["id"] for row in rows)
    found = [_listed(row, short, today) for row in rows]
    wanted = (holder or "").casefold()
    kept = [f for f in found if wanted in f.holder.casefold()]
    if only_open:
        kept = [f for f in kept if f.state != "resolved"]
    return sorted(kept, key=_urgency)


def lost(path: str | Path) -> int:
    """How many resolutions are of forecasts that their documents no longer hold."""
    return int(Store(path).rows(_LOST)[0]["n"])


def short_ids(ids: Iterable[str]) -> dict[str, str]:
    """For every id its beginning, of six characters or as many more as tell it from the others.

    >>> short_ids(["abcdef12", "abcdef19", "77777777"])
    {'77777777': '777777', 'abcdef12': 'abcdef12', 'abcdef19': 'abcdef19'}
    """
    ordered = sorted(set(ids))
    shared = [_shared(one, next_) for one, next_ in pairwise(ordered)]
    needed = [max(pair) + 1 for pair in zip([0, *shared], [*shared, 0], strict=True)]
    return {i: i[: max(SHORTEST, n)] for i, n in zip(ordered, needed, strict=False)}


def last_day(horizon: str | None) -> date | None:
    """The last day of an ISO 8601 day, week, month, quarter, year or decade.

    >>> [str(last_day(h)) for h in ("2024-06-25", "2024-W26", "2024-02", "2024-Q4", "202", "soon")]
    ['2024-06-25', '2024-06-30', '2024-02-29', '2024-12-31', '2029-12-31', 'None']
    """
    first = codec.day(horizon)
    if first is None or horizon is None:
        return None
    try:
        return _after(first, horizon) - timedelta(days=1)
    except (ValueError, OverflowError):
        return date.max  # the last of the calendar's years


def holder_of(row: Mapping[str, Any]) -> str:
    """Whose forecast it is: the innermost voice, or else the author, as far as he is known.

    >>> holder_of({"holder": [], "author": None, "outlet": "The Lantern"})
    'The Lantern (author not named)'
    """
    voices: Sequence[Mapping[str, Any]] = row["holder"]
    if voices:
        return str(voices[-1]["name"])
    outlet = row["outlet"]
    return row["author"] or (f"{outlet} (author not named)" if outlet else "author not known")


def _shared(one: str, other: str) -> int:
    """How many characters two texts begin with in common."""
    return sum(1 for _ in takewhile(lambda p: p[0] == p[1], zip(one, other, strict=False)))


def _listed(row: dict[str, Any], short: Mapping[str, str], today: date) -> Listed:
    named = holder_of(row)
    rest = {k: v for k, v in row.items() if k not in ("author", "holder")}
    return Listed(short=short[row["id"]], state=_state(row, today), holder=named, **rest)


def _state(row: Mapping[str, Any], today: date) -> State:
    if row["outcome"] is not None:
        return "resolved"
    end = last_day(row["horizon"])
    return "overdue" if end is not None and end < today else "open"


def _urgency(forecast: Listed) -> tuple[int, date]:
    return _ORDER[forecast.state], last_day(forecast.horizon) or date.max


def _after(first: date, horizon: str) -> date:
    """The day after the period that begins on ``first``."""
    if "W" in horizon:
        return first + timedelta(days=7)
    months = 3 if "Q" in horizon else _MONTHS.get(len(horizon))
    if months is None:
        return first + timedelta(days=1)
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return date(year, month + 1, 1)
