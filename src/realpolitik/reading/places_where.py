"""The place of an act: which of the places named in its sentence it happens at."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from realpolitik.records import Where

_LOCATIVE = frozenset(
    [
        "in", "at", "near", "outside", "inside", "within", "around", "across", "throughout", "off",
        "over", "on", "along", "from", "to", "into", "toward", "towards", "through",
        "via", "beyond", "between", "above", "of",
    ]
)  # fmt: skip
WHERE = _LOCATIVE - {"from", "to", "toward", "towards", "of", "between"}
"""Prepositions that say where an act happens; the others say whence, whither or whose."""
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
        if governor is not None and steps is not None and governor.lower_ != "of":
            ranked.append((governor.lower_ not in WHERE, steps, mention.where))
    return min(ranked, key=lambda r: r[:2])[2] if ranked else None


def _steps_to(token: Token, goal: int) -> int | None:
    """How far up from a token the goal stands, within its clause; coordinated verbs share."""
    for steps, ancestor in enumerate((token, *token.ancestors)):
        if ancestor.i == goal:
            return steps
        if any(c.i == goal and c.dep_ == "conj" and c.pos_ == "VERB" for c in ancestor.children):
            return steps + 1
        if ancestor.dep_ in _CLAUSES:
            return None
    return None
