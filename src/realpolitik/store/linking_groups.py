"""Groups from scores of pairs: the two groups whose members fit best on average are joined first.

A pair that has no score counts as 0, so that a chain of pairs does not make a group: most of its
members must fit most others.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator, Mapping, Sequence

Pairs = Mapping[tuple[int, int], float]
Guard = Callable[[Sequence[int], Sequence[int]], bool]


def merges(
    number: int, pairs: Pairs, least: float, guard: Guard | None = None
) -> Iterator[tuple[list[int], list[int], float]]:
    """The groups that are joined, in order, each time as the two groups and their average score.

    Args:
        number: how many there are to group, named 0 to ``number`` - 1.
        pairs: their scores, 0 to 1, by the lower and the higher name.
        least: where to stop.
        guard: whether two groups may be joined at all.

    >>> [round(score, 2) for *_, score in merges(3, {(0, 1): 0.9, (1, 2): 0.8}, 0.5)]
    [0.9]
    """
    return _Merging(number, pairs, guard).run(least)


def groups(number: int, pairs: Pairs, least: float, guard: Guard | None = None) -> list[list[int]]:
    """The groups of two or more that are left when nothing more is joined, lowest name first.

    >>> groups(4, {(0, 1): 0.9, (1, 2): 0.9, (0, 2): 0.7}, 0.5)
    [[0, 1, 2]]
    """
    held: dict[int, list[int]] = {}
    for one, other, _ in merges(number, pairs, least, guard):
        held.pop(min(other), None)
        held[min(one)] = sorted([*one, *other])
    return [held[first] for first in sorted(held)]


def components(pairs: Pairs) -> list[list[int]]:
    """What hangs together by any pair, sorted; each can be grouped for itself.

    >>> components({(0, 3): 0.9, (3, 5): 0.1, (1, 2): 0.4})
    [[0, 3, 5], [1, 2]]
    """
    parent: dict[int, int] = {}

    def root(one: int) -> int:
        while parent.setdefault(one, one) != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for one, other in pairs:
        first, second = sorted((root(one), root(other)))
        parent[second] = first
    found: dict[int, list[int]] = {}
    for one in sorted(parent):
        found.setdefault(root(one), []).append(one)
    return [found[first] for first in sorted(found)]


class _Merging:
    """Groups while they are being joined: sums of the scores between them, and a heap of pairs."""

    def __init__(self, number: int, pairs: Pairs, guard: Guard | None) -> None:
        self._members: dict[int, list[int]] = {n: [n] for n in range(number)}
        self._sums: dict[int, dict[int, float]] = {n: {} for n in range(number)}
        self._heap: list[tuple[float, int, int, int, int]] = []
        self._guard, self._next = guard, number
        for (one, other), score in pairs.items():
            self._sums[one][other] = self._sums[other][one] = score
        for one, other in pairs:
            self._offer(one, other)
        heapq.heapify(self._heap)

    def run(self, least: float) -> Iterator[tuple[list[int], list[int], float]]:
        while self._heap:
            negative, *_, a, b = heapq.heappop(self._heap)
            if -negative < least:
                return
            if a not in self._members or b not in self._members:
                continue
            one, other = sorted((self._members[a], self._members[b]))
            if self._guard is not None and not self._guard(one, other):
                continue
            self._join(a, b)
            yield one, other, -negative

    def _offer(self, a: int, b: int) -> None:
        """Ties go to the group with the lowest name, so that the result has one order."""
        one, other = self._members[a], self._members[b]
        average = self._sums[a][b] / (len(one) * len(other))
        first, second = sorted((one[0], other[0]))
        heapq.heappush(self._heap, (-average, first, second, a, b))

    def _join(self, a: int, b: int) -> None:
        new, self._next = self._next, self._next + 1
        self._members[new] = sorted([*self._members.pop(a), *self._members.pop(b)])
        sums = self._sums.pop(a)
        for other, score in self._sums.pop(b).items():
            sums[other] = sums.get(other, 0.0) + score
        self._sums[new] = {o: s for o, s in sums.items() if o in self._members}
        for other, score in self._sums[new].items():
            for gone in (a, b):
                self._sums[other].pop(gone, None)
            self._sums[other][new] = score
            self._offer(new, other)
