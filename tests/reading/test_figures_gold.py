"""The golds of figures: they are well formed, and what is planted is found."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.figures import Row, score_gold, score_planted, table

GOLDS = ("figures_gold.csv", "figures_gold_held.csv")


def rows_of(name: str) -> list[Row]:
    with Path(__file__).with_name(name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("name", (*GOLDS, "figures_gold_more.csv", "figures_gold_held2.csv"))
def test_gold_is_well_formed(name: str) -> None:
    for row in rows_of(name):
        assert row["words"] in row["text"], row
        if row["words"]:
            assert bool(row["value"]) != bool(row["low"] and row["high"]), row
            assert row["unit"], row
            assert row["verdict"] in {"", "plausible", "implausible"}
            assert not row["between"] or len(row["between"].split(";")) == 2


def test_gold_is_large_enough_and_a_third_is_held_back() -> None:
    both = [{r["id"] for r in rows_of(name) if r["words"]} for name in GOLDS]
    every = [{r["id"] for r in rows_of(name)} for name in GOLDS]
    assert len(both[0]) + len(both[1]) >= 250
    assert every[0].isdisjoint(every[1])
    assert 3 * len(every[1]) >= len(every[0]) + len(every[1]) - 2


def test_fitted_gold_does_not_get_worse() -> None:
    scores = score_gold("figures_gold.csv")
    least = {"quantity": 0.95, "measure": 0.9, "whose": 0.87, "not_figures": 1.0}
    assert {k: scores[k] for k in least if float(str(scores[k])) < least[k]} == {}
    assert scores["wrongly_implausible"] == 0


def test_more_sentences_do_not_get_worse() -> None:
    scores = score_gold("figures_gold_more.csv")
    least = {"quantity": 0.95, "measure": 0.88, "whose": 0.88, "not_figures": 1.0}
    assert {k: scores[k] for k in least if float(str(scores[k])) < least[k]} == {}


def test_planted_figures_are_found_and_their_twins_are_not() -> None:
    counts = Counter(row["verdict"] for row in table("figures_gold_planted.csv"))
    assert min(counts["implausible"], counts["plausible"]) >= 40
    assert score_planted() == {
        "planted": counts["implausible"],
        "found": counts["implausible"],
        "twins": counts["plausible"],
        "twins_flagged": 0,
    }
