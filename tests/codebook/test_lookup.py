"""Looking things up in the codebook, and what is said when they are not there."""

import pytest

from realpolitik import codebook
from realpolitik.errors import UsageError


@pytest.mark.parametrize(
    ("category", "mode", "score"),
    [
        ("AGREE", None, 2.5),
        ("ACCUSE", None, -3.0),
        ("PROTEST", "vandalize", -5.0),
        ("CONSULT", "phone", 1.5),
        ("ASSAULT", "unconventional", -10.0),
        ("SANCTION", "expel", -5.5),
    ],
)
def test_the_mode_s_score_else_the_base(category: str, mode: str | None, score: float) -> None:
    assert codebook.score(category, mode) == score


@pytest.mark.parametrize(
    ("code", "category", "mode"),
    [
        ("043", "CONSULT", "visit"),
        ("0356", "CONCEDE", None),
        ("163", "SANCTION", "discontinue"),
        ("1722", "COERCE", "restrict"),
        ("186", "ASSAULT", "targeted"),
        ("195", "ASSAULT", "aerial"),
        ("1952", "ASSAULT", "drone"),
        ("116", "SANCTION", "convict"),
        ("112", "ACCUSE", "allege"),
        ("0841", "RETREAT", "release"),
        ("192", "COERCE", "seize"),
        ("02", None, None),
    ],
)
def test_cameo(code: str, category: str | None, mode: str | None) -> None:
    coding = codebook.cameo(code)
    assert (coding.category, coding.mode) == (category, mode)


@pytest.mark.parametrize(
    ("category", "becomes"),
    [
        ("CONSULT", "AGREE"),
        ("SUPPORT", "AGREE"),
        ("COOPERATE", "AGREE"),
        ("AID", "AGREE"),
        ("RETREAT", "CONCEDE"),
        ("CONCEDE", "CONCEDE"),
        ("THREATEN", "THREATEN"),
    ],
)
def test_what_lies_ahead(category: str, becomes: str) -> None:
    assert codebook.future(category) == becomes


@pytest.mark.parametrize(
    ("call", "code", "hint"),
    [
        (lambda: codebook.category("SANCTIONS"), "U020", "did you mean SANCTION?"),
        (lambda: codebook.category("assault"), "U020", "did you mean ASSAULT?"),
        (lambda: codebook.category(""), "U020", "accepted: ACCUSE, AGREE"),
        (lambda: codebook.quad("YIELD"), "U020", "accepted: ACCUSE, AGREE"),
        (lambda: codebook.modes("DEMAND"), "U020", "accepted: ACCUSE, AGREE"),
        (lambda: codebook.score("CONSULT", "visits"), "U021", "did you mean visit?"),
        (lambda: codebook.score("AID", "visit"), "U021", "no mode at all"),
        (lambda: codebook.cameo("42"), "U022", "did you mean"),
    ],
)
def test_an_unknown_name_is_answered_with_a_hint(call, code: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        call()
    assert caught.value.code == code
    assert hint in str(caught.value)
