"""What can go wrong, with a code, in three parts: what happened, why, what to do.

    RealpolitikError
    ├── InputError        a document could not be read          (D0xx; exit status 1)
    ├── UsageError        the command or call was wrong         (U0xx; exit status 2)
    ├── ResourceError     a model or table is missing or broken (R0xx; exit status 1)
    ├── StoreError        a store cannot be opened or written   (S0xx; exit status 1)
    └── TableError        a row of a knowledge table is wrong   (T0xx; exit status 1)

Every code has a heading in ``docs/errors.md``; a test holds the two together.
"""

from __future__ import annotations

import os
from functools import partial
from typing import Any


class RealpolitikError(Exception):
    """The root of the tree.

    Args:
        code: stable and searchable, such as ``D001``.
        what: what happened to which input.
        why: why we think so.
        do: the exact command, or the values accepted.

    >>> print(InputError("D001", what="a.txt could not be read", why="no such file",
    ...                  do="check the path"))
    [D001] a.txt could not be read - no such file. Do: check the path.
    """

    def __init__(self, code: str, *, what: str, why: str, do: str) -> None:
        self.code, self.what, self.why, self.do = code, what, why, do
        super().__init__(f"[{code}] {what} - {why}. Do: {do}.")

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickled by its parts, so that it crosses from one process to another."""
        parts = {"what": self.what, "why": self.why, "do": self.do}
        return partial(type(self), self.code, **parts), (), vars(self)


class InputError(RealpolitikError):
    """A document that cannot be read; its neighbours are read all the same.

    ``source`` is where it stands, as ``Document.path`` would have said it (``a.csv:3``); ``None``
    where no reader has set it.
    """

    source: str | None = None


class UsageError(RealpolitikError):
    """A command or call that does not fit what it takes."""


class StoreError(RealpolitikError):
    """A store that is missing, busy, of a newer version, no store at all, or out of room."""


class ResourceError(RealpolitikError):
    """A model or table that is missing, cut short or of another version."""


class TableError(RealpolitikError):
    """A row of a knowledge table that breaks the table's rules; names the file and line."""


def unexpected(error: Exception, what: str) -> InputError:
    """An error of our own making, told as one that a user can report.

    With ``REALPOLITIK_DEBUG=1`` in the environment the error itself is raised.
    """
    if os.environ.get("REALPOLITIK_DEBUG") == "1":
        raise error
    return InputError(
        "E000",
        what=f"{what} stopped halfway",
        why=f"an error of ours: {type(error).__name__}: {error}",
        do="run it again with REALPOLITIK_DEBUG=1 and report what it prints (CONTRIBUTING.md)",
    )
