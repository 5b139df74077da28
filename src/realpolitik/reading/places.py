"""Places: the stage that finds where things happen, and asks which place an act has.

``realpolitik_places`` writes ``doc._.rp_places``. A place is a name of the gazetteer, or a state
after a preposition of place ("in Chad"); a state has no coordinates. Names within a person's or a
body's name are no places.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from realpolitik.gazetteer.places import Place, folded, longest, places
from realpolitik.reading.columns import columns
from realpolitik.reading.doc import Mention, mention_at
from realpolitik.records import Where, codes

_LOCATIVE = frozenset(
    [
        "in", "at", "near", "outside", "inside", "within", "around", "across", "throughout", "off",
        "over", "on", "along", "from", "to", "into", "toward", "towards", "through",
        "via", "beyond", "between", "above", "of",
    ]
)  # fmt: skip
_WHERE = _LOCATIVE - {"from", "to", "toward", "towards", "of", "between"}
"""Prepositions that say where an act happens; the others say whence, whither or whose."""
_NATURE = frozenset({"river", "strait", "sea", "region"})
_PLACE_TYPES = frozenset({"GPE", "LOC", "FAC"})
_OTHER_TYPES = frozenset({"PERSON", "ORG", "NORP", "PRODUCT", "WORK_OF_ART", "LAW", "EVENT"})
_NAMED_KINDS = frozenset({"person", "office", "organisation", "outlet", "group", "armed group"})
_CLAUSES = frozenset({"advcl", "relcl", "ccomp", "acl", "csubj", "parataxis"})


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place named at the tokens ``start`` to ``end`` (exclusive), and what it is."""

    start: int
    end: int
    where: Where


@Language.component("realpolitik_places", assigns=["doc._.rp_places"])
def realpolitik_places(doc: Doc) -> Doc:
    """The stage: every place named, in order."""
    seen = {code for m in doc._.rp_actors for code in codes(m.entities)}
    found: list[PlaceMention] = []
    free = 0
    for index, text in enumerate(columns(doc).text):
        mention = _at(doc, index, seen) if index >= free and text[0].isupper() else None
        if mention is not None:
            found.append(mention)
            free = mention.end
    doc._.rp_places = tuple(found)
    return doc


def _at(doc: Doc, index: int, seen: set[str]) -> PlaceMention | None:
    """The longest place name that begins at a token, or the state named there."""
    named = mention_at(doc, index)
    if named is not None and _as_state(named):
        state = _state(doc, named, index)
        if state is not None or named.modifier:
            return state
    for span in _spans(doc, index):
        candidates = places(span.text)
        if candidates and _is_place(span, candidates[0], named):
            place = _chosen(candidates, seen, _country_after(doc, span))
            return PlaceMention(span.start, span.end, _where(span, place))
    return None


def _spans(doc: Doc, index: int) -> Iterator[Span]:
    """The names that may begin at a token, the longest first; a token is not always a word."""
    most = longest().get(folded(doc[index].text), 0)
    longest_span = min(most + 2, len(doc) - index) if most else 0
    for length in range(longest_span, 0, -1):
        yield doc[index : index + length]


def _as_state(mention: Mention) -> bool:
    return mention.kind == "state" and len(mention.entities) == 1


def _state(doc: Doc, mention: Mention, index: int) -> PlaceMention | None:
    """A state as the place of something: its own name after a preposition of place."""
    entity = mention.entities[0]
    before = _preposition(doc[mention.root])
    if index != mention.start or entity.via != "name" or mention.modifier or entity.code is None:
        return None
    if before is None or places(doc[mention.start : mention.end].text):
        return None
    where = Where(name=doc[mention.start : mention.end].text, country=entity.code)
    return PlaceMention(mention.start, mention.end, where)


def _is_place(span: Span, place: Place, named: Mention | None) -> bool:
    """Whether a name of the gazetteer stands for the place here."""
    types = {t.ent_type_ for t in span} - {""}
    if types & _OTHER_TYPES and place.kind not in _NATURE:
        return False
    if named is not None and named.kind in _NAMED_KINDS:
        return False
    before = _preposition(span.root)
    if named is not None and named.kind == "state":
        return before is not None and not named.modifier
    located = before is not None and (before.lower_ in _WHERE or bool(types & _PLACE_TYPES))
    return place.kind in _NATURE or located or (bool(types & _PLACE_TYPES) and _big(place))


def _big(place: Place) -> bool:
    return place.kind == "capital" or place.population >= 200_000


def _preposition(token: Token) -> Token | None:
    """The preposition of place that governs a name, through coordination."""
    while token.dep_ in ("conj", "appos", "compound") and token.head.i < token.i:
        token = token.head
    above = token.head
    return above if above.pos_ in ("ADP", "SCONJ") and above.lower_ in _LOCATIVE else None


def _country_after(doc: Doc, span: Span) -> str | None:
    """The state named right after a comma: "Tripoli, Lebanon"."""
    if span.end + 1 >= len(doc) or doc[span.end].text != ",":
        return None
    mention = mention_at(doc, span.end + 1)
    found = codes(mention.entities) if mention else ()
    return found[0] if len(found) == 1 else None


def _chosen(candidates: tuple[Place, ...], seen: set[str], after: str | None) -> Place:
    """The place in the state named after it, else in one the document names, else the largest."""
    for place in candidates:
        if after in place.countries:
            return place
    largest = candidates[0]
    for place in candidates:
        near = seen.intersection(place.countries)
        if near and not seen.intersection(largest.countries) and largest.kind == "city":
            return place
    return largest


def _where(span: Span, place: Place) -> Where:
    country = place.countries[0] if len(place.countries) == 1 else None
    return Where(
        name=span.text, country=country, latitude=place.latitude, longitude=place.longitude
    )


def where_at(doc: Doc, token: int) -> Where | None:
    """The place of the act that a token names: one that a preposition of place ties to its clause.

    The preposition hangs on the token or on a word under it in the same clause, the nearest
    first; a place that is the act's target ("to", "from") counts only if no other is named.
    """
    trigger = doc[token]
    ranked: list[tuple[bool, int, Where]] = []
    for mention in doc._.rp_places:
        if not trigger.sent.start <= mention.start < trigger.sent.end:
            continue
        root = doc[mention.start : mention.end].root
        preposition = _preposition(root)
        steps = _steps_to(root, token) if preposition is not None else None
        if preposition is not None and steps is not None and preposition.lower_ != "of":
            ranked.append((preposition.lower_ not in _WHERE, steps, mention.where))
    return min(ranked, key=lambda r: r[:2])[2] if ranked else None


def _steps_to(token: Token, goal: int) -> int | None:
    """How far up from a token the goal stands, within its clause; coordinated verbs share."""
    for steps, ancestor in enumerate((token, *token.ancestors)):
        if ancestor.i == goal:
            return steps
        if any(c.i == goal and c.dep_ == "conj" and c.pos_ == "VERB" for c in ancestor.children):
            return steps + 1
        if ancestor.dep_ in _CLAUSES:
            return None
    return None
