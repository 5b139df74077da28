"""What an endpoint is asked: the whole codebook, and the text with its parties marked."""

from __future__ import annotations

import json
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from realpolitik import codebook, tables
from realpolitik.model import remote_prompt
from realpolitik.model.inputs import Pair
from realpolitik.model.remote_prompt import LONGEST, shown
from realpolitik.records import Status


def test_the_instructions_hold_the_codebook() -> None:
    told = remote_prompt.system()
    for category in codebook.categories():
        assert f"- {category.name}: {category.meaning}" in told
        assert all(f"{m.name} ({m.meaning})" in told for m in codebook.modes(category.name))
    assert '{"happens": true or false' in told
    assert "RETREAT is CONCEDE" in told


def test_every_status_is_explained() -> None:
    assert set(tables.toml("model", "prompt.toml")["statuses"]) == set(get_args(Status))


def test_the_version_changes_with_the_instructions(monkeypatch: pytest.MonkeyPatch) -> None:
    before = remote_prompt.version()
    monkeypatch.setattr(remote_prompt, "system", lambda: "Say something.")
    assert remote_prompt.version.__wrapped__() != before


@pytest.mark.parametrize(
    ("pair", "expected"),
    [
        (Pair("Fiji aids Togo.", (0, 4), (10, 14)), "<s>Fiji</s> aids <t>Togo</t>."),
        (Pair("Fiji aids Togo.", (10, 14), (0, 4)), "<t>Fiji</t> aids <s>Togo</s>."),
        (Pair("Fiji is aided.", None, (0, 4)), "<t>Fiji</t> is aided."),
        (Pair("Fiji aids.", (0, 4), None), "<s>Fiji</s> aids."),
        (Pair("It rains.", None, None), "It rains."),
        (Pair("FijiTogo", (0, 4), (4, 8)), "<s>Fiji</s><t>Togo</t>"),
        (Pair("Togo's envoy", (0, 12), (0, 4)), "<t><s>Togo</t>'s envoy</s>"),
    ],
)
def test_parties_are_marked(pair: Pair, expected: str) -> None:
    told = shown(pair)
    for sign, name in (("s", "source"), ("t", "target")):
        told = told.replace(f"⟦{name}⟧", f"<{sign}>").replace(f"⟦/{name}⟧", f"</{sign}>")
    assert told == expected


@pytest.mark.parametrize(("before", "between", "after"), [
    (9_000, 5, 9_000), (0, 9_000, 0), (9_000, 5, 0), (0, 5, 9_000), (9_000, 9_000, 9_000),
])  # fmt: skip
def test_a_long_text_is_cut_round_the_parties(before: int, between: int, after: int) -> None:
    text = "a" * before + "Fiji" + "b" * between + "Togo" + "c" * after
    second = before + 4 + between
    told = shown(Pair(text, (before, before + 4), (second, second + 4)))
    assert len(told) <= LONGEST
    assert "⟦source⟧Fiji⟦/source⟧" in told
    assert "⟦target⟧Togo⟦/target⟧" in told


def test_a_text_without_parties_is_cut_at_its_end() -> None:
    assert shown(Pair("a" * 9_000, None, None)) == "a" * LONGEST


@given(
    st.text(alphabet=st.characters(exclude_categories=[])),
    st.tuples(*[st.integers(0, 30)] * 4),
)
def test_any_text_can_be_sent_and_only_signs_are_added(
    text: str, at: tuple[int, int, int, int]
) -> None:
    source, target = sorted(at[:2]), sorted(at[2:])
    spans = [(min(a, len(text)), min(b, len(text))) for a, b in (source, target)]
    pair = Pair(text, spans[0], spans[1])
    told = json.loads(remote_prompt.messages(pair)[1]["content"])
    told["text"].encode("utf-8")
    plain = told["text"]
    for sign in ("⟦source⟧", "⟦/source⟧", "⟦target⟧", "⟦/target⟧"):
        assert plain.count(sign) == 1
        plain = plain.replace(sign, "")
    assert len(plain) == len(text)
    assert not set(plain) & {"⟦", "⟧"}
