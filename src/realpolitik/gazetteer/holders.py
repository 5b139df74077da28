"""Who held which office when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from realpolitik.gazetteer.states import day
from realpolitik.gazetteer.trie import fold
from realpolitik.tables import Row, parts, rows, toml

_LEADERS = ("leader", "supreme leader", "president", "prime minister", "chancellor", "king")
HEADS = frozenset({"president", "prime minister", "chancellor", "leader", "supreme leader", "king"})


@dataclass(frozen=True, slots=True)
class Holder:
    """One person's tenure of one office; ``None`` dates are open.

    ``prominent`` persons are in the news enough to be meant by their bare family name.
    """

    person: str
    aliases: tuple[str, ...]
    office: str
    code: str
    sector: str
    valid_from: date | None
    valid_to: date | None
    identifier: str | None
    prominent: bool = False

    def held(self, on: date | None) -> bool:
        """Whether the tenure covers a day; without a day, whether it is still open."""
        if on is None:
            return self.valid_to is None
        begun = self.valid_from is None or self.valid_from <= on
        return begun and (self.valid_to is None or on <= self.valid_to)


def _holder(row: Row, prominent: bool) -> Holder:
    return Holder(
        person=row["person"],
        aliases=parts(row["aliases"]),
        office=row["office"],
        code=row["code"],
        sector=row["sector"],
        valid_from=day(row["valid_from"]),
        valid_to=day(row["valid_to"]),
        identifier=row["identifier"] or None,
        prominent=prominent,
    )


@cache
def holders() -> tuple[Holder, ...]:
    """The officials of our own table, then the heads of state and government compiled."""
    found = [_holder(row, True) for row in rows("gazetteer", "officials.csv")]
    found += [_holder(row, False) for row in rows("gazetteer", "holders.csv")]
    return tuple(found)


@cache
def _by_office() -> dict[tuple[str, str], list[Holder]]:
    found: dict[tuple[str, str], list[Holder]] = {}
    for holder in holders():
        found.setdefault((holder.office, holder.code), []).append(holder)
    return found


@cache
def _by_person() -> dict[str, list[Holder]]:
    found: dict[str, list[Holder]] = {}
    for holder in holders():
        for name in (holder.person, *holder.aliases):
            tenures = found.setdefault(_key(name), [])
            if holder not in tenures:
                tenures.append(holder)
    return found


@cache
def _by_surname() -> dict[str, list[Holder]]:
    found: dict[str, list[Holder]] = {}
    for holder in holders():
        shorts = {surname(holder.person, holder.code)}
        shorts |= {alias for alias in holder.aliases if " " not in alias}
        for short in shorts:
            found.setdefault(_key(short), []).append(holder)
    return found


def with_surname(name: str) -> list[Holder]:
    """The tenures of everybody with a family name.

    >>> sorted({h.person for h in with_surname("Lavrov")})
    ['Sergei Lavrov']
    """
    return list(_by_surname().get(_key(name), ()))


@lru_cache(maxsize=65536)
def _key(name: str) -> str:
    return fold(name).replace("-", " ").casefold()


def holders_of(office: str, code: str, on: date | None) -> list[Holder]:
    """Everybody who held an office of a state or body on a day; our own rows come first."""
    return [h for h in _by_office().get((office, code), ()) if h.held(on)]


def holder_of(office: str, code: str, on: date | None = None) -> Holder | None:
    """Who held an office on a day (without a day: who holds it), where the table knows.

    On the day of a handover, the newcomer.

    >>> from datetime import date
    >>> holder_of("foreign minister", "RUS", date(2024, 6, 25)).person
    'Sergei Lavrov'
    """
    found = holders_of(office, code, on)
    return max(found, key=lambda h: h.valid_from or date.min) if found else None


def _rank(holder: Holder, on: date | None) -> tuple[bool, bool, date]:
    when = on or date.max
    begun = (holder.valid_from or date.min) <= when
    return holder.held(on), begun, holder.valid_from or date.min


@cache
def _heads() -> dict[str, list[tuple[str, date, date]]]:
    found: dict[str, list[tuple[str, date, date]]] = {}
    for row in rows("gazetteer", "heads.csv"):
        begin, end = day(row["valid_from"]) or date.min, day(row["valid_to"]) or date.max
        found.setdefault(row["code"], []).append((row["office"], begin, end))
    return found


def leading(code: str, on: date | None = None) -> tuple[str, ...]:
    """The offices that a state's "leader" may hold on a day, the one that leads it first.

    Whoever took power without an office goes before all; then the office of ``heads.csv``: the
    prime minister where the president only stands for the state, the king where he rules.

    >>> leading("ISR")[2], leading("JOR")[2], leading("FRA")[2]
    ('prime minister', 'king', 'president')
    """
    when = on or date.max
    first = [o for o, begin, end in _heads().get(code, ()) if begin <= when <= end]
    return tuple(dict.fromkeys((*_LEADERS[:2], *reversed(first), *_LEADERS[2:])))


def person(name: str, on: date | None = None) -> Holder | None:
    """The tenure that a full name stands for on a day: in force, else the last before it.

    >>> from datetime import date
    >>> person("Vladimir Putin", date(2010, 1, 1)).office
    'prime minister'
    """
    found = _by_person().get(_key(name))
    return max(found, key=lambda h: _rank(h, on)) if found else None


@lru_cache(maxsize=65536)
def surname(name: str, code: str = "") -> str:
    """The family name within a full name, by the custom of the state.

    >>> surname("Kim Jong-un", "PRK"), surname("Ursula von der Leyen"), surname("Lula")
    ('Kim', 'von der Leyen', 'Lula')
    """
    custom = toml("gazetteer", "actors.toml")["names"]
    words = name.replace(",", " ").split()
    while len(words) > 1 and words[-1] in custom["suffixes"]:
        words.pop()
    if len(words) == 1:
        return words[0]
    if code in custom["family_first"]:
        return words[0]
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in custom["particles"]:
        start -= 1
    return " ".join(words[start:])
