"""Pronouns: whose subject, whose object, and which "it" is nobody."""

from datetime import date

import pytest
from spacy.language import Language

from .actor_reading import entity, mention, read


def mentioned(nlp: Language, text: str) -> list[str]:
    doc = read(nlp, text)
    return [doc[m.start : m.end].text for m in doc._.rp_actors]


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("The Houthis rule the north. They want money.", "They", "NSA:HOUTHI"),
        ("The Houthis rule the north. Iran arms them.", "them", "NSA:HOUTHI"),
        ("Peru sent the Houthis a letter. Chile gave them nothing.", "them", "NSA:HOUTHI"),
        ("Kenya put the Houthis on a list. It removed them last year.", "them", "NSA:HOUTHI"),
        ("Kenyan officials spoke. Peru asked them to wait.", "them", "KEN"),
        ("Kenya waited. When it acted, the port was shut.", "it", "KEN"),
        ("Kenya said it is ready to talk.", "it", "KEN"),
        ("Kenya is tired. It took steps to end the quarrel.", "It", "KEN"),
        ("The port pleased Kenya, which vowed to enlarge its navy.", "its navy", "KEN"),
        ("“They will come,” Emmanuel Macron said of the Kenyans.", "They", "KEN"),
    ],
)
def test_groups_and_states(nlp: Language, text: str, words: str, code: str) -> None:
    assert entity(read(nlp, text), words).code == code


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "Olaf Scholz warned that if Vladimir Putin won there was a risk that his war grew.",
            "his",
            "Vladimir Putin",
        ),
        (
            "Olaf Scholz said that if Vladimir Putin called he would listen.",
            "he",
            "Olaf Scholz",
        ),
        (
            "Emmanuel Macron is gone. Nobody knows what Olaf Scholz will do. If he waits, it ends.",
            "he",
            "Olaf Scholz",
        ),
        ("Narendra Modi wrote. Olaf Scholz thanked him.", "him", "Narendra Modi"),
    ],
)
def test_men(nlp: Language, text: str, words: str, name: str) -> None:
    assert entity(read(nlp, text, date(2024, 3, 1)), words).name == name


def test_an_object_is_not_its_own_subject(nlp: Language) -> None:
    assert "him" not in mentioned(nlp, "Narendra Modi praised him.")
    assert "them" not in mentioned(nlp, "The Houthis armed them.")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Kenya is calm. It would be rude to complain.", "It"),
        ("Kenya is calm. It is said that prices will rise.", "It"),
        ("Kenya let it be known that prices will rise.", "it"),
        ("Kenya waited. Then it came to light that prices rose.", "it"),
        ("Kenya waited. It took three years.", "It"),
        ("Kenya made it plain that nobody may pass.", "it"),
        ("The Kenyans came. It left at once.", "It"),
        ("Kenyan troops fired rockets. Peru shot them down.", "them"),
        ("Kenyan troops came. “They never win,” a farmer said.", "They"),
    ],
)
def test_nobody(nlp: Language, text: str, word: str) -> None:
    assert word not in mentioned(nlp, text)


def test_two_men_are_they(nlp: Language) -> None:
    text = "Emmanuel Macron and Narendra Modi met. They did not agree."
    assert [e.code for e in mention(read(nlp, text), "They").entities] == ["FRA", "IND"]
