"""``--coder``: who judges acts, from the option to the store and back."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

import realpolitik
from realpolitik.model import coder as shipped
from realpolitik.store import Store
from tests.cli.conftest import Run

TEXT = "France signed a treaty with Japan on Monday."


@pytest.fixture
def wire(tmp_path: Path) -> Path:
    """Two documents."""
    path = tmp_path / "wire.jsonl"
    lines = [{"id": "a", "text": TEXT}, {"id": "b", "text": "Iran accused Iraq of an attack."}]
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return path


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "s.duckdb"


@pytest.fixture
def no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """An event model that must not be asked for."""

    def asked() -> None:
        raise AssertionError("the event model was asked for")

    monkeypatch.setattr(shipped, "event_model", asked)


def runs(store: Path) -> list[dict[str, object]]:
    found = Store(store).rows("SELECT run, options FROM runs ORDER BY started, run")
    return [{**row, "options": json.loads(row["options"])} for row in found]


@pytest.mark.usefixtures("no_model")
def test_the_rules_alone_ask_no_model() -> None:
    reading = realpolitik.read(TEXT, coder="rules")
    assert [e.category for e in reading.events] == ["SUPPORT"]
    assert reading.run is not None
    assert reading.run.options["coder"] == "rules"


@pytest.mark.usefixtures("no_model")
def test_the_coder_is_stored_and_rerun_asks_the_same(run: Run, wire: Path, store: Path) -> None:
    assert run("code", wire, "--store", store, "--coder", "rules").status == 0
    (only,) = runs(store)
    assert only["options"] == {"coder": "rules"}
    ran = run("rerun", only["run"], "--store", store, "--check")
    assert (ran.status, ran.out) == (0, f"run {only['run']}: nothing is different\n")


def test_another_coder_is_another_run(run: Run, wire: Path, store: Path) -> None:
    for coder in ("rules", "model", "rules"):
        run("code", wire, "--store", store, "--coder", coder)
    found = runs(store)
    assert len({row["run"] for row in found}) == len(found) == 2
    assert sorted(map(str, (row["options"] for row in found))) == ["{'coder': 'rules'}", "{}"]


def test_a_coder_that_there_is_not_leaves_no_store(run: Run, wire: Path, store: Path) -> None:
    assert run("code", wire, "--store", store, "--coder", "oracle").status == 2
    assert not store.exists()


def test_the_rules_alone_load_nothing_that_runs_the_model() -> None:
    probe = """
        import sys
        import realpolitik
        realpolitik.read("France signed a treaty with Japan.", coder="rules")
        sys.exit(not {"onnxruntime", "tokenizers"}.isdisjoint(sys.modules))
    """
    done = subprocess.run([sys.executable, "-c", dedent(probe)], capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
