"""The tables that figures are read with, as patterns and look-ups, each built once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from realpolitik.tables import Row, parts, rows

TIME_WORDS = frozenset(
    [
        "second", "minute", "hour", "day", "night", "week", "weekend", "month", "quarter", "year",
        "decade", "century", "generation", "times", "time", "occasion", "point", "page", "word",
        "percent", "o'clock", "pm", "am", "age", "bce", "bc", "ad",
    ]
)  # fmt: skip


_OWN_RULES = {"aircraft": "crewed", "ships": "crewed", "weapons": "crewed", "area": "area"}
"""Rules of what units alone say is measured."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit or a counted noun: ``factor`` turns the number into ``unit``."""

    unit: str
    factor: float
    measure: str
    kind: str


@dataclass(frozen=True, slots=True)
class Term:
    """Words that name what is measured; ``rule`` is how the figure is checked."""

    measure: str
    rule: str
    units: str


@cache
def units() -> dict[str, Unit]:
    """Units and counted nouns by their words (lemmas)."""
    return {
        row["words"]: Unit(row["unit"], float(row["factor"]), row["measure"], row["kind"])
        for row in rows("reference", "units.csv")
    }


@cache
def designations() -> dict[str, Unit]:
    """What makers' letters stand for: "F" of "F-35s" for aircraft."""
    known = units()
    return {row["maker"]: known[row["unit"]] for row in rows("reference", "designations.csv")}


@cache
def physical() -> re.Pattern[str]:
    """Lengths, areas, masses, volumes and energies right after a number."""
    kinds = {"length", "area", "mass", "volume", "energy"}
    words = [w for w, unit in units().items() if unit.kind in kinds]
    plural = {_plural(w) for w in words if len(w) > 3 or w == "ton"}
    return re.compile(rf"(?:[\s-]|\sof\s)?(?P<unit>{_either({*words, *plural})})(?!\w)", re.I)


def physical_unit(words: str) -> Unit | None:
    """The unit that words matched by ``physical`` stand for."""
    flat = " ".join(words.lower().split())
    known = units()
    return known.get(flat) or next(
        (unit for name, unit in known.items() if flat in (name, _plural(name))), None
    )


def _plural(words: str) -> str:
    head, space, rest = words.partition(" ")
    if head in ("square", "cubic", "sq", "sq.", "nautical", "metric"):
        return f"{head}{space}{_plural(rest)}"
    return f"{head}s{space}{rest}"


@cache
def symbols() -> tuple[re.Pattern[str], dict[str, str]]:
    """Currency symbols and codes before a number, and the currency each stands for."""
    table = {s: row["iso"] for row in rows("reference", "currencies.csv") for s in _symbols(row)}
    return re.compile(rf"(?<![\w$])(?P<symbol>{_either(table, lower=False)})\s?$"), table


def _symbols(row: Row) -> tuple[str, ...]:
    return parts(row["symbols"])


@cache
def currency_words() -> tuple[re.Pattern[str], dict[str, str]]:
    """Currency names after a number, and the currency each stands for."""
    table: dict[str, str] = {}
    for row in rows("reference", "currencies.csv"):
        for word in parts(row["words"]):
            table.setdefault(word, row["iso"])
            table.setdefault(f"{word}s", row["iso"])
        for code in parts(row["symbols"]):
            table.setdefault(code.lower(), row["iso"])
    for word, _ in shared_currencies():
        table.setdefault(word, f"{word}s")
        table.setdefault(f"{word}s", f"{word}s")
    return re.compile(rf"(?:[\s-]|\sof\s)?(?P<currency>{_either(table)})(?!\w)", re.I), table


@cache
def shared_currencies() -> dict[tuple[str, str], str]:
    """The currency that a name ("crown", "peso") has in a state, by name and state."""
    return {
        (row["word"], row["state"]): row["iso"]
        for row in rows("reference", "shared_currencies.csv")
    }


@cache
def rates() -> dict[str, float | None]:
    """US dollars for one unit of a currency; ``None`` where no rate holds."""
    return {
        row["iso"]: float(row["usd"]) if row["usd"] else None
        for row in rows("reference", "currencies.csv")
    }


@cache
def ended() -> dict[str, int]:
    """The last year of every currency that is no longer used."""
    table = rows("reference", "currencies.csv")
    return {row["iso"]: int(row["until"]) for row in table if row["until"]}


@cache
def comparators() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str]]:
    """Comparators before a number, those after it, and the canonical word for each."""
    table = {row["words"]: row["comparator"] for row in rows("reference", "comparators.csv")}
    after = [words for words in table if words.startswith("or ") or words == "and above"]
    glue = r"(?:\s(?:a|the|an|another|to|by|of|total\sof|additional|further|whopping|half))*"
    before = rf"\b(?P<words>{_either(table)}){glue}\s$"
    return re.compile(before, re.I), re.compile(rf"\s(?P<words>{_either(after)})\b", re.I), table


@cache
def terms() -> dict[tuple[str, ...], Term]:
    """What is measured, by the lemmas of the phrases that name it."""
    return {
        tuple(row["phrase"].split()): Term(row["measure"], row["rule"], row["units"])
        for row in rows("reference", "measures.csv")
    }


@cache
def verbs() -> dict[str, Term]:
    """What is measured, by the lemma of the verb (or the adjective) that says it."""
    return {
        row["lemma"]: Term(row["measure"], row["rule"], row["units"])
        for row in rows("reference", "measure_verbs.csv")
    }


@cache
def rule_of(measure: str) -> str:
    """How figures of a measure are checked; "" where they are not."""
    if measure.startswith(("growth", "fall")):
        return "growth"
    for term in (*terms().values(), *verbs().values()):
        if term.measure == measure:
            return term.rule
    if measure in _OWN_RULES:
        return _OWN_RULES[measure]
    return "people" if measure in ("people", "prisoners", "migrants", "missing") else ""


@cache
def changes(kind: str) -> dict[str, tuple[str, float | None]]:
    """Words of change of a class ("verb", "noun", "factor"): "growth" or "fall", and a factor."""
    return {
        row["word"]: (row["way"], float(row["factor"]) if row["factor"] else None)
        for row in rows("reference", "changes.csv")
        if row["class"] == kind
    }


@cache
def doing(kind: str) -> frozenset[str]:
    """Verbs of a class of ``figure_verbs.csv``, which says what their subjects do to a figure.

    >>> "say" in doing("reports"), "rescue" in doing("has")
    (True, False)
    """
    return frozenset(
        row["lemma"] for row in rows("reference", "figure_verbs.csv") if row["class"] == kind
    )


def _either(words: Iterable[str], lower: bool = True) -> str:
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(r"\s".join(map(re.escape, w.split())) for w in ordered)
