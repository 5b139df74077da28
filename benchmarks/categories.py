"""How well a user's own categories are told by their examples.

``python -m benchmarks.categories`` plays the user with our own sentences that no training saw
(``training/data``, the third held back): it takes each of PLOVER's modes in turn for a category
that the user adds or takes out of PLOVER's, with a few sentences of that mode as examples, as many
others as counterexamples, and asks who takes the rest. It prints one JSON object: by kind of
category and number of examples, which share of its acts the category takes, and which of others.
The encoder was trained on these modes, though not on these sentences: what a user thinks of
himself is harder.
"""

from __future__ import annotations

import hashlib
import json
import random
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from realpolitik.model.coder import event_model
from realpolitik.model.custom import Chooser, CustomCategories, CustomCategory, Kind
from realpolitik.model.inputs import Pair
from realpolitik.reading.labels import acts
from training.samples import OWN, Sample, is_held, own

SIZES = ((3, 3), (5, 0), (5, 5), (10, 0), (10, 10))
"""Examples and counterexamples."""

LEFT = 4
"""Acts of the category that must remain to be asked about."""

ROUNDS = 5
"""Times that each mode is tried, with other examples each time."""

View = NDArray[np.float32]


def main() -> int:
    """Print the figures."""
    samples = [s for s in own() if is_held(s) and s.kinds and s.mode]
    pairs = [*(s.pair for s in samples), *acts()]
    views = dict(zip(pairs, (g.features for g in event_model().guesses(pairs)), strict=True))
    kinds: tuple[Kind, Kind] = ("split", "addition")
    tried = [(k, s) for k in kinds for s in SIZES if s[1] or k == "addition"]
    found = {
        "categories": [_figures(kind, size, samples, views) for kind, size in tried],
        "acts": len(samples),
        "model": event_model().manifest.version,
        "sha256": _sha256(),
        "date": datetime.now(UTC).date().isoformat(),
    }
    print(json.dumps(found, indent=2))
    return 0


def _figures(
    kind: Kind, size: tuple[int, int], samples: Sequence[Sample], views: dict[Pair, View]
) -> dict[str, object]:
    found = list(_rounds(kind, size, samples, views))
    right, wrong = (round(float(np.mean(side)), 3) for side in zip(*found, strict=True))
    told = {"kind": kind, "examples": size[0], "counterexamples": size[1]}
    return {**told, "taken_of_its_own": right, "taken_of_others": wrong, "rounds": len(found)}


def _rounds(
    kind: Kind, size: tuple[int, int], samples: Sequence[Sample], views: dict[Pair, View]
) -> Iterator[tuple[float, float]]:
    drawn = random.Random(0)
    for mode in sorted({s.mode for s in samples if s.mode}):
        parent = mode.split("/")[0]
        inside = [s.pair for s in samples if s.mode == mode]
        others = [
            s.pair
            for s in samples
            if s.mode and s.mode != mode and (kind == "addition" or s.mode.split("/")[0] == parent)
        ]
        if len(inside) < size[0] + LEFT or len(others) < size[1] + LEFT:
            continue
        for _ in range(ROUNDS):
            drawn.shuffle(inside)
            drawn.shuffle(others)
            chooser = _chooser(kind, parent, inside[: size[0]], others[: size[1]], views)
            yield (
                _taken(chooser, parent, inside[size[0] :], views),
                _taken(chooser, parent, others[size[1] :], views),
            )


def _chooser(
    kind: Kind, parent: str, examples: list[Pair], against: list[Pair], views: dict[Pair, View]
) -> Chooser:
    made = CustomCategory(
        name="MINE", kind=kind, parent=parent if kind == "split" else None, quad=1, score=0.0,
        examples=tuple(examples), counterexamples=tuple(against),
    )  # fmt: skip
    own_file = CustomCategories(Path("mine.toml"), "", (made,))
    return own_file.prepare(lambda pairs: [views[p] for p in pairs], acts())


def _taken(chooser: Chooser, parent: str, pairs: list[Pair], views: dict[Pair, View]) -> float:
    return float(np.mean([chooser.choose(views[p], parent).name == "MINE" for p in pairs]))


def _sha256() -> str:
    digest = hashlib.sha256(b"".join(p.read_bytes() for p in sorted(OWN.glob("*.jsonl"))))
    return digest.hexdigest()


if __name__ == "__main__":
    sys.exit(main())
