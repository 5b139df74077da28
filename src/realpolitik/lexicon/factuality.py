"""Factuality: a status and the words that decided it as a number from -3 to +3."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from realpolitik import tables
from realpolitik.records import Status

ANY = "*"
"""The cue of the row that holds for a status whatever word decided it."""


@cache
def _values() -> dict[tuple[str, str], float]:
    found = tables.rows("lexicon", "factuality.csv")
    return {(row["status"], row["cue"]): float(row["value"]) for row in found}


def factuality(status: Status, cues: Sequence[str]) -> float:
    """How sure it is that an act took or takes place.

    Args:
        status: the status of the act.
        cues: the words that decided it, innermost first; only the first counts.

    Returns:
        -3 (certainly not) to +3 (certainly so), with 0 where nothing is said either way.

    >>> factuality("actual", ())
    3.0
    """
    table = _values()
    word = cues[0].lower() if cues else ANY
    return table.get((status, word), table[status, ANY])
