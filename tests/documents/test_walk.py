"""Folders and patterns: what is found in them, in which order, and that loops of links end."""

import os
from pathlib import Path

import pytest

from realpolitik.documents import Prepared, load
from realpolitik.errors import InputError

needs_links = pytest.mark.skipif(os.name != "posix", reason="links need rights elsewhere")


def text(path: Path) -> Path:
    """A document that tells its own name."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"The envoy left the town of {path.name}.")
    return path


def found(source: Path | str, root: Path) -> list[str]:
    """The paths of the documents, relative to a root."""
    paths = [f.document.path for f in load(source) if isinstance(f, Prepared)]
    return [str(Path(path or "").relative_to(root)) for path in paths]


def test_every_ending_that_we_know(tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    from tests.documents.printed import column, pdf

    text(tmp_path / "a.txt")
    (tmp_path / "b.csv").write_text("text\nThe envoy left.\n")
    pq.write_table(pa.table({"text": ["The envoy left."]}), tmp_path / "c.parquet")
    (tmp_path / "d.pdf").write_bytes(pdf(column(["The envoy left."])))
    (tmp_path / "e.tar.gz").write_bytes(b"")
    (tmp_path / "f.xlsx").write_bytes(b"")
    assert found(tmp_path, tmp_path) == ["a.txt", "b.csv:2", "c.parquet:1", "d.pdf"]


def test_order(tmp_path: Path) -> None:
    names = ["b/c/d.txt", "b.txt", "a/z.txt", "a.txt", "b/a.txt", "c/a/b/c/d.txt"]
    for name in names:
        text(tmp_path / name)
    paths = sorted(tmp_path / name for name in names)
    assert found(tmp_path, tmp_path) == [str(p.relative_to(tmp_path)) for p in paths]


@needs_links
@pytest.mark.parametrize("target", [".", "..", "../..", "/"])
def test_a_loop_of_links_ends(tmp_path: Path, target: str) -> None:
    root = tmp_path / "root"
    text(root / "a" / "a.txt")
    text(root / "b" / "b.txt")
    text(tmp_path / "outside.txt")
    (root / "a" / "loop").symlink_to(target, target_is_directory=True)
    (root / "b" / "back").symlink_to(root / "a", target_is_directory=True)
    assert found(root, root) == ["a/a.txt", "b/b.txt"]


@needs_links
def test_links_to_other_folders_are_followed_once(tmp_path: Path) -> None:
    root = tmp_path / "root"
    text(root / "b.txt")
    text(tmp_path / "other" / "c.txt")
    (tmp_path / "other" / "again").symlink_to(tmp_path / "other")
    for name in ("a", "z"):
        (root / name).symlink_to(tmp_path / "other", target_is_directory=True)
    assert found(root, root) == ["b.txt", "a/c.txt"]


@needs_links
def test_links_that_lead_nowhere_or_round_in_a_circle(tmp_path: Path) -> None:
    text(tmp_path / "a.txt")
    (tmp_path / "b.txt").symlink_to("c.txt")
    (tmp_path / "c.txt").symlink_to("b.txt")
    (tmp_path / "d").symlink_to("d")
    (tmp_path / "e.txt").symlink_to("nowhere")
    assert found(tmp_path, tmp_path) == ["a.txt"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_pipes_and_folders_named_like_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    text(tmp_path / "b.txt" / "c.txt")
    assert found(tmp_path, tmp_path) == ["b.txt/c.txt"]


def test_a_folder_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text(tmp_path / "a.txt")
    text(tmp_path / "b" / "b.txt")
    text(tmp_path / "c.txt")
    real = os.scandir

    def deny(path: Path) -> object:
        if path.name == "b":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", deny)
    (error,) = (f for f in load(tmp_path) if isinstance(f, InputError))
    assert (error.code, error.source) == ("D004", str(tmp_path / "b"))
    assert found(tmp_path, tmp_path) == ["a.txt", "c.txt"]


def test_a_very_deep_folder(tmp_path: Path) -> None:
    deep = tmp_path
    for _ in range(300):
        deep = deep / "d"
    text(deep / "a.txt")
    assert len(found(tmp_path, tmp_path)) == 1


PATTERNS = [
    ("*.txt", ["a.txt", "b.txt"]),
    ("[ab].txt", ["a.txt", "b.txt"]),
    ("?.*", ["a.txt", "b.txt"]),
    ("sub/*", ["sub/c.txt", "sub/deep/d.txt"]),
    ("**/*.txt", ["a.txt", "b.txt", "sub/c.txt", "sub/deep/d.txt"]),
    ("s*", ["sub/c.txt", "sub/deep/d.txt"]),
    (".*.txt", [".hidden.txt"]),
]


@pytest.mark.parametrize(("pattern", "names"), PATTERNS)
def test_patterns(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pattern: str, names: list[str]
) -> None:
    for name in ["a.txt", "b.txt", ".hidden.txt", "sub/c.txt", "sub/deep/d.txt"]:
        text(tmp_path / name)
    assert found(f"{tmp_path}/{pattern}", tmp_path) == names
    monkeypatch.chdir(tmp_path)
    assert found(pattern, Path()) == names


@pytest.mark.parametrize("pattern", ["*.pdf", "no/such/*", "[", "**a", "*\0"])
def test_patterns_that_nothing_fits(tmp_path: Path, pattern: str) -> None:
    text(tmp_path / "a.txt")
    (error,) = load(f"{tmp_path}/{pattern}")
    assert isinstance(error, InputError)
    assert error.code == "D001"


def test_a_file_whose_name_looks_like_a_pattern(tmp_path: Path) -> None:
    text(tmp_path / "a[1]*.txt")
    text(tmp_path / "a1.txt")
    assert found(tmp_path / "a[1]*.txt", tmp_path) == ["a[1]*.txt"]


@needs_links
def test_a_pattern_of_any_depth_ends(tmp_path: Path) -> None:
    text(tmp_path / "a" / "a.txt")
    for name in ("x", "y"):
        (tmp_path / "a" / name).symlink_to(tmp_path, target_is_directory=True)
    assert found(f"{tmp_path}/**/*.txt", tmp_path) == ["a/a.txt"]
