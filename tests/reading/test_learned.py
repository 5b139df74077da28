"""What a coder changes in a reading: it vouches for acts, completes some and adds some."""

from collections.abc import Callable, Sequence

import numpy as np
import pytest
from spacy.language import Language
from spacy.tokens import Doc

from realpolitik.model.guess import Guess, category_of
from realpolitik.model.inputs import Pair
from realpolitik.reading import pipeline
from realpolitik.reading.events import _events

Ask = Callable[[Pair], tuple[float, str]]


class Coder:
    """A coder that says what a function says: how likely there is an act, and its kind."""

    def __init__(self, ask: Ask) -> None:
        self.ask = ask
        self.asked: list[Pair] = []

    def guesses(self, pairs: Sequence[Pair]) -> list[Guess]:
        self.asked.extend(pairs)
        return [self._guess(pair) for pair in pairs]

    def _guess(self, pair: Pair) -> Guess:
        happens, kind = self.ask(pair)
        kinds = {k: float(k == kind) for k in category_of()}
        return Guess(happens, kinds, None, "actual", np.zeros(0, dtype=np.float32))


def words(pair: Pair) -> tuple[str, str]:
    """Source and target of a pair."""
    return pair.text[slice(*pair.source or ())], pair.text[slice(*pair.target or ())]


@pytest.fixture(scope="module")
def rules() -> Language:
    return pipeline.pipeline(options=pipeline.Options(coder="rules"))


def events(nlp: Language, text: str, coder: Coder | None) -> list[tuple[str, str, str, float]]:
    """Each event as category, doer, recipient and confidence."""
    from realpolitik.reading.events import status

    doc: Doc = nlp(text)
    status(_events(doc, coder))
    return [
        (e.category, e.actors[0].text, e.recipients[0].text if e.recipients else "", e.confidence)
        for e in doc._.rp_events
    ]


def test_an_act_that_no_rule_knows_is_added(rules: Language) -> None:
    coder = Coder(lambda pair: (0.95, "ACCUSE"))
    text = "Kenya serenaded Uganda."
    assert events(rules, text, None) == []
    assert events(rules, text, coder) == [("ACCUSE", "Kenya", "Uganda", 0.95)]


def test_what_it_is_not_sure_of_is_not_added(rules: Language) -> None:
    assert events(rules, "Kenya serenaded Uganda.", Coder(lambda pair: (0.3, "ACCUSE"))) == []


def test_a_known_act_is_asked_for_once_and_vouched_for(rules: Language) -> None:
    coder = Coder(lambda pair: (0.9, "ACCUSE"))
    found = events(rules, "Kenya mocked Uganda over its fish.", coder)
    assert [f[:3] for f in found] == [("ACCUSE", "Kenya", "Uganda")]
    assert [words(p) for p in coder.asked].count(("Kenya", "Uganda")) == 1


def test_agreement_raises_confidence_and_doubt_takes_no_act_away(rules: Language) -> None:
    text = "Kenya mocked Uganda over its fish."
    alone = events(rules, text, None)[0][3]
    assert events(rules, text, Coder(lambda pair: (1.0, "ACCUSE")))[0][3] > alone
    assert events(rules, text, Coder(lambda pair: (0.1, "ACCUSE")))[0][3] == alone


def test_an_act_without_recipient_is_given_one(rules: Language) -> None:
    text = "Kenyan soldiers occupied a fishing harbour."
    alone = events(rules, text, None)
    assert [f[:3] for f in alone] == [("COERCE", "Kenyan soldiers", "")]
    found = events(rules, text, Coder(lambda pair: (0.9, "COERCE")))
    assert [f[:3] for f in found] == [("COERCE", "Kenyan soldiers", "a fishing harbour")]


def test_where_it_is_agreed_is_not_with_whom(rules: Language) -> None:
    text = "Kenya and Uganda will meet in Rwanda."
    found = events(rules, text, Coder(lambda pair: (0.9, "AGREE")))
    assert all("Rwanda" not in f[2] for f in found)


def test_a_party_nobody_knows_is_kept_without_a_code(rules: Language) -> None:
    doc = rules("Kenyan police ransacked a fishmonger's stall.")
    _events(doc, Coder(lambda pair: (0.95, "COERCE")))
    draft = next(d for d in doc._.rp_drafts if d.recipients)
    entity = draft.recipients[0].entities[0]
    assert (entity.text, entity.code, entity.via) == ("a fishmonger's stall", None, "phrase")
    assert doc.text[entity.start : entity.end] == entity.text
