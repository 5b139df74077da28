"""A user's own categories in a reading: the labels of its events."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import realpolitik as rp
from realpolitik import codebook, tables
from realpolitik.errors import UsageError
from realpolitik.model.guess import category_of
from realpolitik.reading.labels import acts
from realpolitik.records import Reading

PAGE = Path(__file__).parents[2] / "docs" / "categories.md"

ADDITION = """
[[category]]
name = "ESPIONAGE"
quad = 4
score = -5
examples = [
  "<s>Agents of North Korea</s> bugged <t>the Swedish embassy</t>.",
  "<s>Israel</s> spied on <t>Iranian scientists</t> for years.",
  "<s>The Russian service</s> spied on <t>Norwegian diplomats</t>.",
  "<s>China</s> spied on <t>the Australian parliament</t> through its phones.",
]
"""


def shown(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert found
    return found[1]


def labels(reading: Reading) -> list[tuple[str, str | None]]:
    return [(e.category, e.label) for e in reading.events]


@pytest.fixture
def summits(tmp_path: Path) -> Path:
    path = tmp_path / "summits.toml"
    path.write_text(shown("toml"), encoding="utf-8")
    return path


def test_the_sentences_of_the_page(summits: Path) -> None:
    page = PAGE.read_text(encoding="utf-8")
    quoted = re.findall(r"^> (.*)$", page, re.MULTILINE)
    found = rp.read(" ".join(quoted), date="2023-11-20", categories=summits)
    assert labels(found) == [
        ("CONSULT", "SUMMIT"),
        ("CONSULT", None),
        ("CONSULT", None),
        ("SUPPORT", "PRAISE"),
        ("CONSULT", "SUMMIT"),
        ("CONSULT", None),
    ]
    assert found.run is not None
    assert found.run.options["categories"] == str(summits)
    assert re.fullmatch(r"[0-9a-f]{12}", found.run.options["categories hash"])


def test_a_part_changes_nothing_else(summits: Path) -> None:
    text = "King Abdullah hosted the Egyptian president for talks in Amman."
    with_, without = (rp.read(text, categories=c).events[0] for c in (summits, None))
    assert (with_.label, without.label) == ("SUMMIT", None)
    assert (with_.category, with_.mode, with_.quad, with_.score, with_.id) == (
        without.category, without.mode, without.quad, without.score, without.id
    )  # fmt: skip


def test_an_addition_brings_its_quad_class_and_score(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(ADDITION, encoding="utf-8")
    text = "Russia spied on the Dutch ministry. Chile and Peru signed a treaty."
    found = rp.read(text, categories=tmp_path / "own.toml").events
    assert [(e.label, e.quad, e.score) for e in found if e.label] == [("ESPIONAGE", 4, -5.0)]
    treaty = found[-1]
    assert (treaty.label, treaty.score) == (None, codebook.score(treaty.category, treaty.mode))


def test_several_who_act_together(summits: Path) -> None:
    text = "President Biden and President Xi met in person at a villa near San Francisco."
    assert labels(rp.read(text, categories=summits)) == [("CONSULT", "SUMMIT")]


def test_a_text_without_events(summits: Path) -> None:
    assert rp.read("It rained all day.", categories=summits).events == ()


def test_two_files_side_by_side(summits: Path, tmp_path: Path) -> None:
    (tmp_path / "other.toml").write_text('[[category]]\nname="TALK"\nrenames="CONSULT"\n')
    text = "King Abdullah hosted the Egyptian president for talks in Amman."
    names = [
        rp.read(text, categories=path).events[0].label
        for path in (summits, tmp_path / "other.toml", None, summits)
    ]
    assert names == ["SUMMIT", "TALK", None, "SUMMIT"]


def test_a_changed_file_is_read_anew(tmp_path: Path) -> None:
    path, text = tmp_path / "own.toml", "Iran's president praised Oman."
    names = []
    for name in ("PRAISE", "LAUD"):
        path.write_text(f'[[category]]\nname = "{name}"\nrenames = "SUPPORT"\n')
        names.append(rp.read(text, categories=path).events[0].label)
    assert names == ["PRAISE", "LAUD"]


def test_a_faulty_file_stops_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="U031"):
        rp.read("Iran attacked Oman.", categories=tmp_path / "gone.toml")


def test_the_acts_that_ship() -> None:
    """Sentences with both parties marked, of the model's kinds, each once, ten a kind at most."""
    kinds = [row["kind"] for row in tables.rows("model", "acts.csv")]
    assert set(kinds) <= set(category_of())
    assert {category_of()[k] for k in kinds} == {c.name for c in codebook.categories()}
    assert max(map(kinds.count, kinds)) <= 10
    assert len(set(acts())) == len(acts())


def test_the_acts_are_those_that_training_chooses() -> None:
    from training.background import chosen, marked
    from training.samples import own

    shipped = [(row["kind"], row["act"]) for row in tables.rows("model", "acts.csv")]
    assert shipped == [(s.kinds[0], marked(s)) for s in chosen(own())]
