"""What an endpoint is asked about a pair.

The text is hostile: it goes in as a JSON string, and the signs that mark the parties cannot be
written by the text itself.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache

from realpolitik import codebook, tables
from realpolitik.model.inputs import Pair

Message = dict[str, str]

LONGEST = 4_000
"""The most characters that an endpoint is shown of a text, the signs included."""

_LAYOUT = 1
"""Of the user's message; raise it when ``shown`` or ``messages`` change."""

_LONGEST_NAME = 200
_OPEN, _CLOSE = "⟦", "⟧"
_PLAIN = str.maketrans({_OPEN: "[", _CLOSE: "]"})
_CUT = " … "


@cache
def system() -> str:
    """The instructions: the codebook's categories and modes, the statuses, the form of an answer.

    >>> "SANCTION: Cuts existing or routine relations." in system()
    True
    """
    told = tables.toml("model", "prompt.toml")
    statuses = "\n".join(f"- {name}: {meaning}" for name, meaning in told["statuses"].items())
    categories = "\n".join(_category(c) for c in codebook.categories())
    filled = told["system"].format(categories=categories, statuses=statuses, ahead=_ahead())
    return str(filled).strip()


def _category(category: codebook.Category) -> str:
    modes = "; ".join(f"{m.name} ({m.meaning})" for m in codebook.modes(category.name))
    line = f"- {category.name}: {category.meaning}."
    return f"{line} Modes: {modes}." if modes else line


def _ahead() -> str:
    """The categories that are others as long as the act lies ahead."""
    pairs = [(c.name, codebook.future(c.name)) for c in codebook.categories()]
    changed = ", ".join(f"{name} is {later}" for name, later in pairs if name != later)
    return f"As long as an act lies ahead, {changed}."


@cache
def version() -> str:
    """What an answer depends on besides model and pair: a hash of the instructions."""
    again = tables.toml("model", "prompt.toml")["again"]
    told = json.dumps([_LAYOUT, LONGEST, system(), again])
    return hashlib.sha256(told.encode()).hexdigest()


def messages(pair: Pair) -> list[Message]:
    """The conversation that asks about a pair.

    >>> print(messages(Pair("Kenya sued Uganda.", (0, 5), (11, 17)))[1]["content"])
    {"text": "⟦source⟧Kenya⟦/source⟧ sued ⟦target⟧Uganda⟦/target⟧.", "source": "Kenya",
     "target": "Uganda"}
    """
    asked = {
        "text": shown(pair),
        "source": _words(pair, pair.source),
        "target": _words(pair, pair.target),
    }
    return [
        {"role": "system", "content": system()},
        {"role": "user", "content": json.dumps(asked, ensure_ascii=False)},
    ]


def again(answer: str, fault: str) -> list[Message]:
    """What is added to ask again: the answer that could not be used, and why."""
    told = tables.toml("model", "prompt.toml")["again"]
    return [
        {"role": "assistant", "content": _clean(answer[:_LONGEST_NAME])},
        {"role": "user", "content": told.format(fault=fault).strip()},
    ]


def shown(pair: Pair) -> str:
    """The text with signs round the parties, its middle or ends left out where it is long.

    >>> shown(Pair("A ⟦target⟧ met B", (0, 1), None))
    '⟦source⟧A⟦/source⟧ [target] met B'
    """
    text = _clean(pair.text)
    for at, sign in sorted(_signs(pair), key=lambda s: s[0], reverse=True):
        text = text[:at] + sign + text[at:]
    if len(text) <= LONGEST:
        return text
    low, high = max(text.find(_OPEN), 0), text.rfind(_CLOSE) + 1
    if high - low > LONGEST:
        half = (LONGEST - len(_CUT)) // 2
        return text[low : low + half] + _CUT + text[high - half : high]
    start = max(0, min(low - (LONGEST - (high - low)) // 2, len(text) - LONGEST))
    return text[start : start + LONGEST]


def _signs(pair: Pair) -> list[tuple[int, str]]:
    """Each sign and the offset that it goes before."""
    named = (("source", pair.source), ("target", pair.target))
    found = [(name, span) for name, span in named if span]
    opening = [(span[0], f"{_OPEN}{name}{_CLOSE}") for name, span in found]
    return opening + [(span[1], f"{_OPEN}/{name}{_CLOSE}") for name, span in found]


def _words(pair: Pair, span: tuple[int, int] | None) -> str | None:
    return _clean(pair.text[slice(*span)])[:_LONGEST_NAME] if span else None


def _clean(text: str) -> str:
    """Without our signs and without halves of characters, which no encoding can send."""
    return text.translate(_PLAIN).encode("utf-8", "replace").decode("utf-8")
