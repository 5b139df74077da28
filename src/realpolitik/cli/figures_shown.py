"""Figures as text, CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from realpolitik.store.figures import Found

Row = Mapping[str, Any]
MOST = 100  # what the terminal is given; files have all
_NUMBER, _CLAIMANT = 26, 32  # characters of a column


def listing(found: Found) -> Iterator[str]:
    """The figures for the terminal."""
    for row in found.rows:
        yield _line(f"{_mark(row)} {_words(row)}  {_about(row)}")
        if row["verdict"] == "implausible":
            yield _line(f"    {row['why']}")
            if row["nearest_fit"]:
                yield _line(f"    {row['nearest_fit']}")
        yield _line(f"    {_claimant(row)}  {_where(row)}")
    yield from _rest(found.figures, "figures")
    yield f"{found.figures:,} figures"


def conflicts(found: Found) -> Iterator[str]:
    """What does not agree, one thing after the other, for the terminal."""
    for _, group in groupby(found.rows, key=lambda row: row["conflict"]):
        rows = list(group)
        first = rows[0]
        yield _line(f"{first['measure']}" + (f" of {_owners(first)}" if _owners(first) else ""))
        for (words, claimant), same in _alike(rows).items():
            copies = f"  in {len(same)} documents, first" if len(same) > 1 else ""
            told = f"{_cut(words, _NUMBER):<{_NUMBER}}  {_cut(claimant, _CLAIMANT):<{_CLAIMANT}}"
            yield _line(f"  {told}{copies}  {_where(same[0])}")
    yield from _rest(found.things, "conflicts")
    counted = f"{found.things:,} conflicts between {found.figures:,} figures"
    yield f"{counted}; none is merged or averaged"


def as_csv(found: Sequence[Row]) -> str:
    """The figures as CSV; codes are parted by semicolons."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(found[0] if found else ["verdict"])
    for row in found:
        writer.writerow(";".join(v) if isinstance(v, list) else v for v in row.values())
    return out.getvalue()


def as_json(found: Sequence[Row]) -> str:
    """The figures as a JSON list."""
    return json.dumps(found, ensure_ascii=False, indent=2, default=str) + "\n"


def _alike(rows: Sequence[Row]) -> dict[tuple[str, str], list[Row]]:
    """Rows that say the same, by the words and the claimant."""
    alike: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        alike.setdefault((_words(row), _claimant(row)), []).append(row)
    return alike


def _mark(row: Row) -> str:
    return "!" if row["verdict"] == "implausible" else " "


def _words(row: Row) -> str:
    """The figure as it was told, with its comparator."""
    words = str(row["words"])
    said = row["comparator"]
    return f"{said} {words}" if said and said.lower() not in words.lower() else words


def _about(row: Row) -> str:
    when = f" ({row['when']})" if row["when"] else ""
    owners = f", {_owners(row)}" if _owners(row) else ""
    return f"{row['measure'] or 'measure unknown'}{owners}{when}"


def _owners(row: Row) -> str:
    return " and ".join(row["between"] or row["of"])


def _claimant(row: Row) -> str:
    return str(row["claimant"] or row["outlet"] or "the text itself")


def _where(row: Row) -> str:
    parts = (row["published"] or "day unknown", row["outlet"], row["document"])
    return "  ".join(str(part) for part in parts if part)


def _rest(number: int, what: str) -> Iterator[str]:
    if number > MOST:
        yield f"… and {number - MOST:,} {what} more: --csv FILE writes all"


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def _line(text: str) -> str:
    return " ".join(text.splitlines())
