"""What the commands say, where, and how they write files."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import typer

from realpolitik.errors import RealpolitikError, UsageError


def say(error: RealpolitikError) -> None:
    """Tell an error on standard error, safe to print whatever the input held."""
    note(str(error))


def note(text: str) -> None:
    """A line on standard error; control characters are shown, not sent."""
    typer.echo(printable(text), err=True)


def printable(text: str) -> str:
    """A text safe to print: control characters are shown, not sent.

    >>> print(printable("red: " + chr(27) + "[31m"))
    red: \\x1b[31m
    """
    return "".join(c if c.isprintable() or c == "\n" else repr(c)[1:-1] for c in text)


def check_writable(path: Path | None, option: str) -> None:
    """Make sure before the work that its result can be written.

    Raises:
        UsageError: ``U004`` when the folder does not exist, or the path is a folder.
    """
    if path is None or str(path) == "-":
        return
    if path.is_dir() or not path.parent.is_dir():
        why = "it is a folder" if path.is_dir() else f"there is no folder {path.parent}"
        raise _cannot_write(path, option, why)


def check_writable_apart(csv: Path | None, json: Path | None, command: str) -> None:
    """Make sure before the work that its rows can be written in both forms.

    Raises:
        UsageError: ``U001`` when both go to one place, ``U004`` as in ``check_writable``.
    """
    if csv is not None and str(csv) == str(json):
        raise UsageError(
            "U001",
            what=f"{command} did not run",
            why="--csv and --json name the same place",
            do=f"{command} --help",
        )
    check_writable(csv, "--csv")
    check_writable(json, "--json")


def put(path: Path | None, option: str, text: Callable[[], str]) -> bool:
    """Write a result where it is wanted, ``-`` being standard output; whether it was wanted.

    Raises:
        UsageError: ``U004`` when the system refuses.
    """
    if path is None:
        return False
    if str(path) == "-":
        typer.echo(text(), nl=False)
    else:
        write(path, text(), option)
        note(f"wrote {path}")
    return True


def write(path: Path, text: str, option: str) -> None:
    """Write a file whole or not at all; a device such as ``/dev/null`` as it comes.

    Raises:
        UsageError: ``U004`` when the system refuses.
    """
    try:
        if path.exists() and not path.is_file():
            path.write_text(text, encoding="utf-8")
        else:
            _replace(path, text)
    except OSError as error:
        raise _cannot_write(path, option, error.strerror or str(error)) from error


@contextmanager
def replacing(path: Path, option: str) -> Iterator[TextIO]:
    """A file to write bit by bit, which takes its place when all of it is there.

    Raises:
        UsageError: ``U004`` when the system refuses.
    """
    try:
        if path.exists() and not path.is_file():
            with path.open("w", encoding="utf-8") as device:
                yield device
            return
        with _temporary(path) as file:
            yield file
    except OSError as error:
        raise _cannot_write(path, option, error.strerror or str(error)) from error


def _replace(path: Path, text: str) -> None:
    with _temporary(path) as file:
        file.write(text)


@contextmanager
def _temporary(path: Path) -> Iterator[TextIO]:
    """A new file beside ``path`` that replaces it at the end, or is gone."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            yield file
        # mkstemp makes files for the owner alone; a result is as readable as any new file.
        Path(temporary).chmod(0o666 & ~_umask())
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def _cannot_write(path: Path, option: str, why: str) -> UsageError:
    return UsageError(
        "U004",
        what=f"{option} {path} cannot be written",
        why=why,
        do=f"give {option} a file in a folder that exists and that you may write to",
    )


def is_terminal() -> bool:
    """Whether standard error is watched by somebody."""
    return sys.stderr.isatty()
