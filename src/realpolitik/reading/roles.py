"""Roles: whom a noun phrase means, who does the act that a noun names, and who undergoes it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from realpolitik import tables
from realpolitik.lexicon.acts import Act
from realpolitik.reading.doc import Mention, mention_at
from realpolitik.reading.grammar import (
    agents,
    children,
    conjuncts,
    is_passive,
    patients,
    prepositions,
    subjects,
)
from realpolitik.reading.match import noun_act
from realpolitik.records import Entity

DIRECT, PRONOUN, POSSESSED, SPOKEN, DEEP = 1.0, 0.85, 0.8, 0.7, 0.7
"""How surely a party fills its role: named in place, by pronoun, by a thing of its, as the voice
behind the clause, or somewhere within the phrase."""

_BACK = 12
"""Mentions; how far back the body is looked for that "the leaders" belong to."""

_PLACE_VIAS = frozenset({"name", "capital", "metonym"})
_LOOSE = frozenset({"pronoun", "both sides", "surname"})


@dataclass(frozen=True, slots=True)
class Party:
    """The entities that fill a role, how surely, and the token where they stand."""

    entities: tuple[Entity, ...]
    strength: float
    token: int


@cache
def words(name: str) -> frozenset[str]:
    """A list of ``lexicon/roles.toml`` (``relational``, ``collective``, ``receiving``, …)."""
    return frozenset(tables.toml("lexicon", "roles.toml")[name])


def parties(doc: Doc, head: Token, depth: int = 0) -> list[Party]:
    """The parties that a noun phrase means, coordinated ones included."""
    found: list[Party] = []
    for token in conjuncts(head):
        mention = mention_at(doc, token.i)
        if mention is not None and _is_head(mention, token):
            found.extend(_resolved(doc, mention, token, depth))
        elif depth < 3:
            found.extend(_through(doc, token, depth))
    return found


def _resolved(doc: Doc, mention: Mention, token: Token, depth: int) -> list[Party]:
    """The mention, or for an office without a state ("ministers from X and Y") the states."""
    if depth < 3 and not any(e.code for e in mention.entities):
        behind = after(doc, token, ("from", "of"))
        if any(e.code for p in behind for e in p.entities):
            return behind
        if _stands_for_body(token) and _is_definite(token):
            return _of_body(doc, mention) or [_party(mention)]
        if token.lemma_.lower() in words("bodies") and _is_definite(token):
            return _called(doc, mention, token.lemma_.lower()) or [_party(mention)]
    return [_party(mention)]


def _stands_for_body(token: Token) -> bool:
    """Whether a noun can mean the body named before: one ambassador is no body, all may be."""
    noun = token.lemma_.lower()
    return noun in words("blocs") or (noun in words("members") and token.tag_ in {"NNS", "NNPS"})


def _is_definite(token: Token) -> bool:
    return any(c.lower_ == "the" for c in token.children)


def _called(doc: Doc, mention: Mention, noun: str) -> list[Party]:
    """For "the court": the last body named before whose name has that word."""
    for earlier in reversed([m for m in doc._.rp_actors if m.start < mention.start]):
        entity = earlier.entities[0]
        if (entity.code or "").startswith("IGO:") and noun in (entity.name or "").lower():
            return [_party(earlier, POSSESSED)]
    return []


def _of_body(doc: Doc, mention: Mention) -> list[Party]:
    """For "the leaders": the union or alliance named last."""
    for earlier in reversed([m for m in doc._.rp_actors if m.start < mention.start][-_BACK:]):
        code = earlier.entities[0].code or ""
        if code.startswith("IGO:") and not earlier.modifier:
            return [_party(earlier, POSSESSED)]
    return []


def _is_head(mention: Mention, token: Token) -> bool:
    """True where the mention is what the phrase is about, not a qualifier of it."""
    if mention.kind == "outlet":
        return False
    return not mention.modifier or mention.root == token.i


def _party(mention: Mention, strength: float | None = None) -> Party:
    loose = any(e.via in _LOOSE for e in mention.entities)
    return Party(mention.entities, strength or (PRONOUN if loose else DIRECT), mention.root)


def _through(doc: Doc, token: Token, depth: int) -> list[Party]:
    """The parties behind a noun that is none itself: "Ukraine's region", "leaders of Japan"."""
    if token.lemma_.lower() in words("relational") | words("accidents") or token.pos_ not in {
        "NOUN",
        "PROPN",
        "NUM",
        "PRON",
        "ADJ",
        "DET",
    }:
        return []
    if token.lemma_.lower() in words("collective") or token.pos_ != "NOUN":
        of = [
            p
            for prep, obj in prepositions(token)
            if prep in {"of", "from"}
            for p in parties(doc, obj, depth + 1)
        ]
        if of:
            return of
    owned = qualifiers(doc, token)
    if owned:
        return [Party(p.entities, min(p.strength, POSSESSED), p.token) for p in owned]
    return [p for c in children(token, "appos") for p in parties(doc, c, depth + 1)]


def qualifiers(doc: Doc, noun: Token) -> list[Party]:
    """The parties that possess or qualify a noun: "Putin's visit", "an American attack"."""
    return possessors(doc, noun) + modifiers(doc, noun)


def possessors(doc: Doc, noun: Token) -> list[Party]:
    """The parties before "'s", or behind "his" and "their"."""
    return [p for c in children(noun, "poss") for p in parties(doc, c, 1)]


def modifiers(doc: Doc, noun: Token) -> list[Party]:
    """The parties named by adjectives and compounds before a noun."""
    found: list[Party] = []
    for child in noun.children:
        if child.dep_ not in {"amod", "compound", "nmod", "npadvmod", "nummod"}:
            continue
        for token in (
            child,
            *(c for c in child.children if c.dep_ in {"amod", "compound", "npadvmod", "conj"}),
        ):
            mention = mention_at(doc, token.i)
            if mention is not None and mention.kind != "outlet":
                party = _party(mention)
                if party not in found:
                    found.append(party)
    return found


def after(doc: Doc, token: Token, names: Iterable[str]) -> list[Party]:
    """The parties behind the first of some prepositions that hangs on a token and names any."""
    hanging = [*prepositions(token), *_next_preposition(token)]
    for name in names:
        found = [p for prep, obj in hanging if prep == name for p in parties(doc, obj)]
        if found:
            return found
    return []


def _next_preposition(noun: Token) -> list[tuple[str, Token]]:
    """The preposition right behind a noun, wherever the parser hung it."""
    if noun.pos_ not in {"NOUN", "PROPN"} or noun.i + 1 >= len(noun.doc):
        return []
    following = noun.nbor(1)
    if following.pos_ != "ADP" or following.head == noun:
        return []
    return [(following.lower_, obj) for obj in children(following, "pobj")]


def doers_of_noun(doc: Doc, noun: Token, act: Act | None = None) -> list[Party]:
    """Who does the act that a noun names, from the noun phrase itself and its clauses."""
    places = act.agent if act is not None else ("poss", "mod", "by")
    finders = {
        "poss": lambda: possessors(doc, noun),
        "mod": lambda: [p for p in modifiers(doc, noun) if is_doer(p)],
    }
    for place in places:
        found = finders[place]() if place in finders else after(doc, noun, (place,))
        if found:
            return found
    found = _doers_in_clause(doc, noun) or _between(doc, noun)
    if found or act is None or "of" in act.recipient:
        return found
    return after(doc, noun, ("of",))


def is_doer(party: Party) -> bool:
    """False for a plain name before a noun: "the Ukraine war" and "Iran sanctions" are not theirs.

    An adjective ("Iranian"), a body ("NATO strikes") or a pair ("Russia-China talks") is.
    """
    return any(
        e.via not in _PLACE_VIAS
        or e.code in words("named_doers")
        or (e.code or "").find(":") > 0
        or e.sector not in {"GOV", None}
        for e in party.entities
    )


def _between(doc: Doc, noun: Token, depth: int = 0) -> list[Party]:
    """The partners of what a noun is about: "the signing of a pact on trade between X and Y"."""
    for prep, obj in prepositions(noun):
        if prep == "between":
            return parties(doc, obj)
        if prep in {"of", "on", "for"} and depth < 3 and obj.pos_ in {"NOUN", "PROPN"}:
            found = _between(doc, obj, depth + 1)
            if found:
                return found
    return []


def _doers_in_clause(doc: Doc, noun: Token) -> list[Party]:
    """ "sanctions imposed by the EU", "the course that Russia has taken"."""
    for clause in children(noun, "acl", "relcl"):
        if is_passive(clause):
            tokens = agents(clause)
        else:
            tokens = [t for t in subjects(clause) if t != noun]
        found = [p for t in tokens for p in parties(doc, t)]
        if found:
            return found
    return []


def governed_doers(doc: Doc, verb: Token) -> list[Party]:
    """Who does the act that a verb's object or clause names: the one addressed by the verb.

    "called for the lifting of UN sanctions" addresses the UN, "demanded that Iran leave" Iran.
    """
    heads = [*patients(verb), *(obj for _, obj in prepositions(verb))]
    for head in heads:
        found = _doers_below(doc, head)
        if found:
            return found
    return []


def _doers_below(doc: Doc, noun: Token, depth: int = 0) -> list[Party]:
    if noun.pos_ == "VERB":
        return []
    act = noun_act(noun)
    found = doers_of_noun(doc, noun, act) if act is not None else []
    if found or depth > 2:
        return found
    for _, obj in prepositions(noun):
        found = _doers_below(doc, obj, depth + 1)
        if found:
            return [Party(p.entities, DEEP, p.token) for p in found]
    return []


def within(doc: Doc, token: Token, apart: Iterable[str | None]) -> list[Party]:
    """Any party inside a phrase whose codes are not among those apart; the weakest evidence."""
    known = set(apart)
    span = [t.i for t in token.subtree]
    found = []
    for mention in doc._.rp_actors:
        inside = mention.start >= span[0] and mention.end <= span[-1] + 1
        if inside and mention.kind != "outlet" and not {e.code for e in mention.entities} & known:
            found.append(_party(mention, DEEP))
    return found[:1]


def entities(found: Iterable[Party]) -> tuple[Entity, ...]:
    """The entities of parties, each code-and-name once, in order."""
    kept: dict[tuple[str | None, str | None], Entity] = {}
    for party in found:
        for entity in party.entities:
            kept.setdefault((entity.code, entity.name or entity.text), entity)
    return tuple(kept.values())


def strength(found: Iterable[Party]) -> float:
    """The strength of the surest party; 1 where there is none."""
    return max((p.strength for p in found), default=1.0)
