"""The commands of the store, from end to end, with the real reading."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from realpolitik.store import Store
from realpolitik.store.schema import migrations
from tests.cli.conftest import Run

LINES = (
    {"id": "a", "text": "France signed a treaty with Japan on Monday.", "published": "2021-03-05"},
    {"id": "b", "text": "Iran accused Iraq of an attack. It was cold.", "outlet": "The Lantern"},
    {"id": "c", "text": "France signed a treaty with Japan on Monday.", "published": "2021-03-05"},
)


@pytest.fixture
def wire(tmp_path: Path) -> Path:
    """Three documents, two of them the same, and a line that is none."""
    path = tmp_path / "wire.jsonl"
    lines = [json.dumps(line) for line in LINES]
    path.write_text("\n".join([*lines[:2], "{broken", lines[2]]), encoding="utf-8")
    return path


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "s.duckdb"


def test_a_corpus_is_coded_and_what_happened_is_said(run: Run, wire: Path, store: Path) -> None:
    ran = run("code", wire, "--store", store)
    assert ran.status == 1
    assert ran.out == ""
    assert f"[D008] {wire}:3 was not read" in ran.err
    assert "2 documents, 3 sentences, 3 events" in ran.err
    assert "1 document was there already" in ran.err
    assert "1 document could not be read" in ran.err
    assert Store(store).table("documents").height == 2


def test_run_again_it_reads_nothing(run: Run, wire: Path, store: Path) -> None:
    run("code", wire, "--store", store)
    ran = run("code", wire, "--store", store)
    assert "0 documents, 0 sentences" in ran.err
    assert "3 documents were there already" in ran.err
    assert "1 of them failed before: --retry takes them up" in ran.err


def test_retry_takes_up_what_failed_once_it_is_mended(run: Run, wire: Path, store: Path) -> None:
    run("code", wire, "--store", store)
    mended = {"id": "d", "text": "Brazil thanked Peru for its aid."}
    wire.write_text(wire.read_text().replace("{broken", json.dumps(mended)), encoding="utf-8")
    ran = run("code", "--retry", "--store", store)
    assert ran.status == 0
    assert ran.err.startswith("1 document, 1 sentence")
    ran = run("code", "--retry", "--store", store)
    assert "nothing has failed" in ran.err


def test_events_as_lines_carry_the_id_of_their_document(run: Run, wire: Path) -> None:
    out = wire.with_name("events.jsonl")
    ran = run("code", wire, "--events", out)
    assert ran.status == 1
    events = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [e["document"] for e in events] == ["a", "b", "b", "c"]
    assert events[0]["category"] == "SUPPORT"
    assert [a["code"] for a in events[0]["actors"]] == ["FRA"]
    assert events[0]["when"]["value"] == "2021-03-01"
    assert set(events[1]["evidence"]) == {"sentence", "start", "end", "text"}
    assert [p.name for p in sorted(wire.parent.iterdir())] == ["events.jsonl", "wire.jsonl"]


def test_events_can_be_printed(
    run: Run, wire: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    ran = run("code", wire, "--events", "-")
    assert [json.loads(line)["document"] for line in ran.out.splitlines()] == ["a", "b", "b", "c"]
    assert not list(scratch.iterdir())


def test_a_store_and_a_file_of_events_at_once(run: Run, wire: Path, store: Path) -> None:
    out = wire.with_name("events.jsonl")
    run("code", wire, "--store", store, "--events", out)
    assert len(out.read_text(encoding="utf-8").splitlines()) == 4
    assert Store(store).table("events").height == 3


def test_columns_of_other_names_are_mapped(run: Run, tmp_path: Path, store: Path) -> None:
    table = tmp_path / "wire.csv"
    table.write_text('no,body,day\n7,"France thanked Japan.",2021-03-05\n', encoding="utf-8")
    ran = run("code", table, "--map", "text=body", "--map", "id=no", "--map", "published=day",
              "--store", store)  # fmt: skip
    assert ran.status == 0
    row = Store(store).rows("SELECT name, published::VARCHAR AS day FROM documents")[0]
    assert row == {"name": "7", "day": "2021-03-05"}


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["code", "a.txt"], "U030"),
        (["code", "--store", "s.duckdb"], "U030"),
        (["code", "--retry", "--events", "e.jsonl"], "U030"),
        (["code", "a.txt", "--store", "s.duckdb", "--map", "body"], "U006"),
        (["code", "a.txt", "--store", "s.duckdb", "--jobs", "0"], "U001"),
        (["code", "a.txt", "--events", "no/such/e.jsonl"], "U004"),
    ],
)
def test_wrong_usage(run: Run, arguments: list[str], code: str) -> None:
    ran = run(*arguments)
    assert ran.status == 2
    assert ran.err.startswith(f"[{code}]")


def test_outcomes_count_list_and_show(run: Run, wire: Path, store: Path) -> None:
    run("code", wire, "--store", store)
    assert "documents  already there  1" in run("outcomes", "--store", store).out
    assert "sentences  events  2" in run("outcomes", "--store", store).out
    failed = run("outcomes", "--store", store, "--failed").out
    assert failed.startswith(f"{wire}:3  D008")
    listed = run("outcomes", "--store", store, "--documents").out.splitlines()
    assert len(listed) == 4
    sentences = run("outcomes", "--store", store, "--document", "b").out
    assert "no known actor  It was cold." in sentences
    assert "events" in sentences
    assert "events" not in run("outcomes", "--store", store, "--sentences").out


def test_outcomes_as_csv(run: Run, wire: Path, store: Path) -> None:
    run("code", wire, "--store", store)
    ran = run("outcomes", "--store", store, "--sentences", "--csv", "-")
    rows = list(csv.DictReader(io.StringIO(ran.out)))
    assert [(row["sentence"], row["text"]) for row in rows] == [("1", "It was cold.")]


def test_outcomes_without_texts(run: Run, wire: Path, store: Path) -> None:
    run("code", wire, "--store", store, "--no-text")
    assert "no known actor" in run("outcomes", "--store", store, "--sentences").out


def test_the_store_is_described(run: Run, wire: Path, store: Path) -> None:
    run("code", wire, "--store", store)
    out = run("store", store).out
    assert f"schema {len(migrations())}" in out
    assert "documents                   2" in out
    assert "code    " in out


def test_rerun_reproduces_a_run_or_prints_what_is_different(
    run: Run, wire: Path, store: Path
) -> None:
    import duckdb

    run("code", wire, "--store", store)
    number = Store(store).rows("SELECT run FROM runs")[0]["run"]
    ran = run("rerun", number[:6], "--store", store, "--check")
    assert (ran.status, ran.out) == (0, f"run {number}: nothing is different\n")
    with duckdb.connect(str(store)) as connection:
        connection.execute("UPDATE events SET category = 'AID' WHERE category = 'SUPPORT'")
        connection.execute("UPDATE runs SET version = '0.0.1'")
    ran = run("rerun", number, "--store", store, "--check")
    assert ran.status == 1
    assert "the run was made by realpolitik 0.0.1" in ran.err
    assert ran.out.count("'category': 'AID'") == ran.out.count("'category': 'SUPPORT'") == 1
    assert ran.out.endswith("1 documents differ\n")


def test_rerun_without_check_puts_new_readings_in_place(run: Run, wire: Path, store: Path) -> None:
    import duckdb

    run("code", wire, "--store", store)
    number = Store(store).rows("SELECT run FROM runs")[0]["run"]
    with duckdb.connect(str(store)) as connection:
        connection.execute("DELETE FROM events")
    ran = run("rerun", number, "--store", store)
    assert ran.status == 0
    assert "2 documents were read again" in ran.out
    found = Store(store)
    assert found.table("events").height == 3
    assert found.table("documents").height == 2
    again = found.rows("SELECT run FROM runs WHERE run <> ?", [number])[0]["run"]
    assert run("rerun", again, "--store", store, "--check").status == 0


def test_no_such_run(run: Run, wire: Path, store: Path) -> None:
    run("code", wire, "--store", store)
    ran = run("rerun", "zzz", "--store", store)
    assert (ran.status, ran.err[:6]) == (1, "[S008]")


def test_read_puts_its_readings_into_a_store(run: Run, wire: Path, store: Path) -> None:
    ran = run("read", wire, "--store", store)
    assert ran.status == 1
    rows = Store(store).rows("SELECT result FROM inputs ORDER BY position")
    assert [row["result"] for row in rows] == ["read", "read", "failed", "already there"]
    assert Store(store).table("documents").height == 2
    ran = run("code", wire, "--store", store)
    assert "0 documents, 0 sentences" in ran.err


def test_hostile_words_stay_words(run: Run, tmp_path: Path, store: Path) -> None:
    line = {
        "id": "x'); DROP TABLE events; --",
        "text": "France thanked Japan\u0000 for '); DROP TABLE documents; --",
        "outlet": "\"; ATTACH '/etc/passwd'",
    }
    path = tmp_path / "wire.jsonl"
    path.write_text(json.dumps(line), encoding="utf-8")
    assert run("code", path, "--store", store).status == 0
    row = Store(store).rows("SELECT name, outlet FROM documents")[0]
    assert row == {"name": line["id"], "outlet": line["outlet"]}
    assert run("outcomes", "--store", store, "--document", line["id"]).status == 0
