"""The whole reading: outcomes, offsets into the original, long documents, hostile text."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from realpolitik.documents import Metadata, from_text
from realpolitik.errors import ResourceError, UsageError
from realpolitik.reading import pipeline
from tests.conftest import Read

NOISE = [
    "<script>alert('x')</script> Russia attacked Ukraine. '; DROP TABLE events; --",
    "Russia\x00attacked\x00Ukraine.",
    "“" * 400,
    "((((((((((" * 50,
    "\u202eRussia attacked Ukraine\u202c.",
    "a" * 5000,
    "1. 2. 3. 4. 5.",
]


@pytest.mark.parametrize("text", NOISE)
def test_hostile_text_is_read_to_its_end(text: str, read: Read) -> None:
    reading = read(text)
    assert [o.sentence for o in reading.outcomes] == list(range(reading.document.sentences))


def test_every_sentence_ends_in_one_outcome(read: Read) -> None:
    text = "It rained all day. Iran met. Iran struck a Saudi port. Some people like Chad."
    outcomes = read(text).outcomes
    assert [o.sentence for o in outcomes] == [0, 1, 2, 3]
    assert [o.result for o in outcomes] == ["none", "none", "events", "none"]
    assert all((o.reason is None) == (o.result == "events") for o in outcomes)


def test_a_sentence_too_long_is_said_to_be(read: Read) -> None:
    text = "Iran met Iraq and " + "then again and " * 200 + "went home."
    assert "too long" in {o.reason for o in read(text).outcomes}


def test_another_language_is_said_not_coded(read: Read) -> None:
    text = (
        "Le ministre russe des affaires étrangères a rencontré son homologue chinois à Pékin et "
        "les deux pays ont signé un accord sur la coopération énergétique, selon le communiqué."
    )
    reading = read(text)
    assert reading.events == ()
    assert [f.kind for f in reading.flags] == ["not English"]
    assert reading.outcomes[0].reason == "not English (fr)"


def test_without_a_date_relative_dates_stay_open(read: Read) -> None:
    event = read("Iran struck a Saudi port yesterday.", None).events[0]
    assert event.when is None or event.when.value is None


def test_a_long_document_is_read_in_stretches(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\n\n".join(f"On day {n} Iran struck a Saudi port." for n in range(12))
    whole = pipeline.read(from_text(text))
    monkeypatch.setattr(pipeline, "CHUNK", 80)
    parts = pipeline.read(from_text(text))
    assert [e.evidence for e in parts.events] == [e.evidence for e in whole.events]
    assert len(parts.outcomes) == len(whole.outcomes) == 12


def test_offsets_point_into_the_original_markdown() -> None:
    text = "# A *raid*\n\n**Iran** struck a [Saudi](http://example.org) port.\n"
    prepared = from_text(text, metadata=Metadata(published=date(2024, 6, 25)))
    for event in pipeline.read(prepared).events:
        for entity in (*event.actors, *event.recipients):
            assert text[entity.start : entity.end] == entity.text


def test_the_same_text_reads_the_same(read: Read) -> None:
    text = "Iran struck a Saudi port. “We shall answer,” Riyadh said. Talks may follow in June."
    one, other = read(text), read(text)
    assert (one.events, one.statements, one.forecasts) == (
        other.events,
        other.statements,
        other.forecasts,
    )


def test_trace_tells_the_steps_of_a_sentence() -> None:
    prepared = from_text("It rained. Iran did not attack Oman.")
    stages = [s.stage for s in pipeline.trace(prepared, 1)]
    assert stages[0] == "sentence"
    assert stages[-1] == "outcome"
    assert "events" in stages
    with pytest.raises(UsageError, match="U010"):
        pipeline.trace(prepared, 2)


def test_a_missing_model_is_an_error_at_once() -> None:
    with pytest.raises(ResourceError, match="R002"):
        pipeline.pipeline("no_such_model")


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(
        st.sampled_from(
            [
                "Iran ",
                "attacked ",
                "Oman",
                ". ",
                "“",
                "”",
                "\n\n",
                "if ",
                "said ",
                ", ",
                "that ",
                "not ",
                "its ",
                "will ",
                "talks with ",
                "they ",
            ]
        ),
        max_size=40,
    )
)
def test_any_salad_of_words_is_read(words: list[str]) -> None:
    text = "".join(words)
    if not text.strip():
        return
    reading = pipeline.read(from_text(text))
    for event in reading.events:
        assert 0 <= event.evidence.start < event.evidence.end <= len(text)
    assert all(a.sentence < b.sentence for a, b in pairwise(reading.outcomes))
