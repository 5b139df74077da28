"""From the names in other data sets to codes and sectors, by the gazetteer.

A name is resolved once. Where it is that of somebody who held office the answer depends on the
day, so it comes as periods that follow on one another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from rapidfuzz.fuzz import ratio

from realpolitik.gazetteer.holders import Holder, holders, person
from realpolitik.gazetteer.names import Name, names
from realpolitik.gazetteer.trie import fold, pieces
from realpolitik.tables import rows, toml

FIRST, LAST = date(1, 1, 1), date(9999, 12, 31)

_BODY = re.compile(r"^(?P<role>.+?) \((?P<body>[^()]+)\)$")
_WORD = r"[\w'-]+"
_KINDS = ("state", "organisation", "armed group", "metonym", "person", "outlet")
_SAME_NAME = 75.0
_OTHER_MAN = re.compile(r"^(jr|sr)\W*$|^[ivx]+$|^foundation$|^institute$")
_NEAR = timedelta(days=2 * 365)


@dataclass(frozen=True, slots=True)
class Who:
    """An actor as a data set names him, and who we take him for."""

    text: str
    name: str | None = None
    code: str | None = None
    sector: str | None = None
    identifier: str | None = None
    via: str = "unresolved"


@dataclass(frozen=True, slots=True)
class Period:
    """Who is meant from one day to another, both included; several where several act."""

    begins: date
    ends: date
    who: tuple[Who, ...]


def always(*who: Who) -> list[Period]:
    """The same at all times."""
    return [Period(FIRST, LAST, who)]


@cache
def resolve(text: str) -> tuple[Period, ...]:
    """Who a name stands for: ``Russia``, ``Police (Russia)``, ``Vladimir Putin``.

    >>> [p.who[0].code for p in resolve("Police (North Korea)")]
    ['PRK']
    >>> resolve("Police (North Korea)")[0].who[0].sector
    'COP'
    >>> resolve("Somebody Unheard-of")[0].who[0].code is None
    True
    """
    own = _own().get(text)
    if own is not None:
        return tuple(always(replace(own, text=text)))
    split = _BODY.match(text)
    if split:
        return tuple(always(_of_a_body(text, split["role"], split["body"])))
    found = _listed(text)
    if found and found.kind != "person":
        return tuple(always(_as_who(text, found)))
    if found and found.holder:
        return tuple(_tenures(text, found.holder.person))
    exact = person(text)
    if exact:
        return tuple(_tenures(text, exact.person))
    near = _held_office(text)
    return tuple(_around(_tenures(text, near), near) if near else always(Who(text)))


def body(text: str) -> str | None:
    """The code of a state, organisation or group by its name.

    >>> body("Russian Federation"), body("Atlantis")
    ('RUS', None)
    """
    own = _own().get(text)
    if own is not None:
        return own.code
    found = _listed(text)
    return found.code if found and found.kind in _KINDS[:3] else None


@cache
def sector(role: str) -> str | None:
    """The PLOVER sector of a role or of a list of sectors parted by commas.

    >>> sector("Member of Parliament"), sector("Military,Government"), sector("Lamp")
    ('LEG', 'MIL', None)
    """
    whole, words = _roles()
    known = [whole[r] for r in [role.casefold(), *_parts(role)] if r in whole]
    if not known:
        plain = f" {' '.join(re.findall(_WORD, role.casefold()))} "
        known = [found for word, found in words.items() if f" {word} " in plain]
    return min(known)[1] if known else None


def _parts(role: str) -> Iterable[str]:
    return (part.strip().casefold() for part in role.split(","))


def _of_a_body(text: str, role: str, of: str) -> Who:
    code = body(of)
    known = _own().get(of)
    listed = _listed(of)
    fallback = known.sector if known else listed.sector if listed else None
    named = listed.name if listed else of
    is_group = bool(code and code.startswith("NSA:"))
    found = sector(role) or (fallback if is_group else None)
    return Who(text, named if code else None, code, found, None, "role" if code else "unresolved")


def _as_who(text: str, found: Name) -> Who:
    return Who(text, found.name, found.code, found.sector, None, "name")


@cache
def _listed(text: str) -> Name | None:
    """The entry of the gazetteer that has exactly this name; bodies before persons."""
    sequence = pieces(text)
    hit = names().longest(sequence, 0)
    if hit is None or hit[0] != len(sequence):
        return None
    known = [n for n in hit[1] if n.kind in _KINDS]
    return min(known, key=lambda n: _KINDS.index(n.kind)) if known else None


def _key(name: str) -> list[str]:
    return fold(name).replace("-", " ").casefold().split()


@cache
def _by_word() -> dict[str, list[tuple[list[str], Holder]]]:
    """Everybody who held office, by the first and the last word of each of his names."""
    found: dict[str, list[tuple[list[str], Holder]]] = {}
    for holder in holders():
        for name in (holder.person, *holder.aliases):
            words = _key(name)
            for word in {words[0], words[-1]} if len(words) > 1 else ():
                found.setdefault(word, []).append((words, holder))
    return found


def _held_office(text: str) -> str | None:
    """The person who is meant with another spelling of the given name, or with more names."""
    words = _key(text)
    if len(words) < 2:
        return None
    near = [*_by_word().get(words[-1], ()), *_by_word().get(words[0], ())]
    meant = {holder.person for known, holder in near if _same(words, known, holder)}
    return meant.pop() if len(meant) == 1 else None


def _same(words: Sequence[str], known: Sequence[str], holder: Holder) -> bool:
    # Where the family name comes first, one letter of the rest makes another man of him; a number
    # or "Jr." does so anywhere.
    if holder.code in toml("gazetteer", "actors.toml")["names"]["family_first"]:
        return False
    if len(set(known)) < 2 or any(_OTHER_MAN.match(w) for w in {*words} ^ {*known}):
        return False
    if words[0] == known[0] and set(known) <= set(words):
        return True
    alike = len(words[0]) > 3 < len(known[0]) and ratio(words[0], known[0]) >= _SAME_NAME
    return len(known) == 2 and words[-1] == known[-1] and alike


@cache
def _by_person() -> dict[str, list[Holder]]:
    found: dict[str, list[Holder]] = {}
    for holder in holders():
        found.setdefault(holder.person, []).append(holder)
    return found


def _tenures(text: str, name: str) -> list[Period]:
    tenures = _by_person()[name]
    starts = {t.valid_from for t in tenures if t.valid_from}
    starts |= {t.valid_to + timedelta(days=1) for t in tenures if t.valid_to}
    found: list[Period] = []
    days = [FIRST, *sorted(starts)]
    for begins, following in zip(days, [*days[1:], None], strict=True):
        ends = following - timedelta(days=1) if following else LAST
        who = _on(text, name, begins)
        if found and found[-1].who == (who,):
            found[-1] = replace(found[-1], ends=ends)
        else:
            found.append(Period(begins, ends, (who,)))
    return found


def _around(periods: list[Period], name: str) -> list[Period]:
    """The same, but nobody long before and long after his offices: names that are but alike."""
    tenures = _by_person()[name]
    begins = min((t.valid_from or FIRST + _NEAR) for t in tenures) - _NEAR
    ends = max((t.valid_to or LAST - _NEAR) for t in tenures) + _NEAR
    text = periods[0].who[0].text
    inside = [
        replace(p, begins=max(p.begins, begins), ends=min(p.ends, ends))
        for p in periods
        if p.ends >= begins and p.begins <= ends
    ]
    day = timedelta(days=1)
    before = [Period(FIRST, begins - day, (Who(text),))] if begins > FIRST else []
    after = [Period(ends + day, LAST, (Who(text),))] if ends < LAST else []
    return [*before, *inside, *after]


def _on(text: str, name: str, on: date) -> Who:
    """Somebody on a day: with the sector of his office while he holds it, ELI afterwards."""
    holder = person(name, on) or _by_person()[name][0]
    begun = holder.valid_from is None or holder.valid_from <= on
    if not holder.held(on) and holder.code.startswith("IGO:"):
        return Who(text, holder.person)  # a body is not the home of those who serve it
    kind = holder.sector if holder.held(on) else "ELI" if begun else None
    return Who(text, holder.person, holder.code, kind or None, holder.identifier, "name")


@cache
def _own() -> dict[str, Who]:
    return {
        row["name"]: Who(
            row["name"],
            row["name"] if row["code"] else None,
            row["code"] or None,
            row["sector"] or None,
            None,
            "name" if row["code"] else "unresolved",
        )
        for row in rows("gazetteer", "import_names.csv")
    }


@cache
def _roles() -> tuple[dict[str, tuple[int, str]], dict[str, tuple[int, str]]]:
    """By whole role and by words in one the rank and the sector; the lowest rank decides."""
    found: dict[str, dict[str, tuple[int, str]]] = {"whole": {}, "word": {}}
    for row in rows("gazetteer", "import_roles.csv"):
        found[row["match"]][row["role"]] = (int(row["rank"]), row["sector"])
    return found["whole"], found["word"]
