"""Names with several meanings: right, or left unresolved, never silently wrong."""

import pytest
from spacy.language import Language

from .actor_reading import codes, read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Georgia and Russia restored flights.", ["GEO", "RUS"]),
        ("Georgia voters queued near Atlanta.", [None]),
        ("Jordan closed its border with Syria.", ["JOR", "JOR", "SYR"]),
        ("Michael Jordan retired.", [None]),
        ("Chad expelled the envoy.", ["TCD", None]),
        ("Chad Smith drove home.", [None]),
        ("Turkey recalled an envoy.", ["TUR", "TUR"]),
        ("She ate a turkey sandwich.", []),
        ("The roast Turkey dinner was cold.", []),
        ("Niger and Nigeria closed the border.", ["NER", "NGA"]),
        ("Nigerien soldiers fled.", ["NER"]),
        ("Nigerian soldiers fled.", ["NGA"]),
        ("Congo expelled the rebels near Kinshasa.", ["COD", None, "COD"]),
        ("The Democratic Republic of the Congo objected.", ["COD"]),
        ("The Republic of the Congo objected.", ["COG"]),
        ("Congo objected.", [None]),
        ("Guinea objected.", ["GIN"]),
        ("Guinea-Bissau objected.", ["GNB"]),
        ("Equatorial Guinea objected.", ["GNQ"]),
        ("Papua New Guinea objected.", ["PNG"]),
        ("North Korea and South Korea spoke.", ["PRK", "KOR"]),
        ("Sudan and South Sudan spoke.", ["SDN", "SSD"]),
        ("Dominica and the Dominican Republic spoke.", ["DMA", "DOM"]),
        ("Samoa objected.", ["WSM"]),
        ("American Samoa is warm.", []),
        ("Columbia University opened.", []),
        ("Albany passed a budget.", []),
        ("The ambassador defended human rights.", [None]),
        ("They polish the floor.", []),
        ("In March we march.", []),
        ("Washington protested.", ["USA"]),
        ("George Washington crossed the river.", [None]),
        ("The Washington Post was founded long ago.", ["USA"]),
        ("Ships sailed the South China Sea and the Gulf of Mexico.", []),
        ("Tension on the Korean Peninsula eased.", []),
        ("Let us go home.", []),
        ("She speaks Russian.", []),
        ("The book was written in French.", []),
    ],
)
def test_ambiguous_names(nlp: Language, text: str, expected: list[str | None]) -> None:
    assert codes(read(nlp, text)) == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Brussels approved the budget.", "IGO:EU"),
        ("NATO met on Monday. Brussels sent more battalions.", "IGO:NATO"),
        ("The leaders dined in Brussels.", "BEL"),
    ],
)
def test_brussels(nlp: Language, text: str, code: str) -> None:
    assert codes(read(nlp, text))[-1] == code


@pytest.mark.parametrize(
    "text",
    [
        "They landed at Hamid Karzai International Airport.",
        "Ivanka Trump opened a shop.",
        "Operation Polar Guardian began.",
        "The tanker Marlin Luanda burned.",
        "The Pan Africanist Congress met.",
    ],
)
def test_namesakes_are_nobody(nlp: Language, text: str) -> None:
    assert [c for c in codes(read(nlp, text)) if c] == []


def test_candidates_are_kept_in_the_name(nlp: Language) -> None:
    found = read(nlp, "Congo objected.")._.rp_actors[0].entities[0]
    assert (found.name, found.code, found.via) == ("Congo", None, "unresolved: COG or COD")
