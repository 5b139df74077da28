"""What a line looks like: a heading, a bullet, a person's name."""

from __future__ import annotations

import re
from functools import cache

from realpolitik.tables import toml

BULLET = re.compile(
    r"(?:[•●▪◦‣∙·■□➢➤✓]\s*|[-*+–—]\s+|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})\)\s+|\d{1,2}\.\s+)(?=\S)"
)
"""The mark of a list's item, at the start of a line."""

PLAIN_MARK = "[•●▪◦‣∙■□➢➤✓]"
"""Marks that stand for nothing but an item of a list."""

_PLAIN_MARKS = re.compile(PLAIN_MARK)
_NUMBERED_HEADING = re.compile(r"(?:[IVX]{1,4}|\d{1,2})\.\s+")
_FINAL = (".", ",", ";", ":", "…", "-", "–", "—")
_CLOSERS = "\"'”’»)]"
_NAME_WORD = re.compile(r"(?:[^\W\d_a-zß-ÿ]\.){1,3}|[^\W\d_]['’]?[^\W\d_]*(?:-[^\W\d_]+)*\.?")
_LONGEST_HEADING = 140
_SPEAKER = r"(?:[A-Z][A-Z .’'-]{2,60}|Q|A)(?: \([^()]{1,30}\))?:"
TURN = re.compile(rf"{_SPEAKER}|Q +(?=[A-Z])")
"""The start of a speaker's turn in a transcript."""


@cache
def word_set(name: str) -> frozenset[str]:
    """A word list of ``furniture.toml``."""
    return frozenset(toml("documents", "furniture.toml")[name])


def bullet(line: str, *, inside: bool = False, after: str = "") -> re.Match[str] | None:
    """The list mark that a line begins with.

    ``inside`` a paragraph, where a dash or a number may have come to the start of a line by
    chance, a mark counts only when the line before it (``after``) has come to an end.

    >>> bullet("• Kyiv may strike back").end()
    2
    >>> bullet("19. The treaty", inside=True, after="signed on June") is None
    True
    """
    match = BULLET.match(line)
    if not match or not inside or _PLAIN_MARKS.match(line):
        return match
    return match if after.rstrip(_CLOSERS).endswith((".", ":", ";", "!", "?", ",")) else None


def is_heading(text: str, *, first: bool = False) -> bool:
    """Whether a line has the shape of a heading.

    That is title case or capitals, at most 20 words, no full stop at the end; the ``first`` line
    of a document, and lines of up to six words, may be in sentence case.

    >>> is_heading("What Beijing Wants"), is_heading("He signed the treaty.")
    (True, False)
    """
    words = text.split()
    if not words or len(text) > _LONGEST_HEADING or len(words) > 20:
        return False
    if text.rstrip(_CLOSERS).endswith(_FINAL) or not _starts_like_heading(text):
        return False
    if not first and TURN.match(text):
        return False
    if is_title(text):
        return True
    asks = text.endswith(("?", "!"))
    return first or (len(words) <= 6 and not asks and not _speaks(text))


def is_title(text: str) -> bool:
    """Whether a line is written in title case or in capitals."""
    return text.isupper() or title_case(text.split())


def _starts_like_heading(text: str) -> bool:
    start = _NUMBERED_HEADING.sub("", text, count=1).lstrip("\"'“‘«([")
    return bool(start) and (start[0].isupper() or start[0].isdigit())


def _speaks(text: str) -> bool:
    """Whether a line is somebody's words: it opens or closes a quotation, or names a speaker."""
    return text[0] in "\"“'‘«" or text[-1] in '"”»' or ": " in text


def title_case(words: list[str]) -> bool:
    """Whether nearly all words that can be written large are."""
    small = word_set("small")
    counted = [w.lstrip("\"'“‘«(") for w in words if w.lower() not in small]
    counted = [w for w in counted if w and w[0].isalpha()]
    large = sum(w[0].isupper() for w in counted)
    return len(words) >= 2 and bool(counted) and large >= 0.8 * len(counted)


def is_name(text: str, *, least: int = 2) -> bool:
    """Whether a text could be a person's name: two to five capitalised words.

    >>> is_name("M.K. Verma"), is_name("Ursula von der Leyen"), is_name("the envoy")
    (True, True, False)
    """
    words = text.split()
    if not least <= len(words) <= 5 or len(text) > 60:
        return False
    if any(w.lower() in word_set("small") for w in words):
        return False
    return (
        _large(words[0]) and words[-1] not in word_set("particles") and all(map(_name_word, words))
    )


def _large(word: str) -> bool:
    return word[0].isupper() and bool(_NAME_WORD.fullmatch(word))


def _name_word(word: str) -> bool:
    bare = re.sub(r"^(?:(?:al|el|ul|ad|as|az)-|d['’])", "", word)
    return word in word_set("particles") or bool(bare and _large(bare))
