"""The lexicon's tables keep their rules and cover the codebook."""

import time

import pytest

from realpolitik import codebook, tables
from realpolitik.lexicon import acts

FILES = ("acts.csv", "classes.csv", "supports.csv")


@pytest.mark.parametrize("name", FILES)
def test_every_row_names_its_source_and_is_clean(name: str) -> None:
    for row in tables.rows("lexicon", name):
        assert row["source"]
        assert all(value.isprintable() for value in row.values())


def test_there_is_a_good_stock_of_patterns() -> None:
    assert len(acts.acts()) >= 700
    assert {a.category for a in acts.acts()} == {c.name for c in codebook.categories()}


def test_classes_are_used_or_at_least_not_empty() -> None:
    assert all(any(acts.in_class(lemma, name) for lemma in _members()) for name in acts.classes())


def _members() -> set[str]:
    return {row["lemma"] for row in tables.rows("lexicon", "classes.csv")}


def test_the_tables_load_quickly() -> None:
    for cached in (tables.rows, acts.acts, acts._by_lemma, acts._classes, acts.supports):
        cached.cache_clear()
    start = time.perf_counter()
    acts.verbs(), acts.nouns(), acts.adjectives(), acts.supports()
    assert time.perf_counter() - start < 0.5  # 20 ms on a quiet machine; this is no benchmark
