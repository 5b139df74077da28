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

    def __reduce__(self) -> tuple[object, ...]:
        """Errors travel between processes whole."""
        return _again, (type(self), self.code, self.what, self.why, self.do), self.__dict__


def _again(kind: type[RealpolitikError], *parts: str) -> RealpolitikError:
    code, what, why, do = parts
    return kind(code, what=what, why=why, do=do)


class InputError(RealpolitikError):
    """A document that cannot be read; its neighbours are read all the same."""


class UsageError(RealpolitikError):
    """A command or call that does not fit what it takes."""


class StoreError(RealpolitikError):
    """A store that is missing, busy, of a newer version, no store at all, or out of room."""


class ResourceError(RealpolitikError):
    """A model or table that is missing, cut short or of another version."""


class TableError(RealpolitikError):
    """A row of a knowledge table that breaks the table's rules; names the file and line."""
