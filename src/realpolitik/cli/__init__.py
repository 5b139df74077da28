"""The command line. ``main`` is its door; each command has a file of its own.

Nothing here imports spaCy: the commands that read do so when they run, so that help and usage
errors come at once.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

from realpolitik.errors import RealpolitikError, UsageError, unexpected

__all__ = ["main", "unexpected"]


_COLLECT = (50_000, 20, 50)
"""Objects between searches for garbage. Tables and models stay: to search them again and again, as
Python does by default, took a tenth of a short run's time."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status.

    Args:
        arguments: the words after ``realpolitik``; those of the process by default.

    Returns:
        0 when it ran, also when nothing was found; 1 when something could not be read, which is
        named; 2 for wrong usage; 130 when stopped from the keyboard.
    """
    if arguments is None:  # the process is ours
        gc.set_threshold(*_COLLECT)
    try:
        return _run(sys.argv[1:] if arguments is None else list(arguments))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader of our output has gone (`| head`): point it elsewhere, or Python complains.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _run(arguments: list[str]) -> int:
    import typer

    from realpolitik.cli import console
    from realpolitik.cli.app import app

    # Typer's base of all usage errors has no public name of its own in every version we allow.
    usage_error: type[Exception] = typer.BadParameter.__mro__[1]
    try:
        return app(arguments, prog_name="realpolitik", standalone_mode=False) or 0
    except typer.Exit as stop:
        return stop.exit_code
    except typer.Abort:
        return 130
    except RealpolitikError as error:
        console.say(error)
        return 2 if isinstance(error, UsageError) else 1
    except usage_error as error:
        console.say(_usage(error))
        return 2
    except (KeyboardInterrupt, BrokenPipeError):
        raise
    except Exception as error:  # noqa: BLE001 - the last resort: never a traceback
        console.say(unexpected(error, "the command"))
        return 1


def _usage(error: Exception) -> UsageError:
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "realpolitik"
    message = getattr(error, "format_message", lambda: str(error))().strip().rstrip(".")
    return UsageError(
        "U001",
        what=f"{command} did not run",
        why=message[:1].lower() + message[1:],
        do=f"{command} --help",
    )
