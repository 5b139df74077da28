"""The names in a document that may stand for places, and what speaks for it.

A hit is the longest name of the gazetteer that begins at a token. A name outside the large table
is one too where the words around it say that it is a town: "Holliday, Missouri", "the town of
Karak". Nothing is chosen here: ``places_choose`` says which of its namesakes a name means.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from realpolitik.gazetteer.places import (
    Place,
    folded,
    longest,
    places,
    region_codes,
    towns,
    type_of,
)
from realpolitik.reading.doc import mention_at, text_of
from realpolitik.records import codes

_AFTER = frozenset({"province", "county", "island", "region"})
"""Kinds whose word after a name says which namesake is meant: "Kursk region"."""
_SHOUTED = 4
"""Letters; a word in capitals of at least so many may be a name in a dateline."""
_DATELINE_TOKENS = 12


@dataclass(frozen=True, slots=True)
class Around:
    """What the words after a name say that it lies in: a state, or a region of one."""

    country: str
    region: str = ""


@dataclass(slots=True)
class Hit:
    """The tokens ``start`` to ``end`` (exclusive) bear a name; ``name`` is folded.

    ``around`` has every reading of the words after it ("Georgia" is two); ``wanted`` the kind that
    a word beside it gives; ``dateline`` is true where the report is dated there.
    """

    start: int
    end: int
    name: str
    candidates: tuple[Place, ...]
    around: tuple[Around, ...] = ()
    wanted: str | None = None
    dateline: bool = False
    code: bool = False


def hits(doc: Doc) -> list[Hit]:
    """Every hit, in order; they do not overlap."""
    words = [token.text for token in doc]
    known = longest()
    found: list[Hit] = []
    index = 0
    while index < len(words):
        hit = _at(doc, words, index, known) if words[index][0].isupper() else None
        if hit is not None:
            found.append(hit)
        index = hit.end if hit else index + 1
    return found


def _at(doc: Doc, words: list[str], index: int, known: dict[str, int] | object) -> Hit | None:
    hit = _named(doc, words, index) or _coded(doc, index)
    return hit or _small(doc, index)


def _surface(doc: Doc, start: int, end: int) -> str:
    last = doc[end - 1]
    return text_of(doc)[doc[start].idx : last.idx + len(last)]


def _named(doc: Doc, words: list[str], index: int) -> Hit | None:
    """The longest name of the large table that begins at a token."""
    first = folded(words[index])
    shouted = first.isupper() and len(first) >= _SHOUTED and _begins_line(doc, index)
    most = longest().get(first, 0) or (longest().get(first.title(), 0) if shouted else 0)
    for length in range(min(most, len(words) - index), 0, -1):
        surface = _surface(doc, index, index + length)
        name = folded(surface.title() if shouted else surface)
        candidates = places(name)
        if candidates:
            return _with_words(doc, Hit(index, index + length, name, candidates))
    return None


def _coded(doc: Doc, index: int) -> Hit | None:
    """An abbreviation of a region: by itself ("in B.C."), or after a town ("Edmonton, Ky.")."""
    for length in (2, 1):
        if index + length > len(doc):
            continue
        found = region_codes(_surface(doc, index, index + length))
        after = index > 0 and doc[index - 1].text == ","
        for code in found:
            region = [p for p in places(code.region) if _is_region(p, code.country)]
            if region and (code.free or after):
                return Hit(index, index + length, folded(code.region), (region[0],), code=True)
    return None


def _is_region(place: Place, country: str) -> bool:
    return place.kind == "province" and place.countries == (country,)


def _small(doc: Doc, index: int) -> Hit | None:
    """A name outside the large table that is written as a name."""
    if doc[index].pos_ != "PROPN" or (index and doc[index - 1].pos_ == "PROPN"):
        return None
    end = index + 1
    while end < len(doc) and end - index < 3 and doc[end].pos_ == "PROPN" and _cap(doc[end]):
        end += 1
    shouted = doc[index].is_upper and len(doc[index]) >= _SHOUTED and _begins_line(doc, index)
    surface = _surface(doc, index, end)
    hit = _with_words(doc, Hit(index, end, folded(surface.title() if shouted else surface), ()))
    return hit if hit.around or hit.wanted or doc[index].ent_type_ == "GPE" else None


def _cap(token: Token) -> bool:
    return token.text[0].isupper()


def _begins_line(doc: Doc, index: int) -> bool:
    before = text_of(doc)[: doc[index].idx].rstrip(" \t")
    return not before or before.endswith("\n")


def _with_words(doc: Doc, hit: Hit) -> Hit:
    """The hit with what the words beside it say."""
    _with_type(doc, hit)
    hit.around = tuple(_around(doc, hit.end))
    hit.dateline = _is_dateline(doc, hit)
    return hit


def _with_type(doc: Doc, hit: Hit) -> None:
    """Take in a word for its kind: "Kursk region", "Monroe County", "the town of Karak"."""
    if hit.end < len(doc):
        kind = type_of(doc[hit.end].text)
        county = towns(f"{hit.name} {_title(doc[hit.end].text)}") if kind == "county" else ()
        if county:
            hit.candidates, hit.end, hit.wanted = county, hit.end + 1, "county"
            hit.name = folded(county[0].name)
        elif kind in _AFTER and not doc[hit.end].is_title:
            hit.wanted, hit.end = kind, hit.end + 1
        elif kind in _AFTER and any(_fits(p, kind) for p in hit.candidates):
            hit.wanted, hit.end = kind, hit.end + 1
    if hit.wanted is None and hit.start >= 2 and doc[hit.start - 1].lower_ == "of":
        noun = doc[hit.start - 2]
        hit.wanted = type_of(noun.lower_) or type_of(noun.lemma_)


def _title(word: str) -> str:
    return "County" if word.lower() in ("county", "co.") else word


def _fits(place: Place, kind: str) -> bool:
    return place.kind == kind or (kind in _AFTER and place.kind in _AFTER)


def _around(doc: Doc, end: int) -> Iterator[Around]:
    """Every reading of the state or region named right after: ", Texas", "(Lebanon)", "in Iran"."""
    if end + 1 >= len(doc) or doc[end].text not in (",", "(", "in"):
        return
    at = end + 1
    at += doc[at].lower_ == "the"
    if at >= len(doc) or not _cap(doc[at]):
        return
    for length in range(min(3, len(doc) - at), 0, -1):
        surface = _surface(doc, at, at + length)
        for code in region_codes(surface) if doc[end].text != "in" else ():
            yield Around(code.country, code.region)
        for place in places(surface):
            if place.kind == "province" and len(place.countries) == 1:
                yield Around(place.countries[0], place.name)
    mention = mention_at(doc, at)
    found = codes(mention.entities) if mention and mention.start == at else ()
    if mention and mention.kind == "state" and len(found) == 1 and not mention.modifier:
        yield Around(found[0])


def _is_dateline(doc: Doc, hit: Hit) -> bool:
    """At the start of a line, with a dash or the agency's name in brackets soon after it."""
    if not _begins_line(doc, hit.start):
        return False
    following = [token.text for token in doc[hit.end : hit.end + _DATELINE_TOKENS]]
    if doc[hit.start].is_upper and len(doc[hit.start]) >= _SHOUTED and following:
        return not following[0].isalpha() or not following[0].isupper()
    for at, word in enumerate(following):
        if "\n" in word or (word == "." and at):
            return False
        if word in ("-", "–", "—", "--") or (word == "(" and at < len(following) - 1):
            return True
        if word not in (",", ".") and not (word[0].isupper() or word[0].isdigit()):
            return False
    return False
