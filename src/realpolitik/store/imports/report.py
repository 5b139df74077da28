"""What became of the rows of a file: counted, and the lines that were left out named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import duckdb

from realpolitik.store.imports.engine import rows
from realpolitik.store.imports.layout import Layout
from realpolitik.store.imports.lines import Lines

_FEW = 5
_MANY = 10
_FAULTS = {
    "columns": "more or fewer fields than the others have",
    "date": "no date that there is",
    "code": "no code of the data set",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One import.

    ``rows`` is the number of rows in the file, ``events`` of those written, ``already`` of those
    that the store had from another file. ``faults`` holds by reason the number of rows left out
    and the numbers of the first few lines; ``unmapped`` code, name and number of the events that
    PLOVER has no category for; ``unresolved`` the commonest names without a code; ``mentions`` and
    ``resolved`` count actors and recipients. ``before`` is the run that had imported the file,
    where one had: then nothing else was done.
    """

    file: str
    dataset: str
    run: str
    before: str | None = None
    rows: int = 0
    events: int = 0
    already: int = 0
    first: str | None = None
    last: str | None = None
    faults: Mapping[str, tuple[int, tuple[int, ...]]] = field(default_factory=dict)
    unmapped: tuple[tuple[str, str, int], ...] = ()
    mentions: int = 0
    resolved: int = 0
    unresolved: tuple[tuple[str, int], ...] = ()
    notes: tuple[str, ...] = ()

    def lines(self) -> Iterator[str]:
        """The report in words."""
        if self.before:
            yield f"{self.file}: imported before, by run {self.before}; nothing was added"
            return
        yield f"{self.file}: {self.rows:,} rows of {self.dataset}, {self.events:,} events written"
        if self.first:
            yield f"  days: {self.first} to {self.last}"
        if self.already:
            yield f"  already there, from another file: {self.already:,}"
        yield from (f"  {line}" for line in self._left_out())
        yield from (f"  {line}" for line in self._unmapped())
        yield from (f"  {line}" for line in self._names())
        yield from (f"  note: {note}" for note in self.notes)

    def reasons(self) -> str:
        """Why rows were left out, in one line."""
        return "; ".join(self._left_out())

    def _left_out(self) -> Iterator[str]:
        for fault, (number, lines) in self.faults.items():
            shown = ", ".join(map(str, lines)) + (" …" if number > len(lines) else "")
            yield f"left out, {_FAULTS[fault]}: {number:,} (line {shown})"

    def _unmapped(self) -> Iterator[str]:
        total = sum(number for *_, number in self.unmapped)
        if total:
            share = 100 * total / max(self.events, 1)
            yield f"without a PLOVER category: {total:,} ({share:.1f} %), kept by their own codes"
            for code, name, number in self.unmapped:
                yield f"  {code:<5} {name}: {number:,}"

    def _names(self) -> Iterator[str]:
        if not self.mentions:
            return
        share = 100 * self.resolved / self.mentions
        yield f"actors and recipients: {self.mentions:,}, resolved to a code {share:.1f} %"
        if self.unresolved:
            shown = "; ".join(f"{name} ({number:,})" for name, number in self.unresolved)
            yield f"commonest names without a code: {shown}"


def faults(connection: duckdb.DuckDBPyConnection) -> dict[str, tuple[int, tuple[int, ...]]]:
    """By fault the number of rows of ``staged`` and the first few of their lines."""
    found = connection.execute(
        f"""SELECT fault, count(*), list_slice(list_sort(list(number)), 1, {_FEW}) FROM staged
        WHERE fault IS NOT NULL GROUP BY fault ORDER BY fault"""
    ).fetchall()
    return {fault: (number, tuple(lines)) for fault, number, lines in found}


def made(
    connection: duckdb.DuckDBPyConnection, layout: Layout, lines: Lines, run: str, already: int
) -> Report:
    """The report of what stands in the temporary tables and was written by a run."""
    total, first, last = connection.execute(_ROWS).fetchall()[0]
    connection.execute(_MENTIONED)
    mentions, resolved = connection.execute(_MENTIONS).fetchall()[0]
    return Report(
        file=str(lines.path),
        dataset=layout.dataset,
        run=run,
        rows=total,
        events=connection.execute("SELECT count(*) FROM made").fetchall()[0][0],
        already=already,
        first=str(first) if first else None,
        last=str(last) if last else None,
        faults=faults(connection),
        unmapped=tuple(rows(connection, _UNMAPPED)),  # type: ignore[arg-type]
        mentions=mentions,
        resolved=resolved,
        unresolved=tuple(rows(connection, _UNRESOLVED)),  # type: ignore[arg-type]
        notes=(*layout.notes, *_notes(connection, layout, lines)),
    )


_ROWS = """SELECT count(*), min(day) FILTER (fault IS NULL), max(day) FILTER (fault IS NULL)
FROM staged"""
_MENTIONED = """CREATE OR REPLACE TEMP TABLE mentioned AS
WITH sides AS (
  SELECT unnest([s.actor_key, s.recipient_key]) AS key, s.day
  FROM made s),
days AS (SELECT key, day, count(*) AS n FROM sides GROUP BY ALL),
named AS (
  SELECT unnest(w.entities) AS e, n
  FROM days JOIN who w ON w.key = days.key AND days.day BETWEEN w.begins AND w.ends)
SELECT e.text AS name, e.code AS code, sum(n)::BIGINT AS n FROM named GROUP BY ALL"""
_MENTIONS = (
    "SELECT coalesce(sum(n), 0), coalesce(sum(n) FILTER (code IS NOT NULL), 0) FROM mentioned"
)
_UNRESOLVED = (
    f"""SELECT name, n FROM mentioned WHERE code IS NULL ORDER BY n DESC, name LIMIT {_MANY}"""
)
_UNMAPPED = """SELECT s.code, c.words, count(*) AS n
FROM made s JOIN crosswalk c ON c.code = s.code
WHERE c.category IS NULL GROUP BY ALL ORDER BY n DESC, s.code"""


def _notes(connection: duckdb.DuckDBPyConnection, layout: Layout, lines: Lines) -> Iterator[str]:
    if lines.decoded:
        yield f"{lines.decoded:,} lines are not UTF-8; they were read as Windows-1252"
    if lines.mended:
        yield f"{lines.mended:,} lines with stray tabs were mended"
    if layout.coding == "plover":
        other = rows(
            connection,
            """SELECT code_text, count(*) FROM staged WHERE fault IS NULL AND code_text <> code
            GROUP BY ALL ORDER BY 2 DESC, 1 LIMIT 5""",
        )
        for text, number in other:
            yield f"{text!r} is no mode of PLOVER 2.0: {number:,} events kept by category alone"
    elif not layout.names_of_codes and _no_zeros(connection):
        yield "no code begins with 0: has a program made numbers of them (014 becomes 14)?"


def _no_zeros(connection: duckdb.DuckDBPyConnection) -> bool:
    total, zeros = connection.execute(
        "SELECT count(*), count(*) FILTER (starts_with(code_text, '0')) FROM staged"
    ).fetchall()[0]
    return bool(total >= 100 and zeros == 0)
