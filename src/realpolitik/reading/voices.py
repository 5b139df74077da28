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
_ELSEWHERE = frozenset({"pronoun", "both sides"})
_LONGEST = 9
"""Tokens; a longer phrase behind an unnamed voice ("an official in …") is left out of its name."""

_WIDEST = 30
"""Tokens; a wider phrase is cut down to the words that name the voice."""

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


def together(found: list[Voice]) -> list[Voice]:
    """One voice for those who speak together: "Moscow and Pyongyang have denied …"."""
    if len(found) < 2:
        return found
    codes = {v.code for v in found}
    return [
        Voice(
            name=" and ".join(v.name for v in found),
            code=codes.pop() if len(codes) == 1 else None,
            kind=found[0].kind,
            named=all(v.named for v in found),
            start=found[0].start,
            end=max(v.end or 0 for v in found),
        )
    ]


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
    first, last = _phrase(doc, head, start, end)
    return Voice(
        name=_plain(doc[start:end].text),
        code=_nationality(doc, start, end),
        kind=kind,
        named=head.pos_ == "PROPN",
        start=first,
        end=last,
    )


def _phrase(doc: Doc, head: Token, start: int, end: int) -> tuple[int, int]:
    """Character offsets of the whole noun phrase of a voice, with its appositions."""
    low, high = subtree_bounds(head, drop=frozenset({"case"}))
    low, high = min(low, start), max(high, end)
    if high - low > _WIDEST:
        low, high = start, end
    while high - low > 1 and doc[high - 1].is_punct:
        high -= 1
    last = doc[high - 1]
    return doc[low].idx, last.idx + len(last)


def _of_mention(doc: Doc, mention: Mention, head: Token) -> Voice:
    named = _is_named(doc, mention)
    codes = {e.code for e in mention.entities}
    first, last = _phrase(doc, head, mention.start, mention.end)
    return Voice(
        name=_plain(_mention_name(doc, mention, head, named)),
        code=codes.pop() if len(codes) == 1 else None,
        kind=_KINDS.get(mention.kind, "office" if named or mention.kind != "group" else "unnamed"),
        named=named,
        start=first,
        end=last,
    )


def _mention_name(doc: Doc, mention: Mention, head: Token, named: bool) -> str:
    """A person's or body's name; a capital as written; an unnamed voice with its phrase."""
    entity = mention.entities[0]
    if len(mention.entities) > 1:
        return " and ".join(e.name or e.text for e in mention.entities)
    if entity.via in _ELSEWHERE:
        return entity.name or doc[mention.start : mention.end].text
    apposed = [c for c in head.children if c.dep_ == "appos" and c.ent_type_ == "PERSON"]
    if apposed and mention.kind != "person":
        start, end = subtree_bounds(apposed[0], drop=_TRIM)
        return doc[start:end].text
    if mention.kind == "state":
        return doc[mention.start : mention.end].text
    return entity.name if named and entity.name else _full(doc, mention, head)


def _is_named(doc: Doc, mention: Mention) -> bool:
    """True for a person, an outlet or a body; false for "Chinese officials", "the US side"."""
    if mention.kind in {"person", "outlet", "organisation", "state", "armed group"}:
        head = doc[mention.root]
        return mention.kind != "person" or head.pos_ != "NOUN" or bool(mention.entities[0].name)
    return doc[mention.root].pos_ == "PROPN"


def _full(doc: Doc, mention: Mention, head: Token) -> str:
    """The mention's words with what stands before them in the phrase ("unnamed …")."""
    start = min([mention.start, *(c.i for c in head.children if c.dep_ in {"amod", "compound"})])
    behind = [subtree_bounds(c)[1] for c in head.children if _locates(c)]
    end = max([mention.end, *(b for b in behind if b - start <= _LONGEST)])
    return doc[start:end].text


def _locates(child: Token) -> bool:
    return child.dep_ == "prep" and child.lower_ in {"in", "of", "at", "from", "with", "to"}


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
    behind = [subtree_bounds(c)[1] for c in head.children if _locates(c)]
    return start, max([end, *(b for b in behind if b - start <= _LONGEST)])


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
