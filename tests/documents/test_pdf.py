"""PDF: paragraphs from printed lines, and files that give no text."""

import contextlib
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from realpolitik.documents import Prepared, limits, load
from realpolitik.documents.paragraphs import Line, paragraphs
from realpolitik.documents.pdf import text
from realpolitik.errors import InputError
from tests.documents.by_hand import blocks, of
from tests.documents.printed import column, pdf

FIRST = [
    "The two governments said on Tuesday that their delegations had",
    "met for the third time this year and that the talks on the border",
    "crossing would go on until the autumn.",
]
SECOND = [
    "Officials in the capital added that the customs posts would open",
    "again once both parliaments had agreed to the text of the treaty.",
]


def one(path: Path, content: bytes) -> Prepared:
    path.write_bytes(content)
    (found,) = load(path)
    assert isinstance(found, Prepared), str(found)
    return found


def refused(path: Path, content: bytes) -> InputError:
    path.write_bytes(content)
    (found,) = load(path)
    assert isinstance(found, InputError)
    return found


def paragraphs_of(prepared: Prepared) -> list[str]:
    return [text for _, text in of(prepared)]


def joined(*lines: list[str]) -> list[str]:
    return [" ".join(part) for part in lines]


SETTINGS = [
    ("a blank line between", column([*FIRST, "", *SECOND])),
    ("a first line moved in", [*column(FIRST), (86, 658, SECOND[0]), (72, 644, SECOND[1])]),
    ("a last line that is short", column([*FIRST, *SECOND])),
    ("two columns", [*column(FIRST), *column(SECOND, left=320)]),
]


@pytest.mark.parametrize(("_", "lines"), SETTINGS, ids=[s[0] for s in SETTINGS])
def test_lines_become_paragraphs(
    tmp_path: Path, _: str, lines: list[tuple[float, float, str]]
) -> None:
    found = one(tmp_path / "a.pdf", pdf(lines))
    assert paragraphs_of(found) == joined(FIRST, SECOND)
    assert found.document.path == str(tmp_path / "a.pdf")
    start, end = found.offsets.to_original(0, 20)
    assert found.original[start:end] == found.text[:20]


def test_a_paragraph_goes_on_over_the_page_without_running_lines(tmp_path: Path) -> None:
    def page(number: int, lines: list[str]) -> list[tuple[float, float, str]]:
        head = (72, 800, f"The Border Gazette, No. {number}")
        return [head, *column(lines), (300, 40, f"- {number} -")]

    texts = [FIRST[:2], [FIRST[2], *SECOND], FIRST]
    content = pdf(*(page(n, lines) for n, lines in enumerate(texts, 1)))
    assert paragraphs_of(one(tmp_path / "a.pdf", content)) == joined(FIRST, SECOND, FIRST)


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["The govern-", "ment left."], "The government left."),
        (["A long-term plan, a long-", "term aim."], "A long-term plan, a long-term aim."),
        (["In the long term, long-", "term aims."], "In the long term, long-term aims."),
        (["The Anglo-", "Irish talks."], "The Anglo- Irish talks."),
        (["From 1990-", "and later."], "From 1990- and later."),
    ],
)
def test_divided_words(lines: list[str], text: str) -> None:
    assert paragraphs([[Line(line, y=-14.0 * at) for at, line in enumerate(lines)]]) == text


def test_bullets_and_larger_letters_begin_anew() -> None:
    lines = [
        Line("A Treaty at Last", y=50, size=20),
        Line("The points are", y=36, size=11),
        Line("• customs", y=22, size=11),
        Line("• fishing.", y=8, size=11),
    ]
    text = paragraphs([lines])
    assert text.split("\n\n") == ["A Treaty at Last", "The points are", "• customs", "• fishing."]
    assert [kind for kind, _ in blocks(text)][2:] == ["bullet", "bullet"]


@pytest.mark.parametrize("pages", [[[]], [[], []]])
def test_without_a_text_layer(tmp_path: Path, pages: list[list[tuple[float, float, str]]]) -> None:
    assert refused(tmp_path / "a.pdf", pdf(*pages)).code == "D016"


def encrypted(password: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(column(FIRST)))))
    writer.encrypt(user_password=password, owner_password="owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_encrypted(tmp_path: Path) -> None:
    error = refused(tmp_path / "a.pdf", encrypted("secret"))
    assert (error.code, error.source) == ("D017", str(tmp_path / "a.pdf"))


def test_without_a_user_password_it_is_read(tmp_path: Path) -> None:
    assert paragraphs_of(one(tmp_path / "a.pdf", encrypted(""))) == joined(FIRST)


WHOLE = pdf(column(FIRST), column(SECOND))
DAMAGED = [
    b"%PDF-1.4\n",
    b"%PDF-1.7\n" + b"\0" * 5000,
    b"not a PDF at all",
    b"",
    WHOLE[:60],
    WHOLE.replace(b"/Catalog", b"/Caterva").replace(b"/Pages", b"/Rages"),
    WHOLE.replace(b"/Kids [4 0 R", b"/Kids [2 0 R"),
]


@pytest.mark.parametrize("content", DAMAGED)
def test_damaged(tmp_path: Path, content: bytes, capfd: pytest.CaptureFixture[str]) -> None:
    assert refused(tmp_path / "a.pdf", content).code == "D018"
    assert capfd.readouterr().err == ""


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_damage_is_survived(data: st.DataObject) -> None:
    content = bytearray(WHOLE)
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=9))
    with contextlib.suppress(InputError):
        assert text(bytes(content), "a.pdf")[0]


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(WHOLE)))
    (found,) = load("-")
    assert isinstance(found, Prepared)
    assert found.document.path == "standard input"
    assert paragraphs_of(found) == joined(FIRST, SECOND)


def test_a_damaged_page_costs_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "CHARACTERS", 100_000)
    content = pdf(column(FIRST), column(SECOND)).replace(b"/Contents 5 0 R", b"/Contents (oops)")
    found = one(tmp_path / "a.pdf", content)
    assert paragraphs_of(found) == joined(SECOND)


def test_a_page_that_fails_is_noted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from realpolitik.documents import pdf as reader

    whole = reader._lines

    def fails_first(page: object) -> object:
        if page.page_number == 0:  # type: ignore[attr-defined]
            raise RecursionError
        return whole(page)  # type: ignore[arg-type]

    monkeypatch.setattr(reader, "_lines", fails_first)
    found = one(tmp_path / "a.pdf", WHOLE)
    assert paragraphs_of(found) == joined(SECOND)
    assert found.notes[0] == "page 1 could not be read"


def test_more_text_than_a_document_may_have(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "CHARACTERS", 50)
    assert refused(tmp_path / "a.pdf", WHOLE).code == "D007"
    monkeypatch.setattr(limits, "FILE_BYTES", 50)
    assert refused(tmp_path / "a.pdf", WHOLE).code == "D005"
