"""How well acts are told apart when their two parties are given: the PLV benchmark.

``python -m benchmarks.plover FILE.tsv`` scores the shipped model on a file laid out as the set's
``plv_train.tsv`` and prints one JSON object: macro-F1 over the 15 root labels, the four quad
classes, and cooperation against conflict. ``--folds 5`` trains anew in cross-validation, every
sentence in one fold only, and scores what was held out (it needs the training extra and most of
an hour on two cores). Labels come from our kinds of acts by ``plover_labels.csv``. The columns of
another system's predictions are not read.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.labels import LABELS, QUADS, label_of
from benchmarks.scores import f1_by_label, macro_f1
from realpolitik.model.inputs import Pair
from training.samples import rows, signed

Likely = Mapping[str, float]
"""How likely each label is."""


def of_kinds(kinds: Mapping[str, float]) -> dict[str, float]:
    """How likely each label is, from how likely each kind of act is.

    >>> found = of_kinds({"CONCEDE": 0.25, "RETREAT": 0.5, "AID": 0.25})
    >>> found["YIELD"], found["AID"], found["AGREE"]
    (0.75, 0.25, 0.0)
    """
    found = dict.fromkeys(LABELS, 0.0)
    for kind, sure in kinds.items():
        found[label_of()[kind]] += sure
    return found


def score(gold: Sequence[Mapping[str, str]], likely: Sequence[Likely]) -> dict[str, object]:
    """Macro-F1 of root, quad and binary, and F1 by label."""
    roots = [max(each.items(), key=lambda item: item[1])[0] for each in likely]
    by_quad = [_by_quad(each) for each in likely]
    quads = [max(each.items(), key=lambda item: item[1])[0] for each in by_quad]
    right_quads = [int(row["gold_penta"]) for row in gold]
    right_roots = [row["gold_root"] for row in gold]
    cooperation = [each[1] + each[2] > 0.5 for each in by_quad]
    counts = Counter(right_roots)
    return {
        "root": round(macro_f1(right_roots, roots), 4),
        "quad": round(macro_f1(right_quads, quads), 4),
        "binary": round(macro_f1([q < 3 for q in right_quads], cooperation), 4),
        "accuracy": round(sum(map(str.__eq__, right_roots, roots)) / len(roots), 4),
        "by_label": {
            str(k): {"f1": round(v, 4), "rows": counts[str(k)]}
            for k, v in f1_by_label(right_roots, roots).items()
        },
        "most_confused": [
            [*pair, n]
            for pair, n in Counter(zip(right_roots, roots, strict=True)).most_common()
            if pair[0] != pair[1]
        ][:12],
    }


def _by_quad(likely: Likely) -> dict[int, float]:
    found = dict.fromkeys((1, 2, 3, 4), 0.0)
    for label, sure in likely.items():
        found[QUADS[label]] += sure
    return found


def shipped(pairs: Sequence[Pair]) -> tuple[list[Likely], str]:
    """What the shipped model makes of the pairs, and its version."""
    from realpolitik.model.coder import event_model

    model = event_model()
    return [of_kinds(g.kinds) for g in model.guesses(pairs)], model.manifest.version


def main() -> int:
    """Run it from the command line."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("file", type=Path)
    arguments.add_argument("--folds", type=int, default=0, help="train and score in as many folds")
    arguments.add_argument("--first", type=Path, help="weights of the first stage, kept there")
    chosen = arguments.parse_args()
    if not chosen.file.is_file():
        print(f"there is no file {chosen.file}", file=sys.stderr)
        return 2
    try:
        gold = rows(chosen.file)
        pairs = [signed(row["marked_sentence"]) for row in gold]
        if not gold:
            raise KeyError("no rows")
    except (KeyError, csv.Error, UnicodeDecodeError) as error:
        print(f"{chosen.file} is not laid out as expected: {error}", file=sys.stderr)
        return 1
    if chosen.folds:
        from training.cross import held_out

        likely: list[Likely] = [
            of_kinds(kinds) for kinds in held_out(chosen.file, chosen.folds, chosen.first)
        ]
        version = f"trained in {chosen.folds} folds"
    else:
        likely, version = shipped(pairs)
    found = {
        **score(gold, likely),
        "rows": len(gold),
        "model": version,
        "file": chosen.file.name,
        "sha256": hashlib.sha256(chosen.file.read_bytes()).hexdigest(),
        "date": datetime.now(UTC).date().isoformat(),
    }
    print(json.dumps(found, indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
