"""How many of the tagged parties of news sentences the reading finds as actors.

``python -m benchmarks.spans FILE.txt [--misses]`` prints one JSON object. The file holds a word and
its tag a line, ``B-S`` and ``I-S`` for a source, ``B-T`` and ``I-T`` for a target, an empty line
between sentences; other tags are not looked at. Every sentence is a document without a date.

- ``found``: the share of the spans where an actor of ours covers the head: the last of the nouns
  before a preposition, comma, bracket or relative pronoun, where nouns of number are passed over
  ("dozens of men"); the last word where there is no noun;
- ``found_of_actors``: the same without the misses that are no actor or a tagging slip (see below);
- ``overlap``: the share that an actor of ours touches; ``coded``, ``overlap_coded``: the share that
  is found, or touched, by one with a code;
- ``misses``: the spans that are not found, by kind: those that no actor of ours touches, and those
  that one touches elsewhere than at the head ("Iraqi" in "Iraqi warplanes"); ``heads``: the head
  words missed most.

The kind of a miss is told from the model's tags, by the first of these that holds:

- ``tagging slip``: it begins with a preposition or verb, or holds no noun and no pronoun;
- ``pronoun``: its head is one;
- ``place name``: a capitalised head that the model calls a place;
- ``unknown person``: a capitalised head that the model calls a person;
- ``unknown organisation``: another capitalised head;
- ``common-noun group``: a common noun for people or a body: one of ``_BODIES``, or with an ending
  of ``_DOERS`` ("farmer") and none of ``_THINGS``;
- ``no actor``: any other common noun ("the mosque", "the legislation").

``--misses`` lists them on standard error.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from spacy.tokens import Doc, Span, Token

from realpolitik.reading.pipeline import STAGES, pipeline

_ENDS = {"IN", "TO", ",", "-LRB-", ":", "WDT", "WP", "WP$", "WRB"}
_PLACES = {"GPE", "LOC", "FAC"}
_DOERS = ("er", "or", "ist", "ian", "ant", "man", "men", "ary", "ate", "ee")
_THINGS = {
    "border", "center", "chamber", "climate", "coffee", "computer", "corridor", "disaster",
    "error", "factor", "floor", "helicopter", "letter", "matter", "number", "offer", "order",
    "paper", "plant", "power", "quarter", "headquarter", "rate", "restaurant", "river", "sector",
    "shelter", "soccer", "terror", "theater", "tower", "tree", "murder", "water", "weather",
}  # fmt: skip
"""Words with the ending of one who does something that name a thing."""

_QUANTITIES = {
    "dozen", "dozens", "score", "scores", "hundred", "hundreds", "thousand", "thousands",
    "million", "millions", "number", "majority", "lot", "lots", "couple", "handful", "tens",
    "group", "groups",
}  # fmt: skip
_BODIES = {
    "adult", "agency", "association", "body", "boss", "candidate", "child", "church", "club",
    "community", "company", "council", "country", "couple", "crew", "delegation", "family", "firm",
    "foundation", "gang", "group", "household", "individual", "institution", "king", "member",
    "mob", "movement", "nation", "nationalist", "office", "official", "opponent", "organisation",
    "organization", "parent", "party", "people", "person", "pupil", "queen", "relative", "republic",
    "rival", "side", "staff", "state", "student", "suspect", "team", "teen", "tribe", "union",
    "unit", "university", "victim", "woman", "youth",
}  # fmt: skip
_NOT_MEANT = {"no actor", "tagging slip"}
_MOST = 30


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words with the spans tagged in them, as first word and end (exclusive)."""

    words: list[str]
    spans: list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Answer:
    """One span: whether an actor of ours covers its head or touches it, each with a code or not."""

    span: Span
    head: Token
    found: bool
    touched: bool
    coded: bool
    touched_coded: bool


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a file.

    Raises:
        ValueError: when a line is not a word, a blank and a tag.

    >>> list(sentences("Ghana B-S\\ntold O\\nits O\\nallies B-T"))
    [Sentence(words=['Ghana', 'told', 'its', 'allies'], spans=[(0, 1), (3, 4)])]
    """
    lines = (line.strip() for line in text.splitlines())
    for filled, group in groupby(lines, key=bool):
        if filled:
            pairs = [_pair(line) for line in group]
            yield Sentence([word for word, _ in pairs], [*_spans([tag for _, tag in pairs])])


def _pair(line: str) -> tuple[str, str]:
    word, blank, tag = line.rpartition(" ")
    if not blank or not (tag == "O" or tag[:2] in ("B-", "I-")):
        raise ValueError(f"the line {line!r} is not a word and a tag")
    return word, tag


def _spans(tags: list[str]) -> Iterator[tuple[int, int]]:
    for start, tag in enumerate(tags):
        if tag in ("B-S", "B-T"):
            end = start + 1
            while end < len(tags) and tags[end] == f"I-{tag[2]}":
                end += 1
            yield start, end


def head(span: Span) -> Token:
    """The word that names the party of a span: "men" in "hundreds of men from Fiji"."""
    phrase: list[Token] = []
    for token in span:
        if token.tag_ in _ENDS and phrase and not (token.lower_ == "of" and _counts(phrase[-1])):
            break
        if token.tag_[:2] in ("NN", "PR"):
            phrase.append(token)
    last: Token = span[len(span) - 1]
    return phrase[-1] if phrase else last


def _counts(token: Token) -> bool:
    return token.lower_ in _QUANTITIES


def answers(read: Iterable[Sentence]) -> Iterator[Answer]:
    """Each tagged span with what the reading makes of it."""
    nlp = pipeline()
    later = [name for name, _ in STAGES[1:]]
    docs = ((Doc(nlp.vocab, words=one.words), one.spans) for one in read)
    for doc, spans in nlp.pipe(docs, as_tuples=True, disable=later, batch_size=32):
        yield from (_answer(doc[start:end]) for start, end in spans)


def _answer(span: Span) -> Answer:
    top = head(span)
    near = [m for m in span.doc._.rp_actors if m.start < span.end and span.start < m.end]
    over = [m for m in near if m.start <= top.i < m.end]
    coded, near_coded = (any(e.code for m in ms for e in m.entities) for ms in (over, near))
    return Answer(span, top, bool(over), bool(near), coded, near_coded)


def kind(answer: Answer) -> str:
    """What sort of thing is missed, by the rules above."""
    top, span = answer.head, answer.span
    slips = span[0].tag_ in ("IN", "TO") or span[0].tag_[:2] in ("VB", "MD")
    if slips or not any(t.tag_[:2] in ("NN", "PR", "DT") for t in span):
        return "tagging slip"
    if top.tag_[:2] in ("PR", "DT"):
        return "pronoun"
    if top.text[:1].isupper() and (top.i > span.start or top.tag_[:3] == "NNP"):
        return _name(top)
    return "common-noun group" if _people(top) else "no actor"


def _name(top: Token) -> str:
    if top.ent_type_ in _PLACES:
        return "place name"
    return "unknown person" if top.ent_type_ == "PERSON" else "unknown organisation"


def _people(top: Token) -> bool:
    word = top.lemma_.lower()
    return word in _BODIES or (word.endswith(_DOERS) and word not in _THINGS)


def score(text: str, misses: bool = False) -> dict[str, object]:
    """The shares, as printed."""
    read = list(sentences(text))
    found = list(answers(read))
    missed = [a for a in found if not a.found]
    if misses:
        for each in sorted(missed, key=kind):
            touch = "touched, " if each.touched else ""
            print(f"{touch}{kind(each)}: {each.span.text} [{each.head.text}]", file=sys.stderr)
    heads = Counter(a.head.lower_ for a in missed)
    return {
        "found": _share(a.found for a in found),
        "found_of_actors": _share(a.found for a in found if a.found or kind(a) not in _NOT_MEANT),
        "overlap": _share(a.touched for a in found),
        "coded": _share(a.coded for a in found),
        "overlap_coded": _share(a.touched_coded for a in found),
        "spans": len(found),
        "sentences": len(read),
        "misses": {
            name: dict(Counter(kind(a) for a in missed if a.touched is touched).most_common())
            for name, touched in (("not touched", False), ("touched, not at the head", True))
        },
        "heads": dict(heads.most_common(_MOST)),
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
    }


def _share(right: Iterable[bool]) -> float:
    told = list(right)
    return round(sum(told) / max(len(told), 1), 4)


def main(arguments: list[str] | None = None) -> int:
    """Print the shares of the file named.

    Returns:
        0; 2 where it is not there; 1 where it is laid out otherwise than expected.
    """
    parser = argparse.ArgumentParser(prog="python -m benchmarks.spans")
    parser.add_argument("file", type=Path, metavar="FILE.txt")
    parser.add_argument("--misses", action="store_true", help="list what is not found")
    asked = parser.parse_args(arguments)
    if not asked.file.is_file():
        print(f"{asked.file} is not there; name a FILE.txt", file=sys.stderr)
        return 2
    try:
        print(json.dumps(score(asked.file.read_text(encoding="utf-8"), asked.misses), indent=1))
    except ValueError as error:
        print(f"{asked.file} is not laid out as expected: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
