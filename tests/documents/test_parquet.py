"""Parquet: rows with their numbers, values of any type, and files that are none."""

import datetime
import io
import tracemalloc
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from realpolitik.documents import Fields, Prepared, load, parquet
from realpolitik.errors import InputError

LEFT = "The envoy left the city on Tuesday."
CAME = "The envoy came back on Friday."


def write(path: Path, **columns: Any) -> Path:
    pq.write_table(pa.table(columns), path)
    return path


def one(path: Path, fields: Fields | None = None) -> Prepared:
    (found,) = load(path, fields=fields)
    assert isinstance(found, Prepared), str(found)
    return found


def refused(path: Path, fields: Fields | None = None) -> InputError:
    (found,) = load(path, fields=fields)
    assert isinstance(found, InputError)
    return found


def test_rows_and_places(tmp_path: Path) -> None:
    texts = [f"{LEFT} {n}" for n in range(200)]
    path = write(tmp_path / "a.parquet", text=texts, id=list(range(200)), other=texts)
    found = [f for f in load(path) if isinstance(f, Prepared)]
    assert [f.original for f in found] == texts
    assert [f.document.path for f in found] == [f"{path}:{n + 1}" for n in range(200)]
    assert [f.document.id for f in found] == [str(n) for n in range(200)]


NOON = datetime.datetime(2024, 6, 25, 12, 30)
LATE = pa.scalar(1719356400_000_000_001, pa.timestamp("ns", tz="Asia/Seoul"))
DAYS = [
    ("a date", pa.array([NOON.date()])),
    ("a date in milliseconds", pa.array([NOON.date()], pa.date64())),
    ("seconds", pa.array([NOON], pa.timestamp("s"))),
    ("nanoseconds", pa.array([1719318600_000_000_001], pa.timestamp("ns"))),
    (
        "nanoseconds of a zone",
        pa.array([1719270000_000_000_001], pa.timestamp("ns", tz="Asia/Seoul")),
    ),
    ("a text", pa.array(["2024-06-25T23:59:00Z"])),
    ("a category", pa.array(["25 June 2024"]).dictionary_encode()),
]


@pytest.mark.parametrize(("_", "days"), DAYS, ids=[d[0] for d in DAYS])
def test_days_of_publication(tmp_path: Path, _: str, days: Any) -> None:
    path = write(tmp_path / "a.parquet", text=[LEFT], published=days)
    assert one(path).document.published == "2024-06-25"


@pytest.mark.parametrize(
    ("ids", "known"),
    [([7], "7"), ([7.0], "7"), (["a"], "a"), (pa.array([7], pa.uint8()), "7")],
)
def test_ids(tmp_path: Path, ids: Any, known: str) -> None:
    assert one(write(tmp_path / "a.parquet", text=[LEFT], id=ids)).document.id == known


@pytest.mark.parametrize("nothing", [pa.nulls(1), [float("nan")], pa.nulls(1, pa.string())])
@pytest.mark.parametrize("field", ["id", "author", "published"])
def test_nulls_are_unknown(tmp_path: Path, nothing: Any, field: str) -> None:
    found = one(write(tmp_path / "a.parquet", text=[LEFT], **{field: nothing})).document
    assert (found.author, found.published) == (None, None)
    assert found.id != "nan"


BAD_VALUES = [
    ("text", pa.nulls(2, pa.string()), "null"),
    ("text", [1, 2], "a number"),
    ("text", [["a"], ["b"]], "a list"),
    ("text", pa.array([b"a", b"b"]), "bytes"),
    ("id", [7.5, 7.5], "a number"),
    ("id", [Decimal("7.5")] * 2, "Decimal"),
    ("author", [1, 2], "a number"),
    ("published", [20240625, 20240626], "a number"),
]


@pytest.mark.parametrize(("field", "values", "why"), BAD_VALUES)
def test_values_of_the_wrong_type(tmp_path: Path, field: str, values: Any, why: str) -> None:
    path = write(tmp_path / "a.parquet", **{"text": [LEFT, CAME], field: values})
    found = list(load(path))
    assert [f.source for f in found if isinstance(f, InputError)] == [f"{path}:1", f"{path}:2"]
    assert {(f.code, f.why) for f in found if isinstance(f, InputError)} == {
        ("D009", f"it is {why}")
    }


def test_a_value_that_python_cannot_hold_costs_no_other(tmp_path: Path) -> None:
    days = pa.array([19_000, 2**31 - 1, 19_000], pa.int32()).cast(pa.date32())
    broken = pa.array([LEFT.encode(), b"b", b"\xff\xfe"], pa.binary()).view(pa.string())
    path = write(tmp_path / "a.parquet", text=broken, published=days)
    found = list(load(path))
    assert [getattr(f, "code", "") for f in found] == ["", "D009", "D009"]


def test_named_and_nested_columns(tmp_path: Path) -> None:
    table = pa.table({"a": [{"body": LEFT, "meta": {"day": "2024-06-25"}}], "b.c": ["Jane"]})
    pq.write_table(table, tmp_path / "a.parquet")
    fields = Fields.of(["text=a.body", "published=a.meta.day", "author=b.c"])
    found = one(tmp_path / "a.parquet", fields)
    assert (found.text, found.document.published) == (LEFT, "2024-06-25")
    assert found.document.author == "Jane"


@pytest.mark.parametrize("fields", [None, Fields(text="corpus"), Fields(text="body", title="x")])
def test_wrong_columns(tmp_path: Path, fields: Fields | None) -> None:
    path = write(tmp_path / "a.parquet", body=[LEFT], author=["A"])
    error = refused(path, fields)
    assert (error.code, error.source) == ("D013", str(path))
    assert "`body`, `author`" in error.why


def test_the_text_where_two_columns_have_its_name(tmp_path: Path) -> None:
    pq.write_table(pa.table([[LEFT], [CAME]], names=["text", "text"]), tmp_path / "a.parquet")
    assert one(tmp_path / "a.parquet").text == LEFT


def test_found_without_its_ending(tmp_path: Path) -> None:
    assert one(write(tmp_path / "corpus", text=[LEFT])).text == LEFT


def test_no_rows(tmp_path: Path) -> None:
    assert refused(write(tmp_path / "a.parquet", text=pa.nulls(0, pa.string()))).code == "D002"


def whole(path: Path) -> bytes:
    return write(path, text=[f"{LEFT} {n}" for n in range(5000)]).read_bytes()


NOT_PARQUET = [b"", b"PAR1", b"The envoy left.", b"PAR1" + bytes(99) + b"PAR1"]


@pytest.mark.parametrize("content", NOT_PARQUET)
def test_not_parquet(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.parquet"
    path.write_bytes(content)
    error = refused(path)
    assert (error.code, error.source) == ("D015", str(path))


def test_a_stream_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Stream(io.BytesIO):
        def seekable(self) -> bool:
            return False

    content = write(tmp_path / "a.parquet", text=[LEFT]).read_bytes()
    monkeypatch.setattr("sys.stdin", type("In", (), {"buffer": Stream(content)}))
    (error,) = load("-")
    assert isinstance(error, InputError)
    assert (error.code, "give it as a file" in error.why) == ("D015", True)


def test_cut_short(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    path.write_bytes(whole(path)[:-100])
    assert refused(path).code == "D015"


def test_rows_before_the_damage_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    texts = [f"{LEFT} {n}" for n in range(2000)]
    pq.write_table(pa.table({"text": texts}), path, row_group_size=500, use_dictionary=False)
    chunk = pq.ParquetFile(path).metadata.row_group(2).column(0)
    content = bytearray(path.read_bytes())
    content[chunk.data_page_offset : chunk.data_page_offset + 40] = b"\xff" * 40
    path.write_bytes(content)
    *read, error = load(path)
    assert [r.original for r in read if isinstance(r, Prepared)] == texts[:1000][: len(read)]
    assert len(read) >= 900
    assert isinstance(error, InputError)
    assert (error.code, error.source) == ("D015", f"{path}:{len(read) + 1}")


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    def peak(count: int) -> int:
        path = write(tmp_path / f"{count}.parquet", text=[f"{n}{LEFT * 100}" for n in range(count)])
        tracemalloc.start()
        with path.open("rb") as stream:
            assert sum(1 for _ in parquet.rows(stream, "a", Fields())) == count
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    small, large = peak(500), peak(5000)
    assert large < small + 2_000_000 < 5000 * len(LEFT * 100) / 4
