"""``why``, ``explain``, ``doctor`` and ``demo``."""

from __future__ import annotations

from pathlib import Path

import pytest

from realpolitik.cli import doctor as doctors
from tests.cli.conftest import Run

WORDS = "President Aldo Vance of Freedonia visited Sylvania on Monday, and he went home again.\n"


@pytest.mark.usefixtures("by_hand")
def test_why_tells_the_steps(run: Run, tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text(WORDS)
    done = run("why", article, "--sentence", 0)
    assert done.status == 0
    assert done.out.splitlines() == ["tokens      one [31mtwo", "outcome     none"]


@pytest.mark.usefixtures("by_hand")
def test_why_of_a_document_that_is_not_there(run: Run, tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text(WORDS)
    done = run("why", article, "--sentence", 0, "--document", 2)
    assert done.status == 2
    assert "[U005]" in done.err and "it holds 1" in done.err


def test_why_of_a_missing_file(run: Run) -> None:
    done = run("why", "missing.txt", "--sentence", 0)
    assert done.status == 1
    assert done.err.startswith("[D001]")


def test_explain_gives_the_modes_and_scores(run: Run) -> None:
    done = run("explain", "consult")
    assert done.status == 0
    assert "quad class 1, verbal cooperation; score +2.5" in done.out
    assert "visit" in done.out


def test_explain_takes_cameo_codes(run: Run) -> None:
    assert "CAMEO 042 becomes CONSULT · visit" in run("explain", "042").out
    assert "PLOVER has no place for it" in run("explain", "010").out


def test_explain_lists_all_sixteen(run: Run) -> None:
    assert len(run("explain").out.splitlines()) == 16


def test_doctor_finds_what_is_needed(run: Run) -> None:
    done = run("doctor")
    assert done.status == 0
    assert "codebook/categories.csv" in done.out
    assert "Everything needed is there." in done.out


def test_doctor_names_the_command_for_what_is_missing(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost = doctors.Finding("missing", "language model", "not found", "pip install a-model")
    monkeypatch.setattr(doctors, "_model", lambda: lost)
    done = run("doctor")
    assert done.status == 1
    assert "pip install a-model" in done.out
    assert "1 missing" in done.out


@pytest.mark.usefixtures("by_hand")
def test_demo_names_the_page(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    done = run("demo", "--out", out)
    assert done.status == 0
    assert out.as_uri() in done.out
    assert "A Treaty Looks for Its Purpose" in out.read_text(encoding="utf-8")
