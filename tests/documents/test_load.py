"""Files, folders and standard input: what is read, what is refused, and that neighbours stay."""

import gzip
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from realpolitik.documents import Metadata, Prepared, limits, load
from realpolitik.errors import InputError
from tests.documents.by_hand import LONG, OTHER

HTML = f"<html><body><article><h1>The Treaty Holds</h1><p>{LONG}</p><p>{OTHER}</p></article>"


def one(path: Path | str) -> Prepared:
    """The only document of a source."""
    (found,) = load(path)
    assert isinstance(found, Prepared), str(found)
    return found


def refused(path: Path | str) -> InputError:
    """The only error of a source."""
    (found,) = load(path)
    assert isinstance(found, InputError)
    return found


@pytest.mark.parametrize(
    ("name", "content", "text"),
    [
        ("a.txt", LONG, LONG),
        ("a.TEXT", LONG, LONG),
        ("a.md", f"# The *Treaty*\n\n{LONG}", f"The Treaty\n\n{LONG}"),
        ("a.html", HTML, f"The Treaty Holds\n\n{LONG}\n\n{OTHER}"),
        ("a.htm", HTML, f"The Treaty Holds\n\n{LONG}\n\n{OTHER}"),
        ("page", f"<!doctype html>{HTML}", f"The Treaty Holds\n\n{LONG}\n\n{OTHER}"),
        ("article", LONG, LONG),
        ("lines", '{"text": "The envoy left."}\n', "The envoy left."),
        ("lines.data", '{ "id" : "a", "text": "The envoy left."}', "The envoy left."),
    ],
)
def test_formats(tmp_path: Path, name: str, content: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    prepared = one(path)
    assert prepared.text == text
    assert (prepared.document.path or "").startswith(str(path))


ENCODINGS = [
    ("utf-8", []),
    ("utf-8-sig", []),
    ("utf-16", ["read as UTF-16"]),
    ("utf-32", ["read as UTF-32"]),
    ("cp1252", ["read as Windows-1252, since it is not UTF-8"]),
]


@pytest.mark.parametrize(("encoding", "notes"), ENCODINGS)
def test_encodings(tmp_path: Path, encoding: str, notes: list[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(f"{LONG} “Yes”, Müller said.".encode(encoding))
    prepared = one(path)
    assert prepared.text == f"{LONG} “Yes”, Müller said."
    assert list(prepared.notes[:-1]) == notes


def test_broken_utf8_is_counted_and_offsets_stay_in_the_decoded_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("“Yes”, ".encode() + b"\xff\xfe " + LONG.encode())
    prepared = one(path)
    assert prepared.notes[0] == "2 broken bytes were replaced"
    start, end = prepared.offsets.to_original(prepared.text.index("The"), len(prepared.text))
    assert prepared.original[start:end] == LONG


def test_another_alphabet_in_an_old_encoding(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    russian = "Президент вчера прибыл в столицу и подписал там договор о границе, который нужен. "
    path.write_bytes((russian * 5).encode("cp1251"))
    prepared = one(path)
    assert prepared.text.startswith("Президент вчера")
    assert prepared.document.language == "ru"


REFUSED = [
    ("a.txt", b"", "D002"),
    ("a.txt", b" \n\t\xc2\xa0\n", "D002"),
    ("a.txt", b"Leave a Reply\n\nCancel reply", "D002"),
    ("a.html", b"<html><body><script>x</script>", "D002"),
    ("a.jsonl", b"", "D002"),
    ("a.txt", b"%PDF-1.7 text", "D003"),
    ("a.txt", b"text \0 text", "D003"),
    ("a.html", b"\x89PNG\r\n\x1a\n" + bytes(200), "D003"),
    ("a.bin", bytes(range(1, 32)) * 20, "D003"),
    ("a.txt", b"The envoy left." * 100_000, "D006"),
    ("a.txt", b"The envoy left.\n" * 130_000, "D007"),
    ("a.html", b"<p>The envoy left.</p>" * 100_000, "D007"),
]


@pytest.mark.parametrize(("name", "content", "code"), REFUSED)
def test_refused(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    error = refused(path)
    assert error.code == code
    assert str(path) in error.what


def test_what_a_binary_file_looks_like_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"PK\x03\x04" + bytes(99))
    assert "ZIP" in refused(path).why


def test_50_mb_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"The envoy left. " * 3_200_000)
    assert refused(path).code == "D006"


def test_a_file_beyond_the_limit_names_it(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(limits.FILE_BYTES + 1)
    error = refused(path)
    assert (error.code, "64 MB" in error.why) == ("D005", True)


@pytest.mark.parametrize("name", ["none.txt", "none", "x" * 300, "nul\0.txt", ""])
def test_missing(tmp_path: Path, name: str) -> None:
    found = refused(str(tmp_path / "no" / name))
    assert found.code == "D001"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_permission_denied(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(LONG)
    path.chmod(0)
    assert refused(path).code == "D004"


def test_trouble_of_the_system_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text(LONG)

    def deny(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", deny)
    error = refused(path)
    assert (error.code, error.why) == ("D004", "permission denied")


def test_folder(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "c.txt").write_text(OTHER)
    (tmp_path / "b" / "a.md").write_text(LONG)
    (tmp_path / "a.txt").write_bytes(b"\0")
    (tmp_path / "z.png").write_bytes(b"\0")
    (tmp_path / ".hidden.txt").write_text(LONG)
    found = list(load(tmp_path, metadata=Metadata(outlet="The Times", id="one")))
    assert isinstance(found[0], InputError) and found[0].code == "D003"
    rest = [f for f in found[1:] if isinstance(f, Prepared)]
    assert [f.text for f in rest] == [LONG, OTHER]
    assert {f.document.outlet for f in rest} == {"The Times"}
    assert len({f.document.id for f in rest}) == 2


def test_a_folder_without_documents(tmp_path: Path) -> None:
    (tmp_path / "z.png").write_bytes(b"\0")
    assert refused(tmp_path).code == "D011"


@pytest.mark.parametrize(
    ("content", "texts"),
    [
        (LONG.encode(), [LONG]),
        (HTML.encode(), [f"The Treaty Holds\n\n{LONG}\n\n{OTHER}"]),
        (b'{"text": "The envoy left."}\n{"text": "The envoy came."}\n', None),
    ],
)
def test_standard_input(
    monkeypatch: pytest.MonkeyPatch, content: bytes, texts: list[str] | None
) -> None:
    buffer = io.BytesIO(content)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(buffer))
    found = [f.text for f in load("-") if isinstance(f, Prepared)]
    assert found == (texts or ["The envoy left.", "The envoy came."])
    assert not buffer.closed


def test_empty_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    error = refused("-")
    assert (error.code, "standard input" in error.what) == ("D002", True)


def test_nothing_is_imported_before_it_is_needed(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "The envoy left."}')
    heavy = ("pyarrow", "pypdf", "httpx", "httpcore", "zstandard", "lxml")
    code = "import sys; from realpolitik.documents import load; list(load(sys.argv[1])); "
    code += f"print([m for m in {heavy} if m in sys.modules])"
    command = [sys.executable, "-c", code, str(path)]
    assert subprocess.run(command, capture_output=True, text=True).stdout == "[]\n"


def test_packed_jsonl(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"text": "The envoy left."}'))
    assert one(path).text == "The envoy left."
    path.write_bytes(path.read_bytes()[:-12])
    assert [e.code for e in load(path) if isinstance(e, InputError)] == ["D012"]
    path.write_bytes(b"not packed")
    assert refused(path).code == "D012"
