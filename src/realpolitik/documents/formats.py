"""What a file is: by its name, by what its sender says, or by how it begins."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Literal

Format = Literal["text", "html", "jsonl", "csv", "tsv", "parquet", "pdf"]
Packing = Literal["gz", "zst"]

_ENDINGS: dict[str, Format] = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".markdown": "text",
    ".html": "html",
    ".htm": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "tsv",
    ".parquet": "parquet",
    ".pdf": "pdf",
}
_PACKINGS: dict[str, Packing] = {".gz": "gz", ".zst": "zst"}
_WHOLE_FILES = ("parquet", "pdf")
"""They are read from their end, and so are never packed."""

_CONTENT_TYPES: dict[str, Format] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    "text/markdown": "text",
    "application/pdf": "pdf",
    "application/jsonl": "jsonl",
    "application/jsonlines": "jsonl",
    "application/json-lines": "jsonl",
    "application/x-jsonlines": "jsonl",
    "application/x-ndjson": "jsonl",
    "application/ndjson": "jsonl",
    "text/csv": "csv",
    "application/csv": "csv",
    "text/tab-separated-values": "tsv",
    "application/vnd.apache.parquet": "parquet",
}
_SAY_NOTHING = frozenset(
    {
        "",
        "application/octet-stream",
        "binary/octet-stream",
        "application/gzip",
        "application/x-gzip",
        "application/zstd",
        "application/json",
    }
)

_HTML = re.compile(rb"\s*(?:<!--.{0,2000}?-->\s*)*<(?:!doctype html|html|head|body)\b", re.I | re.S)
_JSON = re.compile(rb"(?:\xef\xbb\xbf)?[ \t]*\{[ \t]*\"[^\"\n]{1,200}\"[ \t]*:")
SNIFFED = 4096


def by_name(name: str) -> Format | None:
    """The format that a file's name tells, packed or not.

    >>> by_name("a/b.JSONL.gz"), by_name("a.pdf"), by_name("a.pdf.gz"), by_name("a.png")
    ('jsonl', 'pdf', None, None)
    """
    path = PurePath(name.lower())
    packed = path.suffix in _PACKINGS
    kind = _ENDINGS.get(path.with_suffix("").suffix if packed else path.suffix)
    return None if packed and kind in _WHOLE_FILES else kind


def packing(name: str) -> Packing | None:
    """How a file that we can unpack is packed.

    >>> packing("a.csv.zst"), packing("a.tar.gz")
    ('zst', None)
    """
    return _PACKINGS.get(PurePath(name.lower()).suffix) if by_name(name) else None


def by_content_type(header: str, address: str) -> Format | Literal["unknown"] | None:
    """The format of what a server sends.

    Args:
        header: ``Content-Type``.
        address: the path of the address, for servers that say nothing.

    Returns:
        The format, ``None`` to look into the content, ``"unknown"`` for what we do not read.

    >>> by_content_type("text/HTML; charset=utf-8", "/a.pdf"), by_content_type("image/png", "/")
    ('html', 'unknown')
    """
    kind = header.partition(";")[0].strip().lower()
    named = by_name(address)
    if kind == "text/plain":
        return named or "text"
    if kind in _SAY_NOTHING:
        return named
    return _CONTENT_TYPES.get(kind, "unknown")


def sniff(head: bytes) -> Format:
    """The format of a file that begins so; text where nothing speaks for another.

    >>> sniff(b'{"text": "The envoy left."}'), sniff(b"%PDF-1.7"), sniff(b"The envoy left.")
    ('jsonl', 'pdf', 'text')
    """
    head = head[:SNIFFED]
    if head.startswith(b"%PDF-"):
        return "pdf"
    if head.startswith(b"PAR1"):
        return "parquet"
    if _HTML.match(head):
        return "html"
    return "jsonl" if _JSON.match(head) else "text"
