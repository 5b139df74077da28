"""Proper names that instruments bear: "Operation X", "its mission, X,", "exercises called X"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from realpolitik.reading.columns import columns
from realpolitik.reading.doc import mention_at

_NAMING = frozenset({"call", "dub", "name", "codename", "code", "christen", "title", "know"})
_LONGEST = 4
_PERSONS = frozenset({"PERSON", "GPE", "NORP", "DATE", "TIME", "MONEY", "CARDINAL"})
_WITHIN = frozenset({"of", "the", "for", "and", "de", "del", "al"})


def title_of(head: Token) -> Span | None:
    """The name that apposition or a verb of naming gives to a noun; ``None`` where none does."""
    for child in head.children:
        if child.i > head.i and child.dep_ == "appos":
            found = _as_name(child)
            if found is not None and head.doc[found.start - 1].text in (",", "—", "–", "(", "“"):
                return found
        if child.dep_ in ("acl", "relcl") and child.lemma_.lower() in _NAMING:
            below = [g for g in child.subtree if g.dep_ in ("oprd", "attr", "dobj", "pobj")]
            found = next((n for g in below if (n := _as_name(g)) is not None), None)
            if found is not None:
                return found
    if head.dep_ == "appos" and head.head.i < head.i:
        return _as_name(head.head)
    return None


def operations(doc: Doc) -> Iterator[Span]:
    """Every "Operation X" of a document: the word and the capitalised words after it."""
    words = columns(doc)
    for i in range(len(doc) - 1):
        if words.text[i] not in ("Operation", "Exercise"):
            continue
        token = words.tokens[i]
        end = token.i + 1
        end = min(_end(doc, end, token.sent.end), token.i + 1 + _LONGEST)
        if end > token.i + 1:
            yield doc[token.i : end]


def _as_name(token: Token) -> Span | None:
    """The capitalised words around a proper noun that is no actor, person or place."""
    if token.pos_ not in ("PROPN", "NOUN", "X", "ADJ") or not _is_written_as_name(token):
        return None
    if mention_at(token.doc, token.i) is not None or _is_place(token):
        return None
    if token.ent_type_ in _PERSONS and token.ent_type_ != "PERSON":
        return None
    start, end = token.i, token.i + 1
    while start > token.sent.start and _continues(token.doc[start - 1], token.doc[start]):
        start -= 1
    while start < token.i and not _is_written_as_name(token.doc[start]):
        start += 1
    end = _end(token.doc, end, token.sent.end)
    return token.doc[start:end]


def _end(doc: Doc, end: int, limit: int) -> int:
    """One past the last capitalised word, over "of the" between two of them."""
    while end < limit:
        if _is_written_as_name(doc[end]):
            end += 1
            continue
        ahead = end
        while ahead < limit and doc[ahead].lower_ in ("of", "the"):
            ahead += 1
        if ahead == end or ahead >= limit or not _is_written_as_name(doc[ahead]):
            break
        end = ahead + 1
    return end


def _continues(token: Token, after: Token) -> bool:
    return _is_written_as_name(token) or (
        token.lower_ in _WITHIN and token.i > 0 and _is_written_as_name(token.nbor(-1))
    )


def _is_written_as_name(token: Token) -> bool:
    return token.text[0].isupper() and token.is_alpha and not token.is_sent_start


def _is_place(token: Token) -> bool:
    return any(p.start <= token.i < p.end for p in token.doc._.rp_places)
