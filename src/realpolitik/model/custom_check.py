"""What a file of a user's own categories may say, one category after the other."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rapidfuzz import process

from realpolitik import codebook
from realpolitik.errors import UsageError
from realpolitik.model.custom import CustomCategory, Kind
from realpolitik.model.custom_marks import marked
from realpolitik.model.inputs import Pair

FEWEST = 3
"""Examples that a category needs."""

LONGEST = 40
"""Characters that a name may have."""

FORMS = {
    "name": 'name = "…"',
    "renames": 'renames = "CATEGORY"',
    "within": 'within = "CATEGORY"',
    "quad": "quad = 1, 2, 3 or 4",
    "score": "score = and a number from -10 to 10",
    "meaning": 'meaning = "…"',
    "examples": 'examples = ["…", "…", "…"]',
    "counterexamples": 'counterexamples = ["…", "…"]',
}
"""The keys of a category, and how each is written."""

_ROLE: dict[Kind, str] = {"rename": "renames", "split": "within", "addition": "quad"}
_OTHERS: dict[Kind, tuple[str, ...]] = {
    "rename": ("name", "meaning"),
    "split": ("name", "meaning", "examples", "counterexamples"),
    "addition": ("name", "meaning", "score", "examples", "counterexamples"),
}
_WHY: dict[Kind, str] = {
    "rename": "a new name stands for the whole category and all that it has",
    "split": "a part of a category has the quad class and score of the whole",
    "addition": "a category with a quad class of its own is no part of another",
}
_TYPES = {bool: "true or false", int: "a number", float: "a number", str: "a text", list: "a list"}

At = tuple[int, str | None, int | None]
"""A place in the file: number of the category (-1 for none), key, number of the item."""


class Mistake(Exception):  # noqa: N818 - it becomes a UsageError once the line is known
    """A mistake and its place; ``{line}`` in ``why`` stands for the line of ``other``."""

    def __init__(
        self, code: str, what: str, why: str, do: str, *, at: At, other: At | None = None
    ) -> None:
        super().__init__(what)
        self.code, self.what, self.why, self.do, self.at, self.other = (
            code,
            what,
            why,
            do,
            at,
            other,
        )

    def error(self, path: Path, line: Callable[[int, str | None, int | None], int]) -> UsageError:
        """The mistake with file and line."""
        why = self.why.replace("{line}", str(line(*self.other))) if self.other else self.why
        what = f"{path}, line {line(*self.at)}: {self.what}"
        return UsageError(self.code, what=what, why=why, do=self.do)


def short(text: str) -> str:
    """The first words of a text, in quotes, fit to be shown."""
    text = " ".join(text.split())
    return repr(text if len(text) <= 60 else text[:59] + "…")


@dataclass(frozen=True, slots=True)
class Entry:
    """One table ``[[category]]`` of the file, the ``number``-th from 0."""

    number: int
    table: Mapping[str, Any]

    @property
    def name(self) -> str:
        """Its name, accents composed, so that one way to type it is another."""
        return unicodedata.normalize("NFC", self.table["name"])

    def category(self) -> CustomCategory:
        """The category of the entry.

        Raises:
            Mistake: ``U033`` to ``U037`` and ``U039``, for the first mistake.
        """
        for key, value in self.table.items():
            self._known(key)
            self._typed(key, value)
        self._name()
        kind = self._kind()
        for key in self.table:
            self._in_place(key, kind)
        return self._made(kind)

    def _made(self, kind: Kind) -> CustomCategory:
        parent = None if kind == "addition" else self._parent(_ROLE[kind])
        told = codebook.category(parent) if parent else None
        return CustomCategory(
            name=self.name,
            kind=kind,
            parent=parent,
            quad=told.quad if told else self._quad(),
            score=told.score if told else self._score(),
            meaning=self.table.get("meaning"),
            examples=() if kind == "rename" else self._examples(),
            counterexamples=self._pairs("counterexamples"),
        )

    def _known(self, key: str) -> None:
        if key in FORMS:
            return
        near = process.extractOne(key.lower(), list(FORMS), score_cutoff=50)
        hint = f"did you mean {near[0]!r}? " if near else ""
        do = f"{hint}accepted: {', '.join(FORMS)}"
        raise self._wrong("U033", f"{short(key)} is no key", "a category has no such key", do, key)

    def _typed(self, key: str, value: object) -> None:
        wanted, right = "a text in quotes", isinstance(value, str)
        if key in ("quad", "score"):
            wanted, right = "a number", type(value) in (int, float)
        elif key in ("examples", "counterexamples"):
            wanted, right = "a list of texts in quotes", isinstance(value, list)
            for item, each in enumerate(value if isinstance(value, list) else []):
                if not isinstance(each, str):
                    why = f"this one is {_type(each)}"
                    raise self._wrong(
                        "U033", f"{key!r} takes {wanted}", why, _write(key), key, item
                    )
        if not right:
            why = f"this is {_type(value)}"
            raise self._wrong("U033", f"{key!r} takes {wanted}", why, _write(key), key)

    def _name(self) -> None:
        if "name" not in self.table:
            do = _write("name") + " below [[category]]"
            raise self._wrong("U034", "a category has no name", "every category needs one", do)
        name = self.name
        fit = re.sub(r"\W+", "_", name.strip()).strip("_").upper()
        if name == fit and fit[:1].isalpha() and len(fit) <= LONGEST:
            return
        hint = f"write {fit}" if fit[:1].isalpha() and len(fit) <= LONGEST else "choose another"
        why = f"a name is a capital letter and up to {LONGEST - 1} more, digits or _"
        raise self._wrong("U034", f"{short(name)} cannot be a name", why, hint, "name")

    def _kind(self) -> Kind:
        if "renames" in self.table:
            return "rename"
        if "within" in self.table:
            return "split"
        if "quad" in self.table or "score" in self.table:
            return "addition"
        why = "it renames no category, is within none and has no quad class of its own"
        do = f"{_write('within')}, or {FORMS['renames']}, or quad and score"
        raise self._wrong("U033", f"{self.name} belongs nowhere", why, do)

    def _in_place(self, key: str, kind: Kind) -> None:
        if key != _ROLE[kind] and key not in _OTHERS[kind]:
            what = f"{key!r} does not go with {_ROLE[kind]!r}"
            raise self._wrong("U033", what, _WHY[kind], "take out one of the two", key)

    def _parent(self, key: str) -> str:
        named: str = self.table[key]
        names = [c.name for c in codebook.categories()]
        if named in names:
            return named
        near = process.extractOne(named.strip().upper(), names, score_cutoff=50)
        hint = f"did you mean {near[0]}? " if near else ""
        why = f"{key!r} takes the name that PLOVER has for it"
        do = f"{hint}accepted: {', '.join(names)}"
        raise self._wrong("U035", f"{short(named)} is not a category of PLOVER", why, do, key)

    def _quad(self) -> int:
        quad = self._number("quad")
        if quad not in (1, 2, 3, 4):
            why = "1 is verbal, 2 material cooperation, 3 verbal, 4 material conflict"
            raise self._wrong("U039", "there is no such quad class", why, _write("quad"), "quad")
        return int(quad)

    def _score(self) -> float:
        score = self._number("score")
        if not -10 <= score <= 10:
            why = "scores go from -10 (conflict) to 10 (cooperation)"
            raise self._wrong("U039", "there is no such score", why, _write("score"), "score")
        return float(score)

    def _number(self, key: str) -> float:
        if key not in self.table:
            why = "a category of its own has its own quad class and score"
            raise self._wrong("U033", f"{self.name} has no {key!r}", why, _write(key))
        number: float = self.table[key]
        return number

    def _examples(self) -> tuple[Pair, ...]:
        given = self._pairs("examples")
        if len(given) < FEWEST:
            what = f"{self.name} has {len(given)} example{'s' * (len(given) != 1)}"
            why = f"{FEWEST} are needed to see what they have in common"
            raise self._wrong("U036", what, why, _write("examples"), "examples")
        return given

    def _pairs(self, key: str) -> tuple[Pair, ...]:
        return tuple(self._pair(key, n) for n in range(len(self.table.get(key, ()))))

    def _pair(self, key: str, item: int) -> Pair:
        text: str = self.table[key][item]
        try:
            return marked(text)
        except ValueError as error:
            what = f"{short(text)} does not mark who acts on whom"
            do = "mark each once, as in <s>Kenya</s> sued <t>Uganda</t>"
            raise self._wrong("U037", what, str(error), do, key, item) from None

    def _wrong(
        self,
        code: str,
        what: str,
        why: str,
        do: str,
        key: str | None = None,
        item: int | None = None,
    ) -> Mistake:
        return Mistake(code, what, why, do, at=(self.number, key, item))


def _write(key: str) -> str:
    return f"write {FORMS[key]}"


def _type(value: object) -> str:
    return _TYPES.get(type(value), "a table" if isinstance(value, dict) else "a date or time")
