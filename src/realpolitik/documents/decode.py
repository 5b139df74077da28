"""From bytes to text: encodings, and what is no text at all."""

from __future__ import annotations

import codecs
import re

from realpolitik.documents import limits

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive (or an Office document)"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"PAR1", "a Parquet file"),
    (b"SQLite format 3", "an SQLite database"),
)
_CONTROL = bytes(b for b in range(32) if b not in b"\t\n\v\f\r\x1b") + b"\x7f"
_CHARSET = re.compile(
    r"""utf-?(?:8|16|32) | us-ascii | ascii | iso-?8859-\d+ | latin-?\d | windows-\d+ | cp\d+
    | koi8-[ru] | gbk | gb2312 | gb18030 | big5 | shift[_-]jis | euc-(?:jp|kr)""",
    re.IGNORECASE | re.VERBOSE,
)
_WESTERN = re.compile("us-ascii|ascii|iso-?8859-1|latin-?1", re.IGNORECASE)  # as browsers do
_SAMPLE = 1_000_000
_MOSTLY_ASCII = 0.9


def decode(
    data: bytes, name: str, *, html: bool = False, charset: str | None = None
) -> tuple[str, list[str]]:
    """The text that bytes stand for, and notes on how it was read.

    Args:
        data: the file.
        name: what messages call it.
        html: whether single NULs are forgiven, as browsers do.
        charset: what its sender says of the encoding; believed where the bytes allow it.

    Raises:
        InputError: ``D003`` where the bytes are no text.

    >>> decode("The minister’s visit".encode("cp1252"), "a.txt")
    ('The minister’s visit', ['read as Windows-1252, since it is not UTF-8'])
    """
    encoding = byte_order_mark(data)
    if encoding:
        text = data.decode(encoding, "replace")
        return text, [*_said(encoding), *_replaced(text.count("\ufffd"))]
    _refuse_binary(data, name, html=html)
    said = _as_said(data, charset) if charset else None
    if said is not None:
        return said, []
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        return _not_utf8(data)


def byte_order_mark(head: bytes) -> str | None:
    """The encoding that the first bytes of a file name.

    >>> byte_order_mark("a".encode("utf-16")), byte_order_mark(b"a")
    ('utf-16', None)
    """
    return next((code for bom, code in _BOMS if head.startswith(bom)), None)


class LineDecoder:
    """Decodes the lines of a long file: UTF-8, and where a line is not, one older encoding.

    The first line that is not UTF-8 decides which.

    >>> LineDecoder().decode("Łódź".encode())
    ('Łódź', [])
    """

    def __init__(self) -> None:
        self._encoding = ""

    def decode(self, line: bytes) -> tuple[str, list[str]]:
        """The line and notes on how it was read."""
        try:
            return line.decode("utf-8"), []
        except UnicodeDecodeError:
            pass
        self._encoding = self._encoding or _older(line)
        return _read_as(line, self._encoding)


def _as_said(data: bytes, charset: str) -> str | None:
    """Decoded as the sender says, if that is an encoding of the web and the bytes fit it."""
    if not _CHARSET.fullmatch(charset):
        return None
    western = _WESTERN.fullmatch(charset)
    try:
        return data.decode("cp1252" if western else charset)
    except (LookupError, ValueError):
        return None


def _said(encoding: str) -> list[str]:
    return [] if encoding == "utf-8-sig" else [f"read as {encoding.upper()}"]


def _refuse_binary(data: bytes, name: str, *, html: bool) -> None:
    known = next((looks for magic, looks in _MAGIC if data.startswith(magic)), None)
    if known:
        raise limits.binary(name, known)
    sample = data[:_SAMPLE]
    if not html and b"\0" in sample:
        raise limits.binary(name, "binary data (it has NUL bytes)")
    controls = len(sample) - len(sample.translate(None, _CONTROL))
    if controls > 0.1 * len(sample):
        raise limits.binary(name, "binary data (more than a tenth are control characters)")


def _not_utf8(data: bytes) -> tuple[str, list[str]]:
    return _read_as(data, _older(data))


def _older(data: bytes) -> str:
    """UTF-8, where that is merely broken, or the older encoding that the bytes are in."""
    broken = data.decode("utf-8", "replace")
    bad = broken.count("\ufffd")
    good = sum(1 for _ in re.finditer(r"[^\x00-\x7f\ufffd]", broken[:_SAMPLE]))
    return "utf-8" if good >= bad else _guess(data[:100_000])


def _read_as(data: bytes, encoding: str) -> tuple[str, list[str]]:
    text = data.decode(encoding, "replace")
    label = "Windows-1252" if encoding == "cp1252" else encoding
    said = [] if encoding == "utf-8" else [f"read as {label}, since it is not UTF-8"]
    return text, [*said, *_replaced(text.count("\ufffd"))]


def _guess(sample: bytes) -> str:
    """Western text is nearly all ASCII; of other text the bytes tell the encoding."""
    ascii_bytes = sum(b < 128 for b in sample)
    if ascii_bytes >= _MOSTLY_ASCII * len(sample):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return best.encoding if best else "cp1252"


def _replaced(count: int) -> list[str]:
    return [f"{count} broken bytes were replaced"] if count else []
