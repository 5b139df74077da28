"""``realpolitik actors``: explain, unknown and check from the outside."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import duckdb
import pytest

from realpolitik.store import Store, schema
from tests.cli.conftest import Run
from tests.gazetteer.own_rows import written

WIRE = [
    {
        "id": "a",
        "text": "Zubrowka attacked Chile and Peru. Officials said so.",
        "published": "2024-06-01",
    },
    {"id": "b", "text": "Chile accused Peru. Zubrowka and Maria Exempel met in Chile."},
]


@pytest.fixture
def store(tmp_path: Path, run: Run) -> Path:
    """A store of two documents with subjects that nothing matches."""
    wire, path = tmp_path / "wire.jsonl", tmp_path / "s.duckdb"
    wire.write_text("\n".join(map(json.dumps, WIRE)), encoding="utf-8")
    assert run("code", wire, "--store", path, "--coder", "rules").status == 0
    return path


# -- explain ---------------------------------------------------------------------------------------


def test_explain_shows_rows_decisions_and_outcome(run: Run) -> None:
    done = run("actors", "explain", "Georgia", "--in", "She left Georgia for Peru.")
    assert (done.status, done.err) == (0, "")
    assert ">  Georgia  state" in done.out
    assert "nobody" in done.out
    assert "decided   Georgia: GEO, as no narrower rule of ambiguous.csv holds" in done.out
    assert done.out.splitlines()[-1] == "read as   “Georgia”: GEO/GOV Georgia, by name"


def test_explain_on_a_day(run: Run) -> None:
    before = run("actors", "explain", "Vladimir Putin", "--on", "2010-01-01").out
    after = run("actors", "explain", "Vladimir Putin", "--on", "2024-01-01").out
    assert ">  Vladimir Putin  person  Vladimir Putin  RUS   GOV     prime minister" in before
    assert "-  Vladimir Putin  person  Vladimir Putin  RUS   GOV     prime minister" in after


def test_explain_as_json(run: Run, tmp_path: Path) -> None:
    found = json.loads(run("actors", "explain", "Kremlin", "--json", "-").out)
    assert [r["code"] for r in found["resolved"]] == ["RUS"]
    (candidate,) = found["candidates"]
    assert candidate["origin"]["table"] == "metonyms.csv"
    path = tmp_path / "k.json"
    assert run("actors", "explain", "Kremlin", "--json", path).out == ""
    assert json.loads(path.read_text(encoding="utf-8")) == found


def test_explain_a_name_that_nobody_has(run: Run) -> None:
    done = run("actors", "explain", "Zubrowka")
    assert done.status == 0
    assert "no table has the name" in done.out
    assert "read as   nobody" in done.out


def test_explain_with_a_row_of_one_s_own(run: Run, tmp_path: Path) -> None:
    path = written(tmp_path / "own.csv", "Zubrowka,metonym,CHL")
    done = run("actors", "explain", "Zubrowka", "--actors", path)
    assert "own.csv:2" in done.out
    assert "CHL/GOV Zubrowka, by metonym" in done.out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["explain"], "U001"),
        (["explain", ""], "U070"),
        (["explain", "..."], "U070"),
        (["explain", "A" * 500], "U070"),
        (["explain", "Chile", "--in", "Peru left."], "U070"),
        (["explain", "Chile", "--in", ""], "U070"),
        (["explain", "Chile", "--on", "June"], "U002"),
        (["explain", "Chile", "--json", "/no/such/folder/x"], "U004"),
        (["unknown"], "U001"),
        (["unknown", "--store", "s", "--limit", "0"], "U001"),
        (["unknown", "--store", "s", "--csv", "-", "--json", "-"], "U001"),
        (["check"], "U001"),
        (["nonsense"], "U001"),
    ],
)
def test_wrong_usage(run: Run, arguments: list[str], code: str) -> None:
    done = run("actors", *arguments)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(f"[{code}] ")


def test_control_characters_are_shown_and_not_sent(run: Run) -> None:
    done = run("actors", "explain", "Chi\x1b[31mle")
    assert "\x1b" not in done.out + done.err


# -- unknown ---------------------------------------------------------------------------------------


def test_unknown_counts_and_shows_a_sentence(run: Run, store: Path) -> None:
    out = run("actors", "unknown", "--store", store).out.splitlines()
    assert " ".join(out[1].split()) == "Zubrowka 2 2 no table has the name"
    assert out[2].strip() == "“Zubrowka attacked Chile and Peru.”"
    assert {line.split("  ")[0] for line in out[3:7:2]} == {"Maria Exempel", "Officials"}
    assert out[-1] == "3 subjects without a code, 4 mentions, in 2 of 2 documents"


def test_unknown_as_rows(run: Run, store: Path) -> None:
    rows = json.loads(run("actors", "unknown", "--store", store, "--json", "-").out)
    listed = list(
        csv.DictReader(io.StringIO(run("actors", "unknown", "--store", store, "--csv", "-").out))
    )
    assert [r["words"] for r in rows] == [r["words"] for r in listed]
    assert rows[0]["mentions"] == rows[0]["documents"] == 2
    assert listed[0]["example"] == "Zubrowka attacked Chile and Peru."
    few = run("actors", "unknown", "--store", store, "--limit", 1, "--json", "-").out
    assert json.loads(few) == rows[:1]


def test_unknown_without_texts_has_no_example(run: Run, tmp_path: Path) -> None:
    wire, path = tmp_path / "wire.jsonl", tmp_path / "s.duckdb"
    wire.write_text(json.dumps(WIRE[0]), encoding="utf-8")
    run("code", wire, "--store", path, "--coder", "rules", "--no-text")
    rows = json.loads(run("actors", "unknown", "--store", path, "--json", "-").out)
    assert {r["example"] for r in rows} == {None}


def test_unknown_of_a_store_of_version_2(run: Run, store: Path) -> None:
    with duckdb.connect(str(store)) as connection:
        connection.execute("ALTER TABLE events DROP COLUMN label")
        connection.execute("DROP TABLE unknown_actors")
        connection.execute("UPDATE meta SET schema_version = 2")
    done = run("actors", "unknown", "--store", store)
    assert done.status == 1
    assert done.err.startswith("[S007] ")
    assert run("store", store, "--migrate").status == 0
    assert "realpolitik rerun RUN" in run("actors", "unknown", "--store", store).out
    assert len(schema.migrations()) >= 3
    (only,) = Store(store).rows("SELECT run FROM runs")
    assert run("rerun", only["run"], "--store", store).status == 0
    assert "Zubrowka" in run("actors", "unknown", "--store", store).out


def test_rerun_finds_them_as_they_were(run: Run, store: Path) -> None:
    (only,) = Store(store).rows("SELECT run FROM runs")
    assert run("rerun", only["run"], "--store", store, "--check").status == 0
    with duckdb.connect(str(store)) as connection:
        connection.execute("DELETE FROM unknown_actors WHERE words = 'Officials'")
    done = run("rerun", only["run"], "--store", store, "--check")
    assert done.status == 1
    assert "unknown_actors: {'sentence': 1, 'words': 'Officials'" in done.out


def test_they_are_exported(run: Run, store: Path, tmp_path: Path) -> None:
    path = tmp_path / "u.csv"
    done = run("export", "unknown_actors", "--store", store, "--format", "csv", "--out", path)
    assert done.status == 0
    assert "Maria Exempel" in path.read_text(encoding="utf-8")


# -- check -----------------------------------------------------------------------------------------


def test_check_of_a_good_file(run: Run, tmp_path: Path) -> None:
    path = written(tmp_path / "own.csv", "Kremlin,metonym,CHL", "Zubrowka,organisation,IGO:ZUB")
    done = run("actors", "check", path)
    assert (done.status, done.err) == (0, "")
    first, second = done.out.splitlines()
    assert first.startswith(f"{path}: 2 rows, 2 names, hash ")
    assert second == "in the place of ours: Kremlin"


def test_check_tells_every_fault(run: Run, tmp_path: Path) -> None:
    path = written(
        tmp_path / "own.csv",
        "Ab,ruler,CHX,GVO,,2024-02-30",
        "Kremlin,metonym,CHL",
        "Kremlin,metonym,PER",
        "word,metonym,PER",
    )
    done = run("actors", "check", path)
    assert done.status == 1
    *faults, last = done.out.splitlines()
    assert [f[1:5] for f in faults] == ["T032", "T032", "T032", "T033", "T034", "T035"]
    assert [f.split(":")[0][-6:] for f in faults] == [*["line 2"] * 4, "line 4", "line 5"]
    assert last == f"{path}: 5 faults, 1 warning; it will not be used"


def test_warnings_alone_stop_nothing(run: Run, tmp_path: Path) -> None:
    done = run("actors", "check", written(tmp_path / "own.csv", "word,metonym,PER"))
    assert done.status == 0
    assert "no fault, 1 warning" in done.out


def test_check_of_no_file(run: Run, tmp_path: Path) -> None:
    done = run("actors", "check", tmp_path / "none.csv")
    assert (done.status, done.out) == (1, "")
    assert done.err.startswith("[T030] ")
