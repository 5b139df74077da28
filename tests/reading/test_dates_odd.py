"""Dates that no calendar of ours has: kept as text, with no value and without an error."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from realpolitik.reading.dates import realpolitik_dates
from realpolitik.reading.dates_calendar import days
from realpolitik.reading.dates_frame import Frame
from realpolitik.reading.dates_grammar import find
from realpolitik.reading.dates_spans import timex
from realpolitik.reading.doc import Context
from realpolitik.records import When

PIECES = [
    "0", "00", "1", "13", "31", "32", "45", "99", "1999", "2020", "99999999999999999999", " ", "/",
    "-", ".", ", ", " of ", "th", "st", "the ", "May", "June ", "February ", "Friday", "nineteen ",
    "ninety", "two thousand ", "year ", "last ", "next ", "previous ", "quarter", "Q3 ", "first ",
    "ſecond ", "half ", "last year", "century", "the 20th ", "decade", "s", "weeks ", "days ",
    "ago", "later", "earlier", "a ", "winter", "in ", "AH", "BC", "Muharram ", "5784", "Heisei ",
    "year-end", "fiscal ", "١٩٩٩", "night", "p.m.", "yesterday", "weekend", "period", "year-ago ",
    "1e9", "several ", "from now", "ıı", "İ", "\u212a",
]  # fmt: skip
BEFORE = [
    None,
    When(value="1974-SU", precision="quarter", basis="stated"),
    When(value="2024-02-29", precision="day", basis="stated"),
    When(value="0001-Q1", precision="quarter", basis="stated"),
    When(value="9999-Q4", precision="quarter", basis="stated"),
]
ANCHORS = st.dates() | st.sampled_from([None, date.min, date.max, date(2024, 2, 29)])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It was signed on 31 February 2021.", "31 February 2021"),
        ("It was signed on 29 February 2023.", "29 February 2023"),
        ("It was signed on 13/45/2020.", "13/45/2020"),
        ("It was signed on the 32nd of May.", "the 32nd of May"),
        ("It was signed on June 45, 2020.", "June 45, 2020"),
        ("It was signed on 2020-13-45.", "2020-13-45"),
        ("It was signed on 12 May 20240000000.", "12 May 20240000000"),
        ("It was signed on 12/12/123456789012345678901234567890 there.", None),
        ("The wall dates from the year 0.", "the year 0"),
        ("The wall dates from 500 BC.", "500 BC"),
        ("It fell in 1948 BC.", "1948 BC"),
        ("It was signed on 10 Muharram 1445.", "10 Muharram 1445"),
        ("It was signed on 1 Farvardin 1403.", "1 Farvardin 1403"),
        ("It was signed on 12 Nisan 5784.", "12 Nisan 5784"),
        ("The law is of 1445 AH.", "1445 AH"),
        ("The plan is of Heisei 31.", "Heisei 31"),
    ],
)
def test_kept_without_a_value(nlp: Language, text: str, words: str | None) -> None:
    doc = nlp(text)
    doc._.rp_context = Context(date=date(2024, 6, 25))
    (mention,) = realpolitik_dates(doc)._.rp_dates
    assert mention.when.value is None
    assert mention.when.precision in ("day", "year")
    assert words in (None, text[mention.start : mention.end])


@pytest.mark.parametrize("text", ["Article 3/4/5 holds.", "Call 24/7.", "She is Azar Rahimi."])
def test_no_dates_at_all(text: str) -> None:
    assert find(text) == []


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES), max_size=9).map("".join),
    ANCHORS,
    st.sampled_from(BEFORE),
    st.booleans(),
    st.booleans(),
)
def test_any_text_in_any_frame(
    text: str, anchor: date | None, before: When | None, future: bool, past: bool
) -> None:
    quarter = before if before and before.value and "Q" in before.value else None
    frame = Frame(anchor, before, quarter, future, past)
    for expression in find(text):
        when = expression.resolve(frame)
        assert when.value is None or days(when.value) is not None
        assert when.basis in ("stated", "relative")
        frame = expression.told(when, frame)
    assert timex(text) is None or timex(text)
