"""How a mention hangs on what is measured: owner, subject, place or partner."""

from __future__ import annotations

from spacy.tokens import Token

from realpolitik.reading import figures_tables as tables
from realpolitik.reading.figures_claims import ADJOINED, verbs_above
from realpolitik.reading.figures_measure import Measured
from realpolitik.reading.figures_quantity import Quantity

_CLIMB = 4
_OWNING = frozenset({"poss", "compound", "amod", "nmod", "of", "by", "agent"})
_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_WHERE = frozenset({"in", "for", "from", "across", "inside", "at", "on"})
_PARTNER = frozenset({"to", "with", "between", "among", "and", "towards", "into", "dative"})
DIRECTED = frozenset(
    [
        "exports",
        "imports",
        "aid",
        "loan",
        "arms deal",
        "debt",
        "deal",
        "sales",
        "investment",
        "funding",
        "package",
    ]
)
SUFFERED = frozenset(
    [
        "dead", "wounded", "displaced", "people", "arrested", "missing", "casualties", "targets",
        "strikes", "attacks", "raids", "explosions", "homes", "area", "prisoners", "entities",
        "companies", "banks",
    ]
)  # fmt: skip


def role_of(token: Token, named: Token, quantity: Token) -> str | None:
    """How a mention hangs on what is measured: its dependency, or the preposition between."""
    goals = {named.i, quantity.i}
    before = token.left_edge
    if (
        before.i
        and before.nbor(-1).lemma_.lower() in tables.doing("gives")
        and token.i + 1 < quantity.i
    ):
        return "dative"
    verbs = {*verbs_above(named), *verbs_above(quantity)}
    if token.i in goals:
        return "poss"
    role, linked, below = token.dep_, False, token
    for step, ancestor in enumerate(token.ancestors):
        if below.dep_ == "relcl" and ancestor.i not in goals:
            return None
        below = ancestor
        if ancestor.i in goals or (ancestor.i in verbs and not _shadowed(role, named, ancestor)):
            amount = ancestor.i == quantity.i and ancestor.i != named.i and role in ADJOINED
            return "dative" if amount else role
        if step >= _CLIMB:
            break
        if ancestor.pos_ == "ADP" and not linked:
            role, linked = ancestor.lower_, True
        elif linked:
            continue
        elif role == "conj" or ancestor.dep_ in ("pobj", "compound", "poss", "dobj", "nsubj"):
            role = ancestor.dep_ if role in ("conj", "compound", "poss", "amod") else role
    return None


def _shadowed(role: str, named: Token, verb: Token) -> bool:
    """A subject owns what its verb governs, unless the measure is that verb's subject itself."""
    return (
        role in ("nsubj", "nsubjpass") and named.head.i == verb.i and named.dep_.startswith("nsubj")
    )


def kind_of(role: str | None) -> str | None:
    """What a role makes of a state: owner, subject, place or partner."""
    kinds = {"own": _OWNING, "subject": _SUBJECT, "where": _WHERE, "partner": _PARTNER}
    return next((kind for kind, roles in kinds.items() if role in roles), None)


def object_kind(what: Measured) -> str | None:
    """What the object of the verb is: who suffers, or who is given something."""
    name = what.measure or ""
    return "where" if name in SUFFERED else "partner" if name in DIRECTED else None


def accused(token: Token, quantity: Quantity) -> bool:
    """Whether a state is said to do it: "accused Beijing of sending 40 ships"."""
    verb = next((a for a in quantity.token.ancestors if a.pos_ == "VERB"), None)
    if verb is None or verb.dep_ != "pcomp" or token.dep_ != "dobj":
        return False
    return verb.head.head.i == token.head.i


def receives(quantity: Quantity) -> bool:
    """Whether the subject is given the sum: "Chad will get 30 million dollars from Paris"."""
    verb = next((a for a in quantity.token.ancestors if a.pos_ == "VERB"), None)
    if verb is None or verb.lemma_.lower() not in tables.doing("gets"):
        return False
    return any(c.dep_ == "nsubj" for c in verb.children)


def asks(quantity: Quantity) -> bool:
    """Whether a sum is only asked for: nobody gives it yet."""
    verb = next((a for a in quantity.token.ancestors if a.pos_ == "VERB"), None)
    return verb is not None and verb.lemma_.lower() in tables.doing("asks")
