"""A user's file of actors: every fault with its line, all at once, and nothing loaded."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from realpolitik import codebook
from realpolitik.errors import TableError
from realpolitik.gazetteer import overlay
from realpolitik.gazetteer.overlay_check import check, offices
from realpolitik.gazetteer.overlay_faults import Fault
from realpolitik.gazetteer.overlay_file import lines
from realpolitik.tables import toml

HEAD = "name,aliases,kind,code,sector,office,valid_from,valid_to,shared"


def faults(*rows: str, head: str = HEAD) -> list[Fault]:
    found, layout = lines("\n".join([head, *rows]).encode())
    return sorted([*layout, *check(found)[1]])


def named(*rows: str, head: str = HEAD) -> list[tuple[int, str]]:
    return [(fault.line, fault.code) for fault in faults(*rows, head=head)]


GOOD = [
    "Ada Exempla,A. Exempla;Exempla,person,PER,,foreign minister,2024-01-01,2025-01-01,",
    "Ben Muster,,person,PER,,foreign minister,2025-01-01,,",
    "League of Examples,LOE,organisation,IGO:LOE,,,,,",
    "Cora Muster,,person,IGO:LOE,,secretary-general,,,",
    "Sample Brigade,,armed group,NSA:SAMPLE,,,,,",
    "The Daily Sample,,outlet,CHL,,,,,",
    "Palacio Ejemplo,,metonym,CHL,LEG,,,,",
    "Chilean Republic,,state,CHL,,,,,",
    "Springfield,,none,,,,,,",
    '"Exempla, Dan",,person,CHL,BUS,,,,',
]


def test_good_rows_have_no_fault() -> None:
    assert faults(*GOOD) == []


@pytest.mark.parametrize("kept", [HEAD, "name,kind,code"])
def test_optional_columns_may_be_left_out(kept: str) -> None:
    assert faults("Palacio Ejemplo,metonym,CHL", head="name,kind,code") == []
    assert faults(head=kept) == []


@pytest.mark.parametrize(
    ("row", "code", "told"),
    [
        (",,metonym,CHL,,,,,", "T032", "the name"),
        ("---,,metonym,CHL,,,,,", "T032", "no letter"),
        (f"{'Ab' * 100},,metonym,CHL,,,,,", "T032", "no name has more than"),
        ("A b c d e f g h i j k l m,,metonym,CHL,,,,,", "T032", "no name has more than"),
        (f"Ab,{';'.join(f'Cd{n}' for n in range(300))},metonym,CHL,,,,,", "T032", "300 aliases"),
        ("Ab,,ruler,CHL,,,,,", "T032", "the kind “ruler”"),
        ("Ab,,,CHL,,,,,", "T032", "the kind “”"),
        ("Ab,,metonym,,,,,,", "T032", "the code"),
        ("Ab,,metonym,CHX,,,,,", "T032", "“CHX” - no state has it"),
        ("Ab,,metonym,chl,,,,,", "T032", "“chl” - no state has it"),
        ("Ab,,state,IGO:UN,,,,,", "T032", "not that of a state"),
        ("Ab,,metonym,IGO:NOSUCH,,,,,", "T032", "no body of ours"),
        ("Ab,,metonym,NSA:NOSUCH,,,,,", "T032", "by a row of the kind armed group"),
        ("Ab,,organisation,NSA:NOSUCH,,,,,", "T032", "no body of ours"),
        ("Ab,,organisation,IGO:no such,,,,,", "T032", "not written as a code"),
        ("Ab,,organisation,XYZ:NOSUCH,,,,,", "T032", "not written as a code"),
        ("Ab,,none,CHL,,,,,", "T032", "nobody"),
        ("Ab,,metonym,CHL,GVO,,,,", "T032", "the sector “GVO”"),
        ("Ab Cd,,person,CHL,,,,,", "T032", "neither office nor sector"),
        ("Ab Cd,,person,CHL,,foriegn minister,,,", "T032", "perhaps foreign minister"),
        ("Ab,,metonym,CHL,,president,,,", "T032", "only persons"),
        ("Ab,,metonym,CHL,,,2024-02-30,,", "T033", "no such day"),
        ("Ab,,metonym,CHL,,,,27 June 2024,", "T033", "not written as a day"),
        ("Ab,,metonym,CHL,,,2024,,", "T033", "not written as a day"),
        ("Ab,,metonym,CHL,,,0001-01-01,,", "T033", "only the years"),
        ("Ab,,metonym,CHL,,,2024-02-02,2024-02-01,", "T033", "later than the last"),
        ("Ab Cd,,person,CHL,,president,,,both", "T032", "yes, or nothing"),
        ("A\x00b,,metonym,CHL,,,,,", "T031", "NUL"),
        ("Ab\t,,metonym,CHL,,,,,", "T031", "U+0009"),
        ("A\u202eb,,metonym,CHL,,,,,", "T031", "U+202E"),
        ("Ab,,metonym,CHL", "T031", "4 cells"),
        ("Ab,,metonym,CHL,,,,,,,", "T031", "11 cells"),
        ('"Ab,,metonym,CHL,,,,,', "T031", "cannot be told apart"),
        (f"Ab,{'c' * 30_000},metonym,CHL,,,,,", "T031", "characters in one line"),
    ],
)
def test_a_faulty_row(row: str, code: str, told: str) -> None:
    found = faults(row)
    assert [(f.line, f.code) for f in found] == [(2, code)]
    assert told in str(found[0])
    assert not found[0].warning


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("name,kind", "the column code"),
        ("name,kind,code,alias", "call it aliases"),
        ("name,kind,code,xyz", "columns: name"),
        ("name,kind,code,name", "there twice"),
        ("name;kind;code", "not parted by commas"),
        ("", "the file is empty"),
    ],
)
def test_a_faulty_header(head: str, told: str) -> None:
    assert told in "".join(map(str, faults(head=head)))


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["Ab,,metonym,CHL,,,,,", "Ab,,metonym,PER,,,,,"], [(3, "T034")]),
        (["Ab,,metonym,CHL,,,,,", "Cd,Ab,metonym,PER,,,,,"], [(3, "T034")]),
        (["A-b,,metonym,CHL,,,,,", "Á b,,metonym,PER,,,,,"], [(3, "T034")]),
        (["Ab,,metonym,CHL,,,,2020-01-01,", "Ab,,metonym,PER,,,2020-01-02,,"], []),
        (["Ab,,metonym,CHL,,,2020-01-01,,", "Ab,,metonym,PER,,,,,"], [(2, "T034")]),
        (["Ab,,metonym,CHL,GOV,,,,", "Ab,,metonym,CHL,MIL,,,,"], [(3, "T034")]),
        (["A b,,person,CHL,,president,,,", "A b,,person,CHL,,defence minister,,,"], []),
        (["A b,,person,CHL,,president,,,", "C d,,person,CHL,,president,,,"], [(3, "T034")]),
        (["A b,,person,CHL,,president,,,yes", "C d,,person,CHL,,president,,,yes"], []),
        (["A b,,person,CHL,,spokesman,,,", "C d,,person,CHL,,spokesman,,,"], []),
        (
            ["A b,,person,CHL,,president,,2020-01-01,", "C d,,person,CHL,,president,2020-01-01,,"],
            [],
        ),
        (["Ab,,metonym,CHL,,,20-1-1,,", "Ab,,metonym,PER,,,,,"], [(2, "T033")]),
        (["Ab,,metonym,CHL,,,,,", "Ab,,metonym,CHL,,,,,"], [(3, "T035")]),
        (["ab,,metonym,CHL,,,,,"], [(2, "T035")]),
        (["ab,,none,,,,,,"], []),
    ],
)
def test_rows_that_clash(rows: list[str], expected: list[tuple[int, str]]) -> None:
    assert named(*rows) == expected


def test_all_faults_are_told_at_once_in_the_order_of_their_lines() -> None:
    found = named(
        "Ab,,ruler,CHX,GVO,,2024-02-30,,", "", "Cd,,metonym,NSA:NO,,,,,", ",,metonym,CHL,,,,,"
    )
    assert found == [*[(2, "T032")] * 3, (2, "T033"), (4, "T032"), (5, "T032")]


@pytest.mark.parametrize(
    ("data", "line", "told"),
    [
        (b"name,kind,code\nA\xffb,metonym,CHL\n", 2, "byte 0xff at place 2"),
        ("name,kind,code\nÁb,metonym,CHL\n".encode("latin-1"), 2, "not UTF-8"),
        ("name,kind,code\nAb,metonym,CHL\n".encode("utf-16"), 0, "UTF-16"),
        (b"", 0, "the file is empty"),
        (b"name,kind,code\rAb,metonym,CHL\r", 1, "U+000D"),
        (b'name,kind,code\n"A\nb",metonym,CHL\n', 2, "a quotation is not closed"),
    ],
)
def test_faulty_bytes(data: bytes, line: int, told: str) -> None:
    found = lines(data)[1]
    assert found[0].line == line
    assert told in " ".join(map(str, found))


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_spreadsheets_may_have_saved_it(end: str, mark: str) -> None:
    data = (mark + end.join([HEAD, *GOOD]) + end).encode()
    found, layout = lines(data)
    assert layout == []
    assert [line.get("name") for line in found][-1] == "Exempla, Dan"


def test_a_row_is_as_the_file_says(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("\n".join([HEAD, *GOOD]), encoding="utf-8")
    first, *_, last = overlay.load(path).entries
    assert (first.texts, first.sector) == (("Ada Exempla", "A. Exempla", "Exempla"), "GOV")
    assert (last.name, last.line, last.sector) == ("Exempla, Dan", 11, "BUS")


def test_a_file_with_faults_is_not_loaded_and_all_are_named(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(
        f"{HEAD}\n{GOOD[0]}\nAb,,ruler,CHX,,,,,\nab,,metonym,CHL,,,,,", encoding="utf-8"
    )
    with pytest.raises(TableError) as raised:
        overlay.load(path)
    assert raised.value.code == "T030"
    assert "2 faults" in raised.value.why
    assert raised.value.why.count("line 3") == 2
    assert "T035" not in raised.value.why


@pytest.mark.parametrize("name", ["none.csv", ".", "a\0b"])
def test_what_is_no_file(tmp_path: Path, name: str) -> None:
    with pytest.raises(TableError, match=r"\[T030\] .* could not be read"):
        overlay.load(tmp_path / name)


def test_a_file_that_is_too_large_is_not_looked_at(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    found, faults_ = overlay.examined(path)
    assert found is None
    assert [fault.code for fault in faults_] == ["T031"]


def test_a_header_alone_is_no_file_of_actors(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(HEAD, encoding="utf-8")
    with pytest.raises(TableError, match="only a header"):
        overlay.load(path)


def test_the_table_of_the_layout_names_what_there_is() -> None:
    table = toml("gazetteer", "overlay.toml")
    assert table["source"] == "own"
    assert set(table["kinds"].values()) - {""} <= set(codebook.sectors())
    assert set(table["offices"]["shared"]) <= set(offices())
    assert not set(table["columns"]["required"]) & set(table["columns"]["optional"])
    assert all(isinstance(limit, int) and limit > 0 for limit in table["limits"].values())


@settings(deadline=None)
@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda t: t.encode("utf-8", "replace")))
def test_any_bytes_give_rows_or_faults(data: bytes) -> None:
    found, layout = lines(HEAD.encode() + b"\n" + data)
    entries, more = check(found)
    assert len(entries) == len(found)
    for fault in (*layout, *more):
        assert 0 <= fault.line <= data.count(b"\n") + 2
        assert fault.code in {"T031", "T032", "T033", "T034", "T035"}


_NAME = st.text("ABCDÉabcdé -'", min_size=1, max_size=20).filter(lambda t: any(map(str.isalpha, t)))
_DAYS = st.dates(min_value=date(1900, 1, 1)).filter(lambda d: d.year <= 2100)


@settings(deadline=None)
@given(
    _NAME,
    st.sampled_from(["CHL", "PER", "IGO:UN", "NSA:HAMAS"]),
    st.lists(_DAYS, min_size=2, max_size=2).map(sorted),
)
def test_a_row_comes_back_as_it_was_written(name: str, code: str, days: list[object]) -> None:
    row = f"{name},,metonym,{code},GOV,,{days[0]},{days[1]},"
    found, layout = lines(f"{HEAD}\n{row}".encode())
    (entry,), more = check(found)
    assert layout == []
    assert [fault for fault in more if not fault.warning] == []
    assert (entry.name, entry.code) == (name.strip(), code)
    assert [entry.valid_from, entry.valid_to] == days
