"""What exported files look like to other programs."""

from __future__ import annotations

import csv
import io
import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from realpolitik import codebook
from realpolitik.errors import InputError, StoreError, UsageError
from realpolitik.store import Store, Writer, connect
from realpolitik.store.exports import FORMATS, KINDS, Format, Wanted, export
from realpolitik.store.exports.back import read_back
from realpolitik.store.exports.kinds import mark
from tests.store.importing import ICEWS, icews, imported, written
from tests.store.test_export_round_trip import event, filled


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with an event that was read from a document with an id, and three imported."""
    tmp_path = tmp_path_factory.mktemp("made")
    path = tmp_path / "s.duckdb"
    filled(path, {"events": [event("words")]})
    rows = [
        icews("1", "2018-06-01", "Japan", "042", "Vietnam"),
        icews("2", "2018-07-01", "Hamas", "190", "Israel"),
        icews("3", "2018-08-01", "Japan", "010", "Vietnam"),
    ]
    imported(path, "icews", written(tmp_path / "a.tab", [ICEWS, *rows]))
    with Writer(path), connect.writing(path) as connection:
        connection.execute(
            """INSERT INTO documents (document, run, name, kind, characters, sentences, published)
            VALUES ('events0', 'r', 'my id', 'news', 10, 1, DATE '2024-07-01')"""
        )
    return path


@pytest.fixture
def store(made: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copy(made, tmp_path / "s.duckdb"))


def exported(store: Path, kind: str = "events", form: Format = "csv", **wanted: Any) -> str:
    out = io.BytesIO()
    export(store, kind, form, out, Wanted(**wanted))
    return out.getvalue().decode()


def objects(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_csv_has_a_header_iso_dates_and_tells_nothing_from_empty(store: Path) -> None:
    filled_rows = list(csv.DictReader(io.StringIO(exported(store, since=date(2018, 7, 1)))))
    assert filled_rows[0]["schema"] == mark("events")
    assert {row["day"] for row in filled_rows} == {"2018-07-01", "2018-08-01", "2024-06-01"}
    assert json.loads(filled_rows[1]["actors"])[0]["text"] in ("Hamas", "Japan")
    with connect.writing(store) as connection:
        connection.execute("UPDATE events SET rule = '', mode = NULL")
    line = exported(store, actor="NSA:HAMAS").splitlines()[1]
    assert ',"",' in line
    assert ",ASSAULT,," in line


def test_jsonl_nests_as_readings_do_and_names_the_document(store: Path) -> None:
    (found,) = objects(exported(store, form="jsonl", since=date(2020, 1, 1)))
    assert found["schema"] == mark("events")
    assert (found["document"], found["document_key"]) == ("my id", "events0")
    assert found["when"] == {"value": "2024-06", "precision": "month", "basis": "stated"}
    assert found["trigger"] == {"text": "words", "start": 3, "end": 4}
    assert (found["where"], found["cameo_root"]) == (None, "11")
    assert found["actors"][0]["code"] == "USA"
    imported_one = objects(exported(store, form="jsonl", until=date(2018, 6, 1)))[0]
    assert (imported_one["document"], imported_one["evidence"]) == (None, None)


def test_parquet_says_what_it_is(store: Path, tmp_path: Path) -> None:
    export(store, "dyads", "parquet", tmp_path / "d.parquet")
    with duckdb.connect() as connection:
        sql = "SELECT decode(key), decode(value) FROM parquet_kv_metadata(?)"
        told = dict(connection.execute(sql, [str(tmp_path / "d.parquet")]).fetchall())
        rows = connection.execute("SELECT * FROM read_parquet(?)", [str(tmp_path / "d.parquet")])
        assert len(rows.fetchall()) == 3
    assert told["schema"] == mark("dyads")


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        ({"since": date(2018, 7, 1), "until": date(2018, 8, 1)}, 2),
        ({"actor": "JPN"}, 2),
        ({"recipient": "ISR"}, 1),
        ({"actor": "JPN", "until": date(2018, 6, 30)}, 1),
        ({"status": "actual"}, 4),
        ({"status": "negated"}, 0),
        ({"run": "r"}, 1),
        ({"actor": "x' OR 'a' = 'a"}, 0),
    ],
)
def test_conditions(wanted: dict[str, Any], ids: int, store: Path) -> None:
    assert len(exported(store, **wanted).splitlines()) == 1 + ids


@pytest.mark.parametrize("kind", sorted(KINDS))
@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_every_table_in_a_window_of_time(kind: str, form: Format, store: Path) -> None:
    text = exported(store, kind, form, since=date(1990, 1, 1), until=date(2030, 1, 1))
    assert text.startswith("schema,") or form == "jsonl"


def test_a_condition_that_a_table_has_no_column_for(store: Path) -> None:
    with pytest.raises(UsageError, match=r"\[U043\] --actor .*--since, --until, --run"):
        exported(store, "figures", actor="USA")


def valid(record: dict[str, Any]) -> bool:
    """Whether a record is laid out as PLOVER's manual has it."""
    date.fromisoformat(record["date"])
    categories = {c.name for c in codebook.categories()}
    entities = [*record["actor"], *record["recipient"]]
    codes = [e["code"] for e in entities]
    return (
        isinstance(record["id"], str)
        and bool(record["actor"])
        and set(record["event"]) <= categories
        and bool(record["event"])
        and record["quad_code"] in (1, 2, 3, 4)
        and isinstance(record["event_scale"], float)
        and all(isinstance(record[n], list) for n in ("mode", "context", "event_text"))
        and all(c is None or (len(c) == 3 and c.isupper()) for c in codes)
        and all(e["sector"] is None or e["sector"] in codebook.sectors() for e in entities)
    )


def test_plover_json(store: Path, tmp_path: Path) -> None:
    assert export(store, "events", "plover", tmp_path / "p.jsonl") == (3, 1)
    found = objects((tmp_path / "p.jsonl").read_text(encoding="utf-8"))
    assert all(valid(record) for record in found)
    by_day = {record["date"]: record for record in found}
    month = by_day["2024-06-01"]
    assert (month["enddate"], month["event"], month["context"]) == (
        "2024-06-30",
        ["ACCUSE"],
        ["words", "legal"],
    )
    assert [e["code"] for e in by_day["2018-07-01"]["actor"]] == ["PSE"]
    assert by_day["2018-06-01"]["event_loc"]["country_code"] == "VNM"
    assert '"date":"2018-06-01"' in (tmp_path / "p.jsonl").read_text(encoding="utf-8")


def test_plover_writes_the_status_among_the_contexts_and_dates_by_publication(store: Path) -> None:
    with connect.writing(store) as connection:
        connection.execute(
            "UPDATE events SET status = 'negated', day = NULL, actors = [] WHERE document NOT NULL"
        )
    (found,) = objects(exported(store, form="plover", run="r"))
    assert valid(found)
    assert found["context"][-1] == "negation"
    assert (found["date"], found["date_basis"]) == ("2024-07-01", "publication")
    assert found["actor"][0]["sector"] == "UNK"


def test_plover_is_for_events(store: Path) -> None:
    with pytest.raises(UsageError, match=r"\[U044\]"):
        exported(store, "figures", "plover")


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_takes_its_place_whole(
    form: Format, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "made" / "out"
    out.parent.mkdir()
    out.write_text("before", encoding="utf-8")
    broken = ("realpolitik.store.exports._options", lambda *_: "FORMAT none_such")
    with monkeypatch.context() as patch, pytest.raises(duckdb.Error):
        patch.setattr(*broken)
        export(store, "events", form, out)
    assert [p.read_text(encoding="utf-8") for p in out.parent.iterdir()] == ["before"]
    export(store, "events", form, out)
    assert [p.name for p in out.parent.iterdir()] == ["out"]
    assert out.read_bytes() != b"before"


@pytest.mark.parametrize("out", [".", "none/x.csv"])
def test_where_nothing_can_be_written(out: str, store: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"\[U004\]"):
        export(store, "events", "csv", tmp_path / out)


def test_a_store_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"\[S006\]"):
        export(tmp_path / "none.duckdb", "events", "csv", tmp_path / "x.csv")


def back(store: Path, path: Path) -> Any:
    with Writer(store) as writer:
        return read_back(writer, path)


def test_what_is_there_already_is_passed_over(store: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.duckdb"
    export(store, "events", "csv", tmp_path / "a.csv", Wanted(actor="JPN"))
    export(store, "events", "jsonl", tmp_path / "b.jsonl")
    assert back(other, tmp_path / "a.csv").written == 2
    found = back(other, tmp_path / "b.jsonl")
    assert (found.rows, found.written) == (4, 2)
    assert back(other, tmp_path / "b.jsonl").before
    assert len(Store(other).rows("SELECT * FROM dyads")) == 4


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "D041"),
        (b"a,b\n1,2\n", "D044"),
        (b'{"a": 1}\n', "D044"),
        (b"{nonsense\n", "D044"),
        (b"schema,id\nrealpolitik.events/1,x\n", "D044"),
        (b"schema,id\nrealpolitik.events/999,x\n", "D044"),
        (b"schema,id\nrealpolitik.secrets/1,x\n", "D044"),
        (b"PAR1 and then nothing", "D044"),
        (b"\xff\xfe\x00\x01,b\n1,2\n", "D044"),
        (b'{"schema": "realpolitik.events/1", "id": 3, "actors": "x"}\n', "D044"),
    ],
)
def test_files_that_are_no_exports(content: bytes, code: str, tmp_path: Path) -> None:
    path = tmp_path / "a.file"
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        back(tmp_path / "s.duckdb", path)
    assert caught.value.code == code
    assert Store(tmp_path / "s.duckdb").rows("SELECT * FROM runs") == []
