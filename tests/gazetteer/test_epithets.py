"""Epithets: whom they fit, and a table without errors."""

import pytest

from realpolitik.gazetteer.epithets import epithets
from realpolitik.gazetteer.states import state
from realpolitik.gazetteer.trie import pieces
from realpolitik.tables import parts, rows


@pytest.mark.parametrize(
    ("phrase", "code", "fits"),
    [
        ("kingdom", "MAR", True),
        ("kingdom", "PER", False),
        ("kingdom", None, False),
        ("country", "PER", True),
        ("country", "IGO:EU", False),
        ("group", "NSA:HOUTHI", True),
        ("group", "PER", False),
        ("bloc", "IGO:EU", True),
    ],
)
def test_fits(phrase: str, code: str | None, fits: bool) -> None:
    found = epithets().longest(pieces(phrase), 0)
    assert found is not None
    assert found[1][0].fits(code) is fits


def test_members_exist_and_reaches_are_numbers() -> None:
    bodies = {row["code"] for row in rows("gazetteer", "organisations.csv")}
    bodies |= {row["code"] for row in rows("gazetteer", "groups.csv")}
    for row in rows("gazetteer", "epithets.csv"):
        assert 0 < int(row["reach"]) <= 60
        for member in parts(row["members"]):
            assert member in bodies or member in ("*state", "*armed") or state(member), row


def test_phrases_are_lower_case_and_unique() -> None:
    phrases = [row["phrase"] for row in rows("gazetteer", "epithets.csv")]
    assert phrases == [p.strip().lower() for p in phrases]
    assert len(set(phrases)) == len(phrases)
