"""A quantity: a number with its unit, its range and its comparator."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from realpolitik.reading import figures_tables as tables
from realpolitik.reading.doc import token_at
from realpolitik.reading.figures_numbers import Number

MONEY = "money"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity at the characters ``start`` to ``end``; ``token`` heads its words.

    ``kind`` is "money", "percent", "times", "people", "weapons", "things", or a physical kind;
    ``measure`` what its unit alone says it measures. ``odd`` says why its number could not be
    read; ``points`` is the quantity that words like "put it at" point back to, ``like`` one that
    measures the same of others: "600 in Chad and 350 in Gabon"; ``until`` is the token where the
    words of such a one begin.
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
    odd: str | None = None
    points: Quantity | None = None
    like: Quantity | None = None
    until: int | None = None


def made(
    doc: Doc, number: Number, span: tuple[int, int], unit: tables.Unit, token: Token | None = None
) -> Quantity:
    scaled = [
        None if n is None else n * unit.factor for n in (number.value, number.low, number.high)
    ]
    head = token if token is not None else token_at(doc, number.start)
    return Quantity(
        *span, head, scaled[0], scaled[1], scaled[2], unit.unit, unit.kind, unit.measure,
        vague=number.vague, scale=number.scale, odd=number.odd,
    )  # fmt: skip
