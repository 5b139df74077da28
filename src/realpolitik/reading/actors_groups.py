"""Groups named by number: "both sides", "the two leaders", "the trio", "the North"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Token

from realpolitik.gazetteer.holders import holder_of
from realpolitik.gazetteer.states import state
from realpolitik.gazetteer.words import word_set
from realpolitik.reading.actors_central import bare_entity, central, speakers, weight
from realpolitik.reading.actors_draft import Draft
from realpolitik.reading.actors_persons import office_holder
from realpolitik.reading.actors_register import Register, moved
from realpolitik.reading.columns import columns
from realpolitik.records import Entity

_REACH = 6
_APPOSED = 3
"""Words after a group phrase within which its members may follow ("both sides, Iran and Iraq")."""

_VIA = "both sides"
_SIZES = ((2, "two"), (3, "three"), (4, "four"))
Members = tuple[Entity, ...]


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A group phrase from ``start`` to the noun ``at``; ``size`` is 0 where no number is said."""

    start: int
    at: int
    size: int
    people: bool
    states: bool
    forces: bool
    opposed: bool
    of_the_story: bool

    def sizes(self) -> tuple[int, ...]:
        """The numbers of members that it may have."""
        return (self.size,) if self.size else (2, 3)


def is_of_several(register: Register, draft: Draft) -> bool:
    """Whether words say how many states or heads they are of: "the two governments"."""
    words = [t.lower_ for t in register.site.tokens[draft.start : draft.end]]
    counted = any(w in word_set("groups", name) for _, name in _SIZES for w in words)
    nouns = word_set("groups", "heads") | word_set("groups", "states")
    return counted and not nouns.isdisjoint(words)


def groups(register: Register) -> list[Draft]:
    """Mentions for the groups that can be resolved."""
    found: list[Draft] = []
    for at in register.site.where(_words()):
        token = register.site.tokens[at]
        phrase = _phrase(register, token)
        entities = _together(register, phrase) if phrase is not None else ()
        if phrase is None or not entities:
            continue
        draft = Draft(phrase.start, token.i + 1, "group", _VIA)
        if phrase.forces:
            entities = tuple(replace(e, sector="MIL") for e in entities)
        draft.entities = moved(register.site, phrase.start, token.i + 1, entities, _VIA)
        found.append(draft)
    return found


@cache
def _words() -> frozenset[str]:
    """The words that a group phrase can end with."""
    lists = ("heads", "leaders", "alone", "two", "three", "four")
    return frozenset({"both", "side"}).union(*(word_set("groups", name) for name in lists))


def _phrase(register: Register, token: Token) -> _Phrase | None:
    found = _size(register, token)
    if found is None:
        return None
    word = token.lower_
    return _Phrase(
        start=found[0],
        at=token.i,
        size=found[1],
        people=word in word_set("groups", "leaders"),
        states=word in word_set("groups", "states"),
        forces=word in word_set("groups", "forces"),
        opposed=word in ("sides", "side"),
        of_the_story=_of_the_story(token, found[1]),
    )


def _of_the_story(token: Token, size: int) -> bool:
    """Whether a phrase may go back to the states that the document is about, however far."""
    if token.lower_ in word_set("groups", "states") | word_set("groups", "definite"):
        both_parties = token.lower_ == "parties" and token.i and token.nbor(-1).lower_ == "both"
        return not both_parties
    return size == 3 and token.lower_ in word_set("groups", "three")


def _size(register: Register, token: Token) -> tuple[int, int] | None:
    """First token and number of members of a group phrase that ends at a noun."""
    word = token.lower_
    counted = _counted(token)
    if counted is not None:
        return counted
    if word == "sides" and _of_a_thing(token):
        return None
    head = word in word_set("groups", "heads") or word in word_set("groups", "leaders")
    alone = word in word_set("groups", "alone")
    if not (head or alone) or token.i in register.site.hits.names:
        return None
    start, size, definite = _before_noun(register, token)
    if size is None and alone and start < token.i:
        size = 3 if word == "trio" else 2
    if size is None and definite and _known_to_the_reader(register, token, start):
        return start, 0
    return (start, size) if size and definite else None


def _before_noun(register: Register, token: Token) -> tuple[int, int | None, bool]:
    """Where the phrase of a noun begins, what number it says, and whether it is definite."""
    start = token.i
    size: int | None = None
    definite = False
    for back in range(token.i - 1, max(-1, token.i - 4), -1):
        before = register.site.doc[back]
        if before.lower_ in word_set("groups", "two"):
            start, size = back, 2
            definite = definite or before.lower_ == "both"
        elif before.lower_ in word_set("groups", "three"):
            start, size = back, 3
        elif before.lower_ in word_set("groups", "four"):
            start, size = back, 4
        elif before.lower_ in ("the", "these", "those"):
            start, definite = back, True
            break
        elif before.lower_ == "all":
            start, definite = back, True
        elif before.tag_ not in ("JJ", "NN", "NNS", "HYPH") or back in register.site.hits.names:
            break
    return start, size, definite


def _of_a_thing(token: Token) -> bool:
    """ "Both sides of the border" are no parties."""
    of = (c for c in token.children if c.dep_ == "prep" and c.lower_ == "of")
    return any(g.lower_ in word_set("groups", "two_sided") for c in of for g in c.children)


def _known_to_the_reader(register: Register, token: Token, start: int) -> bool:
    """ "The parties" are those of the story, unless more is said of them ("the parties to …")."""
    if token.lower_ not in word_set("groups", "definite") or register.site.goes_on(token.i + 1):
        return False
    between = register.site.doc[start + 1 : token.i]
    if any(t.lower_ not in word_set("groups", "opposed") for t in between):
        return False
    return all(c.i < token.i or c.dep_ not in ("prep", "relcl", "acl") for c in token.children)


def _counted(token: Token) -> tuple[int, int] | None:
    """A number that stands alone for its members: "the three have talked"."""
    if token.lower_ == "side" and token.i and token.nbor(-1).lower_ in word_set("groups", "each"):
        return token.i - 1, 2
    if token.dep_ not in {"nsubj", "nsubjpass", "dobj", "pobj"}:
        return None
    if token.lower_ == "both" and token.dep_ in {"nsubj", "nsubjpass"}:
        return token.i, 2
    if token.i == 0:
        return None
    if token.nbor(-1).lower_ == "all" and token.lower_ in word_set("groups", "four"):
        return token.i - 1, 4
    if token.nbor(-1).lower_ != "the":
        return None
    for size, name in _SIZES:
        if token.lower_ in word_set("groups", name):
            return token.i - 1, size
    return None


def _together(register: Register, phrase: _Phrase) -> Members:
    """The group of that size last named together; in the same sentence first.

    States that one sentence only happens to name give way to those that the document is about.
    """
    here = register.sentence(phrase.at)
    order = [here, *range(here - 1, max(-1, here - 1 - _REACH), -1)]
    if phrase.people:
        for number in order[:3]:
            found = _fitting(_members(_of(register, number, phrase, persons=True)), phrase)
            if found:
                return found
        if register.site.tokens[phrase.at].lower_ in word_set("groups", "only_people"):
            return ()
    loose: list[Members] = []
    for number in order[: None if phrase.size else 3]:
        drafts = _of(register, number, phrase, persons=False)
        for found in _joined(register, drafts):
            fitting = _fitting(found, phrase)
            if fitting:
                return _heavier(register, fitting, loose, phrase)
        if (phrase.size or number == here) and not register.site.spoken:
            loose += [f] if (f := _fitting(_members(drafts), phrase)) else []
    return _heavier(register, (), loose, phrase)


def _fitting(members: Members, phrase: _Phrase) -> Members:
    if phrase.opposed:
        members = tuple(m for m in members if not (m.code or "").startswith("IGO:"))
    if phrase.states:
        members = tuple(m for m in members if state(m.code or "") is not None)
    return members if len(members) in phrase.sizes() else ()


def _heavier(register: Register, joined: Members, loose: list[Members], phrase: _Phrase) -> Members:
    """The nearest candidate, unless the document names another one twice as often."""
    central_ones = [
        found
        for size in phrase.sizes()
        if phrase.of_the_story
        and not register.site.spoken
        and (found := central(register, size, states_only=phrase.states))
    ]
    candidates = [*loose, *([joined] if joined else []), *central_ones]
    if not candidates:
        return ()
    first = candidates[0]
    if first is not joined:
        rivals = [c for c in candidates if weight(register, c) > 2 * weight(register, first)]
        first = rivals[0] if rivals else first
    return first if phrase.people else tuple(_as_state(e) for e in first)


def of_groups(register: Register) -> None:
    """ "Troops on either side", "diplomats of the two countries": those of each member."""
    for draft in register.drafts:
        if draft.code is not None or draft.entities or draft.noun is None or draft.modifier:
            continue
        link, group = register.site.token(draft.end), register.by_token.get(draft.end + 1)
        if link is None or link.lower_ not in ("on", "of", "from") or group is None:
            continue
        if group.via == _VIA and group.start == draft.end + 1:
            entities = [
                replace(e, name=draft.name, sector=draft.sector, identifier=None)
                for e in group.entities
            ]
            draft.entities = moved(register.site, draft.start, draft.end, entities, _VIA)


def _as_state(entity: Entity) -> Entity:
    """The state behind a person or body: "the two countries" after "Modi and Macron"."""
    known = state(entity.code or "")
    if known is None:
        return entity
    return replace(entity, name=known.name, sector=known.sector, identifier=None)


def _of(register: Register, number: int, phrase: _Phrase, *, persons: bool) -> list[Draft]:
    drafts = register.by_sentence.get(number, [])
    mark = register.site.token(phrase.at + 1)
    last = phrase.at + (_APPOSED if mark is not None and mark.text in (",", "-", "–", "—") else 0)
    telling = speakers(register, phrase.at) if number == register.sentence(phrase.at) else []
    wanted = [
        d
        for d in drafts
        if d.kind != "outlet"
        and not d.start <= phrase.at < d.end
        and d not in telling
        and d.start <= last
    ]
    if persons:
        return [d for d in wanted if d.kind == "person"]
    return [d for d in wanted if d.via != "capital"]


def _members(drafts: list[Draft]) -> Members:
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
    return bare_entity(name, draft.code, sector, holder)


def _joined(register: Register, drafts: list[Draft]) -> Iterator[Members]:
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
    elif other.holder is not None and site.on is not None:
        holder = holder_of(other.holder.office, draft.code or "", site.on)
    draft.sector = other.sector if other.sector != "ELI" else "GOV"
    if draft.person is None and holder is not None:
        draft.holder, draft.name, draft.via = holder, holder.person, "counterpart"
