"""Groups named by number: "both sides", "the two leaders", "the trio", "the North"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from spacy.tokens import Token

from realpolitik.gazetteer.holders import holder_of
from realpolitik.gazetteer.states import state
from realpolitik.gazetteer.words import word_set
from realpolitik.reading.actors_draft import Draft
from realpolitik.reading.actors_persons import office_holder
from realpolitik.reading.actors_register import Register, moved
from realpolitik.reading.columns import columns
from realpolitik.records import Entity

_REACH = 6


def groups(register: Register) -> list[Draft]:
    """Mentions for the groups that can be resolved."""
    found: list[Draft] = []
    words, known = columns(register.site.doc), _words()
    for token, lower in zip(words.tokens, words.lower, strict=True):
        phrase = _size(register, token) if lower in known else None
        if phrase is None:
            continue
        start, size = phrase
        entities = _together(register, token.i, size, _people(token))
        if entities:
            draft = Draft(start, token.i + 1, "group", "both sides")
            via = "both sides"
            draft.entities = moved(register.site, start, token.i + 1, entities, via)
            found.append(draft)
    return found


@cache
def _words() -> frozenset[str]:
    """The words that a group phrase can end with."""
    lists = ("heads", "leaders", "alone", "two", "three")
    return frozenset({"both"}).union(*(word_set("groups", name) for name in lists))


def _size(register: Register, token: Token) -> tuple[int, int] | None:
    """First token and number of members of a group phrase that ends at a noun."""
    word = token.lower_
    counted = _counted(token)
    if counted is not None:
        return counted
    head = word in word_set("groups", "heads") or word in word_set("groups", "leaders")
    alone = word in word_set("groups", "alone")
    if not (head or alone) or token.i in register.site.hits.names:
        return None
    start = token.i
    size, definite = None, False
    for back in range(token.i - 1, max(-1, token.i - 4), -1):
        before = register.site.doc[back]
        if before.lower_ in word_set("groups", "two"):
            start, size = back, 2
            definite = definite or before.lower_ == "both"
        elif before.lower_ in word_set("groups", "three"):
            start, size = back, 3
        elif before.lower_ in ("the", "these", "those"):
            start, definite = back, True
            break
        elif before.lower_ == "all":
            start, definite = back, True
        elif before.tag_ not in ("JJ", "NN", "NNS", "HYPH") or back in register.site.hits.names:
            break
    if size is None and alone and start < token.i:
        size = 3 if word == "trio" else 2
    return (start, size) if size and definite else None


def _counted(token: Token) -> tuple[int, int] | None:
    """A number that stands alone for its members: "the three have talked"."""
    if token.dep_ not in {"nsubj", "nsubjpass", "dobj", "pobj"}:
        return None
    if token.lower_ == "both" and token.dep_ in {"nsubj", "nsubjpass"}:
        return token.i, 2
    if token.i == 0:
        return None
    if token.nbor(-1).lower_ != "the":
        return None
    for size, name in ((2, "two"), (3, "three")):
        if token.lower_ in word_set("groups", name):
            return token.i - 1, size
    return None


def _people(token: Token) -> bool:
    return token.lower_ in word_set("groups", "leaders")


def _together(register: Register, at: int, size: int, people: bool) -> tuple[Entity, ...]:
    """The group of that size last named together; in the same sentence first."""
    here = register.sentence(at)
    order = [here, *range(here - 1, max(-1, here - 1 - _REACH), -1)]
    if people:
        for number in order[:3]:
            found = _members(_of(register, number, at, persons=True))
            if len(found) == size:
                return found
    for number in order:
        drafts = _of(register, number, at, persons=False)
        for found in (*_joined(register, drafts), _members(drafts)):
            if len(found) == size:
                return found if people else tuple(_as_state(e) for e in found)
    return ()


def _as_state(entity: Entity) -> Entity:
    """The state behind a person or body: "the two countries" after "Modi and Macron"."""
    known = state(entity.code or "")
    if known is None:
        return entity
    return replace(entity, name=known.name, sector=known.sector, identifier=None)


def _of(register: Register, number: int, at: int, *, persons: bool) -> list[Draft]:
    drafts = register.by_sentence.get(number, [])
    wanted = [d for d in drafts if d.kind != "outlet" and not d.start <= at < d.end]
    if persons:
        return [d for d in wanted if d.kind == "person"]
    return wanted


def _members(drafts: list[Draft]) -> tuple[Entity, ...]:
    """One entity for each code in the drafts, in order."""
    found: dict[str, Entity] = {}
    for draft in drafts:
        for entity in draft.entities or ([_entity(draft)] if draft.code else []):
            if entity.code:
                found.setdefault(entity.code, entity)
    return tuple(found.values())


def _entity(draft: Draft) -> Entity:
    known = state(draft.code or "")
    name = draft.name if draft.kind == "person" or known is None else known.name
    sector = draft.sector if draft.kind == "person" else "GOV"
    holder = draft.holder.identifier if draft.holder and draft.kind == "person" else None
    return Entity(
        text="", start=0, end=0, name=name, code=draft.code, sector=sector, identifier=holder
    )


def _joined(register: Register, drafts: list[Draft]) -> Iterator[tuple[Entity, ...]]:
    """Those named together, last first: by "and", by a hyphen, by "between … and"."""
    for draft in reversed(drafts):
        if draft.entities:
            yield _members([draft])
        root = register.root(draft)
        linked = [register.by_token.get(t.i) for t in root.conjuncts]
        together = [d for d in linked if d is not None and d is not draft]
        if together:
            yield _members(sorted([draft, *together], key=lambda d: d.start))


def compass(register: Register) -> list[Draft]:
    """ "the North" and "the South", where Korea is what the document is about."""
    codes = register.site.codes
    if not {"PRK", "KOR"} & codes or {"SDN", "SSD"} & codes:
        return []
    found: list[Draft] = []
    words = columns(register.site.doc)
    for token, text in zip(words.tokens, words.text, strict=True):
        code = {"North": "PRK", "South": "KOR"}.get(text)
        if code is None:
            continue
        before = register.site.token(token.i - 1)
        start = token.i
        if before is not None and before.lower_ == "the" and _alone(token):
            start = before.i
        elif not _with_its_twin(register, token):
            continue
        known = state(code)
        name = known.name if known else None
        found.append(Draft(start, token.i + 1, "state", "short name", name, code, "GOV"))
    return found


def _with_its_twin(register: Register, token: Token) -> bool:
    """ "North" in "North and South Korea"."""
    link = register.site.token(token.i + 1)
    twin = register.site.hits.names.get(token.i + 2)
    return (
        link is not None
        and link.lower_ == "and"
        and twin is not None
        and (twin.name.code in ("PRK", "KOR") and twin.name.kind == "state")
    )


def _alone(token: Token) -> bool:
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    return following is None or following.tag_[:2] != "NN"


def counterparts(register: Register) -> None:
    """ "his South Korean counterpart": the same office in the other state."""
    for draft in register.drafts:
        if draft.noun is None or draft.noun.key != "counterpart" or draft.code is None:
            continue
        if draft.holder is not None or draft.noun.plural or draft.entities:
            continue
        other = next(
            (d for d in register.before(draft.start, 1) if d.kind in ("person", "office")), None
        )
        if other is None:
            continue
        _same_office(register, draft, other)


def _same_office(register: Register, draft: Draft, other: Draft) -> None:
    site = register.site
    holder = None
    if other.noun is not None and other.noun.key not in ("counterpart", "leader"):
        holder = office_holder(other.noun, draft.code or "", site.on)
    elif other.holder is not None:
        holder = holder_of(other.holder.office, draft.code or "", site.on)
    draft.sector = other.sector if other.sector != "ELI" else "GOV"
    if draft.person is None and holder is not None:
        draft.holder, draft.name, draft.via = holder, holder.person, "counterpart"
