"""What a coder says of a pair of parties."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from realpolitik import tables

Numbers = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Guess:
    """What the model makes of a pair.

    ``happens`` (0 to 1) is how likely the source acts on the target at all; ``kinds`` how likely
    the act is of each kind, given that there is one; ``mode`` a mode of the likeliest category or
    ``None``; ``status`` one of PLOVER's statuses. All are calibrated on text that the model was
    not trained on. ``features`` is the encoder's view of the pair, as a vector.
    """

    happens: float
    kinds: dict[str, float]
    mode: str | None
    status: str
    features: Numbers

    @property
    def categories(self) -> dict[str, float]:
        """How likely each category is, given that there is an act; they sum to 1."""
        found: dict[str, float] = {}
        for kind, sure in self.kinds.items():
            category = category_of()[kind]
            found[category] = found.get(category, 0.0) + sure
        return found

    @property
    def category(self) -> str:
        """The likeliest category."""
        return max(self.categories.items(), key=lambda item: item[1])[0]

    @property
    def confidence(self) -> float:
        """How likely there is an act of the likeliest category."""
        return self.happens * self.categories[self.category]


@cache
def category_of() -> dict[str, str]:
    """PLOVER category of each kind of act that the model tells apart.

    >>> category_of()["CONCEDE.apology"]
    'CONCEDE'
    """
    return {row["kind"]: row["category"] for row in tables.rows("model", "kinds.csv")}


def softmax(logits: Numbers) -> Numbers:
    """Logits as likelihoods: each row sums to 1."""
    raised = np.exp(logits - logits.max(-1, keepdims=True))
    shares: Numbers = raised / raised.sum(-1, keepdims=True)
    return shares
