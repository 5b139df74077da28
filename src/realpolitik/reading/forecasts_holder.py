"""Whose forecast it is: the voices of its statement, or the subject of the verb above it."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from realpolitik.reading.cues import cues as speech_cues
from realpolitik.reading.doc import mention_at, statement_at, token_at
from realpolitik.reading.forecasts_clause import half_around, is_negated, subject_of
from realpolitik.reading.grammar import antecedent
from realpolitik.reading.voices import voice_of
from realpolitik.records import Statement, Voice

_PASSED = frozenset({"xcomp", "conj", "advcl", "acl", "acomp", "ccomp"})
_SELF = frozenset({"i", "we", "one", "you", "it", "there", "that", "this", "which", "who", "what"})
_NOBODY = frozenset({"nobody", "none", "no"})
_PRONOUNS = frozenset({"he", "she", "they", "his", "her", "their", "it", "its"})
_STEPS = 6


def holder(doc: Doc, clause: Token, first: Token, span: Span) -> tuple[Voice, ...]:
    """The voices that vouch for a forecast, outermost first; empty is the author's own.

    Args:
        clause: the verb of the forecast.
        first: the first token of its words of likelihood.
        span: the clause as it is told.
    """
    statement = _statement(doc, clause, first.idx) or _statement(doc, clause, span.start_char)
    chain = statement.chain if statement is not None else ()
    known = tuple(_resolved(doc, voice) for voice in chain)
    governor = _governor(clause)
    if governor is None:
        return _once(known)
    verb, subject = governor
    own = _voice(doc, subject)
    within = statement is not None and _lies_in(verb, statement)
    if known and not within:
        return _once(known)
    return _once((*known, own))


def holder_of_verb(doc: Doc, verb: Token, chain: tuple[Voice, ...]) -> tuple[Voice, ...]:
    """The holder of "X expects …": X, after those who say so."""
    subject = subject_of(verb)
    if subject is not None:
        subject = antecedent(subject, verb)  # "officials, who expect it to grow"
    if subject is None or subject.lower_ in _SELF:
        return chain
    return _once((*chain, _voice(doc, subject)))


def _voice(doc: Doc, subject: Token) -> Voice:
    """The voice of a subject: a mention's, else the words themselves."""
    found = voice_of(doc, subject)
    if found is None:
        words = doc[subject.left_edge.i : subject.i + 1]
        found = Voice(name=words.text, start=words.start_char, end=words.end_char)
    return _resolved(doc, found)


def _statement(doc: Doc, clause: Token, offset: int) -> Statement | None:
    """The statement that holds an offset, unless its cue stands apart from the clause."""
    found = statement_at(doc, offset)
    if found is None:
        return None
    cue = _cue(doc, found)
    if cue is None or cue.sent.start != clause.sent.start:
        return found
    if clause.i < cue.i and _parted(clause, cue):
        return None
    below = {t.i for t in cue.subtree}
    if (
        cue.dep_ == "advcl"
        and clause.i not in below
        and any(c.dep_ == "ccomp" for c in cue.children)
    ):
        return None
    half = half_around(cue)
    return None if half is not None and clause.i not in {t.i for t in half.subtree} else found


def _cue(doc: Doc, statement: Statement) -> Token | None:
    """The first word of a statement's cue, the nearest to its speaker."""
    if statement.speaker.start is None or not statement.cue:
        return None
    speaker = token_at(doc, statement.speaker.start)
    word = statement.cue.split()[0].lower()
    same = [t for t in speaker.sent if t.lower_ == word]
    return min(same, key=lambda t: abs(t.i - speaker.i), default=None)


def _governor(clause: Token) -> tuple[Token, Token] | None:
    """The verb of speech or thought that a clause hangs on, or that stands within it, and who."""
    node = clause
    for _ in range(_STEPS):
        aside = _aside(node)
        if aside is not None:
            return aside
        above = node.head
        if above is node or node.dep_ not in _PASSED or _parted(node, above):
            return None
        if node.dep_ == "ccomp" and _speaks(above):
            subject = subject_of(above)
            subject = antecedent(subject, above) if subject is not None else None
            return (above, subject) if subject is not None and _may_hold(subject) else None
        node = above
    return None


def _aside(clause: Token) -> tuple[Token, Token] | None:
    """ "Trade, a minister boasted, will grow"."""
    for verb in clause.children:
        own = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        if verb.dep_ == "parataxis" and _speaks(verb) and own is not None and _may_hold(own):
            return verb, own
    return None


def _parted(one: Token, other: Token) -> bool:
    first, last = sorted((one.i, other.i))
    return any(t.text == ";" for t in one.doc[first:last])


def _speaks(verb: Token) -> bool:
    passive = any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children)
    return (
        verb.pos_ == "VERB"
        and verb.lemma_.lower() in speech_cues("verb")
        and not passive
        and not is_negated(verb)
    )


def _may_hold(subject: Token) -> bool:
    negative = any(c.lower_ in _NOBODY for c in subject.children)
    one_of = subject.lower_ == "one" and any(c.lower_ == "of" for c in subject.children)
    return not negative and (one_of or subject.lower_ not in _SELF | _NOBODY)


def _lies_in(token: Token, statement: Statement) -> bool:
    return statement.content.start <= token.idx < statement.content.end


def _resolved(doc: Doc, voice: Voice) -> Voice:
    """A voice named by a pronoun under the name that the pronoun stands for."""
    if voice.name.lower() not in _PRONOUNS or voice.start is None:
        return voice
    mention = mention_at(doc, token_at(doc, voice.start).i)
    entity = mention.entities[0] if mention is not None and mention.entities else None
    if entity is not None and entity.name:
        return replace(voice, name=entity.name, code=entity.code, named=True)
    for earlier in reversed(doc._.rp_statements):
        last: Voice = earlier.speaker
        near = earlier.content.start < voice.start
        if near and last.kind in ("person", "office") and last.name.lower() not in _PRONOUNS:
            return replace(last, start=voice.start, end=voice.end)
    return voice


def _once(chain: tuple[Voice, ...]) -> tuple[Voice, ...]:
    """The chain with neighbours that are one voice under a shorter and a longer name joined."""
    kept: list[Voice] = []
    for voice in chain:
        last = set(kept[-1].name.lower().split()) if kept else set()
        words = set(voice.name.lower().split())
        if kept and (words <= last or last <= words):
            if len(words) > len(last):
                kept[-1] = voice
            continue
        kept.append(voice)
    return tuple(kept)
