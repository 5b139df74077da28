"""The files of the event model, found and checked before they are used."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from realpolitik.errors import ResourceError

FORMAT = 1
"""The layout of the files that this version reads."""

NAME = "event_model.json"
_AGAIN = "reinstall with `pip install --force-reinstall realpolitik`"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What ``event_model.json`` says of the model beside it.

    ``kinds``, ``modes`` (as ``CATEGORY/mode``) and ``statuses`` are in the order of the network's
    outputs. ``calibration`` holds the temperature of the kinds, and scale and shift of the logit
    of something happening.
    """

    folder: Path
    version: str
    sha256: dict[str, str]
    kinds: tuple[str, ...]
    modes: tuple[str, ...]
    statuses: tuple[str, ...]
    calibration: dict[str, float]

    @property
    def network(self) -> Path:
        return self.folder / "event_model.onnx"

    @property
    def tokenizer(self) -> Path:
        return self.folder / "tokenizer.json"


def shipped() -> Path:
    """The folder of the model that comes with the package."""
    return Path(str(files("realpolitik").joinpath("model", "weights")))


def manifest(folder: Path | None = None) -> Manifest:
    """Read what is said of a model, and check that its files are whole.

    Args:
        folder: where the model lies; that of the package by default.

    Raises:
        ResourceError: ``R005`` when a file is missing, ``R006`` when one is cut short or changed,
            ``R007`` when the model is laid out for another version of the program.
    """
    folder = folder or shipped()
    told = _told(folder / NAME)
    if told.get("format") != FORMAT:
        raise ResourceError(
            "R007",
            what=f"the event model in {folder} cannot be used",
            why=f"its layout is number {told.get('format')}, and this version reads {FORMAT}",
            do="install the version of realpolitik that it was made for, or " + _AGAIN,
        )
    try:
        found = Manifest(
            folder=folder,
            version=told["version"],
            sha256=told["sha256"],
            kinds=tuple(told["kinds"]),
            modes=tuple(told["modes"]),
            statuses=tuple(told["statuses"]),
            calibration=told["calibration"],
        )
    except (KeyError, TypeError) as error:
        raise _damaged(folder / NAME, f"it lacks {error}") from error
    for path in (found.network, found.tokenizer):
        _check(path, found.sha256.get(path.name))
    return found


def _told(path: Path) -> dict[str, Any]:
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise _missing(path) from error
    except ValueError as error:
        raise _damaged(path, "it is not JSON") from error
    if not isinstance(told, dict):
        raise _damaged(path, "it is no JSON object")
    return told


def _check(path: Path, expected: str | None) -> None:
    try:
        found = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise _missing(path) from error
    if found != expected:
        raise _damaged(path, "its SHA-256 is not the one that the manifest names")


def _missing(path: Path) -> ResourceError:
    return ResourceError(
        "R005",
        what=f"the event model's file {path} could not be read",
        why="there is no such file, or it may not be opened",
        do=_AGAIN,
    )


def _damaged(path: Path, why: str) -> ResourceError:
    return ResourceError(
        "R006", what=f"the event model's file {path} is damaged", why=why, do=_AGAIN
    )
