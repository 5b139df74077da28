"""Offices and bodies of the state in view, and those that nobody can place."""

from datetime import date

import pytest
from spacy.language import Language

from .actor_reading import entity, read


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("Iraq overran Kuwait. The emir fled.", "The emir", "KWT"),
        ("In Beijing a spokesman hoped that Kenya would wait.", "a spokesman", "CHN"),
        ("President Dina Boluarte left. Troops guarded the road.", "Troops", "PER"),
        ("Peru is calm. Lawmakers met.", "Lawmakers", "PER"),
        ("Peru is calm. The army slept.", "The army", "PER"),
    ],
)
def test_placed(nlp: Language, text: str, words: str, code: str) -> None:
    assert entity(read(nlp, text), words).code == code


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Peru met Chile. Troops guarded the road.", "Troops"),
        ("Peru is calm. A citizen met an envoy.", "an envoy"),
        ("Peru is calm. A citizen slept.", "A citizen"),
        ("Peru met Chile. The president slept.", "The president"),
        ("Peru is calm. Troops in the desert slept near Lagos.", "Troops"),
        ("Peru is calm. The king slept.", "The king"),
    ],
)
def test_not_placed(nlp: Language, text: str, words: str) -> None:
    assert entity(read(nlp, text), words).code is None


@pytest.mark.parametrize(("on", "name"), [(date(2024, 6, 1), "Dina Boluarte"), (None, None)])
def test_who_it_is_needs_a_day(nlp: Language, on: date | None, name: str | None) -> None:
    found = entity(read(nlp, "Peru is calm. The president slept.", on), "The president")
    assert (found.code, found.name) == ("PER", name or "president")
