"""``--actors``: a user's rows from the option to the store and back, and into no other reading."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

import realpolitik
from realpolitik.documents import from_text
from realpolitik.errors import TableError
from realpolitik.reading import pipeline
from realpolitik.store import Store
from tests.cli.conftest import Run
from tests.gazetteer.own_rows import own, written

TEXT = "Zubrowka attacked Peru."


@pytest.fixture
def wire(tmp_path: Path) -> Path:
    """Enough documents for two processes."""
    path = tmp_path / "wire.jsonl"
    lines = [{"id": str(n), "text": f"Zubrowka attacked Peru {n} times."} for n in range(20)]
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return path


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "s.duckdb"


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A file that makes Zubrowka Chile's."""
    return written(tmp_path / "own.csv", "Zubrowka,metonym,CHL")


def actors(store: Path) -> list[tuple[str | None, int]]:
    found = Store(store).rows(
        "SELECT actor, count(*) AS n FROM dyads GROUP BY actor ORDER BY actor"
    )
    return [(row["actor"], row["n"]) for row in found]


def test_two_pipelines_side_by_side(tmp_path: Path) -> None:
    readers = [
        pipeline.pipeline(options=pipeline.Options(coder="rules", actors=rows))
        for rows in (
            own(tmp_path / "one.csv", "Zubrowka,metonym,CHL"),
            own(tmp_path / "two.csv", "Zubrowka,metonym,BOL"),
            None,
        )
    ]
    for _ in range(2):
        found = [[e.code for m in nlp(TEXT)._.rp_actors for e in m.entities] for nlp in readers]
        assert found == [["CHL", "PER"], ["BOL", "PER"], ["PER"]]


def test_batches_of_several_readings_that_alternate(tmp_path: Path) -> None:
    options = [
        pipeline.Options(coder="rules", actors=own(tmp_path / f"{c}.csv", f"Zubrowka,metonym,{c}"))
        for c in ("CHL", "BOL")
    ]
    documents = [from_text(TEXT)] * 3
    streams = [pipeline.read_many(documents, options=o, batch=1) for o in options]
    for _ in documents:
        for stream, code in zip(streams, ("CHL", "BOL"), strict=True):
            reading = next(stream)
            assert isinstance(reading, realpolitik.Reading)
            assert [e.actors[0].code for e in reading.events] == [code]


def test_python_takes_a_path_and_records_it(mine: Path) -> None:
    reading = realpolitik.read(TEXT, actors=mine, coder="rules")
    assert [e.actors[0].code for e in reading.events] == ["CHL"]
    assert reading.run is not None
    assert reading.run.options["actors"] == str(mine)
    assert len(reading.run.options["actors hash"]) == 12
    without = realpolitik.read(TEXT, coder="rules")
    assert without.events == ()
    assert without.run is not None
    assert "actors" not in without.run.options


def test_rows_hold_on_the_day_of_the_document(tmp_path: Path) -> None:
    path = written(tmp_path / "own.csv", "Zubrowka,metonym,CHL,,,2024-01-01,2024-12-31")
    for day, codes in [(date(2024, 6, 1), ["CHL"]), (date(2025, 6, 1), [])]:
        reading = realpolitik.read(TEXT, date=day, actors=path, coder="rules")
        assert [e.actors[0].code for e in reading.events] == codes


def test_a_faulty_file_stops_python_too(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="T032"):
        realpolitik.read(TEXT, actors=written(tmp_path / "own.csv", "Zubrowka,metonym,CHX"))


@pytest.mark.parametrize("command", ["read", "code", "why"])
def test_a_faulty_file_stops_the_command_and_nothing_is_written(
    run: Run, wire: Path, store: Path, tmp_path: Path, command: str
) -> None:
    path = written(tmp_path / "own.csv", "Zubrowka,metonym,CHX", ",ruler,CHL")
    end = ["--sentence", "0"] if command == "why" else ["--store", store]
    done = run(command, wire, "--actors", path, *end)
    assert (done.status, done.out) == (1, "")
    assert done.err.startswith(f"[T030] the file of actors {path} was not used - it has 3 faults")
    assert done.err.count("\n  [T032] line ") == 3
    assert not store.exists()


def test_why_names_the_row(run: Run, tmp_path: Path, mine: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text(TEXT, encoding="utf-8")
    out = run("why", text, "--sentence", 0, "--actors", mine, "--coder", "rules").out
    assert "Zubrowka: line 2 of your file comes before our rows" in out
    assert "Zubrowka: CHL/GOV" in out


@pytest.mark.parametrize("jobs", [1, 2])
def test_code_in_one_process_and_in_two(
    run: Run, wire: Path, store: Path, mine: Path, jobs: int
) -> None:
    command = ("code", wire, "--store", store, "--coder", "rules", "--jobs", jobs)
    assert run(*command, "--actors", mine).status == 0
    assert actors(store) == [("CHL", 20)]
    (only,) = Store(store).rows("SELECT options FROM runs")
    told = json.loads(only["options"])
    assert (told["actors"], len(told["actors hash"])) == (str(mine), 12)


def test_rerun_uses_the_file_and_notices_that_it_changed(
    run: Run, wire: Path, store: Path, mine: Path
) -> None:
    run("code", wire, "--store", store, "--coder", "rules", "--actors", mine)
    (only,) = Store(store).rows("SELECT run FROM runs")
    same = run("rerun", only["run"], "--store", store, "--check")
    assert (same.status, "changed" in same.err) == (0, False)
    written(mine, "Zubrowka,metonym,BOL")
    other = run("rerun", only["run"], "--store", store, "--check")
    assert other.status == 1
    assert f"the file of actors {mine} has changed since: it was " in other.err
    assert run("rerun", only["run"], "--store", store).status == 0
    assert actors(store) == [("BOL", 20)]
    hashes = {json.loads(row["options"])["actors hash"] for row in Store(store).rows("FROM runs")}
    assert len(hashes) == 2
    mine.unlink()
    gone = run("rerun", only["run"], "--store", store, "--check")
    assert (gone.status, gone.err.count("[T030]")) == (1, 1)


def test_other_rows_are_another_run(run: Run, wire: Path, store: Path, mine: Path) -> None:
    command = ("code", wire, "--store", store, "--coder", "rules", "--actors", mine)
    run(*command)
    run(*command)
    assert len(Store(store).rows("FROM runs")) == 1
    written(mine, "Zubrowka,metonym,BOL")
    run(*command)
    assert len(Store(store).rows("FROM runs")) == 2
