"""The application: its commands in the order of its help."""

from __future__ import annotations

from typing import Annotated

import typer

from realpolitik._version import __version__
from realpolitik.cli.cite import cite
from realpolitik.cli.code import code
from realpolitik.cli.demo import demo
from realpolitik.cli.doctor import doctor
from realpolitik.cli.explain import explain
from realpolitik.cli.export import export
from realpolitik.cli.importing import import_
from realpolitik.cli.link import link
from realpolitik.cli.outcomes import outcomes
from realpolitik.cli.read import read
from realpolitik.cli.rerun import rerun
from realpolitik.cli.store import store
from realpolitik.cli.why import why

app = typer.Typer(
    name="realpolitik",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 79},
)


@app.callback(invoke_without_command=True)
def _root(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Show the version and exit.")] = False,
) -> None:
    """Read what the press writes about states; tell words from deeds.

    To begin: realpolitik demo
    """
    if version:
        typer.echo(__version__)
    elif context.invoked_subcommand is None:
        typer.echo(context.get_help())


_COMMANDS = (
    read,
    code,
    import_,
    export,
    link,
    why,
    outcomes,
    store,
    rerun,
    cite,
    explain,
    doctor,
    demo,
)
_NAMES: dict[object, str] = {import_: "import"}  # a word of Python's own cannot name a function

for _command in _COMMANDS:
    app.command(_NAMES.get(_command), no_args_is_help=False)(_command)
