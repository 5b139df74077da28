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
    NATURE,
    Place,
    folded,
    longest,
    places,
    region_codes,
    towns,
    type_of,
)
from realpolitik.reading.columns import columns
from realpolitik.reading.doc import mention_at, text_of
from realpolitik.records import codes

_AFTER = frozenset({"province", "county", "island", "region"})
"""Kinds whose word after a name says which namesake is meant: "Kursk region"."""
_ENDS = ([], *([mark] for mark in (",", ".", ")", ";", "(", "-", "–", "—")))
_SHOUTED = 4
"""Letters; a word in capitals of at least so many may be a name in a dateline."""
_DATELINE_TOKENS = 12


@dataclass(frozen=True, slots=True)
class Around:
    """What the words after a name say that it lies in: a state, or a region of one.

    ``apposed`` is true after a comma or in brackets, false after "in"; ``coded`` where the region
    is abbreviated or is a well-known one between marks, so that it can be nothing else.
    """

    country: str
    region: str = ""
    apposed: bool = True
    coded: bool = False


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


@dataclass(slots=True)
class _Page:
    """A doc with what is asked of it at every word."""

    doc: Doc
    text: str
    words: list[str]
    starts: list[int]

    def surface(self, start: int, end: int) -> str:
        return self.text[self.starts[start] : self.starts[end - 1] + len(self.words[end - 1])]

    def begins_line(self, index: int) -> bool:
        at = self.starts[index]
        before = self.text[max(0, at - 80) : at].rstrip(" \t")
        return not before or before.endswith("\n")

    def is_shouted(self, index: int) -> bool:
        word = self.words[index]
        return len(word) >= _SHOUTED and word.isupper() and self.begins_line(index)


def hits(doc: Doc) -> list[Hit]:
    """Every hit, in order; they do not overlap."""
    column = columns(doc)
    page = _Page(doc, text_of(doc), column.text, [t.idx for t in column.tokens])
    found: list[Hit] = []
    index = 0
    while index < len(page.words):
        hit = _at(page, index) if page.words[index][0].isupper() else None
        if hit is not None:
            found.append(hit)
        index = hit.end if hit else index + 1
    return found


def _at(page: _Page, index: int) -> Hit | None:
    return _named(page, index) or _coded(page, index) or _small(page, index)


def _named(page: _Page, index: int) -> Hit | None:
    """The longest name of the large table that begins at a token."""
    first = folded(page.words[index])
    shouted = page.is_shouted(index)
    most = longest().get(first, 0) or (longest().get(first.title(), 0) if shouted else 0)
    for length in range(min(most, len(page.words) - index), 0, -1):
        surface = page.surface(index, index + length)
        name = folded(surface.title() if shouted else surface)
        candidates = _of_state(page.doc, index, places(name))
        if candidates:
            return _with_words(page, Hit(index, index + length, name, candidates))
    return None


def _of_state(doc: Doc, index: int, found: tuple[Place, ...]) -> tuple[Place, ...]:
    """The namesakes that a state's own name may mean: its city, or what is only a place.

    "Jordan" is the state, not the city of that name elsewhere; what is read as a state's capital
    may be any namesake.
    """
    mention = mention_at(doc, index) if found else None
    if mention is None or mention.kind != "state" or mention.start != index:
        return found
    if any(p.kind == "capital" for p in found) or mention.entities[0].via != "name":
        return found
    code = codes(mention.entities)
    return tuple(p for p in found if p.kind in NATURE or any(c in code for c in p.countries))


def _coded(page: _Page, index: int) -> Hit | None:
    """An abbreviation of a region: by itself ("in B.C."), or after a town ("Edmonton, Ky.")."""
    after = index > 0 and page.words[index - 1] == ","
    for length in (3, 2, 1):
        if index + length > len(page.words):
            continue
        for code in region_codes(page.surface(index, index + length)):
            region = [p for p in places(code.region) if _is_region(p, code.country)]
            if region and (code.free or after):
                return Hit(index, index + length, folded(code.region), (region[0],), code=True)
    return None


def _is_region(place: Place, country: str) -> bool:
    return place.kind == "province" and place.countries == (country,)


def _small(page: _Page, index: int) -> Hit | None:
    """A name outside the large table that is written as a name."""
    doc = page.doc
    if not _is_name(doc[index]) or (index and doc[index - 1].pos_ == "PROPN"):
        return None
    end = index + 1
    while end < len(doc) and end - index < 3 and _is_name(doc[end]):
        end += 1
    surface = page.surface(index, end)
    name = folded(surface.title() if page.is_shouted(index) else surface)
    hit = _with_words(page, Hit(index, end, name, ()))
    told = hit.wanted or any(a.apposed and a.region for a in hit.around)
    return hit if told or doc[index].ent_type_ == "GPE" else None


def _is_name(token: Token) -> bool:
    return token.pos_ == "PROPN" and token.ent_type_ != "DATE" and token.text[0].isupper()


def _with_words(page: _Page, hit: Hit) -> Hit:
    """The hit with what the words beside it say."""
    _with_type(page.doc, hit)
    hit.around = tuple(_around(page, hit.end))
    hit.dateline = _is_dateline(page, hit)
    return hit


def _with_type(doc: Doc, hit: Hit) -> None:
    """Take in a word for its kind: "Kursk region", "Monroe County", "the town of Karak"."""
    if hit.end < len(doc):
        kind = type_of(doc[hit.end].text)
        county = towns(f"{hit.name} {_title(doc[hit.end].text)}") if kind == "county" else ()
        if county:
            hit.candidates, hit.end, hit.wanted = county, hit.end + 1, "county"
            hit.name = folded(county[0].name)
        elif kind in _AFTER:
            fits = any(_fits(p, kind) for p in hit.candidates)
            if fits or not doc[hit.end].is_title:
                hit.wanted, hit.end = kind, hit.end + 1
    if hit.wanted is None and hit.start >= 2 and doc[hit.start - 1].lower_ == "of":
        noun = doc[hit.start - 2]
        hit.wanted = type_of(noun.lower_, before=True) or type_of(noun.lemma_, before=True)


def _title(word: str) -> str:
    return "County" if word.lower() in ("county", "co.") else word


def _fits(place: Place, kind: str) -> bool:
    return place.kind == kind or (kind in _AFTER and place.kind in _AFTER)


def _around(page: _Page, end: int) -> Iterator[Around]:
    """Every reading of the state or region named right after: ", Texas", "(Lebanon)", "in Iran"."""
    words = page.words
    if end + 1 >= len(words) or words[end] not in (",", "(", "in"):
        return
    apposed = words[end] != "in"
    at = end + 1 + (words[end + 1] == "the")
    if at >= len(words) or not words[at][0].isupper():
        return
    mention = mention_at(page.doc, at)
    for length in range(min(3, len(words) - at), 0, -1):
        surface = page.surface(at, at + length)
        ends = words[at + length : at + length + 1] in _ENDS
        for code in region_codes(surface) if apposed else ():
            yield Around(code.country, code.region, apposed, coded=True)
        if at + length < len(words) and page.doc[at + length].pos_ == "PROPN":
            continue
        for place in places(surface):
            if place.kind == "province" and len(place.countries) == 1:
                spelt = place.population == 0 and mention is None and ends
                yield Around(place.countries[0], place.name, apposed, coded=spelt)
    found = codes(mention.entities) if mention and mention.start == at else ()
    if mention and mention.kind == "state" and len(found) == 1 and not mention.modifier:
        yield Around(found[0], "", apposed)


def _is_dateline(page: _Page, hit: Hit) -> bool:
    """At the start of a line, with a dash or the agency's name in brackets soon after it."""
    if not page.begins_line(hit.start):
        return False
    following = page.words[hit.end : hit.end + _DATELINE_TOKENS]
    if page.is_shouted(hit.start) and following:
        return not following[0].isalpha() or not following[0].isupper()
    for at, word in enumerate(following):
        if word in ("-", "–", "—", "--") or (word == "(" and at < len(following) - 1):
            return True
        if word not in (",", ".") and not (word[0].isupper() or word[0].isdigit()):
            return False
    return False
