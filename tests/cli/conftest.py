"""The command line without the parser: what is read is a reading made by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

import pytest

from realpolitik.cli import main
from realpolitik.documents.text import Prepared
from realpolitik.reading import pipeline
from realpolitik.reading.doc import Step
from realpolitik.records import Reading
from tests.report.fixture import reading


class Ran(NamedTuple):
    """What a command left behind."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in this process."""
    monkeypatch.setenv("COLUMNS", "100")

    def command(*arguments: object) -> Ran:
        status = main([str(a) for a in arguments])
        return Ran(status, *capsys.readouterr())

    return command


@pytest.fixture
def by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every document is read as the fixture is; its own metadata stay."""

    def read(prepared: Prepared, *, options: pipeline.Options | None = None) -> Reading:
        if "stumble" in prepared.text:
            raise ZeroDivisionError("stumbled")
        return replace(reading(), document=prepared.document)

    def trace(
        prepared: Prepared, sentence: int, *, options: pipeline.Options | None = None
    ) -> list[Step]:
        return [Step(sentence, "tokens", "one \x1b[31mtwo"), Step(sentence, "outcome", "none")]

    monkeypatch.setattr(pipeline, "read", read)
    monkeypatch.setattr(pipeline, "trace", trace)
