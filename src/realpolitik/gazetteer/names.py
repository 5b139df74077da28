"""Every proper name of the gazetteer in one trie."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal, cast

from realpolitik.gazetteer.holders import Holder, holder_of_row, holders, surname
from realpolitik.gazetteer.outlets import outlets
from realpolitik.gazetteer.overlaid import Entry, active, per_overlay
from realpolitik.gazetteer.states import State, states
from realpolitik.gazetteer.trie import Trie, pieces
from realpolitik.tables import parts, rows

NameKind = Literal[
    "state",
    "adjective",
    "demonym",
    "capital",
    "metonym",
    "person",
    "surname",
    "organisation",
    "armed group",
    "outlet",
    "region",
    "stop",
]


@dataclass(frozen=True, slots=True)
class Name:
    """What a surface form may stand for.

    ``own`` is the row of a user's overlay that says so; ``members`` are the codes of a region
    whose states are few and known.
    """

    kind: NameKind
    name: str
    code: str | None = None
    sector: str | None = None
    holder: Holder | None = None
    own: Entry | None = None
    members: tuple[str, ...] = ()


def _plural(adjective: str) -> str | None:
    if adjective.endswith(("sh", "ch", "ese", "ss", "s", "z", "Thai", "Swazi", "Lao")):
        return None
    return adjective + "s"


def _state_names(each: State) -> Iterator[tuple[str, Name]]:
    code, sector = each.code, each.sector
    for text in (each.name, *each.aliases):
        yield text, Name("state", each.name, code, sector)
    for text in each.adjectives:
        yield text, Name("adjective", each.name, code, sector)
        plural = _plural(text)
        if plural:
            yield plural, Name("demonym", each.name, code, sector)
    for text in each.demonyms:
        yield text, Name("demonym", each.name, code, sector)
    for text in each.capitals:
        yield text, Name("capital", each.name, code, sector)


def _states() -> Iterator[tuple[str, Name]]:
    for each in states():
        yield from _state_names(each)


def _persons() -> Iterator[tuple[str, Name]]:
    for holder in holders():
        name = Name("person", holder.person, holder.code, holder.sector, holder)
        short = Name("surname", holder.person, holder.code, holder.sector, holder)
        for text in (holder.person, *holder.aliases):
            yield text, (name if " " in text else short)
        yield surname(holder.person, holder.code), short


def _bodies() -> Iterator[tuple[str, Name]]:
    for row in rows("gazetteer", "organisations.csv"):
        name = Name("organisation", row["name"], row["code"], row["sector"])
        for text in (row["name"], *parts(row["aliases"])):
            yield text, name
    for row in rows("gazetteer", "groups.csv"):
        name = Name("armed group", row["name"], row["code"], row["sector"])
        for text in (row["name"], *parts(row["aliases"])):
            yield text, name
    for row in rows("gazetteer", "metonyms.csv"):
        yield row["surface"], Name("metonym", row["name"], row["code"], row["sector"])
    for each in outlets():
        for text in (each.name, *each.aliases):
            yield text, Name("outlet", each.name, each.country, "JRN")
    for row in rows("gazetteer", "regions.csv"):
        name = Name("region", row["name"], sector="GOV", members=parts(row["members"]))
        for text in (row["name"], *parts(row["adjectives"])):
            yield text, name
    for row in rows("gazetteer", "stopnames.csv"):
        yield row["name"], Name("stop", row["name"])


def _own() -> Iterator[tuple[str, Name]]:
    overlay = active()
    for entry in overlay.entries if overlay else ():
        kind = cast(NameKind, "stop" if entry.kind == "none" else entry.kind)
        holder = holder_of_row(entry) if kind == "person" else None
        name = Name(kind, entry.name, entry.code or None, entry.sector or None, holder, entry)
        for text in entry.texts:
            yield text, name


def prevailing(values: list[Name], on: date | None) -> list[Name]:
    """Of what a surface form may stand for, what counts on a day: a user's rows, then ours.

    Somebody whom only the user's rows know stays known after his office, as with ours.
    """
    if all(v.own is None for v in values):
        return values
    valid = [v for v in values if v.own is not None and v.own.valid(on)]
    return valid or [v for v in values if v.own is None or v.holder is not None]


@cache
def _called(code: str) -> tuple[str, ...]:
    if code.startswith("IGO:"):
        found = [r for r in rows("gazetteer", "organisations.csv") if r["code"] == code]
        return tuple(text for r in found for text in (r["name"], *parts(r["aliases"])))
    same = [each for each in states() if each.code == code]
    return tuple(
        text
        for each in same
        for text in (each.name, *each.adjectives, *each.demonyms, *each.capitals, *each.aliases)
    )


def spoken_of(code: str, text: str) -> bool:
    """Whether a text names a state or organisation, its people or its seat.

    >>> spoken_of("MLI", "talks in Bamako"), spoken_of("MLI", "talks in Dakar")
    (True, False)
    """
    return any(called in text for called in _called(code))


@per_overlay
def names() -> Trie[Name]:
    """The compiled trie; case matters, accents and hyphens do not."""
    trie: Trie[Name] = Trie()
    for source in (_states, _bodies, _persons, _own):
        for text, name in source():
            trie.add(pieces(text), name)
    return trie
