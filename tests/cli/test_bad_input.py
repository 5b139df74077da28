"""Bad input, through the command: a coded message or a note, never a traceback."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

GOOD = (
    "Freedonia is far away. Russia condemned Japan on Tuesday, and Japan summoned the ambassador."
)
GERMAN = """\
Der Präsident reiste gestern nach Moskau und unterzeichnete dort einen Vertrag über die Grenze.
Die Nachbarn haben den Vertrag verurteilt und wollen nun gemeinsam darüber beraten.
"""


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.txt"
    path.write_text(GOOD, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "D002"),
        (b" \n\t\n", "D002"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 8, "D003"),
        (b"a" * 50_000_000, "D006"),
    ],
    ids=["empty", "blank", "binary", "50 MB in a line"],
)
def test_what_cannot_be_read_is_named_and_the_rest_is_done(
    run: Run, tmp_path: Path, good: Path, content: bytes, code: str
) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(content)
    done = run("read", bad, good, "--json", "-")
    assert done.status == 1
    assert f"[{code}] {bad}" in done.err
    assert " - " in done.err and " Do: " in done.err
    assert "Traceback" not in done.err
    assert len(json.loads(done.out)) == 1


def test_a_wrong_encoding_is_read_as_far_as_it_goes(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "latin.txt"
    path.write_bytes((GOOD + " Premier Müller said so in Zürich.").encode("latin-1"))
    done = run("read", path, "--json", "-")
    assert done.status == 0
    assert json.loads(done.out)["events"]


def test_another_language_is_said_and_not_coded(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "german.txt"
    path.write_text(GERMAN, encoding="utf-8")
    done = run("read", path)
    assert done.status == 0
    assert "No act between states was coded." in done.out
    assert "English" in done.out + done.err


def test_no_date_is_said_and_relative_dates_stay_open(run: Run, good: Path) -> None:
    done = run("read", good, "--json", "-")
    assert done.status == 0
    assert "date" in done.err
    reading = json.loads(done.out)
    assert reading["document"]["published"] is None
    assert all(not e["when"] or e["when"]["value"] is None for e in reading["events"])


def test_a_future_date_is_said(run: Run, good: Path) -> None:
    done = run("read", good, "--date", "2999-01-01", "--json", "-")
    assert done.status == 0
    assert "in the future" in done.err
    assert json.loads(done.out)["document"]["published"] == "2999-01-01"


def test_nothing_found_is_said(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "dull.txt"
    path.write_text("The weather was fine in the morning, and it did not rain until the evening.")
    done = run("read", path)
    assert done.status == 0
    assert "1 sentence: 0 events from 0, 1 without (1 no known actor)" in done.out
