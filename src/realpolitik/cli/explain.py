"""``realpolitik explain``: what the codebook says of a category."""

from __future__ import annotations

from typing import Annotated

import typer

from realpolitik.errors import UsageError


def explain(
    category: Annotated[
        str | None,
        typer.Argument(metavar="[CATEGORY]", help="Such as CONSULT, or a CAMEO code such as 043."),
    ] = None,
) -> int:
    """Explain a category of the codebook.

    With its modes and scores; without an argument, all categories.
    """
    from realpolitik import codebook

    if category is None:
        for each in codebook.categories():
            typer.echo(f"{each.name:<10} {each.meaning}")
    elif category.isdigit():
        _cameo(category)
    else:
        _category(category.upper())
    return 0


def _category(name: str) -> None:
    from realpolitik import codebook
    from realpolitik.report.wording import QUADS

    entry = codebook.category(name)
    recipient = "required" if entry.recipient_required else "optional"
    typer.echo(f"{entry.name}: {entry.meaning}.")
    typer.echo(f"quad class {entry.quad}, {QUADS[entry.quad]}; score {entry.score:+g}", nl=False)
    typer.echo(f" (-10 conflict to +10 cooperation); recipient {recipient}")
    for mode in codebook.modes(name):
        typer.echo(f"  {mode.name:<16} {mode.score:+5g}  {mode.meaning}")


def _cameo(code: str) -> None:
    from realpolitik import codebook

    coding = codebook.cameo(code)
    if coding.category is None:
        typer.echo(f"CAMEO {code}: PLOVER has no place for it.")
        return
    mode = f" · {coding.mode}" if coding.mode else ""
    contexts = f", in the context of {', '.join(coding.contexts)}" if coding.contexts else ""
    typer.echo(f"CAMEO {code} becomes {coding.category}{mode}{contexts}.")
    try:
        _category(coding.category)
    except UsageError:
        return
