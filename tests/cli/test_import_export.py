"""Import, export and cite, through the commands."""

from __future__ import annotations

from pathlib import Path

import pytest

from realpolitik.cli.app import app
from tests.cli.conftest import Run
from tests.store.importing import ICEWS, icews, written


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return written(tmp_path / "a.tab", [ICEWS, icews("1"), icews("2", code="010")])


def test_there_and_back(run: Run, file: Path, tmp_path: Path) -> None:
    one, other, out = tmp_path / "one.duckdb", tmp_path / "other.duckdb", tmp_path / "e.csv"
    done = run("import", "icews", file, "--store", one)
    assert (done.status, done.err) == (0, "")
    assert "2 rows of icews, 2 events written" in done.out
    assert "without a PLOVER category: 1 (50.0 %)" in done.out
    assert "nothing was added" in run("import", "icews", file, "--store", one).out
    assert "wrote 2 events" in run("export", "events", "--store", one, "--out", out).err
    back = run("import", "realpolitik", out, "--store", other)
    assert (back.status, back.out) == (0, f"{out}: 2 events, 2 written\n")
    first, second = (run("export", "events", "--store", s).out for s in (one, other))
    assert sorted(first.splitlines()) == sorted(second.splitlines())
    assert first.count("\n") == 3


def test_a_bad_file_does_not_keep_the_others_out(run: Run, file: Path, tmp_path: Path) -> None:
    bad = written(tmp_path / "bad.tab", ["a\tb", "1\t2"])
    done = run("import", "icews", bad, file, tmp_path / "none", "--store", tmp_path / "s.duckdb")
    assert done.status == 1
    assert "[D042]" in done.err
    assert "[D001]" in done.err
    assert "2 events written" in done.out


def test_plover_says_what_it_has_no_place_for(run: Run, file: Path, tmp_path: Path) -> None:
    run("import", "icews", file, "--store", tmp_path / "s.duckdb")
    done = run("export", "events", "--store", tmp_path / "s.duckdb", "--format", "plover")
    assert done.out.count("\n") == 1
    assert "1 events have no category or no date" in done.err


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("import", "acled", "x", "--store", "s"), "U041"),
        (("import", "icews", "x", "--store", "s", "--map", "date=Day"), "U042"),
        (("import", "cameo", "x", "--store", "s", "--map", "date"), "U042"),
        (("export", "secrets", "--store", "s"), "U045"),
        (("export", "events", "--store", "s", "--format", "xml"), "U045"),
        (("export", "events", "--store", "s", "--since", "June"), "U002"),
        (("export", "figures", "--store", "s", "--format", "plover"), "U044"),
        (("export", "figures", "--store", "s", "--status", "actual"), "U043"),
    ],
)
def test_wrong_usage(run: Run, arguments: tuple[str, ...], code: str, tmp_path: Path) -> None:
    done = run(*(str(tmp_path / a) if a in ("s", "x") else a for a in arguments))
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(f"[{code}]")
    assert list(tmp_path.iterdir()) == []


def test_a_map_of_a_table(run: Run, tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", ["Day,Who,What,Whom", "2018-06-01,RUS,163,UKR"])
    pairs = ("date=Day", "source=Who", "code=What", "target=Whom")
    options = [part for pair in pairs for part in ("--map", pair)]
    done = run("import", "cameo", path, "--store", tmp_path / "s.duckdb", *options)
    assert "1 events written" in done.out


def test_an_import_is_checked_but_not_made_again(run: Run, file: Path, tmp_path: Path) -> None:
    store = tmp_path / "s.duckdb"
    run("import", "icews", file, "--store", store)
    name = run("store", store).out.partition("\nrun ")[2].split()[0]
    assert run("rerun", name, "--store", store, "--check").out.endswith("nothing is different\n")
    assert run("rerun", name, "--store", store).err.startswith("[U046]")
    file.write_text("other", encoding="utf-8")
    changed = run("rerun", name, "--store", store, "--check")
    assert (changed.status, changed.err[:6]) == (1, "[D046]")


def test_what_to_cite(run: Run, file: Path, tmp_path: Path) -> None:
    assert run("cite").out.startswith("@software{realpolitik,")
    run("import", "icews", file, "--store", tmp_path / "s.duckdb")
    assert "@misc{icews," in run("cite", "--store", tmp_path / "s.duckdb").out
    assert run("cite", "--store", tmp_path / "none").err.startswith("[S006]")


def test_the_commands_have_the_names_they_are_called_by() -> None:
    assert {"import", "export", "cite"} <= {
        c.name or (c.callback.__name__ if c.callback else "") for c in app.registered_commands
    }
