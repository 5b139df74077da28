"""What can be exported: the columns of each kind, flat and nested, as SQL."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from realpolitik import codebook, records, tables
from realpolitik.store import codec, schema

KINDS: Mapping[str, type | None] = {
    "events": records.Event,
    "statements": records.Statement,
    "figures": records.Figure,
    "instruments": records.Instrument,
    "forecasts": records.Forecast,
    "flags": records.Flag,
    "outcomes": records.Outcome,
    "unknown_actors": records.UnknownActor,
    "documents": None,
    "dyads": None,
    "imported": None,
}
"""By the name of a table the record that its rows hold; ``None`` where they are flat anyway."""

IDENTITY = {
    **dict.fromkeys(KINDS, "id"),
    **dict.fromkeys(("flags", "outcomes", "unknown_actors", "documents"), "document"),
    **dict.fromkeys(("dyads", "imported"), "event"),
}
"""The column that tells whether the store has a row already."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table of the store; ``nested`` where it holds a list or a struct."""

    name: str
    type: str

    @property
    def nested(self) -> bool:
        return self.type.endswith("]") or self.type.startswith("STRUCT")

    @property
    def sql(self) -> str:
        """Its name, quoted."""
        return quoted(self.name)


@cache
def columns(kind: str) -> tuple[Column, ...]:
    """The columns of a kind, in the order of its table.

    >>> [c.name for c in columns("outcomes")]
    ['document', 'sentence', 'start', 'end', 'result', 'reason']
    """
    return tuple(Column(c.name, c.type) for c in schema.dictionary() if c.table == kind)


def mark(kind: str, version: int | None = None) -> str:
    """What every exported file says of itself: its kind and the version of the schema.

    >>> mark("events", 1)
    'realpolitik.events/1'
    """
    return f"realpolitik.{kind}/{version or len(schema.migrations())}"


def quoted(name: str) -> str:
    """A name in SQL."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A string in SQL."""
    return "'" + text.replace("'", "''") + "'"


def has_document(kind: str) -> bool:
    """Whether the rows of a kind say which document they are from."""
    return any(c.name == "document" for c in columns(kind))


def flat(kind: str, *, text: bool, marked: bool) -> str:
    """The select list of a table as it is.

    Args:
        kind: a key of ``KINDS``.
        text: lists and structs as JSON.
        marked: with a first column ``schema``.
    """
    parts = [f"{literal(mark(kind))} AS schema"] if marked else []
    for column in columns(kind):
        json = text and column.nested
        parts.append(
            f"to_json(t.{column.sql})::VARCHAR AS {column.sql}" if json else f"t.{column.sql}"
        )
    return ", ".join([*parts, *extras(kind)])


def extras(kind: str) -> Iterator[str]:
    """Columns that the table does not have: the name of the document, the root of CAMEO."""
    if has_document(kind) and kind != "documents":
        yield "d.name AS document_name"
    if kind in ("events", "dyads"):
        mode = "t.mode" if kind == "events" else "NULL"
        yield f"{cameo_root('t.category', mode)} AS cameo_root"


def nested(kind: str) -> str:
    """The select list of a table as JSON records: ``when`` is an object, not three columns."""
    parts = [f"{literal(mark(kind))} AS schema"]
    if has_document(kind):
        name = "t.name" if kind == "documents" else "d.name"
        parts.append(f"coalesce({name}, t.document) AS document")
        parts.append("t.document AS document_key")
    record = KINDS[kind]
    in_record = set(codec._columns(record, "")) if record else set()
    for column in columns(kind):
        if column.name not in in_record and column.name != "document":
            parts.append(f"t.{column.sql}")
    if record:
        parts += [f"{sql} AS {quoted(name)}" for name, sql in _fields(record, "")]
    if kind in ("events", "dyads"):
        parts.append(list(extras(kind))[-1])
    return ", ".join(parts)


def _fields(record: type, prefix: str) -> Iterator[tuple[str, str]]:
    for name, inner, _ in codec._fields(record):
        if inner is None:
            yield name, f"t.{quoted(prefix + name)}"
            continue
        fields = dict(_fields(inner, f"{prefix}{name}_"))
        absent = " AND ".join(
            f"t.{quoted(c)} IS NULL" for c in codec._columns(inner, f"{prefix}{name}_")
        )
        packed = ", ".join(f"{quoted(key)} := {sql}" for key, sql in fields.items())
        yield name, f"CASE WHEN {absent} THEN NULL ELSE struct_pack({packed}) END"


def paths(kind: str) -> Iterator[tuple[Column, str]]:
    """By column of a table its place in the JSON that ``nested`` makes."""
    record = KINDS[kind]
    places = dict(_paths(record, "", "$")) if record else {}
    for column in columns(kind):
        key = "document_key" if column.name == "document" else column.name
        yield column, places.get(column.name, f'$."{key}"')


def _paths(record: type, prefix: str, at: str) -> Iterator[tuple[str, str]]:
    for name, inner, _ in codec._fields(record):
        if inner is None:
            yield prefix + name, f'{at}."{name}"'
        else:
            yield from _paths(inner, f"{prefix}{name}_", f'{at}."{name}"')


def cameo_root(category: str, mode: str) -> str:
    """The SQL of the CAMEO root that a category and mode stand for.

    >>> from duckdb import sql
    >>> sql("SELECT " + cameo_root("'ACCUSE'", "'investigate'")).fetchall()
    [('09',)]
    """
    cases = " ".join(
        f"WHEN {literal(f'{c} {m}' if m else c)} THEN {literal(root)}"
        for (c, m), root in _roots().items()
    )
    whole = " ".join(
        f"WHEN {literal(c)} THEN {literal(root)}" for (c, m), root in _roots().items() if not m
    )
    return f"coalesce(CASE {category} || ' ' || {mode} {cases} END, CASE {category} {whole} END)"


@cache
def _roots() -> dict[tuple[str, str], str]:
    """By category and mode the root that most of the codes have that lead there."""
    found: dict[tuple[str, str], Counter[str]] = {}
    for row in tables.rows("codebook", "cameo.csv"):
        if row["category"]:
            for key in {(row["category"], row["mode"]), (row["category"], "")}:
                found.setdefault(key, Counter())[row["code"][:2]] += 1
    known = {key: max(sorted(n), key=lambda root: n[root]) for key, n in found.items()}
    return {**known, **{(c.name, ""): known[c.name, ""] for c in codebook.categories()}}
