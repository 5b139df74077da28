"""Knowledge tables: CSV and TOML files that ship with the package, read once and hashed.

Every row of a CSV names its ``source``. A table is found by the name of its room and its file,
as in ``rows("gazetteer", "states.csv")``.
"""

from __future__ import annotations

import csv
import hashlib
import io
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from itertools import zip_longest
from typing import Any

from realpolitik import userdata
from realpolitik.errors import ResourceError

Row = Mapping[str, str]
_NOT_READ = ("__pycache__", "store")


@cache
def text(room: str, name: str) -> str:
    """The table's text.

    Raises:
        ResourceError: ``R001`` when the file is not in the package.
    """
    path = files("realpolitik").joinpath(room, name)
    if not path.is_file():
        raise ResourceError(
            "R001",
            what=f"the table {room}/{name} could not be read",
            why="it is not in the installed package",
            do="reinstall with `pip install --force-reinstall realpolitik`",
        )
    return path.read_text(encoding="utf-8")


@cache
def rows(room: str, name: str) -> tuple[Row, ...]:
    """The rows of a CSV table, every value a string stripped of blanks.

    >>> rows("codebook", "categories.csv")[0]["category"]
    'AGREE'
    """
    reader = csv.reader(io.StringIO(text(room, name)), strict=True)
    header = next(reader)
    return tuple(
        dict(zip_longest(header, map(str.strip, row[: len(header)]), fillvalue=""))
        for row in reader
        if row
    )


@cache
def toml(room: str, name: str) -> Mapping[str, Any]:
    """The content of a TOML table."""
    return tomllib.loads(text(room, name))


def parts(value: str) -> tuple[str, ...]:
    """A cell with several values, parted by semicolons.

    >>> parts("on; against;")
    ('on', 'against')
    """
    if ";" not in value:
        alone = value.strip()
        return (alone,) if alone else ()
    return tuple(p.strip() for p in value.split(";") if p.strip())


@cache
def hashes() -> dict[str, str]:
    """The first 12 hex digits of the SHA-256 of every table that a reading may depend on.

    By room and file name; ``model/event_model.json`` names the hashes of the event model's files,
    and ``user/…`` are the tables that the user has fetched.
    The store's tables (how reports are linked) are not among them: they change nothing that is
    read.
    """
    root = files("realpolitik")
    found: dict[str, str] = {}
    for room in sorted(p.name for p in root.iterdir() if p.is_dir() and p.name not in _NOT_READ):
        for path in sorted(root.joinpath(room).iterdir(), key=lambda p: p.name):
            if path.name.endswith((".csv", ".toml")):
                digest = hashlib.sha256(path.read_bytes()).hexdigest()
                found[f"{room}/{path.name}"] = digest[:12]
    manifest = root.joinpath("model", "weights", "event_model.json")
    if manifest.is_file():
        found["model/event_model.json"] = hashlib.sha256(manifest.read_bytes()).hexdigest()[:12]
    return {**found, **userdata.hashes()}
