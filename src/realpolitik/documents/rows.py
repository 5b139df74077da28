"""From the records of a file (lines of JSON, rows of a table) to documents."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from realpolitik.documents import limits
from realpolitik.documents.fields import MISSING, NAMES, Fields, find
from realpolitik.documents.metadata import Metadata, from_fields, prefer
from realpolitik.documents.prepare import prepare
from realpolitik.documents.repeats import Seen
from realpolitik.documents.text import Prepared
from realpolitik.errors import InputError

_MOST_HELD = 100
_MOST_NOTES = 20
_METADATA = tuple(name for name in NAMES if name != "text")
_TYPES = {
    bool: "true or false",
    int: "a number",
    float: "a number",
    str: "a string",
    list: "a list",
    dict: "an object",
    type(None): "null",
    bytes: "bytes",
    datetime.date: "a date",
    datetime.datetime: "a point in time",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One record: its line or row number (from 1), its place (``a.csv:3``), and what it holds."""

    number: int
    where: str
    values: Mapping[str, object]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A value that stands in the file but cannot be told; ``why`` says so."""

    why: str


def documents(
    rows: Iterable[Row | InputError],
    name: str,
    fields: Fields,
    metadata: Metadata | None,
    *,
    unit: str = "line",
) -> Iterator[Prepared | InputError]:
    """The documents of a file's records, in order, and the errors of those that are none.

    A record that repeats the id and text of an earlier one is skipped, and the note of that goes
    to the document before it; one that repeats an id with another text is an error (``D010``).
    Ids are compared with those of the last 100,000 documents at least.
    """
    absent = _Absent(fields)
    waiting = _Waiting()
    seen = Seen()
    for row in _whatever_comes(rows, name):
        if isinstance(row, InputError):
            yield from waiting.put(row)
            continue
        absent.look(row.values)
        try:
            document = _document(row, fields, metadata)
            repeated = _repeats(document, seen, row, unit)
        except InputError as error:
            yield from waiting.put(limits.located(error, row.where))
            continue
        if repeated:
            waiting.note(
                f"{unit} {row.number} repeats the id and text of {unit} {repeated}; skipped"
            )
        else:
            yield from waiting.put(document)
    yield from waiting.all()
    yield from absent.errors(name)


class _Waiting:
    """The last document, kept back for the notes on what follows it, and the errors after it."""

    def __init__(self) -> None:
        self._document: Prepared | None = None
        self._errors: list[InputError] = []
        self._notes: list[str] = []
        self._more = 0

    def put(self, item: Prepared | InputError) -> Iterator[Prepared | InputError]:
        """Take a document or an error; gives back what need not wait any more."""
        held = self._document and isinstance(item, InputError) and len(self._errors) < _MOST_HELD
        if not held:
            yield from self.all()
        if isinstance(item, Prepared):
            self._document = item
        elif held:
            self._errors.append(item)
        else:
            yield item

    def note(self, text: str) -> None:
        """Something to tell of what followed the document."""
        if len(self._notes) < _MOST_NOTES:
            self._notes.append(text)
        else:
            self._more += 1

    def all(self) -> Iterator[Prepared | InputError]:
        """Everything that waits."""
        more = [f"{self._more} more repeat others; skipped"] if self._more else []
        if self._document and self._notes:
            notes = (*self._document.notes, *self._notes, *more)
            yield replace(self._document, notes=notes)
        elif self._document:
            yield self._document
        yield from self._errors
        self._document, self._errors, self._notes, self._more = None, [], [], 0


def _whatever_comes(rows: Iterable[Row | InputError], name: str) -> Iterator[Row | InputError]:
    """The rows up to where the file fails, and then how it failed."""
    try:
        yield from rows
    except InputError as error:
        yield limits.located(error, name)
    except OSError as error:
        yield limits.located(limits.denied(name, error.strerror or str(error)), name)


class _Absent:
    """Named columns that no record has had so far: a misspelt name must not pass in silence."""

    def __init__(self, fields: Fields) -> None:
        self._names = {f: c for f, c in fields.needed().items() if f != "text"}
        self._there: tuple[str, ...] = ()

    def look(self, values: Mapping[str, object]) -> None:
        if not self._names:
            return
        self._there = self._there or tuple(values)
        found = [f for f, c in self._names.items() if find(values, c) is not MISSING]
        for field in found:
            del self._names[field]

    def errors(self, name: str) -> Iterator[InputError]:
        for field, column in self._names.items() if self._there else ():
            yield limits.located(limits.no_column(name, column, field, self._there), name)


def _document(row: Row, fields: Fields, metadata: Metadata | None) -> Prepared:
    column = fields.column("text")
    body = find(row.values, column)
    if not isinstance(body, str):
        raise limits.bad_field(row.where, column, _found(body, row.values))
    known, more = from_fields({n: _value(row, n, fields.column(n)) for n in _METADATA})
    return prepare(
        body,
        metadata=prefer(metadata, known),
        name=row.where,
        path=row.where,
        notes=(*row.notes, *more),
    )


def _value(row: Row, field: str, column: str) -> str:
    """A field as text; an id may be a whole number, a day of publication a date."""
    value = find(row.values, column)
    if value is None or value is MISSING:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, float) and math.isnan(value):
        return ""
    if field == "published" and isinstance(value, datetime.date):
        return value.isoformat()[:10]
    if field == "id" and (number := _whole(value)) is not None:
        return str(number)
    raise limits.bad_field(row.where, column, _found(value, row.values))


def _whole(value: object) -> int | None:
    """A whole number, also as pandas writes it once a column has gaps: 7.0."""
    if isinstance(value, bool):
        return None
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value if isinstance(value, int) else None


def _found(value: object, values: Mapping[str, object]) -> str:
    if value is MISSING:
        return f"it is missing; there are {limits.listed(values)}"
    return value.why if isinstance(value, Unreadable) else f"it is {type_name(value)}"


def type_name(value: object) -> str:
    """What a message calls a value.

    >>> type_name(None), type_name([1])
    ('null', 'a list')
    """
    return _TYPES.get(type(value), type(value).__name__)


def _repeats(document: Prepared, seen: Seen, row: Row, unit: str) -> int | None:
    """The number of the row of which this one is a copy, if it is one.

    Raises:
        InputError: ``D010`` where the id is taken by another text.
    """
    identifier = document.document.id
    found = seen.first(row.number, identifier, document.original)
    if found is None:
        return None
    first, same = found
    if not same:
        raise limits.duplicate(row.where, identifier, first, unit)
    return first
