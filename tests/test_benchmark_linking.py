"""The benchmark of links: it reads its layout, links without the answers, and scores as it says."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.linking import Corpus, Mention, b_cubed, link, mentions, score

TEXTS = {
    "one": [
        "Kenya expelled three Ugandan diplomats on Monday .",
        "Kampala called the expulsion of Ugandan diplomats by Kenya rude .",
    ],
    "two": ["Nairobi said on Tuesday that Kenya had expelled the Ugandan diplomats ."],
    "three": ["A ferry sank off Zanzibar and divers searched the wreck ."],
    "four": ["Two students were expelled from a school in Oslo ."],
}
SEEN = ["heron", "badger", "comet", "tractor", "kite", "barge", "piano", "lantern", "goat", "tram"]
TEXTS |= {f"seen {thing}": [f"A {thing} was seen near the {thing} house ."] for thing in SEEN}

WORDS = [
    ("one", 0, "expelled", "act"),
    ("one", 1, "expulsion", "act"),
    ("two", 0, "expelled", "act"),
    ("three", 0, "sank", "wreck"),
    ("four", 0, "expelled", "school"),
]


def corpus(column: str = "answer") -> str:
    lines = []
    for document, sentences in TEXTS.items():
        for number, sentence in enumerate(sentences):
            for at, word in enumerate(sentence.split()):
                lines.append(f"{document}\t{number}\t{at}\t{word}\t{column}")
        lines.append("")
    return "\n".join(lines)


def marked(**chains: str) -> str:
    found = []
    for document, number, word, chain in WORDS:
        at = TEXTS[document][number].split().index(word)
        place = {"doc_id": document, "sent_id": number, "tokens_number": [at]}
        found.append({**place, "coref_chain": chains.get(chain, chain), "tokens_str": word})
    return json.dumps(found)


def test_mentions_of_one_act_are_linked_and_others_are_not() -> None:
    found, scores = link(Corpus(corpus()), mentions(marked()))
    assert found == [[0, 1, 2]]
    assert scores[0, 2] > 0.5
    assert (3, 4) not in scores


def test_the_answers_are_not_read_for_linking() -> None:
    ours = link(Corpus(corpus()), mentions(marked()))
    other = mentions(marked(act="wreck", wreck="school", school="act"))
    assert link(Corpus(corpus("another answer")), other) == ours


def test_b_cubed_of_equal_groups_and_of_groups_of_one() -> None:
    gold = [[0, 1, 2], [3]]
    assert b_cubed(gold, gold) == (1.0, 1.0)
    assert b_cubed([[n] for n in range(4)], gold) == (1.0, 0.5)
    assert b_cubed([[0, 1, 2, 3]], gold) == ((9 / 4 + 1 / 4) / 4, 1.0)


def test_scores() -> None:
    places = [("a", "x"), ("a", "x"), ("b", "x"), ("b", "y"), ("c", "y")]
    told = [Mention(document, 0, (n,), chain) for n, (document, chain) in enumerate(places)]
    found = score(told, [[0, 1], [2, 3]])
    assert (found["precision"], found["recall"]) == (0.5, 0.25)
    assert found["within"] == {"precision": 0.5, "recall": 1.0, "f1": 0.6667}
    assert found["across"] == {"precision": 0.0, "recall": 0.0, "f1": 0.0}
    assert (found["our_groups"], found["gold_groups"]) == (3, 2)
    assert (found["our_pairs"], found["gold_pairs"]) == (2, 4)


def run(folder: Path, first: str, second: str, *more: str) -> subprocess.CompletedProcess[str]:
    files = [folder / "corpus.txt", folder / "mentions.json"]
    for path, text in zip(files, (first, second), strict=True):
        path.write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "benchmarks.linking", *map(str, files), *more]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_it_prints_one_object_and_its_errors_apart(tmp_path: Path) -> None:
    ran = run(tmp_path, corpus(), marked(act="act").replace('"act"', '"other"', 1), "--errors", "3")
    found = json.loads(ran.stdout)
    assert {"precision", "recall", "b3_f1", "corpus_sha256", "mentions_sha256"} <= found.keys()
    assert found["precision"] == 0.3333
    assert len(ran.stderr.splitlines()) == 2
    assert "[expelled]" in ran.stderr


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("no columns", marked()),
        (corpus(), "{"),
        (corpus(), '[{"doc_id": "one"}]'),
        (corpus(), marked().replace('"one"', '"none"')),
        (corpus(), marked().replace('"sent_id": 1', '"sent_id": 9')),
    ],
    ids=["columns", "no JSON", "fields", "document", "sentence"],
)
def test_other_layouts_are_named(tmp_path: Path, first: str, second: str) -> None:
    ran = run(tmp_path, first, second)
    assert ran.returncode == 1
    assert "not laid out as expected" in ran.stderr
    assert "Traceback" not in ran.stderr
