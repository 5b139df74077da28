"""Every act of a sentence, from its verbs, its predicate adjectives and its nouns."""

from __future__ import annotations

from spacy.tokens import Doc, Span

from realpolitik.reading.columns import columns
from realpolitik.reading.drafts import Draft
from realpolitik.reading.noun_frames import is_verbal_noun, of_noun
from realpolitik.reading.verb_frames import of_adjective, of_verb

_PREDICATES = frozenset({"acomp", "oprd", "ccomp", "ROOT", "conj"})


def drafts(doc: Doc, sent: Span) -> list[Draft]:
    """The drafts of one sentence, in order of their triggers."""
    found: list[Draft] = []
    used: set[int] = set()
    words = columns(doc)
    tokens, pos, tag = words.tokens, words.pos, words.tag
    for i in range(sent.start, sent.end):
        if pos[i] == "VERB" or (pos[i] == "AUX" and tag[i] != "MD"):
            draft = of_verb(doc, tokens[i], used)
            if draft is not None:
                found.append(draft)
    for i in range(sent.start, sent.end):
        if pos[i] == "ADJ" and words.dep[i] in _PREDICATES:
            found.extend(of_adjective(doc, tokens[i]))
        elif i not in used and (
            pos[i] == "NOUN" or (tag[i] == "VBG" and is_verbal_noun(tokens[i]))
        ):
            found.extend(of_noun(doc, tokens[i]))
    return sorted(found, key=lambda d: d.trigger.i)
