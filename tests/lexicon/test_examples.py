"""Every pattern codes its own example: the words that it asks for are where it asks for them."""

import pytest
from spacy.language import Language
from spacy.tokens import Doc, Token

from realpolitik.lexicon import acts
from realpolitik.lexicon.acts import Act
from realpolitik.lexicon.lemmas import lemma
from realpolitik.reading.doc import Mention
from realpolitik.reading.match import adjective_act, noun_act, verb_act

PARSED_RIGHT = 0.97  # the small model misparses the rest ("Chile staged drills" as a noun phrase)


def _mentions(doc: Doc) -> tuple[Mention, ...]:
    """Every capitalised word but an article; the examples capitalise nothing but names."""
    found = [t for t in doc if t.text[0].isupper() and t.lower_ not in {"the", "a", "an"}]
    qualifying = {"amod", "compound", "nmod", "poss"}
    return tuple(Mention(t.i, t.i + 1, t.i, (), "state", t.dep_ in qualifying) for t in found)


def _coded(act: Act, token: Token) -> Act | None:
    if act.pos == "verb" and token.pos_ in {"VERB", "AUX"} and lemma(token) == act.lemma:
        matched = verb_act(token.doc, token)
        return matched[0] if matched else None
    if act.pos == "noun" and token.pos_ in {"NOUN", "PROPN"} and lemma(token) == act.lemma:
        return noun_act(token)
    if act.pos == "adj" and token.pos_ == "ADJ" and token.lower_ == act.lemma:
        return adjective_act(token)
    return None


def _kind(act: Act) -> tuple[str, str | None]:
    return act.category, act.mode


@pytest.fixture(scope="module")
def coded(nlp: Language) -> list[tuple[Act, set[tuple[str, str | None]]]]:
    found = []
    every = acts.acts()
    for act, doc in zip(every, nlp.pipe([a.example for a in every], batch_size=128), strict=True):
        doc._.rp_actors = _mentions(doc)
        kinds = {_kind(got) for t in doc if (got := _coded(act, t)) is not None}
        found.append((act, kinds))
    return found


def test_examples_are_coded_as_their_rows_say(
    coded: list[tuple[Act, set[tuple[str, str | None]]]],
) -> None:
    wrong = [f"{act.line} {act.lemma}: {act.example} {kinds}"
             for act, kinds in coded if _kind(act) not in kinds]  # fmt: skip
    assert len(wrong) <= (1 - PARSED_RIGHT) * len(coded), "\n".join(wrong)


def test_few_examples_are_coded_as_something_else(
    coded: list[tuple[Act, set[tuple[str, str | None]]]],
) -> None:
    """A row that a more specific one always hides would be a row that nobody can use."""
    other = [f"{act.line} {act.lemma}: {act.example} {kinds}"
             for act, kinds in coded if kinds and _kind(act) not in kinds]  # fmt: skip
    assert len(other) <= 0.005 * len(coded), "\n".join(other)
