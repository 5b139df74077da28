"""Places: the stage that finds where things happen, and asks which place an act has.

``realpolitik_places`` writes ``doc._.rp_places``. A place is a name of the gazetteer, or a state
after a preposition of place ("in Chad"); a state has no coordinates. Names within a person's or a
body's name are no places, and neither is a capital that stands for its government.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc, Span

from realpolitik.gazetteer.places import NATURE, Place, bodies, folded
from realpolitik.reading.doc import Mention, mention_at
from realpolitik.reading.places_choose import Setting, chosen, setting
from realpolitik.reading.places_find import Hit, hits
from realpolitik.reading.places_where import WHERE, preposition, where_at
from realpolitik.records import Where

__all__ = ["PlaceMention", "realpolitik_places", "where_at"]

_PLACE_TYPES = frozenset({"GPE", "LOC", "FAC"})
_OTHER_TYPES = frozenset({"PERSON", "ORG", "NORP", "PRODUCT", "WORK_OF_ART", "LAW", "EVENT"})
_MODIFIERS = frozenset({"compound", "amod", "nmod"})
_TIMES = frozenset({"DATE", "TIME"})
_PLAIN = frozenset({"river", "strait", "sea", "continent", "mountain"})
_NAMED_KINDS = frozenset({"person", "office", "organisation", "outlet", "group", "armed group"})
_BIG = 200_000
_KNOWN = 100_000


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place named at the tokens ``start`` to ``end`` (exclusive), and what it is.

    ``dateline`` is true where the report is dated from the place: nothing need happen there.
    """

    start: int
    end: int
    where: Where
    dateline: bool = False


@Language.component("realpolitik_places", assigns=["doc._.rp_places"])
def realpolitik_places(doc: Doc) -> Doc:
    """The stage: every place named, in order."""
    found = hits(doc)
    scene = setting(doc, found)
    senses = chosen(found, scene)
    names = _names(doc, scene)
    sure = {n: _speaks(doc, hit, senses[n], names) for n, hit in enumerate(found) if n in senses}
    known = {found[n].name for n, speaks in sure.items() if speaks == "for"}
    named: list[PlaceMention] = []
    for n, speaks in sure.items():
        hit = found[n]
        if speaks == "for" or (speaks == "unsaid" and hit.name in known):
            where = _where(doc[hit.start : hit.end], senses[n])
            named.append(PlaceMention(hit.start, hit.end, where, hit.dateline))
    doc._.rp_places = tuple(sorted([*named, *_states(doc, named)], key=lambda m: m.start))
    return doc


def _states(doc: Doc, named: list[PlaceMention]) -> list[PlaceMention]:
    """The states that are places of something: their own name after a preposition of place."""
    held = {i for m in named for i in range(m.start, m.end)}
    found: list[PlaceMention] = []
    for mention in doc._.rp_actors:
        if mention.kind == "state" and len(mention.entities) == 1 and mention.start not in held:
            entity = mention.entities[0]
            plain = entity.via == "name" and not mention.modifier and entity.code is not None
            if plain and preposition(doc[mention.root]) is not None:
                where = Where(name=doc[mention.start : mention.end].text, country=entity.code)
                found.append(PlaceMention(mention.start, mention.end, where))
    return found


@dataclass(frozen=True, slots=True)
class _Names:
    """Of a doc: each token's named entity, the words of persons' names, and the regions named."""

    entity: dict[int, Span]
    persons: frozenset[str]
    regions: Collection[tuple[str, str]]


def _names(doc: Doc, scene: Setting) -> _Names:
    others = [e for e in doc.ents if e.label_ in _OTHER_TYPES]
    full = [e for e in others if e.label_ == "PERSON" and len(e) > 1]
    persons = frozenset(t.text for e in full for t in e if t.is_title)
    return _Names({t.i: e for e in others for t in e}, persons, scene.regions)


def _speaks(doc: Doc, hit: Hit, place: Place, names: _Names) -> str:
    """Whether the words speak "for" a place, "against" one, or leave it "unsaid"."""
    span = doc[hit.start : hit.end]
    named = mention_at(doc, hit.start)
    if hit.code or hit.dateline or hit.wanted:
        return "for"
    if _is_of_body(span, place, named, names):
        return "for"
    if _in_longer_name(span, named, names) or not _is_written_as_name(span):
        return "against"
    if hit.around and any(place.countries == (a.country,) for a in hit.around):
        return "for"
    if _is_in_compound(span, place):
        return "against"
    if (place.kind in _PLAIN and span.root.dep_ not in _MODIFIERS) or (
        place.kind in NATURE and len(span) > 1
    ):
        return "for"
    if named is not None and named.kind == "state" and _is_its(named, place):
        placed = preposition(span.root) is not None and not named.modifier
        return "for" if placed else "against"
    if _is_located(span, place, names):
        return "for"
    return "against" if span.text in names.persons else "unsaid"


def _is_written_as_name(span: Span) -> bool:
    """Whether a word is read as a name: "Nice" in "in Nice", not in "Nice words"."""
    if len(span) > 1:
        return span[0].ent_type_ not in _TIMES
    return span[0].pos_ in ("PROPN", "X") or span[0].ent_type_ in _PLACE_TYPES


def _is_in_compound(span: Span, place: Place) -> bool:
    """Whether a town's one word is a noun or ends a longer name: "the Union", "the Arab Spring"."""
    if len(span) > 1 or place.kind != "city" or span.start == span.sent.start:
        return False
    before = span.doc[span.start - 1]
    if before.lower_ in ("the", "a", "an") and span.root.dep_ not in _MODIFIERS:
        return True
    joined = before.dep_ in _MODIFIERS and before.head.i == span.start
    return joined and before.text[0].isupper() and span[0].ent_type_ not in _PLACE_TYPES


def _is_its(named: Mention, place: Place) -> bool:
    """Whether a name read as a state's (its capital) is the place in that state."""
    return any(e.code in place.countries for e in named.entities)


def _in_longer_name(span: Span, named: Mention | None, names: _Names) -> bool:
    """Whether the name is part of a person's, a body's or a work's."""
    if named is not None and named.kind in _NAMED_KINDS:
        return True
    around = [names.entity[t.i] for t in span if t.i in names.entity]
    rest = [t for entity in around for t in entity if t.i < span.start]
    for entity in around:
        for token in span.doc[span.end : entity.end]:
            if token.text == ",":
                break
            rest.append(token)
    return any(t.pos_ == "PROPN" or t.text[0].isupper() for t in rest)


def _is_of_body(span: Span, place: Place, named: Mention | None, names: _Names) -> bool:
    """Whether a place tells where a public body is: "Queensland Police", "Ohio residents".

    Nothing need happen there, for no preposition of place governs it.
    """
    known = place.kind in ("province", "county") or place.population >= _KNOWN
    before = span.doc[span.start - 1] if span.start > span.sent.start else None
    if not known or span.text in names.persons or (named is not None and named.kind == "person"):
        return False
    if before is not None and before.dep_ in _MODIFIERS and before.head.i == span.root.i:
        return False
    after = span.doc[span.end : min(span.end + 3, span.sent.end)]
    if span.root.dep_ not in _MODIFIERS or not any(t.lower_ in bodies() for t in after):
        return False
    return all(t.pos_ in ("PROPN", "NOUN", "ADJ") for t in after[:1])


def _is_located(span: Span, place: Place, names: _Names) -> bool:
    """Whether a preposition or the name's own renown makes it a place."""
    types = {t.ent_type_ for t in span} - {""}
    if types & _TIMES:
        return False
    before = preposition(span.root)
    typed = bool(types & _PLACE_TYPES)
    if before is not None and (before.lower_ in WHERE or typed):
        return True
    renowned = place.kind in NATURE | {"capital", "province"} or place.population >= _BIG
    if typed:
        return renowned or before is not None
    near = any((code, folded(place.region)) in names.regions for code in place.countries)
    likely = renowned or near or place.population >= _KNOWN
    return before is not None and likely and span.text not in names.persons


def _where(span: Span, place: Place) -> Where:
    country = place.countries[0] if len(place.countries) == 1 else None
    if place.latitude != place.latitude:
        return Where(name=span.text, country=country)
    return Where(
        name=span.text, country=country, latitude=place.latitude, longitude=place.longitude
    )
