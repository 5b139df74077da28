"""A user's file of actors for tests, from rows of Python."""

from __future__ import annotations

from pathlib import Path

from realpolitik.gazetteer import overlay
from realpolitik.gazetteer.overlaid import Overlay

COLUMNS = ("name", "kind", "code", "sector", "office", "valid_from", "valid_to", "aliases")


def written(path: Path, *rows: str) -> Path:
    """The file with rows of ``COLUMNS``, each parted by commas and cut short where it likes."""
    width = len(COLUMNS)
    cells = [[*row.split(","), *[""] * width][:width] for row in rows]
    path.write_text("\n".join(map(",".join, [COLUMNS, *cells])), encoding="utf-8")
    return path


def own(path: Path, *rows: str) -> Overlay:
    """The same, loaded."""
    return overlay.load(written(path, *rows))
