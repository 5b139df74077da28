"""The lines of a table, packed or not, as Arrow batches: numbered, decoded, bounded in memory."""

from __future__ import annotations

import csv
import gzip
import hashlib
import lzma
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

import pyarrow as pa

from realpolitik.errors import InputError
from realpolitik.store.imports import faults

SCHEMA = pa.schema([("number", pa.int64()), ("line", pa.string())])

_BLOCK = 4 << 20
_LONGEST = 64 << 20
_LONGEST_FIELD = 128 << 10
_PEEK = 200
_DAMAGE = (EOFError, zlib.error, zipfile.BadZipFile, gzip.BadGzipFile, lzma.LZMAError)
Numbered = Iterator[tuple[int, str]]


class Lines:
    """A file of lines, told apart by its first bytes: gzip, zip with one file in it, or plain.

    Each line is UTF-8; one that is not is read as Windows-1252 and counted in ``decoded``. Blank
    lines are passed over, but counted in the numbers, which begin at 1. Line ends may be of any
    system. ``mend`` is asked about each line and gives it back, changed or not; ``table`` reads
    quoted fields with that delimiter and parts them by tabs.

    Raises:
        InputError: ``D001`` missing, ``D004`` refused, ``D040`` damaged; also while reading.
    """

    def __init__(self, path: Path) -> None:
        if not path.is_file():
            raise faults.missing(path) if not path.exists() else faults.unreadable(path, "a folder")
        self.path = path
        self.mend: Callable[[str], str] | None = None
        self.table: str | None = None
        self.skip = 0
        self.decoded = self.mended = 0
        self.failed: InputError | None = None

    def sha256(self) -> str:
        """The hash of the file as it lies there."""
        with self._guard(), self.path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()

    def head(self) -> Sequence[str]:
        """The first lines, to tell the layout from."""
        found: list[str] = []
        for _, line in self.numbered():
            found.append(line)
            if len(found) == _PEEK:
                break
        self.decoded = 0
        return found

    def batches(self) -> pa.RecordBatchReader:
        """Everything after the first ``skip`` lines; what goes wrong is left in ``failed``."""
        return pa.RecordBatchReader.from_batches(SCHEMA, self._batches())

    def numbered(self) -> Numbered:
        """Every line that is not blank, with its number."""
        if self.table is None:
            yield from self._plain()
            return
        # The limit is the process's: a reader of documents may have raised it.
        csv.field_size_limit(_LONGEST_FIELD)
        lines = (line + "\n" for _, line in self._plain(blank=True))
        reader = csv.reader(lines, delimiter=self.table)
        with self._guard():
            for cells in reader:
                if any(cells):
                    yield reader.line_num, "\t".join(" ".join(c.split()) for c in cells)

    def _batches(self) -> Iterator[pa.RecordBatch]:
        self.decoded = self.mended = 0
        numbers: list[int] = []
        lines: list[str] = []
        try:
            for at, (number, line) in enumerate(self.numbered()):
                if at >= self.skip:
                    numbers.append(number)
                    lines.append(self._whole(line))
                if len(lines) == 20_000:
                    yield pa.record_batch([numbers, lines], schema=SCHEMA)
                    numbers, lines = [], []
            if lines:
                yield pa.record_batch([numbers, lines], schema=SCHEMA)
        except InputError as error:
            self.failed = error  # DuckDB would hand on its words alone
            raise

    def _whole(self, line: str) -> str:
        if self.mend is None:
            return line
        mended = self.mend(line)
        self.mended += mended != line
        return mended

    def _plain(self, *, blank: bool = False) -> Numbered:
        number = 0
        for block in self._blocks():
            for line in self._text(block):
                number += 1
                if blank or line.strip():
                    yield number, line

    def _text(self, block: bytes) -> list[str]:
        whole = block.replace(b"\0", b"").replace(b"\r\n", b"\n").removesuffix(b"\n")
        try:
            return whole.decode("utf-8").split("\n")
        except UnicodeDecodeError:
            return [self._decoded(line) for line in whole.split(b"\n")]

    def _decoded(self, line: bytes) -> str:
        try:
            return line.decode("utf-8")
        except UnicodeDecodeError:
            self.decoded += 1
        try:
            return line.decode("cp1252")
        except UnicodeDecodeError:
            return line.decode("latin-1")

    def _blocks(self) -> Iterator[bytes]:
        """The bytes, in blocks that end with a line."""
        rest, first = b"", True
        with self._guard(), self._opened() as file:
            while chunk := file.read(_BLOCK):
                block = rest + (chunk.removeprefix(b"\xef\xbb\xbf") if first else chunk)
                first = False
                cut = block.rfind(b"\n") + 1
                rest = block[cut:]
                if cut:
                    yield block[:cut]
                if len(rest) > _LONGEST:
                    raise faults.layout(self.path, "a table", "it has no line ends", [])
            if rest:
                yield rest

    @contextmanager
    def _opened(self) -> Iterator[IO[bytes]]:
        with self.path.open("rb") as file:
            begins = file.read(4)
            file.seek(0)
            if begins[:2] == b"\x1f\x8b":
                with gzip.open(file) as unpacked:
                    yield cast(IO[bytes], unpacked)
            elif begins == b"PK\x03\x04":
                with zipfile.ZipFile(file) as archive, archive.open(self._only(archive)) as member:
                    yield member
            else:
                yield file

    def _only(self, archive: zipfile.ZipFile) -> str:
        names = [n for n in archive.namelist() if not n.endswith("/") and "__MACOSX" not in n]
        if len(names) != 1:
            raise faults.damaged(self.path, f"it holds {len(names)} files where one is expected")
        return names[0]

    @contextmanager
    def _guard(self) -> Iterator[None]:
        try:
            yield
        except _DAMAGE as error:
            why = f"it is cut short or damaged ({str(error) or type(error).__name__})"
            raise faults.damaged(self.path, why) from error
        except (RuntimeError, NotImplementedError) as error:  # zipfile: encrypted, unknown method
            raise faults.damaged(self.path, str(error)) from error
        except csv.Error as error:
            raise faults.damaged(self.path, f"a field of it has no end ({error})") from error
        except OSError as error:
            raise faults.unreadable(self.path, error.strerror or str(error)) from error
