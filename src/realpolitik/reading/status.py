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
from functools import cache

from spacy.tokens import Token

from realpolitik import tables
from realpolitik.reading.cues import cues
from realpolitik.reading.grammar import children, clause_of, subtree_bounds
from realpolitik.records import Status

_STEPS = 14
_DECIDING = frozenset({"future", "hypothetical", "negated", "historical"})
_COPULAS = frozenset({"be", "seem", "appear", "look", "become", "remain", "prove", "sound"})
_DOUBTING = frozenset(
    {"doubt", "hope", "fear", "wish", "imagine", "suppose", "pretend", "dread", "worry", "dream"}
)
_MAINTAINING = frozenset({"maintain", "keep", "uphold", "sustain", "continue", "use", "exercise"})
_REPORTING = frozenset(
    {"say", "claim", "think", "emphasise", "concede", "foresee", "warn", "doubt", "hope"}
)
_INDEFINITE = frozenset({"a", "an", "any", "another", "some"})


@dataclass(frozen=True, slots=True)
class Judgement:
    """A status, the condition it hangs on, and the words that decided, innermost first."""

    status: Status
    conditional_on: str | None
    cues: tuple[str, ...]
    presupposed: bool = False


@cache
def effects(pos: str) -> Mapping[str, str]:
    """What the words of one kind do to the act below them, by lemma."""
    found = tables.rows("lexicon", "status.csv")
    return {row["lemma"]: row["effect"] for row in found if row["pos"] == pos}


def judge(trigger: Token, governors: Mapping[int, str]) -> Judgement:
    """The status of the act that a trigger names.

    Args:
        trigger: the verb, noun or adjective that names the act.
        governors: by token index, what an act matched above does to its complement.
    """
    condition = _condition(trigger)
    status, stopped = "actual", False
    told: list[str] = []
    node, fresh = trigger, True
    for _ in range(_STEPS):
        effect, cue = _own(node, fresh)
        if effect is None:
            effect, cue, stopped = _from_above(node, governors)
            if effect in {"future", "hypothetical"} and _is_undone(node, cue):
                effect = "negated"
        if effect == "presupposed":
            return Judgement("actual", None, (cue,), presupposed=True)
        if effect in _DECIDING:
            denied = None if effect == "negated" else _denied(node)
            status, told = ("negated", [cue, denied]) if denied else (effect, [cue])
            break
        if stopped or node.head == node:
            break
        fresh = node.head.pos_ in {"VERB", "AUX"} and not _is_clause_of_its_own(node)
        node = node.head
    else:
        told = []
    if status == "actual" and trigger.sent.text.rstrip().endswith("?"):
        status, told = "hypothetical", ["?"]
    return Judgement(_as_status(status), condition, tuple(told))


def _denied(node: Token) -> str | None:
    """The verb that denies the clause above: "denied that it planned to station troops"."""
    for token in (node, *node.ancestors):
        if token.dep_ == "ccomp":
            cue = cues("verb").get(token.head.lemma_)
            return token.head.text if cue is not None and cue.family == "deny" else None
        if token.dep_ in {"advcl", "relcl", "ROOT"}:
            return None
    return None


def _is_undone(node: Token, cue: str) -> bool:
    """True where the word that decides is itself denied: "no intention of", "did not allow"."""
    governor = next((a for a in node.ancestors if a.text == cue), None)
    if governor is None:
        return False
    own = any(c.dep_ == "neg" or c.lower_ in {"no", "never"} for c in governor.children)
    above = governor.head if governor.dep_ == "dobj" else governor
    return own or any(c.dep_ == "neg" for c in above.children)


def _is_clause_of_its_own(node: Token) -> bool:
    """A coordinated clause with a subject: what denies the first clause does not deny it."""
    return (
        node.dep_ == "conj"
        and node.pos_ in {"VERB", "AUX"}
        and bool(children(node, "nsubj", "nsubjpass"))
    )


def _as_status(text: str) -> Status:
    match text:
        case "future" | "hypothetical" | "negated" | "historical":
            return text
        case _:
            return "actual"


def _own(node: Token, fresh: bool) -> tuple[str | None, str]:
    """What a node's own auxiliaries, negation and modifiers say about it."""
    if node.pos_ in {"NOUN", "PROPN"}:
        return _noun_own(node)
    if not fresh:
        return None, ""
    negation = next(
        (c for c in node.children if c.dep_ == "neg" or effects("adv").get(c.lower_) == "negated"),
        None,
    )
    modal = _modal(node)
    if modal is not None and negation is not None:
        known = modal.lower_ in {"may", "might"}
        return ("hypothetical" if known else "negated"), f"{modal.text} {negation.text}"
    if negation is not None and not _not_only(negation):
        return "negated", negation.text
    if modal is not None:
        return _of_modal(node, modal), modal.text
    adverb = next(
        (
            c
            for c in node.children
            if c.dep_ == "advmod" and effects("adv").get(c.lower_) in _DECIDING
        ),
        None,
    )
    return (effects("adv")[adverb.lower_], adverb.text) if adverb is not None else (None, "")


def _not_only(negation: Token) -> bool:
    following = negation.nbor(1) if negation.i + 1 < len(negation.doc) else negation
    return following.lower_ in {"only", "just", "merely"}


def _modal(node: Token) -> Token | None:
    """The modal of a verb, or of the verb that it is coordinated with."""
    own = next((c for c in node.children if c.dep_ == "aux" and c.tag_ == "MD"), None)
    has_own = own is not None or any(
        c.dep_ in {"aux", "auxpass", *("nsubj", "nsubjpass")} for c in node.children
    )
    if has_own or node.dep_ != "conj" or node.head.pos_ not in {"VERB", "AUX"}:
        return own
    return _modal(node.head)


def _of_modal(node: Token, modal: Token) -> str:
    if modal.lower_ in {"would", "'d"} and _reported(node) and not _has_condition(node):
        return "future"
    return effects("modal").get(modal.lower_, "hypothetical")


def _reported(node: Token) -> bool:
    return node.dep_ == "ccomp" and node.head.tag_ in {"VBD", "VBN"}


def _has_condition(node: Token) -> bool:
    return any(is_condition(c) for c in node.children)


def _finite(node: Token, head: Token, effect: str | None) -> str | None:
    """What a word does to a finite clause: only denial and doubt undo what is told as fact."""
    if any(c.lower_ in {"whether", "if"} and c.dep_ == "mark" for c in node.children):
        return "hypothetical"
    cue = cues("verb").get(head.lemma_)
    beside = node.i < head.i and (cue is None or cue.family not in _REPORTING)
    told = head.lemma_.lower() not in _DOUBTING and node.tag_ in {"VBD", "VBN", "VBZ", "VBP", "VBG"}
    if beside or effect not in _DECIDING or (told and effect != "negated"):
        return None
    return effect


def is_condition(clause: Token) -> bool:
    if clause.dep_ != "advcl":
        return False
    marks = [c.lower_ for c in clause.children if c.dep_ in {"mark", "advmod"}]
    return any(effects("mark").get(m) == "condition" for m in marks)


def _noun_own(noun: Token) -> tuple[str | None, str]:
    for child in noun.children:
        if child.dep_ == "det" and child.lower_ in {"no", "neither"}:
            return "negated", child.text
        if child.dep_ == "det" and child.lower_ == "any":
            return "hypothetical", child.text
        if child.dep_ in {"amod", "compound"}:
            effect = effects("amod").get(child.lower_)
            if effect in _DECIDING:
                return effect, child.text
    return None, ""


def _from_above(node: Token, governors: Mapping[int, str]) -> tuple[str | None, str, bool]:
    """What the word above does to a node: an effect, the word, and whether to stop there."""
    head = node.head
    if node.dep_ == "relcl" and any(c.tag_ == "TO" for c in node.children):
        return _as_clause(node, head, governors)
    if node.dep_ in {"relcl", "appos", "ROOT", "parataxis", "dep", "poss", "amod", "compound"}:
        return None, "", node.dep_ not in {"compound", "poss"}
    if node.dep_ == "conj":
        alone = _is_clause_of_its_own(node)
        return None, "", alone and head.dep_ not in {"ccomp", "xcomp", "acl", "advcl", "pcomp"}
    if node.dep_ == "advcl":
        return _adverbial(node)
    if node.dep_ in {"pobj", "pcomp"}:
        return _prepositional(node, governors)
    if node.dep_ == "csubj" and any(c.lower_ == "whether" for c in node.children):
        return "hypothetical", "whether", True
    if node.dep_ in {"nsubj", "nsubjpass", "csubj"}:
        return _as_subject(node, governors)
    if node.dep_ in {"dobj", "attr", "oprd", "dative", "acomp"}:
        return _as_object(node, governors)
    if node.dep_ in {"xcomp", "ccomp", "acl"}:
        return _as_clause(node, head, governors)
    return None, "", False


def _adverbial(node: Token) -> tuple[str | None, str, bool]:
    marks = [c for c in node.children if c.dep_ in {"mark", "advmod"}]
    for mark in marks:
        effect = effects("mark").get(mark.lower_)
        if effect == "condition":
            return "hypothetical", mark.text, True
        if effect == "presupposed":
            return None, "", True
        if effect is not None:
            return effect, mark.text, True
    if any(c.tag_ == "TO" for c in node.children):
        return "hypothetical", "to", True
    return None, "", node.tag_ not in {"VBG", "VBN"}


def _prepositional(node: Token, governors: Mapping[int, str]) -> tuple[str | None, str, bool]:
    prep = node.head
    effect = effects("prep").get(prep.lower_)
    above = prep.head
    if effect == "negated" or (prep.lower_ == "than" and above.lower_ == "rather"):
        return "negated", prep.text, True
    if prep.lower_ == "of" and above.lower_ in {"case", "event"}:
        return "hypothetical", f"in {above.text} of", True
    governed = _lemma_effect(above, governors)
    if governed is not None:
        return governed, above.text, False
    if effect is not None and above.pos_ in {"VERB", "AUX"}:
        return effect, prep.text, effect == "presupposed"
    taken_for_granted = node.pos_ == "NOUN" and above.pos_ == "NOUN" and _is_definite(node)
    return None, "", taken_for_granted


def _lemma_effect(head: Token, governors: Mapping[int, str]) -> str | None:
    """The effect of a governing word; "transparent" counts as none."""
    own = governors.get(head.i)
    if own:
        return None if own == "transparent" else own
    pos = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj"}
    effect = effects(pos.get(head.pos_, "verb")).get(head.lemma_.lower())
    return None if effect == "transparent" else effect


def _as_subject(node: Token, governors: Mapping[int, str]) -> tuple[str | None, str, bool]:
    """An act as the subject of its sentence: "an attack seems unlikely", "talks took place"."""
    predicate = node.head
    if predicate.lemma_ in _COPULAS:
        for word in [*children(predicate, "acomp", "oprd", "attr"), *children(predicate, "advmod")]:
            effect = _predicate_effect(word, predicate)
            if effect is not None:
                return effect, word.text, True
    verb_effect = effects("verb").get(predicate.lemma_)
    if predicate.lemma_ in effects("occur") or predicate.lemma_ in _COPULAS:
        return None, "", False
    if node.dep_ == "nsubjpass" and verb_effect is not None:
        return verb_effect, predicate.text, False
    if _is_indefinite(node) and _own(predicate, True)[0] in _DECIDING:
        return "hypothetical", predicate.text, True
    return None, "", True


def _predicate_effect(word: Token, predicate: Token) -> str | None:
    """The effect of "unlikely"; "so" and "such" take that of the clause before."""
    effect = effects("adj").get(word.lower_)
    if effect in _DECIDING:
        return effect
    if word.lower_ == "so" and predicate.dep_ == "conj":
        earlier = children(predicate.head, "acomp", "oprd", "attr")
        return next((effects("adj").get(w.lower_) for w in earlier), None)
    return None


def _is_indefinite(noun: Token) -> bool:
    return any(c.dep_ == "det" and c.lower_ in _INDEFINITE for c in noun.children)


def _is_definite(noun: Token) -> bool:
    return any(c.dep_ == "poss" or c.lower_ == "the" for c in noun.children)


def _as_object(node: Token, governors: Mapping[int, str]) -> tuple[str | None, str, bool]:
    """An act as an object: "cancelled the talks", "launched an attack", "fears an attack"."""
    verb = node.head
    effect = governors.get(verb.i) or effects("verb").get(verb.lemma_.lower())
    if effect == "transparent" or node.dep_ in {"attr", "acomp"}:
        return None, "", False
    if effect is not None:
        return effect, verb.text, False
    if verb.lemma_ in _MAINTAINING:
        return None, "", False
    if _is_indefinite(node) or node.pos_ in {"VERB", "AUX"}:
        return None, "", False
    return None, "", not _no_article(node)


def _no_article(noun: Token) -> bool:
    return not any(c.dep_ in {"det", "poss"} for c in noun.children)


def _as_clause(
    node: Token, head: Token, governors: Mapping[int, str]
) -> tuple[str | None, str, bool]:
    """An act in a clause that another word governs: "refused to sign", "the plan to attack"."""
    effect = governors.get(head.i)
    if effect == "transparent":
        return None, "", False
    if effect is None:
        effect = _lemma_effect(head, governors)
    infinitive = any(c.tag_ == "TO" for c in node.children)
    if node.dep_ == "ccomp" and not infinitive and node.tag_ != "VB":
        return _finite(node, head, effect), head.text, True
    if infinitive and any(c.lemma_ == "have" and c.dep_ == "aux" for c in node.children):
        return (effect if effect == "negated" else None), head.text, True
    if effect is not None:
        return effect, head.text, False
    if head.lemma_ == "be" and infinitive:
        return "future", "to be to", True
    known = head.lemma_.lower() in effects("verb") or head.lemma_.lower() in effects("noun")
    if infinitive and not known:
        return "hypothetical", f"{head.text} to", True
    return None, "", node.dep_ == "acl" and not known and node.tag_ in {"VBN", "VBG"}


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
