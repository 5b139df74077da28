"""Setting confidence by what comes true: on text of ours that no training saw."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

Floats = NDArray[np.floating]


def calibration(
    kinds: Floats, happens: Floats, allowed: Sequence[Sequence[int]]
) -> dict[str, float]:
    """Temperature of the kinds, and scale and shift of the logit of something happening.

    Args:
        kinds: logits, pairs x kinds.
        happens: logits, one a pair.
        allowed: the right kinds of each pair; empty where nothing happens.
    """
    acts = np.array([bool(a) for a in allowed])
    shown = [(kinds[i], list(a)) for i, a in enumerate(allowed) if a]

    def of_kinds(logarithm: Floats) -> float:
        return float(np.mean([_loss(row / np.exp(logarithm[0]), a) for row, a in shown]))

    def of_acts(line: Floats) -> float:
        logit = happens * line[0] + line[1]
        return float(np.mean(np.logaddexp(0, np.where(acts, -logit, logit))))

    temperature = minimize(of_kinds, [0.0], method="Nelder-Mead").x
    scale, shift = minimize(of_acts, [1.0, 0.0], method="Nelder-Mead").x
    return {
        "temperature": round(float(np.exp(temperature[0])), 4),
        "scale": round(float(scale), 4),
        "shift": round(float(shift), 4),
    }


def _loss(logits: Floats, right: list[int]) -> float:
    peak = logits.max()
    whole = np.log(np.exp(logits - peak).sum())
    return float(whole - np.log(np.exp(logits[right] - peak).sum()))
