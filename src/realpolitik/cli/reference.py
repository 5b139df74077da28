"""``realpolitik reference``: newer country figures for the checks, fetched on the user's word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from realpolitik.cli import console

reference = typer.Typer(name="reference", rich_markup_mode=None)


@reference.callback(invoke_without_command=True)
def shown(context: typer.Context) -> int:
    """Fetch newer country figures for the checks.

    What is fetched lies in a table of yours, never in the package; the hash
    of it is in every run. Without a command it shows what is there.
    """
    return status() if context.invoked_subcommand is None else 0


@reference.command("update")
def update(
    to: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Where to; your data folder by default.")
    ] = None,
    address: Annotated[
        str | None, typer.Option("--from", metavar="URL", help="Another server that answers so.")
    ] = None,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Fetch from local addresses too.")
    ] = False,
) -> int:
    """Fetch World Development Indicators.

    Asks the World Bank (CC BY 4.0) for exports, imports, GDP, population and
    military spending of every state since 1990. Checks then use them where
    they are newer than ours, or where ours has nothing.
    """
    from realpolitik import userdata
    from realpolitik.documents.fetch import Fetcher
    from realpolitik.reference import own
    from realpolitik.reference.update import ADDRESS, PAGE_BYTES, fetched

    asks = Fetcher(allow_private=allow_private, robots=False, most_bytes=PAGE_BYTES)
    found = fetched(
        address or ADDRESS,
        today=_today(),
        fetcher=asks,
        progress=lambda indicator: console.note(f"fetching {indicator}"),
    )
    folder = to or userdata.folder()
    path = own.write(folder, found.rows)
    typer.echo(f"wrote {path}: {_extent(found.rows)}")
    typer.echo(f"World Development Indicators, World Bank, CC BY 4.0, edition of {found.updated}")
    if folder != userdata.folder():
        typer.echo(f"it is read where {userdata.VARIABLE}={folder} is set")
    return 0


@reference.command("status")
def status() -> int:
    """Show what is there, and from when."""
    from realpolitik import userdata
    from realpolitik.reference import bounds, own

    typer.echo(f"shipped: World Development Indicators, compiled on {bounds.COMPILED}")
    held = own.own()
    path = userdata.folder() / userdata.COUNTRY_YEARS
    if held is None:
        typer.echo(f"yours: none ({path} is not there; `realpolitik reference update` fetches it)")
        return 0
    typer.echo(f"yours: {path}: {_extent(held.rows)}")
    typer.echo(f"  {held.rows[0]['source']}")
    newer = held.edition > bounds.COMPILED
    use = "before ours" if newer else "where ours has nothing"
    digest = userdata.hashes()[f"user/{userdata.COUNTRY_YEARS}"]
    typer.echo(f"  used {use}; hash {digest}")
    return 0


@reference.command("forget")
def forget() -> int:
    """Remove what was fetched."""
    from realpolitik import userdata
    from realpolitik.reference import own

    path = own.remove()
    typer.echo(f"removed {path}" if path else f"there is nothing in {userdata.folder()}")
    return 0


def _today() -> date:
    return date.today()


def _extent(rows: Sequence[Mapping[str, str]]) -> str:
    years = [row["year"] for row in rows]
    return f"{len({row['code'] for row in rows})} states, {min(years)} to {max(years)}"
