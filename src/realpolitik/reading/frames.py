"""Every act of a sentence, from its verbs, its predicate adjectives and its nouns."""

from __future__ import annotations

from spacy.tokens import Doc, Span

from realpolitik.reading.drafts import Draft
from realpolitik.reading.noun_frames import is_verbal_noun, of_noun
from realpolitik.reading.verb_frames import of_adjective, of_verb


def drafts(doc: Doc, sent: Span) -> list[Draft]:
    """The drafts of one sentence, in order of their triggers."""
    found: list[Draft] = []
    used: set[int] = set()
    for token in sent:
        if token.pos_ == "VERB" or (token.pos_ == "AUX" and token.tag_ != "MD"):
            draft = of_verb(doc, token, used)
            if draft is not None:
                found.append(draft)
    for token in sent:
        if token.pos_ == "ADJ" and token.dep_ in {"acomp", "oprd", "ccomp", "ROOT", "conj"}:
            found.extend(of_adjective(doc, token))
        elif (token.pos_ == "NOUN" or is_verbal_noun(token)) and token.i not in used:
            found.extend(of_noun(doc, token))
    return sorted(found, key=lambda d: d.trigger.i)
