"""People by possessives, given names, postings and heirs; offices of the state in view."""

from datetime import date

import pytest
from spacy.language import Language

from .actor_reading import codes, entity, mention, read


def test_a_state_s_person_is_one_mention(nlp: Language) -> None:
    doc = read(nlp, "Brazil's Marcos Exemplo met Peru's Carlos Exemplar in Paris.")
    found = entity(doc, "Brazil's Marcos Exemplo")
    assert (found.code, found.name) == ("BRA", "Marcos Exemplo")
    assert mention(doc, "Brazil's Marcos Exemplo").kind == "person"


def test_a_known_person_of_a_state(nlp: Language) -> None:
    doc = read(nlp, "France's Emmanuel Macron agreed.")
    assert [entity(doc, "France's Emmanuel Macron").name] == ["Emmanuel Macron"]
    assert codes(doc) == ["FRA"]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Kebede Alemu, the Ethiopian envoy, left. Kebede was angry.", "Kebede", "Kebede Alemu"),
        ("Guyana's president, Irfaan Ali, left. Ali was angry.", "Ali", "Irfaan Ali"),
    ],
)
def test_a_short_name_after_the_full_one(nlp: Language, text: str, words: str, name: str) -> None:
    assert entity(read(nlp, text), words).name == name


def test_a_given_name_of_two_is_nobody_s(nlp: Language) -> None:
    text = "Peruvian envoy Ana Eksempel met Chilean envoy Ana Exemplo. Ana was angry."
    doc = read(nlp, text)
    assert "Ana" not in [doc[m.start : m.end].text for m in doc._.rp_actors]


def test_a_name_after_the_posting(nlp: Language) -> None:
    text = "China's ambassador in Oslo, Xu Eksempel, complained. Xu was angry."
    found = entity(read(nlp, text), "Xu")
    assert (found.code, found.name) == ("CHN", "Xu Eksempel")


@pytest.mark.parametrize(
    ("on", "name"), [(date(2022, 5, 1), "Joe Biden"), (date(2018, 5, 1), None)]
)
def test_the_successor_is_known_once_he_is_in_office(
    nlp: Language, on: date, name: str | None
) -> None:
    doc = read(nlp, "Donald Trump froze the aid. His successor restored it.", on)
    found = entity(doc, "His successor")
    assert found.code == "USA"
    assert found.name == (name or "successor")


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("Peru sent an envoy, Ana Eksempel.", "an envoy, Ana Eksempel", "PER"),
        ("Narendra Modi told parliament that the talks failed.", "parliament", "IND"),
        (
            "Peru met Chile. Peru closed the border. Defence Minister Ana Eksempel was angry.",
            "Defence Minister Ana Eksempel",
            "PER",
        ),
        ("Peru met Chile. Peru waited. The foreign minister slept.", "The foreign minister", "PER"),
        ("Peru met Chile. Peru waited. The army slept.", "The army", "PER"),
        ("European Union leaders met. The leaders agreed.", "The leaders", "IGO:EU"),
    ],
)
def test_of_the_state_in_view(nlp: Language, text: str, words: str, code: str) -> None:
    assert entity(read(nlp, text), words).code == code


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Peru waited. Chile waited. The foreign minister slept.", "The foreign minister"),
        ("Peru met Chile. Peru waited. The next president slept.", "The next president"),
    ],
)
def test_of_nobody_in_view(nlp: Language, text: str, words: str) -> None:
    assert entity(read(nlp, text), words).code is None


@pytest.mark.parametrize(
    "text",
    [
        "The destroyer Winston Churchill sailed.",
        "The USS Ronald Reagan docked.",
        "Operation Iraqi Freedom began.",
        "The tanker Atlantic Leader burned.",
        "Operation Ocean Guardian began.",
    ],
)
def test_ships_and_operations_are_nobody(nlp: Language, text: str) -> None:
    assert codes(read(nlp, text)) == []


@pytest.mark.parametrize(
    ("text", "code", "sector"),
    [
        ("US Southern Command flew patrols.", "USA", "MIL"),
        ("According to Central Command, a boat sank.", "USA", "MIL"),
        ("The Commonwealth backed the plan.", "IGO:COMMONWEALTH", "GOV"),
        ("Gorbachev wrote letters.", "SUN", "ELI"),
    ],
)
def test_names_of_commands_and_the_past(nlp: Language, text: str, code: str, sector: str) -> None:
    found = read(nlp, text)._.rp_actors[0].entities[0]
    assert (found.code, found.sector) == (code, sector)
