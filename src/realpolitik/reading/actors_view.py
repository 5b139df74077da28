"""Offices and bodies of the state in view: "the emir", "In Beijing a spokesman", "soldiers"."""

from __future__ import annotations

from collections import Counter

from realpolitik.gazetteer.holders import has_office
from realpolitik.gazetteer.states import state
from realpolitik.gazetteer.words import word_set
from realpolitik.reading.actors_draft import Draft
from realpolitik.reading.actors_groups import is_of_several
from realpolitik.reading.actors_hits import is_place
from realpolitik.reading.actors_persons import office_holder
from realpolitik.reading.actors_register import Register
from realpolitik.reading.actors_topic import house_style, says_more

_BACK = 3
_LEAD = 2
_NOT_THE_ONE = ("a", "an", "this", "that", "these", "those")
_HOME = ("COP", "GOV", "JUD", "LEG", "MIL", "OPP", "SPY", "CVL")


def in_view(register: Register) -> None:
    """Give a state to what is still without one, where the text leaves no other."""
    if register.site.spoken:
        return
    for draft in register.drafts:
        if not _waits(register, draft):
            continue
        code = _holding(register, draft) or _located(register, draft) or _at_home(register, draft)
        if code is not None:
            draft.code, draft.via = code, "context"
            _name_holder(register, draft, code)


def _waits(register: Register, draft: Draft) -> bool:
    if draft.code is not None or draft.candidates or draft.entities or draft.noun is None:
        return False
    if is_of_several(register, draft):
        return False
    words = register.site.tokens[draft.start : draft.end]
    vague = any(t.lower_ in word_set("offices", "vague") - {"a", "an"} for t in words)
    if (draft.vague or vague) and draft.noun.rank <= 2:
        return False
    return draft.owner is None and not draft.modifier and draft.noun.kind in ("office", "actor")


def _name_holder(register: Register, draft: Draft, code: str) -> None:
    noun = draft.noun
    if noun is None or draft.person is not None or draft.former or noun.rank > 1 or draft.vague:
        return
    if noun.kind == "office" and not noun.plural:
        holder = office_holder(noun, code, register.site.on)
        if holder is not None:
            draft.name, draft.holder = holder.person, holder


def _holding(register: Register, draft: Draft) -> str | None:
    """Whose head "the emir" is: of the states lately named, the only one that has an emir."""
    noun = draft.noun
    if noun is None or noun.kind != "office" or noun.rank > 1 or noun.plural or draft.former:
        return None
    first = register.site.doc[draft.start]
    if draft.person is None and (first.lower_ != "the" or house_style(register, draft)):
        return None
    here = register.sentence(draft.start)
    codes = {
        d.code
        for number in range(max(0, here - _BACK), here + 1)
        for d in register.by_sentence.get(number, [])
        if d.end <= draft.start and d.code and d.kind != "outlet"
    }
    found = {c for c in codes if _has(register, draft, c)}
    return next(iter(found)) if len(found) == 1 else None


def _has(register: Register, draft: Draft, code: str) -> bool:
    noun = draft.noun
    if noun is None:
        return False
    if noun.key == "leader" or register.site.on is None:
        return has_office(noun.key, code)
    return office_holder(noun, code, register.site.on) is not None


def _located(register: Register, draft: Draft) -> str | None:
    """ "In Beijing a spokesman hoped …": the state of the place that opens the sentence."""
    noun = draft.noun
    if noun is None or noun.sector not in word_set("groups", "local") or draft.person is not None:
        return None
    number = register.sentence(draft.start)
    before = [
        d
        for d in register.by_sentence.get(number, [])
        if d.end <= draft.start and d.kind != "outlet" and not d.modifier
    ]
    if len({d.code for d in before}) != 1 or before[0].kind != "state":
        return None
    token = register.root(before[0])
    return before[0].code if is_place(token) and token.head.lower_ == "in" else None


def _at_home(register: Register, draft: Draft) -> str | None:
    """The state that the document is about, where it names no other nearly as often."""
    noun = draft.noun
    if noun is None or noun.sector not in _HOME or (noun.kind == "office" and noun.rank == 1):
        return None
    if noun.key in word_set("offices", "posted") or noun.key == "counterpart":
        return None
    if noun.sector == "MIL" and _posted_somewhere(register, draft):
        return None
    first = register.site.tokens[draft.start].lower_
    bare_office = noun.kind == "office" and not noun.plural and draft.person is None
    if first in _NOT_THE_ONE or (bare_office and first != "the") or says_more(register, draft):
        return None
    here = register.sentence(draft.start)
    ranked = _counts(register, here).most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < _LEAD * ranked[1][1]):
        return None
    if draft.person is not None and len(ranked) > 1:
        return None
    code = ranked[0][0]
    near = range(max(0, here - _BACK), here + 1)
    told = any(d.code == code for n in near for d in register.by_sentence.get(n, []))
    return code if told and _alone_here(register, draft, code) else None


def _counts(register: Register, last: int) -> Counter[str]:
    """How often each state is named up to a sentence, those inferred left out."""
    return Counter(
        d.code
        for d in register.drafts
        if d.code
        and d.kind != "outlet"
        and d.via not in ("context", "capital")
        and state(d.code)
        and register.sentence(d.start) <= last
    )


def _posted_somewhere(register: Register, draft: Draft) -> bool:
    """Whether a force is told by where it is: "troops in Mali" may be anybody's."""
    root = register.root(draft)
    locative = word_set("places", "locative")
    return any(c.dep_ == "prep" and c.lower_ in locative for c in root.children)


def _alone_here(register: Register, draft: Draft, code: str) -> bool:
    """Whether the sentence names no other state or body."""
    drafts = register.by_sentence.get(register.sentence(draft.start), [])
    others = {d.code for d in drafts if d.kind != "outlet" and not d.entities} - {None, code}
    return all((c or "").startswith("NSA:") for c in others)
