"""JSON Lines: each line a document, and a bad line costs no other."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from realpolitik.documents import limits
from realpolitik.documents.decode import decode
from realpolitik.documents.metadata import Metadata, content_hash, from_fields, prefer
from realpolitik.documents.prepare import prepare
from realpolitik.documents.text import Prepared
from realpolitik.errors import InputError

_FIELDS = ("id", "title", "author", "outlet", "published", "kind", "url")


def documents(
    stream: io.BufferedReader, name: str, metadata: Metadata | None
) -> Iterator[Prepared | InputError]:
    """The documents of a JSONL stream, in order.

    A line that repeats an earlier id and text is skipped, and the note of that goes to the
    document before it; one that repeats an id with another text is an error.
    """
    seen: dict[str, tuple[int, str]] = {}
    waiting: Prepared | None = None
    any_line = False
    for number, line in _lines(stream):
        any_line = True
        where = f"{name}:{number}"
        try:
            document = _document(line, where, metadata)
            repeated = _repeats(document, seen, number, where)
        except InputError as error:
            yield error
            continue
        if repeated and waiting:
            note = f"line {number} repeats the id and text of line {repeated}; skipped"
            waiting = replace(waiting, notes=(*waiting.notes, note))
            continue
        if waiting:
            yield waiting
        waiting = document
    if waiting:
        yield waiting
    if not any_line:
        yield limits.empty(name)


def _lines(stream: io.BufferedReader) -> Iterator[tuple[int, bytes | None]]:
    """Numbered lines that are not blank; ``None`` for one that is too long to be kept."""
    number = 0
    while line := stream.readline(limits.JSON_LINE_BYTES + 1):
        number += 1
        if len(line) > limits.JSON_LINE_BYTES and not line.endswith(b"\n"):
            _skip_line(stream)
            yield number, None
        elif line.strip():
            yield number, line


def _skip_line(stream: io.BufferedReader) -> None:
    while rest := stream.readline(limits.JSON_LINE_BYTES):
        if rest.endswith(b"\n"):
            return


def _document(line: bytes | None, where: str, metadata: Metadata | None) -> Prepared:
    if line is None:
        raise limits.bad_line(where, f"the line is longer than {limits.JSON_LINE_BYTES:,} bytes")
    text, notes = decode(line, where)
    record = _parse(text, where)
    body = record.get("text")
    if not isinstance(body, str):
        raise limits.bad_field(where, "text", _found(record, "text"))
    known, more = from_fields({n: _value(record, n, where) for n in _FIELDS})
    return prepare(
        body,
        metadata=prefer(metadata, known),
        name=where,
        path=where,
        notes=(*notes, *more),
    )


def _parse(text: str, where: str) -> dict[str, Any]:
    try:
        record = json.loads(text)
    except RecursionError:
        raise limits.bad_line(where, "its JSON is nested too deeply") from None
    except ValueError as error:
        raise limits.bad_line(where, f"it is not valid JSON ({error})") from None
    if not isinstance(record, dict):
        raise limits.bad_line(where, f"it holds {_type(record)} and not an object")
    return record


def _value(record: dict[str, Any], field: str, where: str) -> str:
    """A field as text; an id may be a whole number."""
    value = record.get(field)
    if value is None:
        return ""
    if field == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise limits.bad_field(where, field, _found(record, field))
    return value


def _found(record: dict[str, Any], field: str) -> str:
    return f"it is {_type(record[field])}" if field in record else "it is missing"


def _type(value: object) -> str:
    names = {bool: "true or false", int: "a number", float: "a number", str: "a string"}
    names |= {list: "a list", dict: "an object", type(None): "null"}
    return names.get(type(value), type(value).__name__)


def _repeats(
    document: Prepared, seen: dict[str, tuple[int, str]], number: int, where: str
) -> int | None:
    """The line of which this one is a copy, if it is one.

    Raises:
        InputError: ``D010`` where the id is taken by another text.
    """
    identifier, digest = document.document.id, content_hash(document.original)
    first, known = seen.setdefault(identifier, (number, digest))
    if first == number:
        return None
    if known != digest:
        raise limits.duplicate(where, identifier, first)
    return first
