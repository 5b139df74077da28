"""Voices: who speaks, told from the noun phrase that names him."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc, Token

from realpolitik import tables
from realpolitik.reading.doc import Mention, mention_at
from realpolitik.reading.grammar import conjuncts, subtree_bounds
from realpolitik.records import Voice, VoiceKind

_TRIM = frozenset({"relcl", "acl", "appos", "punct", "advcl", "cc", "conj", "prep", "case"})
_FIRST = frozenset({"i", "we", "me", "us"})
_HUMAN = frozenset({"he", "she", "they", "who", "one", "those", "him", "her", "them"})
_SUFFIXES = ("ist", "ists", "ian", "ians", "man", "men", "ologist", "cian", "eer", "crat")
_KINDS: dict[str, VoiceKind] = {"outlet": "outlet", "person": "person"}
_ARTICLES = ("the ", "a ", "an ")


@cache
def _speakers() -> dict[str, VoiceKind]:
    kinds: dict[str, VoiceKind] = {"document": "document", "person": "unnamed", "office": "office"}
    return {row["lemma"]: kinds[row["kind"]] for row in tables.rows("lexicon", "speakers.csv")}


def is_first_person(token: Token) -> bool:
    """True for "I" and "we": whoever writes or is quoted, no new voice."""
    return token.lower_ in _FIRST


def voices(doc: Doc, tokens: list[Token]) -> list[Voice]:
    """One voice for each coordinated noun phrase that can speak; others are left out."""
    found: list[Voice] = []
    for token in tokens:
        for head in conjuncts(token):
            voice = voice_of(doc, head)
            if voice is not None and voice not in found:
                found.append(voice)
    return found


def voice_of(doc: Doc, head: Token) -> Voice | None:
    """The voice that a noun phrase names, or ``None`` where it names nobody who can speak."""
    if is_first_person(head):
        return None
    mention = mention_at(doc, head.i)
    if mention is not None and not mention.modifier:
        return _of_mention(doc, mention, head)
    if head.pos_ == "PRON" and head.lower_ not in _HUMAN:
        return None
    kind = _kind(head)
    if kind is None:
        return None
    start, end = _bounds(head)
    return Voice(
        name=_plain(doc[start:end].text),
        code=_nationality(doc, start, end),
        kind=kind,
        named=head.pos_ == "PROPN",
        start=doc[start].idx,
        end=doc[end - 1].idx + len(doc[end - 1]),
    )


def _of_mention(doc: Doc, mention: Mention, head: Token) -> Voice:
    entity = mention.entities[0]
    first = doc[mention.start]
    last = doc[mention.end - 1]
    written = doc[mention.start : mention.end].text
    pronoun = entity.via in {"pronoun", "both sides"}
    codes = {e.code for e in mention.entities}
    named = _is_named(doc, mention)
    name = entity.name if named and entity.name else None
    if name is None:
        name = _full(doc, mention, head) if not pronoun else (entity.name or written)
    return Voice(
        name=_plain(
            " and ".join(e.name or e.text for e in mention.entities)
            if len(mention.entities) > 1
            else name
        ),
        code=codes.pop() if len(codes) == 1 else None,
        kind=_KINDS.get(mention.kind, "office" if named or mention.kind != "group" else "unnamed"),
        named=named,
        start=first.idx,
        end=last.idx + len(last),
    )


def _is_named(doc: Doc, mention: Mention) -> bool:
    """True for a person, an outlet or a body; false for "Chinese officials", "the US side"."""
    if mention.kind in {"person", "outlet", "organisation", "state", "armed group"}:
        head = doc[mention.root]
        return mention.kind != "person" or head.pos_ != "NOUN" or bool(mention.entities[0].name)
    return doc[mention.root].pos_ == "PROPN"


def _full(doc: Doc, mention: Mention, head: Token) -> str:
    """The mention's words with what stands before them in the phrase ("unnamed …")."""
    start = min([mention.start, *(c.i for c in head.children if c.dep_ in {"amod", "compound"})])
    return doc[start : mention.end].text


def _kind(head: Token) -> VoiceKind | None:
    known = _speakers().get(head.lemma_.lower())
    if known is not None:
        return known
    if head.lower_ in _HUMAN:
        return "unnamed"
    if head.ent_type_ == "PERSON":
        return "person"
    if head.ent_type_ in {"ORG", "NORP", "GPE"}:
        return "office"
    if head.pos_ == "PROPN":
        return "person"
    return "unnamed" if head.pos_ == "NOUN" and head.lower_.endswith(_SUFFIXES) else None


def _bounds(head: Token) -> tuple[int, int]:
    start, end = subtree_bounds(head, drop=_TRIM)
    return start, end


def _nationality(doc: Doc, start: int, end: int) -> str | None:
    """The code "CHN" of "a prominent Chinese expert"."""
    for mention in doc._.rp_actors:
        if start <= mention.start < end:
            return mention.entities[0].code  # type: ignore[no-any-return]
    return None


def _plain(name: str) -> str:
    text = " ".join(name.split())
    for article in _ARTICLES:
        if text.lower().startswith(article):
            return text[len(article) :]
    return text
