"""Who has been named so far: later surnames, titles and pronouns look back here."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cached_property

from spacy.tokens import Token

from realpolitik.gazetteer.holders import surname
from realpolitik.gazetteer.trie import fold
from realpolitik.gazetteer.words import word_set
from realpolitik.reading.actors_draft import Draft
from realpolitik.reading.actors_site import Site
from realpolitik.reading.columns import columns, sentences
from realpolitik.reading.doc import block_at, sentence_number
from realpolitik.records import Entity

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "agent")


@dataclass
class Register:
    """The drafts of a document, by token and by sentence."""

    site: Site
    drafts: list[Draft]

    def add(self, drafts: list[Draft]) -> None:
        """Put new drafts in their place; those that overlap another are dropped."""
        for draft in drafts:
            if draft.entities:
                self._make_way(draft)
        taken, free = set(self.by_token), []
        for draft in drafts:
            words = range(draft.start, draft.end)
            if taken.isdisjoint(words):
                free.append(draft)
                taken.update(words)
        self.drafts = sorted([*self.drafts, *free], key=lambda d: d.start)
        for view in ("by_token", "by_sentence", "_starts"):
            self.__dict__.pop(view, None)

    def _make_way(self, draft: Draft) -> None:
        """Drop what told nothing within a group that does: "leaders" in "the two leaders"."""
        inside = {self.by_token.get(at, draft).start for at in range(draft.start, draft.end)}
        empty = [d for d in self.drafts if d.start in inside and d is not draft]
        if any(d.end > draft.end for d in empty):
            return
        if all(d.code is None and not d.entities and d.person is None for d in empty):
            self.drafts = [d for d in self.drafts if d not in empty]
            for view in ("by_token", "by_sentence", "_starts"):
                self.__dict__.pop(view, None)

    @cached_property
    def by_token(self) -> dict[int, Draft]:
        """The draft that covers each token."""
        return {at: d for d in self.drafts for at in range(d.start, d.end)}

    @cached_property
    def by_sentence(self) -> dict[int, list[Draft]]:
        """The drafts of each sentence."""
        found: dict[int, list[Draft]] = {}
        for draft in self.drafts:
            found.setdefault(self.sentence(draft.start), []).append(draft)
        return found

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """First token and end of each sentence."""
        return [(s.start, s.end) for s in sentences(self.site.doc)]

    def sentence(self, token: int) -> int:
        """The number of the sentence that holds a token."""
        return sentence_number(self.site.doc, token)

    def root(self, draft: Draft) -> Token:
        """The token that the rest of the sentence hangs on."""
        return self.site.tokens[draft.root(self.site.doc)]

    @cached_property
    def _starts(self) -> list[int]:
        return [d.start for d in self.drafts]

    def between(self, start: int, end: int) -> list[Draft]:
        """The drafts that begin within the tokens ``start`` to ``end`` (exclusive), in order."""
        first = bisect_left(self._starts, start)
        return self.drafts[first : bisect_left(self._starts, end, first)]

    def before(self, token: int, sentences: int) -> list[Draft]:
        """The drafts before a token, nearest first, of its sentence and some earlier ones."""
        here = self.sentence(token)
        found: list[Draft] = []
        for number in range(here, max(-1, here - sentences - 1), -1):
            found += reversed([d for d in self.by_sentence.get(number, ()) if d.start < token])
        return found

    def paragraph(self, token: int) -> int:
        """The character where the token's paragraph begins; 0 without paragraphs."""
        offset = self.site.doc[token].idx
        block = block_at(self.site.doc, offset)
        return block.start if block is not None and offset < block.end else 0

    def entities(self, draft: Draft) -> tuple[Entity, ...]:
        """The entities of a draft, and of those joined to it by "and"."""
        found = list(draft.entities) or [draft.entity(self.site.doc)]
        for token in self.root(draft).conjuncts:
            other = self.by_token.get(token.i)
            if other is not None and other is not draft and other.kind != "outlet":
                found += list(other.entities) or [other.entity(self.site.doc)]
        return tuple(found)


def copied(site: Site, start: int, end: int, old: Draft, via: str) -> Draft:
    """A mention of somebody named before."""
    new = Draft(start, end, old.kind, via, old.name, old.code, old.sector)
    new.holder, new.former, new.noun = old.holder, old.former, old.noun
    new.person, new.source = old.person, old
    new.entities = moved(site, start, end, old.entities, via)
    return new


def moved(
    site: Site, start: int, end: int, entities: list[Entity] | tuple[Entity, ...], via: str
) -> list[Entity]:
    """The entities as other words name them."""
    span = site.doc[start:end]
    return [
        replace(e, text=span.text, start=span.start_char, end=span.end_char, via=via)
        for e in entities
    ]


def family_name(draft: Draft) -> str | None:
    """How the text will call a person from now on."""
    if draft.person is None:
        return None
    words = [w for w in draft.person.split() if w not in word_set("names", "honorifics")]
    name = " ".join(words) or draft.person
    return fold(surname(name, draft.code or "")).lower()


def later_surnames(register: Register) -> list[Draft]:
    """Bare family names, or given names, of persons whom the document names in full before."""
    known: dict[str, Draft] = {}
    given: dict[str, Draft | None] = {}
    found: list[Draft] = []
    words, by_token = columns(register.site.doc), register.by_token
    full = [d for d in register.drafts if d.person is not None and " " in d.person]
    named = iter(full)
    coming = next(named, None)
    for i in (i for i, tag in enumerate(words.tag) if tag in ("NNP", "NNPS")):
        while coming is not None and coming.start <= i:
            known[family_name(coming) or ""] = coming
            _remember_given(given, coming)
            coming = next(named, None)
        if not known or i in by_token or not words.text[i][:1].isupper():
            continue
        name = fold(words.text[i]).lower()
        old = known.get(name) or (given.get(name) if _acts(words.tokens[i]) else None)
        if old is not None and _free(register, words.tokens[i]):
            found.append(copied(register.site, i, i + 1, old, "surname"))
    return found


def _remember_given(given: dict[str, Draft | None], draft: Draft) -> None:
    """Keep whose given name it is; a name that two persons bear is nobody's."""
    words = [w for w in (draft.person or "").split() if w not in word_set("names", "honorifics")]
    name = fold(words[0]).lower() if words else ""
    old = given.get(name, draft)
    given[name] = draft if old is not None and old.name == draft.name else None


def _acts(token: Token) -> bool:
    """Whether a name stands where people do: as a subject, by itself."""
    alone = all(c.dep_ != "compound" for c in token.children)
    return alone and token.dep_ in ("nsubj", "nsubjpass") and token.head.pos_ in ("VERB", "AUX")


def _free(register: Register, token: Token) -> bool:
    """Whether the name stands alone, not within a longer one."""
    for at in (token.i - 1, token.i + 1):
        near = register.site.token(at)
        if near is None or near.sent.start != token.sent.start:
            continue
        if near.tag_ != "NNP" or near.text in word_set("names", "honorifics"):
            continue
        if near.ent_type_ == "PERSON" and register.by_token.get(at) is None:
            return False
    return True


def correct_surnames(register: Register) -> None:
    """A bare name read as a well-known head is the person whom the document names in full."""
    known: dict[str, Draft] = {}
    for draft in register.drafts:
        name = family_name(draft)
        if name is None or draft.person is None:
            continue
        if " " in draft.person.strip():
            known[name] = draft
        elif name in known and known[name].name != draft.name and _bare_name(draft):
            old = known[name]
            draft.name, draft.code, draft.sector = old.name, old.code, old.sector
            draft.holder, draft.former = old.holder, old.former


def _bare_name(draft: Draft) -> bool:
    """Whether a family name came without an office, or with one that told nothing."""
    return draft.noun is None or (draft.holder is None and draft.code is None)
