"""What the stages leave on a spaCy ``Doc``, and the small tools that they all use.

Every stage is a component that reads some of these attributes and writes its own:

====================  ==========================================================
``doc._.rp_context``  ``Context``: date, kind, outlet and author of the document
``doc._.rp_blocks``   tuple of ``Block``: headings, paragraphs, bullets
``doc._.rp_actors``   tuple of ``Mention``, in order, not overlapping
``doc._.rp_statements``  tuple of ``Statement``
``doc._.rp_drafts``   tuple of ``drafts.Draft``: acts with their parties, before status
``doc._.rp_events``   tuple of ``Event``
``doc._.rp_dates``    tuple of ``DateMention``
``doc._.rp_figures``, ``rp_instruments``, ``rp_forecasts``  tuples of records
``doc._.rp_flags``    tuple of ``Flag``; stages add to it with ``add_flags``
``doc._.rp_steps``    list: what was decided and why, for ``realpolitik why``; ask ``steps``
``doc._.rp_reasons``  dict: by sentence number, the reason why it gave no event
====================  ==========================================================
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import Any, Literal

from spacy.tokens import Doc, Span, Token

from realpolitik.documents.text import Block
from realpolitik.reading.columns import sentences
from realpolitik.records import (
    DocumentKind,
    Entity,
    Evidence,
    Flag,
    Statement,
    Voice,
    When,
)

MentionKind = Literal["state", "person", "office", "organisation", "group", "outlet", "armed group"]


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of the document before it is read."""

    id: str = ""
    date: date | None = None
    kind: DocumentKind = "other"
    outlet: str | None = None
    author: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name one or more entities.

    ``start`` and ``end`` are token indices (``end`` exclusive) and ``root`` the token that the
    rest of the sentence hangs on. ``entities`` has one member for a name, several for "both
    sides"; an entity whose ``code`` is ``None`` is known to be an actor but not resolved.
    ``modifier`` is true where the words only qualify another noun ("Russian" in "Russian gas",
    "US" in "US-supplied weaponry") and no person, body or armed force is meant.
    """

    start: int
    end: int
    root: int
    entities: tuple[Entity, ...]
    kind: MentionKind
    modifier: bool = False


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression: character offsets in the doc, and what it resolves to."""

    start: int
    end: int
    when: When


@dataclass(frozen=True, slots=True)
class Step:
    """One decision taken about one sentence, in words."""

    sentence: int
    stage: str
    text: str


_TUPLES = (
    "rp_blocks",
    "rp_actors",
    "rp_statements",
    "rp_drafts",
    "rp_events",
    "rp_dates",
    "rp_places",
    "rp_figures",
    "rp_instruments",
    "rp_forecasts",
    "rp_flags",
)


def _key(name: str) -> Any:
    """Where spaCy keeps ``doc._.name``; asking there is ten times as quick as asking ``_``."""
    return ("._.", name, None, None)


_ACTORS, _MENTION_OF, _SENTENCE_OF, _TEXT, _STARTS = map(
    _key, ("rp_actors", "rp_mention_of", "rp_sentence_of", "rp_text", "rp_starts")
)

_STEPS = _key("rp_steps")
_BLOCK_AT, _STATEMENT_AT = "realpolitik blocks", "realpolitik statements"


def register() -> None:
    """Declare the attributes; calling it again changes nothing."""
    if Doc.has_extension("rp_context"):
        return
    Doc.set_extension("rp_context", default=Context())
    for name in _TUPLES:
        Doc.set_extension(name, default=())
    Doc.set_extension("rp_steps", default=None)
    Doc.set_extension("rp_reasons", default=None)
    Doc.set_extension("rp_sentence_of", default=None)
    for name in ("rp_mention_of", "rp_text", "rp_starts"):
        Doc.set_extension(name, default=None)


def sentence_number(doc: Doc, token: int) -> int:
    """The number (from 0) of the sentence that holds a token."""
    numbers: list[int] | None = doc.user_data.get(_SENTENCE_OF)
    if numbers is None:
        numbers = [n for n, sent in enumerate(sentences(doc)) for _ in range(len(sent))]
        doc._.rp_sentence_of = numbers
    return numbers[min(token, len(numbers) - 1)]


def text_of(doc: Doc) -> str:
    """The text of a doc, joined once; ``Doc.text`` joins its tokens at every call."""
    text: str | None = doc.user_data.get(_TEXT)
    if text is None:
        text = doc.user_data[_TEXT] = doc.text
    return text


def token_at(doc: Doc, offset: int) -> Token:
    """The token that covers a character offset, or the first one after it."""
    starts = doc.user_data.get(_STARTS)
    if starts is None:
        starts = doc._.rp_starts = doc.to_array("IDX").tolist()
    index = max(bisect_right(starts, offset) - 1, 0)
    covered = offset < starts[index] + len(doc[index])
    return doc[index if covered else min(index + 1, len(doc) - 1)]


def span_at(doc: Doc, start: int, end: int) -> Span:
    """The tokens that characters ``start`` to ``end`` (exclusive) touch."""
    last = token_at(doc, max(start, end - 1))
    return doc[token_at(doc, start).i : last.i + 1]


def evidence(doc: Doc, start: int, end: int) -> Evidence:
    """The evidence for the characters ``start`` to ``end`` of the doc."""
    number = sentence_number(doc, token_at(doc, start).i)
    return Evidence(sentence=number, start=start, end=end, text=text_of(doc)[start:end])


def span_evidence(span: Span) -> Evidence:
    """The evidence for a spaCy span."""
    return evidence(span.doc, span.start_char, span.end_char)


def record_id(doc: Doc, *parts: object) -> str:
    """A short id that is the same whenever the same record is read from the same document.

    >>> import spacy
    >>> register()
    >>> record_id(spacy.blank("en")("x"), "event", 3)
    '134c57c768d3'
    """
    seed = "\x1f".join([doc._.rp_context.id, *map(str, parts)])
    return hashlib.sha256(seed.encode()).hexdigest()[:12]


def statement_at(doc: Doc, offset: int) -> Statement | None:
    """The innermost statement whose content holds a character offset."""
    held = doc.user_data.get(_STATEMENT_AT)
    if held is None or held[0] is not doc._.rp_statements:
        held = (doc._.rp_statements, *_by_start(doc._.rp_statements))
        doc.user_data[_STATEMENT_AT] = held
    _, ordered, starts, furthest = held
    best: tuple[int, int] | None = None
    at = bisect_right(starts, offset) - 1
    while at >= 0 and furthest[at] > offset:
        length = ordered[at][1].content.end - starts[at]
        if starts[at] + length > offset:
            best = min(best or (length, ordered[at][0]), (length, ordered[at][0]))
        at -= 1
    return held[0][best[1]] if best else None


def _by_start(
    found: tuple[Statement, ...],
) -> tuple[list[tuple[int, Statement]], list[int], list[int]]:
    """Statements by where they start, their starts, and how far any up to each of them goes."""
    ordered = sorted(enumerate(found), key=lambda pair: pair[1].content.start)
    ends = (s.content.end for _, s in ordered)
    return ordered, [s.content.start for _, s in ordered], list(accumulate(ends, max))


def attribution_at(doc: Doc, offset: int) -> tuple[Voice, ...]:
    """The chain of voices that vouch for what stands at an offset; empty is the author's own."""
    statement = statement_at(doc, offset)
    return statement.chain if statement else ()


def mention_at(doc: Doc, token: int) -> Mention | None:
    """The mention that holds a token."""
    found: Mention | None = _mentions(doc)[1].get(token)
    return found


def _mentions(doc: Doc) -> tuple[tuple[Mention, ...], dict[int, Mention], list[int]]:
    """The mentions of a doc, by token too, and where they start."""
    actors = doc.user_data.get(_ACTORS, ())
    held: Any = doc.user_data.get(_MENTION_OF)
    if held is None or held[0] is not actors:
        by_token = {i: m for m in reversed(actors) for i in range(m.start, m.end)}
        held = doc._.rp_mention_of = (actors, by_token, [m.start for m in actors])
    return held  # type: ignore[no-any-return]


def mentions_in(doc: Doc, start: int, end: int) -> list[Mention]:
    """The mentions that lie within the tokens ``start`` to ``end``."""
    return [m for m in mentions_from(doc, start, end) if m.end <= end]


def mentions_from(doc: Doc, start: int, end: int) -> tuple[Mention, ...]:
    """The mentions that begin within the tokens ``start`` to ``end``."""
    actors, _, starts = _mentions(doc)
    first = bisect_left(starts, start)
    return actors[first : bisect_left(starts, end, first)]


def block_at(doc: Doc, offset: int) -> Block | None:
    """The last block that starts at or before a character offset; blocks are in order."""
    held = doc.user_data.get(_BLOCK_AT)
    if held is None or held[0] is not doc._.rp_blocks:
        held = doc.user_data[_BLOCK_AT] = (doc._.rp_blocks, [b.start for b in doc._.rp_blocks])
    number = bisect_right(held[1], offset)
    return held[0][number - 1] if number else None


def add_flags(doc: Doc, flags: Iterable[Flag]) -> None:
    """Add flags to those that earlier stages raised."""
    doc._.rp_flags = (*doc._.rp_flags, *flags)


def step(doc: Doc, token: int, stage: str, text: str | Callable[[], str]) -> None:
    """Note a decision for ``realpolitik why``; a function is called only if somebody asks."""
    noted = doc.user_data.get(_STEPS)
    if noted is None:
        noted = doc._.rp_steps = []
    noted.append((token, stage, text))


def steps(doc: Doc) -> list[Step]:
    """The decisions noted so far, in words."""
    return [
        Step(sentence_number(doc, token), stage, text if isinstance(text, str) else text())
        for token, stage, text in doc._.rp_steps or ()
    ]
