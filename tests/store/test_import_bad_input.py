"""Files that are damaged or not what they are said to be: a coded error, and nothing written."""

from __future__ import annotations

import gzip
import zipfile
from pathlib import Path

import pytest

from realpolitik.errors import InputError
from realpolitik.store import Store
from tests.store.importing import ICEWS, events, icews, imported, written


def whole(number: int = 400) -> bytes:
    return "".join(line + "\n" for line in [ICEWS, *map(icews, map(str, range(number)))]).encode()


def refused(tmp_path: Path, path: Path, dataset: str = "icews") -> InputError:
    """The error; the store stays empty."""
    store = tmp_path / "s.duckdb"
    with pytest.raises(InputError) as caught:
        imported(store, dataset, path)
    for table in ("runs", "events", "imported"):
        assert Store(store).rows(f"SELECT * FROM {table}") == []
    return caught.value


@pytest.mark.parametrize("packing", ["gzip", "zip"])
def test_a_packed_file_gives_the_same_events(packing: str, tmp_path: Path) -> None:
    path = tmp_path / "a.tab.packed"
    if packing == "gzip":
        path.write_bytes(gzip.compress(whole()))
    else:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("a.tab", whole())
    assert imported(tmp_path / "s.duckdb", "icews", path).events == 400


@pytest.mark.parametrize(("number", "share"), [(400, 0.6), (60_000, 0.3), (60_000, 0.98)])
def test_a_gzip_file_cut_short(share: float, number: int, tmp_path: Path) -> None:
    packed = gzip.compress(whole(number))
    path = tmp_path / "a.tab.gz"
    path.write_bytes(packed[: int(len(packed) * share)])
    assert refused(tmp_path, path).code == "D040"


def test_a_zip_file_cut_short(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.tab", whole())
    path.write_bytes(path.read_bytes()[:-40])
    assert refused(tmp_path, path).code == "D040"


def test_a_zip_file_with_two_files(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.tab", whole())
        archive.writestr("b.tab", whole())
    error = refused(tmp_path, path)
    assert error.code == "D040"
    assert "2 files" in error.why


@pytest.mark.parametrize("content", [b"", b"\n\n", ICEWS.encode(), ICEWS.encode() + b"\r\n\r\n"])
def test_no_rows(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.tab"
    path.write_bytes(content)
    assert refused(tmp_path, path).code == "D041"


@pytest.mark.parametrize("dataset", ["icews", "gdelt", "polecat"])
def test_another_layout_names_the_columns_that_were_found(dataset: str, tmp_path: Path) -> None:
    path = written(tmp_path / "a.tab", ["when\twho\twhom", "2018-06-01\tJapan\tVietnam"])
    error = refused(tmp_path, path, dataset)
    assert error.code == "D042"
    shown = "Japan" if dataset == "gdelt" else "'when', 'who', 'whom'"
    assert shown in error.why or "whom" in error.why


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert refused(tmp_path, tmp_path / "none.tab").code == "D001"


def test_a_folder(tmp_path: Path) -> None:
    assert refused(tmp_path, tmp_path).code == "D004"


def test_rows_that_are_wrong_are_counted_and_the_rest_imported(tmp_path: Path) -> None:
    rows = [
        icews("1"),
        icews("2", day="2018-02-30"),
        icews("3", code="999"),
        "",
        "torn",
        *[icews(f"9{i}", day="June 1") for i in range(7)],
        icews("4"),
    ]
    store = tmp_path / "s.duckdb"
    report = imported(store, "icews", written(tmp_path / "a.tab", [ICEWS, *rows]))
    assert [row["name"] for row in events(store)] == ["1", "4"]
    assert report.rows == 12
    assert report.faults == {
        "code": (1, (4,)),
        "columns": (1, (6,)),
        "date": (8, (3, 7, 8, 9, 10)),
    }
    assert "(line 3, 7, 8, 9, 10 …)" in "\n".join(report.lines())


def test_no_good_row_at_all(tmp_path: Path) -> None:
    path = written(tmp_path / "a.tab", [ICEWS, icews(day="soon"), icews(code="ABC")])
    error = refused(tmp_path, path)
    assert error.code == "D043"
    assert "line 2" in error.why
    assert "line 3" in error.why


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
def test_lines_of_another_encoding_are_read_and_counted(encoding: str, tmp_path: Path) -> None:
    store = tmp_path / "s.duckdb"
    rows = [ICEWS, icews("1", source="Nicolás Maduro"), icews("2")]
    report = imported(store, "icews", written(tmp_path / "a.tab", rows, encoding=encoding))
    assert [row["actors"][0]["code"] for row in events(store)] == ["VEN", "JPN"]
    assert "1 lines are not UTF-8" in report.notes[0]


def test_bytes_that_no_encoding_explains_spoil_one_line_alone(tmp_path: Path) -> None:
    store = tmp_path / "s.duckdb"
    path = tmp_path / "a.tab"
    lines = [ICEWS.encode(), icews("1", source="Xi").encode() + b"\x81\x8d", icews("2").encode()]
    path.write_bytes(b"\n".join(lines))
    assert imported(store, "icews", path).events == 2


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_and_a_byte_order_mark(end: str, tmp_path: Path) -> None:
    store = tmp_path / "s.duckdb"
    path = written(tmp_path / "a.tab", ["\ufeff" + ICEWS, icews("1"), icews("2")], end)
    imported(store, "icews", path)
    assert [row["name"] for row in events(store)] == ["1", "2"]
    assert {row["where_longitude"] for row in events(store)} == {105.84}
