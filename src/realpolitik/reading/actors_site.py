"""Where the actor stage stands: the document, what was found in it, and how words hang together."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from spacy.tokens import Doc, Token

from realpolitik.documents.text import Block
from realpolitik.gazetteer.names import names
from realpolitik.gazetteer.states import seat_of, state
from realpolitik.gazetteer.trie import pieces
from realpolitik.gazetteer.words import word_set
from realpolitik.reading.actors_draft import Draft
from realpolitik.reading.actors_hits import Hit, Hits, NounHit, is_place
from realpolitik.reading.columns import columns
from realpolitik.reading.doc import MentionKind, span_at
from realpolitik.reading.turn_labels import is_talk, labels

# Tags that may stand between a nationality and the noun that it belongs to.
_RUN = frozenset({"JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "VBN", "VBG", "CD", "HYPH"})
_INSIDE, _BEGINS = 1, 3
"""What spaCy's ENT_IOB says of a token within a name, and of its first."""

_MODIFIERS = ("compound", "amod", "nmod")
_HYPHENS = ("-", "–", "—", "/")
PERSONS = ("person", "surname")
KINDS: dict[str, MentionKind] = {
    "state": "state",
    "adjective": "state",
    "demonym": "state",
    "capital": "state",
    "metonym": "organisation",
    "person": "person",
    "surname": "person",
    "organisation": "organisation",
    "armed group": "armed group",
    "outlet": "outlet",
    "region": "group",
}
_VIA = {
    "adjective": "demonym",
    "state": "name",
    "organisation": "name",
    "person": "name",
    "armed group": "name",
    "outlet": "name",
}


@dataclass
class Site:
    """A document with its date and what the gazetteer found in it."""

    doc: Doc
    hits: Hits
    on: date | None

    @cached_property
    def places(self) -> frozenset[str]:
        """The states that the document names otherwise than by their people."""
        return frozenset(
            h.name.code
            for h in self.hits.names.values()
            if h.name.code and h.name.kind not in (*PERSONS, "outlet")
        )

    @cached_property
    def home(self) -> str | None:
        """The state whose own paper this is, where a government speaks in its own voice."""
        outlet = self.doc._.rp_context.outlet or ""
        key = pieces(outlet.removeprefix("The ").removeprefix("the "))
        found = names().longest(key, 0) if key else None
        if found is None or found[0] != len(key) or found[1][0].kind != "metonym":
            return None
        return found[1][0].code

    @cached_property
    def turns(self) -> list[tuple[Block, re.Match[str] | None]]:
        """The paragraphs with the labels that they begin with, where any has one."""
        return labels(self.doc, fewest=1)

    @cached_property
    def persons(self) -> list[tuple[int, int]]:
        """First token and end of each person's name that the parser saw."""
        if len(self.doc) == 0:
            return []
        iob, label = self.doc.to_array(["ENT_IOB", "ENT_TYPE"]).T.tolist()
        wanted = self.doc.vocab.strings["PERSON"]
        starts = [i for i, tag in enumerate(iob) if tag == _BEGINS and label[i] == wanted]
        found: list[tuple[int, int]] = []
        for start in starts:
            end = start + 1
            while end < len(iob) and iob[end] == _INSIDE:
                end += 1
            found.append((start, end))
        return found

    @cached_property
    def label_spans(self) -> tuple[tuple[int, int], ...]:
        """First token and end of each label that says who speaks; one alone needs a title."""
        found = [m for _, m in self.turns if m is not None and m["name"]]
        spans = [span_at(self.doc, *m.span("name")) for m in found]
        titles = word_set("names", "honorifics")
        return tuple(
            (s.start, s.end)
            for s in spans
            if self.spoken or (len(s) > 1 and s[0].text.capitalize() in titles)
        )

    @cached_property
    def labels(self) -> frozenset[int]:
        """The tokens of the labels that say who speaks in a transcript; none elsewhere."""
        return frozenset(at for start, end in self.label_spans for at in range(start, end))

    @cached_property
    def spoken(self) -> bool:
        """Whether the document is a talk of several, where much is taken for known."""
        return is_talk(self.doc)

    @cached_property
    def codes(self) -> frozenset[str]:
        """The states that the document names anywhere."""
        return frozenset(
            h.name.code
            for h in self.hits.names.values()
            if h.name.code and h.name.kind != "outlet" and h.sure
        )

    @cached_property
    def tokens(self) -> list[Token]:
        """The tokens; spaCy builds each anew whenever it is asked for."""
        return columns(self.doc).tokens

    @cached_property
    def _places_of(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for at, word in enumerate(columns(self.doc).lower):
            found[word].append(at)
        return found

    def where(self, words: frozenset[str]) -> list[int]:
        """The tokens that are one of some words (lower case), in order."""
        places = self._places_of
        return sorted(at for word in words & places.keys() for at in places[word])

    def token(self, at: int) -> Token | None:
        """The token at a place, or ``None`` beyond the end."""
        return self.tokens[at] if 0 <= at < len(self.tokens) else None

    def possessive(self, at: int) -> bool:
        """Whether the token is a possessive mark."""
        token = self.token(at)
        return token is not None and token.tag_ == "POS"

    def tied(self, at: int) -> bool:
        """Whether what ends before a token is tied to the next word by a hyphen or stroke."""
        mark, after = self.token(at), self.token(at + 1)
        if mark is None or after is None or mark.text not in _HYPHENS:
            return False
        tight = not self.doc[at - 1].whitespace_ and not mark.whitespace_
        return tight and after.text[:1].isalpha()

    def after_hyphen(self, at: int) -> str | None:
        """The lower-case word that the token is tied to on its left ("pro" of "pro-Russian")."""
        mark = self.token(at - 1)
        before = self.token(at - 2)
        if mark is None or before is None or mark.text not in _HYPHENS or before.whitespace_:
            return None
        return None if mark.whitespace_ else before.lower_

    def qualifies(self, hit: Hit) -> bool:
        """Whether the name stands before a noun that it modifies."""
        following = self.token(hit.end)
        if following is None or (following.tag_ not in _RUN and following.tag_ != "RB"):
            return False
        other = self.hits.names.get(following.i)
        if other is not None and other.name.kind == "outlet":
            return False
        last = self.doc[hit.end - 1]
        if hit.name.kind == "adjective":
            return following.tag_ not in ("VBG", "VBN", "RB") or last.head.i > last.i
        attached = last.dep_ in (*_MODIFIERS, "poss", "det", "nummod")
        return attached and last.head.i > last.i

    def goes_on(self, at: int) -> bool:
        """Whether the noun before a token is only a modifier: "Chinese government statement"."""
        following = self.token(at)
        if following is None or following.tag_ not in ("NN", "NNS", "VBG", "NNP"):
            return False
        last = self.doc[at - 1]
        return last.dep_ in _MODIFIERS and last.head.i >= at

    def in_run(self, token: Token) -> bool:
        """Whether a token may stand between a nationality and the noun that it belongs to."""
        if token.tag_ in ("VBG", "VBN"):
            return token.head.i > token.i and token.dep_ in (*_MODIFIERS, "nummod")
        if token.tag_ == "HYPH":
            return not token.whitespace_ and token.i > 0 and not token.nbor(-1).whitespace_
        return token.tag_ in _RUN

    def run_end(self, begin: int) -> int:
        """Where the run of nouns and adjectives that starts at a token ends."""
        at = begin
        while at < len(self.doc) and self.in_run(self.doc[at]):
            other = self.hits.names.get(at)
            if other is not None and at not in self.hits.nouns and other.name.kind not in PERSONS:
                break
            at += 1
        return at

    def head_noun(self, begin: int) -> NounHit | None:
        """The last office or head noun in the run, before any person's name."""
        end = self.run_end(begin)
        found: NounHit | None = None
        at = begin
        while at < end:
            noun = self.hits.nouns.get(at)
            if noun is None and at in self.hits.names:
                break
            if noun is None:
                at += 1
                continue
            found = noun
            if noun.noun.kind == "office" and self.person_follows(noun.end):
                break
            at = noun.end
        return found

    def person_follows(self, at: int) -> bool:
        """Whether a person's name starts at a token."""
        hit = self.hits.names.get(at)
        if hit is not None:
            return hit.name.kind in PERSONS
        token = self.token(at)
        return token is not None and token.ent_type_ == "PERSON"

    def code(self, hit: Hit) -> str | None:
        """The state or body meant, or ``None`` where the text does not decide."""
        if not hit.sure:
            return None
        if hit.name.holder is not None:
            return hit.name.holder.code
        code = hit.codes[0] if hit.codes else hit.name.code
        seat = hit.name.kind in ("capital", "metonym") and self.on is not None
        return seat_of(code, self.on) if seat and code and self.on else code

    def via(self, hit: Hit) -> str:
        """How the name says who is meant."""
        kind = hit.name.kind
        if kind == "capital":
            return "capital" if is_place(self.doc[hit.end - 1]) else "metonym"
        return _VIA.get(kind, kind)

    def sector(self, hit: Hit, noun: NounHit) -> str | None:
        """The office's sector, unless a body between says otherwise ("police spokesman")."""
        if noun.noun.key in word_set("groups", "members"):
            return hit.name.sector
        if noun.noun.kind != "office":
            rebels = hit.name.kind == "armed group" and noun.noun.sector == "MIL"
            return hit.name.sector if rebels else noun.noun.sector
        if noun.noun.rank < 4 and noun.noun.key not in word_set("offices", "general"):
            return noun.noun.sector
        for at in range(hit.end, noun.start):
            between = self.hits.nouns.get(at)
            if between is not None and between.noun.kind != "office":
                return between.noun.sector
        return hit.name.sector if hit.name.kind in ("metonym", "armed group") else noun.noun.sector

    def in_title(self, at: int) -> bool:
        """Whether a name is that of a ship, or part of the name of an operation."""
        before = self.token(at - 1)
        hit = self.hits.names.get(at)
        after = self.token(hit.end if hit is not None else at + 1)
        if hit is None or hit.name.kind in PERSONS:
            ships = word_set("names", "ships")
            titled = self.tokens[at].text[:1].isupper() and self.tokens[at].tag_ == "NNP"
            if titled and before is not None and before.lower_ in ships:
                return True
            if hit is not None and after is not None and after.lower_ in ships:
                return True
        while before is not None and before.i >= at - 3:
            if before.text in word_set("names", "titles"):
                return True
            if before.tag_ not in ("NNP", "NNPS", "JJ"):
                return False
            before = self.token(before.i - 1)
        return False

    def former_before(self, start: int) -> bool:
        """Whether an office is said to be a past one."""
        near = self.tokens[max(0, start - 3) : start]
        return any(t.lower_ in word_set("offices", "former") for t in near)

    def lesser(self, start: int) -> bool:
        """Whether a word before an office makes it a lesser one ("vice", "deputy", "shadow")."""
        before = self.token(start - 1)
        return before is not None and before.lower_ in word_set("offices", "lesser")

    def draft(self, hit: Hit) -> Draft:
        """The plain mention of a name."""
        name = hit.name
        draft = Draft(hit.start, hit.end, KINDS[name.kind], self.via(hit), name.name)
        draft.code, draft.sector, draft.holder = self.code(hit), name.sector, name.holder
        draft.identifier = name.own.identifier if name.own else None
        if draft.code != name.code and name.kind == "capital" and (now := state(draft.code or "")):
            draft.name = now.name
        if not hit.sure:
            draft.name = self.doc[hit.start : hit.end].text
            draft.candidates = hit.codes
            draft.via = "unresolved: " + " or ".join(hit.codes) if hit.codes else "unresolved"
        return draft
