"""Dates that contradict each other or the document raise a flag, and only those."""

from datetime import date

import pytest

from realpolitik.documents import from_text
from realpolitik.documents.load import Metadata
from realpolitik.reading.pipeline import read
from realpolitik.records import Flag

TODAY = date(2024, 6, 25)


def conflicts(text: str, published: date | None = TODAY) -> list[Flag]:
    reading = read(from_text(text, metadata=Metadata(published=published)))
    return [flag for flag in reading.flags if flag.kind == "date conflict"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The pact was sealed on Friday, 19 June 2024, in Lima.", "Friday, 19 June 2024"),
        ("They met on Friday (19 June 2024) in Lima.", "Friday (19 June 2024"),
        ("They met on 19 June 2024 (Friday) in Lima.", "19 June 2024 (Friday"),
        ("They met on 19 June 2024, a Friday, in Lima.", "19 June 2024, a Friday"),
        ("They met on Friday, June 19, in Lima.", "Friday, June 19"),
    ],
)
def test_weekday_that_does_not_fit(text: str, words: str) -> None:
    (flag,) = conflicts(text)
    assert (flag.text, flag.expected) == (words, "Wednesday")
    assert text[flag.evidence.start : flag.evidence.end] == words
    assert "2024-06-19" in flag.why


@pytest.mark.parametrize(
    "text",
    [
        "The pact was sealed on Wednesday, 19 June 2024, in Lima.",
        "They met on 19 June 2024 (a long day) and on Friday.",
        "They meet on Friday, and on 3 July they vote.",
    ],
)
def test_weekday_that_fits(text: str) -> None:
    assert conflicts(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Chile attacked Peru on 3 May 2026.", "3 May 2026"),
        ("On 3 May 2026 Chile signed the treaty with Peru.", "3 May 2026"),
        ("Chile has imposed sanctions on Peru in 2027.", "2027"),
    ],
)
def test_past_act_after_the_document(text: str, words: str) -> None:
    (flag,) = conflicts(text)
    assert flag.text == words
    assert "2024-06-25" in flag.why


@pytest.mark.parametrize(
    "text",
    [
        "Chile will attack Peru on 3 May 2026.",
        "Chile announced elections on 3 May 2026.",
        "Chile signed a contract with Peru until 2030.",
        "Chile agreed to invade Peru in 2027.",
        "Chile attacked Peru on 26 June 2024.",
        "Chile would attack Peru on 3 May 2026.",
    ],
)
def test_act_that_may_lie_ahead(text: str) -> None:
    assert conflicts(text) == []


def test_no_document_date_no_conflict_with_it() -> None:
    assert conflicts("Chile attacked Peru on 3 May 2026.", None) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Chile and Peru signed the Treaty of Ica on {}.", "The Treaty of Ica was signed on {}."),
        ("Jorge Rojas died on {}.", "The minister Jorge Rojas died on {} in Lima."),
        ("Chile ratified the pact on {}.", "On {} Chile ratified the pact."),
    ],
)
def test_one_act_on_two_days(one: str, other: str) -> None:
    text = f"{one.format('3 May 2021')} All took note. {other.format('9 May 2021')}"
    (flag,) = conflicts(text)
    assert (flag.text, flag.expected) == ("9 May 2021", "2021-05-03")
    assert conflicts(text.replace("9 May", "3 May")) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Chile signed the treaty on 3 May 2021.", "Peru signed the treaty on 5 May 2021."),
        ("Chile signed the accord on 3 May 2021.", "Chile signed the accord on 7 May 2023."),
        ("Chile attacked Peru on 3 May 2021.", "Chile attacked Peru on 5 May 2021."),
        ("Chile signed the Ica Pact on 3 May 2021.", "Chile signed the Lima Pact on 4 May 2021."),
        ("Chile signed the Ica Pact on 3 May 2021.", "Chile signed the Ica Pact in 2021."),
        ("The Ica Pact was to be signed on 3 May 2021.", "The Ica Pact was signed on 5 May 2021."),
    ],
)
def test_acts_that_differ(one: str, other: str) -> None:
    assert conflicts(f"{one} {other}") == []
