"""Numbers whose noun is understood: "600 refugees in Chad and 350 in Gabon", "255 of them".

What such a number counts is what the quantity before it counts; whose it is, its own words say.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Token

from realpolitik.reading import figures_tables as tables
from realpolitik.reading.doc import mention_at, token_at
from realpolitik.reading.figures_numbers import Number
from realpolitik.reading.figures_quantity import Quantity

_BACK = 30
"""Tokens between a number and the quantity that it is like."""
_PARTS = frozenset({"them", "these", "those", "whom", "us"})
_PLACED = frozenset({"in", "at", "from", "near", "for", "by", "to"})
_COUNTS = frozenset({"people", "weapons", "things", "acts", "money", "mass", "volume", "percent"})
_NAMES = frozenset({"GPE", "NORP", "LOC", "ORG"})
_HEADS = frozenset({"conj", "dobj", "pobj", "appos", "nsubj", "nsubjpass", "attr", "npadvmod"})


def part_of(doc: Doc, number: Number, last: Quantity | None) -> Quantity | None:
    """ "255 of them were killed", "of whom 40 died": people, or what was counted before."""
    token = token_at(doc, number.end - 1)
    if token.i > 1 and doc[token.i - 1].lower_ == "whom" and doc[token.i - 2].lower_ == "of":
        return _part(number, last, token)
    after = doc[token.i + 1 : token.i + 3]
    if number.value is None or len(after) < 2 or after[0].lower_ != "of":
        return None
    if after[1].lower_ not in _PARTS or doc[token.i - 1].lower_ == "of":
        return None
    return _part(number, last, token)


def _part(number: Number, last: Quantity | None, token: Token) -> Quantity | None:
    kind = last if last is not None and last.kind in ("people", "weapons") else None
    if kind is not None and token.i - kind.token.i > 2 * _BACK:
        kind = None
    if number.value is None or number.value < 2 or (kind is None and not _suffers(token)):
        return None
    people = Quantity(0, 0, token, None, None, None, "people", "people", "people")
    return replace(
        kind or people, start=number.start, end=number.end, token=token, value=number.value,
        low=None, high=None, vague=number.vague, comparator=None, scale=number.scale, points=None,
        measure="people" if kind is None or kind.kind == "people" else kind.measure,
    )  # fmt: skip


def _suffers(token: Token) -> bool:
    """Whether a number hangs on people, or on a verb for what only happens to people."""
    noun = tables.units().get(token.head.lemma_.lower())
    if token.dep_ == "appos" and noun is not None and noun.kind == "people":
        return True
    term = tables.verbs().get(token.head.lemma_.lower())
    return term is not None and term.units == "people"


def alike(doc: Doc, number: Number, last: Quantity | None) -> Quantity | None:
    """ "… and 350 in Gabon": a bare number with a place or an owner of its own."""
    token = token_at(doc, number.end - 1)
    if last is None or number.value is None or last.kind not in _COUNTS:
        return None
    if token.sent.start != last.token.sent.start or token.i - last.token.i > _BACK:
        return None
    beside = token.dep_ in _HEADS and _placed(doc, token) and _parallel(doc, last, token)
    if not beside and not _same_clause(last, token):
        return None
    scale = last.scale if number.scale == 1 and last.kind == "money" else 1.0
    return replace(
        last, start=number.start, end=number.end, token=token, value=number.value * scale,
        low=None, high=None, vague=number.vague, comparator=None, points=None, like=last,
    )  # fmt: skip


def _same_clause(last: Quantity, token: Token) -> bool:
    """Whether a state has so many too: "Kosovo has 2 million people; Albania has 3 million"."""
    verb, other = token.head, last.token.head
    if token.dep_ not in ("dobj", "attr") or verb.i == other.i or last.token.dep_ != token.dep_:
        return False
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    bare = after is None or after.pos_ == "PUNCT"
    return bare and verb.lemma_ == other.lemma_ and owner_by_verb(token) is not None


def owner_by_verb(token: Token) -> Token | None:
    """The named subject of the verb that a bare number hangs on."""
    subjects = [c for c in token.head.children if c.dep_ == "nsubj"]
    named = [s for s in subjects if mention_at(token.doc, s.i) is not None]
    return named[0] if named else None


def _placed(doc: Doc, token: Token) -> bool:
    """Whether the name of a place or a state follows a number: "350 in Gabon", "40 from Iran"."""
    after = doc[token.i + 1 : token.i + 5]
    if len(after) < 2 or after[0].lower_ not in _PLACED:
        return False
    named = after[1] if after[1].pos_ != "DET" or len(after) < 3 else after[2]
    time = named.ent_type_ in ("DATE", "TIME") or named.lemma_.lower() in tables.TIME_WORDS
    known = named.ent_type_ in _NAMES or mention_at(doc, named.i) is not None
    return known and not time and named.pos_ in ("PROPN", "ADJ", "NOUN")


def _parallel(doc: Doc, last: Quantity, token: Token) -> bool:
    """Whether a conjunction or comma sets the number beside the quantity before it."""
    between = doc[last.token.i + 1 : token.i]
    verbs = [t for t in between if t.pos_ in ("VERB", "AUX")]
    beside = doc[token.i - 1]
    while beside.i > last.token.i and beside.pos_ in ("ADV", "ADP", "ADJ", "DET", "SYM"):
        beside = beside.nbor(-1)
    return not verbs and beside.text in ("and", "or", ",", ";", "but", "while")


def like_before(last: Quantity | None, quantity: Quantity) -> Quantity:
    """A share with an owner and no verb: "Brazil owns 3 percent of the bank, China 26 percent"."""
    token = quantity.token
    if last is None or last.unit != quantity.unit or quantity.kind not in ("percent", "money"):
        return quantity
    if token.sent.start != last.token.sent.start:
        return quantity
    if owner_of_gap(quantity) is None:
        beside = _placed(token.doc, token) and _parallel(
            token.doc, last, token_at(token.doc, quantity.start)
        )
        return replace(quantity, like=last) if beside else quantity
    between = token.doc[last.token.i + 1 : token.i]
    if any(t.pos_ in ("VERB", "AUX") for t in between):
        return quantity
    return replace(quantity, like=last)


def owner_of_gap(quantity: Quantity) -> Token | None:
    """The name right before a quantity, set off by a comma or "and": ", China 26 percent"."""
    doc = quantity.token.doc
    first = token_at(doc, quantity.start)
    if first.i < 2:
        return None
    name = first.nbor(-1)
    mention = mention_at(doc, name.i)
    if mention is None or mention.end != first.i:
        return None
    before = doc[mention.start - 1] if mention.start else name
    if before.pos_ == "DET" and before.i:
        before = before.nbor(-1)
    return doc[mention.root] if before.text in (",", "and", ";", "but", "while") else None
