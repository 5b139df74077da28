"""Nouns that stand for a state or body in view: "the kingdom", "the bloc", "the group"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from realpolitik.gazetteer.states import state
from realpolitik.gazetteer.trie import Trie, pieces
from realpolitik.tables import parts, rows

STATES, ARMED = "*state", "*armed"


@dataclass(frozen=True, slots=True)
class Epithet:
    """A noun phrase and whom it may stand for.

    ``members`` are codes, or ``*state`` (any state) or ``*armed`` (any armed group); ``reach`` is
    how many sentences back it may look.
    """

    phrase: str
    members: tuple[str, ...]
    reach: int

    def fits(self, code: str | None) -> bool:
        """Whether a state or body may be called so.

        >>> epithets().longest(("kingdom",), 0)[1][0].fits("JOR")
        True
        """
        if code is None:
            return False
        if STATES in self.members:
            return state(code) is not None
        if ARMED in self.members:
            return code.startswith("NSA:")
        return code in self.members


@cache
def epithets() -> Trie[Epithet]:
    """The table under lower-case pieces."""
    trie: Trie[Epithet] = Trie()
    for row in rows("gazetteer", "epithets.csv"):
        found = Epithet(row["phrase"], parts(row["members"]), int(row["reach"]))
        trie.add(pieces(row["phrase"]), found)
    return trie
