"""Where what a name may stand for is written down: the table, the line, the row's own source."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from realpolitik.gazetteer.ambiguous import Rule
from realpolitik.gazetteer.holders import Holder
from realpolitik.gazetteer.names import Name
from realpolitik.gazetteer.nouns import Noun
from realpolitik.gazetteer.overlaid import active
from realpolitik.gazetteer.states import State, states
from realpolitik.tables import Row, parts, rows


@dataclass(frozen=True, slots=True)
class Origin:
    """A row of a table: its file, its line from 1 (0 where no one row tells), and its source."""

    table: str
    line: int
    source: str


_NAMED_IN = {
    "organisation": ("organisations.csv", "name"),
    "armed group": ("groups.csv", "name"),
    "metonym": ("metonyms.csv", "name"),
    "outlet": ("outlets.csv", "name"),
    "stop": ("stopnames.csv", "name"),
    "state": ("states.csv", "name"),
    "adjective": ("states.csv", "name"),
    "demonym": ("states.csv", "name"),
    "capital": ("states.csv", "name"),
}


def origin(name: Name) -> Origin:
    """The row that a name comes from.

    >>> from realpolitik.gazetteer.names import names
    >>> origin(names().longest(["Kremlin"], 0)[1][0]).table
    'metonyms.csv'
    """
    overlay = active()
    if name.own is not None and overlay is not None:
        return Origin(overlay.path, name.own.line, name.own.source)
    if name.holder is not None:
        return of_holder(name.holder)
    table, column = _NAMED_IN[name.kind]
    return _first(
        table,
        lambda row: row[column] == name.name and row.get("code", name.code) in (name.code, ""),
    )


def of_holder(holder: Holder) -> Origin:
    """The row of a tenure; one that a user's overlay has shortened is still ours."""
    overlay = active()
    for entry in overlay.entries if overlay else ():
        told = (entry.name, entry.office, entry.code, entry.valid_from, entry.valid_to)
        if told == _tenure(holder):
            return Origin(overlay.path if overlay else "", entry.line, entry.source)
    tables = ("officials.csv", "ministers.csv") if holder.prominent else ("holders.csv",)
    found = [_first(table, lambda row: _is_of(row, holder)) for table in tables]
    return next((origin for origin in found if origin.line), found[0])


def _tenure(holder: Holder) -> tuple[object, ...]:
    return holder.person, holder.office, holder.code, holder.valid_from, holder.valid_to


def _is_of(row: Row, holder: Holder) -> bool:
    same = (row["person"], row["office"], row["code"])
    begun = holder.valid_from is None or row["valid_from"] <= holder.valid_from.isoformat()
    ended = holder.valid_to is None or (row["valid_to"] or "9") >= holder.valid_to.isoformat()
    return same == (holder.person, holder.office, holder.code) and begun and ended


def of_noun(noun: Noun) -> Origin:
    """The row of an office or head noun."""
    if noun.kind == "office":
        keys = (noun.key, noun.code or "")
        return _first("offices.csv", lambda row: (row["office"], row["code"]) == keys)
    return _first("sectors.csv", lambda row: noun.key in parts(row["nouns"]))


def of_rule(rule: Rule) -> Origin:
    """The row of a context rule."""
    row = rows("gazetteer", "ambiguous.csv")[rule.line - 2]
    return Origin("ambiguous.csv", rule.line, row["source"])


def state_of(name: Name) -> State | None:
    """The state whose row a name comes from, with its years."""
    if name.own is not None or _NAMED_IN.get(name.kind, ("",))[0] != "states.csv":
        return None
    return next((s for s in states() if (s.name, s.code) == (name.name, name.code)), None)


def _first(table: str, fits: Callable[[Row], bool]) -> Origin:
    for number, row in enumerate(rows("gazetteer", table), start=2):
        if fits(row):
            return Origin(table, number, row["source"])
    return Origin(table, 0, "")
