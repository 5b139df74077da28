"""The words that tell what an act is: triggers, classes of nouns, and verbs that colour them.

``acts.csv`` has one pattern a row. A verb (``pos`` verb), noun or predicate adjective with that
spaCy lemma is the trigger; ``particle``, ``object`` and ``prep`` say what must stand with it:

- ``object``: lemmas or ``@classes`` one of which heads the direct object (or passive subject);
  ``@actor``: an actor must head it; ``clause``: it must govern a clausal complement; ``-``: it
  must have no object; empty: no condition;
- ``prep``: prepositions one of which must be there; ``on:strike`` asks for its object as well,
  a lemma or a ``@class``.

A noun's ``object`` lists the words that qualify it, compound or adjective: "hunger strike".

``recipient`` lists the places where the recipient stands, first choice first: ``obj`` (the object
or an actor within its phrase), ``clause`` (the subject of the governed clause), a preposition
(``to`` takes in the indirect object), ``poss`` and ``mod`` (a noun's possessor or modifier),
``mutual`` (all partners are actors, the one after "with" or "and" as well), ``none``. ``agent``
does the same for the actor of a noun. A verb's actor is its subject, and ``agent`` is empty, save
where the roles are turned round ("A received aid from B"): then ``recipient`` is ``subj``.

``complement`` is the status that the row gives to the clause or noun it governs, ``force`` the
most that its own act can have. ``weight`` (0 to 1) says how surely the words mean the act.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from realpolitik import tables
from realpolitik.lexicon import checks
from realpolitik.lexicon.classes import broken, classes, in_class, is_one, prepositions
from realpolitik.lexicon.supports import Support, supports

__all__ = [
    "Act",
    "Support",
    "acts",
    "adjectives",
    "classes",
    "in_class",
    "nouns",
    "prep_fits",
    "prepositions",
    "supports",
    "verbs",
]

Pos = Literal["verb", "noun", "adj"]
Complement = Literal["", "hypothetical", "future", "negated", "actual"]

COLUMNS = (
    "lemma",
    "pos",
    "particle",
    "object",
    "prep",
    "category",
    "mode",
    "contexts",
    "recipient",
    "agent",
    "complement",
    "force",
    "weight",
    "example",
    "source",
)
_CONDITIONS = frozenset({"@actor", "clause", "-"})
_parts = cache(tables.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One pattern; the fields are the columns of ``acts.csv`` (see the module)."""

    lemma: str
    pos: Pos
    particle: str
    object: tuple[str, ...]
    prep: tuple[str, ...]
    category: str
    mode: str | None
    contexts: tuple[str, ...]
    recipient: tuple[str, ...]
    agent: tuple[str, ...]
    complement: Complement
    force: Complement
    weight: float
    example: str
    source: str
    line: int

    @property
    def specificity(self) -> tuple[int, int, int, float]:
        """What decides between rows that both fit: object, then preposition, then particle."""
        prep = max((1 + (":" in entry) for entry in self.prep), default=0)
        return (_narrowness(self.object), prep, int(bool(self.particle)), self.weight)

    def takes(self, lemma: str) -> bool:
        """Whether a noun can head the object, as far as lemmas and classes say.

        >>> lift = next(a for a in verbs()["lift"] if "@sanction" in a.object)
        >>> lift.takes("embargo"), lift.takes("box")
        (True, False)
        """
        return any(is_one(lemma, word) for word in self.object if word not in _CONDITIONS)


def prep_fits(act: Act, hanging: Iterable[tuple[str, str]]) -> bool:
    """Whether a preposition that the pattern asks for is among (preposition, object lemma) pairs.

    >>> go = next(a for a in verbs()["go"] if a.prep == ("on:strike",))
    >>> prep_fits(go, [("on", "strike")]), prep_fits(go, [("on", "holiday")])
    (True, False)
    """
    if not act.prep:
        return True
    pairs = tuple(hanging)
    for entry in act.prep:
        word, _, wanted = entry.partition(":")
        for prep, noun in pairs:
            if prep == word and (not wanted or is_one(noun, wanted)):
                return True
    return False


def _narrowness(words: tuple[str, ...]) -> int:
    named = [w for w in words if w not in _CONDITIONS]
    if not named:
        return int(bool(words))
    return 2 if any(w.startswith("@") for w in named) else 3


def _text() -> str:
    return tables.text("lexicon", "acts.csv")


@cache
def _rows() -> Mapping[str, Mapping[str, list[tuple[int, list[str]]]]]:
    """The cells of every row with its line, by part of speech and lemma; nothing is checked yet."""
    lines = csv.reader(_text().splitlines(), strict=True)
    if tuple(next(lines, ())) != COLUMNS:
        raise broken("acts.csv", 1, f"the columns are not {', '.join(COLUMNS)}")
    found: dict[str, dict[str, list[tuple[int, list[str]]]]] = {pos: {} for pos in checks.POS}
    for number, cells in enumerate(lines, 2):
        if len(cells) != len(COLUMNS) or cells[1] not in found:
            raise broken("acts.csv", number, "it lacks a cell, or its part of speech is not known")
        found[cells[1]].setdefault(cells[0], []).append((number, cells))
    return found


class _Patterns(Mapping[str, tuple[Act, ...]]):
    """The patterns of one part of speech by lemma, made when they are first asked for."""

    def __init__(self, pos: Pos) -> None:
        self._rows, self._made = _rows()[pos], dict[str, tuple[Act, ...]]()

    def __getitem__(self, lemma: str) -> tuple[Act, ...]:
        if lemma not in self._made:
            self._made[lemma] = _ranked(self._rows[lemma])
        return self._made[lemma]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


def _ranked(rows: list[tuple[int, list[str]]]) -> tuple[Act, ...]:
    """The patterns of one lemma, most specific first."""
    made: list[Act] = []
    for number, cells in rows:
        act = _act(cells, number)
        wrong = checks.problem(act)
        key = (act.particle, act.object, act.prep)
        if wrong is None and any(key == (a.particle, a.object, a.prep) for a in made):
            wrong = f"the pattern of {act.lemma!r} is repeated"
        if wrong is not None:
            raise broken("acts.csv", number, wrong)
        made.append(act)
    return tuple(sorted(made, key=lambda a: a.specificity, reverse=True))


def _act(cells: list[str], number: int) -> Act:
    row = dict(zip(COLUMNS, map(str.strip, cells), strict=True))
    try:
        weight = float(row["weight"])
    except ValueError:
        weight = 0.0
    return Act(
        lemma=row["lemma"],
        pos=cast(Pos, row["pos"]),
        particle=row["particle"],
        object=_parts(row["object"]),
        prep=_parts(row["prep"]),
        category=row["category"],
        mode=row["mode"] or None,
        contexts=_parts(row["contexts"]),
        recipient=_parts(row["recipient"]),
        agent=_parts(row["agent"]),
        complement=cast(Complement, row["complement"]),
        force=cast(Complement, row["force"]),
        weight=weight,
        example=row["example"],
        source=row["source"],
        line=number,
    )


def acts() -> tuple[Act, ...]:
    """Every pattern, in the order of the table.

    Raises:
        TableError: ``T020`` for a row that breaks the table's rules.
    """
    every = (act for found in (verbs(), nouns(), adjectives()) for some in found.values()
             for act in some)  # fmt: skip
    return tuple(sorted(every, key=lambda a: a.line))


@cache
def verbs() -> Mapping[str, tuple[Act, ...]]:
    """The patterns of each verb lemma, most specific first.

    Raises:
        TableError: ``T020``, when a lemma is looked up whose row breaks the table's rules.

    >>> [(a.category, a.prep) for a in verbs()["apologise"]]
    [('CONCEDE', ())]
    """
    return _Patterns("verb")


@cache
def nouns() -> Mapping[str, tuple[Act, ...]]:
    """The patterns of each noun lemma, most specific first.

    Raises:
        TableError: ``T020``, when a lemma is looked up whose row breaks the table's rules.

    >>> nouns()["airstrike"][0].mode
    'aerial'
    """
    return _Patterns("noun")


@cache
def adjectives() -> Mapping[str, tuple[Act, ...]]:
    """The patterns of each predicate adjective, most specific first.

    Raises:
        TableError: ``T020``, when a lemma is looked up whose row breaks the table's rules.

    >>> adjectives()["critical"][0].category
    'ACCUSE'
    """
    return _Patterns("adj")
