"""Every proper name of the gazetteer in one trie."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from realpolitik.gazetteer.holders import Holder, holders, surname
from realpolitik.gazetteer.outlets import outlets
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
    "stop",
]


@dataclass(frozen=True, slots=True)
class Name:
    """What a surface form may stand for."""

    kind: NameKind
    name: str
    code: str | None = None
    sector: str | None = None
    holder: Holder | None = None


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
    for row in rows("gazetteer", "stopnames.csv"):
        yield row["name"], Name("stop", row["name"])


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


@cache
def names() -> Trie[Name]:
    """The compiled trie; case matters, accents and hyphens do not."""
    trie: Trie[Name] = Trie()
    for source in (_states, _bodies, _persons):
        for text, name in source():
            trie.add(pieces(text), name)
    return trie
