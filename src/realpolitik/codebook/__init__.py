"""PLOVER 2.0, the codebook that events are coded by, and the crosswalk from CAMEO.

The tables hold the 16 categories, their 67 modes with scores, the 37 contexts and 25 sectors;
their meanings are in our own words. Adapted from PLOVER (Open Event Data Alliance, CC BY-SA 4.0);
where its manual contradicts itself the row's source says what we did.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from rapidfuzz import process

from realpolitik import tables
from realpolitik.errors import UsageError

__all__ = [
    "Category",
    "Coding",
    "Mode",
    "cameo",
    "categories",
    "category",
    "contexts",
    "future",
    "modes",
    "quad",
    "score",
    "sectors",
]

_ROOM = "codebook"


@dataclass(frozen=True, slots=True)
class Category:
    """One of PLOVER's categories; ``quad`` is 1 to 4, ``score`` -10 (conflict) to +10."""

    name: str
    quad: int
    recipient_required: bool
    score: float
    meaning: str
    source: str


@dataclass(frozen=True, slots=True)
class Mode:
    """A way in which a category's act is done; ``score`` is -10 (conflict) to +10."""

    category: str
    name: str
    score: float
    meaning: str
    source: str


@dataclass(frozen=True, slots=True)
class Coding:
    """What a CAMEO code becomes; ``category`` is ``None`` where PLOVER drops the code."""

    category: str | None
    mode: str | None
    contexts: tuple[str, ...]


@cache
def _categories() -> Mapping[str, Category]:
    read = {
        row["category"]: Category(
            name=row["category"],
            quad=int(row["quad"]),
            recipient_required=row["recipient_required"] == "yes",
            score=float(row["score"]),
            meaning=row["meaning"],
            source=row["source"],
        )
        for row in tables.rows(_ROOM, "categories.csv")
    }
    return MappingProxyType(read)


@cache
def _modes() -> Mapping[str, tuple[Mode, ...]]:
    read: dict[str, list[Mode]] = {name: [] for name in _categories()}
    for row in tables.rows(_ROOM, "modes.csv"):
        read[row["category"]].append(
            Mode(row["category"], row["mode"], float(row["score"]), row["meaning"], row["source"])
        )
    return MappingProxyType({name: tuple(found) for name, found in read.items()})


def categories() -> tuple[Category, ...]:
    """The 16 categories in the codebook's order.

    >>> [c.name for c in categories()][:3]
    ['AGREE', 'CONSULT', 'SUPPORT']
    """
    return tuple(_categories().values())


def category(name: str) -> Category:
    """The category of that name, which is in capitals.

    Raises:
        UsageError: ``U020`` when there is none.

    >>> category("SANCTION").recipient_required
    True
    """
    found = _categories().get(name)
    if found is None:
        raise _unknown("category", name, _categories())
    return found


def modes(category_name: str) -> tuple[Mode, ...]:
    """The modes of a category; five categories have none.

    Raises:
        UsageError: ``U020`` when there is no such category.

    >>> [m.name for m in modes("CONSULT")]
    ['visit', 'third-party', 'multilateral', 'phone']
    >>> modes("AID")
    ()
    """
    return _modes()[category(category_name).name]


def score(category_name: str, mode: str | None = None) -> float:
    """Conflict (-10) to cooperation (+10): the mode's score where one is given.

    Raises:
        UsageError: ``U020`` for an unknown category, ``U021`` for a mode it does not have.

    >>> score("RETREAT"), score("RETREAT", "withdraw")
    (6.5, 8.0)
    """
    if not mode:
        return category(category_name).score
    found = _scores().get((category_name, mode))
    if found is None:
        known = [m.name for m in modes(category_name)]
        raise _unknown(f"mode of {category_name}", mode, known, code="U021")
    return found


@cache
def _scores() -> Mapping[tuple[str, str], float]:
    return {(m.category, m.name): m.score for found in _modes().values() for m in found}


def quad(category_name: str) -> int:
    """The quad class: 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict.

    Raises:
        UsageError: ``U020`` when there is no such category.

    >>> quad("REQUEST")
    3
    """
    return category(category_name).quad


@cache
def contexts() -> Mapping[str, str]:
    """The 37 contexts (topics that go with any category) and their meanings.

    >>> contexts()["crime"]
    'Crime in general where no narrower context fits'
    """
    rows = tables.rows(_ROOM, "contexts.csv")
    return MappingProxyType({row["context"]: row["meaning"] for row in rows})


@cache
def sectors() -> Mapping[str, str]:
    """The 25 sector codes of actors and their meanings.

    >>> sectors()["MED"]
    'Health workers and bodies'
    """
    rows = tables.rows(_ROOM, "sectors.csv")
    return MappingProxyType({row["code"]: row["meaning"] for row in rows})


@cache
def _future() -> Mapping[str, str]:
    return MappingProxyType(
        {row["category"]: row["becomes"] for row in tables.rows(_ROOM, "future.csv")}
    )


def future(category_name: str) -> str:
    """What a category becomes when its act still lies ahead.

    Raises:
        UsageError: ``U020`` when there is no such category.

    >>> future("CONSULT"), future("RETREAT"), future("ASSAULT")
    ('AGREE', 'CONCEDE', 'ASSAULT')
    """
    return _future()[category(category_name).name]


@cache
def _cameo() -> Mapping[str, Coding]:
    return MappingProxyType(
        {
            row["code"]: Coding(
                row["category"] or None, row["mode"] or None, tables.parts(row["contexts"])
            )
            for row in tables.rows(_ROOM, "cameo.csv")
        }
    )


def cameo(code: str) -> Coding:
    """What a CAMEO code becomes in PLOVER 2.0; a code is a string, with its leading zero.

    Raises:
        UsageError: ``U022`` when CAMEO 1.1b3 has no such code.

    >>> cameo("042")
    Coding(category='CONSULT', mode='visit', contexts=())
    >>> cameo("010").category is None
    True
    """
    found = _cameo().get(code)
    if found is None:
        raise _unknown("CAMEO code", code, _cameo(), code="U022")
    return found


def _unknown(kind: str, name: str, known: Iterable[str], *, code: str = "U020") -> UsageError:
    names = sorted(known)
    near = process.extractOne(name.upper() if code == "U020" else name, names, score_cutoff=50)
    hint = f"did you mean {near[0]}? " if near else ""
    accepted = ", ".join(names) if 0 < len(names) < 20 else "see the codebook's tables"
    return UsageError(
        code,
        what=f"{name!r} is not a {kind}",
        why=f"the codebook has no such {kind.split()[0] if code != 'U022' else 'code'}",
        do=f"{hint}accepted: {accepted if names else 'no mode at all'}",
    )
