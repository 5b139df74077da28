"""Opens what it is given, finds out what it is, and hands on one document after the other."""

from __future__ import annotations

import io
import re
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

from realpolitik.documents import limits
from realpolitik.documents.content import Wanted, read
from realpolitik.documents.fields import Fields
from realpolitik.documents.formats import by_name, packing
from realpolitik.documents.metadata import Metadata
from realpolitik.documents.packed import unpacked
from realpolitik.documents.prepare import prepare
from realpolitik.documents.text import Prepared
from realpolitik.documents.walk import files, is_pattern, matches
from realpolitik.errors import InputError

STANDARD_INPUT = "standard input"
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


def load(
    source: str | Path,
    *,
    metadata: Metadata | None = None,
    fields: Fields | None = None,
    allow_private: bool = False,
) -> Iterator[Prepared | InputError]:
    """Read a source, document by document, in bounded memory.

    Args:
        source: what to read:

            - a file, by its ending: ``.txt``, ``.text``, ``.md``, ``.markdown``, ``.html``,
              ``.htm`` (one document each), ``.jsonl``, ``.ndjson``, ``.csv``, ``.tsv`` (one a line
              or row), all these also with ``.gz`` or ``.zst``; ``.parquet`` (one a row); ``.pdf``
              with a text layer. A file that ends otherwise is looked into;
            - a folder: every file in it, at any depth, that ends so, in order of name, each real
              folder once;
            - a pattern, as in ``data/*.jsonl``, where no file has that name;
            - an address that begins with ``http://`` or ``https://``;
            - ``-`` for standard input (text, HTML, JSONL, PDF; CSV where ``fields`` are given).
        metadata: what the caller knows; it beats what the text says. ``id``, ``title`` and
            ``url`` hold for a single document only and are not used for folders and tables.
        fields: the columns of CSV and Parquet, and the keys of JSONL, that hold the text and its
            metadata, where they are not called as the fields are.
        allow_private: whether an address may lead into a private network, to this machine or to
            the metadata service of a cloud.

    Yields:
        A ``Prepared``, or the ``InputError`` (``D0xx``) of a document that could not be read; it
        is yielded and not raised, so that its neighbours are read all the same. Both tell where
        the document stands, ``document.path`` and ``error.source``: a file or address, followed by
        the number of the line (``a.jsonl:12``, ``a.csv:3``: the row's first) or of the row
        (``a.parquet:17``), counted from 1.

    >>> [str(e)[:6] for e in load("no/such/file.txt")]
    ['[D001]']
    """
    wanted = Wanted(metadata, fields, allow_private)
    yield from _located(_documents(source, wanted), _name(source))


def from_text(text: str, *, metadata: Metadata | None = None, html: bool = False) -> Prepared:
    """Prepare a text that is at hand.

    Args:
        text: plain text or Markdown (or HTML source, with ``html=True``).
        metadata: what the caller knows; it beats what the text says.

    Raises:
        InputError: ``D002`` empty, ``D006`` a line too long, ``D007`` too long.

    >>> prepared = from_text("By Jane Doe\\n\\nThe two sides signed a treaty.")
    >>> prepared.text, prepared.document.author
    ('The two sides signed a treaty.', 'Jane Doe')
    """
    return prepare(text, metadata=metadata, html=html)


def _name(source: str | Path) -> str:
    return STANDARD_INPUT if str(source) == "-" else str(source)


def _located(found: Iterator[Prepared | InputError], name: str) -> Iterator[Prepared | InputError]:
    """What is found, an error that ends it among it, each error with its place."""
    try:
        for item in found:
            yield limits.located(item, name) if isinstance(item, InputError) else item
    except InputError as error:
        yield limits.located(error, name)


def _documents(source: str | Path, wanted: Wanted) -> Iterator[Prepared | InputError]:
    if str(source) == "-":
        return _standard_input(wanted)
    if isinstance(source, str) and _ADDRESS.match(source):
        return _address(source, wanted)
    path = Path(source)
    if _is_folder(path):
        return _folder(path, wanted.of_many())
    if is_pattern(str(source)) and not _exists(path):
        return _pattern(str(source), wanted.of_many())
    return _file(path, wanted)


def _folder(path: Path, wanted: Wanted) -> Iterator[Prepared | InputError]:
    empty = True
    for file in files(path, by_name):
        empty = False
        if isinstance(file, InputError):
            yield file
        else:
            yield from _located(_file(file, wanted), str(file))
    if empty:
        raise limits.nothing_inside(str(path))


def _pattern(pattern: str, wanted: Wanted) -> Iterator[Prepared | InputError]:
    found = matches(pattern)
    if not found:
        raise limits.missing(pattern, "no file or folder fits the pattern")
    for path in found:
        inside = _folder(path, wanted) if _is_folder(path) else _file(path, wanted)
        yield from _located(inside, str(path))


def _address(address: str, wanted: Wanted) -> Iterator[Prepared | InputError]:
    from realpolitik.documents.online import documents

    yield from documents(address, wanted)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _file(path: Path, wanted: Wanted) -> Iterator[Prepared | InputError]:
    with _opened(path) as stream:
        yield from read(stream, by_name(path.name), wanted, str(path))


@contextmanager
def _opened(path: Path) -> Iterator[io.BufferedReader]:
    """The file, unpacked where its name says that it is packed; trouble becomes a coded error."""
    if not _exists(path):
        raise limits.missing(str(path))
    try:
        with path.open("rb") as stream:
            how = packing(path.name)
            yield unpacked(stream, how, str(path)) if how else stream
    except (OSError, EOFError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise limits.denied(str(path), reason.lower()) from None


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except PermissionError:
        return True
    except (OSError, ValueError):
        return False


def _standard_input(wanted: Wanted) -> Iterator[Prepared | InputError]:
    stream = io.BufferedReader(cast(Any, sys.stdin.buffer))
    try:
        yield from read(stream, None, wanted, STANDARD_INPUT)
    finally:
        stream.detach()
