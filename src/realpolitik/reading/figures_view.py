"""The two states that a reader has in mind where a sentence names one of them, or none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from spacy.tokens import Doc, Span

from realpolitik.reading.doc import mentions_in
from realpolitik.reading.figures_states import states_in, states_of

_LOOK_BACK = 4
Pair = tuple[str, str]


def pair_in_view(doc: Doc, sentence: Span, member: str | None = None) -> Pair | None:
    """The two states that a reader has in mind at a sentence.

    The sentence itself and up to four before it are searched backwards, within the document: a
    pair named together ("between X and Y", "X and Y"), else a subject and a partner, else two
    states in neighbouring sentences. Last comes the pair that the document names together most.
    """
    seen: list[str] = [member] if member else []
    for earlier in _backwards(doc, sentence):
        pair = _in_one(doc, earlier, member or (seen[0] if seen else None))
        if pair:
            return pair
        seen.extend(c for c in states_in(doc, earlier.start, earlier.end) if c not in seen)
        if len(seen) == 2:
            return seen[0], seen[1]
    return _most_frequent(doc, member)


def _backwards(doc: Doc, sentence: Span) -> Iterator[Span]:
    sentences = [s for s in doc.sents if s.start <= sentence.start]
    yield from reversed(sentences[-1 - _LOOK_BACK :])


def _in_one(doc: Doc, sentence: Span, member: str | None) -> Pair | None:
    """The pair that one sentence names together, the given member in it."""
    for mention in mentions_in(doc, sentence.start, sentence.end):
        own = states_of(mention)
        if len(own) == 2 and (member is None or member in own):
            return own[0], own[1]
    found = states_in(doc, sentence.start, sentence.end)
    pairs = list(_joined(doc, sentence)) + ([(found[0], found[1])] if len(found) == 2 else [])
    pairs += _subject_and_partner(doc, sentence) if len(found) > 2 else []
    return next((p for p in pairs if member is None or member in p), None)


def _joined(doc: Doc, sentence: Span) -> Iterator[Pair]:
    mentions = [m for m in mentions_in(doc, sentence.start, sentence.end) if states_of(m)]
    for one, other in combinations(mentions, 2):
        gap = doc[one.end : other.start].text.strip().lower()
        if gap in ("and", "-", "–", "with", "&") or (gap == "" and one.end == other.start):
            first, second = states_of(one)[0], states_of(other)[0]
            if first != second:
                yield first, second


def _subject_and_partner(doc: Doc, sentence: Span) -> list[Pair]:
    mentions = [m for m in mentions_in(doc, sentence.start, sentence.end) if states_of(m)]
    subject = next((m for m in mentions if doc[m.root].dep_.startswith("nsubj")), None)
    if subject is None:
        return []
    first = states_of(subject)[0]
    others = [m for m in mentions if first not in states_of(m)]
    others.sort(key=lambda m: doc[m.root].dep_ not in ("dobj", "pobj", "dative"))
    return [(first, states_of(m)[0]) for m in others[:1]]


def _most_frequent(doc: Doc, member: str | None) -> Pair | None:
    counts: Counter[Pair] = Counter()
    for sentence in doc.sents:
        found = states_in(doc, sentence.start, sentence.end)
        for first, second in combinations(found[:6], 2):
            pair = (first, second) if first < second else (second, first)
            if member is None or member in pair:
                counts[pair] += 1
    return counts.most_common(1)[0][0] if counts else None
