"""The benchmark of tagged parties: spans are read, heads found, misses sorted."""

import json
from pathlib import Path

import pytest

from benchmarks import spans

TAGGED = """Ghana B-S
told O
a B-T
baker I-T
in I-T
Kenya I-T
of O
the B-T
moon I-T
"""


def test_shares_and_kinds() -> None:
    found = spans.score(TAGGED)
    assert (found["spans"], found["sentences"], found["found"]) == (3, 1, 0.3333)
    assert (found["coded"], len(str(found["sha256"]))) == (0.3333, 64)
    assert found["found_of_actors"] == 0.5
    assert found["misses"] == {
        "not touched": {"no actor": 1},
        "touched, not at the head": {"common-noun group": 1},
    }
    assert found["heads"] == {"baker": 1, "moon": 1}


def test_spans_end_where_the_next_begins() -> None:
    (one,) = spans.sentences("Fiji B-S\nSamoa B-T\nTonga I-S\nran O")
    assert one.spans == [(0, 1), (1, 2)]


@pytest.mark.parametrize(
    ("words", "top"),
    [
        ("the minister of Peru", "minister"),
        ("protesters , who left", "protesters"),
        ("people affected by floods", "people"),
        ("in the capital", "capital"),
        ("dozens of men from Fiji", "men"),
        ("more than 12 , 000 Nigerians", "Nigerians"),
        ("them", "them"),
    ],
)
def test_head(words: str, top: str) -> None:
    text = "\n".join(f"{w} {'IB'[n == 0]}-S" for n, w in enumerate(words.split()))
    (one,) = spans.answers(spans.sentences(f"{text}\nran O\n. O"))
    assert one.head.text == top


def test_the_whole_from_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "tagged.txt"
    file.write_text(TAGGED, encoding="utf-8")
    assert spans.main([str(file), "--misses"]) == 0
    printed = capsys.readouterr()
    assert json.loads(printed.out)["spans"] == 3
    assert "no actor: the moon [moon]" in printed.err
    file.write_text("a tag that is none\n", encoding="utf-8")
    assert spans.main([str(file)]) == 1
    assert spans.main([str(tmp_path / "none.txt")]) == 2
    printed = capsys.readouterr()
    assert "not laid out as expected" in printed.err
    assert "is not there" in printed.err
