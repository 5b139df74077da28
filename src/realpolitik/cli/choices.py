"""Options that every command that reads has: language model, coder, the user's own files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Model = Annotated[
    str | None, typer.Option("--model", metavar="NAME", help="Another English spaCy pipeline.")
]
Coder = Annotated[
    str,
    typer.Option(
        "--coder",
        metavar="NAME",
        help="Judge of acts: model, rules, a URL (--coder-model).",
        show_default=False,
    ),
]
CoderModel = Annotated[
    str | None,
    typer.Option("--coder-model", metavar="NAME", help="The model at that URL.", hidden=True),
]
Actors = Annotated[
    Path | None,
    typer.Option("--actors", metavar="FILE", help="Own names, before ours (actors check)."),
]
Categories = Annotated[
    Path | None,
    typer.Option("--categories", metavar="FILE", help="Own categories, by examples (TOML)."),
]
