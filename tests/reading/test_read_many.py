"""Reading several documents at once: the same readings, none lost, in bounded memory."""

from dataclasses import replace

import pytest

from realpolitik.documents import Metadata, from_text
from realpolitik.documents.text import Prepared
from realpolitik.errors import RealpolitikError, ResourceError, UsageError
from realpolitik.reading import memory, pipeline
from realpolitik.records import Reading, Run

TEXTS = [
    "Iran struck a Saudi port on Monday. “We shall answer,” Riyadh said.",
    "# Talks\n\nChile and Peru signed a treaty worth $3 billion.\n\n- cut tariffs\n- open ports",
    "Le ministre russe a rencontré son homologue chinois à Pékin, selon le communiqué officiel.",
    "Moscow warned that it may expel diplomats if Norway imposes sanctions. It rained.",
    "((((((((((",
    "MR. ROE: The President met Chancellor Merkel.\n\nQ Did they agree?\n\nMR. ROE: They will.",
]


def documents() -> list[Prepared]:
    return [from_text(text, metadata=Metadata(id=f"{n}")) for n, text in enumerate(TEXTS)]


def plain(result: Reading | RealpolitikError) -> Reading:
    """The reading without what differs between two runs of it."""
    assert isinstance(result, Reading)
    assert result.run is not None
    return replace(result, run=replace(result.run, started="", duration=0.0))


@pytest.mark.parametrize("batch", [1, 4, 50])
def test_the_readings_are_those_of_read(batch: int) -> None:
    many = [plain(r) for r in pipeline.read_many(documents(), batch=batch)]
    assert many == [plain(pipeline.read(d)) for d in documents()]
    assert sum(len(r.events) for r in many) > 2


def test_long_documents_share_a_batch_with_short_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    long = from_text("\n\n".join(f"On day {n} Iran struck a Saudi port." for n in range(12)))
    monkeypatch.setattr(pipeline, "CHUNK", 80)
    monkeypatch.setattr(pipeline, "BATCH_CHARACTERS", 1000)
    found = [plain(r) for r in pipeline.read_many([*documents(), long, *documents()], batch=9)]
    assert found[:6] == found[7:]
    assert found[6] == plain(pipeline.read(long))
    assert found[6].document.sentences == 12


def broken(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    """Let the reading of every document that names Oman raise an error."""
    whole = pipeline.outcomes

    def outcomes(doc):  # type: ignore[no-untyped-def]
        if "Oman" in doc.text:
            raise error
        return whole(doc)

    monkeypatch.setattr(pipeline, "outcomes", outcomes)


@pytest.mark.parametrize(
    ("raised", "code"),
    [(RuntimeError("no"), "E000"), (UsageError("U001", what="a", why="b", do="c"), "U001")],
)
def test_one_that_fails_loses_no_other(
    raised: Exception, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("REALPOLITIK_DEBUG", raising=False)
    broken(monkeypatch, raised)
    bad = from_text("Iran attacked Oman.", metadata=Metadata(id="bad"))
    found = list(pipeline.read_many([*documents()[:2], bad, *documents()[2:]]))
    error = found.pop(2)
    assert isinstance(error, RealpolitikError)
    assert error.code == code
    assert [plain(r) for r in found] == [plain(pipeline.read(d)) for d in documents()]


def test_documents_are_taken_as_they_are_needed() -> None:
    taken: list[int] = []

    def coming():  # type: ignore[no-untyped-def]
        for number, document in enumerate(documents()):
            taken.append(number)
            yield document

    next(pipeline.read_many(coming(), batch=2))
    assert len(taken) <= 3


def test_the_time_of_a_batch_is_shared_by_characters() -> None:
    runs = [plain_run(r) for r in pipeline.read_many([from_text(TEXTS[0]), from_text(TEXTS[0])])]
    assert runs[0].duration == runs[1].duration > 0


def plain_run(result: Reading | RealpolitikError) -> Run:
    assert isinstance(result, Reading)
    assert result.run is not None
    return result.run


def test_a_missing_model_ends_it() -> None:
    with pytest.raises(ResourceError, match="R002"):
        next(pipeline.read_many(documents(), options=pipeline.Options(model="no_such_model")))


def test_words_beyond_the_limit_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = [plain(pipeline.read(d)) for d in documents()]
    strings = pipeline.pipeline().vocab.strings
    monkeypatch.setattr(memory, "STRINGS", 0)
    before = len(strings)
    new = from_text("Zorblaxia denounced the qwertolian embassy of Norway in Plumbeck.")
    found = list(pipeline.read_many([new, *documents()]))
    assert len(strings) == before
    assert [plain(r) for r in found[1:]] == expected
    assert [plain(pipeline.read(d)) for d in documents()] == expected


def test_lemmas_beyond_the_limit_start_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    lemmatizer = pipeline.pipeline().get_pipe("lemmatizer")
    lemmatizer.cache[(1, 2, 3)] = ["x"]  # type: ignore[attr-defined]
    monkeypatch.setattr(memory, "LEMMAS", 0)
    list(pipeline.read_many(documents()))
    assert (1, 2, 3) not in lemmatizer.cache  # type: ignore[attr-defined]
