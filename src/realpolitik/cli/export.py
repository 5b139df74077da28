"""``realpolitik export``: the tables of a store as files for other programs."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from realpolitik.cli import console
from realpolitik.documents.dates import publication_day
from realpolitik.errors import UsageError


def export(
    kind: Annotated[
        str,
        typer.Argument(
            metavar="TABLE",
            help="events, dyads, statements, figures, instruments, forecasts, flags, outcomes …",
        ),
    ],
    store: Annotated[Path, typer.Option(metavar="FILE", help="The store.")],
    form: Annotated[
        str, typer.Option("--format", metavar="NAME", help="csv, parquet, jsonl or plover.")
    ] = "csv",
    out: Annotated[
        Path, typer.Option(metavar="FILE", help="Where to write it; - prints it.")
    ] = Path("-"),
    since: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="From that day on.")
    ] = None,
    until: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="Up to that day.")] = None,
    actor: Annotated[str | None, typer.Option(metavar="CODE", help="USA, IGO:NATO …")] = None,
    recipient: Annotated[str | None, typer.Option(metavar="CODE", help="Likewise.")] = None,
    status: Annotated[
        str | None, typer.Option(metavar="NAME", help="actual, future, negated …")
    ] = None,
    run: Annotated[str | None, typer.Option(metavar="ID", help="Of one run alone.")] = None,
) -> int:
    """Export a table of a store.

    `realpolitik import realpolitik FILE` reads it back (but not plover).
    """
    from realpolitik.store.exports import FORMATS, KINDS, Wanted
    from realpolitik.store.exports import export as write

    _one_of("TABLE", kind, list(KINDS))
    _one_of("--format", form, list(FORMATS))
    wanted = Wanted(
        since=_day("--since", since),
        until=_day("--until", until),
        actor=actor,
        recipient=recipient,
        status=status,
        run=run,
    )
    chosen = next(f for f in FORMATS if f == form)
    printed = str(out) == "-"
    target = typer.get_binary_stream("stdout") if printed else out
    written, skipped = write(store, kind, chosen, target, wanted)
    if not printed:
        console.note(f"wrote {written:,} {kind} to {out}")
    if skipped:
        console.note(f"{skipped:,} events have no category or no date, and no place in PLOVER")
    return 0


def _one_of(option: str, given: str, accepted: list[str]) -> None:
    if given not in accepted:
        raise UsageError(
            "U045",
            what=f"{option} {given} was not taken",
            why="there is no such table" if option == "TABLE" else "there is no such format",
            do=f"accepted: {', '.join(accepted)}",
        )


def _day(option: str, text: str | None) -> date | None:
    if text is None:
        return None
    return publication_day(text, shown=f"{option} {text}", example=f"it as in {option} 2024-06-27")
