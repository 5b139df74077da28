"""What may be wrong with a user's file of actors, each fault with its line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from realpolitik.errors import TableError

_SHOWN = 60
_LISTED = 100


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault; ``line`` counts from 1, and is 0 where the whole file is meant.

    ``warning`` marks what a reader should look at and what stops nothing.
    """

    line: int
    code: str
    what: str
    why: str
    do: str
    warning: bool = False

    def __str__(self) -> str:
        where = f"line {self.line}: " if self.line else ""
        grade = "warning: " if self.warning else ""
        return f"[{self.code}] {where}{grade}{self.what} - {self.why}. Do: {self.do}."


def layout(line: int, what: str, why: str, do: str) -> Fault:
    """T031: the file is not laid out as it should be."""
    return Fault(line, "T031", what, why, do)


def value(line: int, what: str, why: str, do: str) -> Fault:
    """T032: a cell holds what its column does not take."""
    return Fault(line, "T032", what, why, do)


def dates(line: int, what: str, why: str, do: str) -> Fault:
    """T033: a date that is none, or two in the wrong order."""
    return Fault(line, "T033", what, why, do)


def clash(line: int, what: str, why: str, do: str) -> Fault:
    """T034: two rows that cannot both be right."""
    return Fault(line, "T034", what, why, do)


def doubt(line: int, what: str, why: str, do: str) -> Fault:
    """T035: a row that will hardly do what is meant; a warning."""
    return Fault(line, "T035", what, why, do, warning=True)


def unusable(path: str, faults: Sequence[Fault]) -> TableError:
    """T030: the file is not used, and why: all faults, or the first hundred of very many."""
    told = "".join(f"\n  {fault}" for fault in faults[:_LISTED])
    more = len(faults) - _LISTED
    rest = f"\n  and {more:,} more" if more > 0 else ""
    count = "1 fault" if len(faults) == 1 else f"{len(faults):,} faults"
    return TableError(
        "T030",
        what=f"the file of actors {path} was not used",
        why=f"it has {count}, and nothing of it was loaded:{told}{rest}\n",
        do=f"mend it and try again with: realpolitik actors check {path}",
    )


def shown(text: str) -> str:
    """A cell as a message shows it: in quotation marks, and not all of a very long one.

    >>> shown("a" * 100).endswith("a… (100 characters)")
    True
    """
    if len(text) <= _SHOWN:
        return f"“{text}”"
    return f"“{text[:_SHOWN]}… ({len(text):,} characters)"
