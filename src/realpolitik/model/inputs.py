"""How a pair of actors in a sentence is put before the event model, in training as in use.

The tokens of the sentence with a sign before and after each party: ``@`` for the source, ``#`` for
the target. Long sentences are cut to a window around the two.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer

LONGEST = 64
"""Tokens that the model sees of a sentence, the signs included."""

SIGNS = ("@", "#")

_NOWHERE = (-1, -1)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two parties in a text, by character offsets: may the source have acted on the target?

    ``None`` for a party that the text does not name.

    >>> pair = Pair("Kenya sued Uganda.", (0, 5), (11, 17))
    >>> pair.text[slice(*pair.target or ())]
    'Uganda'
    """

    text: str
    source: tuple[int, int] | None
    target: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Encoded:
    """Token ids with signs.

    ``at`` holds where the signs stand that open source and target, 0 for one that is not named.
    """

    ids: list[int]
    at: tuple[int, int]


def encode(tokenizer: Tokenizer, pairs: list[Pair]) -> list[Encoded]:
    """The pairs as the model reads them, in order."""
    read = tokenizer.encode_batch([p.text for p in pairs], add_special_tokens=False)
    special = [tokenizer.token_to_id(t) or 0 for t in ("[CLS]", "[SEP]", *SIGNS)]
    return [_signed(e.ids, e.offsets, p, special) for e, p in zip(read, pairs, strict=True)]


def _signed(
    ids: list[int], offsets: list[tuple[int, int]], pair: Pair, special: list[int]
) -> Encoded:
    first, last, *signs = special
    spans = [_tokens(offsets, *p) if p else _NOWHERE for p in (pair.source, pair.target)]
    out, at = [first], [0, 0]
    for i in _kept(len(ids), spans):
        for n, (start, _) in enumerate(spans):
            if i == start:
                at[n] = len(out)
                out.append(signs[n])
        out.append(ids[i])
        out.extend(signs[n] for n, (_, end) in enumerate(spans) if i == end - 1)
    return Encoded([*out, last], (at[0], at[1]))


def _tokens(offsets: list[tuple[int, int]], start: int, end: int) -> tuple[int, int]:
    """The tokens that a span of characters touches."""
    touched = [i for i, (a, b) in enumerate(offsets) if a < end and b > start]
    return (touched[0], touched[-1] + 1) if touched else _NOWHERE


def _kept(length: int, spans: list[tuple[int, int]]) -> list[int]:
    """The tokens to keep: all, or those around the two parties, or the two without their middle."""
    room = LONGEST - 6
    named = [s for s in spans if s != _NOWHERE] or [(0, 0)]
    low, high = min(s[0] for s in named), max(s[1] for s in named)
    if length <= room:
        return list(range(length))
    if high - low > room:
        half = room // 2
        return [*range(low, low + half), *range(high - half, high)]
    start = max(0, min(low - (room - (high - low)) // 2, length - room))
    return list(range(start, start + room))
