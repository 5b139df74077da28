"""What the clause of a date says of it: that it is past, to come, or the time of the act itself."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

_PLANNING = frozenset(
    [
        "plan", "expect", "intend", "schedule", "promise", "vow", "pledge", "agree", "aim",
        "hope", "seek", "want", "set", "due", "prepare", "decide", "slate", "threaten",
        "propose", "offer",
    ]
)  # fmt: skip
_FUTURE_AUX = frozenset({"will", "shall", "'ll", "’ll", "wo"})
_OPEN_AUX = frozenset({"would", "may", "might", "should", "must"})
"""These look ahead, unless "have" follows."""

_TO_COME = frozenset(
    [
        "announce", "approve", "arrange", "award", "book", "call", "confirm", "convene", "declare",
        "delay", "demand", "extend", "fix", "forecast", "foresee", "invite", "name", "order",
        "postpone", "predict", "project", "renew", "request", "reschedule", "say", "summon",
        "tell", "warn", "win", "grant", "give", "allow", "authorise", "authorize", "move",
        "cancel", "suspend", "bring",
    ]
)  # fmt: skip
"""Verbs whose date, after them, is often that of what they bring about."""

_DEADLINE = frozenset({"by", "until", "till"})
_IN_TIME = frozenset({"on", "in", "at"})
_UNSURE = frozenset({"neg", "mark"})


def is_ahead(token: Token) -> bool:
    """Whether the clause of a date speaks of what is to come."""
    verb = next((t for t in (token, *token.ancestors) if t.pos_ in ("VERB", "AUX")), None)
    if verb is None:
        return False
    if token.head.dep_ == "prep" and token.head.lower_ in _DEADLINE:
        return verb.tag_ not in ("VBD", "VBN")
    helpers = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    if helpers & _FUTURE_AUX or (helpers & _OPEN_AUX and "have" not in helpers):
        return True
    return "to" in helpers and (verb.head.lemma_ in _PLANNING or verb.head.lemma_ == "be")


def is_told_as_past(verb: Token) -> bool:
    """Whether a verb tells an act as done: "signed", "has signed", "was signed"."""
    if verb.tag_ not in ("VBD", "VBN") or is_ahead(verb):
        return False
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if any(c.tag_ in ("MD", "TO", "VBP", "VBZ") and c.lemma_ != "have" for c in helpers):
        return False
    finite = verb.tag_ == "VBD" or any(c.tag_ in ("VBD", "VBZ", "VBP") for c in helpers)
    return finite and not any(c.dep_ in _UNSURE for c in verb.children)


def dated_verb(span: Span) -> Token | None:
    """The verb on which a date hangs, through "on", "in" or "at" or without a preposition."""
    opening = span.doc[span.sent.start]
    if span.start == opening.i + 1 and opening.lower_ in _IN_TIME:
        head = opening.head
    else:
        head = span.root.head
        if head.dep_ == "prep":
            if head.lower_ not in _IN_TIME:
                return None
            head = head.head
    return head if head.pos_ == "VERB" else None


def dates_verb(span: Span, verb: Token) -> bool:
    """Whether a date can only be the time of a verb's act, not of what the act brings about."""
    fronted = span.start < verb.i
    return dated_verb(span) == verb and (fronted or verb.lemma_.lower() not in _TO_COME)


def dates_alone(doc: Doc, span: Span, verb: Token) -> bool:
    """Whether, besides, no noun stands between verb and date that the date might belong to."""
    between = doc[verb.i + 1 : span.start]
    return dates_verb(span, verb) and not any(t.pos_ == "NOUN" for t in between)
