"""Epithets of states and bodies, and bodies by their common noun."""

import pytest
from spacy.language import Language

from .actor_reading import entity, read


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("Jordan waited. The kingdom said nothing.", "The kingdom", "JOR"),
        ("Jordanian troops waited. The kingdom said nothing.", "The kingdom", "JOR"),
        ("Peru met Jordan. The desert kingdom said nothing.", "The desert kingdom", "JOR"),
        ("The European Union met Peru. The bloc agreed.", "The bloc", "IGO:EU"),
        ("NATO met Peru. The alliance agreed.", "The alliance", "IGO:NATO"),
        ("The Houthis waited. Peru struck the group's depots.", "the group", "NSA:HOUTHI"),
        ("The Houthis waited. Peru struck the rebels.", "the rebels", "NSA:HOUTHI"),
        ("The International Criminal Court met. The court ruled.", "The court", "IGO:ICC"),
        ("The UN Security Council met. The council agreed.", "The council", "IGO:UN"),
        ("Peru's foreign ministry spoke. The ministry was angry.", "The ministry", "PER"),
        ("Peru waited. The country of 34 million is calm.", "The country", "PER"),
        ("The IAEA spoke. The nuclear watchdog is worried.", "The nuclear watchdog", "IGO:IAEA"),
    ],
)
def test_stands_for(nlp: Language, text: str, words: str, code: str) -> None:
    assert entity(read(nlp, text), words).code == code


def test_the_state_itself_is_named(nlp: Language) -> None:
    found = entity(read(nlp, "Jordanian troops waited. The kingdom spoke."), "The kingdom")
    assert (found.name, found.sector, found.via) == ("Jordan", "GOV", "epithet")


@pytest.mark.parametrize(
    "text",
    [
        "Peru waited. The kingdom said nothing.",
        "Peru waited. Fishermen on the island slept.",
        "Peru and Chile met. Anger in the country grows.",
        "The Houthis waited. The group that sells fish is rich.",
        "The State Department spoke. The Fisheries Department was angry.",
        "Peru waited. The court ruled.",
    ],
)
def test_stays_open(nlp: Language, text: str) -> None:
    doc = read(nlp, text)
    assert all(e.via != "epithet" for m in doc._.rp_actors for e in m.entities)
