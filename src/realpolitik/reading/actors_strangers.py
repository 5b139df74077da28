"""Persons whom no table knows, where they take part in what happens."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from realpolitik.gazetteer.holders import Holder, with_surname
from realpolitik.gazetteer.words import word_set
from realpolitik.reading.actors_draft import Draft
from realpolitik.reading.actors_register import Register
from realpolitik.reading.actors_site import Site
from realpolitik.reading.columns import columns

_DOERS = ("nsubj", "nsubjpass", "dobj", "dative", "poss", "appos")
_TOWARDS = ("by", "with", "to", "against", "of", "for", "from", "between", "than", "like")


def strangers(register: Register) -> list[Draft]:
    """A mention without a state for each full name that acts or is acted upon.

    Whoever is met so is nobody else's "he", and is known by his family name afterwards.
    """
    found: list[Draft] = []
    words = columns(register.site.doc)
    for start, end in _bare_names(register.site):
        end -= words.tag[end - 1] == "POS"
        if end - start < 2 or not _is_name(register, start, end):
            continue
        if not _takes_part(register.site.doc[start:end].root):
            continue
        draft = Draft(start, end, "person", "name", person_at=start)
        draft.name = draft.person = draft.text(register.site.doc)
        found.append(draft)
    return found


def familiar(register: Register) -> list[Draft]:
    """Bare family names of officials of the day, where the document names their state."""
    site = register.site
    found: list[Draft] = []
    words = columns(site.doc)
    for start, end in _bare_names(site) if site.on is not None else ():
        name = words.text[start]
        if end - start != 1 or words.tag[start] != "NNP" or start in register.by_token:
            continue
        if name in word_set("names", "common"):
            continue
        held = {h.person: h for h in with_surname(name) if _in_the_news(site, h)}
        if len(held) == 1:
            holder = next(iter(held.values()))
            draft = Draft(start, end, "person", "surname", holder.person, holder.code)
            draft.sector, draft.holder = holder.sector, holder
            draft.person, draft.person_at = name, start
            found.append(draft)
    return found


def _in_the_news(site: Site, holder: Holder) -> bool:
    return holder.prominent and holder.held(site.on) and holder.code in site.places


def _bare_names(site: Site) -> Iterator[tuple[int, int]]:
    """The persons' names that the parser saw, without "Mr." and "Ms."."""
    texts, titles = columns(site.doc).text, word_set("names", "honorifics")
    for first, end in site.persons:
        start = first
        while start < end - 1 and texts[start] in titles:
            start += 1
        yield start, end


def _takes_part(root: Token) -> bool:
    while root.dep_ == "conj" and root.head.i != root.i:
        root = root.head
    if root.dep_ == "pobj":
        return root.head.lower_ in _TOWARDS
    return root.dep_ in _DOERS


def _is_name(register: Register, start: int, end: int) -> bool:
    """Whether all its words are proper nouns that no table has another meaning for."""
    site = register.site
    words = site.tokens[start:end]
    if any(t.tag_ != "NNP" or not t.text[:1].isupper() or t.text.isupper() for t in words):
        return False
    if any(t.i in site.hits.names or t.i in register.by_token for t in words):
        return False
    following = site.token(end)
    return following is None or following.tag_[:3] != "NNP"
