"""``realpolitik link``: copies of one text and reports of one act, as a layer over the store."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from realpolitik.errors import UsageError

if TYPE_CHECKING:
    from realpolitik.store.links import Layer


def link(
    store: Annotated[Path, typer.Option(metavar="FILE", help="The store.")],
    layer: Annotated[
        str | None,
        typer.Argument(metavar="[LAYER]", help="With --undo: the layer; the newest by default."),
    ] = None,
    undo: Annotated[bool, typer.Option("--undo", help="Take a layer away.")] = False,
    listed: Annotated[bool, typer.Option("--list", help="Show the layers.")] = False,
    keep: Annotated[
        bool, typer.Option("--keep", help="Leave earlier layers; else the new one replaces them.")
    ] = False,
) -> int:
    """Find copies of one text and reports of one act.

    What is found lies as a layer over the store: no record is changed, and
    --undo restores what was there before.
    """
    from realpolitik.store import links

    _check(layer, undo=undo, listed=listed, keep=keep)
    if listed:
        for each in links.layers(store):
            typer.echo(_shown(each))
    elif undo:
        typer.echo(f"taken away: {_shown(links.unlink(store, layer))}")
    else:
        _tell(links.link(store, keep=keep))
    return 0


def _check(layer: str | None, *, undo: bool, listed: bool, keep: bool) -> None:
    """Make sure that the options go together.

    Raises:
        UsageError: ``U001`` when they do not.
    """
    if undo + listed + keep > 1 or (layer is not None and not undo):
        raise UsageError(
            "U001",
            what="realpolitik link did not run",
            why="a layer is named only with --undo, and of --undo, --list and --keep only one",
            do="realpolitik link --help",
        )


def _tell(made: Layer | None) -> None:
    if made is None:
        typer.echo("nothing belongs together; no layer was made")
        return
    typer.echo(_shown(made))
    if made.unread:
        typer.echo(f"{made.unread:,} documents have too little text to be compared with others")


def _shown(layer: Layer) -> str:
    documents = f"{layer.copies:,} documents of {layer.origins:,} origins"
    events = f"{layer.reports:,} events of {layer.acts:,} acts"
    return f"layer {layer.id}  {layer.made}  {documents}, {events}"
