"""Drafts of events: acts being put together, and the parties that any frame can ask for."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from realpolitik import codebook
from realpolitik.lexicon.acts import Act
from realpolitik.reading.doc import span_at, statement_at
from realpolitik.reading.roles import SPOKEN, Party, parties

FIRST_PERSONS = frozenset({"we", "i", "us"})

QUOTED = 0.85
"""How surely who speaks of himself is the one that does it."""


@dataclass(slots=True)
class Draft:
    """An event being put together.

    ``tokens`` are the trigger words and ``support`` the light verb; ``sure`` is what the event
    model makes of it, 0 to 1, and ``None`` where it was not asked.
    """

    act: Act
    trigger: Token
    tokens: list[Token]
    actors: list[Party]
    recipients: list[Party]
    category: str
    mode: str | None
    rule: str
    support: Token | None = None
    forced: str | None = None
    dropped: str | None = None
    sure: float | None = None

    @property
    def quad(self) -> int:
        """The quad class of the category as it stands."""
        return codebook.quad(self.category)


def is_learned(draft: Draft) -> bool:
    """True for an act that the event model found alone."""
    return draft.rule.startswith("model ")


def speaker_party(doc: Doc, offset: int, strength: float = SPOKEN) -> list[Party]:
    """The innermost speaker of what stands at an offset, as a party."""
    said = statement_at(doc, offset)
    if said is None or said.speaker.start is None or said.speaker.end is None:
        return []
    root = span_at(doc, said.speaker.start, said.speaker.end).root
    return [Party(p.entities, strength, p.token) for p in parties(doc, root)]


def named(doc: Doc, tokens: list[Token]) -> list[Party]:
    """The parties of some noun phrases; "we" and "I" are the speaker or whom he speaks for."""
    found: list[Party] = []
    for token in tokens:
        if token.pos_ == "PRON" and token.lower_ in FIRST_PERSONS:
            ours = parties(doc, token) or speaker_party(doc, token.idx)
            found.extend(Party(p.entities, QUOTED, p.token) for p in ours)
        else:
            found.extend(parties(doc, token))
    return found


def is_seat(party: Party) -> bool:
    """A capital where something "was turned down" stands for its government."""
    return any(e.via == "capital" for e in party.entities)


def is_metonym(party: Party) -> bool:
    """Before a noun, a capital is where something is held ("the Washington summit")."""
    return all(e.via == "metonym" for e in party.entities)


def conditions(act: Act) -> str:
    parts = [act.particle, *act.object[:3], *act.prep[:3]]
    return "".join(f"+{p}" for p in parts if p)


def is_governed_by(low: Token, high: Token) -> bool:
    """True where ``high`` governs ``low`` through complements, objects and prepositions."""
    node = low
    for _ in range(6):
        if node.dep_ == "conj" and node.head == high:
            return False
        if node.dep_ not in {
            "xcomp",
            "ccomp",
            "pcomp",
            "pobj",
            "dobj",
            "prep",
            "acl",
            "conj",
            "dative",
        }:
            return False
        node = node.head
        if node == high:
            return True
        if node.dep_ == "ROOT":
            return False
    return False
