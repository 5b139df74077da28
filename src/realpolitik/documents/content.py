"""The documents in a stream of bytes whose format is known."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace

from realpolitik.documents import limits
from realpolitik.documents.decode import decode
from realpolitik.documents.fields import Fields
from realpolitik.documents.formats import Format, sniff
from realpolitik.documents.metadata import Metadata, shared
from realpolitik.documents.prepare import has_long_line, prepare
from realpolitik.documents.rows import Row, documents
from realpolitik.documents.text import Prepared
from realpolitik.errors import InputError

_TABLES = ("jsonl", "csv", "tsv", "parquet")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the caller says of what he gives: metadata, columns, and how far we may go for it."""

    metadata: Metadata | None = None
    fields: Fields | None = None
    allow_private: bool = False

    def of_many(self) -> Wanted:
        """What of it holds for each of several documents."""
        return replace(self, metadata=shared(self.metadata))


def read(
    stream: io.BufferedReader,
    kind: Format | None,
    wanted: Wanted,
    name: str,
    *,
    charset: str | None = None,
) -> Iterator[Prepared | InputError]:
    """The documents of a stream.

    Args:
        stream: the bytes, unpacked.
        kind: the format; ``None`` to find it in the first bytes. What then looks like text is
            taken for a table where the caller names columns.
        wanted: what the caller says.
        name: the place of the documents, for their records and for messages.
        charset: the encoding, where a sender names one.

    Raises:
        InputError: what keeps the whole from being read.
    """
    kind = kind or _found(stream, wanted)
    if kind in _TABLES:
        yield from _table(stream, kind, wanted.of_many(), name)
        return
    data = stream.read(limits.FILE_BYTES + 1)
    if len(data) > limits.FILE_BYTES:
        raise limits.too_large(name)
    yield _one(data, kind, wanted.metadata, name, charset)


def _found(stream: io.BufferedReader, wanted: Wanted) -> Format:
    kind = sniff(stream.peek(1))
    return "csv" if kind == "text" and wanted.fields and wanted.fields.named() else kind


def _table(
    stream: io.BufferedReader, kind: Format, wanted: Wanted, name: str
) -> Iterator[Prepared | InputError]:
    fields = wanted.fields or Fields()
    rows = _rows(stream, kind, name, fields)
    unit = "row" if kind == "parquet" else "line"
    yield from documents(rows, name, fields, wanted.metadata, unit=unit)


def _rows(
    stream: io.BufferedReader, kind: Format, name: str, fields: Fields
) -> Iterator[Row | InputError]:
    if kind == "jsonl":
        from realpolitik.documents import jsonl

        return jsonl.rows(stream, name)
    if kind == "parquet":
        from realpolitik.documents import parquet

        return parquet.rows(stream, name, fields)
    from realpolitik.documents import csvrows

    return csvrows.rows(stream, name, fields, delimiter="\t" if kind == "tsv" else None)


def _one(
    data: bytes, kind: Format, metadata: Metadata | None, name: str, charset: str | None
) -> Prepared:
    if kind == "pdf":
        from realpolitik.documents import pdf

        text, notes = pdf.text(data, name)
        return prepare(text, metadata=metadata, name=name, path=name, notes=tuple(notes))
    html = kind == "html"
    _check_size(data, name, html=html)
    text, notes = decode(data, name, html=html, charset=charset)
    return prepare(text, metadata=metadata, html=html, name=name, path=name, notes=tuple(notes))


def _check_size(data: bytes, name: str, *, html: bool) -> None:
    """Refuse what cannot fit the limits before it is decoded and takes four times the memory."""
    if len(data) > 4 * limits.CHARACTERS:
        longest = 4 * limits.LINE_CHARACTERS
        lines = not html and has_long_line(data, b"\n", longest)
        raise limits.long_line(name) if lines else limits.long_document(name)
