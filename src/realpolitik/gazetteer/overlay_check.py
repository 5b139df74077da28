"""Whether the rows of a user's file of actors can be used: each by itself, then all together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache

from rapidfuzz import process

from realpolitik import codebook
from realpolitik.gazetteer.overlaid import Entry
from realpolitik.gazetteer.overlay_clash import clashes
from realpolitik.gazetteer.overlay_faults import Fault, dates, doubt, shown, value
from realpolitik.gazetteer.overlay_file import Line
from realpolitik.gazetteer.states import states
from realpolitik.gazetteer.trie import pieces
from realpolitik.tables import parts, rows, toml

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_BODY = re.compile(r"(IGO|NSA):[A-Z0-9][A-Z0-9_&.-]{0,39}")
_DEFINES = {"organisation": "IGO", "armed group": "NSA"}


def check(lines: Sequence[Line]) -> tuple[list[Entry], list[Fault]]:
    """The rows as entries, and everything that is wrong with them, warnings included.

    >>> from realpolitik.gazetteer.overlay_file import lines
    >>> entries, faults = check(lines(b"name,kind,code\\nKremlin,metonym,RUX\\n")[0])
    >>> print(faults[0])
    [T032] line 2: the code “RUX” - no state has it. Do: use ISO 3166 alpha-3.
    """
    own = _defined(lines)
    faults = [fault for line in lines for fault in _row(line, own)]
    entries = [_entry(line) for line in lines]
    shared = {line.number for line in lines if line.get("shared")}
    undated = {fault.line for fault in faults if fault.code == "T033"}
    faults += clashes([e for e in entries if e.line not in undated], shared)
    return entries, sorted(faults)


# -- each row by itself ----------------------------------------------------------------------------


def _row(line: Line, own: frozenset[str]) -> Iterator[Fault]:
    yield from _names(line)
    yield from _kind(line)
    yield from _code(line, own)
    yield from _sector(line)
    yield from _office(line)
    yield from _days(line)
    yield from _marks(line)


def _names(line: Line) -> Iterator[Fault]:
    limits, name = _limits(), line.get("name")
    aliases = parts(line.get("aliases"))
    if not name:
        yield value(line.number, "the name", "it is empty", "give the name as texts have it")
    if len(aliases) > limits["aliases"]:
        why = f"a row takes {limits['aliases']}"
        yield value(line.number, f"{len(aliases):,} aliases", why, "part them into several rows")
    for text in (name, *aliases) if name else aliases:
        words = pieces(text)
        if len(text) > limits["name"] or len(words) > limits["words"]:
            why = f"no name has more than {limits['name']} letters or {limits['words']} words"
            yield value(line.number, f"the name {shown(text)}", why, "shorten it")
        elif not any(c.isalnum() for c in text):
            why = "it has no letter"
            yield value(line.number, f"the name {shown(text)}", why, "give a name")
        elif len(words) == 1 and text == text.lower() and line.get("kind") != "none":
            why = "it is a single word in lower case, and every such word will be taken for a name"
            do = "write it as a name is written, or leave it out"
            yield doubt(line.number, f"the name {shown(text)}", why, do)


def _kind(line: Line) -> Iterator[Fault]:
    kinds = _kinds()
    if line.get("kind") not in kinds:
        do = f"kinds: {', '.join(kinds)}"
        yield value(line.number, f"the kind {shown(line.get('kind'))}", "there is none of it", do)


def _code(line: Line, own: frozenset[str]) -> Iterator[Fault]:
    kind, code = line.get("kind"), line.get("code")
    told = f"the code {shown(code)}"
    if kind == "none":
        if code:
            yield value(line.number, told, "of a name that is nobody", "leave the code empty")
        return
    if not code:
        do = "give ISO 3166 alpha-3, IGO:… or NSA:…"
        yield value(line.number, "the code", "it is empty", do)
    elif ":" not in code:
        if code not in _states():
            yield value(line.number, told, "no state has it", "use ISO 3166 alpha-3")
    elif kind == "state":
        yield value(line.number, told, "it is not that of a state", "give ISO 3166 alpha-3")
    elif not _BODY.fullmatch(code):
        do = "write it as IGO:NAME or NSA:NAME, in capitals, digits, _ & . -"
        yield value(line.number, told, "it is not written as a code", do)
    elif code not in own and code not in _bodies():
        defines = "organisation" if code.startswith("IGO:") else "armed group"
        do = f"define it by a row of the kind {defines}, or use one of ours"
        yield value(line.number, told, "no body of ours and no row of the file has it", do)


def _sector(line: Line) -> Iterator[Fault]:
    sector, kind = line.get("sector"), line.get("kind")
    if sector and sector not in codebook.sectors():
        do = f"sectors: {', '.join(codebook.sectors())}"
        yield value(line.number, f"the sector {shown(sector)}", "there is none of it", do)
    if kind == "person" and not sector and not line.get("office"):
        why = "neither office nor sector tells in which capacity the person acts"
        yield value(line.number, "the sector", why, "give an office or a sector")


def _office(line: Line) -> Iterator[Fault]:
    office = line.get("office")
    told = f"the office {shown(office)}"
    if office and line.get("kind") != "person":
        yield value(line.number, told, "only persons hold one", "leave the cell empty")
    elif office and office not in offices():
        near = process.extract(office, list(offices()), limit=3, score_cutoff=60)
        hint = " or ".join(found[0] for found in near)
        do = f"perhaps {hint}" if hint else "realpolitik actors explain knows the offices by name"
        yield value(line.number, told, "there is none of that name", do)


def _days(line: Line) -> Iterator[Fault]:
    found = []
    for column in ("valid_from", "valid_to"):
        cell = line.get(column)
        if cell and (why := _no_day(cell)):
            yield dates(line.number, f"{column} {shown(cell)}", why, "give the day as 2024-06-27")
        found.append(_day(cell))
    first, last = found
    if first is not None and last is not None and first > last:
        what = f"valid_from {first} and valid_to {last}"
        yield dates(line.number, what, "the first is later than the last", "exchange them")


def _no_day(cell: str) -> str | None:
    """Why a cell is no day that we take."""
    limits = _limits()
    if not _DAY.fullmatch(cell):
        return "it is not written as a day"
    day = _day(cell)
    if day is None:
        return "there is no such day"
    first, last = limits["first_year"], limits["last_year"]
    return None if first <= day.year <= last else f"only the years {first} to {last} are taken"


def _day(cell: str) -> date | None:
    try:
        return date.fromisoformat(cell) if _DAY.fullmatch(cell) else None
    except ValueError:
        return None


def _marks(line: Line) -> Iterator[Fault]:
    if line.get("shared") not in ("", "yes"):
        told = f"shared {shown(line.get('shared'))}"
        yield value(line.number, told, "it takes yes, or nothing", "write yes or leave it empty")
    identifier = line.get("identifier")
    if len(identifier) > 100 or " " in identifier:
        told = f"the identifier {shown(identifier)}"
        yield value(line.number, told, "it is too long or has a blank in it", "give it as Q42")


# -- what the rows say -----------------------------------------------------------------------------


def _entry(line: Line) -> Entry:
    kind, office, code = line.get("kind"), line.get("office"), line.get("code")
    sector = line.get("sector") or (
        offices().get(office, "") if kind == "person" else _own_sector(kind, code)
    )
    return Entry(
        line=line.number,
        name=line.get("name"),
        aliases=parts(line.get("aliases")),
        kind=kind,
        code=code,
        sector=sector,
        office=office,
        valid_from=_day(line.get("valid_from")),
        valid_to=_day(line.get("valid_to")),
        identifier=line.get("identifier") or None,
        source=line.get("source"),
    )


def _own_sector(kind: str, code: str) -> str:
    return _states().get(code, "GOV") if kind == "state" else _kinds().get(kind, "")


def _defined(lines: Iterable[Line]) -> frozenset[str]:
    """The codes of bodies that rows of the file define: organisations IGO, armed groups NSA."""
    return frozenset(
        code
        for line in lines
        if (code := line.get("code")).partition(":")[0] == _DEFINES.get(line.get("kind"))
    )


# -- what our tables say ---------------------------------------------------------------------------


@cache
def _states() -> Mapping[str, str]:
    """The sector of each state, by its code."""
    found: dict[str, str] = {}
    for each in states():
        found.setdefault(each.code, each.sector)
    return found


@cache
def _bodies() -> frozenset[str]:
    tables = ("organisations.csv", "groups.csv")
    return frozenset(row["code"] for table in tables for row in rows("gazetteer", table))


@cache
def offices() -> Mapping[str, str]:
    """The sector of each office, by its name in ``offices.csv``.

    >>> offices()["defence minister"]
    'MIL'
    """
    found: dict[str, str] = {}
    for row in rows("gazetteer", "offices.csv"):
        found.setdefault(row["office"], row["sector"])
    return found


def _kinds() -> Mapping[str, str]:
    kinds: Mapping[str, str] = toml("gazetteer", "overlay.toml")["kinds"]
    return kinds


def _limits() -> Mapping[str, int]:
    limits: Mapping[str, int] = toml("gazetteer", "overlay.toml")["limits"]
    return limits
