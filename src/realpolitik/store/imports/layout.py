"""What each data set has to say about its files."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from realpolitik.store.imports.names import Period

GIVEN: Mapping[str, str] = {
    "own": "NULL::VARCHAR",
    "day": "NULL::DATE",
    "read_on": "NULL::DATE",
    "code_text": "NULL::VARCHAR",
    "contexts": "NULL::VARCHAR[]",
    "actor": "NULL::VARCHAR",
    "recipient": "NULL::VARCHAR",
    "actor_key": "NULL::VARCHAR",
    "recipient_key": "NULL::VARCHAR",
    "intensity": "NULL::DOUBLE",
    "story": "NULL::VARCHAR",
    "outlet": "NULL::VARCHAR",
    "url": "NULL::VARCHAR",
    "mentions": "NULL::INTEGER",
    "outlets": "NULL::INTEGER",
    "articles": "NULL::INTEGER",
    "place": "NULL::VARCHAR",
    "country": "NULL::VARCHAR",
    "latitude": "NULL::DOUBLE",
    "longitude": "NULL::DOUBLE",
}
"""The columns that a row is brought to, and what stands in one that a data set does not have.

``code_text`` is the code as the file says it; a layout may add ``code``, the key of the crosswalk
that it stands for (else it is that key itself); ``actor`` and ``recipient``
are shown, their keys are resolved (once each); ``country`` is resolved likewise; ``read_on`` is
the day that a row counts for in the coverage, where that is not the day of the event.
"""

KEY = "chr(31)"
"""What parts the pieces of a key, in SQL; in Python ``chr(31)``."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How to read the rows of one file.

    ``columns`` maps names of ``GIVEN`` to SQL over ``f``, the list of the row's fields (``f[1]``
    is the first) and ``line``; ``width`` the number of fields of a whole row; ``header`` the lines
    before the first row; ``who`` resolves a key of an actor, ``where`` a country.
    """

    dataset: str
    columns: Mapping[str, str]
    width: int
    header: int
    who: Callable[[str], Sequence[Period]]
    where: Callable[[str], str | None]
    coding: str = "cameo"
    names_of_codes: bool = False
    mend: Callable[[str], str] | None = None
    table: str | None = None
    notes: tuple[str, ...] = field(default=())


def at(names: Mapping[str, int], *wanted: str) -> str | None:
    """The SQL of the first of some columns that there is: ``f[3]``, or nothing."""
    for name in wanted:
        if name.casefold() in names:
            return f"f[{names[name.casefold()] + 1}]"
    return None


def positions(header: Sequence[str]) -> dict[str, int]:
    """Where each column of a header stands; the first of two with the same name.

    >>> positions(["Event ID", "Event Date", "event id"])
    {'event id': 0, 'event date': 1}
    """
    found: dict[str, int] = {}
    for place, name in enumerate(header):
        found.setdefault(name.strip().strip('"').casefold(), place)
    return found


def cells(line: str) -> list[str]:
    """The fields of a line parted by tabs."""
    return [cell.strip() for cell in line.split("\t")]
