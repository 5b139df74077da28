"""From a trained network to the files that ship: int8 ONNX, tokenizer, manifest."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Mapping
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from tokenizers import Tokenizer
from torch import Tensor, nn

from realpolitik.model.files import FORMAT, NAME
from training.network import Network
from training.samples import STATUSES

OUTPUTS = ("kinds", "happens", "modes", "statuses", "features")


class _Graph(nn.Module):
    """The network as it ships: with the features among its outputs."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, mask: Tensor, at: Tensor) -> tuple[Tensor, ...]:
        seen = self.network.features(ids, mask, at)
        return (*self.network.heads(seen), seen)


def network_file(network: Network, path: Path) -> None:
    """Write the network as int8 ONNX: weights in 8 bits a row, what flows through as measured."""
    example = (
        torch.tensor([[101, 1030, 7513, 1030, 9563, 1001, 7938, 1001, 102]] * 2),
        torch.ones(2, 9, dtype=torch.long),
        torch.tensor([[1, 5]] * 2),
    )
    axes = {"ids": {0: "pairs", 1: "tokens"}, "mask": {0: "pairs", 1: "tokens"}, "at": {0: "pairs"}}
    with tempfile.TemporaryDirectory() as folder:
        full, ready = Path(folder) / "full.onnx", Path(folder) / "ready.onnx"
        torch.onnx.export(
            _Graph(network.eval()), example, str(full), input_names=["ids", "mask", "at"],
            output_names=list(OUTPUTS), dynamic_axes={**axes, **{o: {0: "pairs"} for o in OUTPUTS}},
            opset_version=17, dynamo=False,
        )  # fmt: skip
        quant_pre_process(str(full), str(ready), skip_symbolic_shape=True)
        # Without VNNI, products of full 8-bit weights can overflow their 16-bit sums: 7 bits.
        quantize_dynamic(
            str(ready), str(path), per_channel=True, reduce_range=True, weight_type=QuantType.QInt8
        )


def write(
    folder: Path, network: Network, tokenizer: Path, *, version: str, kinds: list[str],
    modes: list[str], calibration: Mapping[str, float],
) -> None:  # fmt: skip
    """Write all the files of a model."""
    folder.mkdir(parents=True, exist_ok=True)
    network_file(network, folder / "event_model.onnx")
    kept = Tokenizer.from_file(str(tokenizer))
    kept.no_padding()
    kept.no_truncation()
    kept.save(str(folder / "tokenizer.json"), pretty=False)
    manifest(folder, version=version, kinds=kinds, modes=modes, calibration=calibration)


def manifest(
    folder: Path, *, version: str, kinds: list[str], modes: list[str],
    calibration: Mapping[str, float],
) -> None:  # fmt: skip
    """Write the manifest for the files that lie in a folder."""
    names = ("event_model.onnx", "tokenizer.json")
    told = {
        "format": FORMAT,
        "version": version,
        "sha256": {n: hashlib.sha256((folder / n).read_bytes()).hexdigest() for n in names},
        "kinds": kinds,
        "modes": modes,
        "statuses": list(STATUSES),
        "calibration": dict(calibration),
    }
    (folder / NAME).write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
