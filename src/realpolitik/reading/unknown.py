"""Subjects that nothing matched: who acts in the text and is not, or not fully, known to us.

``realpolitik actors unknown`` counts them over a store, to show which names are worth a row of
one's own. Common nouns are left out unless the actor stage took them for an actor: no row could
name them.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from realpolitik.reading.actors_persons import bare
from realpolitik.reading.columns import Columns, columns
from realpolitik.reading.doc import Mention, mention_at, sentence_number
from realpolitik.reading.turn_labels import labelled
from realpolitik.records import UnknownActor

NO_NAME = "no table has the name"
NO_STATE = "the text does not say of which state"

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_NAMES = frozenset({"NNP", "NNPS"})
_NOBODY = frozenset(
    {"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL", "LANGUAGE", "LAW"}
)
_LONGEST = 8


def unknown_actors(doc: Doc) -> list[UnknownActor]:
    """The subjects and agents of a document that have no code, in order."""
    words, labels = columns(doc), labelled(doc)
    found: list[UnknownActor] = []
    subjects: set[int] = set()
    for at, dep in enumerate(words.dep):
        if at in labels or (at - 1 in labels and words.text[at + 1 : at + 2] == [","]):
            continue  # "Q" is nobody, and "Q Jay, …" calls on somebody
        if dep in _SUBJECTS or (dep in ("conj", "pobj") and _acts(words.tokens[at], subjects)):
            subjects.add(at)
            if words.tag[at] in _NOUNS:
                unknown = _unknown(doc, words, at)
                if unknown is not None:
                    found.append(unknown)
    return found


def _acts(token: Token, subjects: set[int]) -> bool:
    """Whether a word is joined to a subject by "and", or does what is told in the passive."""
    head = token.head
    return head.i in subjects if token.dep_ == "conj" else head.dep_ == "agent"


def _unknown(doc: Doc, words: Columns, at: int) -> UnknownActor | None:
    mention = mention_at(doc, at)
    if mention is not None:
        if mention.modifier or any(e.code for e in mention.entities):
            return None
        return _record(doc, mention.start, mention.end, at, _why(mention))
    if words.tag[at] not in _NAMES or words.tokens[at].ent_type_ in _NOBODY:
        return None
    if not words.text[at][:1].isupper():
        return None
    start, end = _name(doc, words, at)
    return _record(doc, start, end, at, NO_NAME)


def _why(mention: Mention) -> str:
    via = mention.entities[0].via
    if via == "name":
        return NO_NAME
    return via if via.startswith("unresolved: ") else NO_STATE


def _name(doc: Doc, words: Columns, at: int) -> tuple[int, int]:
    """The whole name that ends at its head: the proper nouns before it that no mention has."""
    start = at
    while start > 0 and at - start < _LONGEST and words.tag[start - 1] in _NAMES:
        before = words.tokens[start - 1]
        if before.is_sent_end or mention_at(doc, start - 1) is not None:
            break
        start -= 1
    return start, at + 1


def _record(doc: Doc, start: int, end: int, at: int, why: str) -> UnknownActor:
    span = doc[start:end]
    return UnknownActor(
        sentence=sentence_number(doc, at),
        words=bare(" ".join(span.text.split())),
        head=doc[at].text,
        why=why,
        start=span.start_char,
        end=span.end_char,
    )
