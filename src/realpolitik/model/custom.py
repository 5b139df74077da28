"""A user's own categories: the event model's categories renamed, split and added to by examples.

An act goes by the examples that the encoder finds nearest to it. docs/categories.md tells how the
file is written and by what rule it is used.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from realpolitik import codebook
from realpolitik.model.inputs import Pair

NEAREST = 3
"""At least so many of the nearest examples say how close an act is; a third where that is more."""

REFUSED = 0.95
"""An addition takes no more than the rest of PLOVER's own acts. Measured in docs/categories.md."""

_ROUNDING = 1e-9

Kind = Literal["rename", "split", "addition"]
Vectors = NDArray[np.float64]
Features = Callable[[Sequence[Pair]], Sequence[ArrayLike]]
"""From pairs to the encoder's view of each, in order, all of one length."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomCategory:
    """One category of the user's.

    ``parent`` is the PLOVER category that is renamed or split, ``None`` for an addition. ``quad``
    (1 to 4) and ``score`` (-10 to 10) are the parent's; an addition has its own. A rename has no
    examples, the others at least three.
    """

    name: str
    kind: Kind
    parent: str | None
    quad: int
    score: float
    meaning: str | None = None
    examples: tuple[Pair, ...] = ()
    counterexamples: tuple[Pair, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """What an act is called.

    ``parent`` is the PLOVER category that it belongs to (the same as ``name`` where nothing of the
    user's applies), ``None`` for one that the user added. ``quad`` is 1 to 4, ``score`` -10 to 10.
    ``similarity`` (-1 to 1) says how close the act is to the examples; ``None`` where none decided.
    """

    name: str
    parent: str | None
    quad: int
    score: float
    similarity: float | None


@dataclass(frozen=True, slots=True)
class CustomCategories:
    """What a file of categories says, checked; ``digest`` begins the SHA-256 of its bytes."""

    path: Path
    digest: str
    categories: tuple[CustomCategory, ...]

    def prepare(self, features: Features, acts: Sequence[Pair] = ()) -> Chooser:
        """Ask the encoder for its view of every example, once.

        Args:
            features: asked once, for all examples and counterexamples together.
            acts: acts of PLOVER's own categories, against which additions are held.
        """
        acts = acts if any(c.kind == "addition" for c in self.categories) else ()
        given = (p for c in self.categories for g in _groups(c) for p in g)
        pairs = list(dict.fromkeys([*given, *acts]))
        views = [np.asarray(v, dtype=np.float64) for v in (features(pairs) if pairs else ())]
        view = dict(zip(pairs, views, strict=True))
        measured = [c for c in self.categories if c.examples]
        parents = dict.fromkeys(c.parent for c in measured)
        return Chooser(
            names={c.parent: c.name for c in self.categories if c.kind == "rename" and c.parent},
            fields={
                p: _field([c for c in measured if c.parent == p], view, () if p else acts)
                for p in parents
            },
        )


@dataclass(frozen=True, slots=True, eq=False)
class Measured:
    """A category with its examples as rows of unit length, and how close an act must be."""

    category: CustomCategory
    examples: Vectors
    counterexamples: Vectors
    floor: float

    def closeness(self, act: Vectors) -> float:
        """How close an act, of unit length, is to the examples: -1 to 1."""
        return _closeness(self.examples @ act)

    def takes(self, act: Vectors) -> bool:
        """Whether an act, of unit length, is close enough, and closer than to what is not of it."""
        close = self.closeness(act)
        against = self.counterexamples @ act
        return close >= self.floor and not (len(against) and _closeness(against) >= close)


@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """The categories that an act is compared with at one time, seen from the middle of them all.

    They are the parts of one PLOVER category, or all that were added.
    """

    middle: Vectors
    measured: tuple[Measured, ...]

    def choose(self, features: Vectors) -> Choice | None:
        """The category that the act is closest to, if that takes it."""
        act = _unit(features - self.middle)
        nearest = max(self.measured, key=lambda each: each.closeness(act))
        if not nearest.takes(act):
            return None
        found = nearest.category
        return Choice(found.name, found.parent, found.quad, found.score, nearest.closeness(act))


@dataclass(frozen=True, slots=True, eq=False)
class Chooser:
    """The user's categories ready for use.

    ``names`` has the new name of each renamed PLOVER category, ``fields`` the parts of each that is
    split, and under ``None`` what was added.
    """

    names: dict[str, str]
    fields: dict[str | None, Field]

    def asks(self, category: str) -> bool:
        """Whether the encoder's view of an act of a category is needed to call it something."""
        return category in self.fields or None in self.fields

    def choose(self, features: ArrayLike | None, category: str) -> Choice:
        """What an act is called, by the encoder's view of it and its category in PLOVER.

        A part of the category, if one takes the act; else an addition, if one takes it; else the
        category, by its new name if it has one. Whether there is an act at all is not asked here.
        ``features`` may be ``None`` where nothing ``asks`` for them.
        """
        for parent in (category, None):
            if parent in self.fields and features is not None:
                view = np.asarray(features, dtype=np.float64)
                if found := self.fields[parent].choose(view):
                    return found
        told = codebook.category(category)
        return Choice(self.names.get(told.name, told.name), told.name, told.quad, told.score, None)


def _groups(category: CustomCategory) -> tuple[tuple[Pair, ...], ...]:
    """Examples and counterexamples, where there are any."""
    return tuple(g for g in (category.examples, category.counterexamples) if g)


def _field(
    categories: Sequence[CustomCategory], view: dict[Pair, Vectors], acts: Sequence[Pair]
) -> Field:
    groups = [[view[p] for p in g] for c in categories for g in _groups(c)]
    rest = [view[p] for p in acts]
    middle = _middle([*groups, rest] if rest else groups)
    ordinary = np.array([_unit(v - middle) for v in rest]).reshape(len(rest), len(middle))
    return Field(middle, tuple(_measured(c, view, middle, ordinary) for c in categories))


def _middle(groups: Sequence[Sequence[Vectors]]) -> Vectors:
    """The point amid the groups, each counted once; the origin where there is but one group."""
    means = np.stack([np.mean(group, axis=0) for group in groups])
    middle: Vectors = means.mean(axis=0)
    return middle if len(groups) > 1 else np.zeros_like(middle)


def _measured(
    category: CustomCategory, view: dict[Pair, Vectors], middle: Vectors, ordinary: Vectors
) -> Measured:
    examples, against = (
        np.array([_unit(view[p] - middle) for p in pairs]).reshape(len(pairs), len(middle))
        for pairs in (category.examples, category.counterexamples)
    )
    return Measured(category, examples, against, _floor(examples, ordinary))


def _floor(examples: Vectors, ordinary: Vectors) -> float:
    """How close the least typical example is to the others, and most ordinary acts are not."""
    alike = examples @ examples.T
    others = (np.delete(row, n) for n, row in enumerate(alike))
    least = min(_closeness(row) for row in others) - _ROUNDING
    if not len(ordinary):
        return least
    usual = [_closeness(row) for row in ordinary @ examples.T]
    return max(least, float(np.quantile(usual, REFUSED)))


def _closeness(similarities: Vectors) -> float:
    """The mean of the nearest: a third of them, at least three, or all where there are fewer."""
    nearest = max(NEAREST, round(len(similarities) / 3))
    return float(np.sort(similarities)[-nearest:].mean())


def _unit(vector: Vectors) -> Vectors:
    """The vector at length 1; one of length 0 stays and is like nothing."""
    length = float(np.linalg.norm(vector))
    return vector / length if length else vector
