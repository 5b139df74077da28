"""Offices and bodies without a state: the one named before, or the only state at hand."""

from __future__ import annotations

from dataclasses import replace

from realpolitik.gazetteer.holders import HEADS, has_office, next_holder
from realpolitik.gazetteer.states import state
from realpolitik.gazetteer.words import word_set
from realpolitik.reading.actors_draft import Draft
from realpolitik.reading.actors_groups import is_of_several
from realpolitik.reading.actors_hits import is_place
from realpolitik.reading.actors_persons import office_holder
from realpolitik.reading.actors_register import Register
from realpolitik.reading.actors_topic import can_have, house_style, of_the_subject, topic

# Bodies of which a state has one: "the army" is the army of the state that is spoken of.
_SINGLE = ("GOV", "LEG", "MIL", "COP", "JUD", "SPY", "OPP")
_REACH = 8


def later_offices(register: Register) -> None:
    """Give a state (and a person) to "the foreign minister", "the army", "police in …"."""
    for draft in register.drafts:
        if not _open(draft) or is_of_several(register, draft):
            continue
        definite = _definite(register, draft)
        if register.site.home and _at_the_desk(register, draft, definite=definite):
            _settle(register, draft, register.site.home, "office")
            continue
        old = _named_before(register, draft) if definite else None
        if old is not None and (draft.person is None or _nameless(old)):
            _copy(draft, old)
            continue
        if (old := _the_same_people(register, draft)) is not None:
            _copy(draft, old)
            continue
        code = _only_state(register, draft) or topic(register, draft)
        if code is not None:
            _settle(register, draft, code, "context")


def _open(draft: Draft) -> bool:
    if draft.code is not None or draft.candidates or draft.entities or draft.noun is None:
        return False
    return (
        not draft.vague
        and draft.owner is None
        and not draft.modifier
        and draft.noun.kind in ("office", "actor")
    )


def _definite(register: Register, draft: Draft) -> bool:
    first = register.site.doc[draft.start]
    title = draft.kind == "office" and first.text[:1].isupper() and not first.is_sent_start
    singular = draft.noun is not None and not draft.noun.plural
    return singular and (first.lower_ == "the" or title)


def _named_before(register: Register, draft: Draft) -> Draft | None:
    noun = draft.noun
    assert noun is not None
    if noun.kind != "office" and noun.sector not in _SINGLE:
        return None
    for old in register.before(draft.start, _REACH):
        if old.noun is None or old.code is None or old.entities or old.former:
            continue
        if old.noun.key == noun.key and old.noun.plural == noun.plural:
            return old
        held = old.holder is not None and old.holder.held(register.site.on)
        if held and old.holder is not None and old.holder.office == noun.key:
            return old
    return None


def _nameless(old: Draft) -> bool:
    """Whether a name told later can be his: "the Russian ambassador", then "the ambassador, X"."""
    return old.person is None and old.holder is None


def _the_same_people(register: Register, draft: Draft) -> Draft | None:
    """ "The leaders", or bare "leaders", after "the bloc's leaders" or "Union ministers"."""
    noun = draft.noun
    if noun is None or not noun.plural or noun.key not in word_set("offices", "gathered"):
        return None
    first, length = register.site.doc[draft.start], draft.end - draft.start
    if length > (2 if first.lower_ == "the" else 1):
        return None
    for old in register.before(draft.start, _REACH):
        if old.noun is not None and old.noun.plural and old.noun.key == noun.key and old.code:
            return old
    return None


def _copy(draft: Draft, old: Draft) -> None:
    draft.code, draft.sector, draft.via = old.code, old.sector, "office"
    if draft.person is not None:
        return
    if old.holder is not None or old.person is not None:
        draft.name, draft.holder, draft.kind = old.name, old.holder, old.kind
        draft.person = old.person
    elif draft.kind == "group" and old.kind == "group":
        draft.name = old.name


def _at_the_desk(register: Register, draft: Draft, *, definite: bool) -> bool:
    """Whether a government's own paper means its own: "the President", "Secretary Roe".

    One whose office another state's sentence before told is that one's ("Nicolas Sarkozy … the
    president"), unless the title is written as a name.
    """
    noun = draft.noun
    assert noun is not None
    if draft.person is not None:
        return noun.key in word_set("offices", "at_the_desk")
    capital = register.site.doc[draft.end - 1].text[:1].isupper()
    this = register.site.doc[draft.start].lower_ == "this" and not noun.plural
    if not (definite or this) or not (capital or this or _named_before(register, draft) is None):
        return False
    if noun.kind == "office":
        home = register.site.home or ""
        return noun.key in word_set("offices", "at_the_desk") or has_office(noun.key, home)
    return noun.key in word_set("offices", "house_bodies")


def _settle(register: Register, draft: Draft, code: str, via: str) -> None:
    draft.code, draft.via = code, via
    noun = draft.noun
    if noun is None or draft.person is not None or draft.kind != "office" or draft.former:
        return
    if noun.key not in HEADS and via == "context":
        return
    holder = office_holder(noun, code, register.site.on) if noun.rank <= 2 else None
    if holder is not None and not draft.vague:
        draft.name, draft.holder = holder.person, holder


def _only_state(register: Register, draft: Draft) -> str | None:
    """The one state that the document names, for a titled person or a body each state has one of.

    Other groups ("protesters") take it from where they are ("in Cairo").
    """
    noun = draft.noun
    assert noun is not None
    here = register.sentence(draft.start)
    local = noun.kind == "actor" and noun.sector in word_set("groups", "local")
    if local and (code := _located(register, here)) is not None:
        return code
    codes = {c for c in register.site.codes if state(c) is not None}
    titled = draft.person is not None and noun.kind == "office"
    single = noun.sector in _SINGLE and (noun.kind == "actor" or noun.rank <= 2)
    if len(codes) != 1 or not (titled or (single and _definite(register, draft))):
        return None
    code = next(iter(codes))
    if not can_have(draft, code) or house_style(register, draft):
        return None
    near = [d for n in (here - 1, here) for d in register.by_sentence.get(n, [])]
    return code if any(d.code == code and _at_home(register, d) for d in near) else None


def _at_home(register: Register, draft: Draft) -> bool:
    """Whether a state is spoken of for itself, not as somebody's goal ("a visit to Peru")."""
    token = register.root(draft)
    return token.dep_ != "pobj" or token.head.lower_ in ("in", "of", "by")


def _located(register: Register, sentence: int) -> str | None:
    """The only state of the sentence, where it says that things happen there."""
    drafts = [d for d in register.by_sentence.get(sentence, []) if d.kind != "outlet"]
    if len({d.code for d in drafts if d.code} | {e.code for d in drafts for e in d.entities}) != 1:
        return None
    for draft in drafts:
        if draft.kind == "state" and not draft.modifier:
            token = register.root(draft)
            if is_place(token) and token.head.lower_ == "in":
                return draft.code
    return None


def sent(register: Register) -> None:
    """Give "an envoy" whom a state sends, or the parliament that is told, that state."""
    for draft in register.drafts:
        if draft.noun is None or draft.code is not None or draft.entities or draft.candidates:
            continue
        if draft.owner is None and not draft.modifier:
            code = of_the_subject(register, draft)
            if code is not None:
                draft.code, draft.via = code, "context"


def heirs(register: Register, resolved: dict[int, Draft]) -> None:
    """ "His successor": who held the office after him, "her predecessor": who held it before."""
    for draft in register.drafts:
        owner = resolved.get(draft.owner) if draft.owner is not None else None
        if owner is None or owner.holder is None or draft.noun is None or draft.person is not None:
            continue
        if draft.noun.key in ("successor", "predecessor") and draft.code is not None:
            found = next_holder(owner.holder, before=draft.noun.key == "predecessor")
            on = register.site.on
            if found is not None and (on is None or (found.valid_from or on) <= on):
                draft.name, draft.holder, draft.kind = found.person, found, "person"


def with_owner(register: Register, resolved: dict[int, Draft]) -> None:
    """ "its army", "his spokesman": the state of whom the pronoun stands for."""
    for draft in register.drafts:
        if draft.owner is None or draft.code is not None:
            continue
        owner = resolved.get(draft.owner) or _antecedent(register, draft.owner)
        if owner is None:
            continue
        if owner.entities:
            entity = draft.entity(register.site.doc)
            draft.entities = [replace(entity, code=e.code, via="pronoun") for e in owner.entities]
        else:
            draft.code, draft.via = owner.code, "pronoun"


def _antecedent(register: Register, at: int) -> Draft | None:
    """Whom "whose" goes back to: what its relative clause hangs on."""
    token = register.site.tokens[at]
    while token.dep_ != "relcl" and token.head.i != token.i:
        token = token.head
    found = register.by_token.get(token.head.i) if token.dep_ == "relcl" else None
    return found if register.site.tokens[at].tag_ == "WP$" else None


def spread(register: Register) -> None:
    """Give what was found out late to the other mentions of the name, and to pronouns."""
    known = {d.name: d for d in register.drafts if d.person is not None and d.code is not None}
    for draft in register.drafts:
        old = known.get(draft.name)
        if draft.person is not None and draft.code is None and old is not None:
            draft.code, draft.sector = old.code, old.sector
        if draft.source is not None and draft.code is None and not draft.entities:
            draft.code = draft.source.code
