"""Figures for one thing that do not agree, side by side with those who claim them.

Neither is dropped, changed or averaged. Two figures conflict where they measure the same thing of
the same owners, cannot both be right, and are claimed by different voices. Of events (the dead of
one attack, not of another) that is only so where the words say that the same is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from spacy.tokens import Doc, Token

from realpolitik.reading.doc import attribution_at, mention_at, text_of
from realpolitik.reading.figures_quantity import Quantity
from realpolitik.records import Figure, Flag, Voice

_EVENTS = frozenset(
    ["dead", "wounded", "casualties", "displaced", "arrested", "missing", "prisoners", "expelled"]
)
_LEVELS = frozenset({"GDP", "population", "bilateral trade", "defence budget", "unemployment"})
"""Of which a state or a pair has one at a time; debts and exports are many."""
_AGAINST = re.compile(
    r"\b(?:but|while|whereas|however|although|though|by contrast|disput|den(?:y|ied)|instead)\b|;",
    re.I,
)
_NEAR = 400
"""Characters within which figures for the same event are compared."""
_ROUNDING = 0.05


def claimants(doc: Doc, quantity: Quantity) -> tuple[Voice, ...]:
    """Who claims a figure: the voices of its statement, else who "puts it" at so much."""
    chain = attribution_at(doc, quantity.start)
    subject = _subject(quantity.token) if quantity.points else None
    if subject is None:
        return chain
    mention = mention_at(doc, subject.i)
    entity = mention.entities[0] if mention and mention.entities else None
    left, right = subject.left_edge.idx, subject.idx + len(subject)
    named = entity is not None and entity.code is not None
    voice = Voice(
        name=(entity.name if entity and entity.name else text_of(doc)[left:right]),
        code=entity.code if entity else None,
        kind="office" if named else "unnamed",
        named=named,
        start=left,
        end=right,
    )
    known = bool(chain) and chain[-1].code == voice.code and voice.code is not None
    return chain if known else (*chain, voice)


def _subject(token: Token) -> Token | None:
    """Who puts a figure at so much."""
    for verb in token.ancestors:
        if verb.pos_ == "VERB" and verb.lemma_ in (
            "put",
            "set",
            "place",
            "give",
            "count",
            "estimate",
        ):
            return next((c for c in verb.children if c.dep_ == "nsubj" and c.pos_ != "PRON"), None)
    return None


def conflicts(doc: Doc, quantities: list[Quantity], figures: tuple[Figure, ...]) -> Iterator[Flag]:
    """A flag for every two figures of a document that conflict."""
    both = list(zip(quantities, figures, strict=True))
    for (one, first), (other, second) in combinations(both, 2):
        told_apart = not _agree(first, second) and _claimant(first) != _claimant(second)
        if told_apart and _same_thing(doc, one, first, other, second):
            yield _flag(first, second)


def _same_thing(doc: Doc, one: Quantity, first: Figure, other: Quantity, second: Figure) -> bool:
    if first.unit != second.unit or first.measure != second.measure or not first.measure:
        return False
    if other.points is not None and other.points.start == one.start:
        return True
    owners = (first.of, set(first.between)) == (second.of, set(second.between))
    if not owners or not (first.of or first.between) or _year(first) != _year(second):
        return False
    if first.measure in _EVENTS:
        between = text_of(doc)[first.evidence.end : second.evidence.start]
        return len(between) < _NEAR and _AGAINST.search(between) is not None
    return first.measure in _LEVELS


def _year(figure: Figure) -> str | None:
    return figure.when.value[:4] if figure.when and figure.when.value else None


def _claimant(figure: Figure) -> tuple[object, ...]:
    return tuple((voice.code, voice.name) for voice in figure.attribution)


def _agree(first: Figure, second: Figure) -> bool:
    """Whether both can be right, by their ranges and comparators."""
    one, other = _range(first), _range(second)
    if one is None or other is None:
        return True
    return one[0] <= other[1] and other[0] <= one[1]


def _range(figure: Figure) -> tuple[float, float] | None:
    """The lowest and the highest that a figure allows."""
    low = figure.value if figure.value is not None else figure.low
    high = figure.value if figure.value is not None else figure.high
    if low is None:
        return None
    endless = float("inf")
    high = endless if high is None else high
    if figure.comparator in ("at least", "exceeds"):
        return low, endless
    if figure.comparator in ("up to", "below"):
        return 0.0, high
    room = _ROUNDING * 4 if figure.comparator == "about" else _ROUNDING
    return low * (1 - room), high * (1 + room)


def _flag(first: Figure, second: Figure) -> Flag:
    told = " against ".join(f"{f.evidence.text} ({_voices(f)})" for f in (first, second))
    return Flag(
        kind="conflicting figures",
        text=f"{first.evidence.text} / {second.evidence.text}",
        expected=None,
        why=f"{first.measure}: {told}; both are kept, and neither is checked against the other.",
        evidence=second.evidence,
    )


def _voices(figure: Figure) -> str:
    return ", ".join(voice.name for voice in figure.attribution) or "the text itself"
