"""Forecasts: likelihood in words and ranges, conditions, holders; and what is no forecast."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from realpolitik.reading.doc import Context
from realpolitik.reading.forecasts import read_forecasts
from realpolitik.records import Evidence, Forecast, Span, Statement, Voice
from tests.reading.by_hand import read, table


def found(nlp: Language, text: str) -> list[Forecast]:
    return list(read_forecasts(read(nlp, text))._.rp_forecasts)


@pytest.mark.parametrize("row", table("forecasts.csv"), ids=lambda row: row["text"])
def test_one_forecast(nlp: Language, row: dict[str, str]) -> None:
    """A sentence with one forecast: words, range, condition, holder (blank: none)."""
    text = row["text"]
    (record,) = found(nlp, text)
    likelihood = record.likelihood
    assert likelihood.words == row["words"]
    assert likelihood.low == (float(row["low"]) if row["low"] else None)
    assert likelihood.high == (float(row["high"]) if row["high"] else None)
    assert record.conditional_on == (row["condition"] or None)
    assert record.evidence.text == text[record.evidence.start : record.evidence.end]
    assert [v.name for v in record.holder] == ([row["holder"]] if row["holder"] else [])


NONE = [
    # permission, order, wish, habit, refusal, ability
    "Ukraine will be free to use the missiles.",
    "Ukraine will be allowed to use the missiles.",
    "Vessels may not enter the port without leave of the Egyptian navy.",
    "Macron would like to visit Egypt.",
    "In those days, Russia would often send gas to Poland for nothing.",
    "The Iranian minister would not comment on the talks.",
    "Vietnam can export rice to China.",
    "He can speak Turkish.",
    "Egypt could not reach the border in time.",
    "Poland would have signed the treaty.",
    "Turkey should leave the alliance by May.",
    "The treaty with Egypt should hold.",
    "Macron left the room so that the vote on Ukraine could be held.",
    "Macron would say only that Iran was at fault.",
    "As far as an outsider can tell, Russia has left Mali.",
    "I doubt that Iran knows this.",
    "Russia probably fired the missile.",
    "Iran is due an apology.",
    "Poland planned to buy tanks from South Korea.",
    # other words that look alike
    "Russia's will to fight Ukraine is weak.",
    "In May Russia attacked Ukraine.",
    "The aim is to buy tanks from South Korea.",
    "Perhaps 200 Russian soldiers died.",
    "It was perhaps the best treaty that Poland had.",
    "No doubt Turkey knows this.",
    "Certainly Turkey is a member of NATO.",
    "The crisis was due to sanctions on Iran.",
    "Hungary is a possible member of the alliance.",
    "Poland lies in a remote region.",
    # hedges of evidence
    "Iran reportedly attacked Israel.",
    "Iran apparently attacked Israel.",
    "Iran allegedly attacked Israel.",
    # questions, conditions, past
    "Will Russia attack Poland?",
    "The minister asked whether Russia would attack.",
    "Q Can you comment on the treaty with Iran?",
    "They discussed what the alliance can do.",
    "Troops fire only if they're about to lose Ukraine.",
    "The minister could not say when the talks would resume.",
    "There was a risk of war between Russia and America.",
    "An attack on Poland seemed unlikely.",
    "Turkey was expected to sign the treaty.",
    # the speaker managing his talk
    "I will say that Russia is a partner.",
    "We'll see what Iran does.",
    "Russia signed the treaty.",
    # nothing about states
    "The actress will probably wear red.",
    "It may rain in the afternoon.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_forecast(nlp: Language, text: str) -> None:
    assert found(nlp, text) == []


SEVERAL = [
    ("The pact with Egypt will not harm anyone and will help trade.", ["will", "will"]),
    ("War is likely, but Poland will not fight.", ["likely", "will"]),
    ("An attack on Iran looks unlikely, and one on Turkey is even less so.",
     ["looks unlikely", "even less so"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words"), SEVERAL)
def test_one_for_each_clause(nlp: Language, text: str, words: list[str]) -> None:
    assert [r.likelihood.words for r in found(nlp, text)] == words


def test_even_less_so_is_at_most_what_was_said_before(nlp: Language) -> None:
    text = "An attack on Iran looks unlikely, and one on Turkey is even less so."
    last = found(nlp, text)[-1].likelihood
    assert (last.low, last.high) == (0.01, 0.45)


def test_shared_subject_is_named(nlp: Language) -> None:
    last = found(nlp, "The pact with Egypt will not harm anyone and will help trade.")[-1]
    assert last.about == "The pact will help trade"


def test_antecedent_of_a_relative_clause_is_named(nlp: Language) -> None:
    (record,) = found(nlp, "Turkey praised a treaty that will last for decades.")
    assert record.about == "a treaty that will last for decades"


def test_neighbouring_sentence_about_states_is_enough(nlp: Language) -> None:
    assert len(found(nlp, "Russia and Poland quarrelled. It may get worse.")) == 1
    assert found(nlp, "Russia and Poland quarrelled.\n\nIt may get worse.") == []


def test_long_clauses_are_cut_at_a_word(nlp: Language) -> None:
    text = "Russia will export " + ", ".join(["very fine wheat and barley"] * 20) + " to Egypt."
    about = found(nlp, text)[0].about
    assert len(about) <= 200
    assert about.endswith("…")


def _said(doc: Doc, speaker: str, content: str) -> Statement:
    start = doc.text.index(content)
    at = doc.text.rindex(speaker)
    voice = Voice(name=speaker, kind="person", named=True, start=at, end=at + len(speaker))
    span = Span(text=content, start=start, end=start + len(content))
    where = Evidence(sentence=0, start=0, end=len(doc.text), text=doc.text)
    return Statement(
        id="s", speaker=voice, chain=(voice,), cue="said", directness="indirect", content=span,
        evidence=where,
    )  # fmt: skip


def test_holder_is_the_voice_of_the_statement(nlp: Language) -> None:
    doc = read(nlp, "Erdogan said that Egypt may join the pact.")
    doc._.rp_statements = (_said(doc, "Erdogan", "Egypt may join the pact"),)
    (record,) = read_forecasts(doc)._.rp_forecasts
    assert [v.name for v in record.holder] == ["Erdogan"]
    assert record.about == "Egypt may join the pact"


def test_holder_within_a_statement_is_added(nlp: Language) -> None:
    content = "aides fear that Egypt may join the pact"
    doc = read(nlp, f"Erdogan said that {content}.")
    doc._.rp_statements = (_said(doc, "Erdogan", content),)
    (record,) = read_forecasts(doc)._.rp_forecasts
    assert [v.name for v in record.holder] == ["Erdogan", "aides"]


def test_a_statement_behind_a_semicolon_holds_nothing(nlp: Language) -> None:
    content = "Egypt is expected to join the pact"
    doc = read(nlp, f"{content}; Erdogan said that he knew.")
    doc._.rp_statements = (_said(doc, "Erdogan", content),)
    (record,) = read_forecasts(doc)._.rp_forecasts
    assert record.holder == ()


def test_a_pronoun_is_resolved(nlp: Language) -> None:
    first, second = "Egypt may join the pact", "Iran will not"
    doc = read(nlp, f"Erdogan said that {first}. {second}, he said.")
    doc._.rp_statements = (_said(doc, "Erdogan", first), _said(doc, "he", second))
    assert [[v.name for v in r.holder] for r in read_forecasts(doc)._.rp_forecasts] == [
        ["Erdogan"],
        ["Erdogan"],
    ]


def test_holder_of_an_expectation_in_a_relative_clause_is_whom_it_is_about(nlp: Language) -> None:
    text = "Exports fell last year, according to Kenyan officials, who expect them to recover soon."
    record = read_forecasts(nlp(text))._.rp_forecasts[0]
    assert [v.name for v in record.holder] == ["Kenyan officials"]


def test_holder_of_an_expectation_is_its_subject(nlp: Language) -> None:
    (record,) = found(nlp, "Analysts expect Russia to attack Ukraine in the spring.")
    assert [(v.name, v.kind, v.named) for v in record.holder] == [("Analysts", "unnamed", False)]


@pytest.mark.parametrize(
    ("today", "value", "horizon"),
    [
        (date(2024, 6, 1), "2024-09-01", "2024-09-01"),
        (date(2024, 6, 1), "2030", "2030"),
        (date(2024, 6, 1), "2023-09-01", None),
        (None, "2030", None),
    ],
)
def test_horizon(nlp: Language, today: date | None, value: str, horizon: str | None) -> None:
    doc = read(nlp, "Egypt will join the pact at that time.", {"that time": value})
    doc._.rp_context = Context(date=today)
    (record,) = read_forecasts(doc)._.rp_forecasts
    assert record.horizon == horizon


_WORDS = ["will", "may", "Russia", "if", "unlikely", "is", "to", "that", "seems", "expected", "not"]
_WORDS += ["the", "risk", "of", "war", ",", "“", "”", ".", "even", "less", "so", "can", "which"]


@settings(max_examples=60, deadline=None)
@given(words=st.lists(st.sampled_from(_WORDS), min_size=1, max_size=25))
def test_any_order_of_words_is_read(nlp: Language, words: list[str]) -> None:
    text = " ".join(words)
    for record in found(nlp, text):
        assert record.evidence.text == text[record.evidence.start : record.evidence.end]
        assert record.likelihood.words
