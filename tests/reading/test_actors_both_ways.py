"""Each ambiguous name both ways: the state where it is meant, nobody or both where it is not."""

import pytest
from spacy.language import Language

from .actor_reading import codes, read

STATES = [
    ("Georgia expelled two diplomats.", "GEO"),
    ("The Georgian army withdrew.", "GEO"),
    ("Jordan expelled two diplomats.", "JOR"),
    ("Chad expelled two diplomats.", "TCD"),
    ("Niger expelled two diplomats.", "NER"),
    ("Nigeria expelled two diplomats.", "NGA"),
    ("The Nigerien junta fell.", "NER"),
    ("The Nigerian senate met.", "NGA"),
    ("Guinea expelled two diplomats.", "GIN"),
    ("Guinea-Bissau expelled two diplomats.", "GNB"),
    ("Equatorial Guinea expelled two diplomats.", "GNQ"),
    ("Papua New Guinea expelled two diplomats.", "PNG"),
    ("Congo-Brazzaville expelled two diplomats.", "COG"),
    ("DR Congo expelled two diplomats.", "COD"),
    ("The Democratic Republic of Congo expelled two diplomats.", "COD"),
    ("North Korea expelled two diplomats.", "PRK"),
    ("South Korea expelled two diplomats.", "KOR"),
    ("Korea expelled two diplomats.", "KOR"),
    ("Sudan expelled two diplomats.", "SDN"),
    ("South Sudan expelled two diplomats.", "SSD"),
    ("Dominica expelled two diplomats.", "DMA"),
    ("The Dominican Republic expelled two diplomats.", "DOM"),
    ("Samoa expelled two diplomats.", "WSM"),
    ("Turkey expelled two diplomats.", "TUR"),
    ("Colombia expelled two diplomats.", "COL"),
    ("Albania expelled two diplomats.", "ALB"),
    ("Washington expelled two diplomats.", "USA"),
]

OTHERWISE = [
    "Georgia voters queued near Atlanta.",
    "He is a professor at the University of Georgia.",
    "Georgia O'Keeffe painted it.",
    "Michael Jordan retired.",
    "Ships crossed the Jordan River.",
    "Chad Smith drove home.",
    "Oil spilled in the Niger Delta.",
    "The guinea pigs slept.",
    "Boats sailed on the Congo River.",
    "The Korean War ended long ago.",
    "American Samoa is warm.",
    "The Dominican friars prayed.",
    "The roast Turkey dinner was cold.",
    "Columbia University opened.",
    "The District of Columbia voted.",
    "Albany passed a budget.",
    "George Washington crossed the river.",
    "Denzel Washington smiled.",
    "He lives in Washington State.",
]

OPEN = [
    ("Congo expelled two diplomats.", "Congo"),
    ("Congolese troops withdrew.", "Congolese troops"),
]


@pytest.mark.parametrize(("text", "code"), STATES)
def test_the_state(nlp: Language, text: str, code: str) -> None:
    assert [c for c in codes(read(nlp, text)) if c] == [code]


@pytest.mark.parametrize("text", OTHERWISE)
def test_not_the_state(nlp: Language, text: str) -> None:
    assert [c for c in codes(read(nlp, text)) if c] == []


@pytest.mark.parametrize(("text", "words"), OPEN)
def test_left_open_with_both(nlp: Language, text: str, words: str) -> None:
    doc = read(nlp, text)
    (found,) = doc._.rp_actors[0].entities
    assert (found.text, found.code) == (words, None)


def test_both_candidates_are_told(nlp: Language) -> None:
    (found,) = read(nlp, "Congo expelled two diplomats.")._.rp_actors[0].entities
    assert found.via == "unresolved: COG or COD"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Fighting goes on near Goma. Congo blamed the rebels.", "COD"),
        ("Denis Sassou Nguesso spoke in Brazzaville. Congo agreed.", "COG"),
        ("Raffensperger recounted the votes. Georgia waited.", None),
        ("The army chief spoke in Kinshasa. The Congolese army agreed.", "COD"),
    ],
)
def test_the_document_decides(nlp: Language, text: str, code: str | None) -> None:
    doc = read(nlp, text)
    last = [m for m in doc._.rp_actors if m.start >= next(iter(doc.sents)).end]
    assert [e.code for m in last[:1] for e in m.entities] == ([code] if code else [])
