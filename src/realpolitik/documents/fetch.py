"""Fetches one address at a time, politely, and only from the public internet."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import httpcore
import httpx

from realpolitik._version import __version__
from realpolitik.documents import limits
from realpolitik.documents.addresses import CheckedBackend
from realpolitik.documents.robots import Robots
from realpolitik.documents.transfer import body_of, retry_after
from realpolitik.errors import InputError

AGENT = f"realpolitik/{__version__}"
_MOST_REDIRECTS = 5
_MOST_TRIES = 3
_MOST_HOSTS = 10_000
_ROBOTS_BYTES = 500_000
_REDIRECTS = (301, 302, 303, 307, 308)
_BUSY = (429, 503)
_ACCEPT = "text/html, application/xhtml+xml, text/plain, application/pdf, */*;q=0.1"
_HEADERS = (("User-Agent", AGENT), ("Accept", _ACCEPT), ("Accept-Encoding", "gzip"))


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave: where it led in the end, the headers in lower case, and the bytes."""

    address: httpx.URL
    status: int
    headers: Mapping[str, str]
    body: bytes


class Fetcher:
    """Keeps to one request a host and interval, to robots.txt, and to what a server asks for.

    Args:
        allow_private: whether private networks, this machine and a cloud's metadata may be asked.
        timeout: seconds that a server may be silent.
        most_time: seconds that one request may take.
        most_bytes: how large a body may be, unpacked.
        interval: seconds between two requests to one host.
        most_wait: seconds that a busy server may make us wait, in all.
        robots: whether robots.txt is asked for; an interface made for programs has none.
        sleep: how to wait; for tests.

    One fetcher serves one thread.
    """

    def __init__(
        self,
        *,
        allow_private: bool = False,
        timeout: float = 20.0,
        most_time: float = 120.0,
        most_bytes: int = limits.FILE_BYTES,
        interval: float = 1.0,
        most_wait: float = 60.0,
        robots: bool = True,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._allow_private = allow_private
        self._timeout, self._most_time = timeout, most_time
        self._most_bytes, self._most_wait = most_bytes, most_wait
        self._interval, self._sleep, self._obeys = interval, sleep, robots
        self._last: dict[str, float] = {}
        self._robots = Robots(AGENT, self._robots_text)

    def get(self, address: str) -> Fetched:
        """The document at an address.

        Raises:
            InputError: ``D005`` for a body beyond the limit, ``D019`` for an address that is not
                ``http`` or ``https``, holds a password, or leads (also by a redirect) to what may
                not be asked, ``D020`` where nothing comes, ``D021`` where robots are not wanted.
        """
        name = shown(address)
        found = self._followed(checked(address, name), name, obeys=True)
        if found.status != 200:
            raise limits.not_fetched(name, f"the server answers with the status {found.status}")
        return found

    def _followed(self, url: httpx.URL, name: str, *, obeys: bool) -> Fetched:
        """The answer at the end of the redirects, each of them checked as the first address."""
        for _ in range(_MOST_REDIRECTS + 1):
            if obeys and self._obeys:
                self._robots.check(url, name)
            most = self._most_bytes if obeys else _ROBOTS_BYTES
            found = self._answer(url, name, most, cut=not obeys)
            if found.status not in _REDIRECTS or "location" not in found.headers:
                return found
            url = checked(found.headers["location"], name, base=url)
        raise limits.not_fetched(name, f"it leads through more than {_MOST_REDIRECTS} redirects")

    def _answer(self, url: httpx.URL, name: str, most: int, *, cut: bool) -> Fetched:
        """An answer; where the server is busy, the one that it gives once it said it would."""
        waited = 0.0
        for _ in range(_MOST_TRIES):
            found = self._request(url, name, most, cut=cut)
            wait = retry_after(found.headers) if found.status in _BUSY else None
            if wait is None:
                return found
            waited += wait
            if waited > self._most_wait:
                why = f"the server is busy and asks to wait {wait:.0f} s"
                raise limits.not_fetched(name, why)
            self._sleep(wait)
        raise limits.not_fetched(name, f"the server was busy {_MOST_TRIES} times")

    def _request(self, url: httpx.URL, name: str, most: int, *, cut: bool) -> Fetched:
        self._pace(url)
        deadline = time.monotonic() + self._most_time
        backend = CheckedBackend(name, allow_private=self._allow_private, deadline=deadline)
        context = httpx.create_ssl_context(trust_env=False) if url.scheme == "https" else None
        target = httpcore.URL(
            scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
        )
        waits = dict.fromkeys(("connect", "read", "write", "pool"), self._timeout)
        try:
            with (
                httpcore.ConnectionPool(ssl_context=context, network_backend=backend) as pool,
                pool.stream("GET", target, headers=_HEADERS, extensions={"timeout": waits}) as got,
            ):
                headers = {k.decode("latin-1").lower(): v.decode("latin-1") for k, v in got.headers}
                body = body_of(got.iter_stream(), headers, name, most, cut=cut)
                return Fetched(url, got.status, headers, body if got.status == 200 else b"")
        except httpcore.TimeoutException:
            raise limits.not_fetched(name, "the server took too long") from None
        except (httpcore.NetworkError, httpcore.ProtocolError) as error:
            raise limits.not_fetched(name, str(error) or "the connection broke off") from None

    def _pace(self, url: httpx.URL) -> None:
        """Wait until the host may be asked again."""
        interval = max(self._interval, self._robots.delay(url) if self._obeys else 0.0)
        now = time.monotonic()
        left = self._last.get(url.host, now - interval) + interval - now
        if left > 0:
            self._sleep(left)
        if len(self._last) >= _MOST_HOSTS:
            self._last.clear()
        self._last[url.host] = time.monotonic()

    def _robots_text(self, url: httpx.URL, name: str) -> str | None:
        """A robots.txt; ``None`` where there is none."""
        try:
            found = self._followed(url, name, obeys=False)
        except InputError as error:
            if error.code != "D020":
                raise
            raise limits.not_fetched(name, f"{error.why} (asked for its robots.txt)") from None
        if found.status >= 500 or found.status in _BUSY:
            raise limits.robots(name, f"{url} gives the status {found.status}")
        return found.body.decode("utf-8", "replace") if found.status == 200 else None


def checked(address: str, name: str, base: httpx.URL | None = None) -> httpx.URL:
    """An address that may be asked, as far as the address itself tells.

    Args:
        address: absolute, or relative to ``base``.
        name: what messages call it.
        base: the address that led here.

    Raises:
        InputError: ``D019``.

    >>> checked("/b?c", "", base=httpx.URL("https://example.org/a"))
    URL('https://example.org/b?c')
    """
    try:
        url = base.join(address) if base else httpx.URL(address)
        host = url.host
    except (httpx.InvalidURL, UnicodeError, ValueError, TypeError):
        raise limits.refused_address(name, "it is no address") from None
    if url.scheme not in ("http", "https"):
        raise limits.refused_address(name, "only http and https are fetched")
    if not host:
        raise limits.refused_address(name, "it names no host")
    if url.userinfo:
        raise limits.refused_address(name, "it holds a user name or password")
    return url


def shown(address: str) -> str:
    """An address for messages and records: without a password.

    >>> shown("https://jane:secret@example.org/a")
    'https://***@example.org/a'
    """
    scheme, mark, rest = address.partition("://")
    host, slash, path = rest.partition("/")
    hidden = f"***@{host.rpartition('@')[2]}" if "@" in host else host
    return f"{scheme}{mark}{hidden}{slash}{path}"
