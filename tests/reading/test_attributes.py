"""The quicker attribute ruler gives what spaCy's gives, and leaves alone what it does not know."""

import pytest
import spacy
from spacy.language import Language
from spacy.pipeline import AttributeRuler

from realpolitik.reading.attributes import NAME, RULER, Attributes, quicken

TEXTS = [
    "",
    "I ain't got nothin' to lose, y'all.",
    "They're gonna let's go; you gotta c'mon, 'cause there is no time and it's late.",
    "Has it been the two largest parties' view that Mr. Roe's men hadn't met those who did?",
    "Moscow did not  say\n\nwhether all of these were hers. (He, him, that which she'd seen.)",
]
GIVEN = ["TAG", "POS", "MORPH", "LEMMA", "DEP", "HEAD"]


@pytest.mark.parametrize("text", TEXTS)
def test_as_the_ruler(text: str, nlp: Language) -> None:
    ruler = nlp.get_pipe(RULER)
    assert isinstance(ruler, AttributeRuler)
    quick = Attributes(ruler)
    doc = nlp(text, disable=[RULER, "lemmatizer", "ner"])
    for _ in range(2):
        expected, found = ruler(doc.copy()), quick(doc.copy())
        assert found.to_array(GIVEN).tolist() == expected.to_array(GIVEN).tolist()
        assert [str(t.morph) for t in found] == [str(t.morph) for t in expected]


RULES = [
    ([[{"LOWER": "a"}]], {"TAG": "X"}, 0),
    ([[{"LOWER": "a"}, {"LOWER": "b"}]], {"TAG": "Y", "POS": "NOUN"}, 0),
    ([[{"LOWER": "a"}, {"LOWER": "b"}]], {"LEMMA": "bee"}, -1),
    ([[{"LOWER": {"NOT_IN": ["a", "b"]}}]], {"POS": "VERB"}, 0),
    ([[{"TEXT": {"REGEX": "^C"}}], [{"IS_PUNCT": True}]], {"POS": "PROPN", "MORPH": "Case=Nom"}, 0),
]


def ruled(*rules: tuple[object, object, int]) -> Language:
    made = spacy.blank("en")
    ruler = made.add_pipe(RULER)
    for patterns, attrs, index in rules:
        ruler.add(patterns, attrs, index)  # type: ignore[attr-defined]
    return made


def test_later_rules_win_also_over_longer_ones() -> None:
    made = ruled(*RULES)
    quick = Attributes(made.get_pipe(RULER))  # type: ignore[arg-type]
    text = "a b a c C , a b b"
    assert (
        quick(made.make_doc(text)).to_array(GIVEN).tolist() == made(text).to_array(GIVEN).tolist()
    )
    assert [t.tag_ for t in quick(made.make_doc(text))][:3] == ["Y", "", "X"]


@pytest.mark.parametrize(
    "rule",
    [
        ([[{"LOWER": "a", "OP": "+"}]], {"TAG": "X"}, 0),
        ([[{"LENGTH": 3}]], {"TAG": "X"}, 0),
        ([[{"LOWER": {"FUZZY": "a"}}]], {"TAG": "X"}, 0),
        ([[{"LOWER": "a"}]], {"NORM": "X"}, 0),
        ([[{"LOWER": "a"}]], {"TAG": "X"}, 1),
    ],
)
def test_a_ruler_that_does_more_is_left_alone(rule: tuple[object, object, int]) -> None:
    made = ruled(RULES[0], rule)
    quicken(made)
    assert made.pipe_names == [RULER]


def test_a_ruler_that_is_known_gives_way() -> None:
    made = ruled(*RULES)
    quicken(made)
    assert made.pipe_names == [NAME]
    assert [t.tag_ for t in made("a b")] == ["Y", ""]


def test_a_pipeline_without_a_ruler_stays_as_it_is() -> None:
    made = spacy.blank("en")
    quicken(made)
    assert made.pipe_names == []
