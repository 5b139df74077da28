"""Quotation marks: pairs within a block, unclosed ones, quotations over several paragraphs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from realpolitik.reading.quotes import quotes
from realpolitik.reading.sentences import blocks_of

PAIRS = [
    ("He said “we stay” and left.", ["we stay"], 0),
    ('She said "no" twice: "no".', ["no", "no"], 0),
    ("The „alte Garde“ left.", ["alte Garde"], 0),
    ("«On reste», he said.", ["On reste"], 0),
    ("It's the minister's own view.", [], 0),
    ("He said “we stay and left.\n\nShe said “no”.", ["no"], 1),
    ("“One,” he said.\n\n“Two and no end.\n\nThree “four”.", ["One,", "four"], 1),
    ("“First part of it.\n\n“Second part of it.”", ["First part of it.", "Second part of it."], 0),
]


@pytest.mark.parametrize(("text", "expected", "spoilt"), PAIRS)
def test_quotes(text: str, expected: list[str], spoilt: int) -> None:
    found, bad = quotes(text, blocks_of(text))
    assert [text[q.start : q.end] for q in found] == expected
    assert len(bad) == spoilt


@given(st.text(alphabet='ab \n“”"„«».', max_size=60))
def test_any_text_gives_spans_within_their_blocks(text: str) -> None:
    blocks = blocks_of(text)
    found, spoilt = quotes(text, blocks)
    for quote in found:
        assert any(b.start <= quote.start <= quote.end <= b.end for b in blocks)
    assert all(b in blocks for b in spoilt)
