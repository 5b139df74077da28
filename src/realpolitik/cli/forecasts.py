"""``realpolitik forecasts``: what was foretold, what came of it, and who foretold well."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from realpolitik.cli import console
from realpolitik.errors import UsageError

if TYPE_CHECKING:
    from realpolitik.store.forecast_scores import Scores

forecasts = typer.Typer(name="forecasts", rich_markup_mode=None)

_Store = Annotated[Path | None, typer.Option(metavar="FILE", help="The store.  [required]")]
_Csv = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Write the rows as CSV; - prints it.")
]
_Json = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Write them as JSON; - prints it.")
]


@forecasts.callback(invoke_without_command=True)
def listing(
    context: typer.Context,
    store: _Store = None,
    holder: Annotated[
        str | None, typer.Option(metavar="NAME", help="Of those whose name has this in it.")
    ] = None,
    only_open: Annotated[
        bool, typer.Option("--open", help="Only those of which nothing is recorded.")
    ] = False,
    csv: _Csv = None,
    json: _Json = None,
) -> int:
    """List forecasts, record what came, score it.

    Without a command it lists them: first those that are open and whose day
    is past, marked with !; then the open; then the resolved.
    """
    if context.invoked_subcommand is not None:
        context.obj = store
        _only_the_store(context, holder, only_open, csv, json)
        return 0
    from realpolitik.cli import forecasts_shown as shown
    from realpolitik.store.forecasts import listed, lost

    path = _the_store(context, store)
    console.check_writable_apart(csv, json, "realpolitik forecasts")
    found = listed(path, holder=holder, only_open=only_open, today=date.today())
    console.put(csv, "--csv", lambda: shown.listing_csv(found))
    console.put(json, "--json", lambda: shown.listing_json(found))
    if csv is None and json is None:
        for line in shown.listing(found, lost(path)):
            typer.echo(console.printable(line))
    return 0


@forecasts.command("resolve")
def resolve(
    context: typer.Context,
    forecast: Annotated[str, typer.Argument(metavar="ID", help="Its id, or how it begins.")],
    outcome: Annotated[
        str,
        typer.Argument(
            metavar="yes|no|void", help="It came; it did not; its condition was not met."
        ),
    ],
    on: Annotated[str, typer.Option(metavar="YYYY-MM-DD", help="When that was settled.")],
    store: _Store = None,
    note: Annotated[
        str | None, typer.Option(metavar="TEXT", help="Such as where it is reported.")
    ] = None,
) -> int:
    """Record what came of a forecast.

    The likelihood is that of yes: of "is unlikely to attack", yes is the
    attack. What is recorded again replaces what was recorded before.
    """
    from realpolitik.documents.dates import publication_day
    from realpolitik.store.resolutions import resolve as record

    path = _the_store(context, store)
    day = publication_day(on, shown=f"--on {on}", example="it as in --on 2024-06-27")
    made, before = record(path, forecast, outcome, day, note=note, today=date.today())
    typer.echo(f"forecast {made.forecast}: {made.outcome} on {made.day}")
    if before is not None:
        said = f"{before.outcome} on {before.day}" + (f" ({before.note})" if before.note else "")
        typer.echo(console.printable(f"this replaces: {said}"))
    return 0


@forecasts.command("score")
def score(
    context: typer.Context,
    store: _Store = None,
    csv: _Csv = None,
    json: _Json = None,
    plot: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Draw the calibration as SVG.")
    ] = None,
) -> int:
    """Score the resolved forecasts, by holder and by likelihood.

    The probability of a forecast is the middle of its likelihood range; one
    whose words have no range is counted and not scored.
    """
    from realpolitik.cli import forecasts_shown as shown
    from realpolitik.store.forecast_scores import scores
    from realpolitik.store.forecasts import listed

    path = _the_store(context, store)
    console.check_writable_apart(csv, json, "realpolitik forecasts")
    console.check_writable(plot, "--plot")
    found = scores(listed(path, today=date.today()))
    console.put(csv, "--csv", lambda: shown.scores_csv(found))
    console.put(json, "--json", lambda: shown.scores_json(found))
    if csv is None and json is None:
        for line in shown.scored(found):
            typer.echo(console.printable(line))
    if plot is not None:
        _draw(found, plot)
    return 0


def _draw(found: Scores, plot: Path) -> None:
    from realpolitik.report.calibration import picture

    if not found.whole.scored:
        console.note(f"{plot} was not written: no resolved forecast has a likelihood to draw")
        return
    console.put(plot, "--plot", lambda: picture(found.bands))


def _the_store(context: typer.Context, store: Path | None) -> Path:
    """The store that is named with the command, or before it."""
    found = store or (context.obj if isinstance(context.obj, Path) else None)
    if found is None:
        raise _did_not_run("missing option '--store'", context.command_path)
    return found


def _only_the_store(context: typer.Context, *others: object) -> None:
    if any(others):
        raise _did_not_run(
            f"of the options before {context.invoked_subcommand}, only --store goes with it",
            context.command_path,
        )


def _did_not_run(why: str, command: str) -> UsageError:
    return UsageError("U001", what=f"{command} did not run", why=why, do=f"{command} --help")
