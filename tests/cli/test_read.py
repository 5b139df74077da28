"""``realpolitik read``: where the result goes, and what one bad document costs."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from realpolitik.report.serial import from_json
from tests.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("by_hand")
WORDS = "President Aldo Vance of Freedonia visited Sylvania on Monday, and he went home again.\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(WORDS, encoding="utf-8")
    return path


@pytest.fixture
def other(tmp_path: Path) -> Path:
    path = tmp_path / "other.txt"
    path.write_text("Freedonia and Sylvania signed a treaty about their border on Tuesday.\n")
    return path


def test_prints_the_dossier(run: Run, article: Path) -> None:
    done = run("read", article)
    assert done.status == 0
    assert "WHO DID WHAT" in done.out
    assert "5 sentences: 3 events from 3, 2 without" in done.out


def test_the_terminal_dossier_fits_100_columns(run: Run, article: Path) -> None:
    assert max(map(len, run("read", article).out.splitlines())) <= 100


def test_one_document_is_an_object_and_two_are_a_list(run: Run, article: Path, other: Path) -> None:
    assert isinstance(json.loads(run("read", article, "--json", "-").out), dict)
    assert len(json.loads(run("read", article, other, "--json", "-").out)) == 2


def test_json_goes_to_a_file_and_nothing_to_standard_output(
    run: Run, article: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.json"
    done = run("read", article, "--json", out, "--date", "2024-06-27", "--kind", "opinion")
    assert (done.status, done.out) == (0, "")
    written = from_json(out.read_text(encoding="utf-8"))
    assert not isinstance(written, list)
    assert (written.document.published, written.document.kind) == ("2024-06-27", "opinion")
    assert not list(tmp_path.glob(".out.json.*")), "no temporary file stays"
    assert out.stat().st_mode & 0o044 == 0o044 & ~_umask()


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def test_what_was_there_is_replaced_whole(run: Run, article: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    out.write_text("x" * 1_000_000)
    run("read", article, "--json", out)
    assert from_json(out.read_text(encoding="utf-8"))


def test_the_page_shows_the_original(run: Run, article: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.html"
    assert run("read", article, "--html", out).status == 0
    page = out.read_text(encoding="utf-8")
    assert "went home again" in page and page.startswith("<!DOCTYPE html>")


def test_a_missing_file_among_good_ones(run: Run, article: Path, other: Path) -> None:
    done = run("read", article, "missing.txt", other, "--json", "-")
    assert done.status == 1
    assert len(json.loads(done.out)) == 2
    assert "[D001] missing.txt" in done.err
    assert done.err.count(" Do: ") == 1


def test_a_document_that_trips_us_does_not_lose_its_neighbours(
    run: Run, article: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_text("We stumble over this sentence about Freedonia and about Sylvania today.")
    done = run("read", bad, article, "--json", "-")
    assert done.status == 1
    assert len(json.loads(done.out)) == 1
    assert "[E000]" in done.err and "ZeroDivisionError: stumbled" in done.err
    assert "Traceback" not in done.err


def test_debug_shows_the_error_itself(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REALPOLITIK_DEBUG", "1")
    bad = tmp_path / "bad.txt"
    bad.write_text("We stumble over this sentence about Freedonia and about Sylvania today.")
    with pytest.raises(ZeroDivisionError):
        run("read", bad)


def test_nothing_readable_writes_nothing(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    done = run("read", "missing.txt", "--json", out)
    assert done.status == 1
    assert not out.exists()


def test_a_missing_model_is_named(run: Run, article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    done = run("read", article, "--model", "xx_no_such_model")
    assert done.status == 1
    assert "[R002] the language model xx_no_such_model" in done.err


def test_a_hostile_name_does_not_steer_the_terminal(run: Run) -> None:
    done = run("read", "no\x1b[31mfile.txt")
    assert done.status == 1
    assert "\x1b" not in done.err
