"""CSV and its kin: each row a document with its line, each bad row named, no good one lost."""

import csv
import tracemalloc
from pathlib import Path

import pytest

from realpolitik.documents import Fields, Metadata, Prepared, csvrows, limits, load
from realpolitik.errors import InputError

LEFT = "The envoy left the city on Tuesday."
CAME = "The envoy came back on Friday."
HEAD = "id,text,author\n"


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def documents(path: Path, **more: Fields) -> list[Prepared]:
    return [f for f in load(path, **more) if isinstance(f, Prepared)]  # type: ignore[arg-type]


def errors(path: Path, **more: Fields) -> list[InputError]:
    return [f for f in load(path, **more) if isinstance(f, InputError)]  # type: ignore[arg-type]


def test_fields_and_places(tmp_path: Path) -> None:
    head = "id,title,text,author,outlet,published,kind,url,more\n"
    row = f"7,T,{LEFT},A,O,2024-06-25,news,https://example.org,x\n"
    path = write(
        tmp_path / "a.csv", f'{head}{row}\n8,,"{CAME}\n\nMore.",,,,,,\n9,,{LEFT} So.,,,,,,'
    )
    found = list(load(path, metadata=Metadata(outlet="Mine", id="x")))
    first, second, third = (f.document for f in found if isinstance(f, Prepared))
    assert (first.id, first.title, first.author, first.outlet) == ("7", "T", "A", "Mine")
    assert (first.published, first.kind, first.url) == ("2024-06-25", "news", "https://example.org")
    assert [d.path for d in (first, second, third)] == [f"{path}:{n}" for n in (2, 4, 7)]
    assert (second.title, second.author, second.published) == (None, None, None)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_dialects(tmp_path: Path, delimiter: str, ending: str, encoding: str) -> None:
    rows = [
        ["id", "text"],
        ["a", f"“Yes”, Müller said; {LEFT}"],
        ["b", f'He said, "no"{ending}. |'],
    ]
    path = tmp_path / "a.csv"
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=delimiter, lineterminator=ending).writerows(rows)
    assert [d.original for d in documents(path)] == [rows[1][1], rows[2][1]]


def test_tabs(tmp_path: Path) -> None:
    path = write(tmp_path / "a.tsv", f"a,b\ttext\nx\t{LEFT}\n")
    assert [d.text for d in documents(path)] == [LEFT]


@pytest.mark.parametrize("empty", ["", "NaN", "NULL", "<NA>"])
def test_what_pandas_and_others_write_for_nothing(tmp_path: Path, empty: str) -> None:
    (found,) = documents(
        write(tmp_path / "a.csv", f"text,author,published\n{LEFT},{empty},{empty}")
    )
    assert (found.document.author, found.document.published) == (None, None)


BAD_ROWS = [
    ("a quote within a quoted cell", f'b,"{LEFT} "No" they said, twice",A\n', "within"),
    ("a quote never closed", f'b,"{LEFT},A\n', "within|never"),
    ("too many cells", f"b,{LEFT},A,B\n", "4 cells"),
    ("too few cells", f"b,{LEFT}\n", "2 cells"),
    ("NUL bytes", f"b,{LEFT}\0,A\n", "NUL"),
    ("NUL bytes in quotes", f'b,"{LEFT}\0\n\nMore",A\n', "NUL"),
    ("several lines", f'b,"{LEFT}\nHe said "so" and left.\nMore\n{LEFT}",A\n', "within"),
]


@pytest.mark.parametrize(("_", "row", "why"), BAD_ROWS, ids=[r[0] for r in BAD_ROWS])
def test_a_bad_row_is_named_and_the_others_are_read(
    tmp_path: Path, _: str, row: str, why: str
) -> None:
    good = f'c,"{CAME} ""Well"", he said.",C\nd,{CAME},D\n'
    path = write(tmp_path / "a.csv", f"{HEAD}a,{LEFT},A\n{row}{good}")
    (error,) = errors(path)
    assert (error.code, error.source) == ("D014", f"{path}:3")
    assert any(word in error.why for word in why.split("|"))
    assert [d.document.id for d in documents(path)] == ["a", "c", "d"]


def test_two_bad_rows_are_two_errors(tmp_path: Path) -> None:
    bad = 'x,"a "b" c",A\n'
    path = write(tmp_path / "a.csv", f"{HEAD}{bad}{bad}a,{LEFT},A\n{bad}")
    assert [e.source for e in errors(path)] == [f"{path}:{n}" for n in (2, 3, 5)]
    assert [d.document.id for d in documents(path)] == ["a"]


def test_lines_that_belong_to_a_broken_row_are_told(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", f'{HEAD}b,"a "b"\nc\nd",A\na,{LEFT},A\n')
    (error,) = errors(path)
    assert "(to 4)" in error.what


@pytest.mark.parametrize("cell", [f'5" and 6" {LEFT}', f'{LEFT} "So" it ended'])
def test_quotes_within_a_plain_cell_are_taken(tmp_path: Path, cell: str) -> None:
    path = write(tmp_path / "a.csv", f"{HEAD}a,{cell},A\nb,{CAME},B\n")
    assert [d.original for d in documents(path)] == [cell, CAME]


def test_blank_cells_beyond_the_last_column_are_taken(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", f"{HEAD}a,{LEFT},A,,\n")
    assert [d.text for d in documents(path)] == [LEFT]


def test_a_line_of_50_mb_costs_no_other_and_no_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with path.open("w") as file:
        file.write(f"{HEAD}a,{LEFT},A\nb,")
        for _ in range(50):
            file.write("The envoy left. " * 62_500)
        file.write(f",B\nc,{CAME},C\n")
    tracemalloc.start()
    found = list(load(path))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [getattr(f, "code", "") for f in found] == ["", "D014", ""]
    assert peak < 60_000_000


def test_a_quote_that_is_never_closed_takes_bounded_memory_and_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "JSON_LINE_BYTES", 10_000)
    rows = "".join(f"{n},{LEFT} {n},A\n" for n in range(2000))
    path = write(tmp_path / "a.csv", f'{HEAD}x,"{LEFT},X\n{rows}')
    (error,) = errors(path)
    assert "longer than 10,000 characters" in error.why
    assert len(documents(path)) == 2000


def test_a_file_made_to_be_read_again_and_again_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "JSON_LINE_BYTES", 10_000)
    monkeypatch.setattr(csvrows, "_MOST_READ_TWICE", 100_000)
    path = write(tmp_path / "a.csv", HEAD + 'x","\n' * 200_000)
    found = errors(path)
    assert {e.code for e in found} == {"D014"}
    assert len(found) < 200


WRONG_COLUMNS = [
    ("body,author\nx,y\n", Fields(), "`body`, `author`"),
    ("text,author\nx,y\n", Fields(text="body"), "`text`, `author`"),
    ("text,author\nx,y\n", Fields(title="headline"), "`text`, `author`"),
    (f"{LEFT}\n", Fields(), f"`{LEFT[:40]}`"),
]


@pytest.mark.parametrize(("content", "fields", "there"), WRONG_COLUMNS)
def test_wrong_columns(tmp_path: Path, content: str, fields: Fields, there: str) -> None:
    path = write(tmp_path / "a.csv", content)
    (error,) = load(path, fields=fields)
    assert isinstance(error, InputError)
    assert (error.code, error.source) == ("D013", str(path))
    assert error.why.endswith(there)


@pytest.mark.parametrize(
    ("content", "code"),
    [("", "D002"), ("\n\n", "D002"), ('te"xt,"a "b"\nx,y\n', "D014"), ("text\0\n", "D014")],
)
def test_a_table_without_a_first_row(tmp_path: Path, content: str, code: str) -> None:
    assert [e.code for e in errors(write(tmp_path / "a.csv", content))] == [code]


def test_a_table_with_no_more_than_its_first_row_holds_nothing(tmp_path: Path) -> None:
    assert list(load(write(tmp_path / "a.csv", HEAD))) == []


def test_of_two_columns_of_one_name_the_first_counts(tmp_path: Path) -> None:
    (found,) = documents(write(tmp_path / "a.csv", f"text,text\n{LEFT},{CAME}\n"))
    assert found.text == LEFT


def test_standard_input_with_named_columns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "table", f"body,author\n{LEFT},A\n")
    assert [d.text for d in documents(path, fields=Fields(text="body"))] == [LEFT]
    with path.open() as file:
        monkeypatch.setattr("sys.stdin", file)
        (found,) = load("-", fields=Fields(text="body"))
    assert isinstance(found, Prepared)
    assert found.document.path == "standard input:2"
    (plain,) = documents(path, fields=Fields())
    assert plain.document.path == str(path)
