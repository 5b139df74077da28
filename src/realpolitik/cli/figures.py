"""``realpolitik figures``: the figures of a store, those that cannot be, those that conflict."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from realpolitik.cli import console
from realpolitik.errors import UsageError


def figures(
    store: Annotated[Path, typer.Option(metavar="FILE", help="The store.")],
    implausible: Annotated[
        bool, typer.Option("--implausible", help="Only those that cannot be true.")
    ] = False,
    conflicts: Annotated[
        bool, typer.Option("--conflicts", help="Those for one thing that do not agree.")
    ] = False,
    country: Annotated[
        str | None, typer.Option(metavar="CODE", help="Only those of a state, such as RUS.")
    ] = None,
    measure: Annotated[
        str | None, typer.Option(metavar="WORDS", help="Only of this, such as dead or exports.")
    ] = None,
    since: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="Only from this day on.")
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="Only up to this day.")
    ] = None,
    csv: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write all as CSV; - prints it.")
    ] = None,
    json: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write all as JSON; - prints it.")
    ] = None,
) -> int:
    """List figures, those that cannot be, and those that conflict.

    The day is the one a figure speaks of, else that of publication. Figures
    that conflict stand side by side with those who claim them.
    """
    from realpolitik.cli import figures_shown as shown
    from realpolitik.store import figures as stored

    console.check_writable_apart(csv, json, "realpolitik figures")
    asked = stored.Asked(
        verdict="implausible" if implausible else None,
        country=_code(country),
        measure=measure,
        since=_day(since, "--since"),
        until=_day(until, "--until"),
    )
    shows = csv is None and json is None
    found = (stored.conflicts if conflicts else stored.listed)(
        store, asked, shown.MOST if shows else None
    )
    console.put(csv, "--csv", lambda: shown.as_csv(found.rows))
    console.put(json, "--json", lambda: shown.as_json(found.rows))
    if shows:
        for line in shown.conflicts(found) if conflicts else shown.listing(found):
            typer.echo(console.printable(line))
    return 0


def _code(country: str | None) -> str | None:
    """The code of a state or body.

    Raises:
        UsageError: ``U070`` when there is none of that code.
    """
    from realpolitik.gazetteer.states import state

    if country is None:
        return None
    code = country.upper()
    if ":" not in code and state(code) is None:
        raise UsageError(
            "U070",
            what=f"--country {country} found nothing",
            why="it is the code of no state",
            do="give three letters as in --country RUS, or a code as in --country IGO:NATO",
        )
    return code


def _day(said: str | None, option: str) -> Any:
    from realpolitik.documents.dates import publication_day

    if said is None:
        return None
    return publication_day(said, shown=f"{option} {said}", example=f"it as in {option} 2024-06-27")
