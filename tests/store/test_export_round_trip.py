"""What is exported and read back is the table that it was, in every format."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from realpolitik import records
from realpolitik.store import Writer, codec, connect
from realpolitik.store.exports import KINDS, Format, export
from realpolitik.store.exports.back import read_back

RECORDS = {name: kind for name, kind in KINDS.items() if kind}
NASTY = ("", " ", ",", '"', '""', "a\nb", "a\r\nb", "NULL", "null", "[]", "'", "é – ü", "\\n", "\t")
CLOSE = settings(
    max_examples=2, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def storable(value: Any) -> Any:
    """The record with what a file cannot hold taken out: NUL, lone surrogates, endless numbers."""
    if is_dataclass(value) and not isinstance(value, type):
        return type(value)(**{f.name: storable(getattr(value, f.name)) for f in fields(value)})
    if isinstance(value, tuple):
        return tuple(storable(v) for v in value)
    if isinstance(value, str):
        return value.replace("\0", "").encode("utf-8", "replace").decode()
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, int) and not isinstance(value, bool):
        return abs(value) % 100
    return value


def event(text: str) -> records.Event:
    """An event with a text in every place that holds one."""
    entity = records.Entity(text=text, start=0, end=1, name=text, code="USA", sector=None)
    return records.Event(
        id=f"e{hash(text)}",
        actors=(entity, entity),
        recipients=(),
        category="ACCUSE",
        mode=None,
        contexts=(text, "legal"),
        quad=3,
        score=0.1 + 0.2,
        status="actual",
        conditional_on=text,
        attribution=(records.Voice(name=text),),
        trigger=records.Span(text=text, start=3, end=4),
        when=records.When(value="2024-06", precision="month", basis="stated"),
        where=None,
        confidence=1 / 3,
        rule=text,
        evidence=records.Evidence(sentence=0, start=0, end=1, text=text),
    )


def filled(path: Path, found: dict[str, list[Any]]) -> None:
    """A store with these records, each of a document of its own."""
    with Writer(path) as writer, connect.writing(path) as connection:
        for name, each in found.items():
            rows = [
                {"document": f"{name}{i}", "run": "r", "position": i, **codec.row(record)}
                for i, record in enumerate(each)
            ]
            for row in rows:
                row["day"] = codec.day(row.get("when_value"))
            writer.insert(connection, name, rows)


def differences(one: Path, other: Path, tables: Iterable[str]) -> dict[str, list[Any]]:
    """By table the rows that only one of two stores has."""
    found: dict[str, list[Any]] = {}
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH '{one}' AS first (READ_ONLY)")
        connection.execute(f"ATTACH '{other}' AS second (READ_ONLY)")
        for table in tables:
            sides = f"SELECT * FROM first.{table}", f"SELECT * FROM second.{table}"
            found[table] = [
                row
                for a, b in (sides, sides[::-1])
                for row in connection.execute(f"{a} EXCEPT ALL {b}").fetchall()
            ]
    return found


def there_and_back(folder: Path, found: dict[str, list[Any]], form: Format) -> None:
    one, other = folder / "one.duckdb", folder / "other.duckdb"
    filled(one, found)
    with Writer(other) as writer:
        for name, each in found.items():
            export(one, name, form, folder / f"{name}.{form}")
            if each:
                back = read_back(writer, folder / f"{name}.{form}")
                assert (back.kind, back.rows, back.written) == (name, len(each), len(each))
    assert differences(one, other, found) == {key: [] for key in found}


@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet"])
@given(data=st.data())
@CLOSE
def test_whatever_the_records_hold(
    data: st.DataObject, form: Format, tmp_path_factory: pytest.TempPathFactory
) -> None:
    found = {
        name: [storable(r) for r in data.draw(st.lists(st.from_type(kind), max_size=3))]
        for name, kind in RECORDS.items()
    }
    there_and_back(tmp_path_factory.mktemp("trip"), found, form)


@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet"])
def test_whatever_the_texts_hold(form: Format, tmp_path: Path) -> None:
    there_and_back(tmp_path, {"events": [event(text) for text in NASTY]}, form)
