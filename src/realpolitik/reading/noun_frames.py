"""The frame of a noun that names an act: "talks between X and Y", "launched an attack on Z"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from realpolitik.lexicon.acts import Act, supports
from realpolitik.reading.cues import cues
from realpolitik.reading.doc import mention_at
from realpolitik.reading.drafts import Draft, conditions, is_metonym, is_seat, named
from realpolitik.reading.grammar import (
    clause_of,
    datives,
    governing_verb,
    is_passive,
    particles,
    patients,
    subjects,
)
from realpolitik.reading.match import noun_act
from realpolitik.reading.roles import (
    Party,
    after,
    doers_of_noun,
    is_doer,
    modifiers,
    possessors,
    words,
)

_ENDING = {"ended": "presupposed", "cancelled": "negated"}


def of_noun(doc: Doc, noun: Token) -> Iterator[Draft]:
    if noun.dep_ in {"compound", "npadvmod", "nmod"} or inside_actor(doc, noun):
        return
    act = noun_act(noun)
    if act is None:
        return
    draft = Draft(
        act,
        noun,
        [noun],
        doers_of_noun(doc, noun, act),
        [],
        act.category,
        act.mode,
        f"noun {act.lemma}{conditions(act)}",
    )
    draft.recipients = _recipients_of_noun(doc, noun, act, draft.actors)
    _blame(doc, draft)
    _support(doc, draft)
    _attend(doc, draft)
    yield draft


def inside_actor(doc: Doc, noun: Token) -> bool:
    mention = mention_at(doc, noun.i)
    return mention is not None


def is_verbal_noun(token: Token) -> bool:
    """The "shelling" of "the shelling of Gori", which the parser may take for a verb."""
    return token.tag_ == "VBG" and any(c.dep_ == "det" for c in token.children)


def _recipients_of_noun(doc: Doc, noun: Token, act: Act, actors: list[Party]) -> list[Party]:
    taken = {p.token for p in actors}
    for place in act.recipient:
        if place == "none":
            break
        if place in {"poss", "mod"}:
            found = possessors(doc, noun) if place == "poss" else modifiers(doc, noun)
            found = [p for p in found if not is_seat(p) and not is_metonym(p)]
        else:
            found = after(doc, noun, ("with",) if place == "mutual" else (place,))
        found = [p for p in found if p.token not in taken]
        if found:
            return found
    named = [p for p in modifiers(doc, noun) if _is_topic(p) and p.token not in taken]
    return named if "none" not in act.recipient else []


def _is_topic(party: Party) -> bool:
    """True for a state's plain name before a noun ("Iran sanctions"), not for a capital."""
    return not is_doer(party) and all(e.via == "name" for e in party.entities)


def _support(doc: Doc, draft: Draft) -> None:
    """Let the verb above an act-noun give what it lacks: "X launched an attack on Y"."""
    noun = draft.trigger
    verb = governing_verb(noun)
    if verb is None:
        return
    lemma = verb.lemma_.lower()
    if lemma in words("rebuffing") and (draft.quad == 3 or draft.category == "PROTEST"):
        draft.support, draft.forced = verb, "presupposed"
        draft.recipients = draft.recipients or named(doc, subjects(verb))
        return
    rows = [
        s
        for s in supports().get(lemma, ())
        if s.takes(noun.lemma_.lower()) and s.particle in {"", *particles(verb)}
    ]
    if rows or lemma in words("doing") | words("receiving"):
        draft.support = verb
    if rows:
        draft.forced = _ENDING.get(rows[0].effect, rows[0].effect)
        draft.forced = None if draft.forced == "actual" else draft.forced
    if lemma in words("receiving"):
        draft.recipients = draft.recipients or named(doc, subjects(verb))
        draft.actors = draft.actors or after(doc, verb, ("from", "by"))
    elif lemma in words("doing") or rows:
        if not draft.actors:
            draft.actors = named(doc, subjects(verb))
            draft.tokens = [verb, noun]
        draft.recipients = draft.recipients or _beside(doc, verb, draft.act)


def _blame(doc: Doc, draft: Draft) -> None:
    """Whoever is blamed for an act is its alleged doer: "blamed Iran for the attack"."""
    prep = draft.trigger.head
    if draft.actors or draft.trigger.dep_ != "pobj" or prep.lower_ not in {"for", "of", "with"}:
        return
    cue = cues("verb").get(prep.head.lemma_.lower())
    if cue is not None and cue.family == "accuse":
        draft.actors = named(doc, patients(prep.head))


def _attend(doc: Doc, draft: Draft) -> None:
    """Whoever comes "for talks with X" takes part in them."""
    codes = {e.code for p in (*draft.actors, *draft.recipients) for e in p.entities}
    if "mutual" not in draft.act.recipient or len(codes) > 1 or draft.trigger.dep_ != "pobj":
        return
    verb = clause_of(draft.trigger)
    if not codes and draft.trigger.head.lower_ in {"of", "after", "during", "in", "following"}:
        both = named(doc, subjects(verb))
        if len({e.code for p in both for e in p.entities} - {None}) > 1:
            draft.actors = both
    elif verb.pos_ == "VERB" and draft.trigger.head.lower_ in {"for", "in", "at", "to", "during"}:
        who = patients(verb) if is_passive(verb) else subjects(verb)
        comers = [p for p in named(doc, who) if not {e.code for e in p.entities} & codes]
        if comers:
            draft.actors, draft.recipients = comers, [*draft.actors, *draft.recipients]


def _beside(doc: Doc, verb: Token, act: Act) -> list[Party]:
    """A recipient that the parser hung on the light verb: "imposed sanctions last year on X"."""
    places = [p for p in act.recipient if p not in {"none", "mutual", "poss", "mod", "obj"}]
    found = named(doc, datives(verb)) if "to" in places else []
    return found or after(doc, verb, ("with",) if "mutual" in act.recipient else places)
