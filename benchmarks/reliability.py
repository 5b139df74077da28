"""Whether the event model's confidence means what it says, and how fast it is.

``python -m benchmarks.reliability [--plot FILE.svg]`` asks the shipped model about the pairs of our
own sentences that neither training nor calibration saw (``training/data``, half of the third held
back) and prints one JSON object: precision and recall of "something happens", category, mode and
status, the expected calibration error with its ten bins, and pairs a second in one thread. With
``--plot`` the bins are drawn: on the diagonal, confidence is what came true.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from jinja2 import Template

from benchmarks.scores import binned
from realpolitik.model.coder import EventModel, event_model
from realpolitik.model.guess import Guess
from training.samples import OWN, Sample, halves, is_held, own
from training.trial import trial

Bin = dict[str, float]

_PICTURE = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 360" font-size="11">
<rect width="360" height="360" fill="white"/>
<path d="M40 320H340M40 320V20" stroke="black" fill="none"/>
<path d="M40 320L340 20" stroke="gray" stroke-dasharray="4"/>
<g fill="#1f5f99" fill-opacity="0.7">
{% for b in bins %}<circle cx="{{ 40 + 300 * b.confidence }}" cy="{{ 320 - 300 * b.right }}"
 r="{{ 3 + 0.6 * b.pairs ** 0.5 }}"><title>{{ b.pairs }} pairs</title></circle>
{% endfor %}</g>
<text x="190" y="348" text-anchor="middle">confidence</text>
<text x="16" y="170" text-anchor="middle" transform="rotate(-90 16 170)">share right</text>
<text x="36" y="334">0</text><text x="334" y="334">1</text>
</svg>
"""


def bins(sure: Sequence[float], right: Sequence[bool], count: int = 10) -> list[Bin]:
    """For each equal bin of confidence that holds any pair: how many, mean confidence, share right.

    >>> bins([0.92, 0.98, 0.1], [True, False, False])[1]
    {'pairs': 2, 'confidence': 0.95, 'right': 0.5}
    """
    return [
        {"pairs": pairs, "confidence": round(mean, 4), "right": round(share, 4)}
        for pairs, mean, share in binned(sure, right, count)
    ]


def is_right(sample: Sample, guess: Guess) -> bool:
    """Whether there is an act of the category that the model holds likeliest."""
    return guess.category in {k.split(".")[0] for k in sample.kinds}


def speed(model: EventModel, held: Sequence[Sample]) -> int:
    """Pairs a second, best of three runs over all of them."""
    pairs = [s.pair for s in held]
    taken = []
    for _ in range(3):
        began = time.perf_counter()
        model.guesses(pairs)
        taken.append(time.perf_counter() - began)
    return round(len(pairs) / min(taken))


def picture(found: Sequence[Bin]) -> str:
    """The reliability diagram as SVG."""
    drawn: str = Template(_PICTURE).render(bins=found)
    return drawn


def measure(plot: Path | None = None) -> dict[str, object]:
    """The benchmark's object."""
    held = [s for s in own() if is_held(s)]
    unseen = [held[i] for i in halves(held)[1]]
    model = event_model()
    guesses = model.guesses([s.pair for s in unseen])
    right = [is_right(s, g) for s, g in zip(unseen, guesses, strict=True)]
    found = bins([g.confidence for g in guesses], right)
    if plot is not None:
        plot.write_text(picture(found), encoding="utf-8")
    digest = hashlib.sha256(b"".join(p.read_bytes() for p in sorted(OWN.glob("*.jsonl"))))
    return {
        **trial(model, unseen),
        "bins": found,
        "pairs_per_second": speed(model, unseen),
        "model": model.manifest.version,
        "sha256": digest.hexdigest(),
        "date": datetime.now(UTC).date().isoformat(),
    }


def main() -> int:
    """Run it from the command line."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--plot", type=Path, help="draw the bins into this SVG file")
    print(json.dumps(measure(arguments.parse_args().plot), indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
