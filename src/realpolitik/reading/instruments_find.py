"""Candidates for instruments: heads that the tables know, with what makes each one specific."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import cast

from spacy.tokens import Doc, Token

from realpolitik.reading.columns import columns
from realpolitik.reading.doc import Mention, mention_at, mentions_in
from realpolitik.reading.instruments_phrase import (
    Phrase,
    capitalised,
    determiner,
    formats,
    phrase_of,
    words_of_role,
)
from realpolitik.reading.instruments_register import Known, matches
from realpolitik.reading.instruments_titles import operations, title_of
from realpolitik.records import InstrumentKind, codes
from realpolitik.tables import parts, rows

_DEFINITE = frozenset(
    {"the", "this", "that", "these", "those", "its", "their", "both", "his", "her"}
)
_AT = frozenset({"in", "at"})
_NAMEABLE = frozenset({"title", "apposed", "named", "cue", "name", "carrier"})
_FAMILY = {"treaty": "pact", "agreement": "pact", "memorandum": "pact"}


@dataclass(frozen=True, slots=True)
class Noun:
    """A row of ``lexicon/instrument_nouns.csv``."""

    kind: InstrumentKind
    needs: str
    only_with: frozenset[str]
    not_with: frozenset[str]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A noun phrase that may be, or point back to, an instrument.

    ``words`` are the lower-case content words that tell it from others of its kind, ``formats``
    those of a dialogue, and ``family`` the kinds that one anaphor ("the pact") can stand for.
    """

    phrase: Phrase
    kind: InstrumentKind
    needs: str
    known: Known | None
    mentions: tuple[Mention, ...]
    words: frozenset[str]
    formats: frozenset[str]
    title: str = ""

    @property
    def head(self) -> Token:
        """The head noun."""
        return self.phrase.doc[self.phrase.head]

    @property
    def family(self) -> str:
        """Kinds that are named by the same anaphors share a family."""
        return _FAMILY.get(self.kind, self.kind)

    @property
    def parties(self) -> tuple[str, ...]:
        """Codes of those named within the phrase, the place of signing left out."""
        doc, project = self.phrase.doc, self.kind == "project"
        named = [m for m in self.mentions if project or doc[m.start - 1].lower_ not in _AT]
        return codes(e for m in named for e in m.entities)

    @property
    def definite(self) -> bool:
        """Whether the phrase points to something known: "the", "this", "their" …"""
        before = determiner(self.phrase)
        return before is not None and before.lower_ in _DEFINITE

    @property
    def named(self) -> bool:
        """Whether it is written as a name: a capitalised head with a capitalised partner."""
        if self.title:
            return True
        if _in_heading(self.phrase):
            return False
        core = list(self.phrase.doc[self.phrase.start : self.phrase.end])
        upper = capitalised(core) or []
        return self.head in upper and len(upper) > 1


@cache
def nouns() -> dict[str, Noun]:
    """The head nouns by lemma."""
    found = {}
    for row in rows("lexicon", "instrument_nouns.csv"):
        kind = cast(InstrumentKind, row["kind"])
        only, not_ = frozenset(parts(row["only_with"])), frozenset(parts(row["not_with"]))
        found[row["noun"]] = Noun(kind, row["needs"], only, not_)
    return found


def candidates(doc: Doc) -> list[Candidate]:
    """Every candidate of a doc, in order; one within another only where it stands on its own."""
    found = [*_known(doc), *_operations(doc)]
    taken = {i for c in found for i in range(c.phrase.start, c.phrase.end)}
    words, known = columns(doc), nouns()
    for i, pos in enumerate(words.pos):
        if pos not in ("NOUN", "PROPN") or i in taken:
            continue
        noun = known.get(_singular(words.lemma[i], pos, words.tag[i]))
        if noun is None:
            continue
        token = words.tokens[i]
        phrase = phrase_of(token)
        if _is_head(token) and _fits(noun, phrase):
            found.append(_with_title(_candidate(phrase, noun.kind, noun.needs, None)))
    return _without_nested(sorted(found, key=lambda c: (c.phrase.start, -c.phrase.end)))


def in_construction(candidate: Candidate) -> bool:
    """Whether a project is joint, planned or being made, rather than merely there."""
    words = {t.lower_ for t in candidate.phrase.modifiers if t.pos_ != "PROPN"}
    return bool(words & words_of_role("cue"))


def _known(doc: Doc) -> Iterator[Candidate]:
    for match in matches(doc):
        phrase = phrase_of(match.span.root)
        start, end = min(phrase.start, match.span.start), match.span.end
        head = match.span.root.i
        follower = match.span.root.head
        if follower.i == end and _lemma(follower) in nouns():
            head, end = follower.i, end + 1
        phrase = replace(phrase, head=head, start=start, end=end)
        yield _candidate(phrase, match.known.kind, "", match.known)


def _operations(doc: Doc) -> Iterator[Candidate]:
    """ "Operation X", with those whom the noun that it stands beside names as its parties."""
    known = [m.span for m in matches(doc)]
    for span in operations(doc):
        if any(k.start < span.end and span.start < k.end for k in known):
            continue
        phrase = Phrase(doc, span.end - 1, span.start, span.end)
        found = _candidate(phrase, "organisation", "title", None)
        above = span.root.head if span.root.dep_ == "appos" else None
        beside = mentions_in(doc, above.left_edge.i, above.i) if above is not None else []
        yield replace(found, title=span.text, mentions=(*found.mentions, *beside))


def _with_title(candidate: Candidate) -> Candidate:
    """The candidate with the name that apposition gives it, which its evidence then takes in."""
    if candidate.needs not in _NAMEABLE:
        return candidate
    title = title_of(candidate.head)
    if title is None or any(
        m.span.start < title.end and title.start < m.span.end for m in matches(title.doc)
    ):
        return candidate
    phrase = candidate.phrase
    start, end = min(phrase.start, title.start), max(phrase.end, title.end)
    return replace(candidate, title=title.text, phrase=replace(phrase, start=start, end=end))


def _candidate(phrase: Phrase, kind: InstrumentKind, needs: str, known: Known | None) -> Candidate:
    mentions = tuple(mentions_in(phrase.doc, phrase.start, phrase.end))
    text = phrase.doc[phrase.start : phrase.end].text
    return Candidate(phrase, kind, needs, known, mentions, _words(phrase, mentions), formats(text))


def _words(phrase: Phrase, mentions: tuple[Mention, ...]) -> frozenset[str]:
    """Content words of the phrase: no head, no parties, no dates, no words without weight."""
    of_parties = {i for m in mentions for i in range(m.start, m.end)}
    skipped = phrase.skipped | of_parties | {phrase.head}
    generic = words_of_role("generic")
    return frozenset(
        t.lemma_.lower()
        for t in phrase.doc[phrase.start : phrase.end]
        if t.i not in skipped
        and t.pos_ in ("NOUN", "PROPN", "ADJ", "NUM", "VERB")
        and t.lower_ not in generic
        and not t.is_punct
    )


def _lemma(token: Token) -> str:
    return _singular(token.lemma_.lower(), token.pos_, token.tag_)


def _singular(word: str, pos: str, tag: str) -> str:
    if tag == "NNPS" or (pos == "PROPN" and word not in nouns()):
        return re.sub(r"ies$", "y", word) if word.endswith("ies") else word.removesuffix("s")
    return word


def _is_head(token: Token) -> bool:
    """Whether a token heads its phrase rather than qualifying the next noun."""
    if token.dep_ not in ("compound", "nmod", "amod", "npadvmod"):
        return True
    return token.head.i < token.i or token.head.pos_ not in ("NOUN", "PROPN")


def _fits(noun: Noun, phrase: Phrase) -> bool:
    words = {w for t in phrase.modifiers for w in (t.lower_, t.lemma_.lower())}
    after = phrase.doc[phrase.head + 1 : phrase.end] if noun.only_with else ()
    words |= {t.lemma_.lower() for t in after}
    if noun.only_with and not words & noun.only_with:
        return False
    following = phrase.doc[phrase.head + 1 : phrase.head + 3].text.lower()
    return not words & noun.not_with and following not in noun.not_with


def _in_heading(phrase: Phrase) -> bool:
    """Whether the phrase stands in a heading or sentence where every longer word is capitalised.

    Names of actors and the phrase itself say nothing of that, where other words are left.
    """
    doc, sentence = phrase.doc, phrase.doc[phrase.head].sent
    long = [t for t in sentence if t.is_alpha and len(t) > 3]
    upper = sum(t.text[0].isupper() for t in long) > 0.7 * len(long) > 2
    others = [t for t in long if not phrase.start <= t.i < phrase.end and not mention_at(doc, t.i)]
    return upper and all(t.text[0].isupper() for t in others)


def _without_nested(found: list[Candidate]) -> list[Candidate]:
    kept: list[Candidate] = []
    for candidate in found:
        outer = next((k for k in kept if candidate.phrase.start < k.phrase.end), None)
        if outer is not None and outer.needs == "carrier" and candidate.needs != "carrier":
            kept.remove(outer)
            outer = None
        if outer is None or candidate.known or _stands_alone(candidate):
            kept.append(candidate)
    return kept


def _stands_alone(candidate: Candidate) -> bool:
    if candidate.kind == "sanctions":
        return bool(candidate.parties)
    return candidate.kind == "dialogue" and any(
        t.pos_ == "PROPN" and t.text[0].isupper() for t in candidate.phrase.modifiers
    )
