"""About how many documents some sources hold: for the bar, not for the books."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from pathlib import Path
from typing import IO

_LINES = (".jsonl", ".ndjson", ".csv", ".tsv")
_SINGLE = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".pdf")
_BLOCK = 1 << 20


def about_how_many(sources: Iterable[str]) -> int | None:
    """The number of documents, or ``None`` where it cannot be told beforehand.

    A line of a table counts as a document.

    >>> about_how_many(["-"]) is None
    True
    """
    total = 0
    for source in sources:
        path = Path(source)
        try:
            if not path.exists():
                return None
            total += sum(map(_of_file, _files(path)))
        except (OSError, EOFError, ValueError):
            return None
    return total or None


def _files(path: Path) -> Iterable[Path]:
    return (p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]


def _of_file(path: Path) -> int:
    suffixes = [s.lower() for s in path.suffixes]
    last = suffixes[-1] if suffixes else ""
    inner = suffixes[-2] if len(suffixes) > 1 and last in (".gz", ".zst") else last
    if last == ".parquet":
        import pyarrow.parquet

        return int(pyarrow.parquet.read_metadata(path).num_rows)
    if inner in _LINES:
        with _opened(path, last) as stream:
            return _lines(stream) - (inner in (".csv", ".tsv"))
    return int(inner in _SINGLE)


def _opened(path: Path, last: str) -> IO[bytes]:
    if last == ".gz":
        return gzip.open(path)
    if last == ".zst":
        import zstandard

        found: IO[bytes] = zstandard.open(path, "rb")
        return found
    return path.open("rb")


def _lines(stream: IO[bytes]) -> int:
    lines, ended = 0, True
    while block := stream.read(_BLOCK):
        lines += block.count(b"\n")
        ended = block.endswith(b"\n")
    return lines + (not ended)
