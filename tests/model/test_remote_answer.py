"""Answers of an endpoint: found in what a model wrote, checked, made guesses."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from realpolitik import codebook
from realpolitik.model.guess import category_of
from realpolitik.model.remote_answer import LEAST, Answer, UnusableError, answer_in, guess
from tests.model.endpoint import answer

GOOD = json.dumps(answer())


@pytest.mark.parametrize(
    "content",
    [
        GOOD,
        f"```json\n{GOOD}\n```",
        f"```\n{json.dumps(answer(), indent=2)}\n```",
        f"Here is what I found:\n\n{GOOD}\n\nLet me know {{if}} I can help.",
        f"<think>They {{both}} act. {json.dumps(answer(category='AID', mode=None))}</think>{GOOD}",
        f'The form is {{"happens": true}}. {GOOD}',
        f'{GOOD} {{"note": "done"}}',
        GOOD + " " * 5_000,
        "x" * 500_000 + GOOD,
        json.dumps(answer(category=" sanction ", mode="EXPEL", status="Actual", reason="it does")),
    ],
)
def test_an_answer_is_found_in_what_stands_round_it(content: str) -> None:
    assert answer_in(content) == Answer.model_validate(answer())


@pytest.mark.parametrize("nothing", [None, "", "none", "null", "NULL"])
def test_no_mode_in_many_ways(nothing: object) -> None:
    assert answer_in(json.dumps(answer(mode=nothing))).mode is None


@pytest.mark.parametrize(
    "told",
    [
        {"happens": False, "category": None, "mode": None, "status": None, "confidence": 0.8},
        {"happens": False, "confidence": 0},
        {"happens": False, "category": "NONE", "mode": "none", "status": "-", "confidence": 1},
        answer(happens=False),
    ],
)
def test_of_a_no_nothing_else_counts(told: dict[str, object]) -> None:
    found = answer_in(json.dumps(told))
    assert (found.happens, found.category, found.mode, found.status) == (False, None, None, None)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("", "empty"),
        (" \n", "empty"),
        ("AID", "no JSON object"),
        ("[1, 2]", "no JSON object"),
        (GOOD[1:], "no JSON object"),
        (GOOD.replace('"', "'"), "no JSON object"),
        (json.dumps(answer(happens="yes")), '"happens"'),
        (json.dumps(answer(happens=1)), '"happens"'),
        (json.dumps(answer(category="SCOLD")), "category"),
        (json.dumps(answer(category=None)), "category"),
        (json.dumps(answer(category=["AID"])), '"category"'),
        (json.dumps(answer(mode="hunger")), "mode is none of SANCTION"),
        (json.dumps(answer(category="AID", mode="food")), "mode is none of AID"),
        (json.dumps(answer(mode={"expel": 1})), '"mode"'),
        (json.dumps(answer(status="maybe")), '"status"'),
        (json.dumps(answer(status=None)), "status"),
        (json.dumps(answer(confidence=1.01)), '"confidence"'),
        (json.dumps(answer(confidence=-0.1)), '"confidence"'),
        (json.dumps(answer(confidence="high")), '"confidence"'),
        (json.dumps(answer(confidence=True)), '"confidence"'),
        (json.dumps(answer(confidence=None)), '"confidence"'),
        (json.dumps(answer(confidence=float("nan"))), '"confidence"'),
        (json.dumps(answer(confidence=float("inf"))), '"confidence"'),
        (GOOD.replace("0.9", "9" * 5_000), "no JSON object"),
        ("{}", '"happens"'),
    ],
)
def test_what_is_no_answer_says_why(content: str, fault: str) -> None:
    with pytest.raises(UnusableError, match=fault):
        answer_in(content)


@pytest.mark.parametrize(
    "piece", ["{", '{"a":', '{"a":[', '{"', '{"a":"', "[", '{"a":1,"{":', '{"\\', "{ "]
)
def test_content_that_is_all_brackets_takes_no_time(piece: str) -> None:
    start = time.process_time()
    with pytest.raises(UnusableError):
        answer_in(piece * (1_000_000 // len(piece)))
    assert time.process_time() - start < 3


@given(st.text() | st.text(alphabet='{}[]":,\\ntfh01e.-'))
def test_any_text_is_an_answer_or_said_to_be_none(content: str) -> None:
    try:
        assert isinstance(answer_in(content), Answer)
    except UnusableError as error:
        assert str(error)


@pytest.mark.parametrize("category", [c.name for c in codebook.categories()])
@pytest.mark.parametrize("confidence", [0.0, 0.05, LEAST, 0.5, 1.0])
def test_the_category_named_is_the_likeliest(category: str, confidence: float) -> None:
    found = guess(Answer(happens=True, category=category, status="actual", confidence=confidence))
    assert found.category == category
    assert found.confidence == pytest.approx(max(confidence, LEAST))
    assert found.kinds[category] == pytest.approx(max(confidence, LEAST))
    assert list(found.kinds) == list(category_of())
    assert sum(found.kinds.values()) == pytest.approx(1)
    assert all(0 <= sure <= 1 for sure in found.kinds.values())


def test_where_nothing_happens_all_categories_are_alike() -> None:
    found = guess(Answer(happens=False, confidence=0.9))
    assert (found.happens, found.mode, found.confidence) == (0.0, None, 0.0)
    assert sum(found.kinds.values()) == pytest.approx(1)
    assert set(map(lambda sure: round(sure, 6), found.categories.values())) == {0.0625}


def test_there_are_no_features() -> None:
    found = guess(Answer(happens=False, confidence=0.9))
    assert (found.features.shape, found.features.dtype) == ((0,), "float32")


def test_every_category_has_a_kind_of_its_name() -> None:
    assert {c.name for c in codebook.categories()} <= set(category_of())
