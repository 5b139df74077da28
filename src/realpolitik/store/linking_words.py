"""The words of two accounts compared, without a parser: stems, rarity, names, counted things."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from math import log, sqrt
from typing import Any

from realpolitik import tables

_WORD = re.compile(r"[^\W\d_]+(?:[-.’'][^\W\d_]+)*|\d+(?:[.,]\d+)*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    )
}
_REACH = 3
"""Words after a number among which stands what it counts."""

Vector = Mapping[str, float]


@cache
def settings() -> Mapping[str, Any]:
    """The numbers of ``linking.toml``."""
    return tables.toml("store", "linking.toml")


def words(text: str) -> list[str]:
    """The words and numbers of a text in small letters, possessives without their ending.

    >>> words("Kenya's army fired 2,000 shells")
    ['kenya', 'army', 'fired', '2,000', 'shells']
    """
    return [_bare(word) for word in _WORD.findall(text.lower())]


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """What a verb, its forms and its nouns have in common.

    >>> {stem(w) for w in ("signed", "signing", "signs", "signature")}
    {'sign'}
    >>> stem("withdrawal") == stem("withdrew")
    True
    """
    word = word.lower()
    for form in (word, word.removesuffix("s")):
        word = _bases().get(form, word)
    word = _without_suffix(word)
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] else word


def _without_suffix(word: str) -> str:
    suffixes, turned = _suffixes()
    for suffix in turned:
        left = word.removesuffix(suffix)
        if left != word and len(left) >= 3 and left[-1] not in "aeiou":
            return f"{left}i"
    for suffix in suffixes:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            return word.removesuffix(suffix)
    return word


def content(told: Iterable[str]) -> list[str]:
    """The stems of the words that say something, in order; numbers as they are.

    >>> content(words("The envoys were expelled from Chad"))
    ['envoy', 'expel', 'chad']
    """
    empty = function_words()
    return [stem(w) for w in told if w not in empty]


def names(text: str) -> frozenset[str]:
    """Capitalised words within a text, in small letters; its first word is none of them.

    >>> sorted(names("Shells hit Kharkiv and the Dnipro bridge"))
    ['dnipro', 'kharkiv']
    """
    found = [_bare(w) for w in _WORD.findall(text)[1:] if w[0].isupper()]
    return frozenset(w.lower() for w in found if len(w) > 1)


def figures(told: Sequence[str]) -> dict[str, frozenset[str]]:
    """What is counted in the words of a text: numbers by the stems of the words beside them.

    Years count nothing.

    >>> figures(words("In 2024 they freed three soldiers."))["soldi"]
    frozenset({'3'})
    """
    found: dict[str, set[str]] = {}
    for at, word in enumerate(told):
        number = _NUMBERS.get(word, word.replace(",", ""))
        if not number[0].isdigit() or _YEAR.fullmatch(word):
            continue
        counted = [w for w in told[at + 1 : at + 1 + _REACH] if w not in function_words()]
        for each in (*counted[:2], *told[max(at - 1, 0) : at]):
            if not each[0].isdigit() and each not in function_words():
                found.setdefault(stem(each), set()).add(number)
    return {counted: frozenset(numbers) for counted, numbers in found.items()}


def differ(one: Mapping[str, frozenset[str]], other: Mapping[str, frozenset[str]]) -> bool:
    """Whether the same thing is counted in both, with no number in common.

    >>> differ(figures(["3", "dead", "soldiers"]), figures(["five", "soldiers"]))
    True
    """
    return any(not numbers & other[counted] for counted, numbers in one.items() if counted in other)


class Rarity:
    """How rare words are, from the number of texts that hold each (inverse document frequency).

    Args:
        holding: how many texts hold each word.
        texts: how many there are.
        elsewhere: texts taken to exist besides that hold none of the words, so that a word is rare
            also in a store of a few documents that all tell of the same.
    """

    def __init__(self, holding: Mapping[str, int], texts: int, elsewhere: int = 0) -> None:
        self._holding, self._texts = holding, texts + elsewhere

    @classmethod
    def of(cls, texts: Iterable[Iterable[str]]) -> Rarity:
        """From the words of texts that are at hand."""
        holding: Counter[str] = Counter()
        number = 0
        for number, text in enumerate(texts, 1):  # noqa: B007 - counted on the way
            holding.update(set(text))
        return cls(holding, number)

    def weight(self, word: str) -> float:
        """0 for a word that every text holds; the natural logarithm of their ratio."""
        return log((1 + self._texts) / (1 + self._holding.get(word, 0)))

    def share(self, word: str) -> float:
        """The same from 0 to 1, where 1 stands for one text in 150 or fewer."""
        return min(self.weight(word) / 5, 1.0)

    def vector(self, told: Iterable[str]) -> Vector:
        """The words of a text weighted, of length 1; empty where all are in every text."""
        raw = {w: (1 + log(n)) * self.weight(w) for w, n in Counter(told).items()}
        length = sqrt(sum(x * x for x in raw.values()))
        return {w: x / length for w, x in raw.items() if x > 0} if length else {}


def cosine(one: Vector, other: Vector) -> float:
    """How much two weighted texts have in common, 0 to 1."""
    if len(one) > len(other):
        one, other = other, one
    return min(sum(x * other[w] for w, x in one.items() if w in other), 1.0)


@cache
def function_words() -> frozenset[str]:
    """Words that tell nothing of what a text is about."""
    found = {row["word"] for row in tables.rows("documents", "function_words.csv")}
    return frozenset(
        found | {row["preposition"] for row in tables.rows("lexicon", "prepositions.csv")}
    )


def _bare(word: str) -> str:
    return word[:-2] if word.endswith(("'s", "’s")) else word


@cache
def _bases() -> Mapping[str, str]:
    return {row["word"]: row["base"] for row in tables.rows("store", "derivations.csv")}


@cache
def _suffixes() -> tuple[tuple[str, ...], tuple[str, ...]]:
    told = settings()["stems"]
    return tuple(told["suffixes"]), tuple(told["turned"])
