"""What the model learns from: pairs of actors with what is known of the act between them."""

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path
from typing import Any

from benchmarks.labels import label_of
from realpolitik.model.inputs import Pair

OWN = Path(__file__).parent / "data"
"""Our own sentences, as JSONL."""

STATUSES = ("actual", "future", "hypothetical", "negated", "historical")

_MARK = re.compile(r"\[(\d)\|([^\[\]|]+)\]")
_SIGN = re.compile(r"</?[st]>")
_MATERIAL = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
_LATER = {
    "CONSULT": "AGREE", "SUPPORT": "AGREE", "COOPERATE": "AGREE", "AID": "AGREE",
    "CONCEDE": "CONCEDE.promise", "RETREAT": "CONCEDE.promise", "CONCEDE.apology": "AGREE",
}  # fmt: skip
"""What a cooperative act still ahead is (digest 2)."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A pair and the kinds that its act may be of; none where nothing happens between them.

    ``group`` keeps what belongs together on one side of a split; ``origin`` is "own" or "plv".
    """

    pair: Pair
    kinds: tuple[str, ...]
    mode: str | None
    status: str | None
    group: str
    origin: str


def own(folder: Path = OWN) -> list[Sample]:
    """Every ordered pair of our own sentences."""
    return [
        sample
        for file in sorted(folder.glob("*.jsonl"))
        for line in file.read_text(encoding="utf-8").splitlines()
        if line.strip()
        for sample in _of_sentence(json.loads(line))
    ]


def is_held(sample: Sample) -> bool:
    """True for the third of our sentences that no training sees."""
    return sample.origin == "own" and int(sample.group[:8], 16) % 3 == 0


def halves(held: Sequence[Sample]) -> tuple[list[int], list[int]]:
    """Two halves of what was held back, by sentence: one to set confidence on, one to check it."""
    sides: tuple[list[int], list[int]] = ([], [])
    for i, sample in enumerate(held):
        sides[int(sample.group[8:12], 16) % 2].append(i)
    return sides


def _of_sentence(row: dict[str, Any]) -> Iterator[Sample]:
    text, spans = unmarked(row["text"])
    group = hashlib.sha256(text.encode()).hexdigest()
    acts: dict[tuple[int, int], list[list[Any]]] = {}
    for act in row["acts"]:
        acts.setdefault((act[0], act[1]), []).append(act)
    for source, target in permutations(spans, 2):
        pair = Pair(text, spans[source], spans[target])
        yield _sample(pair, acts.get((source, target), []), group)


def _sample(pair: Pair, acts: list[list[Any]], group: str) -> Sample:
    """The sample of a pair; of several acts between the two any is right."""
    if not acts:
        return Sample(pair, (), None, None, group, "own")
    kinds = tuple(dict.fromkeys(_kind(kind, status) for _, _, kind, _, status, _ in acts))
    _, _, kind, mode, status, _ = acts[0]
    named = f"{kind.split('.')[0]}/{mode}" if mode else None
    return Sample(pair, kinds, named, status, group, "own")


def _kind(kind: str, status: str) -> str:
    """The kind of an act with its status: what is still ahead is another thing."""
    root = kind.split(".")[0]
    if status != "future":
        return kind
    return f"{root}.ahead" if root in _MATERIAL else _LATER.get(kind, kind)


def unmarked(text: str) -> tuple[str, dict[int, tuple[int, int]]]:
    """The plain text, and where each numbered actor stands in it.

    >>> unmarked("[1|Peru] sued [2|Chile].")
    ('Peru sued Chile.', {1: (0, 4), 2: (10, 15)})
    """
    plain, spans, end = "", {}, 0
    for mark in _MARK.finditer(text):
        plain += text[end : mark.start()]
        spans[int(mark[1])] = (len(plain), len(plain) + len(mark[2]))
        plain += mark[2]
        end = mark.end()
    return plain + text[end:], spans


def plv(file: Path) -> list[Sample]:
    """The rows of a file of the PLV benchmark; its labels stand for one or more of our kinds."""
    kinds: dict[str, tuple[str, ...]] = {}
    for kind, label in label_of().items():
        kinds[label] = (*kinds.get(label, ()), kind)
    return [
        Sample(signed(row["marked_sentence"]), kinds[row["gold_root"]], None, None,
               hashlib.sha256(row["sentence"].encode()).hexdigest(), "plv")
        for row in rows(file)
    ]  # fmt: skip


def rows(file: Path) -> list[dict[str, str]]:
    """The rows of a file laid out as the benchmark's: tab-separated with a header."""
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def signed(marked: str) -> Pair:
    """A pair from ``<s>`` and ``<t>`` in a sentence; of several the first of each counts.

    >>> signed("<s>Peru</s> sued <t>Chile</t>.")
    Pair(text='Peru sued Chile.', source=(0, 4), target=(10, 15))
    """
    plain, opened, end = "", {}, 0
    spans: dict[str, tuple[int, int]] = {}
    for sign in _SIGN.finditer(marked):
        plain += marked[end : sign.start()]
        end = sign.end()
        if sign[0][1] != "/":
            opened[sign[0][1]] = len(plain)
        else:
            spans.setdefault(sign[0][2], (opened[sign[0][2]], len(plain)))
    return Pair(plain + marked[end:], spans.get("s"), spans.get("t"))
