"""Who held which office when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, lru_cache

from realpolitik.gazetteer.overlaid import Entry, active, per_overlay
from realpolitik.gazetteer.overlay_clash import single_offices
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


def holder_of_row(entry: Entry) -> Holder:
    """The tenure that a row of a user's overlay tells."""
    return Holder(
        person=entry.name,
        aliases=entry.aliases,
        office=entry.office,
        code=entry.code,
        sector=entry.sector,
        valid_from=entry.valid_from,
        valid_to=entry.valid_to,
        identifier=entry.identifier,
        prominent=True,
    )


@per_overlay
def holders() -> tuple[Holder, ...]:
    """The officials and ministers of our own tables, then those compiled.

    ``ministers.csv`` holds foreign and defence ministers in series. Where it has the office of a
    state, what the compiled table says of that office is left out: it would be a second holder.
    The tenures of a user's overlay come first, and on their days ours of the same person, or of the
    same office where one holds it at a time, do not count.
    """
    found = [_holder(row, True) for row in rows("gazetteer", "officials.csv")]
    found += [_holder(row, True) for row in rows("gazetteer", "ministers.csv")]
    ours = {(row["office"], row["code"]) for row in rows("gazetteer", "ministers.csv")}
    compiled = rows("gazetteer", "holders.csv")
    found += [_holder(r, False) for r in compiled if (r["office"], r["code"]) not in ours]
    overlay = active()
    if overlay is None:
        return tuple(found)
    own = [holder_of_row(entry) for entry in overlay.entries if entry.kind == "person"]
    return (*own, *_without(found, own))


def _without(ours: list[Holder], own: list[Holder]) -> Iterator[Holder]:
    """Our tenures, each without the days of those that stand in its place."""
    by_office: dict[tuple[str, str], list[Holder]] = {}
    by_person: dict[str, list[Holder]] = {}
    for each in own:
        if each.office in single_offices():
            by_office.setdefault((each.office, each.code), []).append(each)
        for name in (each.person, *each.aliases):
            by_person.setdefault(_key(name), []).append(each)
    for holder in ours:
        left = [holder]
        instead = [*by_office.get((holder.office, holder.code), ())]
        for name in (holder.person, *holder.aliases):
            instead += by_person.get(_key(name), ())
        for each in instead:
            left = [part for whole in left for part in _cut(whole, each)]
        yield from left


def _cut(holder: Holder, away: Holder) -> Iterator[Holder]:
    """What is left of a tenure before and after another."""
    first, last = holder.valid_from or date.min, holder.valid_to or date.max
    begin, end = away.valid_from or date.min, away.valid_to or date.max
    if end < first or begin > last:
        yield holder
        return
    if first < begin:
        yield replace(holder, valid_to=begin - timedelta(days=1))
    if end < last:
        yield replace(holder, valid_from=end + timedelta(days=1))


@per_overlay
def _by_office() -> dict[tuple[str, str], list[Holder]]:
    found: dict[tuple[str, str], list[Holder]] = {}
    for holder in holders():
        found.setdefault((holder.office, holder.code), []).append(holder)
    return found


@per_overlay
def _by_person() -> dict[str, list[Holder]]:
    found: dict[str, list[Holder]] = {}
    for holder in holders():
        for name in (holder.person, *holder.aliases):
            tenures = found.setdefault(_key(name), [])
            if holder not in tenures:
                tenures.append(holder)
    return found


@per_overlay
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
    >>> holder_of("foreign minister", "DEU", date(2016, 5, 1)).person
    'Frank-Walter Steinmeier'
    >>> holder_of("defence minister", "JPN", date(2012, 3, 1)).person
    'Naoki Tanaka'
    """
    found = holders_of(office, code, on)
    return max(found, key=lambda h: h.valid_from or date.min) if found else None


def has_office(office: str, code: str) -> bool:
    """Whether a state or body has an office at all, as far as the table knows.

    >>> has_office("president", "USA"), has_office("king", "USA")
    (True, False)
    """
    return (office, code) in _by_office()


def next_holder(holder: Holder, *, before: bool = False) -> Holder | None:
    """Who held the same office next after a tenure, or last before it; ``None`` if unknown.

    >>> from datetime import date
    >>> next_holder(holder_of("president", "USA", date(2010, 1, 1))).person
    'Donald Trump'
    """
    same = _by_office().get((holder.office, holder.code), [])
    dated = [h for h in same if h.valid_from is not None and h.person != holder.person]
    if before:
        start = holder.valid_from or date.min
        earlier = [h for h in dated if (h.valid_from or date.max) < start]
        return max(earlier, key=lambda h: h.valid_from or date.min, default=None)
    if holder.valid_to is None:
        return None
    later = [h for h in dated if (h.valid_from or date.min) >= holder.valid_to]
    return min(later, key=lambda h: h.valid_from or date.max, default=None)


def reigns(holder: Holder, on: date | None) -> bool:
    """Whether a tenure is that of a head of state or government, and in force on a day."""
    return holder.office in HEADS and holder.held(on)


def standing(holder: Holder, on: date | None) -> tuple[bool, bool, bool, date]:
    """How well a tenure says what somebody is on a day; the greatest of several is the one meant.

    In force before over, the head's office before a ministry held beside it, begun before yet to
    come, and the latest.

    >>> from datetime import date
    >>> both = [h for h in with_surname("Netanyahu") if h.held(date(2019, 5, 1))]
    >>> sorted({h.office for h in both})
    ['defence minister', 'prime minister']
    >>> max(both, key=lambda h: standing(h, date(2019, 5, 1))).office
    'prime minister'
    """
    begun = (holder.valid_from or date.min) <= (on or date.max)
    return holder.held(on), reigns(holder, on), begun, holder.valid_from or date.min


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
    return max(found, key=lambda h: standing(h, on)) if found else None


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
