"""From plain sentences to events: the PLV benchmark without its marks.

``python -m benchmarks.plover_events FILE.tsv`` reads every sentence as ``realpolitik read``
does and prints one JSON object: for how many of the marked pairs there is an event between the two
with the right label (``right``), for how many an event between the two at all (``pair``), and how
many other events there are for 100 right ones (``extra``). A party is found where its words overlap
those that are marked; who of the two acts on whom counts, save in acts that both do.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.labels import label_of
from realpolitik.documents import Metadata, from_text
from realpolitik.model.inputs import Pair
from realpolitik.reading.pipeline import read_many
from realpolitik.records import Entity, Event, Reading
from training.samples import rows, signed

_BOTH = frozenset({"AGREE", "CONSULT", "COOPERATE", "SUPPORT"})


def labels(event: Event) -> frozenset[str]:
    """The labels that an event can stand for, by the kinds of its category.

    An act still ahead is told apart from one that is done.
    """
    of_kinds = [
        (kind, label) for kind, label in label_of().items() if kind.split(".")[0] == event.category
    ]
    ahead = event.status == "future"
    return frozenset(label for kind, label in of_kinds if ahead or not kind.endswith(".ahead"))


def is_between(event: Event, pair: Pair) -> bool:
    """Whether an event is one between the two parties that are marked."""
    sides = [event.actors, event.recipients]
    if event.category in _BOTH:
        sides = [(*event.actors, *event.recipients)] * 2
    wanted = (pair.source, pair.target)
    return all(w is None or _meets(side, w) for side, w in zip(sides, wanted, strict=True))


def _meets(side: Iterable[Entity], span: tuple[int, int]) -> bool:
    return any(e.start < span[1] and e.end > span[0] for e in side)


def score(gold: Sequence[Mapping[str, str]], readings: Iterable[Reading]) -> dict[str, object]:
    """Shares of the marked pairs, and other events for 100 right ones."""
    right = paired = events = 0
    missed: Counter[str] = Counter()
    for row, reading in zip(gold, readings, strict=True):
        between = [e for e in reading.events if is_between(e, signed(row["marked_sentence"]))]
        fits = any(row["gold_root"] in labels(e) for e in between)
        right, paired, events = right + fits, paired + bool(between), events + len(reading.events)
        if not fits:
            missed[row["gold_root"]] += 1
    return {
        "rows": len(gold),
        "right": round(right / len(gold), 4),
        "pair": round(paired / len(gold), 4),
        "extra": round(100 * (events - right) / max(right, 1), 1),
        "missed": dict(missed.most_common()),
    }


def measure(path: Path) -> dict[str, object]:
    """The benchmark's object."""
    gold = rows(path)
    texts = [signed(row["marked_sentence"]).text for row in gold]
    documents = [from_text(t, metadata=Metadata(id=str(n))) for n, t in enumerate(texts)]
    readings = []
    for found in read_many(documents):
        if not isinstance(found, Reading):
            raise found
        readings.append(found)
    return {
        **score(gold, readings),
        "file": path.name,
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "date": datetime.now(UTC).date().isoformat(),
    }


def main() -> int:
    """Run it from the command line."""
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_file():
        print("usage: python -m benchmarks.plover_events FILE.tsv", file=sys.stderr)
        return 2
    print(json.dumps(measure(Path(sys.argv[1])), indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
