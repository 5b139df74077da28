"""Quantities in a document: a number with its unit, its range and its comparator.

A number is a quantity when money, a share, a multiple, a physical unit or something worth counting
goes with it. Numbers in dates, ages, names and lists are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from realpolitik.reading import figures_tables as tables
from realpolitik.reading.doc import text_of, token_at
from realpolitik.reading.figures_numbers import WORDS, Number, numbers

_PERCENT = re.compile(
    r"""(?:\s|-)?(?P<unit>percentage[\s-]points?|per\s?cent(?:age)?(?:[\s-]points?)?|%(?:-points?)?|
    pp\b|basis\spoints?)""",
    re.I | re.X,
)
_TIMES = re.compile(
    r"""\s?-?\s?(?:times|x)\b(?P<more>\s(?:more|larger|higher|greater|bigger|smaller|lower|as|the|
    stronger|over|its|their)\b)?""",
    re.I | re.X,
)
_FOLD = re.compile(rf"(?<![\w-])(?P<n>\d+(?:\.\d+)?|{'|'.join(WORDS)}|hundred)[\s-]?fold\b", re.I)
_BETWEEN = re.compile(r"\b(?:between|from)\s(?:\S{1,3}\s?)?$", re.I)
_JOIN = re.compile(r"^\s?(?:[-–—]|to|and|or)\s?(?:[^\w\s]{1,3}|[A-Z]{1,3}\$)?\s?$")
_AGE = re.compile(r"^[\s-]years?[\s-]olds?|^-(?:year|month|day|week|hour|minute|member|page|point)")
_LABEL = re.compile(
    r"""(?:\b(?:resolution|article|chapter|section|para(?:graph)?|no\.?|number|group\sof|flight|
    route|highway|room|page|level|phase|stage|track|class|type|act|title|tier|appendix|annex|
    aged?|channel|boeing|airbus|part|rule|unit|camp|cop|g|mh|f)\s|\#)$""",
    re.I | re.X,
)
_CASUAL = 10
"""People fewer than this are a figure only where something happened to them."""
_MANY = 1000
"""Things outside the tables are a figure from this number on."""
MONEY = "money"
_COUNTING = frozenset({"nummod", "quantmod", "compound", "advmod", "amod"})
_NOT_AFTER_FACTOR = frozenset({"down", "as", "back", "over", "up", "-", "check", "digit", "digits"})


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity at the characters ``start`` to ``end``; ``token`` heads its words.

    ``kind`` is "money", "percent", "times", "people", "weapons", "things", or a physical kind;
    ``measure`` what its unit alone says it measures.
    """

    start: int
    end: int
    token: Token
    value: float | None
    low: float | None
    high: float | None
    unit: str
    kind: str
    measure: str = ""
    comparator: str | None = None
    vague: str | None = None
    scale: float = 1.0


def quantities(doc: Doc) -> list[Quantity]:
    """The quantities of a document, in order."""
    found = [*_numbered(doc), *_folds(doc), *_factors(doc)]
    found.sort(key=lambda q: q.start)
    return [_compared(text_of(doc), q) for q in _ranges(doc, found)]


def _numbered(doc: Doc) -> Iterator[Quantity]:
    dates = [(d.start, d.end) for d in doc._.rp_dates]
    merged = _merged(doc, numbers(text_of(doc)))
    for index, number in enumerate(merged):
        if any(start < number.end and number.start < end for start, end in dates):
            continue
        if _AGE.match(text_of(doc)[number.end : number.end + 12]):
            continue
        following = merged[index + 1] if index + 1 < len(merged) else None
        quantity = _with_unit(doc, number) or _before_unit(doc, number, following)
        if quantity is not None:
            yield quantity


def _merged(doc: Doc, found: list[Number]) -> list[Number]:
    """Numbers joined as one range before any unit: "5 and 7" of "between 5 and 7 percent"."""
    result: list[Number] = []
    for number in found:
        before = result[-1] if result else None
        pair = _joined(doc, before, number) if before is not None else None
        if pair is not None:
            result[-1] = pair
        else:
            result.append(number)
    return result


def _joined(doc: Doc, one: Number, other: Number) -> Number | None:
    join = text_of(doc)[one.end : other.start]
    if other.value is None or one.vague or not _JOIN.match(join):
        return None
    first, last = (one.value, one.value) if one.value is not None else (one.low, one.high)
    if first is None or last is None:
        return None
    lead = text_of(doc)[: one.start][-14:]
    if join.strip() == "and" and not _BETWEEN.search(lead):
        return None
    if join.strip() == "to" and _BETWEEN.search(lead) and _changed(token_at(doc, other.start)):
        return None
    scale = other.scale if one.scale == 1 and other.scale > 1 and other.value > last else 1.0
    if not last * scale < other.value:
        return None
    return Number(one.start, other.end, None, first * scale, other.value, None, other.scale)


def _changed(token: Token) -> bool:
    """Whether a word of change governs a token, so that "from 3 to 4" is a move, not a range."""
    return any(a.lemma_ in tables.changes("verb") for a in token.ancestors if a.pos_ == "VERB")


def _with_unit(doc: Doc, number: Number) -> Quantity | None:
    return (
        _money(doc, number)
        or _percent(doc, number)
        or _physical(doc, number)
        or _times(doc, number)
        or (None if _LABEL.search(text_of(doc)[: number.start][-14:]) else _counted(doc, number))
    )


def _before_unit(doc: Doc, number: Number, following: Number | None) -> Quantity | None:
    """For the first number of "rose from 3 to 4 million tons": what the second one counts."""
    if following is None or not _JOIN.match(text_of(doc)[number.end : following.start]):
        return None
    after = _with_unit(doc, following) if number.value is not None else None
    if after is None or number.value is None or not following.value or not after.value:
        return None
    scale = following.scale if number.scale == 1 and following.scale > 1 else 1.0
    value = number.value * scale * (after.value / following.value)
    token = token_at(doc, number.start)
    return replace(after, start=number.start, end=number.end, token=token, value=value)


def _quantity(
    doc: Doc, number: Number, span: tuple[int, int], unit: tables.Unit, token: Token | None = None
) -> Quantity:
    scaled = [
        None if n is None else n * unit.factor for n in (number.value, number.low, number.high)
    ]
    head = token if token is not None else token_at(doc, number.start)
    return Quantity(
        *span, head, scaled[0], scaled[1], scaled[2], unit.unit, unit.kind, unit.measure,
        vague=number.vague, scale=number.scale,
    )  # fmt: skip


def _money(doc: Doc, number: Number) -> Quantity | None:
    text = text_of(doc)
    pattern, table = tables.symbols()
    symbol = pattern.search(text[max(number.start - 6, 0) : number.start])
    if symbol:
        start = number.start - len(symbol[0])
        unit = tables.Unit(table[symbol["symbol"]], 1, "", MONEY)
        return _quantity(
            doc, number, (start, number.end), unit, _outer(token_at(doc, number.end - 1))
        )
    words, names = tables.currency_words()
    match = words.match(text, number.end)
    if not match:
        return None
    unit = tables.Unit(names[" ".join(match["currency"].lower().split())], 1, "", MONEY)
    token = _outer(token_at(doc, match.end() - 1))
    return _quantity(doc, number, (number.start, match.end()), unit, token)


def _outer(token: Token) -> Token:
    """The token that stands for the whole amount: up through its numbers and symbols."""
    while token.head.i != token.i and token.dep_ in ("compound", "nummod", "quantmod", "nmod"):
        if not (token.head.like_num or token.head.ent_type_ in ("MONEY", "PERCENT")):
            break
        token = token.head
    return token


def _percent(doc: Doc, number: Number) -> Quantity | None:
    match = _PERCENT.match(text_of(doc), number.end)
    if not match:
        return None
    words = match["unit"].lower()
    name = "percentage points" if "point" in words or words == "pp" else "%"
    unit = tables.Unit(name, 0.01 if words.startswith("basis") else 1, "", "percent")
    token = _outer(token_at(doc, match.end() - 1))
    return _quantity(doc, number, (number.start, match.end()), unit, token)


def _physical(doc: Doc, number: Number) -> Quantity | None:
    match = tables.physical().match(text_of(doc), number.end)
    unit = tables.physical_unit(match["unit"]) if match else None
    if match is None or unit is None:
        return None
    return _quantity(doc, number, (number.start, match.end()), unit, token_at(doc, match.end() - 1))


def _times(doc: Doc, number: Number) -> Quantity | None:
    match = _TIMES.match(text_of(doc), number.end)
    if not match or not text_of(doc)[number.end : match.end()].strip(" -"):
        return None
    token = token_at(doc, number.end + 1)
    changed = _changed(token)
    by = text_of(doc)[: number.start].rstrip().lower().endswith(" by")
    if not (match["more"] or by or changed):
        return None
    end = match.start("more") if match["more"] else match.end()
    return _quantity(doc, number, (number.start, end), tables.Unit("times", 1, "", "times"), token)


def _folds(doc: Doc) -> Iterator[Quantity]:
    for match in _FOLD.finditer(text_of(doc)):
        words = match["n"].lower()
        value = float(words) if words[0].isdigit() else float(WORDS.get(words, 100))
        token = token_at(doc, match.end() - 1)
        yield Quantity(*match.span(), token, value, None, None, "times", "times")


def _factors(doc: Doc) -> Iterator[Quantity]:
    for token in doc:
        found = tables.changes("factor").get(token.lemma_.lower())
        if found is None or token.pos_ not in ("VERB", "ADV") or _FOLD.match(token.text):
            continue
        after = doc[token.i + 1].lower_ if token.i + 1 < len(doc) else ""
        if after not in _NOT_AFTER_FACTOR:
            end = token.idx + len(token)
            yield Quantity(token.idx, end, token, found[1], None, None, "times", "times")


def _counted(doc: Doc, number: Number) -> Quantity | None:
    """A number of people, weapons or things, by the noun that it counts."""
    last = token_at(doc, number.end - 1)
    noun = _noun(last) or _next_noun(last)
    amount = number.value if number.value is not None else number.low
    if amount is None:
        return None
    if noun is None:
        return _bare_people(doc, number, last) or _bare_total(doc, number, last)
    if noun.lemma_.lower() in tables.TIME_WORDS:
        return None
    unit = _unit_of(noun, amount)
    if unit is None or (amount < 2 and unit.kind != "people"):
        return None
    if unit.measure == "people" and amount < _CASUAL and not _befallen(noun):
        return None
    end = noun.idx + len(noun)
    span = (number.start, end if number.end < end < number.end + 60 else number.end)
    return _quantity(doc, number, span, unit, noun)


def _noun(token: Token) -> Token | None:
    """The noun that a number counts: "50 tanks", "dozens of tanks", "two dozen old tanks"."""
    if token.i + 1 < len(token.doc) and token.nbor().lower_ == "of":
        return next((p for p in token.nbor().children if p.dep_ == "pobj"), None)
    head = token
    while head.dep_ in _COUNTING and head.head.i > head.i:
        head = head.head
        if head.pos_ in ("NOUN", "PROPN") and not head.like_num and head.dep_ != "compound":
            return head
    return None


def _next_noun(token: Token) -> Token | None:
    """The plural right after a number that the parse left hanging elsewhere."""
    for after in token.doc[token.i + 1 : token.i + 4]:
        if after.tag_ == "NNS":
            return after
        if after.pos_ not in ("ADJ", "PROPN", "NOUN") or after.i == token.i + 3:
            break
    return None


def _unit_of(noun: Token, amount: float) -> tables.Unit | None:
    known = tables.units()
    lemma = noun.lemma_.lower()
    before = noun.nbor(-1) if noun.i else noun
    for words in (
        f"{before.lower_} {lemma}",
        f"{before.lemma_.lower()} {lemma}",
        lemma,
        noun.lower_,
    ):
        unit = known.get(words)
        if unit and unit.kind not in ("length", "area", "mass", "volume", "energy"):
            small = unit.kind == "things" and amount < 100
            return None if small else unit
    if noun.tag_ == "NNPS" and noun.ent_type_ == "NORP":
        return known["people"]
    if amount >= _MANY and noun.tag_ == "NNS":
        return tables.Unit(noun.lower_, 1, noun.lower_, "things")
    return None


def _befallen(token: Token) -> bool:
    """Whether something is said to have happened to these people."""
    near = (
        [token.head, *token.head.children] if token.head.pos_ in ("VERB", "AUX") else [token.head]
    )
    acl = [c for c in token.children if c.dep_ in ("acl", "relcl")]
    return any(tables.verbs().get(t.lemma_.lower(), _NOTHING).units == "people" for t in near + acl)


_NOTHING = tables.Term("", "", "")


def _bare_people(doc: Doc, number: Number, token: Token) -> Quantity | None:
    """People meant without a noun: "killing at least 40", "12 were wounded"."""
    if token.dep_ not in ("dobj", "nsubjpass", "nsubj", "pobj", "conj", "oprd", "attr", "ROOT"):
        return None
    if token.i + 1 < len(doc) and token.nbor().lower_ == "of":
        return None
    for near in (token.head, *token.children, *token.head.children):
        term = tables.verbs().get(near.lemma_.lower())
        if (
            term
            and term.units == "people"
            and term.measure != "troops"
            and abs(near.i - token.i) < 8
        ):
            unit = tables.Unit("people", 1, term.measure, "people")
            return _quantity(doc, number, (number.start, number.end), unit, token)
    return None


def _bare_total(doc: Doc, number: Number, token: Token) -> Quantity | None:
    """People meant by what is said to number so many: "a population of 84 million"."""
    if token.dep_ not in ("pobj", "dobj", "attr", "npadvmod", "nummod", "nmod", "acomp"):
        return None
    if (number.value or number.low or 0) < _MANY and number.vague is None:
        return None
    above = token.head.head if token.head.pos_ == "ADP" else token.head
    subjects = [c for c in above.children if c.dep_ in ("nsubj", "nsubjpass")]
    for near in (above, *subjects):
        lemma = near.lemma_.lower()
        for words in ((near.doc[max(near.i - 1, 0)].lower_, lemma), (lemma,)):
            term = tables.terms().get(words)
            if term and term.units == "people" and near.i != token.i:
                unit = tables.Unit("people", 1, term.measure, "people")
                return _quantity(doc, number, (number.start, number.end), unit, token)
    return None


def _ranges(doc: Doc, found: list[Quantity]) -> list[Quantity]:
    """Two quantities joined as one range: "between 5 and 7 percent", "$10-15 billion"."""
    result: list[Quantity] = []
    for quantity in found:
        before = result[-1] if result else None
        if before is not None and quantity.start < before.end:
            continue
        if before is not None and _is_range(doc, before, quantity):
            low, high = _low(before, quantity), quantity.value
            result[-1] = replace(quantity, start=before.start, value=None, low=low, high=high)
        else:
            result.append(quantity)
    return result


def _low(before: Quantity, after: Quantity) -> float | None:
    """The first value of a range, in the scale that only the second one names: "$3 to $5bn"."""
    if before.value is None or after.value is None or before.scale > 1:
        return before.value
    scaled = before.value * after.scale
    return scaled if scaled < after.value else before.value


def _is_range(doc: Doc, before: Quantity, after: Quantity) -> bool:
    if before.unit != after.unit or before.value is None or after.value is None:
        return False
    between = text_of(doc)[before.end : after.start]
    joined = _JOIN.match(between)
    if not joined or before.value >= after.value:
        return False
    if between.strip(" $€£¥") == "and":
        return bool(_BETWEEN.search(text_of(doc)[: before.start][-14:]))
    from_to = text_of(doc)[: before.start].rstrip().lower().endswith("from")
    return not (from_to and _changed(after.token))


def _compared(text: str, quantity: Quantity) -> Quantity:
    before, after, table = tables.comparators()
    match = before.search(text[max(quantity.start - 40, 0) : quantity.start])
    if match is None:
        match = after.match(text, quantity.end)
    if match is None:
        return replace(quantity, comparator=quantity.vague)
    return replace(quantity, comparator=table[" ".join(match["words"].lower().split())])
