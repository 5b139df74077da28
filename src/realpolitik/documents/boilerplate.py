"""Lines that belong to the web page: comment forms, sharing buttons, cookie notices, credits."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal

from realpolitik.tables import rows

BoilerplateKind = Literal["line", "list", "rest"]

_LONGEST = 300
_KINDS: tuple[BoilerplateKind, ...] = ("rest", "list", "line")
_SENTENCE_END = re.compile(r"(?<=[.!?*])\s+")


@lru_cache(maxsize=1024)
def boilerplate(line: str) -> BoilerplateKind | None:
    """What kind of boilerplate a line is, or ``None``.

    ``line`` is dropped alone, ``list`` with the short lines that follow it, ``rest`` with
    everything after it when it stands in the last third of the document. A line of several
    sentences is boilerplate when each of them is.

    >>> boilerplate("Leave a Reply")
    'rest'
    >>> boilerplate("Subscribe to the treaty, the envoy urged.") is None
    True
    """
    if len(line) > _LONGEST:
        return None
    line = line.strip()
    whole = _kind(line)
    if whole or not line:
        return whole
    parts = [_kind(part) for part in _SENTENCE_END.split(line)]
    return parts[0] if all(parts) else None


def _kind(line: str) -> BoilerplateKind | None:
    return next((kind for kind in _KINDS if _patterns(kind).fullmatch(line)), None)


@cache
def _patterns(kind: BoilerplateKind) -> re.Pattern[str]:
    found = [row["pattern"] for row in rows("documents", "boilerplate.csv") if row["kind"] == kind]
    return re.compile("|".join(f"(?:{pattern})" for pattern in found), re.IGNORECASE)
