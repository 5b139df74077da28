"""Which addresses of the internet we may dial, and the dialling of one that was checked.

A name is resolved once, when the connection is made; every address that it resolves to is checked,
and the connection goes to one of these, never to the name. So no second answer of a name server
can lead elsewhere.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import time
from collections.abc import Iterable
from typing import Any

import httpcore

from realpolitik.documents import limits

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_NAMES = ("localhost", "metadata.google.internal", "metadata.goog")
_SPECIAL = tuple(
    map(
        ipaddress.ip_network,
        (
            "100.64.0.0/10",  # carrier-grade NAT, and a cloud's metadata in it
            "168.63.129.16/32",  # a cloud's own service for its machines
            "169.254.0.0/16",  # link-local, and most clouds' metadata
            "192.0.0.0/24",  # a cloud's metadata in it
            "192.88.99.0/24",  # the way into 6to4
            "fd00:ec2::/32",  # a cloud's metadata
            "fec0::/10",  # site-local, as private networks once were
        ),
    )
)
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public internet, also by the IPv4 address within it.

    >>> is_public("198.41.0.4"), is_public("::ffff:10.0.0.1"), is_public("fd00:ec2::254")
    (True, False, False)
    """
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    inner = _inner(found)
    return _is_public(found) if inner is None else _is_public(inner)


def _inner(address: _Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that an IPv6 address stands for."""
    if not isinstance(address, ipaddress.IPv6Address):
        return None
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF)
    return address.ipv4_mapped or address.sixtofour


def _is_public(address: _Address) -> bool:
    refused = (
        address.is_private
        or address.is_loopback
        or address.is_link_local
        or address.is_multicast
        or address.is_reserved
        or address.is_unspecified
    )
    special = any(address in net for net in _SPECIAL if net.version == address.version)
    return address.is_global and not refused and not special


def is_private_name(host: str) -> bool:
    """Whether a name means this machine or a cloud's metadata, whatever it resolves to.

    >>> is_private_name("LOCALHOST."), is_private_name("example.org")
    (True, False)
    """
    host = host.lower().rstrip(".")
    return any(host == name or host.endswith(f".{name}") for name in _NAMES)


class CheckedBackend(httpcore.NetworkBackend):
    """Dials for httpcore: only what is public, unless ``allow_private``, and in bounded time.

    Args:
        shown: what messages call the address that is fetched.
        allow_private: whether every address may be dialled.
        deadline: by ``time.monotonic``, when all reading and writing ends.

    Connecting raises ``InputError`` ``D019`` for an address that may not be dialled.
    """

    def __init__(self, shown: str, *, allow_private: bool, deadline: float) -> None:
        self._shown, self._allow_private, self._deadline = shown, allow_private, deadline
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first address that answers."""
        failure: Exception = httpcore.ConnectError("no address")
        for address in self._checked(host, port):
            left = _left(self._deadline, timeout)
            try:
                stream = self._inner.connect_tcp(address, port, left, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _TimedStream(stream, self._deadline)
        raise failure

    def _checked(self, host: str, port: int) -> list[str]:
        """The addresses of a host, all of them allowed."""
        if not self._allow_private and is_private_name(host):
            raise limits.refused_address(self._shown, f"{host} is not of the public internet")
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"{host} cannot be resolved") from error
        addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
        for address in addresses:
            if not self._allow_private and not is_public(address):
                why = f"{host} leads to {address}, which is not of the public internet"
                raise limits.refused_address(self._shown, why)
        return addresses


class _TimedStream(httpcore.NetworkStream):
    """A connection on which nothing goes on beyond a deadline, however slowly bytes drip."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: float) -> None:
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _left(self._deadline, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _left(self._deadline, timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        left = _left(self._deadline, timeout)
        return _TimedStream(
            self._stream.start_tls(ssl_context, server_hostname, left), self._deadline
        )

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _left(deadline: float, timeout: float | None) -> float:
    """How long a step may take, in seconds."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout("the time for the whole is up")
    return left if timeout is None else min(left, timeout)
