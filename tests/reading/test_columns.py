"""Columns say of every token what the token says of itself."""

import pytest
from spacy.language import Language

from realpolitik.reading.columns import columns, sentences


@pytest.mark.parametrize(
    "text", ["", "İzmir's ΣΑΣ ships left.", "He WENT home.\n\nDid they? “No,” she'd said – 3×."]
)
def test_columns(text: str, nlp: Language) -> None:
    doc = nlp(text)
    found = columns(doc)
    assert found.tokens == list(doc)
    assert found.text == [t.text for t in doc]
    assert found.lower == [t.lower_ for t in doc]
    assert found.lemma == [t.lemma_.lower() for t in doc]
    assert found.pos == [t.pos_ for t in doc]
    assert found.tag == [t.tag_ for t in doc]
    assert found.dep == [t.dep_ for t in doc]
    assert columns(doc) is found
    assert sentences(doc) == list(doc.sents)
