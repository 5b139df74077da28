"""Pairs of parties that the grammar lets act on one another."""

import pytest

from realpolitik.reading import pipeline
from realpolitik.reading.candidates import MOST, candidates

TABLE = [
    ("Kenya snubbed Uganda.", {("Kenya", "snubbed", "Uganda")}),
    (
        "Peru handed Chile a list of demands.",
        {("Peru", "handed", "Chile"), ("Peru", "handed", "a list of demands")},
    ),
    ("Norway stood by Iceland.", {("Norway", "stood", "Iceland")}),
    (
        "The Sudanese camp was overrun by Ethiopian troops.",
        {("Ethiopian troops", "overrun", "The Sudanese camp")},
    ),
    ("Ghana's president snubbed nobody.", set()),
    ("Rain fell on Ghana and Togo.", set()),
    ("Japan said that Kenya was large.", set()),
    ("Japan has a border with nobody.", set()),
]


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_who_may_have_acted_on_whom(text: str, expected: set[tuple[str, str, str]]) -> None:
    doc = pipeline.pipeline()(text)
    found = {
        (
            c.pair.text[slice(*c.pair.source or ())],
            c.verb.text,
            c.pair.text[slice(*c.pair.target or ())],
        )
        for sent in doc.sents
        for c in candidates(doc, sent)
    }
    assert found == expected


def test_a_sentence_full_of_states_stays_bounded() -> None:
    states = ["Kenya", "Uganda", "Chad", "Niger", "Mali", "Togo", "Benin", "Ghana", "Gabon"]
    text = "France " + " and ".join(f"praised {s} to {t}" for s in states for t in states[:3]) + "."
    doc = pipeline.pipeline()(text)
    assert all(len(candidates(doc, sent)) <= MOST for sent in doc.sents)
