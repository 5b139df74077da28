"""Verbs that colour what they govern: they carry an act out, plan it, end it, call it off.

``supports.csv``: ``nouns`` are lemmas or ``@classes`` of the object, empty for any noun that names
an act, ``clause`` for a clause; ``effect`` is ``actual``, ``future``, ``hypothetical``,
``negated``, ``ended`` (it happened and is over) or ``cancelled`` (it was to happen and will not).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal, cast, get_args

from realpolitik import tables
from realpolitik.lexicon.classes import broken, classes, is_one

Effect = Literal["actual", "future", "hypothetical", "negated", "ended", "cancelled"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """One row of ``supports.csv`` (see the module)."""

    lemma: str
    particle: str
    nouns: tuple[str, ...]
    effect: Effect
    source: str
    line: int

    @property
    def governs_clause(self) -> bool:
        """Whether the row is about clauses, not nouns."""
        return self.nouns == ("clause",)

    def takes(self, lemma: str) -> bool:
        """Whether the row speaks of that noun.

        >>> pay = supports()["pay"][0]
        >>> pay.takes("visit"), pay.takes("attack")
        (True, False)
        """
        if not self.nouns:
            return True
        return any(is_one(lemma, word) for word in self.nouns if word != "clause")


@cache
def supports() -> Mapping[str, tuple[Support, ...]]:
    """The rows of each verb lemma, those that ask for a particle or name nouns first.

    Raises:
        TableError: ``T020`` for a row that breaks the table's rules.

    >>> [s.effect for s in supports()["cancel"]]
    ['cancelled']
    """
    found: dict[str, list[Support]] = {}
    for number, row in enumerate(tables.rows("lexicon", "supports.csv"), 2):
        support = _support(row, number)
        same = found.setdefault(support.lemma, [])
        if any((s.particle, s.nouns) == (support.particle, support.nouns) for s in same):
            raise broken("supports.csv", number, f"the row of {support.lemma!r} is repeated")
        same.append(support)
    ranked = {
        lemma: tuple(sorted(some, key=lambda s: (not s.particle, not s.nouns)))
        for lemma, some in found.items()
    }
    return MappingProxyType(ranked)


def _support(row: tables.Row, number: int) -> Support:
    nouns = tables.parts(row["nouns"])
    if row["effect"] not in get_args(Effect):
        raise broken("supports.csv", number, f"the effect {row['effect']!r} is not known")
    if not row["lemma"] or not row["source"]:
        raise broken("supports.csv", number, "the lemma or the source is missing")
    for word in nouns:
        if word.startswith("@") and word[1:] not in classes():
            raise broken("supports.csv", number, f"{word!r} is not a class of nouns")
    return Support(
        lemma=row["lemma"],
        particle=row["particle"],
        nouns=nouns,
        effect=cast(Effect, row["effect"]),
        source=row["source"],
        line=number,
    )
