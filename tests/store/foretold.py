"""Stores filled by hand with forecasts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from realpolitik.records import Document, Evidence, Forecast, Likelihood, Reading, Voice
from realpolitik.store.rows import Stored
from tests.store.stories import written

RANGES: dict[str, tuple[float, float]] = {
    "unlikely": (0.20, 0.45),
    "likely": (0.55, 0.80),
    "very likely": (0.80, 0.95),
}


@dataclass(frozen=True, slots=True)
class Foretold:
    """A forecast, in a document of its own unless another has the same name."""

    id: str
    likelihood: str = "likely"
    holder: str | None = "Ines Okafor"
    horizon: str | None = None
    condition: str | None = None
    about: str = "the ferry runs again"
    document: str | None = None
    published: str | None = "2024-06-25"
    author: str | None = None
    outlet: str | None = "The Lantern"

    @property
    def home(self) -> str:
        """The id of its document."""
        return self.document or f"d-{self.id}"


def forecast(told: Foretold) -> Forecast:
    """The record."""
    low, high = RANGES.get(told.likelihood, (None, None))
    chain = () if told.holder is None else (Voice(name="The Wire"), Voice(name=told.holder))
    return Forecast(
        id=told.id,
        holder=chain,
        about=told.about,
        likelihood=Likelihood(words=told.likelihood, low=low, high=high),
        horizon=told.horizon,
        conditional_on=told.condition,
        evidence=Evidence(sentence=0, start=0, end=4, text=f"{told.about}, {told.likelihood}"),
    )


def readings(told: Sequence[Foretold]) -> list[Stored]:
    """The documents that hold them."""
    by_document: dict[str, list[Foretold]] = {}
    for each in told:
        by_document.setdefault(each.home, []).append(each)
    return [
        Stored(
            Reading(
                document=Document(
                    id=name,
                    published=held[0].published,
                    author=held[0].author,
                    outlet=held[0].outlet,
                ),
                forecasts=tuple(map(forecast, held)),
            )
        )
        for name, held in by_document.items()
    ]


def filled(path: Path, told: Sequence[Foretold]) -> Path:
    """A store with these forecasts."""
    return written(path, readings(told))
