"""What kind of document it is, by the words of its title and fields."""

from __future__ import annotations

import re
from functools import cache
from typing import cast

from realpolitik.documents.shapes import TURN
from realpolitik.records import DocumentKind
from realpolitik.tables import rows


def title_cue(title: str) -> tuple[int, int, DocumentKind | None]:
    """Where the title proper starts and ends, and the kind that its label tells.

    >>> title_cue("A Bridge Too Near – OpEd")
    (0, 17, 'opinion')
    """
    for place in ("prefix", "suffix"):
        for pattern, kind in _cues(place):
            match = pattern.search(title)
            if match and match.start("rest") < match.end("rest"):
                return *match.span("rest"), kind
    starts = (kind for pattern, kind in _cues("start") if pattern.match(title))
    return 0, len(title), next(starts, None)


def field_kind(value: str) -> DocumentKind | None:
    """The kind that a ``kind`` field means, or ``None`` where it is none of ours.

    >>> field_kind("Op-Ed"), field_kind("poem")
    ('opinion', None)
    """
    found = (kind for pattern, kind in _cues("field") if pattern.fullmatch(value.strip()))
    return next(found, None)


def is_dialogue(blocks: list[str]) -> bool:
    """Whether the blocks of a text are mostly turns of named speakers."""
    turns = sum(bool(TURN.match(b)) for b in blocks)
    return turns >= 4 and turns >= 0.2 * len(blocks)


@cache
def _cues(place: str) -> tuple[tuple[re.Pattern[str], DocumentKind], ...]:
    return tuple(
        (_compile(place, row["pattern"]), cast(DocumentKind, row["kind"]))
        for row in rows("documents", "kinds.csv")
        if row["place"] == place
    )


def _compile(place: str, pattern: str) -> re.Pattern[str]:
    forms = {
        "prefix": rf"^(?:{pattern}) ?[:|] (?P<rest>.+)$",
        "suffix": rf"^(?P<rest>.+?) ?(?: [-–—|]+ |\()(?:{pattern})\)?$",
    }
    return re.compile(forms.get(place, f"(?:{pattern})"), re.IGNORECASE)
