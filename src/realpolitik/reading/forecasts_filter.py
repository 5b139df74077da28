"""Why a cue makes no forecast: permission, habit, politeness, refusal, ability, talk about talk."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from realpolitik.reading.doc import mention_at
from realpolitik.reading.forecasts_clause import (
    condition_of,
    is_negated,
    is_past,
    is_reported,
    stops,
    subject_of,
)
from realpolitik.reading.forecasts_cues import Cue, straight

_ASIDE = frozenset({"relcl", "acl", "parataxis"})
_FUTURE = frozenset({"modal", "semi-modal"})


def why_not(cue: Cue, found: list[Cue]) -> str | None:
    """The reason why a cue makes no forecast, or ``None`` where it makes one."""
    if cue.form == "modal":
        return _modal(cue)
    if cue.form == "certainty":
        beside = any(c.form in _FUTURE and c.clause.i == cue.clause.i for c in found)
        return None if beside else "certainty about what is"
    if cue.form == "adverb" and is_past(cue.clause) and not is_reported(cue.clause):
        return "a guess about the past"
    if cue.form == "phrase" and _present_state(cue):
        return "certainty about what is"
    if cue.form == "prediction" and _predicts_again(cue, found):
        return "told by the clause below it"
    return _talk(cue)


def _modal(cue: Cue) -> str | None:
    word = straight(cue.clause.doc[cue.tokens[0]])
    checks: list[Callable[[Cue], str | None]] = [_inverted, _unsaid, _permission, _talk, _purpose]
    checks += {
        "would": [_would],
        "'d": [_would],
        "could": [_could],
        "can": [_can],
        "ca": [_can],
        "may": [_may],
        "shall": [_shall],
        "should": [_should],
    }.get(word, [])
    return next((reason for check in checks if (reason := check(cue))), None)


def _inverted(cue: Cue) -> str | None:
    subject = next((c for c in cue.clause.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    first = cue.clause.doc[cue.tokens[0]]
    if subject is None or subject.i < first.i:
        return None
    if subject.lower_ == "you":
        return "a question"
    wish = first.lower_ == "may" and first.is_sent_start
    return "a wish" if wish else ("a question" if first.is_sent_start else None)


def _unsaid(cue: Cue) -> str | None:
    """ "What the alliance can do": the clause names a thing without saying it."""
    if cue.clause.dep_ == "ROOT":
        return None
    asked = any(
        t.lower_ == "what" and t.dep_ in ("dobj", "det", "attr", "pobj", "nsubj")
        for c in cue.clause.children
        if c.i < cue.tokens[0]
        for t in c.subtree
        if t.i == c.left_edge.i
    )
    return "a thing unsaid" if asked else None


def _purpose(cue: Cue) -> str | None:
    """ "So that the vote could be unanimous": what somebody was after."""
    marks = {c.lower_ for c in cue.clause.children if c.dep_ == "mark"}
    words = cue.clause.doc[cue.clause.left_edge.i : cue.clause.left_edge.i + 3].text.lower()
    after = cue.clause.dep_ == "advcl" and ({"so", "that"} <= marks or words.startswith("so that"))
    return "a purpose" if after or words.startswith("in order that") else None


def _should(cue: Cue) -> str | None:
    """Only of things that come about by themselves, and by a time: "should double by 2030"."""
    clause = cue.clause
    if clause.lemma_.lower() not in stops("comes about") or is_negated(clause):
        return "a duty"
    day = any(t.ent_type_ in ("DATE", "TIME") or t.lower_ == "soon" for t in clause.subtree)
    return None if day else "a duty"


def _permission(cue: Cue) -> str | None:
    words = stops("permission")
    below = [c for c in cue.clause.children if c.dep_ in ("acomp", "attr", "prep")]
    below += [g for c in below if c.dep_ == "prep" for g in c.children]
    lemmas = {t.lemma_.lower() for t in below}
    passive = any(c.dep_ == "auxpass" for c in cue.clause.children)
    if lemmas & words or (passive and cue.clause.lemma_ in words):
        return "a permission"
    return None


def _talk(cue: Cue) -> str | None:
    """ "I will say this", "we'll see": the speaker managing his talk."""
    subject = subject_of(cue.clause)
    if subject is None:
        return None
    verb = next((c for c in cue.clause.children if c.dep_ == "xcomp"), cue.clause)
    lemma = (verb if cue.form == "semi-modal" else cue.clause).lemma_.lower()
    who = subject.lower_
    if who == "i" and lemma in stops("talk: I") | stops("talk: I, you or we"):
        return "talk about talk"
    if who in ("you", "we", "let") and lemma in stops("talk: I, you or we"):
        return "talk about talk"
    return None


def _perfect(cue: Cue) -> bool:
    return any(c.lemma_ == "have" and c.dep_ == "aux" for c in cue.clause.children)


def _would(cue: Cue) -> str | None:
    lemma = cue.clause.lemma_.lower()
    below = {c.lower_ for c in cue.clause.children}
    if lemma in stops("polite would") or below & stops("polite would"):
        return "a polite wish"
    if below & stops("habit"):
        return "a habit"
    after = cue.clause.doc[cue.clause.i + 1 : cue.clause.i + 2].text.lower()
    refused = is_negated(cue.clause) or "only" in (*below, after)
    if refused and lemma in stops("refusal in the past"):
        return "a refusal"
    if _perfect(cue):
        return "what did not come about"
    if is_reported(cue.clause) or condition_of(cue.clause) is not None:
        return None
    return "told of the past" if _past_around(cue.clause) else None


def _past_around(verb: Token) -> bool:
    """Whether the clauses above and beside a clause are told in the past."""
    return any(
        t.tag_ == "VBD"
        and t.dep_ not in ("relcl", "acl", "parataxis")
        and t.i != verb.i
        and t.lemma_ != "be"
        for t in verb.sent
    )


def _could(cue: Cue) -> str | None:
    if _perfect(cue):
        return "what did not come about"
    if is_negated(cue.clause) and condition_of(cue.clause) is None:
        return "inability in the past"
    return None


def _can(cue: Cue) -> str | None:
    subject = subject_of(cue.clause)
    if cue.clause.lemma_.lower() in stops("can of speech"):
        return "a way of speaking"
    if any(c.dep_ == "mark" and c.lower_ in ("before", "until") for c in cue.clause.children):
        return "a point in time"
    if subject is None:
        return None
    names = {subject.lower_, subject.lemma_.lower()}
    if names & stops("subject of ability") or subject.ent_type_ == "PERSON":
        return "an ability"
    mention = mention_at(cue.clause.doc, subject.i)
    if mention is not None and not mention.modifier:
        return "an ability"
    return None


def _may(cue: Cue) -> str | None:
    if any(c.lower_ == "once" for c in cue.clause.children):
        return "a concession about the past"
    orders = is_negated(cue.clause) and cue.clause.lemma_.lower() in stops("order")
    return "an order" if orders else None


def _shall(cue: Cue) -> str | None:
    subject = subject_of(cue.clause)
    owed = subject is not None and subject.lemma_.lower() in stops("subject of obligation")
    return "an obligation" if owed else None


def _present_state(cue: Cue) -> bool:
    """ "No doubt" with a verb of state in the present says what is, not what will be."""
    words = {cue.clause.doc[i].lower_ for i in cue.tokens}
    if words != {"no", "doubt"} and words != {"without", "doubt"}:
        return False
    there = any(c.dep_ == "expl" for c in cue.clause.children)
    verb = next(
        (c for c in cue.clause.doc[cue.tokens[-1]].children if c.dep_ in ("acl", "ccomp")), None
    )
    clause = verb if there and verb is not None else cue.clause
    modal = any(c.tag_ == "MD" for c in clause.children)
    return not modal and clause.lemma_ in stops("state of things")


def _predicts_again(cue: Cue, found: list[Cue]) -> bool:
    below = {t.i for t in cue.clause.subtree}
    return any(c is not cue and c.form == "modal" and c.clause.i in below for c in found)
