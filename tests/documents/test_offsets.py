"""The map back to the original, on its own."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from realpolitik.documents.mapped import Mapped
from realpolitik.documents.text import OffsetMap, Piece

CASES = [
    ((Piece(0, 3, 5), Piece(6, 20, 4)), (0, 5), (3, 8)),
    ((Piece(0, 3, 5), Piece(6, 20, 4)), (6, 10), (20, 24)),
    ((Piece(0, 3, 5), Piece(6, 20, 4)), (2, 7), (5, 21)),
    # A span that ends in the gap ends with the words before it.
    ((Piece(0, 3, 5), Piece(6, 20, 4)), (0, 6), (3, 8)),
    # One character that fills six in the original: an entity.
    ((Piece(0, 0, 1, 6), Piece(1, 6, 3)), (0, 1), (0, 6)),
    ((Piece(0, 0, 3), Piece(3, 3, 1, 6)), (0, 4), (0, 9)),
    ((Piece(0, 3, 5),), (2, 2), (5, 5)),
    ((), (2, 4), (2, 4)),
]


@pytest.mark.parametrize(("pieces", "span", "expected"), CASES)
def test_spans(pieces: tuple[Piece, ...], span: tuple[int, int], expected: tuple[int, int]) -> None:
    assert OffsetMap(pieces).to_original(*span) == expected


TEXTS = st.text("ab *\n", max_size=40)


@given(TEXTS, st.data())
def test_what_is_cut_leaves_the_rest_in_place(text: str, data: st.DataObject) -> None:
    pattern = re.compile(data.draw(st.sampled_from([r"\*+", r"a", r" (?= )", r"(a)b(\*)"])))
    kept = Mapped.of(text, 7).cut_all(pattern)
    padded = "x" * 7 + text
    assert [padded[i] for i in kept.starts] == list(kept.text)
    if not pattern.groups:
        assert kept.text == pattern.sub("", text)


@given(st.lists(TEXTS, max_size=5))
def test_pieces_cover_each_character_that_has_an_origin(parts: list[str]) -> None:
    text = "|".join(parts)
    mapped = Mapped.of(text).cut_all(re.compile(r"\|"))
    offsets = OffsetMap(mapped.pieces())
    for at, char in enumerate(mapped.text):
        start, end = offsets.to_original(at, at + 1)
        assert text[start:end] == char


def test_characters_put_in_have_no_piece() -> None:
    mapped = Mapped.join([Mapped.of("ab"), Mapped.inserted("--"), Mapped.of("cd", 2)])
    assert mapped.pieces() == (Piece(0, 0, 2), Piece(4, 2, 2))
    assert Mapped.of("").pieces() == ()
