"""Our own sentences keep to the rules of their page, and are split as it says."""

import json
import re
from collections import Counter
from typing import Any

import pytest

from realpolitik import codebook
from realpolitik.model.guess import category_of
from training.samples import OWN, STATUSES, halves, is_held, own, signed, unmarked

ROWS = [
    pytest.param(json.loads(line), id=f"{path.stem}:{n}")
    for path in sorted(OWN.glob("*.jsonl"))
    for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
]


def faults(row: dict[str, Any]) -> list[str]:
    """What is wrong with a sentence."""
    text, spans = unmarked(row["text"])
    found = []
    if re.search(r"[\[\]|]", text) or len(spans) < 2:
        found.append("marks")
    for doer, target, kind, mode, status, words in row["acts"]:
        category = category_of().get(kind)
        if doer == target or not {doer, target} <= spans.keys():
            found.append("parties")
        if category is None or kind.endswith(".ahead"):
            found.append("kind")
        elif mode is not None and mode not in {m.name for m in codebook.modes(category)}:
            found.append("mode")
        if status not in STATUSES:
            found.append("status")
        if words not in text:
            found.append("trigger")
    return found


def test_every_sentence_keeps_to_the_rules() -> None:
    wrong = {p.id: f for p in ROWS if (f := faults(p.values[0]))}  # type: ignore[arg-type]
    assert not wrong


def test_no_sentence_stands_twice() -> None:
    texts = Counter(unmarked(p.values[0]["text"])[0] for p in ROWS)  # type: ignore[index]
    assert [t for t, n in texts.items() if n > 1] == []


def test_there_is_enough_of_everything() -> None:
    samples = own()
    kinds = Counter(k.split(".")[0] for s in samples for k in s.kinds)
    assert set(kinds) == {c.name for c in codebook.categories()}
    assert min(kinds.values()) >= 40
    assert sum(not s.kinds for s in samples) >= 1_500


def test_a_third_is_held_back_whole_sentences_at_a_time() -> None:
    samples = own()
    held = [s for s in samples if is_held(s)]
    assert 0.28 < len(held) / len(samples) < 0.38
    assert not {s.group for s in held} & {s.group for s in samples if not is_held(s)}
    first, second = halves(held)
    assert not {held[i].group for i in first} & {held[i].group for i in second}


def test_a_cooperative_act_ahead_is_a_promise() -> None:
    kinds = {s.kinds[0] for s in own() if s.kinds and s.status == "future"}
    assert not kinds & {"CONSULT", "SUPPORT", "COOPERATE", "AID", "RETREAT", "ASSAULT", "PROTEST"}


@pytest.mark.parametrize(
    ("marked", "source", "target"),
    [
        ("<s>Peru</s> sued <t>Chile</t>.", "Peru", "Chile"),
        ("<t>Chile</t> was sued by <s>Peru</s>.", "Peru", "Chile"),
        ("<s>Peru</s> sued.", "Peru", None),
        ("<s>Peru</s> sued <t>Chile</t>, and <s>Peru</s> won.", "Peru", "Chile"),
    ],
)
def test_marks_of_the_benchmark(marked: str, source: str, target: str | None) -> None:
    pair = signed(marked)
    found = [pair.text[slice(*p)] if p else None for p in (pair.source, pair.target)]
    assert found == [source, target]
    assert "<" not in pair.text
