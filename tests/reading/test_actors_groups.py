"""Groups by number and by kind, near and far."""

from datetime import date

import pytest
from spacy.language import Language

from .actor_reading import mention, read

_STORY = (
    "Kenya and Uganda quarrel over a lake. Kenya fishes there. Uganda fishes there. Kenya wants "
    "more. Uganda wants more."
)


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Kenya met Uganda. The two navies patrol the lake.", "The two navies", ["KEN", "UGA"]),
        ("Kenya met Uganda. Diplomats on both sides wait.", "Diplomats", ["KEN", "UGA"]),
        ("Kenya met Uganda. Troops on either side wait.", "Troops", ["KEN", "UGA"]),
        (
            "Kenya met Uganda in Rome, and a Peruvian envoy said that the parties had agreed.",
            "the parties",
            ["KEN", "UGA"],
        ),
        (
            "Kenya, Uganda and Rwanda met. Peru and the UN wrote to all three countries.",
            "all three countries",
            ["KEN", "UGA", "RWA"],
        ),
        (_STORY + " Peru sold a boat to Chile. Both capitals slept.", "Both capitals", None),
        (_STORY + " A year went by. These neighbours surprise us.", "These neighbours", None),
        ("The presidents had signed it. " + _STORY, "The presidents", None),
    ],
)
def test_group(nlp: Language, text: str, words: str, expected: list[str] | None) -> None:
    found = [e.code for e in mention(read(nlp, text), words).entities]
    assert found == (expected or ["KEN", "UGA"])


def test_a_force_is_military(nlp: Language) -> None:
    text = "Kenya met Uganda. The two armies waited."
    found = mention(read(nlp, text), "The two armies")
    assert {e.sector for e in found.entities} == {"MIL"}


@pytest.mark.parametrize(
    "text",
    [
        "Peru, Chile and Kenya met. The parties to the treaty of 1960 are dead.",
        "Peru slept. Both parties in the Senate agreed.",
        "Peru slept. The leaders of the gang agreed.",
    ],
)
def test_no_group(nlp: Language, text: str) -> None:
    found = [m for m in read(nlp, text)._.rp_actors if m.kind == "group" and len(m.entities) > 1]
    assert found == []


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        # a president and the head of a body are no two presidents
        (
            "President Paul Biya met Ban Ki-moon. The two presidents left.",
            "The two presidents",
            None,
        ),
        # governments that are counted are not one
        (
            "Kenya hailed the truce of Peru and Chile. Kenya wept. The two governments signed it.",
            "The two governments",
            "PER CHL",
        ),
        # states that a sentence names are not its generals
        ("Kenya and Uganda offered to mediate; both generals refused.", "both generals", None),
    ],
)
def test_a_number_is_not_met_by_whoever_is_near(
    nlp: Language, text: str, words: str, expected: str | None
) -> None:
    found = mention(read(nlp, text, date(2010, 5, 1)), words)
    assert [e.code for e in found.entities] == (expected.split() if expected else [None])
