"""``realpolitik reference``: fetch, show, forget."""

from __future__ import annotations

from pathlib import Path

import pytest

from realpolitik import userdata
from realpolitik.documents.fetch import Fetcher
from tests.cli.conftest import Run
from tests.documents.server import serving
from tests.reference import bank


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(userdata.VARIABLE, str(tmp_path / "data"))
    monkeypatch.setitem(Fetcher.__init__.__kwdefaults__, "interval", 0.0)
    monkeypatch.setattr("realpolitik.cli.reference._today", lambda: bank.TODAY)
    userdata.forget()
    return tmp_path / "data"


def test_update_status_forget(run: Run, folder: Path, tmp_path: Path) -> None:
    assert "yours: none" in run("reference").out
    with serving() as site:
        bank.serve(site)
        address = f"{site.address}/v2"
        ran = run("reference", "update", "--from", address, "--allow-private")
        assert ran.status == 0, ran.err
        assert "120 states, 2024 to 2026" in ran.out
        assert "CC BY 4.0, edition of 2027-01-15" in ran.out
        assert "fetching SP.POP.TOTL" in ran.err
        other = tmp_path / "other"
        elsewhere = run("reference", "update", "--from", address, "--allow-private", "--to", other)
        assert f"REALPOLITIK_DATA={other}" in elsewhere.out
        assert (other / "country_years.csv").is_file()
    shown = run("reference", "status").out
    assert "used before ours; hash " in shown
    assert "edition of 2027-01-15, fetched on " in shown
    assert run("reference", "forget").out.startswith("removed ")
    assert "yours: none" in run("reference", "status").out
    assert "there is nothing" in run("reference", "forget").out


def test_update_from_this_machine_unless_allowed(run: Run, folder: Path) -> None:
    with serving() as site:
        ran = run("reference", "update", "--from", f"{site.address}/v2")
    assert (ran.status, ran.out) == (1, "")
    assert "[D019]" in ran.err
    assert not folder.exists()


def test_update_from_a_server_that_fails(run: Run, folder: Path) -> None:
    with serving() as site:
        ran = run("reference", "update", "--from", f"{site.address}/v2", "--allow-private")
    assert ran.status == 1
    assert "[R022]" in ran.err
    assert "status 404" in ran.err
