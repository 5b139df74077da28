"""Status: whether an act happened, may happen, will happen or did not, from the words above it.

The judgement starts at the trigger and walks up the parse. Each step asks what the word above
does to the clause or noun below it ("refuse" denies it, "plan" puts it ahead, "halt" takes for
granted that it happened), by the tables ``lexicon/status.csv`` and ``lexicon/acts.csv``
(column ``complement``). The innermost word that decides wins; what is taken for granted stays
actual whatever stands above. PLOVER's auxiliary modes: codebook digest, section 2.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from realpolitik.reading.grammar import children, clause_of, subtree_bounds
from realpolitik.reading.status_above import above, is_clause_of_its_own
from realpolitik.reading.status_own import (
    denier_of,
    is_condition,
    is_contrasted,
    is_open,
    own,
    shares_auxiliary,
)
from realpolitik.reading.status_words import DECIDING
from realpolitik.records import Status

__all__ = ["Judgement", "is_condition", "judge"]

_STEPS = 14


@dataclass(frozen=True, slots=True)
class Judgement:
    """A status, the condition it hangs on, and the words that decided, innermost first."""

    status: Status
    conditional_on: str | None
    cues: tuple[str, ...]
    presupposed: bool = False


def judge(trigger: Token, governors: Mapping[int, str]) -> Judgement:
    """The status of the act that a trigger names.

    Args:
        trigger: the verb, noun or adjective that names the act.
        governors: by token index, what an act matched above does to its complement.
    """
    condition = _condition(trigger)
    effect, cue, node = _decided(trigger, governors)
    if effect == "presupposed":
        return Judgement("actual", None, (cue,), presupposed=True)
    if effect == "future" and is_open(node):
        effect = "hypothetical"
    if effect in DECIDING:
        denier = None if effect == "negated" else denier_of(node)
        told = (cue, denier) if denier else (cue,)
        return Judgement(_as_status("negated" if denier else effect), condition, told)
    if _is_asked(trigger):
        return Judgement("hypothetical", condition, ("?",))
    return Judgement("actual", condition, ())


def _decided(trigger: Token, governors: Mapping[int, str]) -> tuple[str, str, Token]:
    """The effect that decides, the word that has it, and the node that it was found at."""
    node, fresh = trigger, True
    for _ in range(_STEPS):
        effect, cue = own(node, fresh)
        if effect in DECIDING:
            return effect, cue, node
        over = above(node, governors)
        if over.effect is not None:
            return over.effect, over.cue, node
        if over.stop or node.head == node:
            break
        fresh = node.head.pos_ in {"VERB", "AUX"} and _is_held_by_head(node)
        node = node.head
    return "actual", "", node


def _is_held_by_head(node: Token) -> bool:
    """False for a coordinated clause that the auxiliaries of the first have no hold on."""
    if node.dep_ != "conj" or node.pos_ not in {"VERB", "AUX"}:
        return True
    return not is_clause_of_its_own(node) and shares_auxiliary(node) and not is_contrasted(node)


def _is_asked(trigger: Token) -> bool:
    """In a question that may be answered with no; "why did they come?" grants the act."""
    sent = trigger.sent
    if not sent.text.rstrip().endswith("?") or any(t.tag_.startswith("W") for t in sent[:3]):
        return False
    if any(_opens_question(t) for t in (trigger, *trigger.ancestors)):
        return True
    return not any(t.is_quote or t.lower_ == ":" for t in sent)


def _opens_question(verb: Token) -> bool:
    """True where an auxiliary stands before the subject: "did they come", "are they"."""
    subject = next(iter(children(verb, "nsubj", "nsubjpass")), None)
    if subject is None:
        return False
    helping = [*children(verb, "aux", "auxpass"), *([verb] if verb.pos_ == "AUX" else [])]
    return any(word.i < subject.i for word in helping)


def _as_status(text: str) -> Status:
    match text:
        case "future" | "hypothetical" | "negated" | "historical":
            return text
        case _:
            return "actual"


def _condition(trigger: Token) -> str | None:
    """The words of the condition that an act hangs on, or stands in."""
    clause = clause_of(trigger)
    for _ in range(_STEPS):
        if is_condition(clause):
            return _text(clause)
        for child in (*clause.children, *_of_infinitives(clause)):
            if is_condition(child):
                return _text(child)
        if clause.dep_ not in {"xcomp", "conj", "ccomp", "pcomp"}:
            return None
        clause = clause_of(clause.head) if clause.head != clause else clause
        if clause.dep_ == "ROOT" and not any(is_condition(c) for c in clause.children):
            return None
    return None


def _of_infinitives(clause: Token) -> list[Token]:
    """What hangs on an infinitive below: "threatened to close the straits if …"."""
    return [c for x in children(clause, "xcomp") for c in x.children]


def _text(clause: Token) -> str:
    low, high = subtree_bounds(clause)
    return clause.doc[low:high].text.strip(" ,;")
