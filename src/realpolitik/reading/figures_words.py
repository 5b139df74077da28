"""Figures and their owners put into words, for reasons and flags."""

from __future__ import annotations

from functools import cache

from realpolitik.gazetteer.states import state
from realpolitik.records import Figure
from realpolitik.tables import rows

_BEYOND_COUNT = 1e6


def amount_words(value: float, unit: str | None) -> str:
    """An amount in words.

    >>> amount_words(34.4e6, "USD"), amount_words(1_200_000, "people")
    ('$34.4 million', '1.2 million people')
    """
    for scale, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(value) >= scale:
            number = f"{value / scale:.3g} {word}"
            break
    else:
        number = f"{value:,.0f}" if abs(value) >= 1000 else f"{value:g}"
    return f"${number}" if unit == "USD" else f"{number} {unit or ''}".strip()


def said(figure: Figure) -> str:
    """What a figure claims: amount, measure, owners, year."""
    value = figure.value if figure.value is not None else figure.low or 0.0
    words = amount_words(value, figure.unit)
    measure = figure.measure if figure.measure not in (None, figure.unit) else None
    pair = figure.between or figure.of
    link = " between " if figure.between else " of "
    of = link + " and ".join(name(c) for c in pair) if pair else ""
    stated = f" in {figure.when.value[:4]}" if figure.when and figure.when.value else ""
    about = f"{measure or ''}{of}{stated}".strip()
    return f"{words} ({about})" if about else words


def times(ratio: float) -> str:
    """How many times one amount is another.

    >>> times(2.5), times(340.2), times(0.2)
    ('2.5 times', '340 times', '20% of')
    """
    if ratio >= _BEYOND_COUNT:
        return "more than a million times"
    if ratio < 1:
        return f"{ratio:.0%} of"
    return f"{ratio:,.0f} times" if ratio >= 10 else f"{ratio:.1f} times"


def name(code: str) -> str:
    """The name of a state, a union or an armed group."""
    found = state(code)
    return found.name if found else _bodies().get(code, code)


@cache
def _bodies() -> dict[str, str]:
    """The names of organisations and armed groups by code."""
    tables = (rows("gazetteer", "organisations.csv"), rows("gazetteer", "groups.csv"))
    return {row["code"]: row["name"] for table in tables for row in reversed(table)}


def names(figure: Figure) -> str:
    """The names of those whose a figure is."""
    return " and ".join(name(code) for code in figure.between or figure.of)
