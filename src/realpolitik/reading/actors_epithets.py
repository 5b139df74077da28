"""Nouns for a state or body in view: "the kingdom", "the bloc", "the court", "the group"."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from realpolitik.gazetteer.epithets import ARMED, STATES, Epithet, epithets
from realpolitik.gazetteer.states import state
from realpolitik.gazetteer.words import word_set
from realpolitik.reading.actors_clauses import subject_of
from realpolitik.reading.actors_draft import Draft
from realpolitik.reading.actors_register import Register, copied
from realpolitik.reading.columns import columns

_HYPHENS = ("-", "–")
_LONGEST = 8
_ADJECTIVES = ("JJ", "JJS", "NNP", "HYPH", "VBN")
_PEOPLE = {"person", "office"}
_NAMED = {"state", "organisation", "group", "armed group"}
Fits = Callable[[Draft], bool]


def stand_ins(register: Register) -> list[Draft]:
    """Mentions for epithets and for bodies by their common noun; fills bare nouns on the way."""
    found: list[Draft] = []
    for start, end, epithet in _phrases(register):
        old = _meant(register, start, end, epithet)
        if old is None:
            continue
        bare = register.by_token.get(end - 1)
        if bare is not None and _tells_nothing(bare):
            bare.code, bare.via = old.code, "epithet"
            bare.name, bare.sector = _called(register, old, epithet)
        elif bare is None:
            new = copied(register.site, start, end, old, "epithet")
            new.noun = new.person = new.holder = None
            new.name, new.sector = _called(register, old, epithet)
            found.append(new)
    return found


def _called(
    register: Register, old: Draft, epithet: Epithet | None
) -> tuple[str | None, str | None]:
    """Name and sector: of the state or body itself, where a force or person of it was named."""
    known = state(old.code or "")
    if epithet is None or old.kind == "armed group":
        return old.name, old.sector
    if known is not None:
        return known.name, known.sector
    bodies = (d for d in register.drafts if d.code == old.code and d.kind == "organisation")
    body = next(bodies, old)
    return body.name, body.sector


def _tells_nothing(draft: Draft) -> bool:
    return (
        draft.code is None
        and not draft.entities
        and not draft.candidates
        and draft.person is None
        and draft.owner is None
    )


def _phrases(register: Register) -> Iterator[tuple[int, int, Epithet | None]]:
    """Definite phrases from their article to the end of an epithet, or of a body's noun."""
    words, tokens = columns(register.site.doc).lower, register.site.tokens
    trie, bodies = epithets(), word_set("groups", "bodies")
    free = 0
    for at in register.site.where(frozenset(trie.roots() | bodies)):
        if at < free:
            continue
        near = [i for i in range(at, min(at + _LONGEST, len(words))) if words[i] not in _HYPHENS]
        hit = trie.longest([words[i] for i in near], 0)
        last = at if hit is None else near[hit[0] - 1]
        if hit is not None or words[at] in bodies:
            start = _article(register, tokens[at], tokens[last])
            if start is not None:
                yield start, last + 1, hit[1][0] if hit is not None else None
        free = last + 1


def _article(register: Register, first: Token, last: Token) -> int | None:
    """Where a definite phrase begins that says no more of its noun; ``None`` for others."""
    if last.tag_[:2] != "NN" or register.site.goes_on(last.i + 1):
        return None
    if any(_says_more(c) for c in last.children if c.i > last.i):
        return None
    if _restricted(last) or register.site.tied(last.i + 1):
        return None
    at = first.i - 1
    while at >= 0 and register.site.tokens[at].tag_ in _ADJECTIVES:
        if at in register.site.hits.names:
            return None
        at -= 1
    article = register.site.token(at)
    return at if article is not None and article.lower_ == "the" else None


def _says_more(child: Token) -> bool:
    """Whether words after a noun tell which one; "a country of ten million" is still the same."""
    if child.dep_ == "prep" and child.lower_ == "of":
        return all(c.ent_type_ not in ("CARDINAL", "QUANTITY") for c in child.children)
    return child.dep_ in ("prep", "acl", "appos")


def _restricted(noun: Token) -> bool:
    """Whether a clause without a comma says which one is meant ("the group that …")."""
    clauses = [c for c in noun.children if c.dep_ == "relcl"]
    following = noun.nbor() if noun.i + 1 < len(noun.doc) else None
    return bool(clauses) and (following is None or following.text != ",")


def _meant(register: Register, start: int, end: int, epithet: Epithet | None) -> Draft | None:
    noun = register.site.tokens[end - 1]
    if epithet is None:
        return _body(register, start, noun)
    if _only_a_place(noun) and not any(m.startswith(("IGO:", "*armed")) for m in epithet.members):
        return None
    return _in_view(register, start, noun, epithet)


def _only_a_place(noun: Token) -> bool:
    return noun.dep_ == "pobj" and noun.head.lower_ in word_set("places", "locative") | {"on"}


def _body(register: Register, start: int, noun: Token) -> Draft | None:
    """ "The court" after "the International Court of Justice": the last one with that word."""
    wanted = {t.lower_ for t in register.site.doc[start + 1 : noun.i + 1]}
    for draft in reversed([d for d in register.drafts if d.end <= start]):
        if draft.code is None or draft.entities or draft.kind in ("person", "office", "outlet"):
            continue
        if draft.via == "epithet" or draft.modifier:
            continue
        named = (draft.name or "").lower().replace("-", " ").split()
        said = draft.text(register.site.doc).lower().split()
        if noun.lower_ in (*named, *said[-1:]) and wanted <= {*named, *said}:
            return draft
    return None


def _in_view(register: Register, start: int, noun: Token, epithet: Epithet) -> Draft | None:
    """The nearest sentence decides: its subject if it fits, else the only one that fits."""
    here = register.sentence(start)
    generic = STATES in epithet.members
    for number in range(here, max(-1, here - epithet.reach - 1), -1):
        drafts = [
            d
            for d in register.by_sentence.get(number, [])
            if d.end <= start
            and not d.entities
            and d.kind in _NAMED | (set() if generic else _PEOPLE)
        ]
        fitting = [d for d in drafts if epithet.fits(d.code) and _strong(d, epithet)]
        if number == here and generic and noun.dep_ not in ("nsubj", "nsubjpass", "poss"):
            fitting = []
        if not fitting:
            continue
        main = _main_subject(register, number)
        if main is not None and main in fitting:
            return main
        if generic and len({d.code for d in fitting}) > 1:
            return None
        return fitting[-1]
    return None


def _strong(draft: Draft, epithet: Epithet) -> bool:
    """Whether a mention is of the state or body itself, not of a thing that it qualifies."""
    if ARMED in epithet.members:
        return draft.via != "epithet" or draft.code is not None
    return not draft.modifier and draft.via != "capital"


def _main_subject(register: Register, number: int) -> Draft | None:
    start, end = register.sentences[number]
    subject = subject_of(register.site.doc[start:end].root)
    return register.by_token.get(subject.i) if subject is not None else None
