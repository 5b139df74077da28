"""``realpolitik store``: what a store holds, and which runs made it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from realpolitik.cli import console

if TYPE_CHECKING:
    from realpolitik.store import Store


def store(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="The store.")],
    migrate: Annotated[
        bool, typer.Option("--migrate", help="Bring an older store up to this version.")
    ] = False,
) -> int:
    """Show what a store holds: its tables, its days, its runs."""
    from realpolitik.store import Store, Writer, trouble

    if migrate:
        if not path.exists():
            raise trouble.missing(str(path))
        with Writer(path, f"realpolitik store {path.name} --migrate"):
            pass
    found = Store(path)
    version = found.rows("SELECT schema_version FROM meta")[0]["schema_version"]
    typer.echo(f"{console.printable(str(path))}: schema {version}")
    for name, rows in _counts(found):
        typer.echo(f"  {name:<16} {rows:>12,}")
    for span in found.rows("SELECT min(published) a, max(published) b FROM documents"):
        if span["a"]:
            typer.echo(f"documents of {span['a']} to {span['b']}")
    for run in found.rows("SELECT * FROM runs ORDER BY started"):
        _show(run)
    return 0


def _counts(store: Store) -> list[tuple[str, int]]:
    from realpolitik.store.rows import OF_A_DOCUMENT

    names = [*OF_A_DOCUMENT, "inputs", "imported", "links", "resolutions"]
    sql = " UNION ALL ".join(f"SELECT '{n}' AS name, count(*) AS rows FROM {n}" for n in names)
    return [(row["name"], row["rows"]) for row in store.rows(sql)]


def _show(run: dict[str, Any]) -> None:
    ended = f"finished {run['finished']}" if run["finished"] else "not finished"
    sources = ", ".join(json.loads(run["sources"]))[:60]
    words = f"run {run['run']}  {run['kind']:<6}  {run['started']}  {ended}  {sources}"
    typer.echo(console.printable(words))
