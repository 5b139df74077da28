"""The words that tell what an act is: triggers, classes of nouns, and verbs that colour them.

``acts.csv`` has one pattern a row. A verb (``pos`` verb), noun or predicate adjective with that
spaCy lemma is the trigger; ``particle``, ``object`` and ``prep`` say what must stand with it:

- ``object``: lemmas or ``@classes`` one of which heads the direct object (or passive subject);
  ``@actor``: an actor must head it; ``clause``: it must govern a clausal complement; ``-``: it
  must have no object; empty: no condition;
- ``prep``: prepositions one of which must be there.

``recipient`` lists the places where the recipient stands, first choice first: ``obj`` (the object
or an actor within its phrase), ``clause`` (the subject of the governed clause), a preposition
(``to`` takes in the indirect object), ``poss`` and ``mod`` (a noun's possessor or modifier),
``mutual`` (all partners are actors, the one after "with" or "and" as well), ``none``. ``agent``
does the same for the actor of a noun; a verb's is its subject.

``complement`` is the status that the row gives to the clause or noun it governs, ``force`` the
most that its own act can have. ``weight`` (0 to 1) says how surely the words mean the act.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal, cast, get_args

from realpolitik import codebook, tables
from realpolitik.errors import TableError, UsageError

Pos = Literal["verb", "noun", "adj"]
Complement = Literal["", "hypothetical", "future", "negated", "actual"]
Effect = Literal["actual", "future", "hypothetical", "negated", "ended", "cancelled"]

_ROOM = "lexicon"
_PLACES = frozenset({"obj", "clause", "poss", "mod", "mutual", "none"})
_CONDITIONS = frozenset({"@actor", "clause", "-"})


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
        return (_narrowness(self.object), bool(self.prep), bool(self.particle), self.weight)

    def takes(self, lemma: str) -> bool:
        """Whether a noun can head the object, as far as lemmas and classes say.

        >>> lift = next(a for a in verbs()["lift"] if a.object)
        >>> lift.takes("embargo"), lift.takes("box")
        (True, False)
        """
        return any(
            in_class(lemma, word[1:]) if word.startswith("@") else word == lemma
            for word in self.object
            if word not in _CONDITIONS
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """A verb that colours the act-noun (or, with ``clause``, the clause) that it governs.

    ``nouns`` are lemmas or ``@classes``; empty means any noun that names an act.
    """

    lemma: str
    particle: str
    nouns: tuple[str, ...]
    effect: Effect
    source: str
    line: int

    @property
    def governs_clause(self) -> bool:
        """Whether the row is about clauses, not nouns."""
        return self.nouns == ("clause",)

    def takes(self, lemma: str) -> bool:
        """Whether the row speaks of that noun.

        >>> pay = supports()["pay"][0]
        >>> pay.takes("visit"), pay.takes("attack")
        (True, False)
        """
        if not self.nouns:
            return True
        return any(
            in_class(lemma, word[1:]) if word.startswith("@") else word == lemma
            for word in self.nouns
            if word != "clause"
        )


def _narrowness(words: tuple[str, ...]) -> int:
    if not words:
        return 0
    if _CONDITIONS.intersection(words):
        return 1
    return 2 if any(w.startswith("@") for w in words) else 3


@cache
def _classes() -> Mapping[str, frozenset[str]]:
    read: dict[str, set[str]] = {}
    for number, row in enumerate(tables.rows(_ROOM, "classes.csv"), 2):
        members = read.setdefault(row["class"], set())
        if not row["lemma"] or row["lemma"] in members:
            raise _broken("classes.csv", number, f"the lemma {row['lemma']!r} is empty or repeated")
        members.add(row["lemma"])
    return MappingProxyType({name: frozenset(members) for name, members in read.items()})


def classes() -> frozenset[str]:
    """The names of the classes of nouns."""
    return frozenset(_classes())


def in_class(lemma: str, name: str) -> bool:
    """Whether a noun lemma (lower case) belongs to a class.

    Raises:
        UsageError: ``U023`` when there is no such class.

    >>> in_class("treaty", "accord"), in_class("treaty", "arms")
    (True, False)
    """
    members = _classes().get(name)
    if members is None:
        raise UsageError(
            "U023",
            what=f"{name!r} is not a class of nouns",
            why="lexicon/classes.csv has no such class",
            do=f"accepted: {', '.join(sorted(_classes()))}",
        )
    return lemma in members


@cache
def prepositions() -> frozenset[str]:
    """The prepositions that patterns may name."""
    return frozenset(row["preposition"] for row in tables.rows(_ROOM, "prepositions.csv"))


@cache
def acts() -> tuple[Act, ...]:
    """Every pattern, in the order of the table.

    Raises:
        TableError: ``T020`` for a row that breaks the table's rules.
    """
    read: list[Act] = []
    seen: set[tuple[object, ...]] = set()
    for number, row in enumerate(tables.rows(_ROOM, "acts.csv"), 2):
        act = _act(row, number)
        key = (act.lemma, act.pos, act.particle, act.object, act.prep)
        if key in seen:
            raise _broken("acts.csv", number, f"the pattern of {act.lemma!r} is repeated")
        seen.add(key)
        read.append(act)
    return tuple(read)


def _act(row: tables.Row, number: int) -> Act:
    act = Act(
        lemma=row["lemma"],
        pos=cast(Pos, row["pos"]),
        particle=row["particle"],
        object=tables.parts(row["object"]),
        prep=tables.parts(row["prep"]),
        category=row["category"],
        mode=row["mode"] or None,
        contexts=tables.parts(row["contexts"]),
        recipient=tables.parts(row["recipient"]),
        agent=tables.parts(row["agent"]),
        complement=cast(Complement, row["complement"]),
        force=cast(Complement, row["force"]),
        weight=_weight(row["weight"], number),
        example=row["example"],
        source=row["source"],
        line=number,
    )
    for problem in (_bad_form(act), _bad_coding(act), _bad_places(act)):
        if problem:
            raise _broken("acts.csv", number, problem)
    return act


def _weight(value: str, number: int) -> float:
    try:
        weight = float(value)
    except ValueError:
        weight = -1.0
    if not 0 < weight <= 1:
        raise _broken("acts.csv", number, f"the weight {value!r} is not above 0 and at most 1")
    return weight


def _bad_form(act: Act) -> str | None:
    if not act.lemma or act.lemma != act.lemma.lower() or " " in act.lemma:
        return f"the lemma {act.lemma!r} is not one word in lower case"
    if act.pos not in get_args(Pos):
        return f"the part of speech {act.pos!r} is not one of {', '.join(get_args(Pos))}"
    if act.pos != "verb" and act.particle:
        return "only a verb has a particle"
    if act.pos == "verb" and act.agent:
        return "a verb's agent is its subject; leave the column empty"
    if act.pos == "noun" and not act.agent:
        return "a noun needs a place for its agent"
    if not act.source or not act.example:
        return "the example or the source is missing"
    return None


def _bad_coding(act: Act) -> str | None:
    try:
        codebook.score(act.category, act.mode)
    except UsageError as error:
        return error.what
    unknown = [c for c in act.contexts if c not in codebook.contexts()]
    if unknown:
        return f"{unknown[0]!r} is not a context"
    for value in (act.complement, act.force):
        if value not in get_args(Complement):
            return f"{value!r} is not one of {', '.join(filter(None, get_args(Complement)))}"
    return None


def _bad_places(act: Act) -> str | None:
    for word in act.object:
        if word.startswith("@") and word != "@actor" and word[1:] not in _classes():
            return f"{word!r} is not a class of nouns"
    strange = [w for w in act.prep if w not in prepositions()]
    if strange:
        return f"{strange[0]!r} is not a preposition we know"
    strange = [w for w in (*act.recipient, *act.agent) if w not in _PLACES | prepositions()]
    if strange or not act.recipient:
        return f"{strange[0] if strange else ''!r} is not a place for an actor"
    return None


@cache
def _by_lemma(pos: Pos) -> Mapping[str, tuple[Act, ...]]:
    found: dict[str, list[Act]] = {}
    for act in acts():
        if act.pos == pos:
            found.setdefault(act.lemma, []).append(act)
    return MappingProxyType(
        {
            lemma: tuple(sorted(some, key=lambda a: a.specificity, reverse=True))
            for lemma, some in found.items()
        }
    )


def verbs() -> Mapping[str, tuple[Act, ...]]:
    """The patterns of each verb lemma, most specific first.

    >>> [(a.category, a.object) for a in verbs()["lift"]]
    [('CONCEDE', ('@sanction', '@curb'))]
    """
    return _by_lemma("verb")


def nouns() -> Mapping[str, tuple[Act, ...]]:
    """The patterns of each noun lemma, most specific first.

    >>> nouns()["airstrike"][0].mode
    'aerial'
    """
    return _by_lemma("noun")


def adjectives() -> Mapping[str, tuple[Act, ...]]:
    """The patterns of each predicate adjective, most specific first.

    >>> adjectives()["critical"][0].category
    'ACCUSE'
    """
    return _by_lemma("adj")


@cache
def supports() -> Mapping[str, tuple[Support, ...]]:
    """The verbs that colour what they govern, rows that name nouns first.

    Raises:
        TableError: ``T020`` for a row that breaks the table's rules.

    >>> [s.effect for s in supports()["cancel"]]
    ['cancelled']
    """
    found: dict[str, list[Support]] = {}
    seen: set[tuple[object, ...]] = set()
    for number, row in enumerate(tables.rows(_ROOM, "supports.csv"), 2):
        support = _support(row, number)
        key = (support.lemma, support.particle, support.nouns)
        if key in seen:
            raise _broken("supports.csv", number, f"the row of {support.lemma!r} is repeated")
        seen.add(key)
        found.setdefault(support.lemma, []).append(support)
    return MappingProxyType(
        {
            lemma: tuple(sorted(some, key=lambda s: (not s.particle, not s.nouns)))
            for lemma, some in found.items()
        }
    )


def _support(row: tables.Row, number: int) -> Support:
    nouns_ = tables.parts(row["nouns"])
    if row["effect"] not in get_args(Effect):
        raise _broken("supports.csv", number, f"the effect {row['effect']!r} is not known")
    if not row["lemma"] or not row["source"]:
        raise _broken("supports.csv", number, "the lemma or the source is missing")
    for word in nouns_:
        if word.startswith("@") and word[1:] not in _classes():
            raise _broken("supports.csv", number, f"{word!r} is not a class of nouns")
    return Support(
        lemma=row["lemma"],
        particle=row["particle"],
        nouns=nouns_,
        effect=cast(Effect, row["effect"]),
        source=row["source"],
        line=number,
    )


def _broken(name: str, number: int, problem: str) -> TableError:
    return TableError(
        "T020",
        what=f"line {number} of lexicon/{name} cannot be used",
        why=problem,
        do="correct the row, or take your overlay of the table out",
    )
