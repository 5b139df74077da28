"""Instruments: what is named, between whom, and what is done to it; and what is none."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from realpolitik.reading.doc import Context
from realpolitik.reading.instruments import read_instruments
from realpolitik.records import Instrument
from tests.reading.by_hand import read, table


def found(nlp: Language, text: str, dates: dict[str, str] | None = None) -> list[Instrument]:
    return list(read_instruments(read(nlp, text, dates))._.rp_instruments)


def policy(nlp: Language, text: str) -> list[Instrument]:
    """The instruments but bodies without parties, which every mention of one gives."""
    return [r for r in found(nlp, text) if r.kind != "organisation" or r.parties]


@pytest.mark.parametrize("row", table("instruments.csv"), ids=lambda row: row["name"])
def test_named(nlp: Language, row: dict[str, str]) -> None:
    """A sentence, the one instrument in it, its parties, what is done to it (blank: nothing)."""
    text = row["text"]
    (record,) = policy(nlp, text)
    assert record.name == row["name"]
    assert record.action == (row["action"] or None)
    assert record.evidence.text == text[record.evidence.start : record.evidence.end]
    if row["kind"]:
        assert record.kind == row["kind"]
        assert sorted(record.parties) == row["parties"].split(";")


NONE = [
    "There was an agreement between experts that the dialogue was useful.",
    "Dialogue is better than war, the Turkish president said.",
    "A deal remains out of reach, the minister said.",
    "Tourists crowded the old bridge in Budapest.",
    "The strike damaged a bridge in Ukraine.",
    "Drones struck the port of Odesa in Ukraine.",
    "They spoke in agreement with the chairman.",
    "There is broad agreement that trade helps.",
    "The company signed a deal with its suppliers.",
    "He praised the spirit of dialogue.",
    "Conflict resolution takes time, the Turkish minister said.",
    "The Republican convention opened in Ohio.",
    "Turkey's treaty obligations are plain.",
    "An alliance of convenience against the backdrop of the war in Ukraine is no more than that.",
    "Germany held talks with France.",
    "The ban on smoking pleased Berlin.",
    "Parliament passed a declaration of war on Japan.",
    "Washington sent an envoy on a mission to Iran.",
    "The band launched a project called Songs of the Soil.",
    "The exercise in Egypt went on.",
    "The peace process in Mali stalled.",
    "The International Airport of Cairo was closed.",
    "Anyone who weighs business deals with Tehran should think twice.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_instrument(nlp: Language, text: str) -> None:
    assert policy(nlp, text) == []


JOINED = [
    "The Treaty of Peace between Argentina and Brazil was signed. The Treaty is a dead letter.",
    "The Treaty of Peace between Argentina and Brazil was signed. The pact has no teeth.",
    "The sanctions on Iran have hurt growth. The sanctions, Tehran says, are illegal.",
    "India and Japan held a 2+2 dialogue on Tuesday. The 2-2 dialogue lasted an hour.",
    "India and Japan held a 2+2 dialogue. Diplomatic 2+2 dialogues between India and Japan go on.",
    "Washington left the INF Treaty. The INF pact had banned missiles. Moscow mourned the treaty.",
    "Turkey and Egypt signed a gas agreement. The gas agreement between Turkey and Egypt is long.",
]


@pytest.mark.parametrize("text", JOINED)
def test_later_mentions_are_joined(nlp: Language, text: str) -> None:
    assert len(policy(nlp, text)) == 1


APART = [
    "Poland and Ukraine signed a Treaty on Mutual Defence and an agreement on grain exports.",
    "The sanctions on Iran hold. The sanctions on Mali do not.",
    "They met in strategic dialogues, 2+2 dialogues and 1.5 track dialogues.",
    "The treaty between Poland and Germany holds. The treaty between Turkey and Egypt does not.",
]


@pytest.mark.parametrize(("text", "count"), list(zip(APART, (2, 2, 3, 2), strict=True)))
def test_different_ones_stay_apart(nlp: Language, text: str, count: int) -> None:
    assert len(policy(nlp, text)) == count


def test_later_mention_fills_in_the_action(nlp: Language) -> None:
    (record,) = policy(nlp, "The treaty between Poland and Turkey is old. Ankara left the treaty.")
    assert record.action == "withdrawn from"


def test_later_possibility_adds_no_action(nlp: Language) -> None:
    text = (
        "The treaty between Poland and Turkey is old. If Egypt were to join the treaty, so be it."
    )
    (record,) = policy(nlp, text)
    assert record.action is None


def test_date_in_the_phrase_is_no_part_of_the_name(nlp: Language) -> None:
    text = "Serbia and Hungary signed a memorandum on May 3 on the construction of a gas pipeline."
    (record,) = found(nlp, text, {"May 3": "2024-05-03"})
    assert record.name == "memorandum on the construction of a gas pipeline"
    assert record.dates == ("2024-05-03",)


def test_missions_by_title_stay_apart(nlp: Language) -> None:
    text = (
        "The US leads a naval force, Operation Calm Waters. The European Union will launch its own"
        " mission, Kestrel, next week. The mission will last a year."
    )
    assert [r.name for r in policy(nlp, text)] == ["Operation Calm Waters", "Kestrel"]


def test_organisations_once_each(nlp: Language) -> None:
    records = found(nlp, "NATO and the European Union met. NATO spoke first.")
    assert [(r.kind, r.name) for r in records] == [
        ("organisation", "NATO"),
        ("organisation", "European Union"),
    ]


def test_ids_are_stable_and_distinct(nlp: Language) -> None:
    text = "The sanctions on Iran hold. The sanctions on Mali do not."
    doc = read(nlp, text)
    doc._.rp_context = Context(id="a", date=date(2024, 1, 1))
    first = [r.id for r in read_instruments(doc)._.rp_instruments]
    assert first == [r.id for r in read_instruments(doc)._.rp_instruments]
    assert len(set(first)) == 2


_WORDS = ["treaty", "sanctions", "on", "between", "Iran", "and", "Poland", "2+2", "dialogue", ","]
_WORDS += ["“", "”", "(", "signed", "the", "of", "Treaty", "to", "project", "Nord Stream 2", "or"]


@settings(max_examples=60, deadline=None)
@given(words=st.lists(st.sampled_from(_WORDS), min_size=1, max_size=25))
def test_any_order_of_words_is_read(nlp: Language, words: list[str]) -> None:
    text = " ".join(words)
    for record in found(nlp, text):
        assert record.evidence.text == text[record.evidence.start : record.evidence.end]
        assert record.name
