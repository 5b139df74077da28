"""Packed files: every format in them, what comes before a cut, and what unpacks without end."""

import gzip
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard

from realpolitik.documents import Prepared, limits, load
from realpolitik.errors import InputError

LEFT = "The envoy left the city on Tuesday."
PACKERS: dict[str, Callable[[bytes], bytes]] = {"gz": gzip.compress, "zst": zstandard.compress}
TEXTS = [f"{LEFT} {n}" for n in range(5000)]
LINES = "".join(json.dumps({"text": text}) + "\n" for text in TEXTS).encode()
TABLE = ("text\n" + "".join(f"{text}\n" for text in TEXTS)).encode()


@pytest.fixture(params=list(PACKERS))
def packer(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def texts(found: list[Prepared | InputError]) -> list[str]:
    return [f.original for f in found if isinstance(f, Prepared)]


def codes(found: list[Prepared | InputError]) -> list[str]:
    return [f.code for f in found if isinstance(f, InputError)]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", LEFT),
        ("a.md", LEFT),
        ("a.html", f"<html><body><p>{LEFT}"),
        ("a.jsonl", json.dumps({"text": LEFT})),
        ("a.NDJSON", json.dumps({"text": LEFT})),
        ("a.csv", f"text\n{LEFT}\n"),
        ("a.tsv", f"text\tid\n{LEFT}\t1\n"),
    ],
)
def test_formats(tmp_path: Path, packer: str, name: str, content: str) -> None:
    path = tmp_path / f"{name}.{packer}"
    path.write_bytes(PACKERS[packer](content.encode()))
    (found,) = load(path)
    assert isinstance(found, Prepared), str(found)
    assert found.text == LEFT
    assert (found.document.path or "").startswith(str(path))
    assert texts(list(load(tmp_path))) == [found.original]


@pytest.mark.parametrize(("ending", "content"), [("jsonl", LINES), ("csv", TABLE)])
def test_what_comes_before_a_cut_is_kept(
    tmp_path: Path, packer: str, ending: str, content: bytes
) -> None:
    path = tmp_path / f"a.{ending}.{packer}"
    packed = PACKERS[packer](content)
    # Of Zstandard a block can be read once it is whole, and holds 128 KiB.
    path.write_bytes(packed[: len(packed) * 9 // 10])
    found = list(load(path))
    read = texts(found)
    assert read == TEXTS[: len(read)]
    assert len(read) > 2000
    (error,) = (f for f in found if isinstance(f, InputError))
    assert (error.code, error.source) == ("D012", str(path))
    assert found[-1] is error


def test_cut_by_a_single_byte(tmp_path: Path, packer: str) -> None:
    path = tmp_path / f"a.jsonl.{packer}"
    path.write_bytes(PACKERS[packer](LINES)[:-1])
    assert codes(list(load(path))) == ["D012"]


def test_one_stream_after_the_other(tmp_path: Path, packer: str) -> None:
    path = tmp_path / f"a.jsonl.{packer}"
    pack = PACKERS[packer]
    half = LINES.index(b"\n", len(LINES) // 2) + 1
    path.write_bytes(pack(LINES[:half]) + pack(b"") + pack(LINES[half:]))
    assert texts(list(load(path))) == TEXTS


def test_a_stream_of_unknown_length(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.zst"
    with path.open("wb") as file:
        zstandard.ZstdCompressor().copy_stream(io.BytesIO(LINES), file)
    assert texts(list(load(path))) == TEXTS


@pytest.mark.parametrize("content", [b"not packed at all", b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd"])
def test_damaged(tmp_path: Path, packer: str, content: bytes) -> None:
    for ending in ("jsonl", "txt", "csv"):
        path = tmp_path / f"a.{ending}.{packer}"
        path.write_bytes(content)
        assert codes(list(load(path))) == ["D012"]


def test_damage_in_the_middle(tmp_path: Path, packer: str) -> None:
    path = tmp_path / f"a.jsonl.{packer}"
    packed = bytearray(PACKERS[packer](LINES))
    middle = len(packed) // 2
    packed[middle : middle + 50] = bytes(50)
    path.write_bytes(packed)
    found = list(load(path))
    assert "D012" in codes(found)


def test_a_single_document_that_is_cut_is_not_read(tmp_path: Path, packer: str) -> None:
    path = tmp_path / f"a.txt.{packer}"
    path.write_bytes(PACKERS[packer]("\n\n".join(TEXTS).encode())[:-5])
    assert codes(list(load(path))) == ["D012"]


@pytest.mark.parametrize("ending", ["txt", "html", "jsonl", "csv"])
def test_what_unpacks_to_far_more(tmp_path: Path, packer: str, ending: str) -> None:
    from tracemalloc import get_traced_memory, start, stop

    path = tmp_path / f"a.{ending}.{packer}"
    path.write_bytes(PACKERS[packer](bytes(200_000_000)))
    start()
    found = list(load(path))
    peak = get_traced_memory()[1]
    stop()
    code = {"txt": "D005", "html": "D005", "jsonl": "D008", "csv": "D014"}[ending]
    assert codes(found) == [code]
    assert peak < 3.2 * limits.FILE_BYTES


def test_limits_count_what_is_unpacked(
    tmp_path: Path, packer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "FILE_BYTES", 1000)
    path = tmp_path / f"a.txt.{packer}"
    path.write_bytes(PACKERS[packer](f"{LEFT}\n".encode() * 100))
    assert path.stat().st_size < 1000
    assert codes(list(load(path))) == ["D005"]
