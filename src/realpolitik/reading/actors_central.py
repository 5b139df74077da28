"""The states that a document is mostly about, to whom "both capitals" goes back."""

from __future__ import annotations

from collections import Counter

from realpolitik.gazetteer.states import state
from realpolitik.reading.actors_draft import Draft
from realpolitik.reading.actors_register import Register
from realpolitik.records import Entity

_LEAST = 3
_LEAD = 1.3


def counts(register: Register) -> Counter[str]:
    """How often the document names each state and armed group, by whatever words."""
    found: Counter[str] = Counter()
    for draft in register.drafts:
        if draft.kind == "outlet" or draft.via in ("pronoun", "both sides"):
            continue
        codes = {e.code for e in draft.entities} or {draft.code}
        found.update(c for c in codes if c is not None and not c.startswith(("IGO:", "NGO:")))
    return found


def central(register: Register, size: int, *, states_only: bool) -> tuple[Entity, ...]:
    """The states most named, where they stand out from the next; else nobody."""
    ranked = counts(register).most_common()
    if states_only:
        ranked = [(c, n) for c, n in ranked if state(c) is not None]
    if len(ranked) < size or ranked[size - 1][1] < _LEAST:
        return ()
    rest = ranked[size][1] if len(ranked) > size else 0
    if ranked[size - 1][1] < _LEAD * rest:
        return ()
    chosen = {code for code, _ in ranked[:size]}
    return tuple(_entity(register, code) for code in _in_order(register, chosen))


def _in_order(register: Register, chosen: set[str]) -> list[str]:
    found: dict[str, None] = {}
    for draft in register.drafts:
        if draft.code in chosen:
            found.setdefault(draft.code or "", None)
    return list(found)


def _entity(register: Register, code: str) -> Entity:
    known = state(code)
    if known is not None:
        return bare_entity(known.name, code, known.sector)
    draft = next(d for d in register.drafts if d.code == code)
    return bare_entity(draft.name, code, draft.sector)


def bare_entity(
    name: str | None, code: str | None, sector: str | None, identifier: str | None = None
) -> Entity:
    """An entity that has no words of its own yet."""
    return Entity(
        text="", start=0, end=0, name=name, code=code, sector=sector, identifier=identifier
    )


def weight(register: Register, entities: tuple[Entity, ...]) -> int:
    """How often the document names the member of a group that it names least."""
    found = counts(register)
    return min((found[e.code or ""] for e in entities), default=0)


def speakers(register: Register, at: int) -> list[Draft]:
    """Who tells what a token is part of ("the mediator said that the parties …")."""
    found: list[Draft] = []
    token = register.site.doc[at]
    while token.head.i != token.i:
        above = token.head
        if token.dep_ == "ccomp":
            told = [c for c in above.children if c.dep_ in ("nsubj", "nsubjpass") and c.i < at]
            for child in told:
                found += [d for d in register.drafts if d.start <= child.i < d.end]
                found += [d for d in register.drafts if _apposed(register, d, child.i)]
        token = above
    return found


def _apposed(register: Register, draft: Draft, subject: int) -> bool:
    root = register.root(draft)
    return root.dep_ == "appos" and root.head.i == subject
