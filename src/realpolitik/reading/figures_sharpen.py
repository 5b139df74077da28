"""A measure made more exact by what stands beside it, or understood where none was named."""

from __future__ import annotations

from spacy.tokens import Token

from realpolitik.reading import figures_tables as tables
from realpolitik.reading.doc import mention_at
from realpolitik.reading.figures_quantity import Quantity

_ARMS = frozenset({"army", "military", "navy", "defence", "defense", "force", "arm", "weapon"})
_LANDS = frozenset({"country", "island", "republic", "territory", "nation"})
_MEN = frozenset({"man", "woman", "personnel"})
_MANY = frozenset({"million", "billion"})


def sharpened(quantity: Quantity, token: Token, name: str | None) -> str | None:
    """A measure made more exact by what stands beside it, or understood where none was named."""
    if (
        name is None
        and quantity.kind == "percent"
        and quantity.token.dep_ in ("nsubj", "nsubjpass")
    ):
        return "share"
    if name is None and quantity.kind == "money" and _is_agreed(quantity.token):
        return "deal"
    if name is None and quantity.kind == "things":
        return quantity.unit
    if name in ("spending", "budget", "funding", "aid") and (
        _on_arms(token) or _on_arms(quantity.token)
    ):
        return "defence budget"
    physical = quantity.kind in ("mass", "volume", "energy") and quantity.measure != "oil output"
    if physical and (flow := _flow(quantity)):
        return flow
    if name == "output" and quantity.measure == "oil output":
        return quantity.measure
    if name == "sales" and token.pos_ == "NOUN" and _of_weapons(token):
        return "arms deal"
    if name == "water" and _is_held(quantity.token):
        return "water stored"
    if name == "people" and _people_of_state(quantity.token):
        return "population"
    if name in ("people", "troops") and _lost(quantity.token):
        return "dead"
    return name


def _is_agreed(token: Token) -> bool:
    """Whether a sum is what something agreed is worth: "agreed on two ships worth $30 million"."""
    above = list(token.ancestors)
    worth = any(a.lower_ in ("worth", "valued") for a in (token, *above)) or any(
        c.lower_ == "worth" for c in token.children
    )
    return worth and any(a.lemma_.lower() in tables.doing("jointly") for a in above)


def _flow(quantity: Quantity) -> str | None:
    """Exports or imports told in tons or cubic metres: "exports fell to 3 million tons"."""
    verb = next((a for a in quantity.token.ancestors if a.pos_ == "VERB"), None)
    heads = [c for c in verb.children if c.dep_ == "nsubj"] if verb is not None else []
    of = quantity.token.head if quantity.token.dep_ == "pobj" else None
    heads += [of.head] if of is not None and of.lower_ == "of" else []
    found = (tables.terms().get((head.lemma_.lower(),)) for head in heads)
    return next((t.measure for t in found if t and t.measure in ("exports", "imports")), None)


def _on_arms(spending: Token) -> bool:
    """Whether money is spent "on its army", "on defence"."""
    below = [p for on in spending.children if on.lower_ in ("on", "for") for p in on.children]
    return any(p.lemma_.lower() in _ARMS for p in below)


def _of_weapons(sale: Token) -> bool:
    """Whether what is sold are weapons."""
    found = (tables.units().get(t.lemma_.lower()) for t in sale.subtree)
    return any(unit is not None and unit.kind == "weapons" for unit in found)


def _is_held(volume: Token) -> bool:
    """Whether a volume is what a dam or a reservoir holds."""
    verb = next((a for a in volume.ancestors if a.pos_ == "VERB"), volume)
    subjects = (tables.terms().get((c.lemma_.lower(),)) for c in verb.children if c.dep_ == "nsubj")
    return any(term is not None and term.measure == "water stored" for term in subjects)


def _people_of_state(noun: Token) -> bool:
    """ "The island has 2 million people": as many as live there."""
    owned = any(c.dep_ == "poss" and _is_land(c) for c in noun.children)
    if owned and noun.lemma_.lower() == "people" and noun.i and noun.nbor(-1).lower_ in _MANY:
        return True
    return (
        noun.lemma_.lower() in ("people", "inhabitant")
        and noun.dep_ == "dobj"
        and noun.head.lemma_ == "have"
        and any(c.dep_ == "nsubj" and _is_land(c) for c in noun.head.children)
    )


def _is_land(token: Token) -> bool:
    mention = mention_at(token.doc, token.i)
    named = mention is not None and mention.kind == "state"
    return named or token.ent_type_ in ("GPE", "LOC") or token.lemma_.lower() in _LANDS


def _lost(noun: Token) -> bool:
    """ "They lost 300 men": soldiers lost count as dead."""
    soldiers = tables.units().get(noun.lemma_.lower())
    of_loss = noun.dep_ == "pobj" and noun.head.head.lemma_.lower() == "loss"
    return (
        (of_loss or (noun.dep_ == "dobj" and noun.head.lemma_ == "lose"))
        and soldiers is not None
        and (soldiers.measure == "troops" or noun.lemma_ in _MEN | {"life"})
    )
