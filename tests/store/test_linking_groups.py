"""Groups: complete, deterministic, and never joined by a chain of pairs alone."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from realpolitik.store.linking_groups import components, groups, merges

NUMBER = 7
PAIRS = st.dictionaries(
    st.sampled_from(list(combinations(range(NUMBER), 2))), st.floats(0, 1), max_size=21
)


def average(pairs: dict[tuple[int, int], float], one: list[int], other: list[int]) -> float:
    scores = [pairs.get((min(a, b), max(a, b)), 0.0) for a in one for b in other]
    return sum(scores) / len(scores)


@given(pairs=PAIRS)
def test_every_merge_joins_the_two_that_fit_best(pairs: dict[tuple[int, int], float]) -> None:
    left = [[n] for n in range(NUMBER)]
    for one, other, score in merges(NUMBER, pairs, 0.3):
        best = max(average(pairs, a, b) for a, b in combinations(left, 2))
        assert abs(score - average(pairs, one, other)) < 1e-9
        assert abs(score - best) < 1e-9
        left = [g for g in left if g not in (one, other)] + [sorted(one + other)]
    assert all(average(pairs, a, b) < 0.3 + 1e-9 for a, b in combinations(left, 2))


@given(pairs=PAIRS)
def test_nobody_is_in_two_groups(pairs: dict[tuple[int, int], float]) -> None:
    members = [m for group in groups(NUMBER, pairs, 0.5) for m in group]
    assert len(members) == len(set(members))


@given(pairs=PAIRS)
def test_the_order_of_the_pairs_does_not_matter(pairs: dict[tuple[int, int], float]) -> None:
    turned = dict(reversed(pairs.items()))
    assert groups(NUMBER, pairs, 0.5) == groups(NUMBER, turned, 0.5)


@given(pairs=PAIRS)
def test_a_component_holds_its_groups(pairs: dict[tuple[int, int], float]) -> None:
    part = {n: at for at, group in enumerate(components(pairs)) for n in group}
    for group in groups(NUMBER, pairs, 0.5):
        assert len({part[n] for n in group}) == 1


def test_a_chain_of_pairs_is_no_group() -> None:
    chain = {(n, n + 1): 0.9 for n in range(5)}
    assert groups(6, chain, 0.5) == [[0, 1], [2, 3], [4, 5]]


def test_a_guard_keeps_groups_apart() -> None:
    pairs = {(0, 1): 0.9, (0, 2): 0.8, (1, 2): 0.9}
    found = groups(3, pairs, 0.5, lambda one, other: 2 not in (*one, *other))
    assert found == [[0, 1]]
