"""A reading as cards: one a record, in groups, each with a number that the text refers to.

Terminal and page show the same cards, so that they cannot tell different stories.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Literal, TypeVar

from realpolitik.records import (
    Event,
    Evidence,
    Figure,
    Flag,
    Forecast,
    Instrument,
    Reading,
    Statement,
    Status,
)
from realpolitik.report import wording

_Record = TypeVar("_Record")
Kind = Literal["deed", "word", "spoken", "statement", "forecast", "instrument", "figure", "flag"]

LABELS: dict[Kind, str] = {
    "deed": "Deed",
    "word": "Word",
    "spoken": "Spoken of",
    "statement": "Statement",
    "forecast": "Forecast",
    "instrument": "Instrument",
    "figure": "Figure",
    "flag": "Flag",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One record, in words.

    ``number`` counts from 1 in the order of the text; ``voice`` is who makes the claim;
    ``alarm`` marks what an editor should see first.
    """

    number: int = 0
    kind: Kind
    title: str
    coded: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    status: Status | None = None
    voice: str = wording.AUTHOR
    alarm: bool = False
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """The cards of one kind, under a heading."""

    kind: Kind
    heading: str
    gloss: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Sections that answer one question."""

    heading: str
    nothing: str
    sections: tuple[Section, ...]


def event_kind(event: Event) -> Kind:
    """Deeds are material and actual, words verbal and actual; the rest is only spoken of."""
    if event.status != "actual":
        return "spoken"
    return "deed" if event.quad in (2, 4) else "word"


def _facts(*pairs: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((label, wording.plain(value)) for label, value in pairs if value)


def _event(event: Event) -> Card:
    return Card(
        kind=event_kind(event),
        title=wording.parties(event),
        coded=wording.coded_as(event),
        status=event.status,
        voice=wording.voice(event.attribution),
        facts=_facts(
            ("claimed by", wording.chain(event.attribution)),
            ("when", wording.when(event.when)),
            ("where", wording.where(event.where)),
            ("condition", event.conditional_on or ""),
            ("class", f"{wording.QUADS[event.quad]}, score {event.score:+g}"),
            ("context", ", ".join(event.contexts)),
            ("read by", f"{event.rule}, confidence {event.confidence:.2f}"),
        ),
        evidence=event.evidence,
    )


def _statement(statement: Statement) -> Card:
    return Card(
        kind="statement",
        title=wording.chain(statement.chain or (statement.speaker,)),
        coded=f"“{wording.plain(statement.cue)}” · {statement.directness} · {_speaker(statement)}",
        voice=wording.plain(statement.speaker.name),
        facts=_facts(("says", statement.content.text)),
        evidence=statement.evidence,
    )


def _speaker(statement: Statement) -> str:
    named = "named" if statement.speaker.named else "unnamed"
    kind = statement.speaker.kind
    return f"{named} voice" if kind == "unnamed" else f"{named} {kind}"


def _forecast(forecast: Forecast) -> Card:
    return Card(
        kind="forecast",
        title=wording.plain(forecast.about),
        coded=wording.likelihood(forecast),
        voice=wording.voice(forecast.holder),
        facts=_facts(
            ("held by", wording.chain(forecast.holder)),
            ("by", forecast.horizon or ""),
            ("condition", forecast.conditional_on or ""),
        ),
        evidence=forecast.evidence,
    )


def _instrument(instrument: Instrument) -> Card:
    return Card(
        kind="instrument",
        title=wording.plain(instrument.name),
        coded=instrument.kind,
        facts=_facts(
            ("parties", ", ".join(instrument.parties)),
            ("dates", ", ".join(instrument.dates)),
            ("here", instrument.action or ""),
        ),
        evidence=instrument.evidence,
    )


def _figure(figure: Figure) -> Card:
    bound = figure.bound
    limit = f"{wording.number(bound.value)}: {bound.rule} [{bound.source}]" if bound else ""
    return Card(
        kind="figure",
        title=wording.quantity(figure),
        coded=figure.verdict,
        voice=wording.voice(figure.attribution),
        alarm=figure.verdict == "implausible",
        facts=_facts(
            ("measure", figure.measure or ""),
            ("between", " and ".join(figure.between)),
            ("of", ", ".join(figure.of)),
            ("when", wording.when(figure.when)),
            ("claimed by", wording.chain(figure.attribution)),
            ("why", figure.why),
            ("bound", limit),
            ("ratio", wording.ratio(figure)),
            ("nearest fit", figure.nearest_fit or ""),
        ),
        evidence=figure.evidence,
    )


def _flag(flag: Flag) -> Card:
    return Card(
        kind="flag",
        title=wording.plain(flag.text),
        coded=wording.plain(flag.kind),
        alarm=True,
        facts=_facts(
            ("expected", flag.expected or ""),
            ("why", flag.why),
        ),
        evidence=flag.evidence,
    )


def cards(reading: Reading) -> tuple[Card, ...]:
    """Every record as a card, numbered in the order of the text."""
    made = [
        *_each(_event, reading.events),
        *_each(_statement, reading.statements),
        *_each(_forecast, reading.forecasts),
        *_each(_instrument, reading.instruments),
        *_each(_figure, reading.figures),
        *_each(_flag, reading.flags),
    ]
    made.sort(key=lambda c: (c.evidence.start, -c.evidence.end))
    return tuple(replace(card, number=n) for n, card in enumerate(made, start=1))


def _each(make: Callable[[_Record], Card], records: Iterable[_Record]) -> list[Card]:
    return [make(record) for record in records]


_LAYOUT: tuple[tuple[str, str, tuple[tuple[Kind, str, str], ...]], ...] = (
    (
        "Who did what",
        "No act between states was coded.",
        (
            ("deed", "Deeds", "material acts, reported as done"),
            ("word", "Words", "verbal acts, reported as done"),
            ("spoken", "Spoken of", "acts of the past, foretold, conditional or denied"),
        ),
    ),
    (
        "Who said what",
        "No reported speech was found.",
        (("statement", "Statements", "the chain of voices, outermost first"),),
    ),
    (
        "What may come",
        "No forecast was found.",
        (("forecast", "Forecasts", "with the likelihood that their words express"),),
    ),
    (
        "Instruments",
        "No named treaty, sanction, dialogue or project was found.",
        (("instrument", "Instruments", "treaties, sanctions, dialogues, bodies, projects"),),
    ),
    (
        "Figures",
        "No figure about states was found.",
        (("figure", "Figures", "checked against bounds; unchecked where no bound is known"),),
    ),
    (
        "Flags",
        "Nothing to look at twice.",
        (("flag", "Flags", "what an editor should look at"),),
    ),
)


def groups(made: tuple[Card, ...]) -> tuple[Group, ...]:
    """The cards in their groups, always the same six; alarms come first in theirs."""
    return tuple(
        Group(
            heading=heading,
            nothing=nothing,
            sections=tuple(_section(made, *section) for section in sections),
        )
        for heading, nothing, sections in _LAYOUT
    )


def _section(made: tuple[Card, ...], kind: Kind, heading: str, gloss: str) -> Section:
    own = sorted((c for c in made if c.kind == kind), key=lambda c: (not c.alarm, c.number))
    return Section(kind=kind, heading=heading, gloss=gloss, cards=tuple(own))
