"""A user's own file of actors: read, checked as a whole, and used only if it has no fault."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from realpolitik.errors import TableError
from realpolitik.gazetteer.overlaid import Entry, Overlay
from realpolitik.gazetteer.overlay_check import check
from realpolitik.gazetteer.overlay_faults import Fault, layout, unusable
from realpolitik.gazetteer.overlay_file import lines
from realpolitik.tables import toml

_KEPT = 8
_known: dict[tuple[str, str], tuple[Overlay, list[Fault]]] = {}


def load(path: str | os.PathLike[str]) -> Overlay:
    """The overlay in a file.

    Args:
        path: a CSV file as ``docs/actors.md`` lays it out.

    Raises:
        TableError: ``T030`` when the file cannot be read, or has faults, all of which it names.
    """
    overlay, faults = examined(path)
    if overlay is None:
        raise unusable(str(path), [f for f in faults if not f.warning])
    return overlay


def given(path: str | os.PathLike[str] | None) -> Overlay | None:
    """The overlay in a file, where one is named."""
    return None if path is None else load(path)


def again(path: str, digest: str) -> Overlay:
    """The overlay that another process has loaded.

    Raises:
        TableError: ``T030`` when the file has changed since.
    """
    if (path, digest) in _known:
        return _known[path, digest][0]
    found = load(path)
    if found.digest != digest:
        raise TableError(
            "T030",
            what=f"the file of actors {path} was not used",
            why=f"it changed while it was read by: it was {digest} and is {found.digest}",
            do="start again, and leave the file alone until the end",
        )
    return found


def examined(path: str | os.PathLike[str]) -> tuple[Overlay | None, list[Fault]]:
    """The overlay in a file unless it has faults, and its faults and warnings.

    Raises:
        TableError: ``T030`` when the file cannot be read.
    """
    data = _read(Path(path))
    if data is None:
        most = int(toml("gazetteer", "overlay.toml")["limits"]["bytes"])
        what, why = "the file", f"it has more than {most:,} bytes, and was not looked at"
        return None, [layout(0, what, why, "keep to the names that you need")]
    digest = hashlib.sha256(data).hexdigest()[:12]
    known = _known.get((str(path), digest))
    if known is not None:
        return known
    entries, faults = _parsed(data)
    if any(not fault.warning for fault in faults):
        return None, faults
    overlay = Overlay(str(path), digest, tuple(entries))
    _remember(overlay, faults)
    return overlay, faults


def _parsed(data: bytes) -> tuple[list[Entry], list[Fault]]:
    found, faults = lines(data)
    entries, more = check(found)
    if not found and not faults:
        faults = [layout(0, "there is no row", "the file has only a header", "add one")]
    return entries, sorted([*faults, *more])


def _remember(overlay: Overlay, warnings: list[Fault]) -> None:
    _known[overlay.path, overlay.digest] = overlay, warnings
    while len(_known) > _KEPT:
        _known.pop(next(iter(_known)))


def _read(path: Path) -> bytes | None:
    """The bytes of a file; ``None`` where they are too many."""
    most = int(toml("gazetteer", "overlay.toml")["limits"]["bytes"])
    try:
        with path.open("rb") as file:
            data = file.read(most + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise TableError(
            "T030",
            what=f"the file of actors {path} was not used",
            why=f"it could not be read: {reason or error}",
            do="check the path",
        ) from error
    return None if len(data) > most else data
