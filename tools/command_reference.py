"""Writes ``docs/commands.md`` from the help of the commands.

``python -m tools.command_reference``, or ``make docs``.
"""

from __future__ import annotations

import contextlib
import io
import os
from pathlib import Path

from realpolitik.cli import main
from realpolitik.cli.actors import actors
from realpolitik.cli.app import NAMES
from realpolitik.cli.forecasts import forecasts

PAGE = Path(__file__).parents[1] / "docs" / "commands.md"
_HEAD = """\
# Commands

Written by `make docs` from the commands' own help; do not edit by hand.

Exit status of every command: **0** it ran, also when nothing was found (it says so); **1**
something could not be read: it is named, and everything else was done; **2** wrong usage.
Messages go to standard error, in three parts with a code ([errors.md](errors.md)); results go to
standard output. With `REALPOLITIK_DEBUG=1` an error of ours shows its traceback.
"""


def names() -> list[str]:
    """The commands in the order of the help."""
    return [*NAMES]


def every() -> list[list[str]]:
    """The words of every command, each followed by the commands that it has of its own."""
    found = []
    for name in names():
        found.append([name])
        for group in (forecasts, actors):
            if name == group.info.name:
                found += [[name, str(c.name)] for c in group.registered_commands]
    return found


def page() -> str:
    """The whole page."""
    parts = [_HEAD, _part("realpolitik", [])]
    parts += [_part(" ".join(["realpolitik", *words]), words) for words in every()]
    return "\n".join(parts)


def _part(title: str, arguments: list[str]) -> str:
    return f"## {title}\n\n```text\n{help_of(arguments).rstrip()}\n```\n"


def help_of(arguments: list[str]) -> str:
    """A command's help, at 80 columns."""
    os.environ["COLUMNS"] = "80"
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        main([*arguments, "--help"])
    return out.getvalue()


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
