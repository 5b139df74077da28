"""JSON carries a reading there and back."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from realpolitik.errors import InputError
from realpolitik.records import Document, Reading
from realpolitik.report.serial import as_json, from_json
from tests.report.fixture import reading


def test_comes_back_the_same() -> None:
    assert from_json(as_json(reading())) == reading()


def test_one_is_an_object_and_several_a_list() -> None:
    assert isinstance(json.loads(as_json(reading())), dict)
    assert from_json(as_json([reading(), reading()])) == [reading(), reading()]
    assert json.loads(as_json([])) == []


def test_names_are_those_of_the_records() -> None:
    written = json.loads(as_json(reading()))
    assert list(written) == [
        "document",
        "events",
        "statements",
        "figures",
        "instruments",
        "forecasts",
        "flags",
        "outcomes",
        "unknown_actors",
        "run",
    ]
    assert written["events"][1]["attribution"][0]["name"] == "The Daily Lantern"
    assert written["events"][1]["when"] is None


@given(st.text())
def test_any_text_survives(title: str) -> None:
    before = Reading(document=Document(id="x", title=title))
    assert from_json(as_json(before)) == before


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("nonsense", "at the top"),
        ('{"document": 3}', "at document"),
        ('[{"document": {"id": "a"}, "events": [{}]}]', "at 0.events.0"),
    ],
)
def test_what_is_not_a_reading_is_named(text: str, place: str) -> None:
    with pytest.raises(InputError, match=place) as caught:
        from_json(text)
    assert caught.value.code == "E001"
