"""The subjects of a store that have no code, the most frequent first."""

from __future__ import annotations

from dataclasses import dataclass

from realpolitik.store.reader import Store

_FREQUENT = """
WITH counted AS (
    SELECT words, count(*) AS mentions, count(DISTINCT document) AS documents,
        mode(why) AS why, arg_min((document, sentence), rowid) AS first
    FROM unknown_actors GROUP BY words
    ORDER BY mentions DESC, documents DESC, words LIMIT ?
)
SELECT c.words, c.mentions, c.documents, c.why, first[1] AS document, first[2] AS sentence,
    substr(t.text, o.start + 1, o."end" - o.start) AS example
FROM counted c
LEFT JOIN outcomes o ON o.document = first[1] AND o.sentence = first[2]
LEFT JOIN texts t ON t.document = first[1]
ORDER BY c.mentions DESC, c.documents DESC, c.words
"""


@dataclass(frozen=True, slots=True)
class Frequent:
    """A subject that has no code: how often, in how many documents, why, and where it first is.

    ``example`` is its sentence; ``None`` where the text was not kept.
    """

    words: str
    mentions: int
    documents: int
    why: str
    document: str
    sentence: int
    example: str | None


@dataclass(frozen=True, slots=True)
class Totals:
    """How many different subjects, mentions of them, documents with any, and documents at all."""

    subjects: int
    mentions: int
    documents: int
    read: int


def frequent(store: Store, limit: int) -> list[Frequent]:
    """The most frequent subjects without a code, at most ``limit``."""
    return [Frequent(**row) for row in store.rows(_FREQUENT, [limit])]


def totals(store: Store) -> Totals:
    """How many there are in all."""
    (row,) = store.rows(
        """SELECT count(DISTINCT words) AS subjects, count(*) AS mentions,
        count(DISTINCT document) AS documents, (SELECT count(*) FROM documents) AS read
        FROM unknown_actors"""
    )
    return Totals(**row)
