"""One request to an endpoint: its own connection, within bounds of time and size."""

from __future__ import annotations

import json
import ssl
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import httpcore
import httpx

from realpolitik._version import __version__
from realpolitik.documents.addresses import CheckedBackend

MOST_BYTES = 1_000_000
"""How large an answer may be, its envelope included."""


class SilentError(Exception):
    """The endpoint did not answer in time, or the connection broke off."""


class UnreachableError(Exception):
    """There is nobody at the address."""


class TooLargeError(Exception):
    """The answer is larger than any that we asked for."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back; names of headers in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def post(url: httpx.URL, body: Mapping[str, Any], key: str | None, seconds: float) -> Reply:
    """Send a JSON object; redirects are not followed and no proxy is used.

    Args:
        url: of scheme ``http`` or ``https``.
        body: what is sent.
        key: sent as a bearer token.
        seconds: that all of it may take.

    Raises:
        SilentError, UnreachableError, TooLargeError: none of them says what was sent.
    """
    backend = CheckedBackend("", allow_private=True, deadline=time.monotonic() + seconds)
    target = httpcore.URL(
        scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
    )
    extensions = {"timeout": dict.fromkeys(("connect", "read", "write", "pool"), seconds)}
    context = _context() if url.scheme == "https" else None
    content = json.dumps(body).encode("ascii")
    try:
        with (
            httpcore.ConnectionPool(ssl_context=context, network_backend=backend) as pool,
            pool.stream(
                "POST", target, headers=_headers(key), content=content, extensions=extensions
            ) as got,
        ):
            headers = {k.decode("latin-1").lower(): v.decode("latin-1") for k, v in got.headers}
            return Reply(got.status, headers, _body(got.iter_stream()))
    except httpcore.TimeoutException:
        raise SilentError(f"no whole answer came within {seconds:g} s") from None
    except httpcore.ConnectError as error:
        raise UnreachableError(str(error) or "the connection was refused") from None
    except (httpcore.NetworkError, httpcore.ProtocolError):
        raise SilentError("the connection broke off before a whole answer came") from None


@cache
def _context() -> ssl.SSLContext:
    """The public certificates, or those that ``SSL_CERT_FILE`` names in their place."""
    return httpx.create_ssl_context()


def _headers(key: str | None) -> list[tuple[str, str]]:
    headers = [
        ("User-Agent", f"realpolitik/{__version__}"),
        ("Content-Type", "application/json"),
        ("Accept", "application/json"),
        ("Accept-Encoding", "identity"),
    ]
    return [*headers, ("Authorization", f"Bearer {key}")] if key else headers


def _body(chunks: Iterable[bytes]) -> bytes:
    body = bytearray()
    for chunk in chunks:
        body += chunk
        if len(body) > MOST_BYTES:
            raise TooLargeError(f"its answer is larger than {MOST_BYTES:,} bytes")
    return bytes(body)
