"""Subjects that nothing matched: which are kept, with which words, and why."""

from __future__ import annotations

import pytest

from realpolitik.reading.unknown import NO_NAME, NO_STATE
from tests.conftest import Read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Maria Exempel accused Chile of lying.", [("Maria Exempel", NO_NAME)]),
        ("Chile was attacked by Zubrowka.", [("Zubrowka", NO_NAME)]),
        ("Zubrowka was attacked by Chile.", [("Zubrowka", NO_NAME)]),
        ("Chile and Zubrowka signed a treaty.", [("Zubrowka", NO_NAME)]),
        ("Zubrowka and Borovia met in Chile.", [("Zubrowka", NO_NAME), ("Borovia", NO_NAME)]),
        ("Officials said so.", [("Officials", NO_STATE)]),
        ("The minister resigned.", [("minister", NO_STATE)]),
        (
            "North Korea fired a missile. Korea remained calm.",
            [("Korea", "unresolved: KOR or PRK")],
        ),
        ("Chile attacked Zubrowka.", []),
        ("Chile signed a treaty with Peru.", []),
        ("Talks continued and prices rose.", []),
        ("He left. They stayed.", []),
        ("Monday was a holiday in Chile.", []),
        ("Vladimir Putin arrived in Peru.", []),
    ],
)
def test_what_is_kept(read: Read, text: str, expected: list[tuple[str, str]]) -> None:
    assert [(u.words, u.why) for u in read(text).unknown_actors] == expected


def test_it_points_into_the_original_text(read: Read) -> None:
    text = "Talks failed.\n\nThe   Wagenburg   Council left Chile."
    (found,) = read(text).unknown_actors
    assert text[found.start : found.end].split() == ["Wagenburg", "Council"]
    assert (found.words, found.head, found.sentence) == ("Wagenburg Council", "Council", 1)


def test_sentences_count_through_the_stretches_of_a_long_document(
    read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("realpolitik.reading.pipeline.CHUNK", 40)
    found = read("Zubrowka left.\n\nTalks began on Monday morning.\n\nBorovia stayed.")
    assert [(u.words, u.sentence) for u in found.unknown_actors] == [
        ("Zubrowka", 0),
        ("Borovia", 2),
    ]


def test_who_asks_and_who_is_called_on_is_no_subject(read: Read) -> None:
    turns = ["Q Jay, who is it?", "MR. ROE: Borovia left.", "Q Zubrowka stayed.", "MR. ROE: Yes."]
    found = read("\n\n".join(turns)).unknown_actors
    assert [u.words.removeprefix("Q ") for u in found] == ["Borovia", "Zubrowka"]
