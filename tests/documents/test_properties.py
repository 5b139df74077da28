"""For any text: nothing is raised, and the way back to the original is exact."""

import contextlib

from hypothesis import given, settings
from hypothesis import strategies as st

from realpolitik.documents import Prepared, from_text
from realpolitik.errors import InputError
from tests.documents.by_hand import LONG, OTHER

LINES = st.sampled_from(
    [
        "",
        " ",
        LONG,
        OTHER,
        "• one point;",
        "  - another\u00a0point",
        "1. a third",
        "# A Heading",
        "A heading",
        "===",
        "By Jane Doe",
        "By",
        "Jane Doe",
        "SEOUL (Reuters) — The envoy **left**.",
        "June 25, 2024",
        "Leave a Reply",
        "Related articles",
        "A [link](http://example.org) and ![a](b) and `code`[1].",
        "Opinion: The Treaty – OpEd",
        "---",
        "+++",
        "title: A bridge",
        "“He said\u200b so,\tthen ‘left’.",
        "> quoted\r",
        "\ufeff",
        "\ud800",
    ]
)
MADE = st.lists(LINES | st.text(max_size=12), max_size=14).map("\n".join)
ANY = st.text(max_size=200) | MADE


def prepared_or_none(text: str, *, html: bool = False) -> Prepared | None:
    """The document, or ``None`` where it is empty; any other error is a failure."""
    with contextlib.suppress(InputError):
        return from_text(text, html=html)
    return None


def check_blocks(prepared: Prepared) -> None:
    """Blocks are in order, hold no line ends and make up the text."""
    texts = [prepared.text[b.start : b.end] for b in prepared.blocks]
    assert "\n\n".join(texts) == prepared.text
    assert all(t and t == t.strip() and "\n" not in t for t in texts)


@settings(max_examples=300, deadline=None)
@given(ANY)
def test_each_letter_stands_where_the_map_says(text: str) -> None:
    prepared = prepared_or_none(text)
    if prepared is None:
        return
    check_blocks(prepared)
    for at, char in enumerate(prepared.text):
        start, end = prepared.offsets.to_original(at, at + 1)
        assert 0 <= start <= end <= len(text)
        if not char.isspace():
            assert text[start:end] == char


@settings(max_examples=300, deadline=None)
@given(ANY)
def test_one_to_one_spans_are_equal_but_for_blanks(text: str) -> None:
    prepared = prepared_or_none(text)
    if prepared is None:
        return
    end = 0
    for piece in prepared.offsets.pieces:
        clean = prepared.text[piece.clean : piece.clean + piece.length]
        there = text[piece.original : piece.original + piece.length]
        assert piece.width == 0
        assert piece.original >= end
        assert "".join(" " if c.isspace() else c for c in there) == clean
        end = piece.original + piece.length


@settings(max_examples=200, deadline=None)
@given(MADE, st.data())
def test_offsets_grow_with_the_text(text: str, data: st.DataObject) -> None:
    prepared = prepared_or_none(text)
    if prepared is None:
        return
    places = st.integers(0, len(prepared.text))
    a, b, c = sorted(data.draw(st.tuples(places, places, places)))
    start, middle = prepared.offsets.to_original(a, b)
    later, end = prepared.offsets.to_original(b, c)
    assert start <= middle and start <= later <= end <= len(text)


MARKUP = [
    "<p>",
    "</p>",
    "<br>",
    "<b>",
    "</b>",
    "<li>",
    "<h2>",
    "</h2>",
    "<div>",
    "</div>",
    "<nav>",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    '<a/href="',
    '">',
    "<",
    "&amp;",
    "&rdquo;",
    "&#0;",
    "&bogus;",
    "&ampx",
    "<!",
]
TAGS = st.sampled_from([*MARKUP, "\0", "\n", LONG, OTHER, "Two words"])


@settings(max_examples=150, deadline=None)
@given(st.lists(TAGS | st.text(max_size=5), max_size=20).map("".join))
def test_any_html_is_read_with_offsets_within_it(source: str) -> None:
    prepared = prepared_or_none(f"<html><body>{source}", html=True)
    if prepared is None:
        return
    check_blocks(prepared)
    for block in prepared.blocks:
        start, end = prepared.offsets.to_original(block.start, block.end)
        assert 0 <= start <= end <= len(prepared.original)
