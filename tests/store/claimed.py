"""Stores filled by hand with figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from realpolitik.records import Bound, Document, Evidence, Figure, Reading, Voice, When
from realpolitik.store.rows import Stored
from tests.store.stories import event, written


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure in a document; ``of`` is codes parted by blanks, of two with a dash a pair."""

    value: float | None = 20.0
    measure: str = "dead"
    of: str = "SDN"
    by: str | None = "Sudan's army"
    code: str | None = None
    document: str = "one"
    published: str | None = "2024-06-25"
    outlet: str | None = None
    comparator: str | None = None
    low: float | None = None
    high: float | None = None
    unit: str = "people"
    when: str | None = None
    place: str | None = None
    impossible: bool = False


def _precision(when: str) -> Any:
    return {4: "year", 7: "month", 10: "day"}[len(when)]


def _figure(claim: Claim, at: int) -> Figure:
    pair = tuple(claim.of.split("-")) if "-" in claim.of else ()
    when = claim.when
    return Figure(
        id=f"{claim.document}-{at}",
        value=claim.value,
        low=claim.low,
        high=claim.high,
        unit=claim.unit,
        comparator=claim.comparator,
        measure=claim.measure,
        between=pair,
        of=() if pair else tuple(claim.of.split()),
        when=When(value=when, precision=_precision(when), basis="stated") if when else None,
        attribution=(Voice(name=claim.by, code=claim.code),) if claim.by else (),
        verdict="implausible" if claim.impossible else "plausible",
        why="It is 30 times the most." if claim.impossible else "It is within bounds.",
        bound=Bound(value=1.0, rule="dead ≤ x", source="own"),
        nearest_fit="million for billion" if claim.impossible else None,
        evidence=Evidence(sentence=at, start=at * 10, end=at * 10 + 5, text=f"{claim.value:g}")
        if claim.value is not None
        else Evidence(sentence=at, start=at * 10, end=at * 10 + 5, text="dozens"),
    )


def filled(path: Path, claims: Sequence[Claim]) -> Path:
    """A store with these claims, each in a sentence of its own."""
    by_document: dict[str, list[Claim]] = {}
    for claim in claims:
        by_document.setdefault(claim.document, []).append(claim)
    stored = [
        Stored(
            Reading(
                document=Document(id=name, published=held[0].published, outlet=held[0].outlet),
                figures=tuple(_figure(claim, at) for at, claim in enumerate(held)),
                events=tuple(
                    event(where=claim.place, at=at) for at, claim in enumerate(held) if claim.place
                ),
            )
        )
        for name, held in by_document.items()
    ]
    return written(path, stored)
