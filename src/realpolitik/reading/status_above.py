"""What the word above an act, or above the clause or phrase it stands in, does to its status."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from realpolitik.lexicon.lemmas import lemma
from realpolitik.reading.cues import cues
from realpolitik.reading.grammar import children, clause_of
from realpolitik.reading.status_own import is_inverted, mark_of, own, predicate_of
from realpolitik.reading.status_words import (
    COPULAS,
    DECIDING,
    effect_of,
    effects,
    has_no_article,
    is_definite,
    is_denied,
    is_indefinite,
    is_infinitive,
    is_perfect,
    kind_of,
    negation,
    reversed_effect,
    row_of,
)

Governors = Mapping[int, str]
"""By token index, what an act matched above does to its complement."""

_MAINTAINING = frozenset({"maintain", "keep", "uphold", "sustain", "continue", "use", "exercise"})
_REPORTING = frozenset(
    {"say", "claim", "think", "emphasise", "concede", "foresee", "warn", "doubt", "hope"}
)
_NEVER_GOVERNING = frozenset({"relcl", "appos", "ROOT", "parataxis", "dep", "poss", "amod"})
_UNIQUE = frozenset({"first", "second", "third", "last", "latest", "only"})
_OPEN_MODALS = frozenset({"may", "might", "could"})


@dataclass(frozen=True, slots=True)
class Above:
    """An effect, the word that has it, and whether the words further up have no hold."""

    effect: str | None = None
    cue: str = ""
    stop: bool = False


NOTHING, STOP = Above(), Above(stop=True)


def above(node: Token, governors: Governors) -> Above:
    """What the word above does to a node."""
    dep = node.dep_
    if dep in {"relcl", "acl", "ROOT"} and is_infinitive(node):
        return _postmodifier(node, governors)
    if is_inverted(node) and dep in {"ccomp", "advcl"}:
        return Above("hypothetical", "inversion", stop=True)
    if dep in _NEVER_GOVERNING or dep == "compound":
        return Above(stop=dep not in {"compound", "poss"})
    if dep == "conj":
        alone = is_clause_of_its_own(node) or _is_finite_behind_infinitive(node)
        return Above(
            stop=alone and node.head.dep_ not in {"ccomp", "xcomp", "acl", "advcl", "pcomp"}
        )
    if dep == "advcl":
        return _adverbial(node)
    if dep in {"pobj", "pcomp"}:
        return _prepositional(node, governors)
    if dep == "csubj" and any(c.lower_ == "whether" for c in node.children):
        return Above("hypothetical", "whether", stop=True)
    if dep in {"nsubj", "nsubjpass", "csubj"}:
        return _subject(node, governors)
    if dep in {"dobj", "attr", "oprd", "dative", "acomp"}:
        return _object(node, governors)
    return _clause(node, governors) if dep in {"xcomp", "ccomp", "acl"} else NOTHING


def is_clause_of_its_own(node: Token) -> bool:
    """A coordinated clause with a subject: what denies the first clause does not deny it."""
    return (
        node.dep_ == "conj"
        and node.pos_ in {"VERB", "AUX"}
        and bool(children(node, "nsubj", "nsubjpass"))
    )


def _is_finite_behind_infinitive(node: Token) -> bool:
    """ "Flew there to plead but left": the parser hung the second verb on the infinitive."""
    return node.tag_ in {"VBD", "VBZ"} and node.head.tag_ == "VB" and is_infinitive(node.head)


def _turned(word: Token, effect: str | None, below: str, prep: str = "") -> Above:
    """The effect of a governing word as its own negation and modal leave it."""
    if effect == "transparent":
        return NOTHING
    if effect in {"future", "hypothetical", "negated"} and is_denied(word):
        effect = reversed_effect(word, effect, below, prep)
        return Above(effect, word.text, stop=effect == "actual")
    modal = next((c for c in word.children if c.tag_ == "MD"), None)
    if effect == "negated" and modal is not None and modal.lower_ in _OPEN_MODALS:
        return Above("hypothetical", modal.text)
    return Above(effect, word.text)


def _postmodifier(node: Token, governors: Governors) -> Above:
    """An infinitive behind a noun: "the plan to sign", "the first to sign", "Oslo to sign"."""
    head = node.head
    if node.dep_ == "ROOT" or _is_headline(node):
        return Above("future", "to", stop=True)
    if any(word.lower_ in _UNIQUE for word in (head, *children(head, "amod"))):
        return NOTHING
    known = row_of(head, "inf") is not None or head.i in governors
    if not known and children(node, "auxpass"):
        return Above("future", "to be", stop=True)
    return _clause(node, governors)


def _is_headline(node: Token) -> bool:
    """No verb of the sentence is finite: "Oslo to sign pact"."""
    finite = any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in node.sent)
    return not finite and node.head.dep_ == "ROOT" and node.head.i < node.i


def _adverbial(node: Token) -> Above:
    before = node.doc[max(node.left_edge.i - 2, node.sent.start) : node.i].text.lower()
    if "rather than" in before or "instead of" in before:
        return Above("negated", "rather than", stop=True)
    effect, words = mark_of(node)
    if effect == "condition":
        return Above("hypothetical", words, stop=True)
    if effect == "open":
        told = node.tag_ in {"VBD", "VBN"} and clause_of(node.head).tag_ in {"VBD", "VBN"}
        return STOP if told else Above("hypothetical", words, stop=True)
    if effect == "presupposed":
        return STOP
    if effect is not None:
        return Above(effect, words, stop=True)
    if is_infinitive(node):
        return _infinitive_of(node)
    apart = node.left_edge.i > node.sent.start and node.left_edge.nbor(-1).is_punct
    return Above(stop=node.tag_ not in {"VBG", "VBN"} or (apart and node.i > node.head.i))


def _infinitive_of(node: Token) -> Above:
    """What an infinitive tells: the outcome ("fell to reach a low"), else the purpose."""
    if lemma(node.head) in effects("result"):
        return NOTHING
    return Above("hypothetical", "to", stop=True)


def _prepositional(node: Token, governors: Governors) -> Above:
    prep = node.head
    if node.dep_ == "pcomp" and node.tag_ in {"VBD", "VBZ", "VBP"}:
        return STOP
    effect, words = _of_preposition(prep)
    governor = prep.head
    if effect == "negated":
        return Above("negated", words, stop=True)
    if prep.lower_ == "of" and governor.lower_ in {"case", "event"}:
        return Above("hypothetical", f"in {governor.text} of", stop=True)
    if effect == "adjunct":
        return _beside(node, governor)
    governed = _turned(
        governor, effect_of(governor, "prep", governors, prep.lower_), "prep", prep.lower_
    )
    if governed.effect is not None or governed.stop:
        return governed
    if effect is not None and governor.pos_ in {"VERB", "AUX"}:
        return Above(effect, prep.text, stop=effect == "presupposed")
    if node.pos_ != "NOUN" or not is_definite(node):
        return NOTHING
    denied = governor.pos_ == "VERB" and prep.lower_ != "with" and negation(governor) is not None
    return Above(stop=denied or governor.pos_ in {"NOUN", "PRON"})


def _of_preposition(prep: Token) -> tuple[str | None, str]:
    """What a preposition does, alone or with the word beside it: "due to", "instead of"."""
    sent, doc = prep.sent, prep.doc
    pairs = [doc[i : i + 2].text for i in (prep.i - 1, prep.i) if sent.start <= i < sent.end - 1]
    for words in (*pairs, prep.text):
        effect = effects("prep").get(words.lower())
        if effect is not None:
            return effect, words
    return None, ""


def _beside(node: Token, governor: Token) -> Above:
    """What is only the setting ("during", "due to") is ahead where the verb is, else a fact."""
    if not is_definite(node) and own(clause_of(governor), True)[0] == "future":
        return Above("future", clause_of(governor).text, stop=True)
    return STOP


def _subject(node: Token, governors: Governors) -> Above:
    """An act as the subject of its sentence: "an attack seems unlikely", "talks took place"."""
    predicate = node.head
    if predicate.lemma_ in COPULAS:
        for word in [*children(predicate, "acomp", "oprd", "attr"), *children(predicate, "advmod")]:
            effect = _predicate_effect(word, predicate)
            if effect is not None:
                return Above(effect, word.text, stop=True)
    occurs = effects("occur").get(lemma(predicate))
    if occurs == "presupposed" and is_definite(node):
        return STOP
    if occurs is not None or predicate.lemma_ in COPULAS:
        return NOTHING
    if node.dep_ == "nsubjpass":
        effect = effect_of(predicate, "noun", governors)
        if effect is not None:
            return _of_object(node, predicate, effect)
    if is_indefinite(node) and own(predicate, True)[0] in DECIDING:
        return Above("hypothetical", predicate.text, stop=True)
    return STOP


def _predicate_effect(word: Token, predicate: Token) -> str | None:
    """The effect of "unlikely"; "so" and "such" take that of the clause before."""
    effect = effects("adj").get(word.lower_)
    if effect in DECIDING:
        return effect
    if word.lower_ == "so" and predicate.dep_ == "conj":
        earlier = children(predicate.head, "acomp", "oprd", "attr")
        return next((effects("adj").get(w.lower_) for w in earlier), None)
    return None


def _of_object(node: Token, verb: Token, effect: str) -> Above:
    """What a verb does to a noun: "would condemn an attack" takes none for granted."""
    if effect == "presupposed" and is_indefinite(node) and own(verb, True)[0] in DECIDING:
        return Above("hypothetical", verb.text, stop=True)
    return _turned(verb, effect, "noun")


def _object(node: Token, governors: Governors) -> Above:
    """An act as an object: "cancelled the talks", "launched an attack", "fears an attack"."""
    verb = node.head
    effect = effect_of(verb, "noun", governors)
    pointed = any(c.lower_ in {"that", "this", "those", "these"} for c in children(node, "det"))
    if node.dep_ in {"attr", "acomp"}:
        return NOTHING
    if effect == "transparent":
        return Above(stop=pointed)
    if effect is not None:
        return _of_object(node, verb, effect)
    if verb.lemma_ in _MAINTAINING or is_indefinite(node) or node.pos_ in {"VERB", "AUX"}:
        return NOTHING
    return Above(stop=not has_no_article(node))


def _clause(node: Token, governors: Governors) -> Above:
    """An act in a clause that another word governs: "refused to sign", "the plan to attack"."""
    head, infinitive = node.head, is_infinitive(node)
    if node.dep_ == "acl" and not infinitive and node.tag_ in {"VBN", "VBG"}:
        return STOP
    if node.dep_ == "ccomp" and not infinitive and node.tag_ != "VB":
        return _finite(node, head, governors)
    if infinitive:
        special = _auxiliary_like(node, head)
        if special is not None:
            return special
    below = "inf" if node.tag_ in {"VB", "VBP"} or infinitive else "ing"
    effect = effect_of(head, below, governors)
    if infinitive and is_perfect(node):
        kept = effect if effect in {"negated", "hypothetical"} else "transparent"
        return Above(_turned(head, kept, below).effect, head.text, stop=True)
    if effect is not None:
        return _turned(head, effect, below)
    if infinitive:
        if lemma(head) in effects("result"):
            return NOTHING
        return Above("hypothetical", f"{head.text} to", stop=True)
    return NOTHING


def _auxiliary_like(node: Token, head: Token) -> Above | None:
    """Verbs with an infinitive that work like auxiliaries: "is to", "had to", "used to"."""
    beside = [c.lower_ for word in (head, node) for c in children(word, "advmod")]
    if head.lemma_ in {"be", "have"} and "yet" in beside:
        return Above("negated", "yet to", stop=True)
    if head.lemma_ == "be" and not is_perfect(node):
        return _identity(head)
    if head.lemma_ == "have" and not children(head, "dobj"):
        past = head.tag_ == "VBD" or any(c.lower_ == "had" for c in children(head, "aux"))
        needed = negation(head) is not None or not past
        return Above("hypothetical", "have to", stop=True) if needed else NOTHING
    if head.lemma_ == "use" and head.tag_ == "VBD" and children(head, "nsubj"):
        return Above("historical", "used to", stop=True)
    if "too" in [c.lower_ for c in children(head, "advmod")]:
        return Above("negated", "too", stop=True)
    return None


def _identity(copula: Token) -> Above:
    """ "They are to sign" is ahead; "the aim is to sign" is as open as the aim."""
    for subject in children(copula, "nsubj"):
        row = row_of(subject, "inf")
        if row is not None and row[1].startswith("noun"):
            return Above(effects(row[1])[row[0]], subject.text, stop=True)
    return Above("negated" if negation(copula) else "future", "to be to", stop=True)


def _finite(node: Token, head: Token, governors: Governors) -> Above:
    """What a word does to a finite clause: only denial and doubt undo what is told as fact."""
    if any(c.lower_ in {"whether", "if"} and c.dep_ == "mark" for c in node.children):
        return Above("hypothetical", head.text, stop=True)
    word = predicate_of(head) if head.lemma_ in COPULAS or head.pos_ == "ADJ" else None
    if word is not None and kind_of(word) == "adj":
        turned = _turned(word, effects("adj").get(word.lower_), "finite")
        kept = turned.effect if turned.effect in {"negated", "hypothetical"} else None
        return Above(kept, word.text, stop=True)
    row = row_of(head, "finite")
    effect = effect_of(head, "finite", governors)
    cue = cues("verb").get(head.lemma_)
    beside = node.i < head.i and (cue is None or cue.family not in _REPORTING)
    doubting = row is not None and row[1] == "verb-finite"
    told = not doubting and node.tag_ in {"VBD", "VBN", "VBZ", "VBP", "VBG"}
    if beside or effect not in DECIDING or (told and effect != "negated"):
        return STOP
    turned = _turned(head, effect, "finite")
    return Above(turned.effect, head.text, stop=True)
