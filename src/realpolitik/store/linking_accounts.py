"""The events of a store as accounts to compare, a pair of parties at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from typing import Any

import duckdb

from realpolitik import tables
from realpolitik.store.codec import day
from realpolitik.store.linking_score import Account, Parties
from realpolitik.store.linking_words import (
    Rarity,
    content,
    figures,
    function_words,
    names,
    settings,
    stem,
    words,
)

_FETCH = 10_000

# Wire copies tell a word as often as the story was printed; that is how often it is read.
_HOLDING = r"""
SELECT word, count(*) FROM (
    SELECT unnest(list_distinct(regexp_extract_all(
        lower(coalesce(evidence_text, '') || ' ' || coalesce(trigger_text, '')), '\pL+'))) AS word
    FROM events WHERE document IS NOT NULL) GROUP BY word
"""

_PAIRS = """
SELECT DISTINCT least(d.actor, coalesce(d.recipient, d.actor)) AS one,
    CASE WHEN d.recipient IS NULL THEN '' ELSE greatest(d.actor, d.recipient) END AS other,
    e.rowid AS key, e.id, e.document, e.evidence_sentence, e.category, e.mode, e.status,
    e.trigger_text, e.rule, e.evidence_text, e.when_value, e.when_precision, e.when_basis,
    CASE WHEN e.where_latitude IS NOT NULL THEN e.where_name END AS place, p.published,
    list_transform(e.actors, lambda a: a.code) AS actors,
    list_transform(e.recipients, lambda a: a.code) AS recipients,
    list_transform(e.actors, lambda a: a.code || ' ' || a.sector) AS sectors,
    list_transform(list_concat(e.actors, e.recipients), lambda a: a.text) AS named
FROM dyads d JOIN events e ON e.id = d.event AND e.document = d.document
JOIN documents p ON p.document = e.document
WHERE d.actor IS NOT NULL AND e.category IS NOT NULL
ORDER BY one, other, e.id, key
"""

_CLASSES = {
    "actual": "deed",
    "historical": "deed",
    "future": "ahead",
    "hypothetical": "ahead",
    "negated": "not done",
}
_DAYS = {"day": 1, "week": 7, "month": 31, "quarter": 92}
_WIDE = 7
_LONG = 4


@dataclass(frozen=True, slots=True)
class Days:
    """The days on which an act may have happened, as ordinals of the calendar.

    ``stated`` is false where only the day of the report is known.
    """

    first: int
    last: int
    stated: bool

    @property
    def wide(self) -> bool:
        """Whether they are more than a week."""
        return self.last - self.first >= _WIDE


@dataclass(frozen=True, slots=True)
class Event:
    """An event of the store with what its linking needs.

    ``sectors`` are those who act, by state and sector ("USA LEG"), where the sector is known.
    """

    id: str
    document: str
    origin: str
    sentence: int | None
    status: str
    category: str
    mutual: bool
    sectors: frozenset[str]
    published: int | None
    days: Days | None
    account: Account

    @property
    def alone(self) -> bool:
        """Whether no more than one party is told, with nobody acted upon."""
        return len(self.account.parties[0] | self.account.parties[1]) == 1

    @property
    def order(self) -> tuple[int, str]:
        """The earliest first; the same whatever order the store was filled in."""
        return (self.days.first if self.days else 9_999_999, self.id)


def rarity(connection: duckdb.DuckDBPyConnection) -> Rarity:
    """How rare the stems of words are among the events of a store."""
    holding: dict[str, int] = {}
    for word, number in connection.execute(_HOLDING).fetchall():
        holding[stem(word)] = holding.get(stem(word), 0) + number
    total = connection.execute("SELECT count(*) FROM events WHERE document IS NOT NULL").fetchone()
    elsewhere: int = settings()["decision"]["elsewhere"]
    return Rarity(holding, total[0] if total else 0, elsewhere)


def by_pair(
    connection: duckdb.DuckDBPyConnection, origins: Mapping[str, str]
) -> Iterator[list[Event]]:
    """The events of every two parties, of every party with nobody, each list in memory alone.

    Args:
        connection: an open store.
        origins: the origin of every document that shares one.
    """
    rare = rarity(connection)
    for _, lines in groupby(_lines(connection), key=lambda line: (line["one"], line["other"])):
        yield sorted((_event(line, rare, origins) for line in lines), key=lambda e: e.order)


def _lines(connection: duckdb.DuckDBPyConnection) -> Iterator[Mapping[str, Any]]:
    cursor = connection.cursor().execute(_PAIRS)
    columns = [column[0] for column in cursor.description or ()]
    while batch := cursor.fetchmany(_FETCH):
        yield from (dict(zip(columns, line, strict=True)) for line in batch)


def _event(line: Mapping[str, Any], rare: Rarity, origins: Mapping[str, str]) -> Event:
    mutual = not line["recipients"] or line["category"] in settings()["mutual"]
    return Event(
        id=line["id"],
        document=line["document"],
        origin=origins.get(line["document"], ""),
        sentence=line["evidence_sentence"],
        status=_CLASSES[line["status"]],
        category=line["category"],
        mutual=mutual,
        sectors=frozenset(filter(None, line["sectors"])),
        published=line["published"].toordinal() if line["published"] else None,
        days=days_of(line),
        account=_account(line, rare, mutual=mutual),
    )


def _account(line: Mapping[str, Any], rare: Rarity, *, mutual: bool) -> Account:
    text = line["evidence_text"] or ""
    told = words(text)
    named = frozenset(w for name in line["named"] for w in _named(name))
    begins = tuple(w for w in named if len(w) >= _LONG)  # "Ugandan" where Uganda is a party
    trigger, also = _trigger(line["rule"] or "", line["trigger_text"] or "")
    passed_over = named | {trigger}
    around = [w for w in content(told) if w not in passed_over and not w.startswith(begins)]
    return Account(
        trigger=trigger,
        rarity=rare.share(trigger),
        also=also,
        kind=(line["category"], line["mode"]),
        parties=_parties(line, mutual=mutual),
        words=rare.vector(around),
        names=names(text) - named,
        figures=figures(told),
        place=frozenset(words(line["place"] or "")) - function_words(),
    )


@lru_cache(maxsize=4096)
def _named(name: str) -> frozenset[str]:
    """The words of a name, as they are and as stems."""
    return frozenset({*words(name), *map(stem, words(name))})


@lru_cache(maxsize=4096)
def _trigger(rule: str, text: str) -> tuple[str, frozenset[str]]:
    """The word for the act, which the rule names in its base form ("verb sign+@accord")."""
    told = content(words(text))
    part, _, pattern = rule.partition(" ")
    if part in ("verb", "noun") and pattern[:1].isalpha():
        return stem(pattern.split("+")[0].split()[0]), frozenset(told)
    return (told[0] if told else ""), frozenset(told)


def _parties(line: Mapping[str, Any], *, mutual: bool) -> tuple[Parties, Parties]:
    actors = frozenset(filter(None, line["actors"]))
    recipients = frozenset(filter(None, line["recipients"]))
    return (actors | recipients, frozenset()) if mutual else (actors, recipients)


def days_of(line: Mapping[str, Any]) -> Days | None:
    """The days of an event by its own date, else by the day of its report.

    What is told as history has no day where none is stated.
    """
    first = day(line["when_value"])
    if first is not None:
        length = _DAYS.get(line["when_precision"], 366)
        start = first.toordinal()
        return Days(start, start + length - 1, line["when_basis"] != "document")
    if line["published"] is None or line["status"] == "historical":
        return None
    start = line["published"].toordinal()
    return Days(start, start, stated=False)


@cache
def joining() -> frozenset[frozenset[str]]:
    """Pairs of categories under which reporters file the same act."""
    rows: Sequence[Mapping[str, str]] = tables.rows("store", "linked_categories.csv")
    return frozenset(frozenset((row["category"], row["joins"])) for row in rows)
