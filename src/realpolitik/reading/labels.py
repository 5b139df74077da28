"""A user's own categories: each event's label, by the examples that the event model finds nearest.

The stage stands in the pipeline only where the user gave a file. It changes nothing that PLOVER's
codebook says of an event but what an addition of the user's says itself: quad class and score.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache, partial

from numpy.typing import ArrayLike
from spacy.language import Language
from spacy.tokens import Doc, Token

from realpolitik import tables
from realpolitik.model.custom import Choice, Chooser
from realpolitik.model.custom_file import again
from realpolitik.model.custom_marks import marked
from realpolitik.model.inputs import Pair
from realpolitik.reading.candidates import pair_of
from realpolitik.reading.doc import register, span_at, step, token_at
from realpolitik.records import Entity, Event


@Language.factory("realpolitik_labels", default_config={"categories": None})
def labels(nlp: Language, name: str, categories: list[str] | None) -> Callable[[Doc], Doc]:
    """The component that labels events; ``categories`` is path and digest of the user's file."""
    chooser = again(*categories).prepare(_views, acts()) if categories else None
    return partial(_labels, chooser=chooser)


@cache
def acts() -> tuple[Pair, ...]:
    """Acts of PLOVER's own categories, for what a user adds to be held against.

    >>> len(acts()) > 200
    True
    """
    return tuple(marked(row["act"]) for row in tables.rows("model", "acts.csv"))


def _views(pairs: Sequence[Pair]) -> list[ArrayLike]:
    from realpolitik.model.coder import event_model  # its runtime is slow to load

    return [guess.features for guess in event_model().guesses(pairs)]


def _labels(doc: Doc, chooser: Chooser | None) -> Doc:
    register()
    events: tuple[Event, ...] = doc._.rp_events
    if chooser is None or not events:
        return doc
    asked = [chooser.asks(e.category) for e in events]
    views = iter(_views([_pair(doc, e) for e, ask in zip(events, asked, strict=True) if ask]))
    chosen = [
        chooser.choose(next(views) if ask else None, event.category)
        for event, ask in zip(events, asked, strict=True)
    ]
    doc._.rp_events = tuple(_labelled(doc, events, chosen))
    return doc


def _labelled(doc: Doc, events: tuple[Event, ...], chosen: list[Choice]) -> Iterator[Event]:
    for event, choice in zip(events, chosen, strict=True):
        if choice.name == event.category:
            yield event
            continue
        step(doc, token_at(doc, event.trigger.start).i, "labels", _told(event, choice))
        named = replace(event, label=choice.name)
        is_own = choice.parent is None
        yield replace(named, quad=choice.quad, score=choice.score) if is_own else named


def _told(event: Event, choice: Choice) -> str:
    near = "" if choice.similarity is None else f", as close as {choice.similarity:.2f}"
    return f"{event.category} is called {choice.name}{near}"


def _pair(doc: Doc, event: Event) -> Pair:
    """The first on each side, as the event model is given them; ``None`` for one not named.

    Of several who act together, the first two.
    """
    sent = token_at(doc, event.trigger.start).sent
    others = event.recipients or event.actors[1:]
    return pair_of(sent, _head(doc, event.actors), _head(doc, others))


def _head(doc: Doc, side: tuple[Entity, ...]) -> Token | None:
    return span_at(doc, side[0].start, side[0].end).root if side else None
