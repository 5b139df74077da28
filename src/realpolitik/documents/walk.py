"""Folders and patterns: the files in them, each real folder once."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from realpolitik.documents import limits
from realpolitik.errors import InputError

_WILD = frozenset("*?[")


def files(root: Path, wanted: Callable[[str], object]) -> Iterator[Path | InputError]:
    """The files of a folder at any depth, in order of name, those behind links at the end.

    Hidden ones are left out. A real folder is visited once, however many links lead to it, and a
    link to a folder around the root is not followed. A folder that may not be read gives an error.

    Args:
        root: the folder.
        wanted: whether a file of that name is one of ours.
    """
    visited = {_identity(path) for path in root.resolve().parents}
    waiting = [root]
    while waiting:
        links: list[Path] = []
        yield from _under(waiting.pop(0), wanted, visited, links)
        waiting += links


def _under(
    folder: Path, wanted: Callable[[str], object], visited: set[object], links: list[Path]
) -> Iterator[Path | InputError]:
    """The files of one tree, without recursion; links to folders are put by."""
    stack: list[Path] = [folder]
    while stack:
        path = stack.pop()
        if not path.is_dir():
            yield path
            continue
        identity = _identity(path)
        if identity in visited:
            continue
        visited.add(identity)
        inside = _listed(path, wanted, links)
        if isinstance(inside, InputError):
            yield inside
        else:
            stack += reversed(inside)


def _listed(
    folder: Path, wanted: Callable[[str], object], links: list[Path]
) -> list[Path] | InputError:
    try:
        with os.scandir(folder) as entries:
            seen = sorted((e for e in entries if not e.name.startswith(".")), key=lambda e: e.name)
    except OSError as error:
        refused = limits.denied(str(folder), (error.strerror or str(error)).lower())
        return limits.located(refused, str(folder))
    kept: list[Path] = []
    for entry in seen:
        if _is_folder(entry):
            (links if entry.is_symlink() else kept).append(folder / entry.name)
        elif wanted(entry.name) and _is_file(entry):
            kept.append(folder / entry.name)
    return kept


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _is_file(entry: os.DirEntry[str]) -> bool:
    """Whether it can be read as a file; a link that leads round in a circle cannot."""
    try:
        return entry.is_file()
    except OSError:
        return False


def _identity(path: Path) -> object:
    """What makes a folder the same however it is called."""
    try:
        status = path.stat()
    except OSError:
        return os.path.realpath(path)
    return (status.st_dev, status.st_ino) if status.st_ino else os.path.realpath(path)


def is_pattern(source: str) -> bool:
    """Whether a name that is no file may be a pattern.

    >>> is_pattern("data/*.jsonl"), is_pattern("data/a.jsonl")
    (True, False)
    """
    return any(char in _WILD for char in source)


def matches(pattern: str) -> list[Path]:
    """The files and folders that a pattern means, in order of name; ``**`` is any depth.

    Hidden ones are left out unless the pattern says so; links are not followed by ``**``.

    >>> matches("no/such/*.folder")
    []
    """
    path = Path(pattern)
    root = Path(path.anchor)
    try:
        found = list(root.glob(str(path.relative_to(path.anchor))))
    except (OSError, ValueError, NotImplementedError):
        return []
    shown = path.name.startswith(".")
    return sorted(p for p in found if shown or not p.name.startswith("."))
