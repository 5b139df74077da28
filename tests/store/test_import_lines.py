"""The lines of a file, whatever its bytes."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from realpolitik.errors import InputError
from realpolitik.store.imports import lines as module
from realpolitik.store.imports.lines import Lines

MANY = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def numbered(path: Path) -> list[tuple[int, str]]:
    reader = Lines(path).batches()
    table = reader.read_all()
    return list(zip(table["number"].to_pylist(), table["line"].to_pylist(), strict=True))


@given(content=st.binary(max_size=300))
@MANY
def test_any_bytes_give_lines_or_a_coded_error(
    content: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("lines") / "f"
    path.write_bytes(content)
    try:
        found = list(Lines(path).numbered())
    except InputError as error:
        assert error.code == "D040"
        return
    assert [n for n, _ in found] == sorted({n for n, _ in found})
    assert all(line.strip() and "\n" not in line for _, line in found)


@given(
    texts=st.lists(st.text(st.characters(exclude_characters="\0\n\r", exclude_categories=["Cs"])))
)
@pytest.mark.parametrize("block", [1, 7, 4096])
@MANY
def test_lines_are_whole_however_large_the_blocks(
    texts: list[str], block: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("lines") / "f.gz"
    texts = [text.lstrip("\ufeff") for text in texts]
    path.write_bytes(gzip.compress("\n".join(texts).encode()))
    expected = [(i, text) for i, text in enumerate(texts, 1) if text.strip()]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_BLOCK", block)
        assert numbered(path) == expected


def test_a_file_without_line_ends_is_no_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_LONGEST", 1000)
    monkeypatch.setattr(module, "_BLOCK", 100)
    path = tmp_path / "f"
    path.write_bytes(b"x" * 5000)
    with pytest.raises(InputError, match=r"\[D042\].*no line ends"):
        list(Lines(path).numbered())


def test_a_quoted_field_that_never_ends(tmp_path: Path) -> None:
    path = tmp_path / "f.csv"
    path.write_text('a,b\n1,"2\n' + "3,4\n" * 60_000, encoding="utf-8")
    lines = Lines(path)
    lines.table = ","
    with pytest.raises(InputError, match=r"\[D040\]"):
        list(lines.numbered())
