"""Tables of text: CSV and its kin, row by row, and a bad row costs no other.

Quotes are read strictly. Where a stray one spoils a row, that row is given up, and reading goes on
with the line after the row's first: the next line that is a whole row again is taken.
"""

from __future__ import annotations

import csv
import io
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from realpolitik.documents import limits
from realpolitik.documents.decode import LineDecoder, byte_order_mark
from realpolitik.documents.fields import Fields
from realpolitik.documents.rows import Row
from realpolitik.errors import InputError

_DELIMITERS = (",", ";", "\t", "|")
_NULLS = frozenset({"NaN", "nan", "NaT", "NULL", "null", "None", "<NA>"})
_MOST_READ_TWICE = 20 * limits.JSON_LINE_BYTES


class _Line(NamedTuple):
    """A line with its end; ``trouble`` says why it cannot be part of a row."""

    number: int
    text: str
    notes: tuple[str, ...] = ()
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class _Record:
    """The cells of a row, or why there are none; ``first`` and ``last`` are line numbers."""

    first: int
    last: int
    cells: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    trouble: str = ""
    odd: bool = False
    """Whether it has an odd number of quotes, as the rest of a broken row often has."""


class _BrokenError(Exception):
    """A line or row that cannot be read, told to the parser that asked for more."""


def rows(
    stream: io.BufferedReader, name: str, fields: Fields, *, delimiter: str | None = None
) -> Iterator[Row | InputError]:
    """The rows of a table whose first row names the columns.

    Args:
        stream: the table; no more than one row is held at a time.
        name: what messages call it.
        fields: the columns that must be there.
        delimiter: what parts the cells; ``None`` to find it in the first row.

    Raises:
        InputError: ``D002`` for a table without a row, ``D013`` for one that has not the columns,
            ``D014`` where the first row cannot be read. Those of other rows are yielded.
    """
    csv.field_size_limit(max(csv.field_size_limit(), limits.JSON_LINE_BYTES))
    lines = _Lines(_decoded(stream))
    delimiter = delimiter or _delimiter(lines, fields.column("text"))
    records = _records(lines, delimiter)
    header = next((r for r in records if r.cells or r.trouble), None)
    if header is None:
        raise limits.empty(name)
    if header.trouble:
        raise limits.bad_row(f"{name}:{header.first}", header.last, header.trouble)
    columns = tuple(cell.strip() for cell in header.cells)
    fields.check([c for c in columns if c], name)
    for record in _regular(records, len(columns)):
        yield _row(record, columns, f"{name}:{record.first}")


def _row(record: _Record, columns: tuple[str, ...], where: str) -> Row | InputError:
    if record.trouble:
        return limits.located(limits.bad_row(where, record.last, record.trouble), where)
    # Of two columns of one name the first counts.
    cells = zip(reversed(columns), reversed(record.cells[: len(columns)]), strict=True)
    values = {c: None if v in _NULLS else v for c, v in cells}
    return Row(record.first, where, values, record.notes)


def _regular(records: Iterator[_Record], width: int) -> Iterator[_Record]:
    """The rows with as many cells as there are columns, and one record of trouble for each other.

    What follows a broken row and is no whole row belongs to it.
    """
    broken: _Record | None = None
    for record in records:
        ragged = "" if record.trouble else _ragged(record, width)
        if broken and not record.trouble and (ragged or record.odd or not record.cells):
            broken = _Record(broken.first, record.last, trouble=broken.trouble)
            continue
        if broken:
            yield broken
            broken = None
        if record.trouble:
            broken = record
        elif record.cells:
            yield _Record(record.first, record.last, trouble=ragged) if ragged else record
    if broken:
        yield broken


def _ragged(record: _Record, width: int) -> str:
    """What is wrong with the number of cells; blank ones beyond the last column are forgiven."""
    count = len(record.cells)
    if not count or count == width or (count > width and not any(record.cells[width:])):
        return ""
    return f"it has {count} cells, and the first row {width}"


def _records(lines: _Lines, delimiter: str) -> Iterator[_Record]:
    """All rows, and for each that cannot be parsed one record of trouble."""
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        lines.start()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except (csv.Error, _BrokenError) as error:
            why = str(error) if isinstance(error, _BrokenError) else _told(error)
            yield lines.give_up(why)
            reader = csv.reader(lines, delimiter=delimiter, strict=True)
            continue
        yield lines.record(cells)


def _told(error: csv.Error) -> str:
    if "unexpected end" in str(error):
        return "a quote is opened in it and never closed"
    if "expected after" in str(error):
        return "a quote stands within a quoted cell"
    return f"its cells cannot be told apart ({error})"


class _Lines(Iterator[str]):
    """Lines for the parser, kept until their row is whole so that they can be read again."""

    def __init__(self, source: Iterator[_Line]) -> None:
        self._source = source
        self._again: deque[_Line] = deque()
        self._taken: list[_Line] = []
        self._size = 0
        self._read_twice = 0

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._source)
        self._taken.append(line)
        self._size += len(line.text)
        if line.trouble:
            raise _BrokenError(line.trouble)
        if self._size > limits.JSON_LINE_BYTES:
            most = f"{limits.JSON_LINE_BYTES:,}"
            raise _BrokenError(
                f"it is longer than {most} characters; perhaps a quote is never closed"
            )
        return line.text

    def peek(self) -> str:
        """The first line."""
        line = next(self._source, None)
        if line is None:
            return ""
        self._again.append(line)
        return line.text

    def start(self) -> None:
        """A new row begins."""
        self._taken.clear()
        self._size = 0

    def record(self, cells: list[str]) -> _Record:
        """The row that was read."""
        taken = self._taken
        notes = tuple(dict.fromkeys(note for line in taken for note in line.notes))
        odd = sum(line.text.count('"') for line in taken) % 2 == 1
        return _Record(taken[0].number, taken[-1].number, tuple(cells), notes, odd=odd)

    def give_up(self, why: str) -> _Record:
        """Give up the row that is being read; its lines but the first come again.

        A file made to be read again and again loses all lines of its broken rows in the end.
        """
        first, *rest = self._taken
        self._read_twice += self._size
        dropped = first
        if self._read_twice > _MOST_READ_TWICE:
            dropped = self._taken[-1]
        else:
            self._again.extendleft(reversed(rest))
        trouble = first.trouble or why
        return _Record(first.number, dropped.number, trouble=trouble)


def _decoded(stream: io.BufferedReader) -> Iterator[_Line]:
    decoder = LineDecoder()
    for number, raw in enumerate(_raw(stream), 1):
        if raw is None:
            trouble = f"the line is longer than {limits.JSON_LINE_BYTES:,} bytes"
            yield _Line(number, "", trouble=trouble)
            continue
        text, notes = decoder.decode(raw)
        trouble = "it has NUL bytes" if "\0" in text else ""
        yield _Line(
            number, text.removeprefix("\ufeff") if number == 1 else text, (*notes,), trouble
        )


def _raw(stream: io.BufferedReader) -> Iterator[bytes | None]:
    """All lines in a form that ends in a newline byte; ``None`` for one that is too long."""
    encoding = byte_order_mark(stream.peek(4)[:4])
    if encoding in (None, "utf-8-sig"):
        yield from _cut(stream)
        return
    wide = io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="\n")
    try:
        yield from (None if t is None else t.encode("utf-8", "replace") for t in _cut(wide))
    finally:
        wide.detach()


def _cut(stream: io.BufferedReader | io.TextIOWrapper) -> Iterator[Any]:
    newline: Any = b"\n" if isinstance(stream, io.BufferedReader) else "\n"
    while line := stream.readline(limits.JSON_LINE_BYTES + 1):
        if len(line) > limits.JSON_LINE_BYTES and not line.endswith(newline):
            while line and not line.endswith(newline):
                line = stream.readline(limits.JSON_LINE_BYTES)
            yield None
        else:
            yield line


def _delimiter(lines: _Lines, text: str) -> str:
    """What parts the first row so that the text has a column, or else so that it has most."""
    head = lines.peek()
    parted: dict[str, list[str]] = {}
    for delimiter in _DELIMITERS:
        try:
            parted[delimiter] = next(csv.reader([head], delimiter=delimiter), [])
        except csv.Error:
            return _DELIMITERS[0]
    found = (d for d, cells in parted.items() if text in (c.strip() for c in cells))
    return next(found, max(parted, key=lambda d: len(parted[d])))
