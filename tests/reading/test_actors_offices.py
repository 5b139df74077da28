"""Offices and persons: who is meant on the day."""

from datetime import date

import pytest
from spacy.language import Language

from .actor_reading import entity, mention, read


@pytest.mark.parametrize(
    ("text", "words", "name", "code"),
    [
        (
            "Turkish Foreign Minister Hakan Fidan flew home.",
            "Turkish Foreign Minister Hakan Fidan",
            "Hakan Fidan",
            "TUR",
        ),
        (
            "German Chancellor Olaf Scholz agreed.",
            "German Chancellor Olaf Scholz",
            "Olaf Scholz",
            "DEU",
        ),
        ("The French president agreed.", "The French president", "Emmanuel Macron", "FRA"),
        ("Secretary of State Antony Blinken left.", None, "Antony Blinken", "USA"),
        (
            "The Norwegian negotiator Ola Eksempel left.",
            "The Norwegian negotiator Ola Eksempel",
            "Ola Eksempel",
            "NOR",
        ),
        ("The president of Brazil agreed.", "The president of Brazil", None, "BRA"),
        ("Narendra Modi agreed.", "Narendra Modi", "Narendra Modi", "IND"),
        ("Putin agreed.", "Putin", "Vladimir Putin", "RUS"),
        (
            "Ola Eksempel, Norway's defence minister, left.",
            "Ola Eksempel, Norway's defence minister",
            "Ola Eksempel",
            "NOR",
        ),
    ],
)
def test_person(nlp: Language, text: str, words: str | None, name: str | None, code: str) -> None:
    doc = read(nlp, text)
    found = entity(doc, words) if words else doc._.rp_actors[0].entities[0]
    assert found.code == code
    assert name in (None, found.name)


@pytest.mark.parametrize(
    ("on", "name"),
    [(date(1991, 3, 1), "George H. W. Bush"), (date(2003, 3, 1), "George W. Bush")],
)
def test_the_same_words_on_another_day(nlp: Language, on: date, name: str) -> None:
    doc = read(nlp, "President Bush addressed the nation.", on)
    assert entity(doc, "President Bush").name == name


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Former British prime minister Tony Blair spoke.", None),
        ("Ex-president Barack Obama spoke.", None),
        ("Tony Blair spoke.", "Tony Blair"),
    ],
)
def test_those_who_left_are_the_elite(nlp: Language, text: str, words: str | None) -> None:
    doc = read(nlp, text)
    found = entity(doc, words) if words else doc._.rp_actors[-1].entities[0]
    assert found.sector == "ELI"


def test_some_leader_is_not_the_leader(nlp: Language) -> None:
    doc = read(nlp, "A Libyan militia leader was killed.")
    found = doc._.rp_actors[0].entities[0]
    assert found.code == "LBY"
    assert found.name == "Libyan militia leader"


@pytest.mark.parametrize(
    "text",
    [
        "The assistant foreign secretary of Britain resigned.",
        "The next German chancellor must choose.",
        "The vice chancellor of Germany resigned.",
        "A former Israeli prime minister resigned.",
    ],
)
def test_lesser_and_other_offices_are_not_the_holder(nlp: Language, text: str) -> None:
    names = [e.name for m in read(nlp, text)._.rp_actors for e in m.entities]
    assert not {"David Cameron", "Olaf Scholz", "Benjamin Netanyahu"} & set(names)


def test_a_government_s_own_paper_means_its_own(nlp: Language) -> None:
    text = "The President will travel on Friday."
    doc = read(nlp, text, date(2015, 3, 3), "official", "The White House")
    assert entity(doc, "The President").name == "Barack Obama"
    assert entity(read(nlp, text), "The President").code is None


def test_an_office_is_a_mention_of_kind_office(nlp: Language) -> None:
    doc = read(nlp, "The Chinese Foreign Ministry spokesman replied.")
    assert mention(doc, "The Chinese Foreign Ministry spokesman").kind == "office"
