"""What an act's own clause or phrase says of its status: modals, negation, tense, modifiers."""

from __future__ import annotations

from spacy.tokens import Token

from realpolitik.reading.cues import cues
from realpolitik.reading.grammar import children
from realpolitik.reading.status_words import (
    DECIDING,
    effect_of,
    effects,
    is_denied,
    is_infinitive,
    is_perfect,
    negation,
    row_of,
)

_SUBJECTS = ("nsubj", "nsubjpass")
_INVERTED = frozenset({"had", "should", "were"})
_OPEN = frozenset({"may", "might", "need"})
_DEPTH = 6

Found = tuple[str | None, str]
"""An effect, if there is one, and the word that has it."""


def own(node: Token, fresh: bool) -> Found:
    """What a node's own auxiliaries, negation and modifiers say about it.

    ``fresh`` is false for a clause whose words have no hold on the act: one coordinated with its
    own subject, or with a verb of another form.
    """
    if node.pos_ in {"NOUN", "PROPN"}:
        return _of_noun(node)
    if not fresh:
        return None, ""
    denied, modal = negation(node), modal_of(node)
    if modal is not None and denied is not None:
        return _of_denied_modal(node, modal), f"{modal.text} {denied.text}"
    if denied is not None:
        return "negated", denied.text
    if modal is not None:
        return _of_modal(node, modal), modal.text
    return _of_adverb(node)


def _of_adverb(node: Token) -> Found:
    for child in children(node, "advmod"):
        effect = effects("adv").get(child.lower_)
        if effect in DECIDING:
            return effect, child.text
    return None, ""


def _of_denied_modal(node: Token, modal: Token) -> str | None:
    """ "May not" leaves it open; "should not have" blames for what was done."""
    if modal.lower_ in {"should", "ought"} and is_perfect(node):
        return None
    return "hypothetical" if modal.lower_ in _OPEN else "negated"


def _of_modal(node: Token, modal: Token) -> str:
    if modal.lower_ in {"would", "'d"} and _is_reported(node) and not _has_condition(node):
        return "hypothetical" if is_doubted(node) else "future"
    effect = effects("modal").get(modal.lower_, "hypothetical")
    return "hypothetical" if effect == "future" and is_doubted(node) else effect


def is_open(node: Token) -> bool:
    """Within a condition or a "whether": what is ahead there may not come."""
    for token in (node, *node.ancestors):
        if is_condition(token):
            return True
        if any(c.dep_ == "mark" and c.lower_ in {"whether", "if"} for c in token.children):
            return True
        if token.dep_ in {"relcl", "ROOT", "advcl"} or (token.dep_ == "ccomp" and token != node):
            return False
    return False


def modal_of(node: Token) -> Token | None:
    """The modal of a verb, or of the verb that it is coordinated with."""
    helping = children(node, "aux")
    found = next((c for c in helping if c.tag_ == "MD" or c.lower_ in {"need", "ought"}), None)
    has_own = found is not None or children(node, "aux", "auxpass", *_SUBJECTS)
    if has_own or node.dep_ != "conj" or not shares_auxiliary(node):
        return found
    return modal_of(node.head)


def shares_auxiliary(node: Token) -> bool:
    """True for "will come and see"; false for "was not told and only learned", "but saw"."""
    head = node.head
    if head.pos_ not in {"VERB", "AUX"}:
        return False
    has_own = children(node, "aux", "auxpass", "neg", *_SUBJECTS)
    helped = children(head, "aux", "auxpass")
    finite = node.tag_ in {"VBD", "VBZ", "VBP"} and helped and node.tag_ != head.tag_
    return not has_own and not finite


def is_contrasted(node: Token) -> bool:
    """True for the second of "did not stay but left"."""
    return node.dep_ == "conj" and any(c.lower_ == "but" for c in children(node.head, "cc"))


def _is_reported(node: Token) -> bool:
    """In a clause that a verb in the past, or a noun of speech, reports."""
    while node.dep_ == "conj":
        node = node.head
    if node.dep_ == "acl":
        return any(c.dep_ == "mark" and c.lower_ == "that" for c in node.children)
    return node.dep_ == "ccomp" and node.head.tag_ in {"VBD", "VBN"}


def is_doubted(node: Token) -> bool:
    """True below "hopes that", "fears that", "it is unlikely that"."""
    while node.dep_ == "conj":
        node = node.head
    if node.dep_ != "ccomp":
        return False
    row = row_of(node.head, "finite")
    if row is not None and row[1] == "verb-finite":
        return effects(row[1])[row[0]] == "hypothetical"
    word = predicate_of(node.head)
    return word is not None and effects("adj").get(word.lower_) == "hypothetical"


def predicate_of(head: Token) -> Token | None:
    """The adjective of "it is likely that …", "it seems impossible that …"."""
    if head.pos_ == "ADJ":
        return head
    return next(iter(children(head, "acomp", "oprd", "attr")), None)


def _has_condition(node: Token) -> bool:
    return any(is_condition(c) for c in node.children)


def is_condition(clause: Token) -> bool:
    """True for "if they come", "as long as they come", "had they come"."""
    if clause.dep_ == "advcl" and mark_of(clause)[0] == "condition":
        return True
    return clause.dep_ in {"advcl", "ccomp"} and is_inverted(clause)


def is_inverted(clause: Token) -> bool:
    """True for "had they come, …": the auxiliary before the subject, and no question."""
    subject = next(iter(children(clause, *_SUBJECTS)), None)
    first = next(iter(children(clause, "aux", "auxpass")), None)
    if subject is None or first is None or first.lower_ not in _INVERTED or first.i > subject.i:
        return False
    return not clause.sent.text.rstrip().endswith("?")


def mark_of(clause: Token) -> Found:
    """What the conjunction of an adverbial clause does, with its words: "as long as"."""
    for mark in clause.children:
        if mark.dep_ not in {"mark", "advmod"}:
            continue
        for length in (3, 2, 1):
            words = clause.doc[max(mark.i - length + 1, clause.sent.start) : mark.i + 1].text
            effect = effects("mark").get(words.lower())
            if effect is not None:
                return effect, words
    return None, ""


def _of_noun(noun: Token) -> Found:
    for child in noun.children:
        if child.dep_ == "det" and child.lower_ in {"no", "neither"}:
            return "negated", child.text
        if child.dep_ == "det" and child.lower_ == "any":
            return "hypothetical", child.text
        if child.dep_ in {"amod", "compound"}:
            effect = effects("amod").get(child.lower_)
            if effect in DECIDING:
                return effect, child.text
        if child.dep_ == "acl" and child.tag_ == "VBN" and not is_infinitive(child):
            effect = effect_of(child, "noun", {})
            if effect in DECIDING and not is_denied(child):
                return effect, child.text
    return None, ""


def denier_of(node: Token) -> str | None:
    """The verb that denies the clause above: "denied that it planned to station troops"."""
    for token in (node, *node.ancestors):
        if token.dep_ == "ccomp":
            cue = cues("verb").get(token.head.lemma_)
            denies = cue is not None and cue.family == "deny" and negation(token.head) is None
            return token.head.text if denies else None
        if token.dep_ in {"advcl", "relcl", "ROOT"}:
            return None
    return None
