"""Which states belong to an organisation, on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from realpolitik.gazetteer.states import day
from realpolitik.tables import rows


@dataclass(frozen=True, slots=True)
class Membership:
    """One state's time in an organisation.

    ``member`` is the code of a state, or of an organisation ("IGO:EU" in the G20). Without
    ``valid_from`` it joined before 1990; without ``valid_to`` it is still in.
    """

    code: str
    member: str
    valid_from: date | None
    valid_to: date | None

    def valid(self, on: date | None) -> bool:
        """Whether it covers a day; without a day, whether it is still open.

        On the day it ends it no longer counts.
        """
        if on is None:
            return self.valid_to is None
        begun = self.valid_from is None or self.valid_from <= on
        return begun and (self.valid_to is None or on < self.valid_to)


@cache
def _by_code() -> dict[str, tuple[Membership, ...]]:
    found: dict[str, list[Membership]] = {}
    for row in rows("gazetteer", "memberships.csv"):
        each = Membership(row["code"], row["member"], day(row["valid_from"]), day(row["valid_to"]))
        found.setdefault(each.code, []).append(each)
    return {code: tuple(listed) for code, listed in found.items()}


def members(code: str, on: date | None = None) -> tuple[str, ...]:
    """The members of an organisation on a day (without a day: today's), as far as we know.

    ``code`` is the organisation's ("IGO:NATO"). The codes of the members come in order of their
    joining, then by the alphabet; an organisation that the table lacks, or that had no members on
    that day, gives an empty tuple.

    >>> members("IGO:QUAD"), members("IGO:AUKUS", date(2020, 1, 1))
    (('AUS', 'IND', 'JPN', 'USA'), ())
    >>> "FIN" in members("IGO:NATO", date(2023, 4, 3)), "FIN" in members("IGO:NATO")
    (False, True)
    """
    return tuple(m.member for m in _by_code().get(code, ()) if m.valid(on))


def memberships() -> tuple[Membership, ...]:
    """Every row of ``gazetteer/memberships.csv``."""
    return tuple(each for listed in _by_code().values() for each in listed)
