"""Who is told by another: neighbours, spokesmen for a body, persons whom no table knows."""

from datetime import date

import pytest
from spacy.language import Language

from .actor_reading import codes, entity, mention, read


def test_the_other_state_is_the_neighbour(nlp: Language) -> None:
    doc = read(nlp, "Thailand shelled a temple in Cambodia. Thailand blamed its neighbour.")
    assert entity(doc, "its neighbour").code == "KHM"


def test_its_two_neighbours(nlp: Language) -> None:
    doc = read(nlp, "India and Pakistan quarrel. China warned its two neighbours.")
    assert [e.code for e in mention(doc, "its two neighbours").entities] == ["IND", "PAK"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Peru and Chile met. Bolivia blamed its neighbour.", "its neighbour"),
        ("Peru and Chile met. Bolivia blamed its neighbours.", "its neighbours"),
    ],
)
def test_which_neighbour_is_not_told(nlp: Language, text: str, words: str) -> None:
    assert entity(read(nlp, text), words).code is None


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("A spokesman for the Peruvian army spoke.", "A spokesman", "PER"),
        ("A spokeswoman for the IAEA spoke.", "A spokeswoman", "IGO:IAEA"),
        ("Peru waited. An official of NATO spoke.", "An official of NATO", "IGO:NATO"),
    ],
)
def test_a_spokesman_is_of_his_body(nlp: Language, text: str, words: str, code: str) -> None:
    assert entity(read(nlp, text), words).code == code


def test_a_stranger_has_no_state_and_is_known_by_his_family_name(nlp: Language) -> None:
    doc = read(nlp, "Marcos Exemplo met Emmanuel Macron. Exemplo was angry.")
    assert codes(doc) == [None, "FRA", None]
    assert entity(doc, "Exemplo").name == "Marcos Exemplo"


def test_he_is_the_stranger_and_nobody_else(nlp: Language) -> None:
    doc = read(nlp, "Emmanuel Macron waited. Marcos Exemplo said that he was angry.")
    assert entity(doc, "he").name == "Marcos Exemplo"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Russia is angry. Lavrov left.", "RUS"),
        ("Peru is calm. Lavrov left.", None),
    ],
)
def test_a_familiar_surname_needs_its_state(nlp: Language, text: str, code: str | None) -> None:
    doc = read(nlp, text, date(2024, 6, 1))
    found = [e.code for m in doc._.rp_actors[1:] for e in m.entities]
    assert found == ([code] if code else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Baltic states protested.", ["EST", "LVA", "LTU"]),
        ("Nordic leaders protested.", ["DNK", "FIN", "ISL", "NOR", "SWE"]),
        ("European countries protested.", [None]),
        ("Europe protested.", [None]),
        ("The West protested.", [None]),
        ("The weather in Europe is mild.", []),
        ("West Ham won.", []),
        ("Poland and the Baltic states protested.", ["POL", "EST", "LVA", "LTU"]),
    ],
)
def test_regions(nlp: Language, text: str, expected: list[str | None]) -> None:
    assert codes(read(nlp, text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru met Chile. Both sides of the border are calm.", ["PER", "CHL"]),
        ("Peru met Chile. Neither side yielded.", ["PER", "CHL", "PER", "CHL"]),
        ("Peru met Chile. Both thanked Iraq and Oman.", ["PER", "CHL"] * 2 + ["IRQ", "OMN"]),
    ],
)
def test_sides(nlp: Language, text: str, expected: list[str]) -> None:
    assert codes(read(nlp, text)) == expected


def test_whose_soldiers(nlp: Language) -> None:
    doc = read(nlp, "Eritrea, whose soldiers hold two towns, met Peru.")
    assert codes(doc) == ["ERI", "ERI", "PER"]
