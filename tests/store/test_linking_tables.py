"""The tables of the linking: categories exist, words are told once, weights are in their bounds."""

from __future__ import annotations

import pytest

from realpolitik import codebook, tables
from realpolitik.store.linking_words import settings, stem

CATEGORIES = {c.name for c in codebook.categories()}


def test_categories_that_join() -> None:
    rows = tables.rows("store", "linked_categories.csv")
    pairs = [frozenset((row["category"], row["joins"])) for row in rows]
    assert all(len(pair) == 2 and pair <= CATEGORIES for pair in pairs)
    assert len(set(pairs)) == len(pairs)
    assert all(row["source"] for row in rows)
    assert set(settings()["mutual"]) <= CATEGORIES


def test_derivations() -> None:
    rows = tables.rows("store", "derivations.csv")
    words = [row["word"] for row in rows]
    assert words == sorted(words)
    assert len(set(words)) == len(words)
    assert all(row["base"].isalpha() and row["base"].islower() and row["source"] for row in rows)
    assert not {row["base"] for row in rows if row["base"] != row["word"]} & {
        row["word"] for row in rows if row["base"] != row["word"]
    }


def test_suffixes_are_told_once_and_no_longer_one_follows_its_own_end() -> None:
    suffixes = settings()["stems"]["suffixes"]
    assert len(set(suffixes)) == len(suffixes)
    for at, suffix in enumerate(suffixes):
        assert not [later for later in suffixes[at + 1 :] if later.endswith(suffix)]


def test_bounds() -> None:
    decision, days, origins = (settings()[name] for name in ("decision", "days", "origins"))
    assert 0 < decision["kept"] <= decision["least"] < 1
    assert days["unknown"] <= days["alone"] <= 0 <= days["overlap"] <= days["near"] <= days["same"]
    assert 0 < origins["jaccard"] <= origins["containment"] < 1
    assert origins["permutations"] % origins["bands"] == 0


@pytest.mark.parametrize(
    ("words", "base"),
    [
        ("sign signs signed signing signature", "sign"),
        ("expel expels expelled expelling expulsion", "expel"),
        ("meet met meeting meetings", "meet"),
        ("invade invaded invasion invaders", "invade"),
        ("destroy destroyed destruction", "destroy"),
        ("withdraw withdrew withdrawn withdrawal", "withdraw"),
        ("attack attacks attacked attacker", "attack"),
        ("deploy deployed deployment deployments", "deploy"),
        ("kill killed killing killings killer", "kill"),
        ("negotiate negotiated negotiation negotiations", "negotiate"),
        ("deny denied denies denial", "deny"),
    ],
)
def test_stems(words: str, base: str) -> None:
    assert {stem(word) for word in words.split()} == {stem(base)}


@pytest.mark.parametrize(
    ("one", "other"), [("visit", "vote"), ("sign", "sink"), ("report", "repeat"), ("arm", "army")]
)
def test_other_words_have_other_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)
