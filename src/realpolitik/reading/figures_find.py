"""Quantities in a document: a number with its unit, its range and its comparator.

A number is a quantity when money, a share, a multiple, a physical unit or something worth counting
goes with it. Numbers in dates, ages, names and lists are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from spacy.tokens import Doc, Token

from realpolitik.reading import figures_tables as tables
from realpolitik.reading.columns import columns
from realpolitik.reading.doc import text_of, token_at
from realpolitik.reading.figures_counted import counted
from realpolitik.reading.figures_ellipsis import alike, like_before, owner_of_gap, part_of
from realpolitik.reading.figures_numbers import WORDS, Number, lowered, numbers
from realpolitik.reading.figures_quantity import MONEY, Quantity, made
from realpolitik.reading.figures_shares import shares_in_words

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
_FOLD = re.compile(rf"(?<![\w.,-])(?P<n>\d[\d,]*(?:\.\d+)?|{'|'.join(WORDS)}|hundred)[\s-]?fold\b")
_BETWEEN = re.compile(r"\b(?:between|from)\s(?:\S{1,3}\s?)?$", re.I)
_JOIN = re.compile(r"^\s?(?:[-–—]|to|and|or)\s?(?:[^\w\s]{1,3}|[A-Z]{1,3}\$)?\s?$")
_AGE = re.compile(r"^[\s-]years?[\s-]olds?|^-(?:year|month|day|week|hour|minute|member|page|point)")
_LABEL = re.compile(
    r"""(?:\b(?:resolution|article|chapter|section|para(?:graph)?|no\.?|number|group\sof|flight|
    route|highway|room|page|level|phase|stage|track|class|type|act|title|tier|appendix|annex|
    aged?|channel|boeing|airbus|part|rule|unit|camp|cop|g|mh|f)\s|\#)$""",
    re.I | re.X,
)
_POINTS = re.compile(
    r"""\b(?:(?:says?|said|insists?|claims?)\s(?:that\s)?it\s(?:is|was|stands\sat|stood\sat)|(?:put|puts|set|sets|placed|gave|gives|count(?:s|ed)|estimat(?:es|ed))\s(?:it|them|(?:the|its|their|that)
    \s(?:\w+\s)?(?:figure|number|toll|total|count|tally))\s(?:at|as)|(?:the|that)\s(?:\w+\s)?
    (?:figure|number|toll|total|count|tally)\s(?:was|is|were|stood\sat|stands\sat|had\sreached|reached))\s
    (?:(?:at\sleast|more\sthan|fewer\sthan|less\sthan|about|around|only|just|up\sto|over|nearly|almost|as
    \s(?:many|few|high|low)\sas|closer\sto|[$€£¥])\s?)*$""",
    re.I | re.X,
)
_POINTED_BACK = 60
"""Tokens between a figure and words that point back to it."""
_MILLION = 1e6
_NEAR = 4
"""Words before "from" among which a verb or noun of change makes it a move."""
_UNDERSTOOD = frozenset({MONEY, "mass", "volume", "energy", "area"})
_ALONE = frozenset({"dobj", "pobj", "attr", "nsubj", "nsubjpass", "conj", "npadvmod", "appos"})
_NOT_AFTER_FACTOR = frozenset({"down", "as", "back", "over", "up", "-", "check", "digit", "digits"})


def quantities(doc: Doc) -> list[Quantity]:
    """The quantities of a document, in order."""
    found = [*shares_in_words(doc), *_numbered(doc), *_folds(doc), *_factors(doc)]
    found.sort(key=lambda q: q.start)
    return [_compared(doc, q) for q in _fenced(_ranges(doc, found))]


def _fenced(found: list[Quantity]) -> list[Quantity]:
    """Quantities that know where the words of one that is like them begin."""
    fenced = []
    for quantity, after in zip_longest(found, found[1:]):
        until = None
        if after is not None and after.like is not None:
            gap = owner_of_gap(after)
            until = gap.left_edge.i if gap is not None else after.token.i
        fenced.append(replace(quantity, until=until))
    return fenced


def _numbered(doc: Doc) -> Iterator[Quantity]:
    dates = [(d.start, d.end) for d in doc._.rp_dates]
    merged = _merged(doc, numbers(text_of(doc)))
    last: Quantity | None = None
    for index, number in enumerate(merged):
        if any(start < number.end and number.start < end for start, end in dates):
            continue
        if _AGE.match(text_of(doc)[number.end : number.end + 12]):
            continue
        following = merged[index + 1] if index + 1 < len(merged) else None
        quantity = (
            _pointed(doc, number, last)
            or part_of(doc, number, last)
            or alike(doc, number, last)
            or _with_unit(doc, number)
            or _before_unit(doc, number, following)
            or _unit_understood(doc, number, last)
        )
        if quantity is not None:
            last = like_before(last, quantity)
            yield last


def _pointed(doc: Doc, number: Number, last: Quantity | None) -> Quantity | None:
    """ "Others put it at 11": what the quantity before counts, where words point back to it."""
    lead = text_of(doc)[max(number.start - 60, 0) : number.start]
    bare = re.match(r"\s?(?:[.,;:)]|$|and\b|but\b|while\b)", text_of(doc)[number.end :])
    if last is None or number.value is None or not _POINTS.search(lead) or not bare:
        return None
    token = token_at(doc, number.start)
    if token.i - last.token.i > _POINTED_BACK:
        return None
    return replace(
        last, start=number.start, end=number.end, token=token, value=number.value, low=None,
        high=None, vague=number.vague, comparator=None, scale=number.scale,
        points=last.points or last,
    )  # fmt: skip


def _unit_understood(doc: Doc, number: Number, last: Quantity | None) -> Quantity | None:
    """ "Another 13 billion" after "5 billion tons": the unit of the sum just named."""
    if last is None or number.value is None or min(number.scale, last.scale) < _MILLION:
        return None
    if last.kind not in _UNDERSTOOD:
        return None
    token = token_at(doc, number.end - 1)
    between = doc[last.token.i : token.i]
    apart = sum(bool(t.is_sent_start) for t in between[1:]) + bool(token.is_sent_start)
    if apart > 1 or "\n" in text_of(doc)[last.end : number.start]:
        return None
    after = doc[token.i + 1] if token.i + 1 < len(doc) else None
    if token.dep_ not in _ALONE or (after is not None and after.pos_ in ("NOUN", "PROPN")):
        return None
    unit = tables.Unit(last.unit, 1, last.measure, last.kind)
    return made(doc, number, (number.start, number.end), unit, token)


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
    if join == " of " and _counted_off(doc, one, other):
        return replace(one, end=other.end)
    if other.value is None or one.vague or not _JOIN.match(join):
        return None
    first, last = (one.value, one.value) if one.value is not None else (one.low, one.high)
    if _upside_down(join, last, other, text_of(doc)[: one.start][-14:]):
        return Number(one.start, other.end, None, odd="the range is upside down")
    if first is None or last is None:
        return None
    lead = text_of(doc)[: one.start][-14:]
    word = join.strip(" $€£¥")
    if word == "and" and not _BETWEEN.search(lead):
        return None
    if word == "to" and _moved(doc, one.start, token_at(doc, other.start)):
        return None
    scale = other.scale if one.scale == 1 and other.scale > 1 and other.value > last else 1.0
    if not last * scale < other.value:
        return None
    return Number(one.start, other.end, None, first * scale, other.value, None, other.scale)


def _counted_off(doc: Doc, one: Number, other: Number) -> bool:
    """Whether a number is told with the whole that it is of: "207 of 736 seats"."""
    known = one.value is not None and other.value is not None and one.value < other.value
    after = token_at(doc, other.end - 1).i + 1
    return known and one.scale == 1 and after < len(doc) and doc[after].pos_ in ("NOUN", "ADJ")


def _upside_down(join: str, last: float | None, other: Number, lead: str) -> bool:
    """Whether "between 30 and 10" gives the higher number first."""
    low = (
        re.search(r"\bbetween\s\S{0,3}\s?$", lead, re.I) is not None
        and join.strip(" $€£¥") == "and"
    )
    return low and last is not None and other.value is not None and last > other.value


def _changed(token: Token) -> bool:
    """Whether a word of change governs a token, so that "from 3 to 4" is a move, not a range."""
    return any(a.lemma_ in tables.changes("verb") for a in token.ancestors if a.pos_ == "VERB")


def _with_unit(doc: Doc, number: Number) -> Quantity | None:
    return (
        _money(doc, number)
        or _percent(doc, number)
        or _physical(doc, number)
        or _times(doc, number)
        or (None if _labelled(doc, number) else counted(doc, number))
    )


def _labelled(doc: Doc, number: Number) -> bool:
    """Whether a number is a name: "Article 5", "number 12"; one with commas never is."""
    text = text_of(doc)
    commas = "," in text[number.start : number.end]
    return not commas and _LABEL.search(text[max(number.start - 14, 0) : number.start]) is not None


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


def _money(doc: Doc, number: Number) -> Quantity | None:
    text = text_of(doc)
    pattern, table = tables.symbols()
    symbol = pattern.search(text[max(number.start - 6, 0) : number.start])
    if symbol:
        start = number.start - len(symbol[0])
        start -= (number.value or 0) < 0 and text[start - 1 : start] in ("-", "−", "–")
        unit = tables.Unit(table[symbol["symbol"]], 1, "", MONEY)
        return made(doc, number, (start, number.end), unit, _outer(token_at(doc, number.end - 1)))
    words, names = tables.currency_words()
    match = words.match(text, number.end)
    if not match or _only_a_word(match["currency"]):
        return None
    unit = tables.Unit(names[" ".join(match["currency"].lower().split())], 1, "", MONEY)
    token = _outer(token_at(doc, match.end() - 1))
    return made(doc, number, (number.start, match.end()), unit, token)


def _only_a_word(words: str) -> bool:
    """Whether the letters of a currency's code are a word: "top" of "the three top generals"."""
    return len(words) == 3 and not words.isupper() and words.upper() in tables.rates()


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
    return made(doc, number, (number.start, match.end()), unit, token)


def _physical(doc: Doc, number: Number) -> Quantity | None:
    match = tables.physical().match(text_of(doc), number.end)
    unit = tables.physical_unit(match["unit"]) if match else None
    if match is None or unit is None:
        return None
    token = token_at(doc, match.end() - 1)
    while number.end <= token.head.idx < match.end() and token.head.i != token.i:
        token = token.head
    return made(doc, number, (number.start, match.end()), unit, token)


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
    return made(doc, number, (number.start, end), tables.Unit("times", 1, "", "times"), token)


def _folds(doc: Doc) -> Iterator[Quantity]:
    for match in _FOLD.finditer(lowered(text_of(doc))):
        words = match["n"]
        digits = words.replace(",", "")
        value = float(digits) if digits[0].isdigit() else float(WORDS.get(words, 100))
        token = token_at(doc, match.end() - 1)
        yield Quantity(*match.span(), token, value, None, None, "times", "times")


def _factors(doc: Doc) -> Iterator[Quantity]:
    words, factors = columns(doc), tables.changes("factor")
    for token, lemma in zip(words.tokens, words.lemma, strict=True):
        found = factors.get(lemma)
        if found is None or token.pos_ not in ("VERB", "ADV") or _FOLD.match(token.lower_):
            continue
        after = doc[token.i + 1].lower_ if token.i + 1 < len(doc) else ""
        if after not in _NOT_AFTER_FACTOR:
            end = token.idx + len(token)
            yield Quantity(token.idx, end, token, found[1], None, None, "times", "times")


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
    return not _moved(doc, before.start, after.token)


def _moved(doc: Doc, start: int, after: Token) -> bool:
    """Whether "from" before an offset tells of a move, as in "rose from 3 to 5", not a range."""
    lead = text_of(doc)[:start].rstrip(" $€£¥")
    if not lead[-5:].lower().endswith("from"):
        return False
    word = token_at(doc, len(lead) - 1)
    words = tables.changes("verb").keys() | tables.changes("noun").keys()
    near = doc[max(word.i - _NEAR, word.sent.start) : word.i]
    return _changed(after) or any(t.lemma_.lower() in words for t in near)


def _compared(doc: Doc, quantity: Quantity) -> Quantity:
    text = text_of(doc)
    before, after, table = tables.comparators()
    match = before.search(text[max(quantity.start - 40, 0) : quantity.start])
    if match is None:
        match = after.match(text, quantity.end)
    if match is None or _particle(doc, quantity, match):
        return replace(quantity, comparator=quantity.vague)
    return replace(quantity, comparator=table[" ".join(match["words"].lower().split())])


def _particle(doc: Doc, quantity: Quantity, match: re.Match[str]) -> bool:
    """Whether the words of comparison belong to the verb before: "took over 46 percent"."""
    start = max(quantity.start - 40, 0) + match.start("words")
    return match.end() <= 40 and token_at(doc, start).dep_ == "prt"
