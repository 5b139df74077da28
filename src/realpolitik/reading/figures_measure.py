"""What a figure measures: the phrase or verb of the sentence that stands nearest in the parse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from realpolitik.reading import figures_tables as tables
from realpolitik.reading.columns import columns
from realpolitik.reading.doc import text_of, token_at
from realpolitik.reading.figures_quantity import MONEY, Quantity
from realpolitik.reading.figures_sharpen import sharpened

_REACH = 5.5
"""The longest way through the parse from a quantity to what it measures."""
_CLAUSES = frozenset({"ccomp", "relcl", "advcl", "acl", "parataxis", "csubj"})
_VAGUE_RULES = frozenset({"aid", "budget", "money"})
_VAGUE_VERB = 1.5
"""What "give", "spend" or "cost" must stand nearer than a noun that says what for."""
_SET_OFF = 2.5
"""What a dash between a quantity and the words for a measure costs."""
_LONGEST = 4
_PARTICLES = ("prt", "advmod")
_SEIZES = frozenset({"take", "hold", "keep"})
_CAPTIVE = frozenset({"hostage", "captive", "prisoner", "jail", "prison", "custody", "captivity",
    "detention", "cell"})  # fmt: skip
_SETTLED = frozenset({"energy", "length", "area", "acts"})
_TOLD_BY_UNIT = frozenset({"population", "jobs", "missing", "wounded"})
_VOLUME = "m³"
_FLUIDS = frozenset({"water", "water stored", "gas"})
_BEFALL = frozenset({"dead", "wounded", "displaced", "arrested", "expelled"})
_INTRANSITIVE = frozenset({"die", "perish", "drown", "flee"})
_OUTPUT = frozenset({"mine", "produce", "harvest", "smelt", "extract", "refine", "pump"})
_COMPARED = ("the ", "its ", "their ", "as ", "that of")
"""What follows multiples that tell of a level: "three times the yearly flow"."""
_REACHED = frozenset({"to", "at", "from", "below", "above", "under", "past"})
_COMPARATIVES = {
    "lower": "fall", "less": "fall", "fewer": "fall", "smaller": "fall", "higher": "growth",
    "more": "growth", "larger": "growth", "greater": "growth", "bigger": "growth",
}  # fmt: skip
_DIRECTIONS = {"up": "growth", "down": "fall"}
_WHOLES = frozenset({"gdp", "output", "product", "income", "gnp"})
"""What a level is told as a share of: "debt of 60 percent of GDP"."""
_OF_WHOLE = frozenset({"debt", "budget deficit", "budget surplus", "defence budget", "budget",
    "spending", "exports", "imports", "trade", "aid", "revenue", "investment", "reserves",
    "remittances", "current account deficit", "current account surplus"})  # fmt: skip
_MEN = frozenset({"man", "woman", "personnel"})
_TOLD = 250
"""Tokens that are searched backwards for what a volume is of."""


@dataclass(frozen=True, slots=True)
class Measured:
    """The measure in words, the rule that checks it, and the token that names it."""

    measure: str | None
    rule: str
    token: Token


def measured(quantity: Quantity) -> Measured:
    """What a quantity measures, with "growth of" or "fall of" where a change is meant."""
    part = _level_of_whole(quantity)
    if part is not None:
        return part
    if quantity.kind == "percent" and (quantity.measure == "share" or _is_part(quantity)):
        return Measured("share", "share", quantity.token)
    found = _nearest(quantity)
    name = found.measure or quantity.measure or _understood(quantity)
    name = sharpened(quantity, found.token, name)
    way = change(quantity)
    if way:
        level = None if name in ("growth", "fall") else name
        return Measured(f"{way} of {level}" if level else way, "growth", found.token)
    rule = found.rule if name == found.measure else tables.rule_of(name or "")
    return Measured(name, rule, found.token)


def _level_of_whole(quantity: Quantity) -> Measured | None:
    """The level that is told as a share of output: "a debt of 60 percent of GDP"."""
    token = quantity.token
    if quantity.unit != "%":
        return None
    after = token.doc[token.i + 1 : token.i + 6]
    whole = next((t for t in after if t.lemma_.lower() in _WHOLES), None)
    if not len(after) or after[0].lower_ != "of" or whole is None:
        return None
    found = _nearest(quantity, whole)
    found = replace(found, measure=sharpened(quantity, found.token, found.measure))
    if found.measure not in _OF_WHOLE or change(quantity):
        return None
    return replace(found, rule="share of output")


def _is_part(quantity: Quantity) -> bool:
    """Whether a per cent is one "of" something, and no change by so much."""
    token = quantity.token
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    of = quantity.unit == "%" and after is not None and after.lower_ == "of"
    return of and change(quantity) is None


def _understood(quantity: Quantity) -> str | None:
    """What a volume is of where its sentence leaves it open: gas or water, as was told last."""
    token = quantity.token
    if quantity.unit != _VOLUME:
        return None
    for earlier in reversed(token.doc[max(token.i - _TOLD, 0) : token.i]):
        term = tables.terms().get((earlier.lemma_.lower(),))
        if term and term.measure in _FLUIDS and earlier.pos_ in ("NOUN", "PROPN"):
            return term.measure
    return None


def change(quantity: Quantity) -> str | None:
    """Give "growth" or "fall" where the quantity says by how much, not to what, something went."""
    if quantity.kind == "times":
        factor = tables.changes("factor").get(quantity.token.lemma_.lower())
        compared = text_of(quantity.token.doc)[quantity.end :].lstrip().lower()
        level = compared.startswith(_COMPARED)
        return factor[0] if factor else _way(quantity) or (None if level else "growth")
    return _way(quantity)


def _way(quantity: Quantity) -> str | None:
    relative = quantity.kind in ("percent", "times")
    token = quantity.token
    before = token_at(token.doc, max(quantity.start - 2, 0))
    if relative and before.lower_ in _DIRECTIONS and before.dep_ != "prt":
        return _DIRECTIONS[before.lower_]
    if token.dep_ == "pobj" and token.head.lower_ in _REACHED:
        return None
    if relative and (than := _than(token)):
        return than
    by = token.dep_ == "pobj" and token.head.lower_ == "by"
    for above in _governors(token):
        if above.pos_ == "VERB" and (relative or by or above.lemma_ in ("rise", "grow", "fall")):
            particle = next((f" {c.lower_}" for c in above.children if c.dep_ in _PARTICLES), "")
            found = tables.changes("verb").get(above.lemma_.lower() + particle)
            found = found or tables.changes("verb").get(above.lemma_.lower())
            if found:
                return found[0]
        if quantity.kind == "people" and above.lemma_.lower() == "loss":
            return None
        if above.pos_ in ("NOUN", "PROPN") and above.lemma_.lower() in tables.changes("noun"):
            return tables.changes("noun")[above.lemma_.lower()][0]
        if above.pos_ in ("VERB", "AUX") or not relative:
            return None
    return None


def _than(token: Token) -> str | None:
    """ "20 percent lower than last year" is a fall, "3 percent more than in May" growth."""
    after = token.doc[token.i + 1 : token.i + 3]
    if len(after) < 2 or after[1].lower_ not in ("than", "in", "this", "last", "from", "."):
        return None
    return _COMPARATIVES.get(after[0].lower_)


def _governors(token: Token) -> Iterator[Token]:
    """What a quantity hangs on, prepositions passed over."""
    for ancestor in token.ancestors:
        if ancestor.pos_ != "ADP":
            yield ancestor


def _nearest(quantity: Quantity, but: Token | None = None) -> Measured:
    start = Measured(quantity.measure or None, tables.rule_of(quantity.measure), quantity.token)
    best, cost = start, _REACH
    for term, root in _candidates(quantity):
        if _inside(quantity, root) or (but is not None and root.i >= quantity.token.i):
            continue
        if _beside_the_point(quantity, term, root):
            continue
        way = _distance(quantity.token, root) + abs(root.i - quantity.token.i) * 0.01
        way += _SET_OFF * _set_off(quantity.token, root)
        way += _VAGUE_VERB if root.pos_ == "VERB" and term.rule in _VAGUE_RULES else 0.0
        way = -1.0 if _befalls(root, term, quantity.token) else way
        way = 0.0 if _is_price(quantity.token, root) else way
        if way < cost:
            best, cost = Measured(term.measure, term.rule, root), way
    return _by_noun(quantity, best)


def _is_price(token: Token, verb: Token) -> bool:
    """Whether a sum is what something is sold or bought for: "sold the port for $2 billion"."""
    above = token.head
    return token.dep_ == "pobj" and above.lower_ == "for" and above.head.i == verb.i


def _set_off(one: Token, other: Token) -> bool:
    """Whether a dash or a semicolon stands between two words."""
    between = one.doc[min(one.i, other.i) : max(one.i, other.i)]
    return any(t.text in ("--", "–", "—", ";") for t in between)


def _by_noun(quantity: Quantity, found: Measured) -> Measured:
    """The same measure by the noun that names it too: "assets" of "froze … in Russian assets"."""
    if found.token.pos_ != "VERB" or quantity.kind != MONEY:
        return found
    nouns = [s.root for t, s in _phrases(quantity.token.sent) if t.measure == found.measure]
    own = [n for n in nouns if 0 < n.i - quantity.token.i < 5]
    return replace(found, token=own[0]) if own else found


def _inside(quantity: Quantity, root: Token) -> bool:
    """Whether words only tell which people are counted: "job" of "two million job seekers"."""
    return quantity.start < root.idx < quantity.end and root.i != quantity.token.i


def _beside_the_point(quantity: Quantity, term: tables.Term, root: Token) -> bool:
    """Whether words name a measure but not that of the quantity: "gas" of "gas imports"."""
    if term.measure == "troops" and _civil(quantity):
        return True
    if term.measure == "jobs" and quantity.kind == "people" and root.i != quantity.token.i:
        return True
    if quantity.kind == "people" and _of_others(quantity, term, root):
        return True
    if root.lemma_.lower() == "loss" and quantity.kind != "people":
        return True
    if term.measure == "funding" and quantity.kind == "percent" and root.pos_ == "NOUN":
        return True
    if root.lower_ == "rates" and any(c.dep_ in ("compound", "amod") for c in root.children):
        return len(_names_rate(root)) == 0
    head = tables.terms().get((root.head.lemma_.lower(),))
    traded = head is not None and head.measure in ("exports", "imports")
    return root.dep_ == "compound" and traded


def _names_rate(root: Token) -> list[Token]:
    """What says that rates are those of a central bank."""
    return [
        c for c in root.children if c.lemma_.lower() in ("interest", "key", "policy", "lending")
    ]


def _of_others(quantity: Quantity, term: tables.Term, root: Token) -> bool:
    """Whether words name others, or things: "11,000 Danes took refugees", "import workers"."""
    if term.measure in ("exports", "imports"):
        return True
    if term.measure == "population" and root.lemma_.lower() == "resident":
        return root.i == quantity.token.i and quantity.token.head.lemma_ != "have"
    counts = tables.units().get(root.lemma_.lower())
    others = counts is not None and counts.kind == "people" and root.pos_ == "NOUN"
    return (
        others
        and quantity.token.pos_ in ("NOUN", "PROPN")
        and not quantity.token.like_num
        and root.i != quantity.token.i
        and root.i not in {a.i for a in quantity.token.ancestors}
        and quantity.token.i not in {a.i for a in root.ancestors if a.pos_ == "NOUN"}
    )


def _civil(quantity: Quantity) -> bool:
    """Whether the people counted are no soldiers, whoever acts: "troops saved 20 people"."""
    noun = quantity.token.lemma_.lower()
    return quantity.measure == "people" and noun in tables.units() and noun not in _MEN


def _befalls(verb: Token, term: tables.Term, token: Token) -> bool:
    """Whether a verb tells what became of these very people: "20 soldiers were killed"."""
    while token.dep_ == "conj" and token.head.i < token.i:
        token = token.head
    if verb.pos_ != "VERB" or term.units != "people" or token.head.i != verb.i:
        return False
    if term.measure not in _BEFALL:
        return False
    return token.dep_ in ("dobj", "nsubjpass") or (
        token.dep_ == "nsubj" and verb.lemma_ in _INTRANSITIVE
    )


def _candidates(quantity: Quantity) -> Iterator[tuple[tables.Term, Token]]:
    """The phrases and verbs of the sentence that could name what the quantity measures."""
    kind = quantity.kind
    if quantity.measure in _TOLD_BY_UNIT or (quantity.measure and kind in _SETTLED):
        return
    for term, span in _phrases(quantity.token.sent):
        if term.measure in ("growth",) and change(quantity):
            continue
        if _fits(term, kind) and not (quantity.measure and kind not in ("people", MONEY)):
            yield term, span.root
    words, sent = columns(quantity.token.doc), quantity.token.sent
    for i in range(sent.start, sent.end):
        if words.pos[i] not in ("VERB", "ADJ"):
            continue
        token = words.tokens[i]
        verb = _verb_term(token)
        if verb and _fits(verb, kind):
            above = token.i in _verbs_above(quantity)
            above = above or (token.dep_ == "csubj" and token.head.i in _verbs_above(quantity))
            beneath = token.head.i == quantity.token.i or token.head.i == quantity.token.head.i
            if quantity.kind == "mass" and token.lemma_ not in _OUTPUT and verb.measure == "output":
                continue
            if (above or beneath) and (verb.measure != "troops" or not quantity.measure):
                yield verb, token


def _verb_term(token: Token) -> tables.Term | None:
    """What a verb says is measured, with its particle where that makes it another verb."""
    table, lemma = tables.verbs(), token.lemma_.lower()
    particles = [c.lower_ for c in token.children if c.dep_ in _PARTICLES]
    if lemma in _SEIZES and any(t.lemma_.lower() in _CAPTIVE for t in _below(token)):
        return tables.Term("prisoners", "people", "people")
    joined = next((table[f"{lemma} {p}"] for p in particles if f"{lemma} {p}" in table), None)
    return joined or table.get(lemma) or table.get(token.lower_.removesuffix("d"))


def _below(verb: Token) -> Iterator[Token]:
    """What stands right beneath a verb, prepositions passed over."""
    for child in verb.children:
        yield child
        if child.pos_ == "ADP":
            yield from child.children


def _verbs_above(quantity: Quantity) -> set[int]:
    """The verbs that a quantity hangs on; of physical ones only the nearest can produce it."""
    ancestors = [a.i for a in quantity.token.ancestors]
    if quantity.kind in ("people", MONEY, "things"):
        return set(ancestors)
    return set([i for i in ancestors if quantity.token.doc[i].pos_ == "VERB"][:1])


def _fits(term: tables.Term, kind: str) -> bool:
    if kind in ("percent", "times"):
        return term.units in ("money", "any", "percent", "people")
    return term.units in (kind, "any") or (kind not in (MONEY, "people") and term.units == "any")


def _phrases(sentence: Span) -> Iterator[tuple[tables.Term, Span]]:
    """The longest phrases of the table in a sentence, by lemma or by form."""
    doc, index = sentence.doc, sentence.start
    while index < sentence.end:
        for end in range(min(index + _LONGEST, sentence.end), index, -1):
            term = _term(doc, index, end)
            if term and _is_named(doc[index:end]):
                yield term, doc[index:end]
                index = end - 1
                break
        index += 1


def _term(doc: Doc, start: int, end: int) -> tables.Term | None:
    table, words = tables.terms(), columns(doc)
    lemmas, forms = tuple(words.lemma[start:end]), tuple(words.lower[start:end])
    return table.get(lemmas) or table.get(forms) or table.get((*forms[:-1], lemmas[-1]))


def _is_named(span: Span) -> bool:
    nouns = ("NOUN", "PROPN")
    gerund = span.root.tag_ == "VBG" and span.root.dep_ in ("nsubj", "dobj", "pobj")
    return gerund or span.root.pos_ in (*nouns, "ADJ") or span[0].pos_ in nouns


def _distance(one: Token, other: Token) -> float:
    """The way through the parse; crossing into another clause costs more."""
    up = {a.i: n for n, a in enumerate((one, *one.ancestors))}
    cost = 0.0
    for ancestor in (other, *other.ancestors):
        if ancestor.i in up:
            return cost + up[ancestor.i] + _crossed(one, ancestor)
        cost += 3.0 if ancestor.dep_ in _CLAUSES else 1.0
    return 99.0


def _crossed(token: Token, top: Token) -> float:
    crossed = 0.0
    for step in (token, *token.ancestors):
        if step.i == top.i:
            break
        crossed += 2.0 if step.dep_ in _CLAUSES else 0.0
    return crossed
