"""Cross-validation on the PLV benchmark: what the recipe is worth on sentences it hasn't seen."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from sklearn.model_selection import StratifiedGroupKFold

from training.recipe import Recipe
from training.samples import Sample, is_held, own, plv


def held_out(file: Path, folds: int, kept: Path | None = None) -> list[dict[str, float]]:
    """How likely each kind is for every row, by a network that has not seen its sentence.

    Our own text does not come from the set, so the first stage, which sees only that, is
    trained once for all folds; with ``kept`` its weights are taken from, or put into, that file.
    """
    samples = plv(file)
    ours = [s for s in own() if not is_held(s)]
    recipe = Recipe.of(ours, say=_say)
    first = recipe.first(ours, kept)
    found: list[dict[str, float]] = [{} for _ in samples]
    for number, (seen, unseen) in enumerate(parted(samples, folds)):
        _say(f"fold {number + 1} of {folds}")
        network = recipe.second(first, [samples[i] for i in seen], ours)
        likely = recipe.kinds(network, [samples[i].pair for i in unseen])
        for i, kinds in zip(unseen, likely, strict=True):
            found[i] = kinds
    return found


def parted(samples: list[Sample], folds: int) -> list[tuple[list[int], list[int]]]:
    """Folds with like shares of the labels and no sentence on both sides."""
    split = StratifiedGroupKFold(folds, shuffle=True, random_state=7)
    labels, groups = ["/".join(s.kinds) for s in samples], [s.group for s in samples]
    return [
        (list(map(int, seen)), list(map(int, unseen)))
        for seen, unseen in split.split(np.zeros(len(samples)), labels, groups)
    ]


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
