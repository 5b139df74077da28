"""Who says "I" and "we": labels in transcripts, verbs of speech elsewhere."""

from datetime import date

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from realpolitik.documents.text import Block

from .actor_reading import actors, codes, entity, mention, read

MARCH_2012 = date(2012, 3, 1)


def told(nlp: Language, *paragraphs: str, on: date = MARCH_2012) -> Doc:
    """The paragraphs, each a block, with their mentions."""
    text = "\n\n".join(paragraphs)
    doc = nlp(text)
    starts = [text.index(p) for p in paragraphs]
    blocks = [Block(s, s + len(p), "paragraph") for s, p in zip(starts, paragraphs, strict=True)]
    doc._.rp_blocks = tuple(blocks)
    doc._.rp_context = read(nlp, "x", on)._.rp_context
    return actors(doc)


def test_a_label_is_the_official_of_the_day(nlp: Language) -> None:
    doc = told(nlp, "MR. CARNEY: We agree with Peru.", "Q Do you?", "MR. CARNEY: I do.")
    label = doc._.rp_actors[0].entities[0]
    assert (label.name, label.code, label.via) == ("Jay Carney", "USA", "label")
    assert entity(doc, "We").code == "USA"
    assert entity(doc, "I").name == "Jay Carney"


def test_a_label_of_another_day_is_nobody(nlp: Language) -> None:
    doc = told(nlp, "MR. CARNEY: We agree.", "Q Do you?", "MR. CARNEY: I do.", on=date(2000, 3, 1))
    assert [c for c in codes(doc) if c] == []


def test_a_label_is_nobody_s_he(nlp: Language) -> None:
    doc = told(nlp, "MR. CARNEY: He agrees.", "Q Does he?", "MR. CARNEY: He does.")
    assert "He" not in [doc[m.start : m.end].text for m in doc._.rp_actors]


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("“We will never yield,” Emmanuel Macron said.", "We", "FRA"),
        ('"We will never yield," Emmanuel Macron said.', "We", "FRA"),
        ("Emmanuel Macron said: “Our army is ready.”", "Our army", "FRA"),
        ("“I will never yield,” Emmanuel Macron told Vladimir Putin.", "I", "FRA"),
    ],
)
def test_who_is_quoted(nlp: Language, text: str, words: str, code: str) -> None:
    assert entity(read(nlp, text), words).code == code


def test_we_are_the_state_and_i_am_the_person(nlp: Language) -> None:
    doc = read(nlp, "“We will wait, and I will wait,” Emmanuel Macron said.")
    assert (mention(doc, "We").kind, entity(doc, "We").name) == ("state", "France")
    assert (mention(doc, "I").kind, entity(doc, "I").name) == ("person", "Emmanuel Macron")


@pytest.mark.parametrize(
    "text",
    [
        "We will never yield.",
        "“We will never yield,” a farmer said.",
        "“We will never yield.” France and Peru signed a pact.",
    ],
)
def test_nobody_is_quoted(nlp: Language, text: str) -> None:
    doc = read(nlp, text)
    assert "We" not in [doc[m.start : m.end].text for m in doc._.rp_actors]
