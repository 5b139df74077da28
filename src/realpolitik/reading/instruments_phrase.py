"""The noun phrase of an instrument: where its name starts and ends, and what it is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from realpolitik.tables import rows

_QUOTES = frozenset("\"'“”‘’«»")
_MODIFIERS = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "SYM", "X", "ADV", "INTJ"})
_CLOSE_PREPS = frozenset({"on", "of", "for", "between", "against", "among", "concerning"})
_LINKED_PREPS = frozenset({"with", "over", "to", "across", "from", "by", "under", "through"})
_PUT_ON = frozenset({"impose", "levy", "slap", "place", "introduce"})
_JOINING = frozenset({"link", "connect", "join"})
_SETTINGS = frozenset(
    {
        "backdrop",
        "background",
        "wake",
        "context",
        "course",
        "way",
        "part",
        "case",
        "moment",
        "future",
    }
)
_LONGEST = 24
_FORMAT = re.compile(
    r"""\b(\d)\s?(?:\+|-|–|plus)\s?(\d)\b | \btwo[ -]plus[ -]two\b
    | \b(?:1\.5|2|two|ii|one-and-a-half)[ -]track\b
    | \btrack[ -](?:1\.5|2|two|ii|one[ ]and[ ]a[ ]half)\b""",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Token offsets of a noun phrase: ``start`` to ``head`` + 1 is its core, to ``end`` the whole.

    ``skipped`` are token offsets of dates within it, which are no part of the name.
    """

    doc: Doc
    head: int
    start: int
    end: int
    skipped: frozenset[int] = frozenset()

    @property
    def name(self) -> str:
        """The words of the name, dates and leading generic words left out."""
        first = _past_generic(self)
        kept = [t for t in self.doc[first : self.end] if t.i not in self.skipped]
        text = "".join(t.text_with_ws for t in kept)
        return _balanced(re.sub(r"\s+", " ", text).strip(" ,"))

    @property
    def modifiers(self) -> list[Token]:
        """The tokens before the head."""
        return list(self.doc[self.start : self.head])


@cache
def words_of_role(role: str) -> frozenset[str]:
    """The lower-case words of ``lexicon/instrument_modifiers.csv`` with a role.

    >>> "trilateral" in words_of_role("format")
    True
    """
    table = rows("lexicon", "instrument_modifiers.csv")
    return frozenset(r["word"].lower() for r in table if r["role"] == role)


def phrase_of(head: Token) -> Phrase:
    """The noun phrase around a head noun, by the parse and the words on either side."""
    end, skipped = _right(head)
    again = _in_other_words(head)
    if again is not None and end <= again.i:
        end, more = _right(again)
        skipped |= more
    return Phrase(head.doc, head.i, _left(head), end, frozenset(skipped))


def formats(text: str) -> frozenset[str]:
    """The formats of a dialogue that a text names, in one spelling each.

    >>> sorted(formats("the 2-2 dialogue and a 1.5 track meeting"))
    ['1.5 track', '2+2']
    """
    found = set()
    for hit in _FORMAT.finditer(text):
        if hit.group(1):
            found.add(f"{hit.group(1)}+{hit.group(2)}")
        elif "plus" in hit.group().lower():
            found.add("2+2")
        else:
            half = "1.5" in hit.group() or "half" in hit.group().lower()
            found.add("1.5 track" if half else "2 track")
    lowered = set(re.findall(r"[\w-]+", text.lower()))
    return frozenset(found | (lowered & words_of_role("format")))


def determiner(phrase: Phrase) -> Token | None:
    """The article, demonstrative or possessive pronoun just before a phrase."""
    before = phrase.start - 1
    while before >= 0 and phrase.doc[before].text in _QUOTES:
        before -= 1
    token = phrase.doc[before] if before >= 0 else None
    return token if token is not None and token.pos_ in ("DET", "PRON") else None


def _in_other_words(head: Token) -> Token | None:
    """The second head of "a dialogue, or 2+2 dialogue": another name of the same thing."""
    if not any(c.lower_ == "or" for c in head.children):
        return None
    return next((c for c in head.children if c.dep_ == "conj" and c.lemma_ == head.lemma_), None)


def _left(head: Token) -> int:
    doc, start = head.doc, head.i
    for j in range(head.i - 1, max(head.sent.start, head.i - _LONGEST) - 1, -1):
        if not _belongs_left(doc[j], doc[j + 1], head):
            break
        start = j
    while start < head.i and _cannot_start(doc[start], doc):
        start += 1
    return start


def _belongs_left(token: Token, after: Token, head: Token) -> bool:
    if token.text in _QUOTES or token.tag_ in ("HYPH", "POS") or token.text in "-–+":
        return True
    if not (head.is_ancestor(token) or after.text in "-–+" or token.dep_ == "compound"):
        return False
    if token.pos_ in _MODIFIERS:
        return True
    if token.dep_ in ("amod", "compound", "nmod") and token.tag_ in ("VBN", "VBG", "JJ"):
        return True
    if token.pos_ == "DET":
        return token.i > 0 and token.doc[token.i - 1].text in _QUOTES
    joins = token.dep_ == "cc" or token.text == ","
    return joins and token.i > 0 and _is_modifier_of(token.doc[token.i - 1], head)


def _is_modifier_of(token: Token, head: Token) -> bool:
    return (
        head.is_ancestor(token) and token.pos_ in ("ADJ", "NOUN", "PROPN") and token.dep_ != "det"
    )


def _cannot_start(token: Token, doc: Doc) -> bool:
    if token.text in _QUOTES:
        closing = sum(t.text in _QUOTES for t in doc[token.i : token.i + _LONGEST])
        return closing < 2
    return token.is_punct or token.pos_ in ("CCONJ", "ADV", "PART", "ADP") or token.text in "-–+"


def _past_generic(phrase: Phrase) -> int:
    start = phrase.start
    generic = words_of_role("generic") - words_of_role("topic")
    while start < phrase.head:
        token = phrase.doc[start]
        capital = token.is_title and start > token.sent.start
        if capital or (token.lower_ not in generic and token.pos_ not in ("ADV", "DET")):
            break
        start += 1
    return start


def _right(head: Token) -> tuple[int, set[int]]:
    """The end of the phrase, and the dates passed on the way; "of 1959" belongs to the name."""
    doc, end, skipped = head.doc, head.i + 1, set[int]()
    limit = min(head.sent.end, head.i + _LONGEST)
    if end < limit and doc[end].like_num and doc[end].text.isdigit() and doc[end].dep_ != "pobj":
        end += 1
    while end < limit:
        stop = _complement_end(doc, head, end, limit)
        if stop is None:
            break
        if _is_date(doc, end, stop):
            skipped.update(range(end, stop))
        end = stop
    if end > head.i + 1 and doc[head.i + 1].lower_ == "of" and head.i + 1 in skipped:
        skipped = set()
    while end - 1 in skipped:
        end -= 1
    return end, skipped


def _complement_end(doc: Doc, head: Token, at: int, limit: int) -> int | None:
    token = doc[at]
    if token.text == "," and at + 1 < limit:
        above = head.head if head.dep_ == "conj" else head
        apart = doc[at + 1].lower_ == "between" and above.is_ancestor(doc[at + 1])
        return at + 1 if apart else None
    if token.text in _QUOTES and at + 1 < limit:
        return at + 1 if doc[at + 1].lower_ in _CLOSE_PREPS else None
    if token.lower_ == "to" and token.tag_ == "TO":
        return _infinitive_end(token, head, limit)
    if token.tag_ == "VBN" and token.lemma_ in _PUT_ON and token.head == head:
        return at + 1
    if token.tag_ == "VBG" and token.lemma_ in _JOINING and token.head == head:
        last = max(t.i for t in token.subtree)
        return last + 1 if last < limit else None
    if token.dep_ not in ("prep", "mark", "agent") and token.pos_ != "ADP":
        return None
    linked = head.is_ancestor(token) or head.i < token.head.i < at
    if token.lower_ in _CLOSE_PREPS or (token.lower_ in _LINKED_PREPS and linked):
        return _object_end(doc, token, limit)
    passed = _object_end(doc, token, limit)
    return passed if passed is not None and _is_date(doc, at, passed) else None


def _infinitive_end(token: Token, head: Token, limit: int) -> int | None:
    verb = token.head
    governors = (head, head.head) if head.dep_ in ("dobj", "nsubjpass") else (head,)
    if verb.head not in governors or verb.dep_ not in ("acl", "relcl", "advcl"):
        return None
    last = token.i
    for inner in verb.subtree:
        if inner.i >= limit or inner.tag_ in (",", ":", ".", "WDT", "WP", "WRB"):
            break
        last = max(last, inner.i)
    return last + 1


def _object_end(doc: Doc, preposition: Token, limit: int) -> int | None:
    """One past the noun phrase that a preposition governs, with what is joined to it by "and"."""
    noun = next((c for c in preposition.children if c.dep_ in ("pobj", "pcomp")), None)
    if noun is None or noun.i >= limit or noun.i <= preposition.i or noun.tag_ in ("WDT", "WP"):
        return None
    last = noun.i
    while last + 1 < limit and doc[last + 1].pos_ == "NUM" and doc[last + 1].head.i == noun.i:
        last += 1
    if noun.lemma_.lower() in _SETTINGS:
        return None
    for joined in noun.conjuncts:
        between = doc[last + 1 : joined.i]
        lists = all(t.dep_ in _IN_LIST or t.text == "," or t.pos_ in _MODIFIERS for t in between)
        if joined.i > last and lists and joined.pos_ in ("NOUN", "PROPN") and joined.i < limit:
            last = joined.i
    if noun.dep_ == "pcomp":
        objects = [c.i for c in noun.children if c.dep_ in ("dobj", "pobj") and c.i < limit]
        last = max([last, *objects])
    return last + 1


_IN_LIST = frozenset({"cc", "det", "compound", "amod", "poss", "case", "punct"})


def _is_date(doc: Doc, start: int, end: int) -> bool:
    if any(doc[start].idx <= d.start < doc[end - 1].idx + 1 for d in doc._.rp_dates):
        return True
    inside = [t for t in doc[start + 1 : end] if not t.is_punct]
    return bool(inside) and all(t.ent_type_ == "DATE" for t in inside)


def _balanced(text: str) -> str:
    """The text without a quotation mark that lost its partner."""
    for opening, closing in (("“", "”"), ("‘", "’"), ('"', '"')):
        alone = text.count(opening) == 0 or text.count(closing) == 0
        odd = opening == closing and text.count(opening) % 2 == 1
        if opening != closing and opening == "‘":
            continue
        if odd or (opening != closing and alone):
            text = text.replace(opening, "").replace(closing, "")
    return text.strip()


def capitalised(tokens: Iterator[Token] | list[Token]) -> list[Token]:
    """The tokens that are written like names, the first word of a sentence left out."""
    return [t for t in tokens if t.text[0].isupper() and not t.is_sent_start]
