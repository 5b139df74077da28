"""Blanks and invisible characters, before anything is looked at; lengths are kept track of."""

from __future__ import annotations

import re

from realpolitik.documents.mapped import Mapped

_SPACES = "\t\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_BREAKS = "\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_TABLE = dict.fromkeys(_SPACES, " ") | dict.fromkeys(_BREAKS, "\n")

# Control characters, soft hyphens, zero-width and direction marks; half of a line end. What stands
# alone in the surrogate area cannot be written as UTF-8, and the parser would refuse it.
_CONTROLS = r"\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f"
_MARKS = r"\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e"
_JOINERS = r"\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb"
_INVISIBLE = re.compile(rf"[{_CONTROLS}{_MARKS}{_JOINERS}\ud800-\udfff]+|\r(?=\n)")
_EXTRA_BLANKS = re.compile(r"(?<=[ \n])[ \n]+")
_NEWLINE = {"\n": " "}


def normalise(text: Mapped) -> Mapped:
    """The text with plain blanks and line ends and nothing invisible.

    >>> normalise(Mapped.of("a\\u00a0b\\u200bc\\r\\nd")).text
    'a bc\\nd'
    """
    return text.cut_all(_INVISIBLE).translate(_TABLE)


def one_line(text: Mapped) -> Mapped:
    """The text on one line, single blanks between its words and none at its ends."""
    return text.translate(_NEWLINE).strip().cut_all(_EXTRA_BLANKS)


def squash(text: str) -> str:
    """The same for a plain string.

    >>> squash(" a\\n  b ")
    'a b'
    """
    return " ".join(text.split())
