"""Figures for one thing that do not agree: side by side, each with its claimant."""

import pytest

from tests.conftest import Read


@pytest.mark.parametrize(
    ("text", "amounts", "claimants"),
    [
        (
            "At least 20 people were killed, Gaza's health ministry said; Israel put it at 11.",
            [20, 11],
            ["Gaza's health ministry", "Israel"],
        ),
        (
            "Some 60 people died in the raid, Sudan's army said. Ethiopia put the toll at 9.",
            [60, 9],
            ["Sudan's army", "Ethiopia"],
        ),
        (
            """Turkish officials said 300 people were arrested.
            The opposition put the number at more than 1,000.""",
            [300, 1000],
            ["Turkish officials", "opposition"],
        ),
        (
            """The minister said Egypt's GDP was $400 billion.
            The IMF said Egypt's GDP was $300 billion.""",
            [400e9, 300e9],
            ["minister", "International Monetary Fund"],
        ),
    ],
)
def test_conflict(read: Read, text: str, amounts: list[float], claimants: list[str]) -> None:
    reading = read(text)
    assert [f.value for f in reading.figures] == amounts
    assert [f.attribution[-1].name for f in reading.figures] == claimants
    (flag,) = [f for f in reading.flags if f.kind == "conflicting figures"]
    assert all(f.evidence.text in flag.text for f in reading.figures)
    assert all(name in flag.why for name in claimants)


@pytest.mark.parametrize(
    "text",
    [
        "Kyiv said 12 people were killed in Kharkiv. Kyiv said 5 people were killed in Odesa.",
        "India said 20 Indian soldiers died, while China said four Chinese soldiers died.",
        "Hamas said 33 people were killed. Israel put it at at least 30.",
        "Egypt's GDP was $300 billion in 2017. The IMF said it was $400 billion in 2022.",
        "The minister said 20 people were killed. Later the police said 21 people were killed.",
        "Trade between India and Iran came to $2 billion. It rose by $300 million.",
    ],
)
def test_no_conflict(read: Read, text: str) -> None:
    assert [f for f in read(text).flags if f.kind == "conflicting figures"] == []
