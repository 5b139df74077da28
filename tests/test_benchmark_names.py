"""The benchmark of the name search: it finds what the trie holds and tells a speed."""

import gzip
import json
from pathlib import Path

import pytest

from benchmarks import names


def test_the_longest_name_is_found_once() -> None:
    assert names.search(names.cut(["South", "Korea’s", "envoy", "saw", "Peru-backed", "men"])) == 2
    assert names.search(names.cut(["nobody", "came"])) == 0


def test_the_whole_from_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "texts.jsonl.gz"
    lines = [json.dumps({"text": f"Day {n}: Chad thanked the United Nations."}) for n in range(3)]
    file.write_bytes(gzip.compress("\n".join(lines).encode()))
    few = ["--documents", "2", "--parsed", "1", "--repeats", "1"]
    assert names.main([str(file), *few]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["documents"], told["words"], told["names"], told["names_chosen"]) == (2, 14, 4, 2)
    assert told["words_per_second"] > 0
    assert len(told["sha256"]) == 64
    file.write_bytes(gzip.compress(b"[1]\n"))
    assert names.main([str(file)]) == 1
    assert names.main([str(tmp_path / "none")]) == 2
    printed = capsys.readouterr()
    assert "not laid out as expected" in printed.err
    assert "is not there" in printed.err
