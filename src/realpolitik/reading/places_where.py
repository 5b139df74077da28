"""The place of an act: which of the places named in its sentence it happens at."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc, Token

from realpolitik.records import Where
from realpolitik.tables import rows

_LOCATIVE = frozenset(
    [
        "in", "at", "near", "outside", "inside", "within", "around", "across", "throughout", "off",
        "over", "on", "along", "from", "to", "into", "toward", "towards", "through",
        "via", "beyond", "between", "above", "of",
    ]
)  # fmt: skip
WHERE = _LOCATIVE - {"from", "to", "toward", "towards", "of", "between"}
"""Prepositions that say where an act happens; the others say whence, whither or whose."""
_APART = frozenset({"after", "before", "since", "following", "despite", "about", "against", "amid"})
"""Prepositions that part an act from another one that has a place of its own."""
_OCCASIONS = frozenset({"speak", "address", "talk", "brief", "meet", "appear"})
_CLAUSES = frozenset({"advcl", "relcl", "ccomp", "acl", "csubj", "parataxis"})


def preposition(token: Token) -> Token | None:
    """The preposition of place that governs a name, through coordination."""
    while token.dep_ in ("conj", "appos", "compound") and token.head.i < token.i:
        token = token.head
    above = token.head
    return above if above.pos_ in ("ADP", "SCONJ") and above.lower_ in _LOCATIVE else None


def where_at(doc: Doc, token: int) -> Where | None:
    """The place of the act that a token names: one that a preposition of place ties to its clause.

    The preposition hangs on the token or on a word under it in the same clause, the nearest
    first; a place that is the act's target ("to", "from") counts only if no other is named.
    """
    trigger = doc[token]
    ranked: list[tuple[bool, int, Where]] = []
    for mention in doc._.rp_places:
        if not trigger.sent.start <= mention.start < trigger.sent.end:
            continue
        root = doc[mention.start : mention.end].root
        governor = preposition(root)
        steps = _steps_to(root, token) if governor is not None else None
        if governor is None or steps is None or _is_without(governor, mention.where):
            continue
        if _is_whereabouts(governor):
            ranked.append((governor.lower_ not in WHERE, steps, mention.where))
    return min(ranked, key=lambda r: r[:2])[2] if ranked else None


def _is_without(governor: Token, where: Where) -> bool:
    """Whether it happens anywhere but there: "outside Russia"; outside a town is near it."""
    return governor.lower_ in ("outside", "beyond") and where.latitude is None


def _is_whereabouts(governor: Token) -> bool:
    """Whether a preposition can tell where an act happens.

    "To" and its like do where somebody goes: "flew to Cairo"; not after an object, where the place
    may be the recipient: "suspended aid to Cairo", "sold tanks to Egypt".
    """
    if governor.lower_ in WHERE:
        return True
    verb = governor.head
    if governor.lower_ in ("of", "between") or verb.pos_ not in ("VERB", "AUX"):
        return False
    return not any(c.dep_ in ("dobj", "dative") for c in verb.children)


def _steps_to(token: Token, goal: int) -> int | None:
    """How far up from a token the goal stands, within its clause; coordinated verbs share.

    None where the way leads through what is only spoken of: "condemned the attack in Homs" says
    nothing of where the condemning was done, and "met after the raid in Homs" nothing of the
    meeting.
    """
    through_noun = False
    for steps, ancestor in enumerate((token, *token.ancestors)):
        if ancestor.i == goal:
            return None if through_noun and _is_said(ancestor) else steps
        if any(c.i == goal and _shares(c) for c in ancestor.children):
            return steps + 1
        if ancestor.dep_ in _CLAUSES and not _is_occasion(ancestor):
            return None
        if steps > 1 and ancestor.lower_ in _APART:
            return None
        if ancestor.dep_ == "pcomp" and ancestor.pos_ == "VERB" and ancestor.head.lower_ != "by":
            return None
        through_noun = through_noun or (steps > 0 and ancestor.pos_ in ("NOUN", "PROPN"))
    return None


def _shares(verb: Token) -> bool:
    """Whether a coordinated verb shares the place of the one before: it has no own subject."""
    own = any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)
    return verb.dep_ == "conj" and verb.pos_ == "VERB" and not own


def _is_said(token: Token) -> bool:
    """Whether an act is done in words about another: "condemn", "demand"."""
    return token.pos_ == "VERB" and token.lemma_.lower() in _said()


def _is_occasion(token: Token) -> bool:
    """Whether a clause tells when and where something is said: "Speaking in Berlin, …"."""
    return token.dep_ == "advcl" and token.tag_ == "VBG" and token.lemma_.lower() in _OCCASIONS


@cache
def _said() -> frozenset[str]:
    return frozenset(r["lemma"] for r in rows("lexicon", "cues.csv") if r["pos"] == "verb")
