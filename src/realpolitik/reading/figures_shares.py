"""Shares told in words: "two-thirds of the seats", "more than half", "one in five", "two in three".

A share is given in percent. Fractions that only divide a thing ("half an hour", "the first half",
"a third country") are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from realpolitik.reading import figures_tables as tables
from realpolitik.reading.doc import text_of, token_at
from realpolitik.reading.figures_numbers import WORDS, lowered
from realpolitik.reading.figures_quantity import Quantity

_PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "twentieth": 20, "hundredth": 100,
}  # fmt: skip
_COUNT = "|".join(["an?", *(w for w, n in WORDS.items() if 0 < n < 20)])
_WHOLES = "|".join(f"{part}s?" for part in _PARTS if part != "half")
_FRACTION = re.compile(rf"(?<![\w-])(?P<n>{_COUNT})(?:\s|-)(?P<part>{_WHOLES})(?![\w-])")
_HALF = re.compile(r"half(?<!\whalf)(?![\w-])")
_CARDINAL = rf"\d{{1,3}}|{'|'.join(w for w, n in WORDS.items() if n)}"
_AMONG = re.compile(
    rf"""(?<![\w-])(?P<n>{_CARDINAL})(?P<noun>\s(?!in\b|out\b|of\b)[^\W\d_]+)?\s(?:in|out\sof|of)\s(?:every\s)?
    (?P<whole>{_CARDINAL})(?![\w-]|,\d|\.\d|\s(?:hundred|thousand|million|billion|%|per\s?cent))""",
    re.X,
)
_OF_WHAT = frozenset({"of", "the", "its", "their", "his", "her", "all", "our", "those", "these"})
_APPROACHES = frozenset(
    ["than", "by", "about", "nearly", "almost", "over", "roughly", "around", "under", "to", "least"]
)
_TIMES = frozenset({"the", "first", "second", "last", "latter", "in", "other", "and", "a", "an"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "nummod", "pobj"})


def shares_in_words(doc: Doc) -> Iterator[Quantity]:
    """The shares of a document that are told without a percent sign, not in order."""
    text = lowered(text_of(doc))
    for match in _FRACTION.finditer(text):
        found = _fraction(doc, match)
        if found is not None:
            yield found
    for match in _HALF.finditer(text):
        token = token_at(doc, match.start())
        if _is_share(token):
            yield _share(doc, match.start(), match.end(), 50.0, token)
    for match in _AMONG.finditer(text):
        found = _among(doc, match)
        if found is not None:
            yield found


def _fraction(doc: Doc, match: re.Match[str]) -> Quantity | None:
    """ "Two-thirds of X", "a quarter of X"; "a third" only before "of"."""
    words, part = match["n"], match["part"]
    count = 1.0 if words in ("a", "an") else WORDS[words]
    whole = _PARTS[part.removesuffix("s")]
    token = token_at(doc, match.end() - 1)
    after = doc[token.i + 1].lower_ if token.i + 1 < len(doc) else ""
    plural = part.endswith("s")
    before = doc[token_at(doc, match.start()).i - 1] if match.start() else token
    moved = before.lower_ == "by" or before.lemma_.lower() in tables.changes("verb")
    if plural == (count == 1) or count >= whole or (after != "of" and not plural and not moved):
        return None
    if after == "of" and _of_number(doc, token):
        return None
    if part.startswith("quarter") and after != "of":
        return None
    if after == "of" and _of_time(doc[token.i + 1]):
        return None
    return _share(doc, match.start(), match.end(), 100 * count / whole, token)


def _of_number(doc: Doc, part: Token) -> bool:
    """Whether a number is parted: "a quarter of a million"."""
    words = [t.lower_ for t in doc[part.i + 1 : part.i + 4]]
    return words[1:] in (["a", "million"], ["a", "billion"], ["a", "trillion"], ["a", "century"])


def _is_share(half: Token) -> bool:
    """Whether "half" says how much of something there is."""
    doc = half.doc
    before = doc[half.i - 1].lower_ if half.i else ""
    after = doc[half.i + 1] if half.i + 1 < len(doc) else None
    if after is None or before in _TIMES or before.isdigit() or before in WORDS:
        return False
    if after.lower_ in ("of", "the") and _of_time(after):
        return False
    if after.lower_ in ("a", "an", "million", "billion", "hour", "dozen") or after.pos_ == "NUM":
        return False
    return after.lower_ in _OF_WHAT or (before in _APPROACHES and after.pos_ != "NOUN")


def _of_time(word: Token) -> bool:
    """ "Half of the year", "three quarters of 2023": a stretch of time is no share."""
    below = [t for t in word.doc[word.i + 1 : word.i + 4] if t.pos_ in ("NOUN", "PROPN", "NUM")]
    return any(t.lemma_.lower() in tables.TIME_WORDS or t.ent_type_ == "DATE" for t in below[:2])


def _among(doc: Doc, match: re.Match[str]) -> Quantity | None:
    """ "One in five", "nine out of ten", "two voters in three"."""
    count, whole = _number(match["n"]), _number(match["whole"])
    token, last = token_at(doc, match.start()), token_at(doc, match.end() - 1)
    if not 0 < count < whole <= 100 or token.sent.start != last.sent.start:
        return None
    after = doc[last.i + 1] if last.i + 1 < len(doc) else None
    if after is not None and after.lemma_.lower() in tables.TIME_WORDS:
        return None
    apart = " out of " in match[0]
    if " of " in match[0] and not apart:
        return None
    counts = after is not None and after.pos_ in ("NOUN", "PROPN", "ADJ", "NUM")
    if match["noun"] and (counts or not _counts_people(token_at(doc, match.start("noun") + 1))):
        return None
    if not apart and not match["noun"] and (whole > 10 or count > 1):
        return None
    found = _share(doc, match.start(), match.end(), 100 * count / whole, last)
    return replace(found, measure="share")


def _counts_people(noun: Token) -> bool:
    """Whether the counted noun of "two voters in three" is a subject: "two voters in three say"."""
    return noun.tag_ in ("NNS", "NNPS", "NN") and noun.dep_ in _SUBJECTS


def _number(words: str) -> float:
    return float(words) if words.isdigit() else float(WORDS[words])


def _share(doc: Doc, start: int, end: int, percent: float, token: Token) -> Quantity:
    value = round(percent, 2)
    return Quantity(start, end, token, value, None, None, "%", "percent")
