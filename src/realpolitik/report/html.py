"""The dossier as one self-contained page: no script, nothing loaded from elsewhere.

The page's content policy names the hash of its one style sheet and forbids everything else, so a
hostile document stays text. Filters and links are plain HTML and CSS; where a browser lacks
``:has()`` everything shows.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import get_args

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from realpolitik.documents.text import Prepared
from realpolitik.records import Reading, Status
from realpolitik.report import article as articles
from realpolitik.report import graph as graphs
from realpolitik.report import wording
from realpolitik.report.cards import LABELS, Card, Group, Kind, cards, groups

_VOICES = 12


@dataclass(frozen=True, slots=True)
class Choice:
    """A box of the filters: the class it governs, its words and how many cards bear it."""

    key: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Dossier:
    """What the template shows of one reading; ``key`` starts every id on the page."""

    key: str
    reading: Reading
    title: str
    notes: tuple[str, ...]
    groups: tuple[Group, ...]
    blocks: tuple[articles.Block, ...]
    placed: frozenset[int]
    pairs: tuple[graphs.Pair, ...]
    graph: graphs.Graph
    kinds: tuple[Choice, ...]
    statuses: tuple[Choice, ...]
    voices: tuple[Choice, ...]
    voice_keys: dict[str, str]

    def classes(self, card: Card) -> str:
        """The classes that colour and filters go by."""
        status = f" s-{card.status}" if card.status else ""
        return f"k-{card.kind}{status} {self.voice_keys[card.voice]}"


def as_html(readings: Sequence[tuple[Reading, Prepared | str]]) -> str:
    """The page of one reading or several.

    Args:
        readings: each with the document it was read from, or with the original text alone.

    >>> from realpolitik.records import Document
    >>> page = as_html([(Reading(document=Document(id="a", title="<b>")), "Nothing here.")])
    >>> "<title>&lt;b&gt;" in page, "<script" in page
    (True, False)
    """
    dossiers = [_dossier(f"d{n}", *pair) for n, pair in enumerate(readings, start=1)]
    style = _style() + "".join(_targets(d) for d in dossiers)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return (
        _environment()
        .get_template("dossier.html.j2")
        .render(
            dossiers=dossiers,
            style=Markup(style),  # our own file and numbers, nothing of a document's
            style_hash=digest,
            wording=wording,
            labels=LABELS,
            quads=wording.QUADS,
            canvas=(graphs.WIDTH, graphs.NODE),
        )
    )


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("realpolitik", "report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _style() -> str:
    text = files("realpolitik").joinpath("report", "dossier.css").read_text(encoding="utf-8")
    return text + _hidings()


def _hidings() -> str:
    kinds = [f"k-{kind}" for kind in LABELS]
    statuses = [f"s-{status}" for status in get_args(Status)]
    voices = [f"v-{n}" for n in range(_VOICES + 1)]
    return "".join(map(_hiding, kinds + statuses + voices))


def _hiding(name: str) -> str:
    """The rules of one unticked box: its cards go, and its marks in the text."""
    unticked = f".dossier:has(.f-{name}:not(:checked))"
    return f"{unticked} :is(.card,.ref).{name}{{display:none}}{unticked} .hl.{name}{{all:unset}}\n"


def _targets(dossier: Dossier) -> str:
    """One rule a card: going to its place in the text marks the whole of its evidence."""
    key = dossier.key
    return "".join(
        f".dossier:has(#{key}-t{n}:target) .hl.{key}-{n}{{outline:2px solid var(--focus)}}"
        for n in sorted(dossier.placed)
    )


def _dossier(key: str, reading: Reading, source: Prepared | str) -> Dossier:
    made = cards(reading)
    article = (
        articles.from_text(source) if isinstance(source, str) else articles.from_prepared(source)
    )
    blocks = articles.blocks(article, made)
    pairs = graphs.pairs(reading)
    voices, voice_keys = _voices(made)
    return Dossier(
        key=key,
        reading=reading,
        title=wording.plain(reading.document.title or reading.document.path or "Untitled"),
        notes=() if isinstance(source, str) else tuple(map(wording.plain, source.notes)),
        groups=groups(made),
        blocks=blocks,
        placed=frozenset(c.number for b in blocks for s in b.segments for c in s.first),
        pairs=pairs,
        graph=graphs.graph(pairs),
        kinds=_kinds(made),
        statuses=_statuses(made),
        voices=voices,
        voice_keys=voice_keys,
    )


def _kinds(made: tuple[Card, ...]) -> tuple[Choice, ...]:
    counted: Counter[Kind] = Counter(card.kind for card in made)
    return tuple(Choice(k, label, counted[k]) for k, label in LABELS.items() if counted[k])


def _statuses(made: tuple[Card, ...]) -> tuple[Choice, ...]:
    counted = Counter(card.status for card in made if card.status)
    return tuple(Choice(status, status, n) for status, n in counted.most_common())


def _voices(made: tuple[Card, ...]) -> tuple[tuple[Choice, ...], dict[str, str]]:
    """A box for the author, one for each of the busiest voices, one for the rest together."""
    counted = Counter(card.voice for card in made)
    ranked = sorted(counted, key=lambda v: (v != wording.AUTHOR, -counted[v]))
    keys = {voice: f"v-{min(n, _VOICES)}" for n, voice in enumerate(ranked)}
    shown = [Choice(str(n), voice, counted[voice]) for n, voice in enumerate(ranked[:_VOICES])]
    rest = sum(counted[voice] for voice in ranked[_VOICES:])
    if rest:
        shown.append(Choice(str(_VOICES), "other voices", rest))
    return tuple(shown), keys
