"""Offices and head nouns: what makes a noun phrase a person, a body or a force."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from realpolitik.gazetteer.trie import Trie, pieces
from realpolitik.tables import parts, rows

NounKind = Literal["office", "actor", "owned", "thing"]


@dataclass(frozen=True, slots=True)
class Noun:
    """An office ("foreign minister") or a head noun ("troops").

    ``kind``: ``office``; ``actor`` may act without a nationality; ``owned`` is an actor only with
    one ("the Chinese side"); ``thing`` is equipment of the sector ("warplanes"). ``key`` is the
    name of the office in the holders tables, ``rank`` 1 (head) to 4, ``code`` the state that the
    title alone tells. ``plural`` is true where the words mean several people.
    """

    kind: NounKind
    key: str
    sector: str
    rank: int = 0
    code: str | None = None
    plural: bool = False


@cache
def nouns() -> Trie[Noun]:
    """Offices and head nouns, under lower-case pieces."""
    trie: Trie[Noun] = Trie()
    for row in rows("gazetteer", "offices.csv"):
        for phrase in parts(row["phrases"]):
            plural = phrase.endswith("s") and not phrase.endswith(("ss", "affairs", "nations"))
            noun = Noun(
                "office",
                row["office"],
                row["sector"],
                int(row["rank"]),
                row["code"] or None,
                plural,
            )
            trie.add(pieces(phrase), noun)
    for row in rows("gazetteer", "sectors.csv"):
        kind: NounKind = (
            "thing" if row["kind"] == "thing" else "owned" if row["kind"] == "owned" else "actor"
        )
        for word in parts(row["nouns"]):
            trie.add(pieces(word), Noun(kind, word, row["sector"]))
    return trie
