"""Numbers: numerals, number words, scales and vague words."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from realpolitik.reading.figures_numbers import numbers


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1,250 men", [1250]),
        ("12,00,000 rupees", [1_200_000]),
        ("2.5 million", [2.5e6]),
        ("2.5m", [2.5e6]),
        ("34bn", [34e9]),
        ("3½ million", [3.5e6]),
        ("2 1/2 years", [2.5]),
        ("half a million", [5e5]),
        ("one and a half million", [1.5e6]),
        ("a million and a half", [1.5e6]),
        ("twenty-five thousand", [25e3]),
        ("one hundred and fifty thousand", [150e3]),
        ("two dozen", [24]),
        ("two and three", [2, 3]),
        ("five to seven", [5, 7]),
        ("10-15", [10, 15]),
        ("F-16, MH17, 5G, G7, 2+2, 38th", []),
        ("a man and an hour", []),
    ],
)
def test_values(text: str, values: list[float]) -> None:
    assert [n.value for n in numbers(text)] == values


@given(st.integers(min_value=0, max_value=10**15))
def test_numeral_with_separators(value: int) -> None:
    assert [n.value for n in numbers(f"about {value:,} people")] == [value]


@given(st.text(alphabet="0123456789., -½a thousdmilbndzeh", max_size=40))
def test_any_text_is_read(text: str) -> None:
    found = numbers(text)
    assert all(0 <= n.start < n.end <= len(text) for n in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
