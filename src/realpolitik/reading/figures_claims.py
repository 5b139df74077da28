"""Mentions that a figure is not of: who only claims it, who only acts on others, companies."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from realpolitik.reading import figures_tables as tables
from realpolitik.reading.doc import Mention, attribution_at, mentions_in
from realpolitik.reading.figures_measure import Measured
from realpolitik.reading.figures_quantity import Quantity
from realpolitik.reading.figures_states import states_of

ADJOINED = frozenset({"compound", "amod", "nmod", "poss"})
_COMPANIES = frozenset(
    [
        "airways", "airlines", "air", "bank", "oil", "petroleum", "gas", "energy", "telecom",
        "steel", "motors", "shipping", "post", "times", "today", "daily", "university",
    ]
)  # fmt: skip


def claims(doc: Doc, mention: Mention, quantity: Quantity) -> bool:
    """Whether a mention is, or belongs to, the subject of a verb that only reports the figure."""
    if _speaks(doc, mention, quantity):
        return True
    token = _whole(doc[mention.root])
    verb = token.head
    if (
        token.dep_ != "nsubj"
        or verb.pos_ != "VERB"
        or verb.lemma_.lower() not in tables.doing("reports")
    ):
        return False
    inside = {a.i for a in (quantity.token, *quantity.token.ancestors)}
    told = [c for c in verb.children if c.dep_ in ("ccomp", "parataxis") and c.i in inside]
    return bool(told) or (verb.dep_ in ("parataxis", "ccomp") and verb.head.i in inside)


def _speaks(doc: Doc, mention: Mention, quantity: Quantity) -> bool:
    """Whether a mention only tells who claims the figure, or another one for the same thing."""
    token = _whole(doc[mention.root])
    verb = token.head
    if token.dep_ == "nsubj" and verb.lemma_ == "put" and verb.i not in verbs_above(quantity.token):
        return True
    if verb.pos_ == "VERB" and verb.lemma_.lower() not in tables.doing("reports"):
        return False
    spans = [(v.start, v.end) for v in attribution_at(doc, quantity.start)]
    at = doc[mention.root].idx
    return any(s is not None and e is not None and s <= at < e for s, e in spans)


def _whole(token: Token) -> Token:
    """The head of the whole name or list that a word is in: "Oman and Iran", "the army of X"."""
    while token.dep_ in ("poss", "compound", "amod", "nmod", "pobj", "prep", "appos", "conj"):
        token = token.head
    return token


def only_acts(doc: Doc, mention: Mention, quantity: Quantity, what: Measured) -> bool:
    """Whether a mention only does something to people who are not its own: "X rescued 20 people".

    Whoever has, hosts or loses people owns their number.
    """
    token = doc[mention.root]
    while token.dep_ in ADJOINED:
        token = token.head
    verb = token.head
    return (
        what.measure in ("people", "targets", "ships", "aircraft", "weapons")
        and token.dep_ == "nsubj"
        and verb.pos_ == "VERB"
        and quantity.token.dep_ == "dobj"
        and quantity.token.head.i == verb.i
        and verb.lemma_.lower() not in tables.doing("has")
        and (
            what.measure in ("people", "targets") or verb.lemma_.lower() in tables.doing("acts on")
        )
    )


def of_company(doc: Doc, mention: Mention) -> bool:
    """Whether a state's name only begins a company's: "Qatar Airways", "Bank of China"."""
    token = doc[mention.root]
    after = token.head
    return (
        mention.kind == "state"
        and mention.modifier
        and token.dep_ == "compound"
        and mention.entities[0].via == "name"
        and after.pos_ == "PROPN"
        and after.lemma_.lower() in _COMPANIES
    )


def speaker(doc: Doc, quantity: Quantity) -> tuple[str, ...]:
    """The state whose own officials claim a figure that nobody else is named for."""
    sentence = quantity.token.sent
    for mention in mentions_in(doc, sentence.start, sentence.end):
        official = mention.kind in ("state", "office", "person") or any(
            e.sector in ("GOV", "MIL", "COP") for e in mention.entities
        )
        if official and not mention.modifier and claims(doc, mention, quantity):
            return states_of(mention)
    return ()


def verbs_above(token: Token) -> Iterator[int]:
    """The verb above a token, and those that it shares its subject with: "wants to raise"."""
    for ancestor in token.ancestors:
        if ancestor.pos_ in ("VERB", "AUX"):
            yield ancestor.i
            if ancestor.dep_ != "xcomp":
                return
