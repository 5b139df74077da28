"""The cues of reported speech: verbs, nouns and phrases, and what of the clause they report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from spacy.tokens import Doc, Token

from realpolitik import tables
from realpolitik.reading.columns import columns
from realpolitik.reading.doc import mention_at
from realpolitik.reading.grammar import (
    agents,
    children,
    patients,
    prepositions,
    subjects,
    subtree_bounds,
)
from realpolitik.reading.voices import together, voices
from realpolitik.records import Voice


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that reports speech or thought. ``content`` says where what is said may stand."""

    lemma: str
    pos: str
    family: str
    content: tuple[str, ...]


@dataclass(slots=True)
class Draft:
    """A statement being put together; ``content`` holds token bounds (end exclusive)."""

    cue: Token
    words: str
    family: str
    own: list[Voice]
    content: tuple[int, int] | None
    takes_quote: bool = True
    outer: list[Voice] = field(default_factory=list)
    whole_sentence: bool = False


@cache
def cues(pos: str) -> dict[str, Cue]:
    """The cues of one part of speech (``verb``, ``noun``, ``phrase``) by lemma."""
    return {
        row["lemma"]: Cue(row["lemma"], pos, row["family"], tables.parts(row["content"]))
        for row in tables.rows("lexicon", "cues.csv")
        if row["pos"] == pos
    }


_VIEW_NOUNS = frozenset(
    {"view", "opinion", "word", "estimation", "estimate", "judgement",
     "judgment", "assessment", "account", "reading", "telling"}
)  # fmt: skip
_EXPRESSING = frozenset(
    {"take", "hold", "make", "give", "issue", "express", "voice", "have", "share", "state",
     "offer", "adopt", "reiterate", "repeat", "release", "deliver", "cite", "quote", "report"}
)  # fmt: skip
_CITING = frozenset({"quote", "cite"})
_TELLING = frozenset({"say", "tell", "add", "announce", "insist", "argue", "claim", "warn"})
_MARKS = frozenset('“”"«»„')
_PUT = frozenset({"put", "see", "tell"})


def drafts(doc: Doc, sent_start: int, sent_end: int) -> Iterator[Draft]:
    """Every cue of a sentence with its speaker and content, in order."""
    words = columns(doc)
    for i in range(sent_start, sent_end):
        if words.lower[i] == "according":
            yield from _according(doc, words.tokens[i])
        elif words.pos[i] == "VERB":
            yield from _of_verb(doc, words.tokens[i])
        elif words.pos[i] == "NOUN":
            yield from _of_noun(doc, words.tokens[i])


def _of_verb(doc: Doc, verb: Token) -> Iterator[Draft]:
    cue = cues("verb").get(verb.lemma_.lower())
    if verb.lemma_ in _CITING and verb.dep_ in {"advcl", "xcomp"}:
        return
    as_clause = _is_as_clause(verb)
    if cue is None and not (as_clause and verb.lemma_ in _PUT):
        return
    own, outer = speakers(doc, verb)
    if not own:
        return
    family = cue.family if cue else "say"
    if as_clause:
        yield Draft(verb, verb.text, family, own, _rest(verb), outer=outer, whole_sentence=True)
        return
    assert cue is not None
    content = _content(verb, cue)
    citing = [c for c in children(verb, "advcl", "xcomp") if c.lemma_ in _CITING]
    inner = [v for c in citing for v in voices(doc, patients(c))]
    if content is None and cue.lemma in _TELLING and verb.tag_ in {"VBD", "VBZ", "VBP"}:
        content = _right_of(verb)
    if content is None and inner and children(citing[0], "ccomp"):
        content = subtree_bounds(children(citing[0], "ccomp")[0])
    draft = Draft(verb, verb.text, family, own, content, "quote" in cue.content, outer)
    if inner:
        draft.outer, draft.own = [*outer, *own], inner
    yield draft


def _is_as_clause(verb: Token) -> bool:
    """True for "as X put it", "as the minister said"."""
    return verb.dep_ == "advcl" and any(
        c.lower_ == "as" and c.dep_ in {"mark", "advmod", "prep"} for c in verb.children
    )


def _rest(clause: Token) -> tuple[int, int]:
    """The clause that an "as" clause or an "according to" hangs on, without it."""
    head = clause.head
    low, high = subtree_bounds(head)
    start, end = subtree_bounds(clause)
    if any(c.i < start for c in children(head, "nsubj", "nsubjpass")) and end < head.i:
        return low, high
    if start <= low:
        return _after_punct(head.doc, end, high), high
    if end >= high - 1 or start > head.i:
        return low, start
    return _after_punct(head.doc, end, high), high


def _after_punct(doc: Doc, start: int, limit: int) -> int:
    while start < limit - 1 and doc[start].is_punct and doc[start].text not in '“"':
        start += 1
    return start


def speakers(doc: Doc, verb: Token) -> tuple[list[Voice], list[Voice]]:
    """The voice of a cue verb and the channels before it (an outlet told, an interview given)."""
    governor = verb.head.head if verb.dep_ == "pcomp" and verb.head.lower_ == "as" else None
    if governor is not None and governor.lemma_ in _CITING:
        outer = agents(governor) if patients_of_passive(governor) else subjects(governor)
        return voices(doc, patients(governor)), voices(doc, outer)
    own = together(voices(doc, subjects(verb)))
    return own, [v for v in _channels(doc, verb) if v not in own]


def patients_of_passive(verb: Token) -> bool:
    """True where the verb is passive and names its subject ("X was quoted as saying")."""
    return bool(children(verb, "nsubjpass"))


def _channels(doc: Doc, verb: Token) -> list[Voice]:
    """Outlets that carry the words: "told Reuters", "in an interview with PBS"."""
    tokens = children(verb, "dobj", "dative")
    tokens += [p for c in children(verb, "dative") for p in children(c, "pobj")]
    for name, obj in prepositions(verb):
        if name in {"to", "with"}:
            tokens.append(obj)
        elif obj.lemma_ in {"interview", "conversation", "article", "remark", "comment"}:
            tokens += [o for p, o in prepositions(obj) if p in {"with", "to", "in", "for", "on"}]
            tokens += children(obj, "compound", "poss")
    found = []
    for token in tokens:
        mention = mention_at(doc, token.i)
        if mention is not None and mention.kind == "outlet":
            found.extend(voices(doc, [token]))
    return found


def _content(verb: Token, cue: Cue) -> tuple[int, int] | None:
    """Token bounds of what is said, by the first place that the cue allows and the clause has."""
    finders = {
        "clause": lambda: (
            [c for c in children(verb, "ccomp") if c.i != verb.i] or _parenthetic(verb)
        ),
        "xcomp": lambda: children(verb, "xcomp"),
        "oprd": lambda: patients(verb)[:1] if children(verb, "oprd", "attr") else [],
        "obj": lambda: patients(verb)[:1],
    }
    for place in cue.content:
        if place.startswith("prep:"):
            heads = [o for p, o in prepositions(verb) if p == place[5:]]
        else:
            heads = finders[place]() if place in finders else []
        if heads and not _names_only(verb, heads):
            return _hull(verb, heads, place)
    return None


def _right_of(verb: Token) -> tuple[int, int] | None:
    """The clause behind a cue that the parser did not join to it, up to a semicolon."""
    sent = verb.sent
    end = next((t.i for t in verb.doc[verb.i : sent.end] if t.text == ";"), sent.end)
    for token in verb.doc[verb.i + 1 : end]:
        if token.text in _MARKS:
            return None
        if token.dep_ in {"nsubj", "nsubjpass", "expl"} and token.head.i > token.i:
            low = max(subtree_bounds(token)[0], verb.i + 1)
            return (low, end) if low < end else None
    return None


def _names_only(verb: Token, heads: list[Token]) -> bool:
    """True where nothing is told: "criticised the Houthis", "for its part"."""
    if heads[0].pos_ in {"VERB", "AUX"}:
        return False
    if heads[0].ent_type_ in {"DATE", "TIME", "CARDINAL"}:
        return True
    mention = mention_at(verb.doc, heads[0].i)
    return (mention is not None and not mention.modifier) or heads[0].lemma_ == "part"


def _clauses(verb: Token) -> list[Token]:
    """The clauses told; one behind the verb before one ahead of it, none across a semicolon."""
    found = children(verb, "ccomp")
    behind = [c for c in found if c.i > verb.i]
    return behind or [c for c in found if not _parted(c, verb)]


def _parted(clause: Token, verb: Token) -> bool:
    between = verb.doc[clause.i : verb.i]
    return any(t.text == ";" for t in between)


def _parenthetic(verb: Token) -> list[Token]:
    """The clause round a parenthetic cue: "the talks, he said, had failed"."""
    return [verb.head] if verb.dep_ == "parataxis" and not _parted(verb.head, verb) else []


def _hull(verb: Token, heads: list[Token], place: str) -> tuple[int, int]:
    if place == "clause" and heads[0] == verb.head:
        return _rest(verb)
    bounds = [subtree_bounds(h) for h in heads]
    low, high = min(b[0] for b in bounds), max(b[1] for b in bounds)
    high = _before_semicolon(verb, heads[0], high)
    if place == "oprd":
        high = max([high, *(subtree_bounds(c)[1] for c in children(verb, "oprd", "attr"))])
    if low <= verb.i < high:
        low, high = (low, verb.i) if heads[0].i < verb.i else (verb.i + 1, high)
    return low, high


def _before_semicolon(verb: Token, head: Token, high: int) -> int:
    """Where the told clause ends if the parser joined another behind a semicolon to it."""
    start = max(verb.i, head.i)
    return next((t.i for t in verb.doc[start:high] if t.text == ";"), high)


def _behind_comma(token: Token) -> tuple[int, int]:
    """What follows "According to X," where the parser took that for the main clause."""
    end = token.sent.end
    comma = next((t.i for t in token.doc[token.i : end] if t.text == ","), end - 1)
    return comma + 1, end


def _of_noun(doc: Doc, noun: Token) -> Iterator[Draft]:
    cue = cues("noun").get(noun.lemma_.lower())
    if noun.lemma_ in _VIEW_NOUNS and noun.dep_ == "pobj" and noun.head.lower_ in {"in", "from"}:
        own = voices(doc, _holders(noun))
        if own:
            yield Draft(
                noun,
                f"{noun.head.text} … {noun.text}",
                "think",
                own,
                _rest(noun.head),
                whole_sentence=True,
            )
        return
    clauses = [c for c in children(noun, "acl", "ccomp", "relcl") if _is_that_clause(c)]
    if cue is None or not clauses:
        return
    outer: list[Voice] = []
    own = voices(doc, _holders(noun))
    governor = noun.head
    if noun.dep_ in {"dobj", "nsubjpass"} and governor.lemma_ in _EXPRESSING:
        above = voices(doc, subjects(governor))[:1]
        own, outer = (
            (own, above) if own and governor.lemma_ in {*_CITING, "report"} else (own or above, [])
        )
    if own:
        yield Draft(noun, noun.text, cue.family, own[:1], subtree_bounds(clauses[0]), outer=outer)


def _is_that_clause(clause: Token) -> bool:
    mark = [c for c in clause.children if c.dep_ == "mark"]
    return any(m.lower_ == "that" for m in mark) and bool(
        children(clause, "nsubj", "nsubjpass", "expl", "csubj")
    )


def _holders(noun: Token) -> list[Token]:
    """Whose view or claim: the possessor, or the noun after "of", "by", "from"."""
    found = children(noun, "poss")
    found += [o for p, o in prepositions(noun) if p in {"of", "by", "from"} and o.dep_ == "pobj"]
    return found


def _according(doc: Doc, token: Token) -> Iterator[Draft]:
    tokens = [o for p, o in prepositions(token) if p == "to"]
    tokens += [o for c in children(token, "prep") for o in children(c, "pobj")]
    own = voices(doc, list(dict.fromkeys(tokens)))[:1]
    cited = [
        voice
        for noun in tokens
        for clause in children(noun, "relcl", "acl", "advcl")
        if clause.lemma_ in _CITING
        for voice in voices(doc, patients(clause))
    ]
    if own:
        outer, own = (own, cited) if cited else ([], own)
        content = _rest(token) if token.dep_ != "ROOT" else _behind_comma(token)
        yield Draft(token, "according to", "say", own, content, outer=outer, whole_sentence=True)
