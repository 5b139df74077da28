"""Well-known instruments by the names that the press gives them (``gazetteer/instruments.csv``)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import cast

from spacy.tokens import Doc, Span

from realpolitik.records import InstrumentKind
from realpolitik.tables import parts, rows


@dataclass(frozen=True, slots=True)
class Known:
    """One well-known instrument; ``parties`` are codes, empty where it is open to many states."""

    name: str
    kind: InstrumentKind
    parties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A stretch of the doc that names a well-known instrument."""

    span: Span
    known: Known


@cache
def known_by_name() -> dict[str, Known]:
    """Every name and alias of the register, as written there.

    >>> known_by_name()["NPT"].kind
    'treaty'
    """
    found: dict[str, Known] = {}
    for row in rows("gazetteer", "instruments.csv"):
        kind = cast(InstrumentKind, row["kind"])
        known = Known(row["name"], kind, parts(row["parties"]))
        for name in (row["name"], *parts(row["aliases"])):
            found[name] = known
            found[name[0].upper() + name[1:]] = known
    return found


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted(known_by_name(), key=len, reverse=True)
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, names)) + r")(?![\w])")


def matches(doc: Doc) -> list[Match]:
    """The well-known instruments that a doc names, in order, not overlapping.

    >>> import spacy
    >>> [m.known.name for m in matches(spacy.blank("en")("They left the INF Treaty in 2019."))]
    ['Intermediate-Range Nuclear Forces Treaty']
    """
    found = []
    for hit in _pattern().finditer(doc.text):
        span = doc.char_span(hit.start(), hit.end(), alignment_mode="expand")
        if span is not None:
            found.append(Match(span, known_by_name()[hit.group()]))
    return found
