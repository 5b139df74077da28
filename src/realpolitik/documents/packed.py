"""Packed files as streams: what comes before a cut is read, and the cut is told."""

from __future__ import annotations

import gzip
import io
import zlib
from typing import IO, Any, Protocol

from realpolitik.documents import limits
from realpolitik.documents.formats import Packing

_ZST_BYTES = 1024
"""Packed bytes taken at a time: a block of 4 may stand for 128 KiB, so this many for 32 MiB."""

_ZST_WINDOW = 1 << 27


class _Source(Protocol):
    def read1(self, size: int, /) -> bytes: ...


def unpacked(file: IO[bytes], packing: Packing, name: str) -> io.BufferedReader:
    """The unpacked bytes of a packed file, as a stream.

    Reading from it raises ``InputError`` ``D012`` where the file is damaged or cut short.
    """
    source = gzip.GzipFile(fileobj=file) if packing == "gz" else _Zst(file)
    return io.BufferedReader(_Unpacked(source, name))


class _Unpacked(io.RawIOBase):
    def __init__(self, source: _Source, name: str) -> None:
        self._source, self._name = source, name

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        try:
            data = self._source.read1(len(buffer))
        except (OSError, EOFError, ValueError, zlib.error) as error:
            raise limits.damaged_packing(self._name, str(error).lower()) from None
        buffer[: len(data)] = data
        return len(data)


class _Zst:
    """Zstandard frames, one after the other; the library's own reader passes over a cut."""

    def __init__(self, file: IO[bytes]) -> None:
        import zstandard

        self._file = file
        self._error = zstandard.ZstdError
        self._context = zstandard.ZstdDecompressor(max_window_size=_ZST_WINDOW)
        self._frame: Any = None
        self._rest = b""
        self._ready = memoryview(b"")

    def read1(self, size: int, /) -> bytes:
        while not self._ready:
            packed = self._rest or self._file.read(_ZST_BYTES)
            self._rest = b""
            if not packed:
                if self._frame is not None:
                    raise EOFError("the last frame has no end")
                return b""
            self._ready = memoryview(self._decompressed(packed))
        data, self._ready = self._ready[:size], self._ready[size:]
        return bytes(data)

    def _decompressed(self, packed: bytes) -> bytes:
        if self._frame is None:
            self._frame = self._context.decompressobj()
        try:
            data: bytes = self._frame.decompress(packed)
        except self._error as error:
            raise ValueError(str(error)) from None
        if self._frame.eof:
            self._rest = self._frame.unused_data
            self._frame = None
        return data
