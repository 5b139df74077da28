"""Dates on records: each with value, precision and basis, and none taken from another act."""

from datetime import date

import pytest

from realpolitik.documents import from_text
from realpolitik.documents.load import Metadata
from realpolitik.reading.pipeline import read
from realpolitik.records import Reading

TEXT = """\
Chile condemned Cuba’s March 9 speech, and its trade with Peru fell to $2 billion last year.

On Friday Bolivia sent 300 soldiers to the border; in the third quarter of 2022 it had spent $40
million there. Peru attacked Ecuador in the 1940s, and Spain invaded Peru in the 16th century.

Ecuador signed an agreement with Colombia on the 32nd of May. Colombia will visit Chile in April,
before the summit of 2025 in Lima. Brazil threatened Bolivia last week."""


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read(from_text(TEXT, metadata=Metadata(published=date(2023, 3, 15))))


def test_every_date_has_precision_and_basis(reading: Reading) -> None:
    dated = [r.when for r in (*reading.events, *reading.figures) if r.when is not None]
    assert len(dated) >= 6
    assert all(w.precision and w.basis in ("stated", "relative") for w in dated)
    assert all(f.when.value for f in reading.figures if f.when)


@pytest.mark.parametrize(
    ("trigger", "value", "precision"),
    [
        ("sent", "2023-03-10", "day"),
        ("attacked", "194", "decade"),
        ("threatened", "2023-W10", "week"),
        ("visit", "2023-04", "month"),
        ("signed", None, "day"),
    ],
)
def test_date_of_an_act(reading: Reading, trigger: str, value: str | None, precision: str) -> None:
    whens = [e.when for e in reading.events if e.trigger.text.startswith(trigger)]
    assert whens
    assert {(w.value, w.precision) for w in whens if w} == {(value, precision)}


@pytest.mark.parametrize("trigger", ["condemned", "invaded"])
def test_act_without_a_date(reading: Reading, trigger: str) -> None:
    whens = [e.when for e in reading.events if e.trigger.text.startswith(trigger)]
    assert whens
    assert set(whens) == {None}


def test_no_conflict(reading: Reading) -> None:
    assert [f for f in reading.flags if f.kind == "date conflict"] == []
