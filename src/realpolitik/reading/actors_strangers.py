"""Persons whom no table knows, where they take part in what happens."""

from __future__ import annotations

from spacy.tokens import Span

from realpolitik.gazetteer.holders import Holder, with_surname
from realpolitik.gazetteer.words import word_set
from realpolitik.reading.actors_draft import Draft
from realpolitik.reading.actors_register import Register
from realpolitik.reading.actors_site import Site

_DOERS = ("nsubj", "nsubjpass", "dobj", "dative", "poss", "appos")
_TOWARDS = ("by", "with", "to", "against", "of", "for", "from", "between", "than", "like")


def strangers(register: Register) -> list[Draft]:
    """A mention without a state for each full name that acts or is acted upon.

    Whoever is met so is nobody else's "he", and is known by his family name afterwards.
    """
    found: list[Draft] = []
    for span in register.site.doc.ents:
        if span.label_ != "PERSON" or not _takes_part(span):
            continue
        start = span.start
        while start < span.end - 1 and span.doc[start].text in word_set("names", "honorifics"):
            start += 1
        end = span.end - 1 if span[-1].tag_ == "POS" else span.end
        if end - start < 2 or not _is_name(register, start, end):
            continue
        draft = Draft(start, end, "person", "name", person_at=start)
        draft.name = draft.person = draft.text(register.site.doc)
        found.append(draft)
    return found


def familiar(register: Register) -> list[Draft]:
    """Bare family names of officials of the day, where the document names their state."""
    site = register.site
    found: list[Draft] = []
    for span in site.doc.ents if site.on is not None else ():
        start = span.start
        while start < span.end - 1 and span.doc[start].text in word_set("names", "honorifics"):
            start += 1
        name = span.doc[start]
        if span.label_ != "PERSON" or span.end - start != 1 or name.tag_ != "NNP":
            continue
        if start in register.by_token or name.text in word_set("names", "common"):
            continue
        held = {h.person: h for h in with_surname(name.text) if _in_the_news(site, h)}
        if len(held) == 1:
            holder = next(iter(held.values()))
            draft = Draft(start, span.end, "person", "surname", holder.person, holder.code)
            draft.sector, draft.holder = holder.sector, holder
            draft.person, draft.person_at = name.text, start
            found.append(draft)
    return found


def _in_the_news(site: Site, holder: Holder) -> bool:
    return holder.prominent and holder.held(site.on) and holder.code in site.places


def _takes_part(span: Span) -> bool:
    root = span.root
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
