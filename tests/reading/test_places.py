"""Places: found in text, told from names that only contain one, and given to acts."""

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from realpolitik.reading.actors import actors
from realpolitik.reading.doc import Context
from realpolitik.reading.places import realpolitik_places, where_at
from tests.reading.by_hand import read


def placed(nlp: Language, text: str) -> Doc:
    return realpolitik_places(read(nlp, text))


def with_actors(nlp: Language, text: str) -> Doc:
    doc = nlp(text)
    doc._.rp_context = Context()
    return realpolitik_places(actors(doc))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ministers met in Nairobi.", [("Nairobi", "KEN")]),
        ("Shelling hit the port near Odessa.", [("Odessa", "UKR")]),
        ("Ships sailed through the Taiwan Strait.", [("Taiwan Strait", None)]),
        ("Troops crossed the Tumen River.", [("Tumen River", None)]),
        ("Guards fired across the Yalu.", [("Yalu", None)]),
        ("Mines drifted in the Sea of Azov.", [("Sea of Azov", None)]),
        ("Drones flew over the Hindu Kush.", [("Hindu Kush", None)]),
        ("The navy landed on Socotra.", [("Socotra", "YEM")]),
        ("The army fought in Mali.", [("Mali", "MLI")]),
        ("Moscow said that it would wait.", []),
        ("The talks in Moscow went well.", [("Moscow", "RUS")]),
        ("The University of Birmingham held talks.", []),
        ("Queensland Police freed the driver.", [("Queensland", "AUS")]),
        ("The Manitoba premier left.", [("Manitoba", "CAN")]),
        ("He likes mobile phones and good reading.", []),
        ("It spread over Donbas and the West Bank.", [("Donbas", "UKR"), ("West Bank", "PSE")]),
        ("Fighting went on in the Kursk region.", [("Kursk region", "RUS")]),
    ],
)  # fmt: skip
def test_places(nlp: Language, text: str, expected: list[tuple[str, str | None]]) -> None:
    found = [(p.where.name, p.where.country) for p in placed(nlp, text)._.rp_places]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "name", "country", "latitude"),
    [
        ("The talks were held in Paris, Texas.", "Paris", "USA", 33.7),
        ("The talks were held in Paris.", "Paris", "FRA", 48.9),
        ("He was born in Moscow, Idaho, and lived there.", "Moscow", "USA", 46.7),
        ("The port of Tripoli, Lebanon, was closed.", "Tripoli", "LBN", 34.4),
        ("The port of Tripoli was closed. Libya reopened it.", "Tripoli", "LBY", 32.9),
        ("Police searched a house in London, Ontario.", "London", "CAN", 43.0),
        ("They met in Victoria, B.C.", "Victoria", "CAN", 48.4),
        ("The trial opened in Monroe County, Missouri.", "Monroe County", "USA", 39.5),
    ],
)
def test_namesakes(nlp: Language, text: str, name: str, country: str, latitude: float) -> None:
    first = next(p for p in with_actors(nlp, text)._.rp_places if p.where.name == name)
    assert first.where.country == country
    assert first.where.latitude == pytest.approx(latitude, abs=0.3)


@pytest.mark.parametrize(
    "text",
    [
        "Jordan Smith met reporters.",
        "The minister thanked Victoria Hall for her work.",
        "The Department of Justice declined.",
        "They met on Tuesday and in March.",
        "The hopes of the Arab Spring faded.",
        "The future of the Union was discussed.",
    ],
)
def test_what_is_no_place(nlp: Language, text: str) -> None:
    assert with_actors(nlp, text)._.rp_places == ()


def test_one_sense_for_a_document(nlp: Language) -> None:
    text = "The mill in Paris, Texas, burned down. Crews from Paris came at once."
    found = [p.where for p in with_actors(nlp, text)._.rp_places if p.where.name == "Paris"]
    assert [w.country for w in found] == ["USA", "USA"]


def test_a_town_known_by_its_region_alone_has_no_coordinates(nlp: Language) -> None:
    text = "A bridge fell in Quillsford, Missouri."
    first = with_actors(nlp, text)._.rp_places[0].where
    assert (first.name, first.country, first.latitude) == ("Quillsford", "USA", None)


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("NAIROBI, Kenya (Newswire) - The ministers met on Monday.", True),
        ("NAIROBI - The ministers met on Monday.", True),
        ("The ministers met in Nairobi on Monday.", False),
    ],
)
def test_a_dateline_is_known_as_one(nlp: Language, text: str, dated: bool) -> None:
    doc = with_actors(nlp, text)
    first = doc._.rp_places[0]
    assert (first.where.country, first.dateline) == ("KEN", dated)
    where = where_at(doc, next(t.i for t in doc if t.text == "met"))
    assert (where is None) == dated


def test_a_state_before_a_seat_of_government_is_no_town_of_it(nlp: Language) -> None:
    text = "Russia bombed a port in Ukraine. Should Seoul arm Ukraine, Moscow would answer."
    doc = with_actors(nlp, text)
    assert {m.where.country for m in doc._.rp_places if m.where.name == "Ukraine"} == {"UKR"}


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
        ("Egypt condemned the attack in Homs.", "condemned", None),
        ("The envoy flew to Nairobi.", "flew", "Nairobi"),
        ("Egypt suspended its aid to Nairobi.", "suspended", None),
        ("France sold rifles to Mali.", "sold", None),
        ("Egypt drew a map in Geneva, and Iran rejected it.", "rejected", None),
        ("Egypt condemned the attack in Homs.", "attack", "Homs"),
        ("Speaking in Berlin, she condemned the attack in Homs.", "condemned", "Berlin"),
        ("Speaking in Berlin, she condemned the attack in Homs.", "attack", "Homs"),
        ("Egypt met Iran after the raid on a camp in Homs.", "met", None),
        ("Egypt deployed troops outside Iran.", "deployed", None),
        ("Egypt deployed troops outside Nairobi.", "deployed", "Nairobi"),
        ("Egypt jailed him for attacking Iranians in Homs.", "jailed", None),
        ("Egypt jailed him for attacking Iranians in Homs.", "attacking", "Homs"),
    ],
)
def test_where_at(nlp: Language, text: str, trigger: str, expected: str | None) -> None:
    doc = placed(nlp, text)
    where = where_at(doc, next(t.i for t in doc if t.text == trigger))
    assert (where.name if where else None) == expected


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("LONDON, Ky. — A judge accused Russia of the theft.", ["RUS"]),
        ("MOSCOW, Idaho — The sheriff accused Iran of the theft.", ["IRN"]),
        ("A letter from Paris, Texas, accused Iran of the theft.", ["IRN"]),
        ("Moscow, Washington and Kyiv accused Iran.", ["RUS", "USA", "UKR", "IRN"]),
        ("Washington, D.C., accused Iran.", ["USA", "IRN"]),
    ],
)
def test_a_town_in_a_region_of_another_state_is_no_government(
    nlp: Language, text: str, codes: list[str]
) -> None:
    found = with_actors(nlp, text)._.rp_actors
    assert [e.code for m in found for e in m.entities if e.code] == codes
