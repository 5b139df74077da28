"""Documents with nearly the same text: the copies of one wire story count as one origin.

Signatures (MinHash) of the word shingles of the clean text propose pairs; the shingles themselves
decide. A shortened copy is found by how much of it the longer text holds. Overlap counts only where
the opening of one of the two is among it: two stories that share no more than an agency's closing
words are two origins. Only documents published within some days of each other, or undated ones,
may share an origin, so that no more is held in memory than the texts of those days need.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from zlib import crc32

import duckdb
import numpy as np
import numpy.typing as npt
from datasketch import MinHash, MinHashLSH

from realpolitik.documents.clean import clean
from realpolitik.documents.mapped import Mapped
from realpolitik.documents.markdown import front_matter
from realpolitik.errors import RealpolitikError
from realpolitik.store.linking_words import settings, words

Shingles = npt.NDArray[np.uint32]

_ORDERED = """
SELECT d.document, d.published, t.text, coalesce(t.html, false), e.evidence
FROM documents d LEFT JOIN texts t USING (document) LEFT JOIN (
    SELECT document, string_agg(text, ' ' ORDER BY start, text) AS evidence FROM (
        SELECT DISTINCT document, evidence_start AS start, evidence_text AS text FROM events
        WHERE evidence_text IS NOT NULL
        UNION SELECT document, evidence_start, evidence_text FROM statements
        UNION SELECT document, evidence_start, evidence_text FROM figures)
    WHERE document NOT IN (SELECT document FROM texts) GROUP BY document) e USING (document)
ORDER BY d.published NULLS FIRST, d.document
"""


@dataclass(frozen=True, slots=True)
class Told:
    """A document as it is compared; ``text`` is clean."""

    document: str
    published: date | None
    text: str


@dataclass(frozen=True, slots=True)
class Copy:
    """A document that shares its origin with others; ``origin`` is the earliest of them.

    ``rule`` is ``first``, ``same text`` or ``shortened``; ``score`` the share in common, 0 to 1.
    """

    document: str
    origin: str
    rule: str
    score: float


@dataclass(frozen=True, slots=True)
class Origins:
    """The copies found, and the number of documents with too little text to be compared."""

    copies: tuple[Copy, ...]
    unread: int


def find(connection: duckdb.DuckDBPyConnection) -> Origins:
    """The copies among the documents of an open store.

    Where the text was not kept, the evidence of what was read in it stands for it.
    """
    return among(_told(connection))


def among(told: Iterable[Told]) -> Origins:
    """The copies among some documents, which come in order of publication, undated ones first.

    >>> story = "Two ships of the Kenyan navy called at Dar es Salaam on Monday for a joint drill"
    >>> story += " with Tanzania that is to last a week, the Kenyan ministry of defence said."
    >>> found = among([Told("a", None, story), Told("b", None, f"(AFP) {story}")])
    >>> [(c.document, c.origin, c.rule) for c in found.copies]
    [('a', 'a', 'first'), ('b', 'a', 'same text')]
    """
    search = _Search()
    for each in told:
        search.add(each)
    return Origins(tuple(search.copies()), search.unread)


def shingles(told: list[str]) -> Shingles:
    """The hashes of every run of some words, sorted, each once."""
    size: int = settings()["origins"]["shingle"]
    runs = zip(*(told[n:] for n in range(size)), strict=False)
    found = {crc32(" ".join(run).encode("utf-8", "replace")) for run in runs}
    return np.array(sorted(found), dtype=np.uint32)


@dataclass(frozen=True, slots=True)
class _Text:
    """A document within reach: its day, its shingles and those of its opening."""

    day: int | None
    shingles: Shingles
    opening: Shingles
    signature: MinHash


class _Search:
    """Compares each document with those before it, and lets go of those out of reach."""

    def __init__(self) -> None:
        rule = settings()["origins"]
        self._rule = rule
        layout = (rule["bands"], rule["permutations"] // rule["bands"])
        self._near = MinHashLSH(num_perm=rule["permutations"], params=layout)
        self._texts: dict[str, _Text] = {}
        self._dated: list[str] = []
        self._groups = _Groups(rule["days"])
        self.unread = 0

    def add(self, told: Told) -> None:
        spoken = words(told.text)
        if len(spoken) < self._rule["least_words"]:
            self.unread += 1
            return
        text = self._text(told, spoken)
        self._forget(text.day)
        for score, rule, other in sorted(self._matches(text), reverse=True):
            self._groups.join((told.document, text.day), (other, self._texts[other].day))
            self._groups.fits(told.document, score, rule)
            self._groups.fits(other, score, rule)
        self._near.insert(told.document, text.signature)
        self._texts[told.document] = text
        if text.day is not None:
            self._dated.append(told.document)

    def copies(self) -> Iterator[Copy]:
        return self._groups.copies()

    def _text(self, told: Told, spoken: list[str]) -> _Text:
        whole = shingles(spoken)
        signature = MinHash(num_perm=self._rule["permutations"], hashfunc=int)
        signature.update_batch(whole.tolist())
        opening = shingles(spoken[: self._rule["opening_words"]])
        return _Text(
            told.published.toordinal() if told.published else None, whole, opening, signature
        )

    def _forget(self, day: int | None) -> None:
        """Documents come in order of their day, so that the first are out of reach first."""
        gone = 0
        for document in self._dated if day is not None else ():
            at = self._texts[document].day
            if at is None or day is None or day - at <= self._rule["days"]:
                break
            self._near.remove(document)
            del self._texts[document]
            gone += 1
        del self._dated[:gone]

    def _matches(self, text: _Text) -> Iterator[tuple[float, str, str]]:
        for key in self._near.query(text.signature):
            other = self._texts[str(key)]
            if text.signature.jaccard(other.signature) < self._rule["estimate"]:
                continue
            found = self._alike(text, other)
            if found is not None:
                yield (*found, str(key))

    def _alike(self, one: _Text, other: _Text) -> tuple[float, str] | None:
        common = len(np.intersect1d(one.shingles, other.shingles, assume_unique=True))
        sizes = len(one.shingles), len(other.shingles)
        jaccard, containment = common / (sum(sizes) - common), common / min(sizes)
        if jaccard < self._rule["jaccard"] and containment < self._rule["containment"]:
            return None
        if max(_held(one.opening, other), _held(other.opening, one)) < self._rule["opening"]:
            return None
        if jaccard >= self._rule["jaccard"]:
            return jaccard, "same text"
        return containment, "shortened"


def _held(opening: Shingles, text: _Text) -> float:
    return len(np.intersect1d(opening, text.shingles, assume_unique=True)) / max(len(opening), 1)


_Dated = tuple[str, int | None]


class _Groups:
    """Documents of one origin, which lie no further apart than so many days."""

    def __init__(self, days: int) -> None:
        self._days = days
        self._of: dict[str, list[_Dated]] = {}
        self._best: dict[str, tuple[float, str]] = {}

    def join(self, one: _Dated, other: _Dated) -> None:
        first, second = self._of.get(one[0], [one]), self._of.get(other[0], [other])
        both = first + [each for each in second if each not in first]
        days = [day for _, day in both if day is not None]
        if first is second or (days and max(days) - min(days) > self._days):
            return
        for document, _ in both:
            self._of[document] = both

    def fits(self, document: str, score: float, rule: str) -> None:
        self._best[document] = max(self._best.get(document, (0.0, "")), (score, rule))

    def copies(self) -> Iterator[Copy]:
        for document in sorted(self._of):
            first = min(self._of[document], key=lambda d: (d[1] is None, d[1] or 0, d[0]))[0]
            score, rule = (1.0, "first") if document == first else self._best[document]
            yield Copy(document, first, rule, round(score, 4))


def _told(connection: duckdb.DuckDBPyConnection) -> Iterator[Told]:
    cursor = connection.cursor().execute(_ORDERED)
    while batch := cursor.fetchmany(settings()["origins"]["batch"]):
        for document, published, text, html, evidence in batch:
            yield Told(document, published, _clean(text, html=html) if text else evidence or "")


def _clean(text: str, *, html: bool) -> str:
    """What is read of an original: bylines, datelines and boilerplate are left out."""
    from realpolitik.documents.page import article

    try:
        body = article(text)[1] if html else Mapped.of(text[front_matter(text)[1] :])
        return clean(body).text
    except RealpolitikError:
        return ""
