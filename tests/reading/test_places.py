"""Places: found in text, told from names that only contain one, and given to acts."""

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from realpolitik.reading.places import realpolitik_places, where_at
from tests.reading.by_hand import read


def placed(nlp: Language, text: str) -> Doc:
    return realpolitik_places(read(nlp, text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ministers met in Nairobi.", [("Nairobi", "KEN")]),
        ("Shelling hit the port near Odessa.", [("Odessa", "UKR")]),
        ("Ships sailed through the Taiwan Strait.", [("Taiwan Strait", None)]),
        ("The army fought in Mali.", [("Mali", "MLI")]),
        ("Moscow said that it would wait.", []),
        ("The talks in Moscow went well.", [("Moscow", "RUS")]),
        ("The University of Birmingham held talks.", []),
        ("He likes mobile phones and good reading.", []),
        ("It spread over Donbas and the West Bank.", [("Donbas", "UKR"), ("West Bank", "PSE")]),
    ],
)  # fmt: skip
def test_places(nlp: Language, text: str, expected: list[tuple[str, str | None]]) -> None:
    found = [(p.where.name, p.where.country) for p in placed(nlp, text)._.rp_places]
    assert found == expected


def test_a_state_has_no_coordinates(nlp: Language) -> None:
    (mali,) = placed(nlp, "The army fought in Mali.")._.rp_places
    assert (mali.where.latitude, mali.where.longitude) == (None, None)


def test_a_city_has_coordinates(nlp: Language) -> None:
    (city,) = placed(nlp, "The ministers met in Nairobi.")._.rp_places
    assert city.where.latitude == pytest.approx(-1.3, abs=0.1)


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Egypt and Iran signed a pact in Geneva.", "signed", "Geneva"),
        ("The signing of the pact in Geneva pleased Iran.", "signing", "Geneva"),
        ("In Geneva, the minister said that Egypt had attacked Iran.", "attacked", None),
        ("The minister said that Egypt had attacked Iran in the Red Sea.", "attacked", "Red Sea"),
        ("The minister flew from Nairobi and met rebels in Geneva.", "met", "Geneva"),
        ("Egypt attacked Iran.", "attacked", None),
    ],
)
def test_where_at(nlp: Language, text: str, trigger: str, expected: str | None) -> None:
    doc = placed(nlp, text)
    where = where_at(doc, next(t.i for t in doc if t.text == trigger))
    assert (where.name if where else None) == expected
