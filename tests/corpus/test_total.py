"""How many documents the bar is told to expect."""

from __future__ import annotations

import gzip
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet
import pytest
import zstandard

from realpolitik.corpus.total import about_how_many

LINES = b'{"text": "a"}\n' * 7


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.jsonl").write_bytes(LINES.rstrip())
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(LINES))
    (tmp_path / "c.jsonl.zst").write_bytes(zstandard.compress(LINES))
    (tmp_path / "d.csv").write_bytes(b"text\na\nb\n")
    (tmp_path / "e.txt").write_bytes(b"Talks began.")
    (tmp_path / "f.png").write_bytes(b"\x89PNG")
    pyarrow.parquet.write_table(pa.table({"text": ["a"] * 5}), tmp_path / "g.parquet")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("a.jsonl", 7),
        ("b.jsonl.gz", 7),
        ("c.jsonl.zst", 7),
        ("d.csv", 2),
        ("e.txt", 1),
        ("g.parquet", 5),
        ("*.jsonl*", 21),
        (".", 29),
        ("none.jsonl", 1),
    ],
)
def test_how_many(folder: Path, name: str, number: int | None) -> None:
    assert about_how_many([str(folder / name)]) == number


def test_a_damaged_file_has_no_number(folder: Path) -> None:
    (folder / "b.jsonl.gz").write_bytes(gzip.compress(LINES)[:-9])
    assert about_how_many([str(folder / "b.jsonl.gz")]) is None
