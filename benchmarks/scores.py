"""Scores of labels against labels."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence


def f1_by_label(gold: Sequence[Hashable], found: Sequence[Hashable]) -> dict[Hashable, float]:
    """F1 of every label that the gold has, from 0 to 1.

    >>> f1_by_label(["a", "a", "b"], ["a", "b", "b"])
    {'a': 0.6666666666666666, 'b': 0.6666666666666666}
    """
    pairs = list(zip(gold, found, strict=True))
    scores = {}
    for label in sorted(set(gold), key=str):
        right = sum(g == f == label for g, f in pairs)
        named = sum((g == label) + (f == label) for g, f in pairs)
        scores[label] = 2 * right / named if named else 0.0
    return scores


def macro_f1(gold: Sequence[Hashable], found: Sequence[Hashable]) -> float:
    """The mean of the F1 of the labels that the gold has.

    >>> macro_f1([1, 1, 2], [1, 2, 2])
    0.6666666666666666
    """
    scores = f1_by_label(gold, found)
    return sum(scores.values()) / len(scores)


def calibration_error(sure: Sequence[float], right: Sequence[bool], bins: int = 10) -> float:
    """The expected calibration error: how far confidence is from the share that is right.

    The mean over ten equal bins of confidence, weighted by how many fall in each.

    >>> calibration_error([0.9, 0.9, 0.9, 0.9], [True, True, True, False])
    0.15000000000000002
    """
    return sum(
        abs(mean - share) * pairs / len(sure) for pairs, mean, share in binned(sure, right, bins)
    )


def binned(
    sure: Sequence[float], right: Sequence[bool], bins: int = 10
) -> Iterator[tuple[int, float, float]]:
    """For each equal bin of confidence that holds any: how many, mean confidence, share right.

    >>> list(binned([0.5, 0.5, 0.1], [True, False, False]))
    [(1, 0.1, 0.0), (2, 0.5, 0.5)]
    """
    for n in range(bins):
        inside = [i for i, s in enumerate(sure) if min(int(s * bins), bins - 1) == n]
        if inside:
            mean = sum(sure[i] for i in inside) / len(inside)
            yield len(inside), mean, sum(right[i] for i in inside) / len(inside)
