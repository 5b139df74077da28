"""Newspapers, agencies, broadcasters."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from realpolitik.tables import parts, rows


@dataclass(frozen=True, slots=True)
class Outlet:
    """A medium; ``country`` is ISO 3166 alpha-3, ``owner`` says who stands behind it."""

    name: str
    aliases: tuple[str, ...]
    country: str
    kind: str
    owner: str | None


@cache
def outlets() -> tuple[Outlet, ...]:
    """Every row of ``gazetteer/outlets.csv``."""
    return tuple(
        Outlet(
            row["name"], parts(row["aliases"]), row["country"], row["kind"], row["owner"] or None
        )
        for row in rows("gazetteer", "outlets.csv")
    )


@cache
def _by_name() -> dict[str, Outlet]:
    found: dict[str, Outlet] = {}
    for each in outlets():
        for name in (each.name, *each.aliases):
            found.setdefault(name.casefold().removeprefix("the "), each)
    return found


def outlet(name: str) -> Outlet | None:
    """The outlet with a name or alias, or ``None``; case and a leading "the" do not matter.

    >>> outlet("the Global Times").country
    'CHN'
    """
    return _by_name().get(name.strip().casefold().removeprefix("the "))
