"""From the bytes of a user's file of actors to its rows, with every fault of its layout."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import process

from realpolitik.gazetteer.overlay_faults import Fault, layout, shown
from realpolitik.tables import toml

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_DIRECTIONS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029")


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the file by its columns, every cell stripped; ``number`` is where it begins."""

    number: int
    cells: dict[str, str]

    def get(self, column: str) -> str:
        """A cell; empty where the file lacks the column."""
        return self.cells.get(column, "")


def lines(data: bytes) -> tuple[list[Line], list[Fault]]:
    """The rows of a file, and what is wrong with its layout.

    Args:
        data: the file. It is CSV with commas, in UTF-8; the first line names the columns.

    Returns:
        The rows that could be told apart, also where there are faults, so that what they hold can
        be checked at the same time; and the faults in the order of their lines.

    >>> found, faults = lines(b"name,kind,code\\nKremlin,metonym,RUS\\n")
    >>> found[0].get("code"), faults
    ('RUS', [])
    """
    text, faults = _decoded(data)
    if text is None:
        return [], faults
    rows, broken = _rows(text)
    faults += broken
    if not rows:
        return [], faults or [layout(0, "there is no line", "the file is empty", _header())]
    (first, header), *others = rows
    names = [cell.strip() for cell in header]
    faults += _columns(first, names)
    found = []
    for number, cells in others:
        if any(cell.strip() for cell in cells):
            faults += _width(number, cells, names)
            stripped = [cell.strip() for cell in cells]
            found.append(Line(number, dict(zip(names, stripped, strict=False))))
    return found, faults


def _decoded(data: bytes) -> tuple[str | None, list[Fault]]:
    """The text, and a fault for each line that is not UTF-8 or has what no text should have."""
    if data.startswith(_UTF_16):
        return None, [layout(0, "it is UTF-16", "only UTF-8 is read", "save it as CSV UTF-8")]
    faults: list[Fault] = []
    told: list[str] = []
    for number, raw in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        raw = raw.removesuffix(b"\r")
        try:
            line = raw.decode("utf-8")
        except UnicodeDecodeError as error:
            line = raw.decode("utf-8", "replace")
            what = f"byte {raw[error.start]:#04x} at place {error.start + 1} of the line"
            faults.append(layout(number, what, "it is not UTF-8", "save the file as CSV UTF-8"))
        faults += _odd(number, line)
        told.append(line)
    return "\n".join(told), faults


def _odd(number: int, line: str) -> Iterator[Fault]:
    """A fault where a line has control characters, each named once."""
    if line.isascii() and line.isprintable():
        return
    odd = {c for c in line if unicodedata.category(c) == "Cc" or c in _DIRECTIONS}
    if odd:
        named = ", ".join("NUL" if c == "\0" else f"U+{ord(c):04X}" for c in sorted(odd))
        yield layout(number, named, "no name holds such a character", "take it out of the line")


def _rows(text: str) -> tuple[list[tuple[int, list[str]]], list[Fault]]:
    """The rows with the line at which each begins; what follows a broken quotation is not told."""
    longest = int(toml("gazetteer", "overlay.toml")["limits"]["line"])
    faults, kept = [], []
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > longest:
            what = f"{len(line):,} characters in one line"
            do = f"give it at most {longest:,}, with aliases in several rows"
            faults.append(layout(number, what, "no row is as long", do))
        kept.append("" if len(line) > longest else line.replace("\0", ""))
    reader = csv.reader((f"{line}\n" for line in kept), strict=True)
    rows: list[tuple[int, list[str]]] = []
    begins = 1
    try:
        for row in reader:
            if row:
                rows.append((begins, row))
            if reader.line_num > begins:
                why, do = "a cell goes on in the next line", "end every row in its own line"
                faults.append(layout(begins, "a quotation is not closed", why, do))
            begins = reader.line_num + 1
    except csv.Error as error:
        why = f"a quotation is out of place: {error}"
        do = 'put "" for a quotation mark within a quoted cell; later lines were not looked at'
        faults.append(layout(begins, "the cells cannot be told apart", why, do))
    return rows, faults


def _columns(number: int, names: Sequence[str]) -> Iterator[Fault]:
    """What is wrong with the header."""
    known = toml("gazetteer", "overlay.toml")["columns"]
    every = [*known["required"], *known["optional"]]
    if len(names) == 1 and any(mark in names[0] for mark in ";\t|"):
        yield layout(number, "the columns", "they are not parted by commas", _header())
        return
    for name in known["required"]:
        if name not in names:
            yield layout(number, f"the column {name}", "the file lacks it", _header())
    for name in dict.fromkeys(names):
        if names.count(name) > 1:
            do = "keep one of them"
            yield layout(number, f"the column {shown(name)}", "it is there twice", do)
        if name not in every:
            near = process.extractOne(name, every, score_cutoff=70)
            hint = f"call it {near[0]}" if near else f"columns: {', '.join(every)}"
            yield layout(number, f"the column {shown(name)}", "there is none of that name", hint)


def _header() -> str:
    required = ",".join(toml("gazetteer", "overlay.toml")["columns"]["required"])
    return f"begin the file with a line that names the columns, at least {required}"


def _width(number: int, cells: Sequence[str], names: Sequence[str]) -> Iterator[Fault]:
    if len(cells) != len(names):
        what = f"{len(cells)} cells"
        why = f"the header names {len(names)} columns"
        yield layout(number, what, why, "put a cell that holds a comma in quotation marks")
