"""About how many documents some sources hold: for the bar, not for the books."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from realpolitik.documents import formats, packed, walk
from realpolitik.errors import InputError

_BLOCK = 1 << 20


def about_how_many(sources: Iterable[str]) -> int | None:
    """The number of documents, or ``None`` where it cannot be told beforehand.

    A line of a table counts as a document, and so does an address, and a file that is not there.

    >>> about_how_many(["-"]) is None
    True
    """
    total = 0
    for source in sources:
        if source == "-":
            return None
        paths = walk.matches(source) if walk.is_pattern(source) else [Path(source)]
        try:
            total += sum(_of_file(file) for path in paths for file in _files(path))
        except (OSError, ValueError, InputError):
            return None
    return total or None


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    for found in walk.files(path, formats.by_name):
        if isinstance(found, Path):
            yield found


def _of_file(path: Path) -> int:
    kind = formats.by_name(path.name) if path.exists() else None
    if kind == "parquet":
        import pyarrow.parquet

        return int(pyarrow.parquet.read_metadata(path).num_rows)
    if kind not in ("jsonl", "csv", "tsv"):
        return 1
    packing = formats.packing(path.name)
    with path.open("rb") as file:
        stream = packed.unpacked(file, packing, str(path)) if packing else file
        return _lines(stream) - (kind != "jsonl")


def _lines(stream: IO[bytes]) -> int:
    lines, ended = 0, True
    while block := stream.read(_BLOCK):
        lines += block.count(b"\n")
        ended = block.endswith(b"\n")
    return lines + (not ended)
