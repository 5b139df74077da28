"""Recording what came of a forecast."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from realpolitik.errors import UsageError
from realpolitik.store import connect, trouble
from realpolitik.store.reader import Store
from realpolitik.store.writer import Writer, transaction

OUTCOMES = ("yes", "no", "void")
"""It came; it did not; its condition was not met, so that it is not scored."""

_SHOWN = 5  # of the ids that begin alike

_MATCHING = """
SELECT DISTINCT f.id, f.document, d.published, f.conditional_on
FROM forecasts f LEFT JOIN documents d ON d.document = f.document
WHERE starts_with(f.id, ?) ORDER BY f.id, f.document
"""


@dataclass(frozen=True, slots=True)
class Resolution:
    """What came of a forecast: ``outcome`` is "yes", "no" or "void", settled on ``day``."""

    forecast: str
    document: str
    outcome: str
    day: date
    note: str | None = None


def resolve(
    path: str | Path, begins: str, outcome: str, day: date, *, note: str | None = None, today: date
) -> tuple[Resolution, Resolution | None]:
    """Record what came of the forecast whose id begins so, in the place of what was recorded.

    Args:
        path: the store.
        begins: its id, or how it begins.
        outcome: "yes", "no" or "void".
        day: when that was settled; not before the forecast was published, nor after ``today``.
        note: such as where it is reported.
        today: the day on which it is recorded.

    Returns:
        What is recorded now, and what was before.

    Raises:
        UsageError: ``U060`` no forecast of that id, ``U061`` several, ``U062`` no such outcome,
            ``U063`` a day that cannot be, ``U064`` void without a condition.
        StoreError: as ``Writer``, and ``S006`` missing.
    """
    path = Path(path)
    if outcome not in OUTCOMES:
        raise _no_such_outcome(outcome)
    if not path.exists():
        raise trouble.missing(str(path))
    with Writer(path, "realpolitik forecasts resolve") as writer:
        store = Store(path)
        forecast = _only(path, begins, store.rows(_MATCHING, [begins]))
        _check(forecast, outcome, day, today)
        made = Resolution(forecast["id"], forecast["document"], outcome, day, note)
        before = _before(store, made)
        _write(writer, made)
    return made, before


def _before(store: Store, made: Resolution) -> Resolution | None:
    found = store.rows(
        """SELECT forecast, document, outcome, day, note FROM resolutions
        WHERE forecast = ? AND document = ?""",
        [made.forecast, made.document],
    )
    return Resolution(**found[0]) if found else None


def _write(writer: Writer, made: Resolution) -> None:
    line = {
        "forecast": made.forecast,
        "document": made.document,
        "outcome": made.outcome,
        "day": made.day,
        "note": made.note,
        "recorded": datetime.now(UTC).replace(tzinfo=None, microsecond=0),
    }
    with connect.writing(writer.path) as connection, transaction(connection):
        connection.execute(
            "DELETE FROM resolutions WHERE forecast = ? AND document = ?",
            [made.forecast, made.document],
        )
        writer.insert(connection, "resolutions", [line])


def _only(path: Path, begins: str, found: Sequence[dict[str, Any]]) -> dict[str, Any]:
    if len(found) == 1 and begins:
        return found[0]
    if found:
        raise _ambiguous(path, begins, found)
    raise UsageError(
        "U060",
        what=f"the forecast {begins} was not resolved",
        why=f"no forecast in {path} has an id that begins so",
        do=f"realpolitik forecasts --store {path} lists them",
    )


def _ambiguous(path: Path, begins: str, found: Sequence[dict[str, Any]]) -> UsageError:
    shown = ", ".join(f"{f['id']} of document {f['document']}" for f in found[:_SHOWN])
    more = len(found) - _SHOWN
    return UsageError(
        "U061",
        what=f"the forecast {begins or '(no id)'} was not resolved",
        why=f"several ids begin so: {shown}" + (f" and {more:,} more" if more > 0 else ""),
        do=f"give more of the id; realpolitik forecasts --store {path} lists them",
    )


def _no_such_outcome(outcome: str) -> UsageError:
    return UsageError(
        "U062",
        what="the forecast was not resolved",
        why=f"there is no outcome {outcome}",
        do="accepted: yes (it came), no (it did not), void (its condition was not met)",
    )


def _check(forecast: dict[str, Any], outcome: str, day: date, today: date) -> None:
    """Make sure that the forecast can have come to that on that day."""
    published, why = forecast["published"], None
    if published is not None and day < published:
        why = f"{day} is before the day on which it was published, {published}"
    elif day > today:
        why = f"{day} has not come yet"
    if why:
        raise UsageError(
            "U063",
            what=f"the forecast {forecast['id']} was not resolved",
            why=why,
            do=f"give --on a day from {published or 'its publication'} to {today}",
        )
    if outcome == "void" and not forecast["conditional_on"]:
        raise UsageError(
            "U064",
            what=f"the forecast {forecast['id']} was not resolved",
            why="it has no condition that could have failed",
            do="say yes or no, or leave it open",
        )
