"""What words mean: the category and mode that the lexicon gives them, on sentences of our own."""

import pytest
from spacy.language import Language

from realpolitik.lexicon.lemmas import lemma
from realpolitik.reading.doc import Mention, MentionKind
from realpolitik.reading.match import noun_act, verb_act

VERBS = [
    ("Norway imposed sanctions on Belarus.", "impose", "SANCTION", "discontinue"),
    ("Norway lifted sanctions on Belarus.", "lift", "CONCEDE", None),
    ("Norway expelled two Belarusian diplomats.", "expel", "SANCTION", "expel"),
    ("Norway summoned the Belarusian ambassador.", "summon", "ACCUSE", "disapprove"),
    ("Norway recalled its ambassador from Minsk.", "recall", "SANCTION", "withdraw"),
    ("Norway held talks with Belarus.", "hold", "CONSULT", None),
    ("Norway sent rifles to Ukraine.", "send", "AID", None),
    ("Norway sent troops to the border.", "send", "MOBILIZE", "troops"),
    ("Norway sent medicine to Ukraine.", "send", "AID", None),
    ("Norway allowed Ukraine to use its ports.", "allow", "CONCEDE", None),
    ("Norway signed a treaty with Iceland.", "sign", "SUPPORT", None),
    ("Norway tore up its treaty with Iceland.", "tear", "SANCTION", "discontinue"),
    ("Norway freed two Belarusian prisoners.", "free", "RETREAT", "release"),
    ("Norway pulled its troops from Mali.", "pull", "RETREAT", "withdraw"),
    ("Norway fired a missile over the strait.", "fire", "MOBILIZE", "weapons"),
    ("Norway fired missiles at Iceland.", "fire", "ASSAULT", "heavy-weapons"),
    ("Norway shot down a Belarusian plane.", "shoot", "ASSAULT", "heavy-weapons"),
    ("Norway hit Belarus with sanctions.", "hit", "SANCTION", "discontinue"),
    ("Norway hit Belarus with rockets.", "hit", "ASSAULT", None),
    ("Norway hit out at Belarus.", "hit", "ACCUSE", "disapprove"),
    ("Norway shared intelligence with Ukraine.", "share", "COOPERATE", None),
    ("Norway bought gas from Algeria.", "buy", "COOPERATE", None),
    ("Norway conducted drills with Sweden.", "conduct", "COOPERATE", None),
    ("Norwegian teachers went on strike.", "go", "PROTEST", "strike"),
    ("Norway put its army on alert.", "put", "MOBILIZE", "troops"),
    ("Norway took Belarus to court.", "take", "ACCUSE", "allege"),
    ("Norway asked Sweden for aid.", "ask", "REQUEST", "assist"),
    ("Norway canceled its talks with Belarus.", "cancel", "REJECT", "meet"),
    ("Norway apologised to Iceland.", "apologise", "CONCEDE", None),
    ("Norway withdrew from the pact with Iceland.", "withdraw", "SANCTION", "discontinue"),
    ("Norwegian rebels staged an ambush on Iceland.", "stage", "ASSAULT", None),
]
NOUNS = [
    ("The hunger strike went on.", "strike", "PROTEST", "hunger"),
    ("The drone strike on Kyiv went on.", "strike", "ASSAULT", "drone"),
    ("The air strike on Kyiv went on.", "strike", "ASSAULT", "aerial"),
    ("The trade war with China went on.", "war", "SANCTION", "discontinue"),
    ("The war against China went on.", "war", "ASSAULT", None),
    ("A war of words with China went on.", "war", "ACCUSE", "disapprove"),
    ("The phone call with China went on.", "call", "CONSULT", "phone"),
    ("The call for a truce went on.", "call", "REQUEST", "yield"),
    ("The joint exercise with China went on.", "exercise", "COOPERATE", None),
    ("Both held joint military exercises.", "exercise", "COOPERATE", None),
    ("Norway held drills.", "drill", "MOBILIZE", None),
    ("The naval exercise near China went on.", "exercise", "MOBILIZE", None),
    ("The withdrawal from the treaty went on.", "withdrawal", "SANCTION", "discontinue"),
    ("The Chinese withdrawal from Vietnam went on.", "withdrawal", "RETREAT", "withdraw"),
]


@pytest.mark.parametrize(("text", "word", "category", "mode"), VERBS)
def test_verbs(nlp: Language, text: str, word: str, category: str, mode: str | None) -> None:
    doc = nlp(text)
    names = [t for t in doc if t.pos_ == "PROPN" and t.dep_ not in {"amod", "compound"}]
    doc._.rp_actors = tuple(Mention(t.i, t.i + 1, t.i, (), "state") for t in names)
    verb = next(t for t in doc if lemma(t) == word)
    matched = verb_act(doc, verb)
    assert matched is not None
    assert (matched[0].category, matched[0].mode) == (category, mode)


@pytest.mark.parametrize(("text", "word", "category", "mode"), NOUNS)
def test_nouns(nlp: Language, text: str, word: str, category: str, mode: str | None) -> None:
    act = noun_act(next(t for t in nlp(text) if lemma(t) == word))
    assert act is not None
    assert (act.category, act.mode) == (category, mode)


@pytest.mark.parametrize(
    ("text", "kind"), [("Norway called Kurz.", "person"), ("Norway called Austria.", "state")]
)
def test_a_named_person_is_of_the_class_of_persons(
    nlp: Language, text: str, kind: MentionKind
) -> None:
    doc = nlp(text)
    doc._.rp_actors = (Mention(2, 3, 2, (), kind),)
    matched = verb_act(doc, doc[1])
    assert matched is not None
    assert (matched[0].mode == "phone") is (kind == "person")
