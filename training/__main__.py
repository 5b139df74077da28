"""One command trains the event model from scratch: ``python -m training PLV_TRAIN.tsv``.

It needs the training extra (``pip install -e .[training]``), about 25 minutes on two cores, and
writes the int8 network, tokenizer, manifest and model card that ship in the wheel. Without a file
of the PLV benchmark it trains on our own sentences alone.
"""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from realpolitik.model.coder import EventModel
from realpolitik.model.files import shipped
from training import card, export
from training.calibrate import calibration
from training.network import Network
from training.recipe import Recipe, base
from training.samples import Sample, halves, is_held, own, plv
from training.trial import logits, trial


def main() -> int:
    """Train, export, calibrate, and write the card."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("plv", type=Path, nargs="?", help="the benchmark's training file")
    arguments.add_argument("--out", type=Path, default=shipped(), help="where the model goes")
    arguments.add_argument(
        "--first", type=Path, help="weights after the first stage: taken from there, or kept there"
    )
    chosen = arguments.parse_args()
    if chosen.plv is not None and not chosen.plv.is_file():
        print(f"there is no file {chosen.plv}", file=sys.stderr)
        return 2
    samples = own()
    ours, held = [s for s in samples if not is_held(s)], [s for s in samples if is_held(s)]
    given = plv(chosen.plv) if chosen.plv else []
    recipe = Recipe.of(ours, say=_say)
    network = recipe.first(ours, chosen.first)
    if given:
        network = recipe.second(network, given, ours)
    _write(chosen.out, network, recipe, held)
    told = trial(EventModel(chosen.out), [held[i] for i in halves(held)[1]])
    (chosen.out / "CARD.md").write_text(
        card.text(EventModel(chosen.out).manifest, told, ours, given), encoding="utf-8"
    )
    _say(str(told))
    return 0


def _write(folder: Path, network: Network, recipe: Recipe, held: list[Sample]) -> None:
    """The files, with confidence set on the first half of what was held back."""
    kinds, modes = list(recipe.targets.kinds), list(recipe.targets.modes)
    version = datetime.now(UTC).strftime("%Y.%m.%d")
    plain = {"temperature": 1.0, "scale": 1.0, "shift": 0.0}
    export.write(folder, network, base() / "tokenizer.json", version=version, kinds=kinds,
                 modes=modes, calibration=plain)  # fmt: skip
    half = [held[i] for i in halves(held)[0]]
    of_kinds, of_acts = logits(EventModel(folder), [s.pair for s in half])
    allowed = [[recipe.targets.kinds[k] for k in s.kinds] for s in half]
    export.manifest(folder, version=version, kinds=kinds, modes=modes,
                    calibration=calibration(of_kinds, of_acts, allowed))  # fmt: skip


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
