"""A stored import held against one made now."""

from __future__ import annotations

from pathlib import Path

import pytest

from realpolitik.errors import InputError
from realpolitik.store import Store, connect
from realpolitik.store.imports.again import differences
from tests.store.importing import ICEWS, icews, imported, written


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Two files of which the second repeats a row of the first."""
    path = tmp_path / "s.duckdb"
    imported(path, "icews", written(tmp_path / "a.tab", [ICEWS, icews("1"), icews("2")]))
    rows = [ICEWS, icews("2"), icews("3", "2018-06-05")]
    imported(path, "icews", written(tmp_path / "b.tab", rows))
    return path


def found(store: Path, name: str) -> list[str]:
    (run,) = (
        row
        for row in Store(store).rows("SELECT * FROM runs WHERE kind = 'import'")
        if name in row["sources"]
    )
    return list(differences(store, run))


@pytest.mark.parametrize("name", ["a.tab", "b.tab"])
def test_nothing_is_different(name: str, store: Path) -> None:
    assert found(store, name) == []


def test_what_is_different_is_shown_from_both_sides(store: Path) -> None:
    with connect.writing(store) as connection:
        connection.execute("UPDATE events SET score = -1 WHERE day = DATE '2018-06-05'")
    lines = found(store, "b.tab")
    assert [line[:9] for line in lines] == ["- events:", "+ events:"]
    assert '"score":-1.0' in lines[0]
    assert '"score":4.0' in lines[1]


def test_a_file_that_has_changed_is_not_compared(store: Path, tmp_path: Path) -> None:
    written(tmp_path / "a.tab", [ICEWS, icews("1")])
    with pytest.raises(InputError, match=r"\[D046\].*hash"):
        found(store, "a.tab")


def test_a_file_that_is_gone(store: Path, tmp_path: Path) -> None:
    (tmp_path / "a.tab").unlink()
    with pytest.raises(InputError, match=r"\[D001\]"):
        found(store, "a.tab")
