"""What a document may be, and the errors that say it is something else.

The codes have their headings in ``docs/errors.md``.
"""

from __future__ import annotations

from realpolitik.errors import InputError

FILE_BYTES = 64_000_000
LINE_CHARACTERS = 1_000_000
CHARACTERS = 2_000_000
JSON_LINE_BYTES = 16_000_000


def missing(name: str) -> InputError:
    """D001: there is no such file."""
    return InputError(
        "D001", what=f"{name} could not be read", why="no such file or folder", do="check the path"
    )


def empty(name: str) -> InputError:
    """D002: nothing to read."""
    return InputError(
        "D002",
        what=f"{name} was not read",
        why="it is empty, or only blanks and page furniture",
        do="give a document that holds text",
    )


def binary(name: str, looks: str) -> InputError:
    """D003: not a text."""
    return InputError(
        "D003",
        what=f"{name} was not read",
        why=f"it is not text but {looks}",
        do="convert it to .txt, .md, .html or .jsonl",
    )


def denied(name: str, why: str) -> InputError:
    """D004: the system does not let us read it."""
    return InputError(
        "D004", what=f"{name} could not be opened", why=why, do="check that you may read the file"
    )


def too_large(name: str) -> InputError:
    """D005: more bytes than a document may have."""
    return InputError(
        "D005",
        what=f"{name} was not read",
        why=f"it is larger than {FILE_BYTES // 1_000_000} MB",
        do="split it into documents, or write them as lines of a .jsonl file",
    )


def long_line(name: str) -> InputError:
    """D006: a line that no writer wrote."""
    return InputError(
        "D006",
        what=f"{name} was not read",
        why=f"one of its lines is longer than {LINE_CHARACTERS:,} characters",
        do="check that it is prose; break its lines at the paragraphs",
    )


def long_document(name: str) -> InputError:
    """D007: more characters than a document may have."""
    return InputError(
        "D007",
        what=f"{name} was not read",
        why=f"it has more than {CHARACTERS:,} characters",
        do="split it into documents, or write them as lines of a .jsonl file",
    )


def bad_line(where: str, why: str) -> InputError:
    """D008: a line of JSON that is not a document."""
    return InputError(
        "D008",
        what=f"{where} was not read",
        why=why,
        do="write one JSON object a line, with the text in the field `text`",
    )


def bad_field(where: str, field: str, why: str) -> InputError:
    """D009: a field of a JSON document that is missing or of the wrong type."""
    return InputError(
        "D009",
        what=f"{where}, field `{field}`, was not read",
        why=why,
        do="make `text` a string, and each other field a string or null",
    )


def duplicate(where: str, identifier: str, first: int) -> InputError:
    """D010: an id that another text has already."""
    return InputError(
        "D010",
        what=f"{where} was not read",
        why=f"line {first} has the same id {identifier!r} and another text",
        do="give each document an id of its own, or leave `id` out",
    )


def nothing_inside(name: str) -> InputError:
    """D011: a folder without documents."""
    return InputError(
        "D011",
        what=f"the folder {name} was not read",
        why="it holds no .txt, .text, .md, .markdown, .html, .htm, .jsonl or .ndjson file",
        do="name the files one by one if they end otherwise",
    )
