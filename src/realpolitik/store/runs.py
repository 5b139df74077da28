"""Runs: what was asked for, under an id that the same request always has."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

import duckdb

from realpolitik import tables
from realpolitik._version import __version__

RunKind = Literal["code", "import"]


@dataclass(frozen=True, slots=True)
class Request:
    """What a run is asked to do. Two that are equal are the same run, taken up again.

    ``options`` holds what changes the result (not the number of processes); ``sources`` the
    inputs as given.
    """

    kind: RunKind
    sources: tuple[str, ...]
    model: str | None = None
    options: tuple[tuple[str, Any], ...] = ()
    version: str = __version__

    @property
    def id(self) -> str:
        """A hash of the request, of the version and of the knowledge tables.

        >>> Request("code", ("a.txt",)).id == Request("code", ("a.txt",)).id
        True
        """
        parts = [self.kind, self.sources, self.model, self.options, self.version, tables.hashes()]
        text = json.dumps(parts, sort_keys=True, default=str)
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def begin(connection: duckdb.DuckDBPyConnection, request: Request) -> None:
    """Note that a run begins; one that is taken up again keeps its start."""
    connection.execute(
        """INSERT INTO runs SELECT ?, ?, ?, ?, ?, ?, ?, ?, NULL, 0
        WHERE NOT EXISTS (SELECT 1 FROM runs WHERE run = ?)""",
        [
            request.id,
            request.kind,
            request.version,
            request.model,
            json.dumps(tables.hashes(), sort_keys=True),
            json.dumps(dict(request.options), sort_keys=True, default=str),
            json.dumps(request.sources),
            _now(),
            request.id,
        ],
    )


def finish(connection: duckdb.DuckDBPyConnection, run: str, seconds: float, *, whole: bool) -> None:
    """Note so many more seconds of work, and whether the run has come to its end."""
    connection.execute(
        "UPDATE runs SET finished = ?, duration = coalesce(duration, 0) + ? WHERE run = ?",
        [_now() if whole else None, round(seconds, 3), run],
    )


def options_of(run: Mapping[str, Any]) -> Mapping[str, Any]:
    """The options of a row of the table ``runs``."""
    found: Mapping[str, Any] = json.loads(run["options"])
    return found


def sources_of(run: Mapping[str, Any]) -> Sequence[str]:
    """The sources of a row of the table ``runs``."""
    found: Sequence[str] = json.loads(run["sources"])
    return found


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)
