"""Bylines, datelines, publication lines and signatures: known, used and never read."""

import pytest

from realpolitik.documents import from_text
from realpolitik.documents.byline import byline
from realpolitik.documents.dateline import dateline, published_line
from tests.documents.by_hand import LONG, OTHER, blocks

BYLINES = [
    ("By", ()),
    ("By Jane Doe", ("Jane Doe",)),
    ("by Jane Doe", ("Jane Doe",)),
    ("By JANE DOE, Staff Writer", ("Jane Doe",)),
    ("By Jane Doe Staff Writer", ("Jane Doe",)),
    ("Written by: Jane Q. Doe", ("Jane Q. Doe",)),
    ("By Jane Doe and John Roe", ("Jane Doe", "John Roe")),
    ("By Jane Doe, John Roe and Ali al-Hassan in Strelsau", None),
    ("By Jane Doe | 25 June 2024", ("Jane Doe",)),
    ("By Ursula von der Heide", ("Ursula von der Heide",)),
    ("By M.K. Verma", ("M.K. Verma",)),
    ("By Reuters", ()),
    ("By Jane Doe and John Roe, Associated Press", ("Jane Doe", "John Roe")),
]
NO_BYLINES = [
    "By June the army had crossed the river",
    "By then it was late.",
    "By force of arms the city was taken",
    "Byzantium fell",
    "By signing the treaty, Jane Doe ended the war.",
]


@pytest.mark.parametrize(("line", "names"), BYLINES)
def test_byline(line: str, names: tuple[str, ...] | None) -> None:
    found = byline(line)
    assert found is not None
    assert names is None or found.names == names


@pytest.mark.parametrize("line", NO_BYLINES)
def test_no_byline(line: str) -> None:
    assert byline(line) is None


DATELINES = [
    ("SEOUL (Reuters) — The", ("SEOUL", None, "Reuters")),
    ("MOSCOW, June 19 (TASS) - The", ("MOSCOW", "June 19", "TASS")),
    ("MOSCOW, June 19. /TASS/. The", ("MOSCOW", "June 19", "TASS")),
    ("Brussels, 4 May 2021 – The", ("Brussels", "4 May 2021", None)),
    ("KYIV, Ukraine (AP) — The", ("KYIV", None, "Associated Press")),
    ("WASHINGTON, D.C. — The", ("WASHINGTON", None, None)),
    ("LONDON/PARIS, May 3 - The", ("LONDON/PARIS", "May 3", None)),
    ("BEIJING, June 19 (Xinhua) -- The", ("BEIJING", "June 19", "Xinhua")),
    ("SEOUL, Wednesday (AFP) – The", ("SEOUL", "Wednesday", "Agence France-Presse")),
    ("(Reuters) - The", (None, None, "Reuters")),
]
NO_DATELINES = [
    "Brussels – The",
    "NATO – The",
    "The US – The",
    "On June 19 – The",
    "U.S. - The",
    "Russia (the largest) – The",
    "MOSCOW: The",
    "BREAKING — The",
    "KYIV and MOSCOW — The",
]


@pytest.mark.parametrize(("start", "expected"), DATELINES)
def test_dateline(start: str, expected: tuple[str | None, ...]) -> None:
    text = f"{start} envoy left on Tuesday."
    found = dateline(text)
    assert found is not None
    assert (found[0].place, found[0].date, found[0].agency) == expected
    assert text[found[1] :] == "The envoy left on Tuesday."


@pytest.mark.parametrize("start", NO_DATELINES)
def test_no_dateline(start: str) -> None:
    assert dateline(f"{start} envoy left on Tuesday.") is None


PUBLISHED = [
    ("Published: 25 June 2024", "2024-06-25"),
    ("June 25, 2024", "2024-06-25"),
    ("Tuesday, June 25, 2024 10:30 GMT", "2024-06-25"),
    ("25th June 2024", "2024-06-25"),
    ("2024-06-25", "2024-06-25"),
    ("25/06/2024", "2024-06-25"),
    ("For Immediate Release June 25, 2024", "2024-06-25"),
    ("June 25, 2024 at 5:00 a.m. EDT", "2024-06-25"),
    ("Published Jun 25, 2024 | Updated Jun 26, 2024", "2024-06-25"),
    ("Updated 3 hours ago", None),
    ("Last updated: 06/05/2024", None),
]
NOT_PUBLISHED = ["On June 25, 2024, the envoy left.", "June 2024", "The 25 June 2024 accord", ""]


@pytest.mark.parametrize(("line", "day"), PUBLISHED)
def test_published_line(line: str, day: str | None) -> None:
    found = published_line(line)
    assert found is not None
    assert (found.day.isoformat() if found.day else None) == day


@pytest.mark.parametrize("line", NOT_PUBLISHED)
def test_not_published_line(line: str) -> None:
    assert published_line(line) is None


TOPS = [
    (f"The Treaty Holds\nBy Jane Doe\nJune 25, 2024\n\n{LONG}", "Jane Doe", "2024-06-25"),
    (f"The Treaty Holds\n\nBy\n\nJane Doe\n\n{LONG}", "Jane Doe", None),
    (f"The Treaty Holds\n\nJane Doe\nJune 25, 2024\n\n{LONG}", "Jane Doe", "2024-06-25"),
    (f"The Treaty Holds\n\nBy JANE DOE\nStaff Writer\n\n{LONG}", "Jane Doe", None),
    (f"The Treaty Holds\n\n{OTHER}\n\nBy Jane Doe\n\n{LONG}", "Jane Doe", None),
    (f"The Treaty Holds\n\nBy\n\n{LONG}", None, None),
]


@pytest.mark.parametrize(("text", "author", "published"), TOPS)
def test_top(text: str, author: str | None, published: str | None) -> None:
    prepared = from_text(text)
    document = prepared.document
    assert (document.title, document.author) == ("The Treaty Holds", author)
    assert document.published == published
    assert prepared.text.replace(f"{OTHER}\n\n", "") == f"The Treaty Holds\n\n{LONG}"


NOTE = "Jane Doe is a former diplomat. She writes about the Balkans."
SIGNED = [
    f"{LONG}\n\nJane Doe",
    f"{LONG}\n\nJane Doe\n\n{NOTE}",
    f"{LONG}\n\n— Jane Doe",
    f"{LONG}\n\n{OTHER}\n\n{LONG}\n\n{NOTE}",
    f"By Jane Doe\n\n{LONG}\n\n{NOTE}",
    f"By Jane Doe\n\n{LONG}\n\nThe author is a former diplomat.",
    f"{LONG}\n\n{OTHER}\n\n{LONG}\n\nJANE DOE\n\n{NOTE}\n\nLeave a Reply\n\nWell said, {OTHER}",
]


@pytest.mark.parametrize("text", SIGNED)
def test_signature(text: str) -> None:
    prepared = from_text(text)
    assert prepared.document.author == "Jane Doe"
    assert {line for _, line in blocks(text)} <= {LONG, OTHER}


UNSIGNED = [
    # The text speaks of her, so the last sentence is about the news.
    (f"Jane Doe met the envoy.\n\n{LONG}\n\n{OTHER}", "Jane Doe is a former president."),
    (LONG, "Jane Doe is a former president."),
    (f"{LONG}\n\n{OTHER}", "The treaty is a relic of another age."),
    (f"The talks took place in New Strelsau.\n\n{LONG}", "New Strelsau"),
]


@pytest.mark.parametrize(("text", "last"), UNSIGNED)
def test_no_signature(text: str, last: str) -> None:
    prepared = from_text(f"{text}\n\n{last}")
    assert prepared.document.author is None
    assert prepared.text.endswith(last)


def test_dateline_tells_outlet_kind_and_date() -> None:
    prepared = from_text(f"STRELSAU, May 4, 2021 (AFP) – {LONG}")
    assert prepared.text == LONG
    assert prepared.dateline is not None and prepared.dateline.place == "STRELSAU"
    document = prepared.document
    assert (document.outlet, document.kind) == ("Agence France-Presse", "news")
    assert document.published == "2021-05-04"


def test_a_dateline_without_a_year_gives_no_date() -> None:
    prepared = from_text(f"STRELSAU, May 4 (AFP) – {LONG}")
    assert prepared.document.published is None
    assert prepared.dateline is not None and prepared.dateline.date == "May 4"


def test_the_name_of_a_section_is_not_the_title() -> None:
    prepared = from_text(f"World | Asia\n\nTwo neighbours open their border – OpEd\n\n{LONG}")
    assert prepared.document.title == "Two neighbours open their border"
    assert prepared.document.kind == "opinion"
    assert prepared.text.startswith("World | Asia\n\nTwo neighbours open their border\n\nThe")
