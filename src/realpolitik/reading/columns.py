"""The words of a doc as columns, for loops over all of them.

spaCy makes a token anew whenever it is asked for, and looks its strings up each time. A loop that
passes over most words asks here, and makes a token only of those that it stops at.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Doc, Span, Token

_KEY = "realpolitik columns"
_SENTS = "realpolitik sentences"


@dataclass(frozen=True, slots=True)
class Columns:
    """One value for each token of a doc; ``lower`` and ``lemma`` are in lower case."""

    tokens: list[Token]
    text: list[str]
    lower: list[str]
    lemma: list[str]
    pos: list[str]
    tag: list[str]
    dep: list[str]


def columns(doc: Doc) -> Columns:
    """The columns of a parsed doc, made once.

    >>> from realpolitik.reading.pipeline import model
    >>> columns(model()("Chile left.")).lemma
    ['chile', 'leave', '.']
    """
    found = doc.user_data.get(_KEY)
    if found is None or len(found.tokens) != len(doc):
        found = doc.user_data[_KEY] = _made(doc)
    columns_: Columns = found
    return columns_


def sentences(doc: Doc) -> list[Span]:
    """The sentences of a doc, made once."""
    found: list[Span] | None = doc.user_data.get(_SENTS)
    if found is None:
        found = doc.user_data[_SENTS] = list(doc.sents)
    return found


def _made(doc: Doc) -> Columns:
    names = ("ORTH", "LOWER", "LEMMA", "POS", "TAG", "DEP")
    values = doc.to_array(list(names)).T.tolist() if len(doc) else [[] for _ in names]
    strings: Any = doc.vocab.strings
    plain, lower = (lambda i: strings[i]), (lambda i: strings[i].lower())
    ways: list[Callable[[int], str]] = [plain, plain, lower, plain, plain, plain]
    texts = [_texts(column, way) for column, way in zip(values, ways, strict=True)]
    return Columns(list(doc), *texts)


def _texts(ids: list[int], way: Callable[[int], str]) -> list[str]:
    known = {i: way(i) for i in set(ids)}
    return [known[i] for i in ids]
