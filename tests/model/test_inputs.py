"""A pair as the model reads it: signs round the parties, whatever the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from realpolitik.model.files import shipped
from realpolitik.model.inputs import LONGEST, Encoded, Pair, encode

TEXT = "Kenya sued Uganda over a fish market in Busia."


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return Tokenizer.from_file(str(shipped() / "tokenizer.json"))


def read(tokenizer: Tokenizer, pair: Pair) -> tuple[list[str], Encoded]:
    encoded = encode(tokenizer, [pair])[0]
    return [tokenizer.id_to_token(i) for i in encoded.ids], encoded


def test_each_party_stands_between_its_signs(tokenizer: Tokenizer) -> None:
    words, encoded = read(tokenizer, Pair(TEXT, (0, 5), (11, 17)))
    assert words[:9] == ["[CLS]", "@", "kenya", "@", "sued", "#", "uganda", "#", "over"]
    assert words[-1] == "[SEP]"
    assert [words[i] for i in encoded.at] == ["@", "#"]


def test_the_order_of_the_parties_is_free(tokenizer: Tokenizer) -> None:
    words, encoded = read(tokenizer, Pair(TEXT, (11, 17), (0, 5)))
    assert words[1:4] == ["#", "kenya", "#"]
    assert encoded.at == (5, 1)


def test_a_party_that_is_not_named_has_no_sign(tokenizer: Tokenizer) -> None:
    words, encoded = read(tokenizer, Pair(TEXT, (0, 5), None))
    assert "#" not in words
    assert encoded.at == (1, 0)


def test_one_party_within_the_other(tokenizer: Tokenizer) -> None:
    text = "The Kenyan army took the road."
    words, _ = read(tokenizer, Pair(text, (0, 15), (4, 10)))
    assert words[1:7] == ["@", "the", "#", "kenyan", "#", "army"]


def test_a_long_sentence_is_cut_round_the_parties(tokenizer: Tokenizer) -> None:
    text = "so it was said " * 60 + TEXT + " and more was said" * 60
    start = text.index("Kenya")
    words, encoded = read(tokenizer, Pair(text, (start, start + 5), (start + 11, start + 17)))
    assert len(words) <= LONGEST
    assert [words[i + 1] for i in encoded.at] == ["kenya", "uganda"]


def test_parties_far_apart_are_both_kept(tokenizer: Tokenizer) -> None:
    text = "Kenya, " + "which it was said " * 60 + "sued Uganda."
    start = text.index("Uganda")
    words, encoded = read(tokenizer, Pair(text, (0, 5), (start, start + 6)))
    assert len(words) <= LONGEST
    assert [words[i + 1] for i in encoded.at] == ["kenya", "uganda"]


@given(st.text(max_size=400), st.data())
def test_no_text_breaks_it(text: str, data: st.DataObject) -> None:
    tokenizer = Tokenizer.from_file(str(shipped() / "tokenizer.json"))
    ends = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=4, max_size=4)))
    pair = Pair(text, (ends[0], ends[1]), (ends[2], ends[3]))
    _, encoded = read(tokenizer, pair)
    assert 2 <= len(encoded.ids) <= LONGEST
    assert all(0 <= i < len(encoded.ids) for i in encoded.at)
