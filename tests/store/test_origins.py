"""Copies of one text share an origin; what only resembles it does not."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from realpolitik.store import Store, connect, origins
from realpolitik.store.links import link
from realpolitik.store.origins import Told
from tests.store import stories
from tests.store.stories import OTHER, STORY, event, filled

PLAIN = STORY.format(tag="")
CLOSING = """

This news service has reported from the lakes for forty years. Its reporters live where they \
write, its editors answer every letter, and its archive of photographs is open to schools on the \
first day of each month. Gifts are used for nothing but travel, and the accounts are printed in \
May. Readers who wish to complain may do so in any of the four languages of the region."""


def among(*told: tuple[str, str | None, str]) -> dict[str, str]:
    """The origin of every document that shares one."""
    days = [(name, date.fromisoformat(day) if day else None, text) for name, day, text in told]
    days.sort(key=lambda t: (t[1] or date.min, t[0]))
    return {c.document: c.origin for c in origins.among(Told(*each) for each in days).copies}


@pytest.mark.parametrize(
    "copy",
    [
        PLAIN,
        STORY.format(tag="NAIROBI (Reuters) - "),
        STORY.format(tag="(AFP) "),
        PLAIN + " (AFP)",
        PLAIN.replace("on Monday ", ""),
        PLAIN.replace("three", "3").replace("quarrel", "row"),
        PLAIN.split("\n\nA ferry")[0],
        PLAIN.rsplit("\n\n", 1)[0] + "\n\nAdditional reporting by our staff.",
        PLAIN.upper(),
        PLAIN.replace("\n\n", " "),
    ],
    ids=itertools.count(),
)
def test_copies_share_the_origin_of_the_earliest(copy: str) -> None:
    found = among(("b", "2024-06-25", PLAIN), ("a", "2024-06-26", copy))
    assert found == {"a": "b", "b": "b"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (PLAIN, OTHER),
        (PLAIN + CLOSING, OTHER + CLOSING),
        (PLAIN, f'"{PLAIN.split(".")[0]}," the paper wrote. ' + OTHER + CLOSING),
        ("Kenya expelled three diplomats.", "Kenya expelled three diplomats."),
    ],
    ids=["another story", "the same closing words", "a quotation", "too short to tell"],
)
def test_what_only_resembles_does_not(one: str, other: str) -> None:
    assert among(("a", "2024-06-25", one), ("b", "2024-06-25", other)) == {}


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ("2024-06-01", "2024-06-08", True),
        ("2024-06-01", "2024-06-09", False),
        (None, "2024-06-09", True),
        (None, None, True),
    ],
)
def test_copies_lie_no_more_than_a_week_apart(
    one: str | None, other: str | None, shared: bool
) -> None:
    assert bool(among(("a", one, PLAIN), ("b", other, PLAIN))) == shared


def test_a_story_printed_every_day_is_not_one_origin_for_ever() -> None:
    days = [(date(2024, 6, 1) + timedelta(n)).isoformat() for n in range(20)]
    found = among(*((f"d{n:02}", day, PLAIN) for n, day in enumerate(days)))
    groups = [sorted(d for d in found if found[d] == o) for o in sorted(set(found.values()))]
    assert len(groups) >= 2
    assert all(int(g[-1][1:]) - int(g[0][1:]) <= 7 for g in groups)


def test_an_undated_copy_is_later_than_a_dated_one() -> None:
    assert among(("a", None, PLAIN), ("b", "2024-06-25", PLAIN)) == {"a": "b", "b": "b"}


def test_short_texts_are_counted_as_unread() -> None:
    assert origins.among([Told("a", None, "Too short."), Told("b", None, "")]).unread == 2


WORDS = st.lists(st.sampled_from(PLAIN.split()), min_size=5, max_size=60).map(" ".join)


@given(texts=st.lists(WORDS, min_size=1, max_size=6))
@settings(max_examples=25, deadline=None)
def test_an_origin_is_one_of_those_that_share_it(texts: list[str]) -> None:
    found = among(*((f"d{n}", None, text) for n, text in enumerate(texts)))
    assert all(found[origin] == origin for origin in found.values())
    assert all(list(found.values()).count(origin) > 1 for origin in found.values())


def _documents(texts: Iterable[str | None], evidence: str) -> list[stories.Told]:
    return [
        stories.Told(f"d{n}", text, events=(event(evidence, id=f"e{n}"),))
        for n, text in enumerate(texts)
    ]


def test_where_texts_were_not_kept_the_evidence_stands_for_them(tmp_path: Path) -> None:
    path = filled(tmp_path / "s.duckdb", _documents([None, None, PLAIN], PLAIN.split("\n\n")[1]))
    with connect.reading(path) as connection:
        assert {c.document for c in origins.find(connection).copies} == {"d0", "d1", "d2"}


def test_a_store_says_how_many_documents_it_could_not_compare(tmp_path: Path) -> None:
    path = filled(tmp_path / "s.duckdb", _documents([None, None], "Kenya expelled diplomats"))
    layer = link(path)
    assert layer is not None
    assert (layer.unread, layer.origins, layer.acts) == (2, 0, 1)


def test_html_is_compared_by_its_article(tmp_path: Path) -> None:
    page = "<html><head><title>News</title></head><body><article>{}</article></body></html>"
    body = "".join(f"<p>{p}</p>" for p in PLAIN.split("\n\n"))
    found = stories.filled(tmp_path / "s.duckdb", [stories.Told("a", PLAIN)])
    source = page.format(body)
    with connect.writing(found) as connection:
        connection.execute(
            "INSERT INTO documents BY NAME SELECT * REPLACE ('b' AS document) FROM documents"
        )
        connection.execute("INSERT INTO texts VALUES ('b', ?, true)", [source])
    assert link(found) is not None
    rows = Store(found).rows("SELECT member, cluster FROM links ORDER BY member")
    assert [(r["member"], r["cluster"]) for r in rows] == [("a", "a"), ("b", "a")]
