"""Names in pieces, and the longest match among them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from realpolitik.gazetteer.trie import Trie, fold, pieces


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kim Jong-un", "Kim Jong un"),
        ("Vučić", "Vucic"),
        ("Sana’a", "Sana'a"),
        ("Łódź", "Lodz"),
        ("Al-Qaeda", "Al Qaeda"),
    ],
)
def test_spellings_meet(one: str, other: str) -> None:
    assert pieces(one) == pieces(other)


def test_the_longest_wins() -> None:
    trie: Trie[str] = Trie()
    trie.add(("South",), "a direction")
    trie.add(("South", "Sudan"), "a state")
    assert trie.longest(["in", "South", "Sudan", "today"], 1) == (3, ["a state"])
    assert trie.longest(["the", "South", "won"], 1) == (2, ["a direction"])
    assert trie.longest(["North"], 0) is None


def test_an_empty_name_is_ignored() -> None:
    trie: Trie[str] = Trie()
    trie.add((), "nothing")
    assert trie.longest(["x"], 0) is None


@given(st.text())
def test_pieces_hold_no_blanks_or_hyphens(text: str) -> None:
    assert not [p for p in pieces(text) if not p or p.isspace() or "-" in p]


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.lists(st.lists(st.sampled_from("abc"), min_size=1, max_size=4), max_size=8))
def test_longest_agrees_with_a_plain_search(keys: list[list[str]]) -> None:
    trie: Trie[int] = Trie()
    for key in keys:
        trie.add(key, len(key))
    sequence = ["a", "b", "a", "c", "a"]
    fitting = [len(k) for k in keys if sequence[: len(k)] == k]
    found = trie.longest(sequence, 0)
    assert (found[0] if found else None) == (max(fitting) if fitting else None)
