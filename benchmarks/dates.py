"""How many date expressions get the value that a reader gave them.

``python -m benchmarks.dates FILE.tsv`` prints one JSON object. The file has documents parted by
blank lines; the first line of each is the document's date, the others are an expression, its
TIMEX3 type and value, parted by tabs. ``value`` is the share of values right over all expressions
(document dates left out); ``dates`` that over those of type DATE alone.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterator
from datetime import date

from benchmarks.command import score_file
from realpolitik.reading.dates_frame import Frame
from realpolitik.reading.dates_grammar import find
from realpolitik.reading.dates_spans import has_time, timed, timex
from realpolitik.records import When

Row = tuple[str, str, str]


def documents(text: str) -> Iterator[list[Row]]:
    """The documents of a file, each a list of (expression, type, value)."""
    for block in re.split(r"\n\s*\n", text.strip()):
        lines = [line.split("\t") for line in block.splitlines() if line.strip()]
        yield [(row[0], row[1], row[2]) for row in lines if len(row) >= 3]


def answers(rows: list[Row]) -> Iterator[tuple[Row, str | None]]:
    """Every expression of a document but its date, with our value for it."""
    try:
        anchor = date.fromisoformat(rows[0][2][:10])
    except (IndexError, ValueError):
        anchor = None
    frame = Frame(anchor)
    for row in rows[1:]:
        value = timex(row[0])
        if value is None:
            expression = next(iter(find(row[0])), None)
            when = expression.resolve(frame) if expression else None
            frame = expression.told(when, frame) if expression and when else frame
            value = _value(row[0], when, frame)
        yield row, value


def _value(words: str, when: When | None, frame: Frame) -> str | None:
    """The value with its part of the day; a time alone is on the day spoken of."""
    day = when.value if when else None
    if when is None and has_time(words):
        told = frame.previous if frame.previous and frame.previous.precision == "day" else None
        day = told.value if told else frame.anchor.isoformat() if frame.anchor else None
    return timed(words, day)


def score(text: str) -> dict[str, object]:
    """The shares right, as printed."""
    pairs = [pair for rows in documents(text) if rows for pair in answers(rows)]
    right = [row[2] == value for row, value in pairs]
    dated = [row[2] == value for row, value in pairs if row[1] == "DATE"]
    return {
        "value": round(sum(right) / max(len(right), 1), 4),
        "dates": round(sum(dated) / max(len(dated), 1), 4),
        "expressions": len(right),
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
    }


if __name__ == "__main__":
    sys.exit(score_file("dates", "tsv", score))
