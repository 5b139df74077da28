"""Records to rows and back: nothing is lost, nothing is made up."""

from __future__ import annotations

from dataclasses import fields

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from realpolitik import records
from realpolitik.store import codec, schema

KINDS = {
    "events": records.Event,
    "statements": records.Statement,
    "figures": records.Figure,
    "instruments": records.Instrument,
    "forecasts": records.Forecast,
    "flags": records.Flag,
    "outcomes": records.Outcome,
    "unknown_actors": records.UnknownActor,
}


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_row_gives_its_record_again(kind: type, data: st.DataObject) -> None:
    record = data.draw(st.from_type(kind))
    assert codec.record(kind, codec.row(record)) == record


@pytest.mark.parametrize(("table", "kind"), KINDS.items(), ids=KINDS)
def test_the_table_has_a_column_for_every_field(table: str, kind: type) -> None:
    columns = {c.name for c in schema.dictionary() if c.table == table}
    assert set(codec._columns(kind, "")) <= columns  # type: ignore[arg-type]


def test_a_document_has_a_column_for_every_field() -> None:
    columns = {c.name for c in schema.dictionary() if c.table == "documents"}
    assert {f.name for f in fields(records.Document)} - {"id"} <= columns
    assert "document" in columns


@pytest.mark.parametrize(("name", "kind"), [("voice", records.Voice), ("entity", records.Entity)])
def test_structs_have_the_fields_of_their_records(name: str, kind: type) -> None:
    with duckdb.connect() as connection:
        schema.migrate(connection, "memory")
        relation = connection.sql(f"SELECT NULL::{name} AS it")
        struct = relation.to_arrow_table().schema.field("it").type
    assert [field.name for field in struct] == [f.name for f in fields(kind)]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-06-19", "2024-06-19"),
        ("2024-06", "2024-06-01"),
        ("2024", "2024-01-01"),
        ("2024-02-31", None),
        ("2024-Q2", "2024-04-01"),
        ("2024-W01", "2024-01-01"),
        ("2024-W54", None),
        ("199", "1990-01-01"),
        ("20240619", None),
        ("2024-06-19T12:00:00Z", "2024-06-19"),
        ("", None),
        (None, None),
        ("soon", None),
    ],
)
def test_the_first_day_of_a_date(value: str | None, expected: str | None) -> None:
    found = codec.day(value)
    assert (found.isoformat() if found else None) == expected
