"""The bodies and headers that servers send, taken in within bounds."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from realpolitik.documents import limits

_GZIP = 31


def body_of(
    chunks: Iterable[bytes], headers: Mapping[str, str], name: str, most: int, *, cut: bool = False
) -> bytes:
    """A body, unpacked.

    Args:
        chunks: as they come from the connection.
        headers: the answer's, names in lower case.
        name: what messages call the address.
        most: the bytes that it may have, packed as well as unpacked.
        cut: whether the rest of a larger body is left out rather than all of it refused.

    Raises:
        InputError: ``D005`` for a larger body, ``D020`` for one that is packed otherwise than we
            asked, or damaged.

    >>> body_of([b"ab", b"cd"], {}, "", 3, cut=True)
    b'abc'
    """
    said = headers.get("content-length", "")
    if not cut and said.isdecimal() and int(said) > most:
        raise limits.too_large(name)
    body = bytearray()
    for piece in _unpacked(chunks, headers.get("content-encoding", ""), name, most):
        body += piece
        if len(body) > most:
            if cut:
                return bytes(body[:most])
            raise limits.too_large(name)
    return bytes(body)


def _unpacked(chunks: Iterable[bytes], encoding: str, name: str, most: int) -> Iterator[bytes]:
    encoding = encoding.strip().lower()
    if encoding in ("", "identity"):
        yield from chunks
        return
    if encoding not in ("gzip", "x-gzip"):
        raise limits.not_fetched(name, f"its content is encoded as {encoding[:40]!r}")
    unpacker = zlib.decompressobj(_GZIP)
    try:
        for chunk in chunks:
            yield unpacker.decompress(chunk, most + 1)
    except zlib.error as error:
        raise limits.not_fetched(name, f"its content is damaged ({error})") from None
    if not unpacker.eof:
        raise limits.not_fetched(name, "its content is cut short")


def retry_after(headers: Mapping[str, str]) -> float | None:
    """The seconds after which a busy server wants to be asked again, if it says.

    >>> retry_after({"retry-after": "7"}), retry_after({"retry-after": "soon"}), retry_after({})
    (7.0, None, None)
    """
    said = headers.get("retry-after", "").strip()
    if said.isdecimal() and len(said) < 10:
        return float(said)
    try:
        moment = parsedate_to_datetime(said)
    except (ValueError, TypeError, IndexError):
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max((moment - datetime.now(UTC)).total_seconds(), 0.0)
