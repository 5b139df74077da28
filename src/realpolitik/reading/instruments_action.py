"""What is done to an instrument: the deed that governs its noun, and whether it is done."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from realpolitik.tables import rows

_CONDITIONS = frozenset({"if", "unless", "whether", "lest"})
_CARRIERS = frozenset({"project", "scheme", "programme", "program", "plan", "work", "regime"})
_OF_PACTS = frozenset(
    {
        "strike",
        "reach",
        "clinch",
        "seal",
        "forge",
        "violate",
        "leave",
        "enter into",
        "withdraw from",
    }
)
_STEPS = 8
_OBJECTS = frozenset({"dobj", "nsubjpass", "pobj", "conj", "attr", "oprd"})


@dataclass(frozen=True, slots=True)
class Deed:
    """A row of ``lexicon/instrument_actions.csv`` with the token that stands for it."""

    token: Token
    action: str
    base: str
    undone: str


@cache
def _table() -> dict[tuple[str, str, str], tuple[str, str, str]]:
    table = {}
    for r in rows("lexicon", "instrument_actions.csv"):
        part = r["pos"] + ("-subject" if r["role"] == "subject" else "")
        table[r["word"], part, r["prep"]] = (r["action"], r["base"], r["undone"])
    return table


def action_of(head: Token, *, making: bool = True) -> tuple[str | None, Token | None]:
    """The action ("signed", "called to end", …) and its token; ``None`` where nothing is done.

    A negated or merely possible deed gives ``None``, or "proposed" where it would make something.
    ``making`` says whether the thing is one that is built: a bridge is, an agreement is not.
    """
    deed = _governor(head) or _participle(head)
    if deed is not None and deed.token.pos_ == "NOUN":
        deed = _through_carrier(deed)
    if deed is not None and (
        deed.base in _OF_PACTS if making else deed.action == "under construction"
    ):
        return None, None
    if deed is None:
        return _bare_wrapper(head)
    if deed.token.dep_ in ("acl", "amod") or (
        deed.token.tag_ == "VBN" and deed.token.dep_ == "relcl"
    ):
        return (None if _negated(deed.token) else deed.action), deed.token
    return _as_told(deed)


def governing_verb(head: Token) -> Token | None:
    """The nearest verb above a token within its sentence."""
    for token in head.ancestors:
        if token.pos_ in ("VERB", "AUX"):
            return token
    return None


def _look_up(word: str, part: str, prep: str) -> tuple[str, str, str] | None:
    return _table().get((word, part, prep)) or (_table().get((word, part, "")))


def _governor(head: Token) -> Deed | None:
    """The nearest word above the noun that the table knows as a deed."""
    node, prep = head, ""
    for _ in range(_STEPS):
        above = node.head
        if above is node:
            return None
        if node.dep_ in ("conj", "appos"):
            node = above
            continue
        if above.pos_ in ("ADP", "SCONJ", "PART") or node.dep_ == "pobj":
            prep, node = above.lower_, above
            continue
        found = _deed(node, above, prep)
        if found or above.lemma_.lower() not in _CARRIERS:
            return found
        node, prep = above, ""
    return None


def _deed(node: Token, above: Token, prep: str) -> Deed | None:
    word = above.lemma_.lower()
    if above.pos_ in ("NOUN", "PROPN"):
        row = _table().get((word, "noun", prep)) if prep else None
    elif node.dep_ == "nsubj":
        row = _look_up(word, "verb-subject", "")
    elif prep or node.dep_ in _OBJECTS:
        particle = next((c.lower_ for c in above.children if c.dep_ == "prt"), prep)
        row = _table().get((word, "verb", particle)) if prep else _look_up(word, "verb", particle)
    else:
        row = None
    return Deed(above, *row) if row else None


def _participle(head: Token) -> Deed | None:
    """A participle or relative clause hanging on the noun: "signed in June", "which was …"."""
    for child in head.children:
        passive = child.tag_ == "VBN" and child.dep_ in ("acl", "amod", "relcl")
        active = child.dep_ == "relcl" and any(
            c.tag_ in ("WDT", "WP") and c.dep_ == "dobj" for c in child.children
        )
        row = _look_up(child.lemma_.lower(), "verb", "") if passive or active else None
        if row:
            return Deed(child, *row)
    return None


def _through_carrier(deed: Deed) -> Deed:
    """ "Revived the project for the construction of X": what is done to the project counts."""
    carrier = deed.token.head.head if deed.token.dep_ == "pobj" else deed.token
    if carrier.lemma_.lower() not in _CARRIERS:
        return deed
    return _governor(carrier) or deed


def _bare_wrapper(head: Token) -> tuple[str | None, Token | None]:
    """ "called for a treaty": a wish for the thing itself."""
    above = head.head
    if above.lower_ == "for" and above.head.lemma_ in ("call", "appeal", "push", "press"):
        return "proposed", above.head
    return None, None


def _as_told(deed: Deed) -> tuple[str | None, Token | None]:
    """The action as its clause tells it: done, undone, or the object of a call or promise."""
    node, prep = deed.token, ""
    for _ in range(_STEPS):
        if _negated(node):
            return None, deed.token
        if _owed(node):
            return f"called to {deed.base}", deed.token
        if _unreal(node):
            return deed.undone or None, deed.token
        above = node.head
        wrapper = _look_up(above.lemma_.lower(), "wrapper", prep) if above is not node else None
        if wrapper and node.dep_ != "advcl":
            return _wrapped(deed, above, wrapper[0]), deed.token
        if _purpose(node):
            return deed.undone or None, deed.token
        if above is node or (node.pos_ == "VERB" and node.dep_ not in ("xcomp", "conj", "pcomp")):
            return deed.action, deed.token
        prep = node.lower_ if node.pos_ == "ADP" else ""
        node = above
    return deed.action, deed.token


def _wrapped(deed: Deed, wrapper: Token, template: str) -> str | None:
    if not template or _negated(wrapper):
        return None
    if _unreal(wrapper):
        return deed.undone or None
    return template.format(base=deed.base, action=deed.action)


def _negated(token: Token) -> bool:
    return any(c.dep_ == "neg" or c.lower_ in ("never", "no") for c in token.children)


def _owed(token: Token) -> bool:
    return any(c.tag_ == "MD" and c.lower_ in ("must", "should") for c in token.children)


def _unreal(token: Token) -> bool:
    children = list(token.children)
    condition = any(c.dep_ == "mark" and c.lower_ in _CONDITIONS for c in children)
    return condition or any(c.tag_ == "MD" for c in children)


def _purpose(token: Token) -> bool:
    """An infinitive that no verb of the table governs: planned, wanted, not yet done."""
    return token.tag_ == "VB" and any(c.tag_ == "TO" for c in token.children)
