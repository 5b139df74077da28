"""What a document may be, and the errors that say it is something else.

The codes have their headings in ``docs/errors.md``.
"""

from __future__ import annotations

from collections.abc import Iterable

from realpolitik.errors import InputError

FILE_BYTES = 64_000_000
LINE_CHARACTERS = 1_000_000
CHARACTERS = 2_000_000
JSON_LINE_BYTES = 16_000_000
"""The most bytes of a line of JSON, and the most characters of a row of a table."""

_ENDINGS = (
    """.txt, .text, .md, .markdown, .html, .htm, .jsonl, .ndjson, .csv, .tsv, .parquet or .pdf"""
)


def located(error: InputError, source: str) -> InputError:
    """The error, with the place of its document where it has none yet.

    >>> located(empty("a.csv:3"), "a.csv:3").source
    'a.csv:3'
    """
    error.source = error.source or source
    return error


def missing(name: str, why: str = "no such file or folder") -> InputError:
    """D001: there is no such file."""
    return InputError("D001", what=f"{name} could not be read", why=why, do="check the path")


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
        do="convert it to .txt, .md, .html or .jsonl; let the name of a PDF or Parquet file say so",
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
    """D009: a field of a record that is missing or of the wrong type."""
    return InputError(
        "D009",
        what=f"{where}, field `{field}`, was not read",
        why=why,
        do="make `text` a string, and each other field a string or null",
    )


def duplicate(where: str, identifier: str, first: int, unit: str = "line") -> InputError:
    """D010: an id that another text has already."""
    return InputError(
        "D010",
        what=f"{where} was not read",
        why=f"{unit} {first} has the same id {identifier!r} and another text",
        do="give each document an id of its own, or leave `id` out",
    )


def nothing_inside(name: str) -> InputError:
    """D011: a folder without documents."""
    return InputError(
        "D011",
        what=f"the folder {name} was not read",
        why=f"it holds no file that ends in {_ENDINGS}",
        do="name the files one by one if they end otherwise",
    )


def damaged_packing(name: str, why: str) -> InputError:
    """D012: a packed file that is cut short or damaged."""
    return InputError(
        "D012",
        what=f"{name} was not read to its end",
        why=f"it is cut short, damaged or not packed as its name says ({why})",
        do="pack or copy it again; what came before the damage was read",
    )


def no_column(name: str, wanted: str, field: str, there: Iterable[str]) -> InputError:
    """D013: a table or stream that has not the column it is said to have."""
    return InputError(
        "D013",
        what=f"{name} has no column `{wanted}`",
        why=f"the columns there are {listed(there)}",
        do=f"say which of them holds it, as in {field}={next(iter(there), 'COLUMN')[:60]}",
    )


def bad_row(where: str, last: int, why: str) -> InputError:
    """D014: a row of a table that cannot be told apart into cells."""
    first = int(where.rpartition(":")[2])
    return InputError(
        "D014",
        what=f"{where} was not read" if last <= first else f"{where} (to {last}) was not read",
        why=why,
        do="write quotes within a cell twice and each row with as many cells as the first",
    )


def bad_parquet(name: str, why: str) -> InputError:
    """D015: not a Parquet file, or a damaged one."""
    return InputError(
        "D015",
        what=f"{name} was not read",
        why=f"it is no Parquet file, or a damaged one ({why})",
        do="write the file again; rows before the damage were read",
    )


def no_text_layer(name: str) -> InputError:
    """D016: a PDF of pictures."""
    return InputError(
        "D016",
        what=f"{name} was not read",
        why="its pages hold no text, only pictures of it or nothing",
        do="recognise the text first, for example with `ocrmypdf in.pdf out.pdf`",
    )


def encrypted(name: str) -> InputError:
    """D017: a PDF that wants a password."""
    return InputError(
        "D017",
        what=f"{name} was not read",
        why="it is encrypted",
        do="save it without a password, for example with `qpdf --decrypt in.pdf out.pdf`",
    )


def damaged_pdf(name: str, why: str) -> InputError:
    """D018: a PDF that cannot be taken apart."""
    return InputError(
        "D018",
        what=f"{name} was not read",
        why=f"the PDF is damaged ({why})",
        do="fetch or print it anew, or give its text as .txt",
    )


def refused_address(name: str, why: str) -> InputError:
    """D019: an address that we do not go to."""
    return InputError(
        "D019",
        what=f"{name} was not fetched",
        why=why,
        do="give a public http or https address, or allow private ones if you trust where it leads",
    )


def not_fetched(name: str, why: str) -> InputError:
    """D020: an address that gives no document."""
    return InputError(
        "D020",
        what=f"{name} could not be fetched",
        why=why,
        do="open it in a browser to see whether it is there; save it and give the file",
    )


def robots(name: str, why: str) -> InputError:
    """D021: a site that wants no robots there."""
    return InputError(
        "D021",
        what=f"{name} was not fetched",
        why=why,
        do="ask the site, or save the page from a browser and give the file",
    )


def unknown_content(name: str, kind: str) -> InputError:
    """D022: an address that gives something else than a document."""
    return InputError(
        "D022",
        what=f"{name} was not read",
        why=f"it is of the type {kind[:80]!r}",
        do="give the address of a page, a text, a PDF, or a JSONL, CSV or Parquet file",
    )


def listed(names: Iterable[str], most: int = 30) -> str:
    """Some names for a message, each cut to a bearable length.

    >>> listed(["a", "b"])
    '`a`, `b`'
    """
    shown = [f"`{name[:40]}`" for name, _ in zip(names, range(most + 1), strict=False)]
    return ", ".join([*shown[:most], *(["…"] if len(shown) > most else [])]) or "none"
