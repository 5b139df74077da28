"""Well-known instruments by the names that the press gives them (``gazetteer/instruments.csv``)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import cast

from spacy.tokens import Doc, Span

from realpolitik.reading.doc import text_of
from realpolitik.records import InstrumentKind
from realpolitik.tables import parts, rows

_KEY = "realpolitik instruments"
_HEAD = 3
"""Letters by which the names are sorted, so that most are not looked at."""


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
    """Every name, the longest first; by first letters, which rules most places out at once."""
    by_head: dict[str, list[str]] = defaultdict(list)
    for name in sorted(known_by_name(), key=len, reverse=True):
        by_head[name[:_HEAD]].append(re.escape(name[_HEAD:]))
    groups = (f"{re.escape(head)}(?:{'|'.join(rest)})" for head, rest in by_head.items())
    return re.compile(rf"(?<![\w-])(?:{'|'.join(groups)})(?![\w])")


def matches(doc: Doc) -> list[Match]:
    """The well-known instruments that a doc names, in order, not overlapping.

    >>> import spacy
    >>> [m.known.name for m in matches(spacy.blank("en")("They left the INF Treaty in 2019."))]
    ['Intermediate-Range Nuclear Forces Treaty']
    """
    found: list[Match] | None = doc.user_data.get(_KEY)
    if found is None:
        found = doc.user_data[_KEY] = list(_found(doc))
    return found


def _found(doc: Doc) -> Iterator[Match]:
    for hit in _pattern().finditer(text_of(doc)):
        span = doc.char_span(hit.start(), hit.end(), alignment_mode="expand")
        if span is not None:
            yield Match(span, known_by_name()[hit.group()])
