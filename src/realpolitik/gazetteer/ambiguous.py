"""Names with several meanings, and the context rules that choose among them.

The first rule of a name whose conditions hold decides: words just before or just after (one of
them suffices), and words anywhere in the document, or absent from it. ``-`` is "no actor here",
``?`` is "an actor, but of which state is not told"; codes parted by ``;`` are candidates between
which the text does not decide; codes joined by ``+`` are all meant.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from realpolitik.tables import parts, rows


@dataclass(frozen=True, slots=True)
class Rule:
    """One context rule; an empty condition always holds. ``line`` is where the table has it."""

    surface: str
    code: str
    line: int
    before: tuple[str, ...]
    after: tuple[str, ...]
    document: tuple[str, ...]
    absent: tuple[str, ...]

    @property
    def named(self) -> str:
        """The rule as ``why`` and ``actors explain`` name it."""
        if self.before or self.after or self.document or self.absent:
            return f"by line {self.line} of ambiguous.csv"
        return "as no narrower rule of ambiguous.csv holds"

    def holds(self, before: str, after: str, document: str) -> bool:
        """Whether the words around a mention and the document's text meet the conditions."""
        if (self.before or self.after) and not self._beside(before, after):
            return False
        if any(w in document for w in self.absent):
            return False
        return not self.document or any(w in document for w in self.document)

    def _beside(self, before: str, after: str) -> bool:
        left = any(before == w or before.endswith(" " + w) for w in self.before)
        return left or any(after == w or after.startswith(w + " ") for w in self.after)


@cache
def rules() -> dict[str, tuple[Rule, ...]]:
    """The rules of each ambiguous name, in the order of the table."""
    found: dict[str, list[Rule]] = {}
    for line, row in enumerate(rows("gazetteer", "ambiguous.csv"), start=2):
        rule = Rule(
            row["surface"],
            row["code"],
            line,
            parts(row["before"]),
            parts(row["after"]),
            parts(row["document"]),
            parts(row["absent"]),
        )
        found.setdefault(row["surface"], []).append(rule)
    return {surface: tuple(listed) for surface, listed in found.items()}


def deciding(surface: str, before: str, after: str, document: str) -> Rule | None:
    """The rule that decides what a name means in its context; ``None`` where no rule speaks.

    ``before`` and ``after`` are the neighbouring words joined by single blanks.

    >>> [deciding("Georgia", *words, "").code for words in [("a rural", "voters"), ("in", "and")]]
    ['-', 'GEO']
    """
    for rule in rules().get(surface, ()):
        if rule.holds(before, after, document):
            return rule
    return None


def meaning(surface: str, before: str, after: str, document: str) -> str | None:
    """The code of the rule that decides; ``None`` where no rule speaks."""
    rule = deciding(surface, before, after, document)
    return None if rule is None else rule.code
