"""The records that the stages share: frozen, typed, and the only language they speak.

Offsets count characters (Unicode code points) from 0; ``end`` is exclusive. While a document is
being read, ``start`` and ``end`` point into the text of the spaCy ``Doc``; ``reading.pipeline``
moves them to the original text (the file as decoded, the HTML source) before a ``Reading`` leaves
it. Unknown is ``None``, never a sentinel. Field names are those of the JSON.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Literal

DocumentKind = Literal["news", "opinion", "official", "transcript", "other"]
Status = Literal["actual", "historical", "future", "hypothetical", "negated"]
VoiceKind = Literal["outlet", "person", "office", "document", "unnamed"]
Directness = Literal["direct", "indirect", "mixed"]
Verdict = Literal["plausible", "implausible", "unchecked"]
Precision = Literal["day", "week", "month", "quarter", "year", "decade"]
DateBasis = Literal["stated", "relative", "dateline", "document", "instrument"]
InstrumentKind = Literal[
    "treaty",
    "agreement",
    "memorandum",
    "sanctions",
    "resolution",
    "dialogue",
    "organisation",
    "project",
]
Result = Literal["events", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The words that a record rests on; ``sentence`` counts from 0 within the document."""

    sentence: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One text with its metadata.

    ``id`` is the hash of the text or the id given in the input; ``published`` is ISO 8601
    (``YYYY-MM-DD``); ``language`` is ISO 639-1; ``characters`` counts the original text.
    """

    id: str
    title: str | None = None
    author: str | None = None
    outlet: str | None = None
    published: str | None = None
    kind: DocumentKind = "other"
    language: str | None = None
    url: str | None = None
    path: str | None = None
    characters: int = 0
    sentences: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Somebody who acts or is acted upon, as one mention names them.

    ``code`` is ISO 3166 alpha-3 (``RUS``), ``IGO:…``, ``NSA:…`` or ``None``; ``sector`` one of
    PLOVER's sector codes (codebook digest 4.3); ``via`` says how the mention was resolved:
    ``name``, ``office``, ``demonym``, ``metonym``, ``possessive``, ``pronoun``, ``surname``,
    ``both sides``, …
    """

    text: str
    start: int
    end: int
    name: str | None = None
    code: str | None = None
    sector: str | None = None
    identifier: str | None = None
    via: str = "name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One link in the chain of those who vouch for a statement; outermost first in a chain."""

    name: str
    code: str | None = None
    kind: VoiceKind = "unnamed"
    named: bool = False
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Words of the document: offsets and the text between them."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """``value`` is an ISO 8601 date or part of one (``2024-06-19``, ``2024-06``, ``2023``)."""

    value: str | None
    precision: Precision | None
    basis: DateBasis


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """The place of an act; coordinates (WGS 84 degrees) only where the text names the place."""

    name: str
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    basis: str = "in clause"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One coded act. ``quad`` is 1 to 4, ``score`` -10 to +10, ``confidence`` 0 to 1.

    ``label`` is what the user's own categories call it, ``None`` where they say nothing of it.
    """

    id: str
    actors: tuple[Entity, ...]
    recipients: tuple[Entity, ...]
    category: str
    mode: str | None
    contexts: tuple[str, ...]
    quad: int
    score: float
    status: Status
    conditional_on: str | None
    attribution: tuple[Voice, ...]
    trigger: Span
    when: When | None
    where: Where | None
    confidence: float
    rule: str
    evidence: Evidence
    label: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A span of reported speech or thought; ``chain`` is outermost first, ``speaker`` its last."""

    id: str
    speaker: Voice
    chain: tuple[Voice, ...]
    cue: str
    directness: Directness
    content: Span
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """The most (or least) that a figure can be: the rule applied and the source of its number."""

    value: float
    rule: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A quantity claimed about states.

    ``value`` where one number is claimed, ``low`` and ``high`` where a range is (either may be
    ``None``); ``unit`` is ``USD``, ``EUR``, ``%``, ``times``, ``people``, ``km`` …;
    ``nearest_fit`` names the unit slip that would make an implausible figure fit.
    """

    id: str
    value: float | None
    low: float | None
    high: float | None
    unit: str | None
    comparator: str | None
    measure: str | None
    between: tuple[str, ...]
    of: tuple[str, ...]
    when: When | None
    attribution: tuple[Voice, ...]
    verdict: Verdict
    why: str
    bound: Bound | None
    nearest_fit: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """A named treaty, agreement, sanctions regime, dialogue, organisation, resolution, project."""

    id: str
    name: str
    kind: InstrumentKind
    parties: tuple[str, ...]
    dates: tuple[str, ...]
    action: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Likelihood:
    """Words of estimative probability and their range (0 to 1); ``None`` outside the table."""

    words: str
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """A claim about what will or may be. An empty ``holder`` is the author."""

    id: str
    holder: tuple[Voice, ...]
    about: str
    likelihood: Likelihood
    horizon: str | None
    conditional_on: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """What an editor should look at: ``kind`` is "implausible figure", "name slip", …"""

    kind: str
    text: str
    expected: str | None
    why: str
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How the reading of one sentence ended, and why it gave nothing where it gave nothing."""

    sentence: int
    result: Result
    reason: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownActor:
    """A subject or agent that has no code: ``words`` without the article, ``head`` the main one.

    ``why`` says whether no table has the name, the text does not say of which state somebody is,
    or a name is ``unresolved`` between codes.
    """

    sentence: int
    words: str
    head: str
    why: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What produced a reading: enough to reproduce it. ``duration`` is in seconds."""

    version: str
    model: str
    tables: dict[str, str] = field(default_factory=dict)
    options: dict[str, Any] = field(default_factory=dict)
    started: str = ""
    duration: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Everything found in one document, each piece with its evidence."""

    document: Document
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    forecasts: tuple[Forecast, ...] = ()
    flags: tuple[Flag, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    unknown_actors: tuple[UnknownActor, ...] = ()
    run: Run | None = None


def codes(entities: Iterable[Entity]) -> tuple[str, ...]:
    """The codes of entities, each once, in order; unresolved ones left out."""
    return tuple(dict.fromkeys(e.code for e in entities if e.code))
