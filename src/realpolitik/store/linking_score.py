"""How likely two accounts are of the same act.

The same sum serves events of the store, whose parties are states, and any mentions of events whose
participants are words (``benchmarks.linking``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from math import exp

from realpolitik.store.linking_words import Vector, cosine, differ, settings

Parties = frozenset[str]

_PARTLY = 0.6


@dataclass(frozen=True, slots=True)
class Account:
    """One account of an act, as it is compared.

    ``trigger`` is the stem of the word for the act and ``rarity`` how rare it is (0 to 1);
    ``also`` holds the other stems of its words. ``kind`` is the category and mode where there is a
    codebook. ``parties`` are those who act and those acted upon. ``words`` are the weighted words
    around; ``names`` and ``figures`` those of the sentence; ``place`` holds the words of the place.
    """

    trigger: str
    rarity: float
    also: frozenset[str]
    kind: tuple[str, str | None] | None
    parties: tuple[Parties, Parties]
    words: Vector
    names: frozenset[str] = frozenset()
    figures: Mapping[str, frozenset[str]] = field(default_factory=dict)
    place: Parties = frozenset()


@dataclass(frozen=True, slots=True)
class Judged:
    """A score from 0 to 1 and the rule that it rests on."""

    score: float
    rule: str


KEPT_APART = Judged(0.0, "kept apart")
"""Two accounts that cannot be of the same act, whatever else they share."""


def judge(one: Account, other: Account, context: float) -> Judged:
    """Whether two accounts are of the same act.

    Args:
        one: an account.
        other: another.
        context: how much around the two is shared, 0 to 1: that their documents tell of the same
            incident, or that the day is the same.

    >>> def told(word: str) -> Account:
    ...     return Account(word, 0.8, frozenset(), ("ASSAULT", None),
    ...                    (frozenset({"RUS"}), frozenset({"UKR"})), {"depot": 1.0})
    >>> judge(told("shell"), told("shell"), 0.45).score > 0.9
    True
    """
    if differ(one.figures, other.figures) or _elsewhere(one, other):
        return KEPT_APART
    weight = _weights()
    same = one.trigger == other.trigger
    total = weight["bias"] + weight["context"] * context
    if same:
        total += weight["trigger"] + weight["rarity"] * min(one.rarity, other.rarity)
    else:
        total += max(weight["trigger"] * _partly(one, other), weight["kind"] * _kinship(one, other))
    total += weight["words"] * cosine(one.words, other.words)
    total += weight["parties"] * shared(one, other)
    if one.names and other.names and not one.names & other.names:
        total += weight["names"]
    return Judged(1 / (1 + exp(-total)), "same word" if same else "other words")


def _partly(one: Account, other: Account) -> float:
    """Whether the words for the act share a word that is not the main one of both."""
    crossed = other.trigger in one.also or one.trigger in other.also
    return _PARTLY if crossed or one.also & other.also else 0.0


def shared(one: Account, other: Account) -> float:
    """The share of parties in common, of those of the account with fewer; sides do not mix.

    Where one of the two accounts tells nobody on a side, that side is passed over.
    """
    sides = [_overlap(a, b) for a, b in zip(one.parties, other.parties, strict=True) if a and b]
    return sum(sides) / len(sides) if sides else 0.0


def _overlap(one: Parties, other: Parties) -> float:
    return len(one & other) / min(len(one), len(other))


def _kinship(one: Account, other: Account) -> float:
    if one.kind is None or other.kind is None or one.kind[0] != other.kind[0]:
        return 0.0
    return 1.0 if one.kind[1] == other.kind[1] else 0.5


def _elsewhere(one: Account, other: Account) -> bool:
    return bool(one.place and other.place and not one.place & other.place)


@cache
def _weights() -> Mapping[str, float]:
    found: Mapping[str, float] = settings()["weights"]
    return found
