"""The event model: whether one actor of a sentence acted on another, and how."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from onnxruntime import InferenceSession, SessionOptions
from tokenizers import Tokenizer

from realpolitik.errors import ResourceError
from realpolitik.model.files import Manifest, manifest
from realpolitik.model.guess import Guess, Numbers, softmax
from realpolitik.model.inputs import Encoded, Pair, encode

BATCH = 32
"""Pairs that go through the network at once, of like length."""


class EventModel:
    """The model, loaded once. ``guesses`` asks it.

    Args:
        folder: where its files lie; those of the package by default.

    Raises:
        ResourceError: ``R005`` to ``R007`` when the files are missing, damaged or of another
            version.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.manifest = manifest(folder)
        self._tokenizer = _tokenizer(self.manifest)
        self._session = _session(self.manifest)

    def guesses(self, pairs: Sequence[Pair]) -> list[Guess]:
        """What the model makes of each pair, in order."""
        encoded = encode(self._tokenizer, list(pairs))
        order = sorted(range(len(encoded)), key=lambda i: len(encoded[i].ids))
        found: dict[int, Guess] = {}
        for start in range(0, len(order), BATCH):
            part = order[start : start + BATCH]
            found.update(zip(part, self._of_batch([encoded[i] for i in part]), strict=True))
        return [found[i] for i in range(len(encoded))]

    def _of_batch(self, batch: list[Encoded]) -> Iterator[Guess]:
        kinds, happens, modes, statuses, features = self._session.run(None, arrays(batch))
        set_by = self.manifest.calibration
        likely = softmax(kinds / set_by["temperature"])
        acts = 1 / (1 + np.exp(-(happens * set_by["scale"] + set_by["shift"])))
        for n in range(len(batch)):
            sure = dict(zip(self.manifest.kinds, map(float, likely[n]), strict=True))
            status = self.manifest.statuses[int(statuses[n].argmax())]
            guess = Guess(float(acts[n]), sure, None, status, features[n])
            mode = self._mode(modes[n], guess.category)
            yield Guess(guess.happens, sure, mode, status, features[n])

    def _mode(self, logits: Numbers, category: str) -> str | None:
        """The likeliest mode of a category, where one of it is likelier than all others."""
        name = self.manifest.modes[int(logits.argmax())]
        return name.split("/")[1] if name.startswith(f"{category}/") else None


@cache
def event_model() -> EventModel:
    """The model that comes with the package."""
    return EventModel()


def arrays(batch: Sequence[Encoded]) -> dict[str, NDArray[np.int64]]:
    """A batch for the network: ``ids`` and ``mask`` (pairs x tokens), ``at`` (pairs x 2)."""
    longest = max(len(e.ids) for e in batch)
    ids = np.zeros((len(batch), longest), dtype=np.int64)
    mask = np.zeros_like(ids)
    for n, each in enumerate(batch):
        ids[n, : len(each.ids)] = each.ids
        mask[n, : len(each.ids)] = 1
    return {"ids": ids, "mask": mask, "at": np.array([e.at for e in batch], dtype=np.int64)}


def _tokenizer(told: Manifest) -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(told.tokenizer))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def _session(told: Manifest) -> InferenceSession:
    options = SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        return InferenceSession(str(told.network), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # the runtime has many of its own
        raise ResourceError(
            "R006",
            what=f"the event model's file {told.network} could not be loaded",
            why=str(error).splitlines()[0],
            do="reinstall with `pip install --force-reinstall realpolitik`",
        ) from error
