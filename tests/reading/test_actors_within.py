"""Resolution within the document: surnames, titles, pronouns, groups."""

from datetime import date

import pytest
from spacy.language import Language

from .actor_reading import codes, entity, mention, read


def test_a_surname_after_the_full_name(nlp: Language) -> None:
    text = "Norwegian envoy Ola Eksempel arrived in Kigali. Eksempel said the talks went well."
    found = entity(read(nlp, text), "Eksempel")
    assert (found.name, found.code, found.via) == ("Ola Eksempel", "NOR", "surname")


def test_a_title_after_the_person(nlp: Language) -> None:
    text = "Polish Foreign Minister Radosław Sikorski arrived. The foreign minister was tired."
    found = entity(read(nlp, text), "The foreign minister")
    assert (found.name, found.code, found.via) == ("Radosław Sikorski", "POL", "office")


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("Narendra Modi landed in Tokyo. He will stay two days.", "He", "IND"),
        ("Angela Merkel spoke first. She thanked the hosts.", "She", "DEU"),
        ("Iran said it would retaliate.", "it", "IRN"),
        ("Kenya would make a mistake if it closed the port.", "it", "KEN"),
        ("China announced that its navy would sail.", "its navy", "CHN"),
        ("Russia withdrew its offer.", "its", "RUS"),
        ("Vladimir Putin praised his hosts.", "his", "RUS"),
        ("In his speech, Emmanuel Macron praised Narendra Modi.", "his", "FRA"),
        ("Emmanuel Macron's plan failed because he hurried.", "he", "FRA"),
        (
            "Shinzo Abe left. Tokyo spoke to Kim Jong Un of sailors whom his navy held.",
            "his navy",
            "PRK",
        ),
        ("Kenya's army fired. The Ugandans withdrew, it said.", "it", "KEN"),
    ],
)
def test_pronouns(nlp: Language, text: str, words: str, code: str) -> None:
    assert entity(read(nlp, text, date(2020, 5, 5)), words).code == code


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The storm hit Japan. It lasted two days.", "It"),
        ("China said it is clear that prices will rise.", "it"),
        ("The treaty binds Kenya. It runs for ten years.", "It"),
        ("Angela Merkel waited. He never came.", "He"),
        ("Kenya pressed Uganda over its budget.", "its"),
        ("Kenya signed the deal. Will it last?", "it"),
        ("Kenyan officials spoke. The rain soaked them.", "them"),
        ("Kenya returned a statue after it was found.", "it"),
    ],
)
def test_doubtful_pronouns_stay_unresolved(nlp: Language, text: str, word: str) -> None:
    doc = read(nlp, text, date(2020, 5, 5))
    assert word not in [doc[m.start : m.end].text for m in doc._.rp_actors]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "Talks between Egypt and Ethiopia resumed. Both sides were hopeful.",
            "Both sides",
            ["EGY", "ETH"],
        ),
        ("Peru and Chile spoke. The two countries share a border.", None, ["PER", "CHL"]),
        ("Peru and Chile spoke. They signed a pact.", "They", ["PER", "CHL"]),
        (
            "Kenya, Uganda and Rwanda met. The three countries agreed.",
            "The three countries",
            ["KEN", "UGA", "RWA"],
        ),
        ("Kenya, Uganda and Rwanda met. The trio agreed.", "The trio", ["KEN", "UGA", "RWA"]),
    ],
)
def test_groups(nlp: Language, text: str, words: str | None, expected: list[str]) -> None:
    doc = read(nlp, text)
    found = mention(doc, words or "The two countries")
    assert [e.code for e in found.entities] == expected


def test_a_pronoun_s_envoy_and_his_later_surname(nlp: Language) -> None:
    text = "The Houthis objected. Their negotiator, Ola Eksempel, left. Eksempel was angry."
    doc = read(nlp, text)
    assert entity(doc, "Eksempel").code == "NSA:HOUTHI"


def test_mrs_is_not_mr(nlp: Language) -> None:
    doc = read(nlp, "Mrs. Clinton spoke after Mr. Trump.", date(2016, 9, 1))
    assert next(e.name for m in doc._.rp_actors for e in m.entities) == "Hillary Clinton"


def test_the_two_leaders_are_persons(nlp: Language) -> None:
    text = "Emmanuel Macron received Narendra Modi. The two leaders dined."
    found = mention(read(nlp, text), "The two leaders")
    assert [e.name for e in found.entities] == ["Emmanuel Macron", "Narendra Modi"]


def test_no_group_without_members(nlp: Language) -> None:
    doc = read(nlp, "Both sides were hopeful.")
    assert doc._.rp_actors == ()


def test_the_north_and_the_south(nlp: Language) -> None:
    text = "Pyongyang fired a missile. The South scrambled jets, and the North protested."
    doc = read(nlp, text)
    assert entity(doc, "The South").code == "KOR"
    assert entity(doc, "the North").code == "PRK"


def test_the_north_beside_its_twin(nlp: Language) -> None:
    assert codes(read(nlp, "North and South Korea agreed.")) == ["PRK", "KOR"]


def test_the_north_of_another_country(nlp: Language) -> None:
    doc = read(nlp, "Italy is divided. The South is poorer than the North.")
    assert [e.code for m in doc._.rp_actors for e in m.entities] == ["ITA"]


def test_a_counterpart_holds_the_same_office(nlp: Language) -> None:
    text = "Turkish Foreign Minister Hakan Fidan called his French counterpart."
    found = entity(read(nlp, text, date(2024, 3, 1)), "his French counterpart")
    assert (found.code, found.name) == ("FRA", "Stéphane Séjourné")


def test_an_abbreviation_in_brackets_is_no_second_mention(nlp: Language) -> None:
    doc = read(nlp, "The African Union (AU) sent monitors.")
    assert len([m for m in doc._.rp_actors if m.entities[0].code == "IGO:AU"]) == 1
