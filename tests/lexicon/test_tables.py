"""The lexicon's tables keep their rules and cover the codebook."""

import subprocess
import sys

import pytest

from realpolitik import codebook, tables
from realpolitik.lexicon import acts

FILES = ("acts.csv", "classes.csv", "supports.csv", "prepositions.csv", "lemmas.csv")


@pytest.mark.parametrize("name", FILES)
def test_every_row_names_its_source_and_is_clean(name: str) -> None:
    text = tables.text("lexicon", name)
    assert all(line.isprintable() for line in text.splitlines())
    assert all(row["source"] for row in tables.rows("lexicon", name))


def test_every_pattern_can_be_used() -> None:
    every = acts.acts()
    assert len(every) >= 2500
    assert [a.line for a in every] == list(range(2, len(every) + 2))


def test_every_category_and_mode_has_a_pattern() -> None:
    covered = {(a.category, a.mode) for a in acts.acts()}
    for category in codebook.categories():
        assert (category.name, None) in covered or codebook.modes(category.name)
        missing = [m.name for m in codebook.modes(category.name)
                   if (category.name, m.name) not in covered]  # fmt: skip
        assert not missing


def test_modes_that_add_a_context_do() -> None:
    for act in acts.acts():
        if act.category == "COERCE" and act.mode in {"cyber", "misinformation"}:
            assert act.mode in act.contexts, act.line


def test_a_category_that_needs_a_recipient_has_a_place_for_it() -> None:
    for act in acts.acts():
        if codebook.category(act.category).recipient_required:
            assert act.recipient != ("none",), act.line


def test_words_that_ask_promise_or_threaten_colour_what_they_govern() -> None:
    wanted = {"REQUEST": {"hypothetical"}, "AGREE": {"future", "hypothetical"}}
    for act in acts.acts():
        if act.object == ("clause",) and act.category in wanted:
            assert act.complement in wanted[act.category], act.line


def test_every_class_that_a_pattern_names_is_used_and_every_class_is_named() -> None:
    named = set()
    for row in (*tables.rows("lexicon", "acts.csv"), *tables.rows("lexicon", "supports.csv")):
        for column in ("object", "prep", "nouns"):
            words = [w.rpartition(":")[2] for w in tables.parts(row.get(column, ""))]
            named |= {w[1:] for w in words if w.startswith("@")}
    named -= {"actor"}
    assert named <= acts.classes()
    assert acts.classes() - named == set()


def test_spellings_come_in_pairs() -> None:
    """Whoever writes "criticise" must not be read worse than who writes "criticize"."""
    lemmas = {a.lemma for a in acts.acts()}
    british = {w for w in lemmas if w.endswith(("icise", "alise", "ilise", "arise", "ognise"))}
    assert british
    assert {w[:-2] + "ze" for w in british} <= lemmas


def test_the_tables_load_within_sixty_milliseconds() -> None:
    code = """
import time, realpolitik.codebook, realpolitik.tables
from realpolitik.lexicon import acts
t = time.process_time()
acts.verbs(), acts.nouns(), acts.adjectives(), acts.supports()
print(time.process_time() - t)
"""
    took = [
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout)
        for _ in range(3)
    ]
    assert min(took) < 0.06
