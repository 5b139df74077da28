"""``realpolitik figures``: listing, what cannot be, what conflicts."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.store.claimed import Claim, filled


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with a conflict told thrice, and an impossible figure."""
    toll = {"place": "El Fasher", "measure": "dead", "of": "SDN"}
    return filled(
        tmp_path / "s.duckdb",
        [
            Claim(20, comparator="at least", **toll),  # type: ignore[arg-type]
            Claim(20, comparator="at least", document="copy", **toll),  # type: ignore[arg-type]
            Claim(9, by=None, outlet="The \x1b[31mWire", document="two", **toll),  # type: ignore[arg-type]
            Claim(34e9, "bilateral trade", "RUS-PRK", unit="USD", document="x", impossible=True),
        ],
    )


def test_the_listing(run: Run, store: Path) -> None:
    lines = run("figures", "--store", store).out.splitlines()
    assert "! 3.4e+10  bilateral trade, RUS and PRK" in lines
    assert "    It is 30 times the most." in lines
    assert "  at least 20  dead, SDN" in lines
    assert lines[-1] == "4 figures"


def test_those_that_cannot_be(run: Run, store: Path) -> None:
    out = run("figures", "--store", store, "--implausible").out
    assert out.splitlines()[-1] == "1 figures"
    assert "million for billion" in out


def test_conflicts(run: Run, store: Path) -> None:
    lines = run("figures", "--store", store, "--conflicts").out.splitlines()
    assert lines[0] == "dead of SDN"
    assert lines[1].split("  ")[1] == "at least 20"
    assert "Sudan's army" in lines[1]
    assert "in 2 documents, first  2024-06-25  copy" in lines[1]
    assert "The \\x1b[31mWire" in lines[2]
    assert lines[3] == "1 conflicts between 3 figures; none is merged or averaged"


@pytest.mark.parametrize("option", ["--conflicts", "--implausible"])
def test_nothing_found(run: Run, tmp_path: Path, option: str) -> None:
    done = run("figures", "--store", filled(tmp_path / "e.duckdb", [Claim()]), option)
    assert done.status == 0
    assert done.out.startswith("0 ")


def test_csv_and_json(run: Run, store: Path, tmp_path: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("figures", "--store", store, "--csv", "-").out)))
    assert [row["between"] for row in rows if row["measure"] != "dead"] == ["RUS;PRK"]
    path = tmp_path / "c.json"
    run("figures", "--store", store, "--conflicts", "--json", path)
    told = json.loads(path.read_text(encoding="utf-8"))
    assert [(row["conflict"], row["value"], row["claimant"]) for row in told] == [
        (1, 20.0, "Sudan's army"),
        (1, 20.0, "Sudan's army"),
        (1, 9.0, ""),
    ]
    assert run("figures", "--store", store, "--country", "FRA", "--json", "-").out == "[]\n"


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--country", "Ruritania"], "U070"),
        (["--since", "lately"], "U002"),
        (["--until", "2024-02-31"], "U002"),
        (["--csv", "-", "--json", "-"], "U001"),
    ],
)
def test_wrong_usage(run: Run, store: Path, options: list[str], code: str) -> None:
    done = run("figures", "--store", store, *options)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(f"[{code}] ")


def test_no_store(run: Run, tmp_path: Path) -> None:
    done = run("figures", "--store", tmp_path / "none.duckdb")
    assert done.status == 1
    assert done.err.startswith("[S006] ")
