"""What is known of a document: the caller's word first, then the text's."""

from datetime import date, timedelta

import pytest

from realpolitik.documents import Metadata, from_text
from realpolitik.documents.dates import find_date, parse_date
from realpolitik.documents.metadata import FUTURE, NO_DATE
from tests.documents.by_hand import LONG

FRONT = f"""---
title: "The Treaty Holds"
author: Jane Doe
outlet: The Strelsau Times
date: 2024-06-25
kind: op-ed
url: https://example.org/a
id: st-1
---
{LONG}
"""
TOML = FRONT.replace("---", "+++").replace(": ", " = ")
TOML = TOML.replace("= Jane Doe", '= "Jane Doe"').replace("= The S", '= "The S')
TOML = TOML.replace("Times\n", 'Times"\n').replace("= op-ed", "= 'op-ed'")
TOML = TOML.replace("= https://example.org/a", "= 'https://example.org/a'")
TOML = TOML.replace("= st-1", "= 'st-1'")


@pytest.mark.parametrize("text", [FRONT, TOML, "\ufeff" + FRONT, FRONT.replace("\n", "\r\n")])
def test_front_matter(text: str) -> None:
    prepared = from_text(text)
    document = prepared.document
    assert prepared.text == LONG
    assert (document.id, document.title) == ("st-1", "The Treaty Holds")
    assert (document.author, document.outlet) == ("Jane Doe", "The Strelsau Times")
    assert (document.published, document.kind) == ("2024-06-25", "opinion")
    assert document.url == "https://example.org/a"
    start, end = prepared.offsets.to_original(0, 8)
    assert text[start:end] == "The two "


def test_front_matter_that_is_not_toml_is_said() -> None:
    prepared = from_text(f"+++\ntitle = \n+++\n{LONG}")
    assert prepared.text == LONG
    assert prepared.notes[0].startswith("front matter was left out")


def test_front_matter_that_never_ends_is_text() -> None:
    assert "title" in from_text(f"---\ntitle: The Treaty\n\n{LONG}").text


@pytest.mark.parametrize(
    ("field", "note"),
    [
        ("published: soon", "published 'soon' is not a date; left unknown"),
        ("kind: poem", "kind 'poem' is not one of ours; left unknown"),
    ],
)
def test_fields_that_say_nothing_are_said(field: str, note: str) -> None:
    assert note in from_text(f"---\n{field}\n---\n{LONG}").notes


def test_the_callers_values_come_first() -> None:
    known = Metadata(author="John Roe", published=date(2020, 1, 2), kind="news", id="x")
    document = from_text(FRONT, metadata=known).document
    assert (document.author, document.published) == ("John Roe", "2020-01-02")
    assert (document.kind, document.id) == ("news", "x")
    assert document.title == "The Treaty Holds"


def test_the_id_is_the_hash_of_the_original() -> None:
    first, second = from_text(LONG).document.id, from_text(LONG + " ").document.id
    assert first == from_text(LONG).document.id != second
    assert len(first) == 16 and int(first, 16) >= 0


KINDS = [
    ("The Treaty Holds – OpEd", "The Treaty Holds", "opinion"),
    ("The Treaty Holds | Opinion", "The Treaty Holds", "opinion"),
    ("The Treaty Holds - Analysis", "The Treaty Holds", "opinion"),
    ("Opinion: The Treaty Holds", "The Treaty Holds", "opinion"),
    ("Editorial | The Treaty Holds", "The Treaty Holds", "opinion"),
    ("Remarks by President Doe at the Border", None, "transcript"),
    ("Transcript: Jane Doe on the Treaty", "Jane Doe on the Treaty", "transcript"),
    ("Joint Statement on the Treaty", None, "official"),
    ("Readout of President Doe's Call with President Roe", None, "official"),
    ("The Treaty Holds", None, "other"),
    ("A Question of Opinion", None, "other"),
]


@pytest.mark.parametrize(("headline", "title", "kind"), KINDS)
def test_titles_tell_the_kind(headline: str, title: str | None, kind: str) -> None:
    prepared = from_text(f"{headline}\n\n{LONG}")
    assert prepared.document.kind == kind
    assert prepared.document.title == (title or headline)
    assert prepared.text == f"{title or headline}\n\n{LONG}"


def test_turns_of_speakers_make_a_transcript() -> None:
    turns = [f"Q Why? {LONG}", f"MR. DOE: {LONG}", f"THE PRESIDENT: {LONG}", f"Q And? {LONG}"]
    assert from_text("\n\n".join(turns)).document.kind == "transcript"


def test_dates_unknown_and_in_the_future_are_said() -> None:
    tomorrow = date.today() + timedelta(days=1)
    assert NO_DATE in from_text(LONG).notes
    notes = from_text(LONG, metadata=Metadata(published=tomorrow)).notes
    assert FUTURE in notes and NO_DATE not in notes
    assert from_text(LONG, metadata=Metadata(published=date(2020, 1, 1))).notes == ()


DATES = [
    ("25 June 2024", date(2024, 6, 25)),
    ("June 25, 2024", date(2024, 6, 25)),
    ("the 3rd of May 2021", date(2021, 5, 3)),
    ("Sept. 5, 2020", date(2020, 9, 5)),
    ("25-Jun-2024", date(2024, 6, 25)),
    ("2024/06/25", date(2024, 6, 25)),
    ("13/02/2024", date(2024, 2, 13)),
    ("02/13/2024", date(2024, 2, 13)),
    ("02/03/2024", None),
    ("03/03/2024", date(2024, 3, 3)),
    ("June 31, 2024", None),
    ("Marching 5, 2024", None),
    ("June 2024", None),
]


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_find_date(text: str, expected: date | None) -> None:
    assert find_date(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-06-25T10:00:00+02:00", date(2024, 6, 25)),
        (" 2024-06-25 ", date(2024, 6, 25)),
        ("2024-13-25", None),
        ("", None),
        ("x" * 100 + " 2024-06-25", None),
    ],
)
def test_parse_date(text: str, expected: date | None) -> None:
    assert parse_date(text) == expected
