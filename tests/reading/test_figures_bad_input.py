"""Numbers that cannot be read, or cannot be: kept as text, unchecked, with a reason."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from tests.reading.test_figures import figured, figures


@pytest.mark.parametrize(
    ("text", "words", "why"),
    [
        ("They asked for 10^400 dollars in aid.", "10^400 dollars", "written as a power"),
        ("They asked for 1e400 dollars in aid.", "1e400 dollars", "written as a power"),
        (f"It cost {'9' * 400} dollars.", f"{'9' * 400} dollars", "too long"),
        ("They hold 9 quadrillion quadrillion yen.", None, "larger than anything"),
        ("They asked for 1.234.567,50 euros.", "1.234.567,50 euros", "read in two ways"),
        ("Some 12.345.678 people fled.", "12.345.678 people", "read in two ways"),
        ("Some 12 345 people fled.", "12 345 people", "the space in it"),
        ("The attack left -500 people dead in Mali.", "-500 people", "cannot be negative"),
        (
            "Between 30,000 and 10,000 troops are there.",
            "30,000 and 10,000 troops",
            "upside down",
        ),
        ("Poland received 20 million marks in aid in 2015.", "20 million marks", "ended in 2001"),
        ("India got 5 million Soviet roubles in aid in 1991.", None, "ended in 1993"),
    ],
)
def test_kept_as_text(nlp: Language, text: str, words: str | None, why: str) -> None:
    (figure,) = figures(nlp, text)
    assert figure.verdict == "unchecked"
    assert why in figure.why
    assert figure.evidence.text == (words or figure.evidence.text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Some 1 234 567 people fled.", 1234567),
        ("Some 1\u202f234\u202f567 people fled.", 1234567),
        ("Some 12\u00a0000 people fled.", 12000),
        ("The surplus was -$5 billion.", -5e9),
        ("Growth was -2.1 percent.", -2.1),
    ],
)
def test_other_notations_are_read(nlp: Language, text: str, value: float) -> None:
    (figure,) = figures(nlp, text)
    assert figure.value == pytest.approx(value)


_WORDS = (
    "million", "billion", "$", "€", "%", "percent", "from", "to", "between", "and", "people",
    "dead", "troops", "dollars", "-5", "10^9", "put", "it", "at", "Poland's", "Germany", "GDP",
    "1,000", "2.5", "½", "hundred", "dozens", "of", "km", "trade", "with", "exports", "rose", "by",
    "times", "fell", "killed", "3-4", ".", ";", ",",
)  # fmt: skip
_PIECES = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        [
            *_WORDS,
            "\u202f",
            "\n",
        ]
    ),
)


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(_PIECES, min_size=1, max_size=14).map(" ".join))
def test_no_text_makes_the_stage_raise(nlp: Language, text: str) -> None:
    for figure in figured(nlp, text)._.rp_figures:
        assert figure.why
        assert figure.verdict in {"plausible", "implausible", "unchecked"}
        json.dumps([figure.value, figure.low, figure.high], allow_nan=False)
