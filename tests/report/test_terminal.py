"""The dossier in the terminal: within its columns, in its groups, inert."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.cells import cell_len
from rich.console import Console

from realpolitik.records import Document, Reading
from realpolitik.report.terminal import show
from tests.report.fixture import reading


def printed(what: Reading, width: int = 100) -> str:
    out = io.StringIO()
    show(what, console=Console(file=out, width=width, highlight=False))
    return out.getvalue()


@pytest.mark.parametrize("width", [60, 80, 100, 200])
def test_no_line_is_wider_than_100_columns(width: int) -> None:
    assert max(map(cell_len, printed(reading(), width).splitlines())) <= min(width, 100)


def test_long_words_do_not_break_the_width() -> None:
    long = replace(reading(), document=Document(id="a", title="x" * 300, outlet="条約" * 100))
    assert max(map(cell_len, printed(long).splitlines())) <= 100


def test_the_groups_stand_in_their_order_even_when_empty() -> None:
    lines = printed(Reading(document=Document(id="a"))).splitlines()
    assert [line for line in lines if line and line == line.upper()] == [
        "WHO DID WHAT",
        "WHO SAID WHAT",
        "WHAT MAY COME",
        "INSTRUMENTS",
        "FIGURES",
        "FLAGS",
    ]


def test_deeds_stand_apart_from_words_and_from_what_is_only_spoken_of() -> None:
    text = printed(reading())
    deeds, words, spoken = (text.index(f"  {name} ·") for name in ("Deeds", "Words", "Spoken of"))
    assert deeds < text.index("heavy-weapons") < words
    assert words < text.index("CONSULT · visit") < spoken
    assert spoken < text.index("hypothetical")


@pytest.mark.parametrize(
    "words",
    [
        "claimed by The Daily Lantern → unnamed officials",
        "condition the Border Treaty of 1921 is broken",
        "implausible",
        "bound 2.8 billion: trade ≤ GDP of the smaller [own, 2023]",
        "12,143 times the bound",
        "million for trillion",
        "5 sentences: 3 events from 3, 2 without (1 no event between them, 1 no known actor)",
    ],
)
def test_it_says(words: str) -> None:
    assert words in " ".join(printed(reading()).split())


def test_what_the_document_holds_does_not_steer_the_terminal() -> None:
    hostile = Document(id="a", title="\x1b[2J\x07[bold red]x[/]\u202e", author="\x9b31m")
    text = printed(replace(reading(), document=hostile))
    assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(text)
    assert "[bold red]x[/]" in text, "markup is text"
