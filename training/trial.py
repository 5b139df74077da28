"""What a model is worth on sentences of ours that it has not seen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.scores import calibration_error, f1_by_label
from realpolitik.model.coder import EventModel
from realpolitik.model.inputs import Pair
from training.samples import Sample

SURE = 0.5
"""From here on a pair counts as one with an act."""


def logits(
    model: EventModel, pairs: Sequence[Pair]
) -> tuple[NDArray[np.floating], NDArray[np.floating]]:
    """What an uncalibrated model says, before it is made a likelihood: kinds, and happening."""
    guesses = model.guesses(pairs)
    kinds = np.log([list(g.kinds.values()) for g in guesses])
    happens = np.array([g.happens for g in guesses]).clip(1e-7, 1 - 1e-7)
    return kinds, np.log(happens / (1 - happens))


def trial(model: EventModel, held: Sequence[Sample]) -> dict[str, Any]:
    """Precision and recall of an act, what its kind, mode and status are right in, calibration."""
    guesses = model.guesses([s.pair for s in held])
    said = [g.happens >= SURE for g in guesses]
    true = [bool(s.kinds) for s in held]
    both = sum(a and b for a, b in zip(said, true, strict=True))
    acts = [(s, g) for s, g in zip(held, guesses, strict=True) if s.kinds]
    found = [g.category for _, g in acts]
    # Where there are several acts between the two, whichever was found is the one asked for.
    gold = [f if f in _roots(s) else _roots(s)[0] for f, (s, _) in zip(found, acts, strict=True)]
    sure = [g.confidence for g in guesses]
    right = [g.category in _roots(s) for s, g in zip(held, guesses, strict=True)]
    return {
        "pairs": len(held),
        "with_an_act": sum(true),
        "act_precision": round(both / max(sum(said), 1), 4),
        "act_recall": round(both / max(sum(true), 1), 4),
        "category_right": _share([a == b for a, b in zip(gold, found, strict=True)]),
        "mode_right": _share([_mode(s) == g.mode for s, g in acts if s.mode]),
        "status_right": _share([s.status == g.status for s, g in acts]),
        "calibration_error": round(calibration_error(sure, right), 4),
        "f1_by_category": {str(k): round(v, 3) for k, v in f1_by_label(gold, found).items()},
    }


def _roots(sample: Sample) -> list[str]:
    return [k.split(".")[0] for k in sample.kinds]


def _mode(sample: Sample) -> str | None:
    return sample.mode.split("/")[1] if sample.mode else None


def _share(right: Sequence[bool]) -> float:
    return round(sum(right) / max(len(right), 1), 4)
