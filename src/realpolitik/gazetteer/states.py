"""States, territories and regions: codes, names, adjectives, capitals, years of existence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from realpolitik.tables import parts, rows


@dataclass(frozen=True, slots=True)
class State:
    """A state or territory.

    ``code`` is ISO 3166 alpha-3 (``XKX`` for Kosovo, withdrawn codes for former states); a partly
    recognised state carries its claimant's code and the sector ``PRE``. ``kind`` is ``member``,
    ``observer``, ``partial``, ``territory``, ``region`` or ``former``. ``capitals`` holds the
    present capital first, then its other spellings, seats and former capitals.
    """

    code: str
    name: str
    adjectives: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    aliases: tuple[str, ...]
    kind: str
    sector: str
    valid_from: date | None
    valid_to: date | None


def day(value: str) -> date | None:
    """An ISO date of a table, or ``None`` for an empty cell."""
    return date.fromisoformat(value) if value else None


@cache
def states() -> tuple[State, ...]:
    """Every row of ``gazetteer/states.csv``."""
    return tuple(
        State(
            code=row["code"],
            name=row["name"],
            adjectives=parts(row["adjectives"]),
            demonyms=parts(row["demonyms"]),
            capitals=parts(row["capitals"]),
            aliases=parts(row["aliases"]),
            kind=row["kind"],
            sector=row["sector"],
            valid_from=day(row["valid_from"]),
            valid_to=day(row["valid_to"]),
        )
        for row in rows("gazetteer", "states.csv")
    )


def seat_of(code: str, on: date) -> str:
    """Whose seat a capital was on a day, given whose it is today.

    >>> seat_of("RUS", date(1990, 8, 3)), seat_of("RUS", date(1992, 8, 3))
    ('SUN', 'RUS')
    """
    return next((before for before, until in _former().get(code, ()) if on <= until), code)


@cache
def _former() -> dict[str, list[tuple[str, date]]]:
    found: dict[str, list[tuple[str, date]]] = {}
    for row in sorted(rows("gazetteer", "former.csv"), key=lambda r: r["until"]):
        until = date.fromisoformat(row["until"])
        found.setdefault(row["code"], []).append((row["before"], until))
    return found


@cache
def _by_code() -> dict[str, State]:
    found: dict[str, State] = {}
    for each in states():
        if each.kind not in ("region",) and each.sector != "PRE":
            found.setdefault(each.code, each)
    return found


def state(code: str) -> State | None:
    """The state with a code, or ``None``.

    >>> state("PRK").name
    'North Korea'
    """
    return _by_code().get(code)
