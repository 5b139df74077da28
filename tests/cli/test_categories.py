"""``--categories`` on the commands that read: labels in the dossier, the store and a rerun."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from realpolitik.store import Store
from tests.cli.conftest import Run

RENAMED = '[[category]]\nname = "{}"\nrenames = "SUPPORT"\n'
TEXT = "Iran's president praised Oman. Iraq attacked Kuwait."


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "own.toml"
    path.write_text(RENAMED.format("PRAISE"), encoding="utf-8")
    return path


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_the_dossier_has_both_names(run: Run, article: Path, own: Path) -> None:
    assert "PRAISE (SUPPORT" in run("read", article, "--categories", own).out
    assert "PRAISE" not in run("read", article).out


def test_json_has_the_label(run: Run, article: Path, own: Path) -> None:
    told = json.loads(run("read", article, "--categories", own, "--json", "-").out)
    assert [e["label"] for e in told["events"] if e["category"] == "SUPPORT"][:1] == ["PRAISE"]


def test_why_says_it(run: Run, article: Path, own: Path) -> None:
    told = run("why", article, "--sentence", "0", "--categories", own).out
    assert "SUPPORT is called PRAISE" in " ".join(told.split())


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_store_keeps_it(run: Run, article: Path, own: Path, tmp_path: Path, jobs: str) -> None:
    kept = tmp_path / "s.duckdb"
    ran = run("code", article, "--store", kept, "--categories", own, "--jobs", jobs)
    assert ran.status == 0, ran.err
    labels = Store(kept).frame("SELECT category, label FROM events ORDER BY label").rows()
    assert ("SUPPORT", "PRAISE") in labels
    assert any(label is None for _, label in labels)
    lines = run("export", "events", "--store", kept, "--format", "jsonl").out.splitlines()
    assert {json.loads(line)["label"] for line in lines} == {"PRAISE", None}


def test_a_rerun_reads_the_file_anew(run: Run, article: Path, own: Path, tmp_path: Path) -> None:
    kept = tmp_path / "s.duckdb"
    run("code", article, "--store", kept, "--categories", own)
    ((name,),) = Store(kept).frame("SELECT run FROM runs").rows()
    assert run("rerun", name, "--check", "--store", kept).status == 0
    own.write_text(RENAMED.format("LAUD"), encoding="utf-8")
    assert "LAUD" in run("rerun", name, "--check", "--store", kept).out


@pytest.mark.parametrize("command", ["read", "code", "why"])
def test_a_mistake_is_told_with_its_line(
    run: Run, article: Path, own: Path, tmp_path: Path, command: str
) -> None:
    own.write_text(RENAMED.format("praise"), encoding="utf-8")
    more = {"code": ["--store", tmp_path / "s.duckdb"], "why": ["--sentence", "0"]}
    ran = run(command, article, "--categories", own, *more.get(command, []))
    assert ran.status == 2
    assert f"[U034] {own}, line 2" in " ".join(ran.err.split()).replace("\n", "")
    assert not (tmp_path / "s.duckdb").exists()
