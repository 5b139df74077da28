"""The benchmark of speed: what it samples, what it prints, what it refuses."""

import gzip
import json
from pathlib import Path

import pytest

from benchmarks import speed

TEXTS = [
    f"Day {n}: Iran struck a Saudi port, and {n} men fled. Talks may follow." for n in range(9)
]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    file = tmp_path / "corpus.jsonl.gz"
    lines = (json.dumps({"id": f"{n}", "text": text}) for n, text in enumerate(TEXTS))
    file.write_bytes(gzip.compress("\n".join(lines).encode()))
    return file


def test_a_sample_is_spread_over_the_corpus(corpus: Path, tmp_path: Path) -> None:
    chosen = speed.sample(corpus, 3, tmp_path)
    assert chosen.texts == [TEXTS[0], TEXTS[3], TEXTS[6]]
    assert chosen.words == sum(len(t.split()) for t in chosen.texts)
    assert speed.sample(corpus, 50, tmp_path).texts == TEXTS


def test_pairs(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert speed.main([str(corpus), "--documents", "4", "--pairs", "3", "--batch", "2"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["ratio"] == sorted(found["ratios"])[1]
    assert (found["pairs"], found["documents"], found["batch"]) == (3, 4, 2)
    assert found["words_per_second"]["realpolitik"] > 0 < found["words_per_second"]["spacy"]
    assert len(found["sha256"]) == 64


def test_growth(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(speed, "CUT", 30)
    assert speed.main([str(corpus), "--growth", "20"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [step["documents"] for step in found["growth"]] == [20]
    assert found["growth"][0]["words_per_second"] > 0
    assert "30 characters" in found["cut"]


def test_each_of_a_pair_keeps_its_place_whichever_comes_first() -> None:
    order: list[str] = []
    for turned in (False, True):
        ours, parsed = speed._pair(
            lambda: (sum(range(10**6)), order.append("ours"))[1],
            lambda: order.append("spacy"),
            turned=turned,
        )
        assert ours.cpu > parsed.cpu
    assert order == ["ours", "spacy", "spacy", "ours"]


@pytest.mark.parametrize(
    ("content", "status"), [(b"{not json", 1), (b"[1]\n", 1), (b"", 1), (b'{"id": 1}', 1)]
)
def test_a_file_laid_out_otherwise(
    content: bytes, status: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "corpus.jsonl"
    file.write_bytes(content)
    for more in ([], ["--growth", "5"]):
        assert speed.main([str(file), *more]) == status
        assert "not laid out as expected" in capsys.readouterr().err


def test_a_missing_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert speed.main([str(tmp_path / "none.jsonl.gz")]) == 2
    assert "is not there" in capsys.readouterr().err
