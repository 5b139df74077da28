"""spaCy's attribute ruler, quicker: one decision for each kind of token and not for each token.

The ruler lets a matcher try some two hundred patterns at every token and sets what they say one by
one, a tenth of the time of a parse. Its patterns ask for the tag, the label and the word of a
token or two, so that what they say of a token is known once it is known of another with the same
three. ``Attributes`` gives every token what the ruler gives it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.strings import StringStore
from spacy.tokens import Doc

RULER = "attribute_ruler"
NAME = "realpolitik_attributes"

_ASKED = ("ORTH", "LOWER", "TAG", "POS", "DEP", "IS_SPACE", "IS_PUNCT")
"""What a pattern may ask for, each a column of a kind; its regular expressions come behind."""

_GIVEN = frozenset({"TAG", "POS", "MORPH", "LEMMA", "DEP"})
_OTHER = -1
"""Stands for every value that no pattern names."""

_Kind = tuple[int, ...]


@dataclass(frozen=True, slots=True, order=True)
class _Match:
    """Sorts as the ruler does: of two matches that give the same, the later one decides."""

    rule: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Test:
    """Whether a column of a kind has one of the values, or has none of them."""

    column: int
    values: frozenset[int]
    has: bool = True


@dataclass(frozen=True, slots=True)
class _Pattern:
    """The tests of each token of a pattern, and the rule to which it belongs."""

    rule: int
    tests: tuple[tuple[_Test, ...], ...]


class Attributes:
    """Gives the tokens of a doc the attributes that an attribute ruler would give them.

    Args:
        ruler: the ruler with its patterns; patterns added to it later are not seen.

    Raises:
        ValueError: when a pattern asks for, or gives, more than is known here.
    """

    def __init__(self, ruler: AttributeRuler) -> None:
        self._strings = ruler.vocab.strings
        self._regexes: list[tuple[int, re.Pattern[str]]] = []
        self._rules: list[dict[int, int]] = ruler.attrs
        self._indices: list[int] = ruler.indices
        patterns = [
            _Pattern(number, tuple(self._tests(asked) for asked in pattern))
            for number, rule in enumerate(_checked(ruler.patterns))
            for pattern in rule["patterns"]
        ]
        self._short = [p for p in patterns if len(p.tests) == 1]
        self._long = [p for p in patterns if len(p.tests) > 1]
        self._named = _named(patterns)
        self._given = sorted({key for attrs in self._rules for key in attrs})
        self._rows: dict[_Kind, int] = {}
        self._starts: list[list[_Pattern]] = []
        self._table = np.zeros((0, len(self._given)), dtype=np.uint64)
        self._set = np.zeros((0, len(self._given)), dtype=bool)

    def __call__(self, doc: Doc) -> Doc:
        if not len(doc) or not self._given:
            return doc
        kinds = self._kinds(doc)
        rows = [self._row(kind) for kind in kinds]
        given: Any = self._given
        array: Any = doc.to_array(given).reshape(len(doc), -1)
        array = np.where(self._set[rows], self._table[rows], array)
        for token, matches in self._longer(kinds, rows).items():
            matches += self._single(kinds[token], token)
            self._give(matches, array[token])
        doc.from_array(given, array)
        return doc

    def _kinds(self, doc: Doc) -> list[_Kind]:
        """What the patterns can know of each token."""
        asked = doc.to_array(list(_ASKED)).T.tolist()
        columns = [
            [named.get(value, _OTHER) for value in column]
            for named, column in zip(self._named, asked, strict=False)
        ]
        for column, regex in self._regexes:
            fits = {v for v in set(asked[column]) if regex.search(self._strings[v])}
            columns.append([int(value in fits) for value in asked[column]])
        return list(zip(*columns, strict=True))

    def _row(self, kind: _Kind) -> int:
        """The row of the table that says what the tokens of a kind are given."""
        row = self._rows.get(kind)
        if row is not None:
            return row
        values = np.zeros(len(self._given), dtype=np.uint64)
        places = np.zeros(len(self._given), dtype=bool)
        self._give(list(self._single(kind, 0)), values, places)
        self._table = np.vstack([self._table, values])
        self._set = np.vstack([self._set, places])
        self._starts.append([p for p in self._long if _passes(kind, p.tests[0])])
        return self._rows.setdefault(kind, len(self._rows))

    def _give(
        self, matches: list[_Match], values: np.ndarray[Any, Any], places: Any = None
    ) -> None:
        for match in sorted(matches):
            for key, value in self._rules[match.rule].items():
                values[self._given.index(key)] = value
                if places is not None:
                    places[self._given.index(key)] = True

    def _single(self, kind: _Kind, token: int) -> Iterator[_Match]:
        """The matches of patterns of one token."""
        for pattern in self._short:
            if _passes(kind, pattern.tests[0]):
                yield _Match(pattern.rule, token, token + 1)

    def _longer(self, kinds: list[_Kind], rows: list[int]) -> dict[int, list[_Match]]:
        """The matches of the other patterns, by the token that they give something."""
        found: dict[int, list[_Match]] = defaultdict(list)
        for start, row in enumerate(rows):
            for pattern in self._starts[row]:
                end = start + len(pattern.tests)
                if end <= len(kinds) and all(map(_passes, kinds[start:end], pattern.tests)):
                    index = self._indices[pattern.rule]
                    token = (start if index >= 0 else end) + index
                    found[token].append(_Match(pattern.rule, start, end))
        return found

    def _tests(self, asked: Mapping[str, Any]) -> tuple[_Test, ...]:
        """What a pattern asks of one token."""
        found: list[_Test] = []
        for name, wanted in asked.items():
            column = _column(name)
            ways = wanted if isinstance(wanted, dict) else {"IN": [wanted]}
            for way, values in ways.items():
                if way == "REGEX" and isinstance(values, str):
                    found.append(self._regex(column, values))
                elif way in {"IN", "NOT_IN"}:
                    ids = frozenset(_identifier(self._strings, v) for v in values)
                    found.append(_Test(column, ids, way == "IN"))
                else:
                    raise ValueError(f"{way} is not known here")
        return tuple(found)

    def _regex(self, column: int, expression: str) -> _Test:
        self._regexes.append((column, re.compile(expression)))
        return _Test(len(_ASKED) + len(self._regexes) - 1, frozenset({1}))


def _column(name: str) -> int:
    name = "ORTH" if name == "TEXT" else name
    if name not in _ASKED:
        raise ValueError(f"a pattern asks for {name}")
    return _ASKED.index(name)


def _identifier(strings: StringStore, value: object) -> int:
    if isinstance(value, str):
        return int(strings.add(value))
    if isinstance(value, int):
        return int(value)
    raise ValueError(f"a pattern asks for {value!r}")


def _checked(rules: Sequence[Mapping[str, Any]]) -> Sequence[Mapping[str, Any]]:
    for rule in rules:
        if not {str(key) for key in rule["attrs"]} <= _GIVEN:
            raise ValueError(f"a rule gives {sorted(map(str, rule['attrs']))}")
        if any(not -len(p) <= rule["index"] < len(p) for p in rule["patterns"]):
            raise ValueError("a rule gives something to a token beyond its match")
    return rules


def _named(patterns: list[_Pattern]) -> list[dict[int, int]]:
    """The values that patterns name, by column."""
    named: list[dict[int, int]] = [{} for _ in _ASKED]
    for test in (t for p in patterns for tests in p.tests for t in tests):
        if test.column < len(named):
            named[test.column].update(zip(test.values, test.values, strict=True))
    return named


def _passes(kind: _Kind, tests: tuple[_Test, ...]) -> bool:
    return all((kind[t.column] in t.values) is t.has for t in tests)


@Language.factory(NAME)
def attributes(nlp: Language, name: str) -> Attributes:
    """The quicker ruler of a pipeline that has a ruler."""
    ruler: Any = nlp.get_pipe(RULER)
    return Attributes(ruler)


def quicken(nlp: Language) -> None:
    """Let ``Attributes`` stand for the ruler of a pipeline, where it knows all that it does."""
    if RULER not in nlp.pipe_names:
        return
    try:
        nlp.add_pipe(NAME, after=RULER)
    except ValueError:
        return
    nlp.disable_pipe(RULER)
