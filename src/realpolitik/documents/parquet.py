"""Parquet files, a few rows at a time."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from realpolitik.documents import limits
from realpolitik.documents.fields import NAMES, Fields
from realpolitik.documents.rows import Row, Unreadable
from realpolitik.errors import InputError

_ROWS = 64
_BUFFER = 1 << 20
_MAGIC = b"PAR1"


def rows(stream: io.BufferedReader, name: str, fields: Fields) -> Iterator[Row | InputError]:
    """The rows of a Parquet file, numbered from 1; only the columns that hold our fields.

    Args:
        stream: the file; it must allow seeking.
        name: what messages call it.
        fields: the columns that must be there.

    Raises:
        InputError: ``D013`` for a file that has not the columns, ``D015`` for one that is no
            Parquet file. Where a file is damaged further on, that is yielded in the row's place.
    """
    file = _opened(stream, name)
    columns = file.schema_arrow.names
    fields.check(columns, name)
    number = 0
    try:
        for batch in file.iter_batches(batch_size=_ROWS, columns=_wanted(columns, fields)):
            for values in _records(batch):
                number += 1
                yield Row(number, f"{name}:{number}", values)
    except _troubles() as error:
        where = f"{name}:{number + 1}"
        yield limits.located(limits.bad_parquet(where, _told(error)), where)
    if not number:
        raise limits.empty(name)


def _opened(stream: io.BufferedReader, name: str) -> Any:
    import pyarrow.parquet as pq

    if not stream.seekable():
        raise limits.bad_parquet(name, "it comes as a stream; give it as a file")
    try:
        return pq.ParquetFile(stream, buffer_size=_BUFFER, pre_buffer=False)
    except _troubles() as error:
        raise limits.bad_parquet(name, _told(error)) from None


def _troubles() -> tuple[type[Exception], ...]:
    import pyarrow as pa

    return (pa.ArrowException, OSError, ValueError, OverflowError)


def _told(error: Exception) -> str:
    """The first line of a message, which may quote pages of the file."""
    return (str(error).splitlines() or [type(error).__name__])[0][:200].rstrip(".")


def _wanted(columns: list[str], fields: Fields) -> list[str]:
    """The columns that hold a field, or the root of one."""
    names = {fields.column(field) for field in NAMES}
    names |= {name.partition(".")[0] for name in names}
    return [column for column in columns if column in names]


def _records(batch: Any) -> Iterator[dict[str, object]]:
    names = batch.schema.names
    columns = [_values(column) for column in batch.columns]
    for cells in zip(*columns, strict=True):
        # Of two columns of one name the first counts.
        yield dict(zip(reversed(names), reversed(cells), strict=True))


def _values(column: Any) -> list[object]:
    """The values of a column; one that Python cannot hold spoils no other."""
    try:
        return list(_plain(column).to_pylist())
    except (ValueError, OverflowError, LookupError):
        return [_value(scalar) for scalar in _plain(column)]


def _plain(column: Any) -> Any:
    """Points in time cut to seconds, since Python knows no nanoseconds."""
    import pyarrow as pa

    if pa.types.is_timestamp(column.type):
        return column.cast(pa.timestamp("s", tz=column.type.tz), safe=False)
    return column


def _value(scalar: Any) -> object:
    try:
        value: object = scalar.as_py()
    except (ValueError, OverflowError, LookupError) as error:
        return Unreadable(f"its value cannot be read ({_told(error)})")
    return value
