"""JSON Lines: each line a document, and a bad line costs no other."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import Any

from realpolitik.documents import limits
from realpolitik.documents.decode import decode
from realpolitik.documents.rows import Row, type_name
from realpolitik.errors import InputError


def rows(stream: io.BufferedReader, name: str) -> Iterator[Row | InputError]:
    """The records of a JSONL stream, in order; no more than one line is held at a time."""
    any_line = False
    for number, line in lines(stream):
        any_line = True
        where = f"{name}:{number}"
        try:
            yield _row(line, number, where)
        except InputError as error:
            yield limits.located(error, where)
    if not any_line:
        raise limits.empty(name)


def lines(stream: io.BufferedReader) -> Iterator[tuple[int, bytes | None]]:
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


def _row(line: bytes | None, number: int, where: str) -> Row:
    if line is None:
        raise limits.bad_line(where, f"the line is longer than {limits.JSON_LINE_BYTES:,} bytes")
    text, notes = decode(line, where)
    return Row(number, where, _parse(text, where), tuple(notes))


def _parse(text: str, where: str) -> dict[str, Any]:
    try:
        record = json.loads(text)
    except RecursionError:
        raise limits.bad_line(where, "its JSON is nested too deeply") from None
    except ValueError as error:
        raise limits.bad_line(where, f"it is not valid JSON ({error})") from None
    if not isinstance(record, dict):
        raise limits.bad_line(where, f"it holds {type_name(record)} and not an object")
    return record
