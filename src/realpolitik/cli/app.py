"""The application: its commands in the order of its help."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from realpolitik._version import __version__
from realpolitik.cli.actors import actors
from realpolitik.cli.cite import cite
from realpolitik.cli.code import code
from realpolitik.cli.demo import demo
from realpolitik.cli.doctor import doctor
from realpolitik.cli.explain import explain
from realpolitik.cli.export import export
from realpolitik.cli.figures import figures
from realpolitik.cli.forecasts import forecasts
from realpolitik.cli.importing import import_
from realpolitik.cli.link import link
from realpolitik.cli.outcomes import outcomes
from realpolitik.cli.read import read
from realpolitik.cli.reference import reference
from realpolitik.cli.rerun import rerun
from realpolitik.cli.store import store
from realpolitik.cli.why import why


class _InOrder(TyperGroup):
    """The commands in the order of ``NAMES``: Typer puts those with commands of their own first."""

    def list_commands(self, ctx: Any) -> list[str]:
        return sorted(super().list_commands(ctx), key=NAMES.index)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """The two options in one line, so that the commands fit a screen."""
        formatter.write_paragraph()
        formatter.write_text("Options: --version, -h or --help.")
        self.format_commands(ctx, formatter)


app = typer.Typer(
    name="realpolitik",
    cls=_InOrder,
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
    """Read the press about states; tell words from deeds. Begin: realpolitik demo"""
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
    figures,
    forecasts,
    actors,
    why,
    outcomes,
    store,
    rerun,
    cite,
    explain,
    reference,
    doctor,
    demo,
)
_NAMES: dict[object, str] = {import_: "import"}  # a word of Python's own cannot name a function

NAMES: list[str] = []
"""The names of the commands, in the order of the help."""

for _command in _COMMANDS:
    if isinstance(_command, typer.Typer):
        app.add_typer(_command)
        NAMES.append(str(_command.info.name))
    else:
        NAMES.append(_NAMES.get(_command, _command.__name__))
        app.command(NAMES[-1], no_args_is_help=False)(_command)
