"""Wrong usage: status 2, a coded message in three parts, nothing read."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from tests.cli.conftest import Run
from tools.command_reference import every, help_of


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["read"], "U001"),
        (["read", "x", "--nope"], "U001"),
        (["nope"], "U001"),
        (["why", "x"], "U001"),
        (["why", "x", "--sentence", "three"], "U001"),
        (["read", "x", "--date", "27 June"], "U002"),
        (["read", "x", "--date", "2024-06-31"], "U002"),
        (["read", "x", "--date", "20240627"], "U002"),
        (["read", "x", "--kind", "newspaper"], "U003"),
        (["read", "x", "--json", "/no/such/folder/x.json"], "U004"),
        (["read", "x", "--html", "/"], "U004"),
        (["demo", "--out", "/no/such/folder/x.html"], "U004"),
        (["explain", "NONSENSE"], "U020"),
        (["explain", "999"], "U022"),
        (["read", "x", "--coder", "oracle"], "U007"),
        (["code", "x", "--store", "x.duckdb", "--coder", "oracle"], "U007"),
        (["read", "x", "--coder", "http://localhost:1/v1"], "U001"),
        (["read", "x", "--coder-model", "large"], "U001"),
    ],
)
def test_wrong_usage(run: Run, arguments: list[str], code: str) -> None:
    done = run(*arguments)
    assert done.status == 2
    assert done.out == ""
    assert done.err.startswith(f"[{code}] ")
    assert " - " in done.err and " Do: " in done.err


@pytest.mark.parametrize("command", [[], *every()], ids=lambda words: " ".join(words) or "all")
def test_help_fits_a_screen_and_starts_with_a_verb(command: list[str]) -> None:
    lines = help_of(command).splitlines()
    assert len(lines) <= 24
    assert max(map(len, lines)) <= 80
    first = next(line.strip() for line in lines[1:] if line.strip())
    assert first.split()[0] in {
        "Read",
        "Show",
        "Explain",
        "Check",
        "Code",
        "Import",
        "Export",
        "Find",
        "List",
        "Print",
        "Record",
        "Score",
        "Fetch",
        "Remove",
    }


def test_without_a_command_it_shows_its_help(run: Run) -> None:
    done = run()
    assert done.status == 0
    assert "realpolitik demo" in done.out


def test_version(run: Run) -> None:
    from realpolitik import __version__

    assert run("--version").out.strip() == __version__


def test_it_runs_as_a_module() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "realpolitik", "read"], capture_output=True, text=True
    )
    assert done.returncode == 2
    assert done.stderr.startswith("[U001]")


@pytest.mark.parametrize(
    "code", ["import realpolitik", "from realpolitik.cli import main; main(['read', '--help'])"]
)
def test_spacy_is_not_loaded_before_it_is_needed(code: str) -> None:
    probe = f"{code}; import sys; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", probe], capture_output=True).returncode == 0


def test_help_does_not_load_what_runs_the_event_model() -> None:
    probe = """
        import sys
        from realpolitik.cli import main
        main(["--help"])
        sys.exit(not {"onnxruntime", "tokenizers"}.isdisjoint(sys.modules))
    """
    done = subprocess.run([sys.executable, "-c", dedent(probe)], capture_output=True)
    assert done.returncode == 0


def test_a_reader_that_goes_away_gets_no_traceback(tmp_path: Path) -> None:
    command = f"{sys.executable} -m realpolitik explain | head -n 1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, cwd=tmp_path)
    assert "Traceback" not in done.stderr
