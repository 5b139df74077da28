"""The labels of the PLV benchmark, and which of our kinds of acts each of them holds.

The table is ``plover_labels.csv``; why a kind goes where it goes is said in its rows.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

QUADS = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "COOPERATE": 2, "AID": 2, "YIELD": 2,
    "REQUEST": 3, "ACCUSE": 3, "REJECT": 3, "THREATEN": 3,
    "PROTEST": 4, "MOBILIZE": 4, "SANCTION": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip
"""Quad class of each label, as the set's authors give it."""

LABELS = tuple(QUADS)


@cache
def label_of() -> dict[str, str]:
    """Label by kind.

    >>> label_of()["SANCTION.measures"]
    'COERCE'
    """
    with Path(__file__).with_name("plover_labels.csv").open(encoding="utf-8") as rows:
        return {row["kind"]: row["label"] for row in csv.DictReader(rows)}
