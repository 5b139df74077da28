"""What becomes a paragraph, a heading, a bullet, and how their text is cleaned."""

import pytest

from realpolitik.documents import from_text
from tests.documents.by_hand import LONG, OTHER, blocks, original

CASES = {
    "paragraphs": (f"{LONG}\n\n{OTHER}", [("paragraph", LONG), ("paragraph", OTHER)]),
    "a soft wrap": (
        "The envoy left the city\nbefore the talks had ended.",
        [("paragraph", "The envoy left the city before the talks had ended.")],
    ),
    "windows line ends": (
        "The envoy left.\r\n\r\nThe talks went\r\non.",
        [("paragraph", "The envoy left."), ("paragraph", "The talks went on.")],
    ),
    "a word broken at its hyphen": (
        "The vice-\nministerial talks went on.",
        [("paragraph", "The vice-ministerial talks went on.")],
    ),
    "a paragraph a line": (f"{LONG}\n{OTHER}", [("paragraph", LONG), ("paragraph", OTHER)]),
    "a line that starts with a number": (
        "The treaty was signed on June\n19. It has forty pages.",
        [("paragraph", "The treaty was signed on June 19. It has forty pages.")],
    ),
    "a line that starts with a dash": (
        "The shift in policy\n– with support from the alliance – came late.",
        [
            (
                "paragraph",
                "The shift in policy – with support from the alliance – came late.",
            )
        ],
    ),
    "bullets": (
        "They agreed that:\n• arms may cross;\n• grain will follow.",
        [
            ("paragraph", "They agreed that:"),
            ("bullet", "arms may cross;"),
            ("bullet", "grain will follow."),
        ],
    ),
    "bullets without final marks": (
        "They agreed on:\n- arms\n- grain\n- oil",
        [
            ("paragraph", "They agreed on:"),
            ("bullet", "arms"),
            ("bullet", "grain"),
            ("bullet", "oil"),
        ],
    ),
    "a bullet on two lines": (
        "* The arms may cross\n  the border.\n* The grain will follow.",
        [("bullet", "The arms may cross the border."), ("bullet", "The grain will follow.")],
    ),
    "bullets on one line": (
        "• Arms may cross; • grain will follow.\n\nThe • stays.",
        [
            ("bullet", "Arms may cross;"),
            ("bullet", "grain will follow."),
            ("paragraph", "The • stays."),
        ],
    ),
    "numbered points": (
        "1. Arms may cross.\n2. Grain will follow.\n\n(a) Oil too.\n\nb) Gas as well.",
        [
            ("bullet", "Arms may cross."),
            ("bullet", "Grain will follow."),
            ("bullet", "Oil too."),
            ("bullet", "Gas as well."),
        ],
    ),
    "a headline": (f"What the Treaty Says\n\n{LONG}", [("heading", "What the Treaty Says")]),
    "a headline in sentence case": (
        f"Two neighbours open their border again after a year\n\n{LONG}",
        [("heading", "Two neighbours open their border again after a year")],
    ),
    "a headline that asks": (
        f"Will the Border Open?\n\n{LONG}",
        [("heading", "Will the Border Open?")],
    ),
    "a heading in capitals": (
        f"{LONG}\n\nTHE NEXT STEP\n\n{OTHER}",
        [("paragraph", LONG), ("heading", "THE NEXT STEP")],
    ),
    "a heading right above its text": (
        f"{LONG}\n\nThe Next Step\n{OTHER}",
        [("paragraph", LONG), ("heading", "The Next Step"), ("paragraph", OTHER)],
    ),
    "a heading in sentence case right above its text": (
        f"{LONG}\n\nWhat the dam is for\n{OTHER}",
        [("paragraph", LONG), ("heading", "What the dam is for"), ("paragraph", OTHER)],
    ),
    "a short sentence is no heading": (
        f"{LONG}\n\nThat is new.\n\n{OTHER}",
        [("paragraph", LONG), ("paragraph", "That is new.")],
    ),
    "a turn of a speaker is no heading": (
        f"{LONG}\n\nQ Why Now?\n\nMR. DOE: Why Not?\n\n{OTHER}",
        [("paragraph", LONG), ("paragraph", "Q Why Now?"), ("paragraph", "MR. DOE: Why Not?")],
    ),
    "a wrapped line in title case": (
        "President Jane Doe of Ruritania and Prime Minister John Roe\nmet in Strelsau.",
        [
            (
                "paragraph",
                "President Jane Doe of Ruritania and Prime Minister John Roe met in Strelsau.",
            )
        ],
    ),
    "one line is no heading": ("Ruritania attacked Graustark", [("paragraph",)]),
    "a quotation in two paragraphs": (
        "“We shall not yield.\n\n“We shall talk,” he said.",
        [("paragraph", "“We shall not yield."), ("paragraph", "“We shall talk,” he said.")],
    ),
    "quotes and ligatures stay": (
        "The “oﬃcial” line’s end.",
        [("paragraph", "The “oﬃcial” line’s end.")],
    ),
    "blanks of all sorts": (
        "The\u00a0envoy\tleft\u2009the \u3000 city\u200b.",
        [("paragraph", "The envoy left the city.")],
    ),
    "invisible characters": (
        "\ufeffThe en\u00advoy\u200e le\u2060ft.\x07",
        [("paragraph", "The envoy left.")],
    ),
    "a rule": (f"{LONG}\n\n* * *\n\n---\n\n{OTHER}", [("paragraph", LONG), ("paragraph", OTHER)]),
}


@pytest.mark.parametrize("case", CASES)
def test_blocks(case: str) -> None:
    text, expected = CASES[case]
    found = blocks(text)[: len(expected)]
    assert [f[: len(e)] for f, e in zip(found, expected, strict=True)] == expected


def test_blocks_are_parted_by_blank_lines() -> None:
    assert from_text(f"The Treaty\n{LONG}\n- arms\n- oil").text == (
        f"The Treaty\n\n{LONG}\n\narms\n\noil"
    )


def test_words_are_found_again_across_wraps_and_marks() -> None:
    prepared = from_text("•  The\u00a0en\u00advoy\r\n   left **the\tcity**.")
    assert prepared.text == "The envoy left the city."
    assert original(prepared, "envoy left") == "en\u00advoy\r\n   left"
    assert original(prepared, "the city") == "the\tcity"


MARKDOWN = [
    (
        "# The Treaty\n\nIt was signed.",
        [("heading", "The Treaty"), ("paragraph", "It was signed.")],
    ),
    ("### the next step ###\nIt came.", [("heading", "the next step"), ("paragraph", "It came.")]),
    ("The treaty\n==========\nIt was signed.", [("heading", "The treaty")]),
    ("He was **very** _angry_ and ***left***.", [("paragraph", "He was very angry and left.")]),
    (
        "See [the **text**](https://example.org/a_b) of it.![map](m.png)",
        [("paragraph", "See the text of it.")],
    ),
    ("> The envoy said\n> that he left.", [("paragraph", "The envoy said that he left.")]),
    ("It ended.[1] It began.[^2]", [("paragraph", "It ended. It began.")]),
    ("The snake_case_name and 5 * 3 * 2 stay.", [("paragraph",)]),
]


@pytest.mark.parametrize(("text", "expected"), MARKDOWN)
def test_markdown(text: str, expected: list[tuple[str, ...]]) -> None:
    found = blocks(text)[: len(expected)]
    assert [f[: len(e)] for f, e in zip(found, expected, strict=True)] == expected


def test_what_only_looks_like_emphasis_stays() -> None:
    text = "The snake_case_name and 5 * 3 * 2 stay."
    assert from_text(text).text == text
