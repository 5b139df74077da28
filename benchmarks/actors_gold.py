"""The layout of the gold of actors, checked as it is read.

JSON Lines, one passage a line: ``id``, ``date`` (``YYYY-MM-DD``, the document's), ``region`` (of
``REGIONS``), ``source`` (``own``, or the document that it is taken from), ``text`` and
``mentions``. A mention has

- ``words`` as they stand in the text, ``nth`` where they occur more than once (1 is the first, and
  what holds when it is left out);
- ``kind``, of ``KINDS``; ``none`` is what looks like an actor and is none;
- ``state``: the codes that are right, as a set; ``null`` where nobody can know (and of ``none``);
  ``state_ok``: other sets that are as good, an empty one for no code;
- ``sector``: PLOVER's code, or a list of fair ones; left out where it is no question;
- ``who``: fair names of the person, or of the office where nobody is named; left out of the rest.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from realpolitik import tables
from realpolitik.errors import InputError

KINDS = (
    "state",
    "demonym",
    "capital",
    "office",
    "person",
    "pronoun",
    "group reference",
    "organisation",
    "armed group",
    "ministry",
    "sector",
    "none",
)
REGIONS = (
    "africa",
    "mena",
    "europe",
    "post-soviet",
    "south-asia",
    "east-asia",
    "southeast-asia",
    "oceania",
    "north-america",
    "latin-america",
)
YEARS = (1990, 2026)
_CODE = re.compile(r"[A-Z]{3}|(?:IGO|NSA|NGO):[A-Z][A-Z0-9-]*")
_PASSAGE = {"id", "date", "region", "source", "text", "mentions"}
_MENTION = {"words", "nth", "kind", "state", "state_ok", "sector", "who"}
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class GoldMention:
    """Marked words at the characters ``start`` to ``end`` (exclusive) of their passage.

    ``states`` are the sets of codes that are right, an empty one where no code is. ``sectors`` and
    ``who`` are empty where they are no question.
    """

    words: str
    start: int
    end: int
    kind: str
    states: tuple[frozenset[str], ...]
    sectors: tuple[str, ...]
    who: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with its marks; ``region`` and ``kind`` of a mention are those of the layout."""

    id: str
    date: date
    region: str
    source: str
    text: str
    mentions: tuple[GoldMention, ...]


def load(path: Path) -> list[Passage]:
    """The passages of a file, in order.

    Raises:
        InputError: ``B001`` when lines are not laid out as said above; every fault is named with
            its line, up to twenty of them.
    """
    return parse(path.read_text(encoding="utf-8"), path.name)


def parse(text: str, name: str = "the gold") -> list[Passage]:
    """The passages of a text of the layout; see ``load``.

    >>> line = '{"id": "a", "date": "2012-03-24", "region": "africa", "source": "own", '
    >>> line += '"text": "Mali fell.", "mentions": [{"words": "Mali", "kind": "state", '
    >>> line += '"state": ["MLI"]}]}'
    >>> parse(line)[0].mentions[0].states
    (frozenset({'MLI'}),)
    """
    passages: list[Passage] = []
    faults: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        found = _fault_or_passage(line, {p.id for p in passages})
        if isinstance(found, Passage):
            passages.append(found)
        else:
            faults += [f"line {number}: {fault}" for fault in found]
    if faults or not passages:
        _refuse(name, faults or ["it holds no passage"])
    return passages


def _refuse(name: str, faults: list[str]) -> None:
    more = len(faults) - _SHOWN
    told = [*faults[:_SHOWN], *([f"and {more} more"] if more > 0 else [])]
    raise InputError(
        "B001",
        what=f"{name} could not be read as a gold of actors",
        why="; ".join(told),
        do="lay it out as the docstring of benchmarks/actors_gold.py says",
    )


def _fault_or_passage(line: str, ids: set[str]) -> Passage | list[str]:
    try:
        row = json.loads(line)
    except ValueError as error:
        return [f"no JSON: {error}"]
    if not isinstance(row, dict):
        return ["no JSON object"]
    faults = [*_passage_faults(row, ids)]
    if faults:
        return faults
    faults = [f for m in row["mentions"] for f in _mention_faults(m, row["text"])]
    return faults or _passage(row)


def _passage_faults(row: dict[str, Any], ids: set[str]) -> Iterator[str]:
    if set(row) != _PASSAGE:
        yield f"the fields are {', '.join(sorted(row))}, not {', '.join(sorted(_PASSAGE))}"
        return
    for key in ("id", "source", "text"):
        if not isinstance(row[key], str) or not row[key].strip():
            yield f"{key} is no text"
    if row["id"] in ids:
        yield f"the id {row['id']!r} occurs twice"
    if row["region"] not in REGIONS:
        yield f"the region {row['region']!r} is none of {', '.join(REGIONS)}"
    if not _is_day(row["date"]):
        yield f"the date {row['date']!r} is none from {YEARS[0]} to {YEARS[1]}"
    if not isinstance(row["mentions"], list):
        yield "mentions is no list"


def _is_day(value: object) -> bool:
    if not isinstance(value, str) or not re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return False
    try:
        return YEARS[0] <= date.fromisoformat(value).year <= YEARS[1]
    except ValueError:
        return False


def _mention_faults(row: Any, text: str) -> Iterator[str]:
    if not isinstance(row, dict) or not {"words", "kind", "state"} <= set(row) <= _MENTION:
        yield f"a mention has the fields {', '.join(row) if isinstance(row, dict) else row!r}"
        return
    words = row["words"]
    if not isinstance(words, str) or not words.strip() or _place(text, words, row) is None:
        yield f"{words!r}, occurrence {row.get('nth', 1)!r}, is not in the text"
    if row["kind"] not in KINDS:
        yield f"{words!r} has the kind {row['kind']!r}, none of {', '.join(KINDS)}"
    yield from (f"{words!r}: {fault}" for fault in _value_faults(row))


def _value_faults(row: dict[str, Any]) -> Iterator[str]:
    sets = [row["state"], *_listed(row.get("state_ok"))]
    for codes in sets:
        if codes is not None and not _are_texts(codes):
            yield f"{codes!r} is no list of codes"
        for code in codes or ():
            if isinstance(code, str) and not _CODE.fullmatch(code):
                yield f"{code!r} has not the form of a code"
    if row["state"] == []:
        yield "the state is an empty list; null says that nobody can know"
    if row["kind"] == "none" and any(sets):
        yield "what is no actor has a state"
    for sector in _listed(row.get("sector")):
        if sector not in _sectors():
            yield f"{sector!r} is none of PLOVER's sectors"
    if "who" in row and not (_are_texts(row["who"]) and row["who"]):
        yield f"who is {row['who']!r}, no list of names"


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(v, str) and v.strip() for v in value)


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _sectors() -> set[str]:
    return {row["code"] for row in tables.rows("codebook", "sectors.csv")}


def _place(text: str, words: str, row: dict[str, Any]) -> tuple[int, int] | None:
    """Where the marked words stand; never inside a longer word."""
    nth = row.get("nth", 1)
    found = list(re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text))
    if not isinstance(nth, int) or not 0 < nth <= len(found):
        return None
    return found[nth - 1].span()


def _passage(row: dict[str, Any]) -> Passage:
    mentions = sorted((_mention(m, row["text"]) for m in row["mentions"]), key=lambda m: m.start)
    day = date.fromisoformat(row["date"])
    return Passage(row["id"], day, row["region"], row["source"], row["text"], tuple(mentions))


def _mention(row: dict[str, Any], text: str) -> GoldMention:
    start, end = _place(text, row["words"], row) or (0, 0)
    sets = [row["state"] or [], *_listed(row.get("state_ok"))]
    return GoldMention(
        words=row["words"],
        start=start,
        end=end,
        kind=row["kind"],
        states=tuple(dict.fromkeys(map(frozenset, sets))),
        sectors=tuple(_listed(row.get("sector"))),
        who=tuple(row.get("who", ())),
    )


def strange_codes(passages: list[Passage]) -> list[str]:
    """The codes of the marks that the gazetteer does not know, each once, in order."""
    known = {row["code"] for name in _CODED for row in tables.rows("gazetteer", name)}
    used = {c for p in passages for m in p.mentions for codes in m.states for c in codes}
    return sorted(used - known)


_CODED = ("states.csv", "organisations.csv", "groups.csv", "metonyms.csv")
