"""What was found between the events of a store, and the groups that it makes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from realpolitik.store.linking_accounts import Days, Event
from realpolitik.store.linking_groups import components, groups
from realpolitik.store.linking_score import KEPT_APART, Judged
from realpolitik.store.linking_words import settings

Pair = tuple[str, str]
Numbers = tuple[int, int]

T = TypeVar("T", str, int)


@dataclass(frozen=True, slots=True)
class Link:
    """A row of the table ``links``, its layer aside."""

    kind: str
    member: str
    cluster: str
    rule: str
    score: float


class Found:
    """Copies, the scores of pairs, and the pairs that are kept apart; only what can matter."""

    def __init__(self) -> None:
        self._repeated: dict[str, set[str]] = {}
        self._days: dict[str, Days | None] = {}
        self._published: dict[str, int | None] = {}
        self._scores: dict[Pair, float] = {}
        self._same_word: set[Pair] = set()
        self._apart: set[Pair] = set()

    def repeat(self, copy: Event, first: Event) -> None:
        """Note that an event is told again by a copy of the text; twice is as good as once."""
        self._repeated.setdefault(first.id, set()).add(copy.id)
        self._know(copy, first)

    def add(self, one: Event, other: Event, judged: Judged) -> None:
        """Note the score of two events."""
        pair = _ordered(one.id, other.id)
        if judged is KEPT_APART:
            self._apart.add(pair)
        elif judged.score >= settings()["decision"]["kept"]:
            self._scores[pair] = judged.score
            self._know(one, other)
            if judged.rule == "same word":
                self._same_word.add(pair)

    def _know(self, *events: Event) -> None:
        for event in events:
            self._days[event.id] = event.days
            self._published[event.id] = event.published

    def links(self) -> Iterator[Link]:
        """The rows of every group, its earliest report first."""
        grouped: set[str] = set()
        for group in self._groups():
            grouped.update(group)
            yield from self._rows(group)
        for first in sorted(self._repeated.keys() - grouped):
            yield from self._rows([first])

    def _groups(self) -> Iterator[list[str]]:
        """Groups of those that are no copies; what no good pair connects is grouped apart."""
        least = settings()["decision"]["least"]
        names = sorted({n for pair in self._scores for n in pair}, key=self._order)
        number = {name: n for n, name in enumerate(names)}
        pairs = {_ordered(number[a], number[b]): s for (a, b), s in self._scores.items()}
        good = {pair: score for pair, score in pairs.items() if score >= least}
        part = {n: at for at, group in enumerate(components(good)) for n in group}
        parts: dict[int, dict[Numbers, float]] = {}
        for (a, b), score in pairs.items():
            if a in part and part[a] == part.get(b):
                parts.setdefault(part[a], {})[a, b] = score
        for own in parts.values():
            yield from self._grouped(names, own, least)

    def _grouped(
        self, names: Sequence[str], pairs: Mapping[Numbers, float], least: float
    ) -> Iterator[list[str]]:
        members = sorted({n for pair in pairs for n in pair})
        local = {n: at for at, n in enumerate(members)}
        own = {(local[a], local[b]): score for (a, b), score in pairs.items()}

        def guard(one: Sequence[int], other: Sequence[int]) -> bool:
            return self._may_join(
                [names[members[n]] for n in one], [names[members[n]] for n in other]
            )

        for group in groups(len(members), own, least, guard):
            yield [names[members[n]] for n in group]

    def _may_join(self, one: Sequence[str], other: Sequence[str]) -> bool:
        """No pair that is kept apart, and no drift over more days than one act is told."""
        days = [d for name in (*one, *other) if (d := self._days[name])]
        spread = max(d.first for d in days) - min(d.last for d in days) if days else 0
        if spread > settings()["days"]["spread"]:
            return False
        return not any(_ordered(a, b) in self._apart for a in one for b in other)

    def _rows(self, group: Sequence[str]) -> Iterator[Link]:
        copies = {copy for first in group for copy in self._repeated.get(first, ())}
        everyone = sorted([*group, *copies], key=self._order)
        yield Link("event", everyone[0], everyone[0], "first", 1.0)
        for name in everyone[1:]:
            rule, score = ("same text", 1.0) if name in copies else self._fit(name, group)
            yield Link("event", name, everyone[0], rule, score)

    def _fit(self, name: str, group: Sequence[str]) -> tuple[str, float]:
        """The average score of a member with the others, and the better of its rules."""
        pairs = [_ordered(name, other) for other in group if other != name]
        if not pairs:
            return "same text", 1.0
        rule = "same word" if any(p in self._same_word for p in pairs) else "other words"
        return rule, round(sum(self._scores.get(p, 0.0) for p in pairs) / len(pairs), 4)

    def _order(self, name: str) -> tuple[bool, int, str]:
        """The earliest report first; the same whatever order the store was filled in."""
        published = self._published[name]
        return published is None, published or 0, name


def _ordered(one: T, other: T) -> tuple[T, T]:
    return (one, other) if one < other else (other, one)
