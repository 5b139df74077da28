"""Acts of PLOVER's own categories that ship beside the model: what a user's addition is not.

Run by ``python -m training.background``, after the sentences of ``training/data`` have changed.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from importlib.resources import files
from pathlib import Path

from training.samples import Sample, is_held, own

EACH = 10
"""Acts of each kind."""

FILE = "acts.csv"


def main() -> None:
    """Write the acts as a table: kind, sentence, source."""
    acts = chosen(own())
    path = Path(str(files("realpolitik.model").joinpath(FILE)))
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["kind", "act", "source"])
        table.writerows([s.kinds[0], marked(s), "own"] for s in acts)
    print(f"wrote {len(acts)} acts to {path.name}")


def chosen(samples: list[Sample]) -> list[Sample]:
    """Ten actual acts of each kind that the model was trained on, as their hashes fall."""
    kinds: dict[str, list[Sample]] = defaultdict(list)
    for sample in sorted(samples, key=lambda s: (s.group, s.pair.source or (0, 0))):
        if not _is_plain(sample) or is_held(sample):
            continue
        of_it = kinds[sample.kinds[0]]
        if len(of_it) < EACH and sample.group not in {s.group for s in of_it}:
            of_it.append(sample)
    return [s for kind in sorted(kinds) for s in kinds[kind]]


def _is_plain(sample: Sample) -> bool:
    """Done and not denied, or still to come where the kind itself is of what comes."""
    return bool(sample.kinds) and sample.status in {"actual", "future"}


def marked(sample: Sample) -> str:
    """The sentence with ``<s>`` and ``<t>`` around the parties, as a user writes examples.

    >>> from realpolitik.model.inputs import Pair
    >>> marked(Sample(Pair("Peru sued Chile.", (0, 4), (10, 15)), (), None, None, "", "own"))
    '<s>Peru</s> sued <t>Chile</t>.'
    """
    pair = sample.pair
    spans = sorted([(pair.source or (0, 0), "s"), (pair.target or (0, 0), "t")], reverse=True)
    text = pair.text
    for (start, end), sign in spans:
        text = f"{text[:start]}<{sign}>{text[start:end]}</{sign}>{text[end:]}"
    return text


if __name__ == "__main__":
    main()
