"""Rows of a user's file of actors that cannot both be right."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from realpolitik.gazetteer.overlaid import Entry
from realpolitik.gazetteer.overlay_faults import Fault, clash, doubt, shown
from realpolitik.gazetteer.trie import pieces
from realpolitik.tables import rows, toml


@dataclass(frozen=True, slots=True)
class _Span:
    """The days of a row, whom it gives the name or office then, and his office."""

    first: date
    last: date
    line: int
    says: Hashable
    office: str


def clashes(entries: Iterable[Entry], shared: Iterable[int] = ()) -> Iterator[Fault]:
    """Two bearers of one name on one day, and two holders of one office.

    Args:
        entries: the rows, whatever is wrong with them besides.
        shared: the lines of rows that say that others hold the office too.

    A handover shares a day: who leaves an office and who takes it may both have it.
    """
    ordered = [e for e in entries if _first(e) <= _last(e)]
    yield from _names(ordered)
    yield from _offices(ordered, frozenset(shared))


def _names(entries: list[Entry]) -> Iterator[Fault]:
    found: dict[tuple[str, ...], list[_Span]] = {}
    spelt: dict[tuple[str, ...], str] = {}
    for entry in entries:
        for text in dict.fromkeys(entry.texts):
            if key := pieces(text):
                found.setdefault(key, []).append(_span(entry, _bearer(entry)))
                spelt.setdefault(key, text)
    for key, spans in found.items():
        name = f"the name {shown(spelt[key])}"
        for one, other in _overlapping(spans):
            why = f"line {one.line} gives it to another on the same days"
            yield clash(other.line, name, why, "keep one of them, or give days that do not overlap")
        yield from _twice(spans, name)


def _twice(spans: list[_Span], name: str) -> Iterator[Fault]:
    seen: dict[Hashable, int] = {}
    for span in spans:
        key = (span.first, span.last, span.says, span.office)
        if seen.setdefault(key, span.line) != span.line:
            why = f"line {seen[key]} says the same of the same days"
            yield doubt(span.line, name, why, "leave out one of them")


def _bearer(entry: Entry) -> Hashable:
    """Who has the name; a person may hold two offices at once and is one bearer all the same."""
    sector = "" if entry.kind == "person" else entry.sector
    return entry.kind, entry.name, entry.code, sector


def _offices(entries: list[Entry], shared: frozenset[int]) -> Iterator[Fault]:
    found: dict[tuple[str, str], list[_Span]] = {}
    for entry in entries:
        if entry.office in single_offices() and entry.code and entry.line not in shared:
            span = _span(entry, pieces(entry.name))
            found.setdefault((entry.office, entry.code), []).append(span)
    for (office, code), spans in found.items():
        for one, other in _overlapping(spans, handover=True):
            why = f"line {one.line} has another holder of it on the same days"
            do = "end one before the other begins; where they share it, write yes under shared"
            yield clash(other.line, f"the office {office} of {code}", why, do)


def _overlapping(spans: list[_Span], *, handover: bool = False) -> Iterator[tuple[_Span, _Span]]:
    """For each span one that begins no later, overlaps it and says something else, if any does.

    Of those before, only the longest and the longest that says otherwise than it can matter.
    """
    best: list[_Span] = []
    for span in sorted(spans, key=lambda s: (s.first, s.line)):
        for other in best:
            meets = other.last > span.first if handover else other.last >= span.first
            if other.says != span.says and meets:
                yield other, span
                break
        best = _longest([*best, span])


def _longest(spans: list[_Span]) -> list[_Span]:
    ordered = sorted(spans, key=lambda s: s.last, reverse=True)
    return [ordered[0], *[s for s in ordered if s.says != ordered[0].says][:1]]


def _span(entry: Entry, says: Hashable) -> _Span:
    return _Span(_first(entry), _last(entry), entry.line, says, entry.office)


def _first(entry: Entry) -> date:
    return entry.valid_from or date.min


def _last(entry: Entry) -> date:
    return entry.valid_to or date.max


@cache
def single_offices() -> frozenset[str]:
    """The offices that one person holds at a time.

    >>> "foreign minister" in single_offices(), "spokesman" in single_offices()
    (True, False)
    """
    shared = toml("gazetteer", "overlay.toml")["offices"]["shared"]
    ranked = {r["office"] for r in rows("gazetteer", "offices.csv") if int(r["rank"]) <= 2}
    return frozenset(ranked.difference(shared))
