"""A row that breaks the rules is named with its file and line."""

import pytest

from realpolitik.errors import TableError, UsageError
from realpolitik.lexicon import acts
from realpolitik.lexicon import supports as supports_module

GOOD = "greet,verb,,@actor,,CONSULT,visit,,obj,,,,0.5,Chile greeted Peru.,own"
HEAD = ",".join(acts.COLUMNS)


@pytest.fixture
def table(monkeypatch: pytest.MonkeyPatch):
    """Put rows of a test in the place of the shipped table."""
    caches = (acts._rows, acts.verbs, acts.nouns, acts.adjectives)

    def put(*lines: str) -> None:
        content = "\n".join([HEAD, *lines])
        monkeypatch.setattr(acts, "_text", lambda: content)
        for cached in caches:
            cached.cache_clear()

    yield put
    monkeypatch.undo()
    for cached in caches:
        cached.cache_clear()


def test_a_good_row_is_read(table) -> None:
    table(GOOD)
    assert acts.verbs()["greet"][0].mode == "visit"


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("verb", "adverb", "part of speech"),
        ("greet,", "Greet,", "lower case"),
        ("@actor", "@nonsense", "not a class"),
        ("CONSULT,visit", "CONSULT,visits", "not a mode"),
        ("CONSULT,visit", "MEET,visit", "not a category"),
        ("obj", "object", "not a place"),
        ("obj", "", "no place"),
        ("0.5", "1.5", "weight"),
        ("0.5", "much", "weight"),
        ("Chile greeted Peru.", "", "example"),
        (",own", ",", "source"),
        (",,obj,,,", ",,obj,,maybe,", "maybe"),
        (",,obj", ",trade,obj", "not a context"),
        (",,CONSULT", ",sideways,CONSULT", "not a preposition"),
        (",own", ",own,more", "lacks a cell"),
    ],
)
def test_a_bad_row_is_named(table, old: str, new: str, why: str) -> None:
    table(GOOD, GOOD.replace("greet", "meet").replace(old.replace("greet", "meet"), new, 1))
    with pytest.raises(TableError) as caught:
        acts.acts()
    assert caught.value.code == "T020"
    assert "line 3 of lexicon/acts.csv" in caught.value.what
    assert why in caught.value.why


def test_a_repeated_pattern_is_named(table) -> None:
    table(GOOD, GOOD)
    with pytest.raises(TableError, match=r"line 3 .* repeated"):
        acts.acts()


def test_a_support_with_an_unknown_effect_is_named() -> None:
    row = {"lemma": "do", "particle": "", "nouns": "", "effect": "maybe", "source": "own"}
    with pytest.raises(TableError, match=r"line 7 of lexicon/supports\.csv"):
        supports_module._support(row, 7)


def test_an_unknown_class_is_a_usage_error() -> None:
    with pytest.raises(UsageError) as caught:
        acts.in_class("treaty", "accords")
    assert caught.value.code == "U023"


def test_supports_are_ranked() -> None:
    rows = acts.supports()["rule"]
    assert [bool(r.particle) for r in rows] == sorted(
        (bool(r.particle) for r in rows), reverse=True
    )
