"""Opens what it is given, finds out what it is, and hands on one document after the other."""

from __future__ import annotations

import gzip
import io
import re
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal, cast

from realpolitik.documents import limits
from realpolitik.documents.decode import decode
from realpolitik.documents.jsonl import documents
from realpolitik.documents.metadata import Metadata, shared
from realpolitik.documents.prepare import has_long_line, prepare
from realpolitik.documents.text import Prepared
from realpolitik.errors import InputError

Format = Literal["text", "html", "jsonl"]

_FORMATS: dict[str, Format] = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".markdown": "text",
    ".html": "html",
    ".htm": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}
_HTML = re.compile(rb"\s*(?:<!--.{0,2000}?-->\s*)*<(?:!doctype html|html|head|body)\b", re.I | re.S)
_JSON = re.compile(rb"(?:\xef\xbb\xbf)?[ \t]*\{[ \t]*\"[\w-]+\"[ \t]*:")
_SNIFFED = 4096
STANDARD_INPUT = "standard input"


def load(
    source: str | Path, *, metadata: Metadata | None = None
) -> Iterator[Prepared | InputError]:
    """Read a source, document by document.

    Args:
        source: a file, a folder (every file in it, at any depth, that ends in a way we know, in
            order of name), or ``-`` for standard input. Files are read by their ending: ``.txt``,
            ``.text``, ``.md``, ``.markdown``, ``.html``, ``.htm``, ``.jsonl``, ``.ndjson``, these
            two also with ``.gz``; a file that ends otherwise is looked into.
        metadata: what the caller knows; it beats what the text says. ``id``, ``title`` and
            ``url`` hold for a single document only and are not used for folders and JSONL.

    Yields:
        A ``Prepared``, or the ``InputError`` (``D001`` to ``D011``) of a document that could not
        be read; it is yielded and not raised, so that its neighbours are read all the same.

    >>> [str(e)[:6] for e in load("no/such/file.txt")]
    ['[D001]']
    """
    if str(source) == "-":
        yield from _standard_input(metadata)
        return
    path = Path(source)
    try:
        yield from _folder(path, metadata) if _is_folder(path) else _file(path, metadata)
    except InputError as error:
        yield error


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


def _folder(path: Path, metadata: Metadata | None) -> Iterator[Prepared | InputError]:
    files = sorted(p for p in path.rglob("*") if _format(p) and _visible(p, path))
    if not files:
        raise limits.nothing_inside(str(path))
    for file in files:
        try:
            yield from _file(file, shared(metadata))
        except InputError as error:
            yield error


def _visible(path: Path, root: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.relative_to(root).parts)
    return not hidden and path.is_file()


def _format(path: Path) -> Format | None:
    name = path.name.lower()
    if name.endswith((".jsonl.gz", ".ndjson.gz")):
        return "jsonl"
    return _FORMATS.get(path.suffix.lower())


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _file(path: Path, metadata: Metadata | None) -> Iterator[Prepared | InputError]:
    with _opened(path) as stream:
        kind = _format(path) or _sniff(stream)
        yield from _read(stream, kind, metadata, str(path))


@contextmanager
def _opened(path: Path) -> Iterator[io.BufferedReader]:
    """The file, unpacked where its name says that it is packed; trouble becomes a coded error."""
    if not _exists(path):
        raise limits.missing(str(path))
    packed = path.suffix.lower() == ".gz" and _format(path) is not None
    try:
        with gzip.open(path) if packed else path.open("rb") as stream:
            yield stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(stream)
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


def _standard_input(metadata: Metadata | None) -> Iterator[Prepared | InputError]:
    stream = io.BufferedReader(cast(Any, sys.stdin.buffer))
    try:
        yield from _read(stream, _sniff(stream), metadata, STANDARD_INPUT)
    except InputError as error:
        yield error
    finally:
        stream.detach()


def _sniff(stream: io.BufferedReader) -> Format:
    head = stream.peek(_SNIFFED)[:_SNIFFED]
    if _HTML.match(head):
        return "html"
    return "jsonl" if _JSON.match(head) else "text"


def _read(
    stream: io.BufferedReader, kind: Format, metadata: Metadata | None, name: str
) -> Iterator[Prepared | InputError]:
    if kind == "jsonl":
        yield from documents(stream, name, shared(metadata))
        return
    html = kind == "html"
    data = stream.read(limits.FILE_BYTES + 1)
    _check_size(data, name, html=html)
    text, notes = decode(data, name, html=html)
    path = None if name == STANDARD_INPUT else name
    yield prepare(text, metadata=metadata, html=html, name=name, path=path, notes=tuple(notes))


def _check_size(data: bytes, name: str, *, html: bool) -> None:
    """Refuse what cannot fit the limits before it is decoded and takes four times the memory."""
    if len(data) > limits.FILE_BYTES:
        raise limits.too_large(name)
    if len(data) > 4 * limits.CHARACTERS:
        longest = 4 * limits.LINE_CHARACTERS
        lines = not html and has_long_line(data, b"\n", longest)
        raise limits.long_line(name) if lines else limits.long_document(name)
