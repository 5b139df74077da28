"""Slips of the pen in names: one or two letters from the holder of that very office that day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from realpolitik.gazetteer.holders import Holder, surname, with_surname
from realpolitik.gazetteer.states import state
from realpolitik.gazetteer.trie import fold
from realpolitik.gazetteer.words import word_set
from realpolitik.tables import toml


@dataclass(frozen=True, slots=True)
class Slip:
    """What the text wrote, who was meant, and why we think so."""

    text: str
    holder: Holder
    why: str


def slip_of(text: str, rivals: Iterable[Holder], on: date | None) -> Slip | None:
    """The holder whose name the text seems to misspell; ``None`` where nobody or several fit."""
    fitting = {h.person: h for h in rivals if _is_slip(text, h)}
    if len(fitting) != 1:
        return None
    holder = next(iter(fitting.values()))
    return Slip(text, holder, _why(text, holder, on))


def _why(text: str, holder: Holder, on: date | None) -> str:
    known = state(holder.code)
    where = known.name if known else holder.code.removeprefix("IGO:")
    when = f"on {on.isoformat()}" if on else "now"
    alone = " " not in text.strip()
    right = surname(holder.person, holder.code) if alone else holder.person
    letters = OSA.distance(fold(text).lower(), fold(right).lower())
    unit = "letter" if letters == 1 else "letters"
    return f"{holder.office} of {where} {when}: {holder.person}, {letters} {unit} away"


def _is_slip(text: str, holder: Holder) -> bool:
    words = _words(text)
    if not words or any(_same(words, _words(n)) for n in (holder.person, *holder.aliases)):
        return False
    full = [n for n in (holder.person, *holder.aliases) if " " in n]
    if any(_variant(words, _words(n), holder.code) for n in full):
        return False
    if len(words) == 1:
        return _surname_slip(words[0], holder)
    return any(_full_slip(words, _words(n), holder.code) for n in full)


def _words(name: str) -> tuple[str, ...]:
    words = fold(name).replace("-", " ").lower().split()
    return tuple(w for w in words if len(w.strip(".")) > 1)


def _same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if one == other:
        return True
    return len(one) > 1 and len(other) > 1 and (one[0], one[-1]) == (other[0], other[-1])


def _surname_slip(word: str, holder: Holder) -> bool:
    family = fold(surname(holder.person, holder.code)).lower()
    if (
        len(family) < 6
        or with_surname(word)
        or _key(word, holder.code) == _key(family, holder.code)
    ):
        return False
    return OSA.distance(word, family) == 1


def _full_slip(words: tuple[str, ...], name: tuple[str, ...], code: str) -> bool:
    if len(name) < 2 or code in word_set("names", "family_first"):
        return False
    first = OSA.distance(words[0], name[0])
    last = OSA.distance(words[-1], name[-1])
    if last == 0:
        return 1 <= first <= 2 and len(name[0]) > 3 and words[0][:1] == name[0][:1]
    if first == 0 or _key(words[0], code) == _key(name[0], code):
        return last <= (2 if len(name[-1]) > 6 else 1) and words[-1][:1] == name[-1][:1]
    return False


def _variant(one: tuple[str, ...], other: tuple[str, ...], code: str) -> bool:
    """Whether two spellings are the same name by another romanisation or a nickname."""
    if len(one) > 1 and len(other) > 1:
        first = _nicknames(one[0], other[0]) or _key(one[0], code) == _key(other[0], code)
        return first and _key(one[-1], code) == _key(other[-1], code)
    return len(one) == 1 and _key(one[0], code) == _key(other[-1], code)


@cache
def _pairs() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(p) for p in toml("gazetteer", "actors.toml")["slips"]["nicknames"])


def _nicknames(one: str, other: str) -> bool:
    return frozenset((one, other)) in _pairs()


@lru_cache(maxsize=65536)
def _key(word: str, code: str) -> str:
    """What is left of a word when its romanisation's freedoms are taken away.

    A name that is at home in the Latin alphabet has none.
    """
    free = code in word_set("slips", "free_vowels")
    if not free and code not in word_set("slips", "romanised"):
        return word
    for old, new in toml("gazetteer", "actors.toml")["slips"]["variants"]:
        word = word.replace(old, new)
    if free:
        word = "".join("a" if c in "aeiou" else c for c in word.replace("'", ""))
    squeezed = [c for i, c in enumerate(word) if i == 0 or c != word[i - 1]]
    return "".join(squeezed).rstrip("'ah")
