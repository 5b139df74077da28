"""``forecasts``, ``forecasts resolve`` and ``forecasts score``."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Ran, Run
from tests.store.foretold import Foretold, filled


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with five forecasts of three holders."""
    return filled(
        tmp_path / "s.duckdb",
        [
            Foretold("aaaaaa111111", horizon="2999"),
            Foretold("aaaaaa222222", "unlikely", condition="it rains"),
            Foretold("bbbbbb333333", "may", holder=None, outlet=None),
            Foretold("cccccc444444", horizon="2024-06-30", about="the ferry\x1b[31m\nruns"),
            Foretold("dddddd555555", "very likely", holder="Aldo Vance"),
        ],
    )


def test_the_listing(run: Run, store: Path) -> None:
    done = run("forecasts", "--store", store)
    assert done.status == 0
    lines = done.out.splitlines()
    assert lines[:3] == [
        "! cccccc  Ines Okafor: likely (0.55 to 0.80); by 2024-06-30, which is past",
        "          “the ferry\\x1b[31m runs, likely”",
        "          2024-06-25  The Lantern  d-cccccc444444",
    ]
    assert "  aaaaaa2  Ines Okafor: unlikely (0.20 to 0.45); condition: it rains" in lines
    assert "  bbbbbb  author not known: may (no range)" in lines
    assert lines[-1] == "5 forecasts: 1 open and their day past, 4 open, 0 resolved"


def test_the_listing_of_a_holder_and_of_the_open(run: Run, store: Path) -> None:
    resolve(run, store, "dddd", "yes")
    assert "→ yes on 2024-07-01: the wire" in run("forecasts", "--store", store).out
    vance = run("forecasts", "--store", store, "--holder", "vance").out
    assert vance.splitlines()[-1].startswith("1 forecasts: 0 open and their day past, 0 open, 1 ")
    assert "dddddd" not in run("forecasts", "--store", store, "--open").out


def test_the_listing_of_nothing(run: Run, tmp_path: Path) -> None:
    done = run("forecasts", "--store", filled(tmp_path / "s.duckdb", []))
    assert done.status == 0
    assert done.out.startswith("0 forecasts")


def test_the_listing_as_csv_and_json(run: Run, store: Path, tmp_path: Path) -> None:
    resolve(run, store, "dddd", "no")
    table = tmp_path / "f.csv"
    assert run("forecasts", "--store", store, "--csv", table).err == f"wrote {table}\n"
    rows = list(csv.DictReader(io.StringIO(table.read_text(encoding="utf-8"))))
    assert [row["state"] for row in rows] == ["overdue", "open", "open", "open", "resolved"]
    assert (rows[-1]["outcome"], rows[-1]["day"], rows[-1]["low"]) == ("no", "2024-07-01", "0.8")
    assert rows[0]["words"] == "the ferry\x1b[31m\nruns, likely"
    out = tmp_path / "f.json"
    assert run("forecasts", "--store", store, "--json", out).out == ""
    found = json.loads(out.read_text(encoding="utf-8"))
    assert [each["short"] for each in found] == [row["short"] for row in rows]
    assert {each["low"] for each in found} == {0.55, 0.2, None, 0.8}


def resolve(run: Run, store: Path, ident: str, outcome: str, *more: str) -> Ran:
    on = ("--on", "2024-07-01", "--note", "the wire")
    return run("forecasts", "resolve", ident, outcome, *on, "--store", store, *more)


def test_resolving_says_what_is_recorded_and_what_it_replaces(run: Run, store: Path) -> None:
    assert resolve(run, store, "dddd", "no").out == "forecast dddddd555555: no on 2024-07-01\n"
    done = resolve(run, store, "dddddd5", "yes")
    assert done.status == 0
    assert done.out.splitlines() == [
        "forecast dddddd555555: yes on 2024-07-01",
        "this replaces: no on 2024-07-01 (the wire)",
    ]


WRONG = [
    (("resolve", "zzz", "yes", "--on", "2024-07-01"), "[U060]"),
    (("resolve", "aaaaaa", "yes", "--on", "2024-07-01"), "[U061]"),
    (("resolve", "dddd", "perhaps", "--on", "2024-07-01"), "[U062]"),
    (("resolve", "dddd", "yes", "--on", "2024-06-24"), "[U063]"),
    (("resolve", "dddd", "yes", "--on", "2999-01-01"), "[U063]"),
    (("resolve", "dddd", "void", "--on", "2024-07-01"), "[U064]"),
    (("resolve", "dddd", "yes", "--on", "1 July"), "[U002]"),
    (("resolve", "dddd", "yes"), "[U001]"),
    (("--csv", "-", "--json", "-"), "[U001]"),
    (("score", "--plot", "none/f.svg"), "[U004]"),
    (("--csv", "none/f.csv"), "[U004]"),
]


@pytest.mark.parametrize(("words", "code"), WRONG)
def test_wrong_usage(run: Run, store: Path, words: tuple[str, ...], code: str) -> None:
    done = run("forecasts", *words, "--store", store)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(code)
    assert " - " in done.err and ". Do: " in done.err


@pytest.mark.parametrize("command", [(), ("score",), ("resolve", "d", "yes", "--on", "2024-07-01")])
def test_the_store_must_be_named_and_must_be_there(
    run: Run, tmp_path: Path, command: tuple[str, ...]
) -> None:
    unnamed = run("forecasts", *command)
    assert unnamed.status == 2
    assert "missing option '--store'" in unnamed.err
    missing = run("forecasts", *command, "--store", tmp_path / "none.duckdb")
    assert missing.status == 1
    assert missing.err.startswith("[S006]")


def test_options_before_a_command(run: Run, store: Path) -> None:
    assert run("forecasts", "--store", store, "score").status == 0
    done = run("forecasts", "--open", "--store", store, "score")
    assert done.status == 2
    assert "only --store goes with it" in done.err


def test_nothing_to_score(run: Run, store: Path, tmp_path: Path) -> None:
    resolve(run, store, "aaaaaa2", "void")
    done = run("forecasts", "score", "--store", store, "--plot", tmp_path / "f.svg")
    assert done.status == 0
    assert done.out.startswith("no forecast is resolved yes or no; 4 are open, 1 void\n")
    assert "was not written" in done.err
    assert not (tmp_path / "f.svg").exists()


@pytest.fixture
def settled(run: Run, store: Path) -> Path:
    """The store with all but one forecast resolved."""
    for ident, outcome in (("aaaaaa2", "no"), ("bbbb", "yes"), ("cccc", "no"), ("dddd", "yes")):
        assert resolve(run, store, ident, outcome).status == 0
    return store


def test_the_scores(run: Run, settled: Path) -> None:
    done = run("forecasts", "score", "--store", settled)
    assert done.status == 0
    assert [" ".join(line.split()) for line in done.out.splitlines()] == [
        "holder resolved came true scored Brier",
        "Ines Okafor 2 0.00 2 0.28",
        "Aldo Vance 1 1.00 1 0.02",
        "author not known 1 1.00 0 -",
        "all 4 0.50 3 0.19",
        "",
        "likelihood scored said came true",
        "0.20 to 0.45 1 0.33 0.00",
        "0.55 to 0.80 1 0.68 0.00",
        "0.80 to 0.95 1 0.88 1.00",
        "",
        "The probability of a forecast is the middle of the stored range of its likelihood.",
        "not scored: no likelihood said: 1",
        "not scored: condition not met (void): 0",
        "open: 1",
    ]


def test_the_scores_as_csv_json_and_picture(run: Run, settled: Path, tmp_path: Path) -> None:
    rows = run("forecasts", "score", "--store", settled, "--csv", "-").out
    by_name = {(r["of"], r["name"] or r["low"]): r for r in csv.DictReader(io.StringIO(rows))}
    assert by_name["holder", "Aldo Vance"]["brier"] == "0.015625"
    assert by_name["band", "0.2"]["came_true"] == "0.0"
    assert by_name["holder", "author not known"]["brier"] == ""
    assert by_name["all", ""]["unsaid"] == "1"
    picture = tmp_path / "f.svg"
    done = run("forecasts", "score", "--store", settled, "--json", "-", "--plot", picture)
    found = json.loads(done.out)
    assert found["probability"] == "the middle of the stored range"
    assert found["all"]["resolved"] == 4
    assert found["holders"][0]["holder"] == "Ines Okafor"
    assert picture.read_text(encoding="utf-8").count("<circle") == 3
