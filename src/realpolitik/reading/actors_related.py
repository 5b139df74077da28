"""Who is told by another: "its neighbour", "a spokesman for the army", "the court's prosecutor"."""

from __future__ import annotations

from realpolitik.gazetteer.states import state
from realpolitik.gazetteer.words import word_set
from realpolitik.reading.actors_draft import Draft
from realpolitik.reading.actors_register import Register, moved
from realpolitik.reading.columns import columns
from realpolitik.records import Entity

_LINKS = ("for", "of", "to", "at", "in", "with")


def neighbours(register: Register, resolved: dict[int, Draft]) -> list[Draft]:
    """ "Its neighbour": the other state that has been named, where just that many have been.

    Else the words are an actor of which nobody can say who it is, and not the state of "its".
    """
    found: list[Draft] = []
    words, related = columns(register.site.doc), word_set("groups", "related")
    for at in register.site.where(related):
        if words.tag[at][:2] != "NN":
            continue
        owner = next(
            (i for i in range(at - 1, max(-1, at - 4), -1) if words.tag[i] == "PRP$"), None
        )
        if owner is None or any(words.tag[i][:2] == "NN" for i in range(owner + 1, at)):
            continue
        draft = Draft(owner, at + 1, "group", "neighbour", sector="GOV")
        draft.name = words.text[at]
        others = _others(register, owner, resolved.get(owner))
        if others and len(others) == _said(words.lower[owner + 1 : at], words.tag[at]):
            draft.entities = moved(register.site, owner, at + 1, others, "neighbour")
        found.append(draft)
    return found


def _said(before: list[str], tag: str) -> int | None:
    """How many neighbours the words say; ``None`` for some."""
    if tag == "NN":
        return 1
    numbers = {w: n for n, name in ((2, "two"), (3, "three")) for w in word_set("groups", name)}
    return next((numbers[w] for w in before if w in numbers), None)


def _others(register: Register, at: int, own: Draft | None) -> tuple[Entity, ...]:
    """The states named before a token, without that of the owner; nobody if he is not known."""
    if own is None or own.code is None or own.entities:
        return ()
    before = {d.code: None for d in register.between(0, at) if d.code and d.kind != "outlet"}
    states = [s for code in before if code != own.code and (s := state(code)) is not None]
    return tuple(
        Entity(text="", start=0, end=0, name=s.name, code=s.code, sector=s.sector) for s in states
    )


def of_whom(register: Register) -> None:
    """ "A spokesman for the Foreign Ministry", "the movement's spokesman": of that body."""
    for draft in register.drafts:
        if draft.code is not None or draft.entities or draft.candidates or draft.noun is None:
            continue
        if draft.noun.kind != "office" or draft.modifier or draft.noun.key == "counterpart":
            continue
        whole = _behind(register, draft) or _before(register, draft)
        if whole is None or whole.code is None or whole.entities or whole.kind == "outlet":
            continue
        draft.code, draft.via = whole.code, "office"
        if draft.noun.rank == 4 and whole.kind in ("group", "organisation", "armed group"):
            draft.sector = whole.sector


def _behind(register: Register, draft: Draft) -> Draft | None:
    """The body after "for" or "of"; none where a place or a person stands there."""
    link = register.site.token(draft.end)
    if link is None or link.lower_ not in _LINKS or link.head.i != register.root(draft).i:
        return None
    if draft.noun is not None and draft.noun.key in word_set("offices", "posted"):
        return None
    advises = draft.noun is not None and "advise" in draft.noun.key and link.lower_ == "to"
    low = draft.noun is not None and draft.noun.rank == 4
    if link.lower_ in ("in", "with", "at", "to") and not (low or advises):
        return None
    return register.by_token.get(link.i + 1) or register.by_token.get(link.i + 2)


def _before(register: Register, draft: Draft) -> Draft | None:
    """The body whose "'s" stands before an office."""
    mark = register.site.token(draft.start - 1)
    if mark is None or mark.tag_ != "POS" or mark.i == 0:
        return None
    return register.by_token.get(mark.i - 1)
