"""The folder for what a user has fetched, apart from what ships with the package.

It is the one that the system keeps for a program's data; ``REALPOLITIK_DATA`` names another. A
table in it is read once a process, so that all of a run rests on the same bytes.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from realpolitik.errors import ResourceError

VARIABLE = "REALPOLITIK_DATA"
COUNTRY_YEARS = "country_years.csv"
TABLES = (COUNTRY_YEARS,)
"""The tables that a user may have."""

_MOST_BYTES = 20_000_000


def folder(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path:
    """Where a user's tables lie; nothing is made there.

    >>> folder({"REALPOLITIK_DATA": "/srv/rp"}).as_posix()
    '/srv/rp'
    >>> folder({"XDG_DATA_HOME": "/home/ada/data"}, "linux").as_posix()
    '/home/ada/data/realpolitik'
    """
    if environment.get(VARIABLE):
        return Path(environment[VARIABLE])
    return _systems(environment, platform) / "realpolitik"


def _systems(environment: Mapping[str, str], platform: str) -> Path:
    """The folder that a system keeps for programs' data."""
    if platform == "win32" and environment.get("LOCALAPPDATA"):
        return Path(environment["LOCALAPPDATA"])
    if platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    told = environment.get("XDG_DATA_HOME", "")
    return Path(told) if os.path.isabs(told) else Path.home() / ".local" / "share"


def table(name: str) -> bytes | None:
    """The bytes of a user's table; ``None`` where there is none.

    Raises:
        ResourceError: ``R020`` when it may not be read.
    """
    return _bytes(folder() / name)


@cache
def _bytes(path: Path) -> bytes | None:
    try:
        if not path.exists():
            return None
        if path.stat().st_size > _MOST_BYTES:
            raise damaged(path, f"it has more than {_MOST_BYTES // 1_000_000} MB")
        return path.read_bytes()
    except OSError as error:
        raise damaged(path, error.strerror or str(error)) from None


def forget() -> None:
    """Read the tables anew when they are asked for next."""
    _bytes.cache_clear()


def hashes() -> dict[str, str]:
    """The first 12 hex digits of the SHA-256 of the user's tables, by ``user/`` and file name."""
    found = ((name, table(name)) for name in TABLES)
    return {
        f"user/{name}": hashlib.sha256(data).hexdigest()[:12]
        for name, data in found
        if data is not None
    }


def damaged(path: Path, why: str) -> ResourceError:
    """R020: a table of the user's that cannot be used."""
    return ResourceError(
        "R020",
        what=f"the table {path} could not be used",
        why=why,
        do="`realpolitik reference update` fetches it anew, `reference forget` removes it",
    )
