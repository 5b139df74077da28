"""The same records give the same documents, whichever file they are written to."""

import csv
import dataclasses
import json
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from hypothesis import given, settings
from hypothesis import strategies as st

from realpolitik.documents import Fields, Prepared, load
from realpolitik.errors import InputError
from tests.documents.by_hand import LONG, OTHER

Record = dict[str, str | int | date | None]

# NUL and half characters cannot be written to all three; JSON alone tells "" and NaN from nothing.
CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
AWKWARD = [
    '"',
    '""',
    ",",
    "\n",
    "\r\n",
    "\r",
    ";",
    "\t",
    "'",
    "\\",
    " ",
    "…",
    "“Yes”",
    "é",
    "\ufeff",
]
WORDS = st.sampled_from([*AWKWARD, LONG, OTHER, "The envoy left."]) | st.text(
    CHARACTERS, max_size=9
)
TEXT = st.lists(WORDS, min_size=1, max_size=8).map("".join).filter(bool)
NULLS = {"NaN", "nan", "NaT", "NULL", "null", "None", "<NA>"}
NAME = st.none() | st.text(CHARACTERS, min_size=1, max_size=12).filter(lambda n: n not in NULLS)
DAY = st.none() | st.dates(date(1900, 1, 1), date(2026, 1, 1))
RECORD = st.fixed_dictionaries(
    {
        "text": TEXT,
        "id": st.none() | st.integers(0, 2**62),
        "title": NAME,
        "author": NAME,
        "outlet": NAME,
        "published": DAY,
        "kind": st.sampled_from([None, "news", "opinion", "poem"]),
        "url": NAME,
    }
)


def write_jsonl(path: Path, records: list[Record]) -> None:
    path.write_text("".join(json.dumps(r, default=str) + "\n" for r in records))


def write_csv(path: Path, records: list[Record]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(records[0]), quoting=csv.QUOTE_ALL)
        writer.writeheader()
        writer.writerows(records)


def write_parquet(path: Path, records: list[Record]) -> None:
    pq.write_table(pa.Table.from_pylist(records), path)


WRITERS: dict[str, Callable[[Path, list[Record]], None]] = {
    "jsonl": write_jsonl,
    "csv": write_csv,
    "parquet": write_parquet,
}


def told(item: Prepared | InputError) -> object:
    """All of a document or error but its place."""
    if isinstance(item, InputError):
        return item.code
    document = dataclasses.replace(item.document, path=None)
    notes = [note.replace("row ", "line ") for note in item.notes if "repeat" not in note]
    return document, item.original, item.text, item.blocks, item.offsets, notes


def read(kind: str, records: list[Record], fields: Fields | None = None) -> list[object]:
    """What comes out of a file of the records."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a.{kind}"
        WRITERS[kind](path, records)
        return [told(item) for item in load(path, fields=fields)]


@settings(max_examples=150, deadline=None)
@given(st.lists(RECORD, min_size=1, max_size=5))
def test_the_same_documents(records: list[Record]) -> None:
    lines = read("jsonl", records)
    assert read("csv", records) == lines
    assert read("parquet", records) == lines


@settings(max_examples=30, deadline=None)
@given(st.lists(RECORD, min_size=1, max_size=3))
def test_the_same_documents_under_other_names(records: list[Record]) -> None:
    names = {"text": "body", "title": "head.line", "published": "Día", "id": "n"}
    fields = Fields.of(f"{field}={column}" for field, column in names.items())
    renamed = [{names.get(k, k): v for k, v in record.items()} for record in records]
    expected = read("jsonl", records)
    assert read("jsonl", renamed, fields) == expected
    assert read("csv", renamed, fields) == expected
    assert read("parquet", renamed, fields) == expected


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300) | st.text('",\n\r;a\0é', max_size=60).map(str.encode))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for ending in ("csv", "tsv", "jsonl", "parquet", "pdf", "csv.gz", "jsonl.zst"):
            path = Path(folder) / f"a.{ending}"
            path.write_bytes(b"text\n" + content if ending in ("csv", "tsv") else content)
            for item in load(path):
                place = item.source if isinstance(item, InputError) else item.document.path
                assert (place or "").startswith(str(path))


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.sampled_from([LONG, OTHER, "The envoy left."]), min_size=1, max_size=5),
    st.integers(0, 5),
    st.sampled_from(['x "y" z', '"x "y" z"', '"x', "x\0y", "a,b", "", '"a\nb "c" d\ne"', '"",x,"']),
)
def test_a_bad_row_never_costs_the_rows_before_it(texts: list[str], at: int, bad: str) -> None:
    rows = [f'{n},"{text}"' for n, text in enumerate(texts)]
    rows.insert(min(at, len(rows)), f"bad,{bad}")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.csv"
        path.write_bytes(("id,text\n" + "\n".join(rows) + "\n").encode())
        ids = [f.document.id for f in load(path) if isinstance(f, Prepared)]
    assert [i for i in ids if i.isdigit()] == [str(n) for n in range(len(texts))]
