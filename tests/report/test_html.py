"""The page: one file, nothing from elsewhere, every text inert, every mark linked."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from realpolitik.records import Document, Reading
from realpolitik.report.html import as_html
from tests.report.fixture import TEXT, reading, span

VOID = {"meta", "input", "br", "link", "img", "hr"}
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'; body{display:none} </style><style>*{}",
    "{{ 7 * 7 }}{% raw %}",
    "\u202egnp.exe\u2066",
    "javascript:alert(1)",
    "</title><base href=//evil.example>",
    "a\x00b\x1b[31m",
)


class Page(HTMLParser):
    """Checks nesting; collects tags, ids, links and text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.shown: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open.pop() == tag, f"</{tag}> closes nothing"

    def handle_data(self, data: str) -> None:
        if "article" in self.open and "sup" not in self.open:
            self.shown.append(data)

    def values(self, name: str) -> list[str]:
        return [a[name] or "" for _, a in self.tags if name in a]


@pytest.fixture(scope="module")
def page() -> Page:
    return Page(as_html([(reading(), TEXT)]))


def hostile(words: str) -> Reading:
    """The fixture with every string of the reading's front replaced."""
    whole = reading()
    record = replace(
        whole.statements[0],
        cue=words,
        speaker=replace(whole.statements[0].speaker, name=words),
        chain=(),
    )
    return replace(
        whole,
        document=Document(id="x", title=words, author=words, outlet=words, published=words),
        statements=(record,),
        instruments=(replace(whole.instruments[0], name=words, action=words, parties=(words,)),),
        flags=(replace(whole.flags[0], kind=words, text=words, why=words, expected=words),),
    )


def test_elements_nest(page: Page) -> None:
    assert page.open == []


def test_nothing_is_loaded_and_nothing_runs(page: Page) -> None:
    assert not {"script", "link", "img", "iframe", "object", "base"} & {t for t, _ in page.tags}
    assert not [a for _, attrs in page.tags for a in attrs if a.startswith("on") or a == "style"]
    assert all(href.startswith("#") for href in page.values("href"))
    assert "src" not in {a for _, attrs in page.tags for a in attrs}


def test_policy_names_the_style_sheet_that_is_there() -> None:
    html = as_html([(reading(), TEXT)])
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    assert style
    digest = base64.b64encode(hashlib.sha256(style.group(1).encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in html
    assert "url(" not in style.group(1) and "@import" not in style.group(1)


def test_the_article_is_shown_word_for_word(page: Page) -> None:
    shown = " ".join("".join(page.shown).split())
    assert shown == "The article " + " ".join(TEXT.split())


def test_every_link_has_its_target_and_ids_are_unique(page: Page) -> None:
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in page.values("href")} <= set(ids)


def test_every_card_is_marked_in_the_text_and_leads_back(page: Page) -> None:
    hrefs = page.values("href")
    for number in range(1, 10):
        assert f"#d1-c{number}" in hrefs
        assert f"#d1-t{number}" in hrefs


def test_overlapping_evidence_carries_both_cards() -> None:
    html = as_html([(reading(), TEXT)])
    overlap = re.search(r'<span class="hl k-forecast[^"]*"[^>]*><a class="hl k-instrument', html)
    assert overlap, "'Border Treaty' belongs to the forecast and to the instrument"


def test_there_is_a_box_for_every_kind_status_and_voice(page: Page) -> None:
    boxes = {a["class"] for t, a in page.tags if t == "input"}
    assert {"f-k-deed", "f-k-flag", "f-s-actual", "f-s-hypothetical", "f-v-0", "f-v-1"} <= boxes


def test_graph_draws_what_was_done_and_nothing_else() -> None:
    html = as_html([(reading(), TEXT)])
    assert "FRE → SYL: 1 × verbal cooperation" in html
    assert "SYL → FRE: 1 × material conflict" in html
    assert "FRE → SYL: 1 × material conflict" not in html, "what may happen is no deed"


@pytest.mark.parametrize("words", HOSTILE)
def test_a_hostile_record_is_inert(words: str) -> None:
    page = Page(as_html([(hostile(words), TEXT)]))
    safe = Page(as_html([(hostile("plain words"), TEXT)]))
    assert page.open == []
    assert [t for t, _ in page.tags] == [t for t, _ in safe.tags]
    assert [sorted(a) for _, a in page.tags] == [sorted(a) for _, a in safe.tags]


@pytest.mark.parametrize("words", HOSTILE)
def test_a_hostile_article_is_inert(words: str) -> None:
    html = as_html([(reading(), TEXT.replace("The weather was fine.", words))])
    page, safe = Page(html), Page(as_html([(reading(), TEXT)]))
    assert [t for t, _ in page.tags] == [t for t, _ in safe.tags]
    assert "\x00" not in html and "\x1b" not in html


def test_direction_marks_do_not_leave_their_block() -> None:
    html = as_html([(hostile("\u202eevil"), TEXT)])
    assert "\u202e" not in html
    assert re.search(r'<p dir="auto"', html)


def test_several_readings_share_a_page_with_ids_of_their_own() -> None:
    page = Page(as_html([(reading(), TEXT), (reading(), TEXT)]))
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    assert {"#d1", "#d2"} <= set(page.values("href"))


def test_evidence_outside_the_article_has_no_way_back() -> None:
    whole = reading()
    far = replace(whole.flags[0], evidence=replace(whole.flags[0].evidence, start=9999, end=10010))
    page = Page(as_html([(replace(whole, flags=(far,)), TEXT)]))
    assert {href[1:] for href in page.values("href")} <= set(page.values("id"))


def test_an_empty_reading_says_so() -> None:
    html = as_html([(Reading(document=Document(id="a")), "")])
    assert "No act between states was coded." in html
    assert span("The weather was fine.").text not in html
