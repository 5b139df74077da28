"""Classes of nouns, as in ``@accord``, and the prepositions that patterns may name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from realpolitik import tables
from realpolitik.errors import TableError, UsageError

_ROOM = "lexicon"


@cache
def _members() -> Mapping[str, frozenset[str]]:
    read: dict[str, set[str]] = {}
    for number, row in enumerate(tables.rows(_ROOM, "classes.csv"), 2):
        members = read.setdefault(row["class"], set())
        if not row["lemma"] or row["lemma"] in members:
            raise broken("classes.csv", number, f"the lemma {row['lemma']!r} is empty or repeated")
        members.add(row["lemma"])
    return MappingProxyType({name: frozenset(members) for name, members in read.items()})


def classes() -> frozenset[str]:
    """The names of the classes of nouns.

    >>> {"accord", "arms", "captive"} <= classes()
    True
    """
    return frozenset(_members())


def in_class(lemma: str, name: str) -> bool:
    """Whether a noun lemma (lower case) belongs to a class.

    Raises:
        UsageError: ``U023`` when there is no such class.

    >>> in_class("treaty", "accord"), in_class("treaty", "arms")
    (True, False)
    """
    members = _members().get(name)
    if members is None:
        raise UsageError(
            "U023",
            what=f"{name!r} is not a class of nouns",
            why="lexicon/classes.csv has no such class",
            do=f"accepted: {', '.join(sorted(_members()))}",
        )
    return lemma in members


def is_one(lemma: str, wanted: str) -> bool:
    """Whether a noun lemma is the one wanted, or of the ``@class`` wanted."""
    return in_class(lemma, wanted[1:]) if wanted.startswith("@") else lemma == wanted


@cache
def prepositions() -> frozenset[str]:
    """The prepositions that patterns may name."""
    return frozenset(row["preposition"] for row in tables.rows(_ROOM, "prepositions.csv"))


def broken(name: str, number: int, problem: str) -> TableError:
    """The error for a row of one of the lexicon's tables."""
    return TableError(
        "T020",
        what=f"line {number} of lexicon/{name} cannot be used",
        why=problem,
        do="correct the row, or take your overlay of the table out",
    )
