"""The article: every character once, evidence where it stands, also through HTML and Markdown."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from realpolitik.documents import Prepared, load
from realpolitik.records import Document, Evidence, Flag, Reading
from realpolitik.report.article import Article, Part, blocks, from_prepared, from_text
from realpolitik.report.cards import Card, cards

LONG = """\
Freedonia and Sylvania signed a border treaty on Monday after ten years of talks, and they \
called it a beginning. The Sylvanian parliament will vote on it in the autumn."""
MARKDOWN = f"""---
title: A border
published: 2024-06-27
---

## What was *signed*

{LONG}

- Freedonia pays.
- Sylvania builds.

Leave a Reply
"""
HTML = f"""<!DOCTYPE html><html><head><title>A border</title></head><body>
<nav><a href="/">Home</a></nav><article><h1>A border</h1>
<p>{LONG.replace("signed", "<em>signed</em>").replace("treaty", "treaty&nbsp;")}</p>
<p>{LONG.replace("Monday", "Tuesday &amp; Wednesday")}</p>
</article></body></html>"""


def card(number: int, start: int, end: int) -> Card:
    evidence = Evidence(sentence=0, start=start, end=end, text="")
    return Card(number=number, kind="word", title="", evidence=evidence)


def shown(article: Article, made: list[Card] | tuple[Card, ...] = ()) -> list[str]:
    return ["".join(s.text for s in b.segments) for b in blocks(article, tuple(made))]


def marked(article: Article, one: Card) -> str:
    """The text that a card's marks cover."""
    return "".join(s.text for b in blocks(article, (one,)) for s in b.segments if s.cards)


def prepared(tmp_path: Path, name: str, text: str) -> Prepared:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    (document,) = load(path)
    assert isinstance(document, Prepared), document
    return document


spans = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 60)).map(sorted).map(tuple), max_size=8
)


@given(st.text("ab \n", max_size=60), spans)
def test_marks_neither_add_nor_lose_a_character(text: str, ends: list[tuple[int, int]]) -> None:
    article = from_text(text)
    made = [card(n, start, end) for n, (start, end) in enumerate(ends, start=1)]
    assert shown(article, made) == [text[p.start : p.end] for p in article.parts]


@given(spans)
def test_every_mark_covers_its_words_and_begins_and_ends_once(ends: list[tuple[int, int]]) -> None:
    text = "x" * 60
    article = Article(text, (Part(0, 25, "paragraph"), Part(25, 60, "paragraph")))
    made = [card(n, start, end) for n, (start, end) in enumerate(ends, start=1)]
    segments = [s for b in blocks(article, made) for s in b.segments]
    for one in made:
        length = one.evidence.end - one.evidence.start
        assert sum(len(s.text) for s in segments if one in s.cards) == length
        assert sum(one in s.first for s in segments) == sum(one in s.last for s in segments)
        assert sum(one in s.first for s in segments) == (length > 0)


def test_the_widest_mark_is_outermost() -> None:
    article = from_text("abcdef")
    made = (card(1, 2, 4), card(2, 0, 6), card(3, 1, 5))
    innermost = blocks(article, made)[0].segments[2]
    assert [c.number for c in innermost.cards] == [2, 3, 1]


def test_markdown_shows_what_was_read_and_what_was_not(tmp_path: Path) -> None:
    article = from_prepared(prepared(tmp_path, "a.md", MARKDOWN))
    kinds = {article.text[p.start : p.end].split("\n")[0]: p.kind for p in article.parts}
    assert kinds[LONG] == "paragraph"
    assert kinds["Leave a Reply"] == "unread"
    assert kinds["Freedonia pays."] == "bullet"
    assert next(k for words, k in kinds.items() if words.startswith("What was")) == "heading"
    assert article.parts[0].kind == "unread", "the front matter"


@pytest.mark.parametrize("words", ["signed a border treaty", "Tuesday & Wednesday", "Sylvanian"])
def test_html_evidence_finds_its_words_in_the_clean_text(tmp_path: Path, words: str) -> None:
    document = prepared(tmp_path, "a.html", HTML)
    start = document.text.index(words)
    original = document.offsets.to_original(start, start + len(words))
    assert marked(from_prepared(document), card(1, *original)) == words


def test_a_flag_in_the_title_is_not_lost(tmp_path: Path) -> None:
    document = prepared(tmp_path, "a.html", HTML)
    flag = Flag(
        kind="name slip",
        text="border",
        expected=None,
        why="",
        evidence=Evidence(sentence=0, start=0, end=4, text="<!DO"),
    )
    made = cards(Reading(document=replace(Document(id="a"), title="A"), flags=(flag,)))
    assert len(made) == 1
    assert shown(from_prepared(document), made)
