"""Stances: what a speaker does to somebody by what he says of him.

"Iran must leave the pact, the minister said" is a demand by the minister's state, "Kyiv is free
to strike back" a permission, "both have a legitimate need for trade" support. Only a statement
with a known speaker makes one; in the author's own voice the same words are opinion.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Span, Token

from realpolitik import tables
from realpolitik.lexicon.acts import Act
from realpolitik.reading.columns import columns
from realpolitik.reading.drafts import Draft, speaker_party
from realpolitik.reading.grammar import children, clause_of, complements, subjects
from realpolitik.reading.roles import Party, doers_of_noun, parties, within

_CALLING = frozenset({"call", "describe", "brand", "label", "denounce", "term", "dub", "condemn",
                      "slam", "decry", "consider", "deem", "regard", "declare"})  # fmt: skip
_NAMED_AS = frozenset({"oprd", "pobj", "dobj", "attr", "acomp", "ccomp"})
_LEGITIMATE = frozenset({"legitimate", "every", "full", "sovereign", "inalienable", "justified",
                         "lawful", "reasonable", "understandable", "rightful"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stance:
    """One row of ``lexicon/stances.csv``: the word, what must stand with it, and the act."""

    lemma: str
    pos: str
    condition: str
    category: str
    mode: str | None
    weight: float


@cache
def _stances() -> dict[tuple[str, str], Stance]:
    return {
        (row["lemma"], row["pos"]): Stance(
            row["lemma"],
            row["pos"],
            row["condition"],
            row["category"],
            row["mode"] or None,
            float(row["weight"]),
        )
        for row in tables.rows("lexicon", "stances.csv")
    }


@cache
def _lemmas() -> frozenset[str]:
    return frozenset(lemma for lemma, _ in _stances())


def stances(doc: Doc, sent: Span) -> Iterator[Draft]:
    """The drafts that the stances of a sentence give."""
    words, known = columns(doc), _lemmas()
    for i in range(sent.start, sent.end):
        lemma = words.lemma[i]
        if lemma not in known:
            continue
        token = words.tokens[i]
        stance = _stances().get((lemma, _pos(token)))
        if stance is not None and _fits(token, stance):
            draft = _draft(doc, token, stance)
            if draft is not None:
                yield draft
        judged = _stances().get((lemma, "judgement"))
        if judged is not None:
            yield from _judgement(doc, token, judged)
    yield from _appeals(doc, sent)


def _judgement(doc: Doc, token: Token, stance: Stance) -> Iterator[Draft]:
    """A verdict: "the drill is a provocation, Seoul said", "Quito called the raid illegal"."""
    verb = token.head if token.head.lemma_ != "as" else token.head.head
    if token.dep_ in {"attr", "acomp"} and verb.lemma_ in {"be", "constitute", "represent"}:
        speaker, judged = speaker_party(doc, token.idx, 1.0), subjects(verb)
    elif verb.lemma_ in _CALLING and token.dep_ in {
        "oprd",
        "pobj",
        "dobj",
        "attr",
        "acomp",
        "ccomp",
    }:
        speaker, judged = _official(doc, verb), children(verb, "dobj", "nsubj", "nsubjpass")
        judged = [t for t in judged if t not in subjects(verb) and t != token]
    else:
        return
    if any(c.dep_ == "neg" for c in verb.children) or not speaker:
        return
    own = {e.code for p in speaker for e in p.entities}
    toward = [p for t in judged for p in (parties(doc, t) or doers_of_noun(doc, t))]
    toward = [p for p in toward if not {e.code for e in p.entities} & own]
    if own - {None}:
        yield _as_draft(token, stance.category, stance.mode, stance.weight, speaker, toward)


def _official(doc: Doc, verb: Token) -> list[Party]:
    """The subject of a verb of calling, unless it is a newspaper."""
    return [p for t in subjects(verb) for p in parties(doc, t)]


def _pos(token: Token) -> str:
    if token.tag_ == "MD":
        return "modal"
    return {"ADJ": "adj", "NOUN": "noun", "VERB": "verb", "AUX": "verb"}.get(token.pos_, "")


def _fits(token: Token, stance: Stance) -> bool:
    match stance.condition:
        case "clause":
            return bool(_clauses(token))
        case "legitimate" | "every":
            return any(c.lower_ in _LEGITIMATE for c in token.children)
        case _:
            return True


def _clauses(token: Token) -> list[Token]:
    """The clause that a word governs, also where the parser hung it on the copula above."""
    above = token.head.head if token.dep_ == "pobj" else token.head
    own = complements(token) + children(token, "acl")
    return own or (complements(above) if above.lemma_ == "be" else [])


def _subjects(doc: Doc, token: Token) -> list[Party]:
    clause = token.head if token.tag_ == "MD" else clause_of(token)
    return [p for t in subjects(clause) for p in parties(doc, t)]


def _draft(doc: Doc, token: Token, stance: Stance) -> Draft | None:
    speaker = speaker_party(doc, token.idx, 1.0)
    toward = _subjects(doc, token)
    own = {e.code for p in speaker for e in p.entities}
    if not own - {None} or not toward or {e.code for p in toward for e in p.entities} & own:
        return None
    return _as_draft(token, stance.category, stance.mode, stance.weight, speaker, toward)


def _appeals(doc: Doc, sent: Span) -> Iterator[Draft]:
    """An appeal ("the urgent task is to cool down") to the parties that the statement names."""
    appeal = tables.toml("lexicon", "roles.toml")["appeal"]
    words = columns(doc)
    for i in range(sent.start, sent.end):
        token = words.tokens[i]
        if words.lemma[i] != "be" or token.lemma_ != "be" or not complements(token):
            continue
        heads = children(token, "nsubj", "acomp", "attr")
        named = any(h.lemma_ in appeal["nouns"] or h.lower_ in appeal["adjectives"] for h in heads)
        speaker = speaker_party(doc, token.idx, 1.0) if named else []
        own = {e.code for p in speaker for e in p.entities}
        if own - {None}:
            yield _as_draft(token, "REQUEST", "yield", 0.55, speaker, within(doc, sent.root, own))


def _as_draft(
    token: Token,
    category: str,
    mode: str | None,
    weight: float,
    speaker: list[Party],
    toward: list[Party],
) -> Draft:
    act = Act(
        lemma=token.lemma_.lower(),
        pos="adj",
        particle="",
        object=(),
        prep=(),
        category=category,
        mode=mode,
        contexts=(),
        recipient=(),
        agent=(),
        complement="hypothetical",
        force="",
        weight=weight,
        example="",
        source="own",
        line=0,
    )
    return Draft(
        act,
        token,
        [token],
        speaker,
        toward,
        category,
        mode,
        f"stance {token.lemma_.lower()}",
        forced="actual",
    )
