"""Dates: found in text, resolved against the document's date, and given to acts."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from realpolitik.reading.dates import realpolitik_dates, when_at
from realpolitik.reading.dates_calendar import days
from realpolitik.reading.dates_grammar import find
from realpolitik.reading.dates_spans import timex
from realpolitik.reading.doc import Context
from realpolitik.records import When

WEDNESDAY = date(2023, 3, 15)


def dated(nlp: Language, text: str, day: date | None = WEDNESDAY) -> Doc:
    doc = nlp(text)
    doc._.rp_context = Context(date=day)
    return realpolitik_dates(doc)


def values(doc: Doc) -> list[str | None]:
    return [d.when.value for d in doc._.rp_dates]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The envoy landed on March 9.", ["2023-03-09"]),
        ("The pact was signed on 4 October 1998 in Lima.", ["1998-10-04"]),
        ("The pact was signed in October 1998.", ["1998-10"]),
        ("Talks opened on 2021-11-05.", ["2021-11-05"]),
        ("Talks opened on 25/12/2021.", ["2021-12-25"]),
        ("Trade fell in 2019 and in the 1990s.", ["2019", "199"]),
        ("The minister arrived on Friday.", ["2023-03-10"]),
        ("The minister will arrive on Friday.", ["2023-03-17"]),
        ("The minister arrives next Friday.", ["2023-03-17"]),
        ("He spoke yesterday; she speaks tomorrow.", ["2023-03-14", "2023-03-16"]),
        ("Exports fell last year and rose last month.", ["2022", "2023-02"]),
        ("They met last week and last weekend.", ["2023-W10", "2023-W10-WE"]),
        ("Two years ago the border was closed.", ["2021"]),
        ("The border has been closed since 2014.", ["2014"]),
        ("Output grew in the third quarter of 2022.", ["2022-Q3"]),
        ("The fleet sailed on December 1.", ["2022-12-01"]),
        ("The fleet will sail on December 1.", ["2023-12-01"]),
        ("It was agreed on 2 May 2001. It was broken the same day.", ["2001-05-02", "2001-05-02"]),
        ("Signed on 2 May 2001, it was broken the next day.", ["2001-05-02", "2001-05-03"]),
        ("The ban runs until the end of the year.", ["2023"]),
        ("The law took effect last summer.", ["2022-SU"]),
        ("The ministers met in April.", ["2022-04"]),
        ("The ministers will meet in April.", ["2023-04"]),
        ("The envoy said that they would meet on Friday.", ["2023-03-17"]),
        ("He must leave by Friday.", ["2023-03-17"]),
        ("On Thursday he will go. On Wednesday he will return.", ["2023-03-16", "2023-03-22"]),
        ("War came in the summer of 1974. By August it was over.", ["1974-SU", "1974-08"]),
        ("The pact is of 1974. In August ministers met.", ["1974", "2022-08"]),
        ("It broke in 1966. In October of that same year they left.", ["1966", "1966-10"]),
    ],
)  # fmt: skip
def test_value(nlp: Language, text: str, expected: list[str]) -> None:
    assert values(dated(nlp, text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The talks lasted three months.",
        "Some 2000 troops crossed the river.",
        "He may march on the capital.",
        "Resolution 1929 was adopted.",
        "It cost $2000.",
        "June Patterson spoke for the ministry.",
        "The Good Friday Agreement held.",
        "They meet every Friday.",
        "They play on Friday nights.",
    ],
)
def test_not_a_date(nlp: Language, text: str) -> None:
    assert values(dated(nlp, text)) == []


def test_ambiguous_numbers_are_unknown(nlp: Language) -> None:
    doc = dated(nlp, "The note is dated 06/07/2021.")
    assert doc._.rp_dates[0].when == When(value=None, precision="day", basis="stated")


def test_impossible_day_is_unknown(nlp: Language) -> None:
    assert values(dated(nlp, "The note is dated 30 February 2021.")) == [None]


def test_without_document_date(nlp: Language) -> None:
    doc = dated(nlp, "He left on Friday, two weeks after 3 June 2020.", None)
    relative, stated = (d.when for d in doc._.rp_dates)
    assert relative == When(value=None, precision="day", basis="relative")
    assert stated == When(value="2020-06-03", precision="day", basis="stated")


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Chile attacked Peru on Monday.", "attacked", "2023-03-13"),
        ("The minister said on Friday that Chile had attacked Peru.", "attacked", None),
        ("The minister said on Friday that Chile had attacked Peru.", "said", "2023-03-10"),
        ("The signing of the pact on March 9 pleased Peru.", "signing", "2023-03-09"),
        ("On Monday, Chile recalled its envoy and closed the border.", "closed", "2023-03-13"),
        ("Chile closed the border.", "closed", None),
        ("Chile condemned the March 9 attack.", "condemned", None),
        ("Chile condemned Friday’s attack.", "attack", "2023-03-10"),
        ("Chile extended the ban until 2030.", "extended", None),
        ("Chile sent arms to Peru before the clash in May 2022.", "sent", None),
        ("Chile accused Peru of shelling a town on Friday.", "accused", None),
        ("Chile accused Peru of shelling a town on Friday.", "shelling", "2023-03-10"),
        ("Chile has left the pact, and Peru signed it on Friday.", "left", None),
        ("Chile left the pact on Friday, and Peru stays in it.", "stays", None),
        ("On Friday Chile left the pact, and Peru joined it.", "joined", "2023-03-10"),
        ("Chile left, and in May 2022 Peru called and Cuba came.", "came", "2022-05"),
        ("Chile left, and in May 2022 Peru called and Cuba came.", "left", None),
    ],
)
def test_when_at(nlp: Language, text: str, trigger: str, expected: str | None) -> None:
    doc = dated(nlp, text)
    index = next(t.i for t in doc if t.text == trigger)
    when = when_at(doc, index, index + 1)
    assert (when.value if when else None) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the past two years", "P2Y"),
        ("18 months", "P18M"),
        ("several weeks", "PXW"),
        ("currently", "PRESENT_REF"),
        ("two years ago", None),
        ("1988", None),
    ],
)
def test_timex(words: str, expected: str | None) -> None:
    assert timex(words) == expected


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("199", "1990-01-01", "1999-12-31"),
        ("2024-Q2", "2024-04-01", "2024-06-30"),
        ("2024-WI", "2024-12-01", "2025-02-28"),
        ("2024-W25-WE", "2024-06-22", "2024-06-23"),
    ],
)
def test_days(value: str, first: str, last: str) -> None:
    assert days(value) == (date.fromisoformat(first), date.fromisoformat(last))


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="0123456789-/. JuneMay thMonday,agolast year", max_size=60))
def test_any_text_is_read(text: str) -> None:
    for expression in find(text):
        assert text[expression.start : expression.end] == expression.match[0]
