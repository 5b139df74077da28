"""Which rows are exported."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date

from realpolitik.errors import UsageError
from realpolitik.store.exports.kinds import has_document, literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is asked for; ``None`` is everything.

    ``since`` and ``until`` are days, both included: of the event, or of the document's
    publication for what has no day of its own. ``actor`` and ``recipient`` are codes (``USA``,
    ``IGO:NATO``).
    """

    since: date | None = None
    until: date | None = None
    actor: str | None = None
    recipient: str | None = None
    status: str | None = None
    run: str | None = None


def source(kind: str, wanted: Wanted, *more: str) -> str:
    """FROM and WHERE: the table as ``t``, its documents as ``d``; ``more`` are conditions in SQL.

    Raises:
        UsageError: ``U043`` for a condition that the kind has no column for.
    """
    join = ""
    if kind == "imported":
        join = " JOIN events e ON e.id = t.event"
    elif has_document(kind) and kind != "documents":
        join = " LEFT JOIN documents d ON d.document = t.document"
    conditions = [f"({condition})" for condition in (*_conditions(kind, wanted), *more)]
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    return f"FROM {kind} t{join}{where}"


def _conditions(kind: str, wanted: Wanted) -> Iterator[str]:
    places = _places(kind)
    for field in fields(wanted):
        value = getattr(wanted, field.name)
        if value is None:
            continue
        place = places.get(field.name)
        if place is None:
            raise _no_condition(kind, field.name, places)
        yield place.format(literal(str(value)))


def _places(kind: str) -> dict[str, str]:
    """By condition its SQL, for the conditions that a kind can have."""
    own = {"events": "t", "dyads": "t", "imported": "e"}.get(kind)
    if own:
        known = {
            "since": f"{own}.day >= DATE {{}}",
            "until": f"{own}.day <= DATE {{}}",
            "status": f"{own}.status = {{}}",
            "run": "starts_with(t.run, {})",
        }
        for side in ("actor", "recipient"):
            known[side] = (
                f"t.{side} = {{}}"
                if kind == "dyads"
                else f"list_contains(list_transform({own}.{side}s, lambda x: x.code), {{}})"
            )
        return known
    table = "t" if kind == "documents" else "d"
    return {
        "since": f"{table}.published >= DATE {{}}",
        "until": f"{table}.published <= DATE {{}}",
        "run": f"starts_with({table}.run, {{}})",
    }


def _no_condition(kind: str, name: str, known: dict[str, str]) -> UsageError:
    return UsageError(
        "U043",
        what=f"--{name} was not taken for {kind}",
        why=f"{kind} have no {name}",
        do=f"accepted for {kind}: {', '.join('--' + n for n in known)}",
    )
