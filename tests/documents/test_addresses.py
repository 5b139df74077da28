"""Where we go and where we do not, by address, by name, by redirect and by a changing answer."""

import socket
from collections.abc import Iterator

import httpcore
import pytest

from realpolitik.documents.addresses import CheckedBackend, is_public
from realpolitik.documents.fetch import Fetcher, checked, shown
from realpolitik.errors import InputError
from tests.documents.server import Answer, Site, serving

PUBLIC = ["198.41.0.4", "8.8.8.8", "2001:4860:4860::8888", "64:ff9b::808:808", "::ffff:8.8.8.8"]
PRIVATE = [
    "127.0.0.1",
    "127.8.8.8",
    "0.0.0.0",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "100.100.100.200",
    "168.63.129.16",
    "192.0.0.192",
    "192.0.2.1",
    "198.18.0.1",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:127.0.0.1",
    "::ffff:169.254.169.254",
    "::127.0.0.1",
    "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::1",
    "2002:7f00:1::",
    "2001:db8::1",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
    "not an address",
]


@pytest.mark.parametrize("address", PUBLIC)
def test_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", PRIVATE)
def test_private(address: str) -> None:
    assert not is_public(address)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as found:
        found.put("/a", Answer(b"The envoy left."))
        yield found


def fetcher(*, allow_private: bool = False) -> Fetcher:
    return Fetcher(allow_private=allow_private, interval=0, timeout=5)


def refused(address: str, *, allow_private: bool = False) -> InputError:
    with pytest.raises(InputError) as caught:
        fetcher(allow_private=allow_private).get(address)
    return caught.value


HOSTS = ["127.0.0.1", "localhost", "a.localhost", "LOCALHOST.", "2130706433", "0x7f000001"]
HOSTS += ["0177.0.0.1", "127.1", "0x7f.1", "0", "[::1]", "[::ffff:127.0.0.1]", "[::]"]
HOSTS += ["metadata.google.internal", "169.254.169.254", "[fd00:ec2::254]", "①②⑦.⓪.⓪.①"]


@pytest.mark.parametrize("host", HOSTS)
def test_this_machine_and_metadata_by_any_name(site: Site, host: str) -> None:
    error = refused(f"http://{host}:{site.port}/a")
    assert error.code in ("D019", "D020")
    assert error.code == "D019" or "resolve" in error.why
    assert site.asked == []


@pytest.mark.parametrize(
    "address",
    [
        "ftp://example.org/a",
        "file:///etc/passwd",
        "gopher://example.org/",
        "http://",
        "http:///a",
        "http://[::1",
        "http://exa mple.org\x00/",
        "http://jane:secret@example.org/",
        "http://jane@example.org/",
    ],
)
def test_addresses_that_are_none_of_ours(address: str) -> None:
    error = refused(address, allow_private=True)
    assert error.code == "D019"
    assert "secret" not in str(error)


def test_allowed_where_the_caller_says_so(site: Site) -> None:
    found = fetcher(allow_private=True).get(f"{site.address}/a")
    assert (found.status, found.body) == (200, b"The envoy left.")


@pytest.mark.parametrize("leads", ["http://127.0.0.1:{}/a", "//localhost:{}/a", "ftp://x.org/"])
def test_a_redirect_is_checked_as_the_first_address(
    site: Site, monkeypatch: pytest.MonkeyPatch, leads: str
) -> None:
    names = resolving(monkeypatch, {"example.org": ["198.41.0.4"]})
    dialled(monkeypatch, {"198.41.0.4": "127.0.0.1"})
    site.put("/go", Answer(status=302, headers={"Location": leads.format(site.port)}))
    error = refused(f"http://example.org:{site.port}/go")
    assert error.code == "D019"
    assert site.paths() == ["/go"]
    assert "example.org" in names


def resolving(monkeypatch: pytest.MonkeyPatch, names: dict[str, list[str]]) -> list[str]:
    """Names that resolve as given, once after the other; the names that were asked for."""
    asked: list[str] = []
    real = socket.getaddrinfo

    def resolve(host: str, port: int, *args: object, **more: object) -> list[object]:
        asked.append(host)
        if host not in names:
            return list(real(host, port, type=socket.SOCK_STREAM))
        family = socket.AF_INET
        return [(family, socket.SOCK_STREAM, 6, "", (a, port)) for a in names[host]]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    return asked


def dialled(monkeypatch: pytest.MonkeyPatch, instead: dict[str, str]) -> list[str]:
    """Dial other addresses in the place of some; the addresses that were dialled."""
    seen: list[str] = []
    real = httpcore.SyncBackend.connect_tcp

    def connect(self: httpcore.SyncBackend, host: str, *args: object) -> httpcore.NetworkStream:
        seen.append(host)
        return real(self, instead.get(host, host), *args)  # type: ignore[arg-type]

    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", connect)
    return seen


@pytest.mark.parametrize(
    "answers",
    [["127.0.0.1"], ["10.0.0.1"], ["198.41.0.4", "192.168.0.1"], ["169.254.169.254"]],
)
def test_a_name_that_leads_into_a_private_network(
    site: Site, monkeypatch: pytest.MonkeyPatch, answers: list[str]
) -> None:
    resolving(monkeypatch, {"news.example.org": answers})
    seen = dialled(monkeypatch, {})
    error = refused(f"http://news.example.org:{site.port}/a")
    assert (error.code, answers[-1] in error.why) == ("D019", True)
    assert (seen, site.asked) == ([], [])


def test_the_address_that_was_checked_is_dialled_and_no_name_is_resolved_twice(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = {"news.example.org": ["198.41.0.4"]}
    asked = resolving(monkeypatch, names)
    seen = dialled(monkeypatch, {"198.41.0.4": "127.0.0.1"})
    found = fetcher().get(f"http://news.example.org:{site.port}/a")
    assert found.body == b"The envoy left."
    # Two connections, for robots.txt and the page, each with one look-up and to what it gave.
    assert [name for name in asked if not name[0].isdigit()] == ["news.example.org"] * 2
    assert seen == ["198.41.0.4"] * 2
    assert {headers["host"] for _, headers in site.asked} == {f"news.example.org:{site.port}"}


def test_a_name_that_changes_its_mind(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    names = {"news.example.org": ["198.41.0.4"]}
    resolving(monkeypatch, names)
    dialled(monkeypatch, {"198.41.0.4": "127.0.0.1"})
    asked = fetcher()
    address = f"http://news.example.org:{site.port}/a"
    assert asked.get(address).status == 200
    names["news.example.org"] = ["127.0.0.1"]
    with pytest.raises(InputError) as caught:
        asked.get(address)
    assert (caught.value.code, len(site.paths())) == ("D019", 1)


def test_the_next_address_is_tried(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    resolving(monkeypatch, {"news.example.org": ["198.41.0.4", "198.41.0.5"]})
    seen = dialled(monkeypatch, {"198.41.0.4": "127.0.0.255", "198.41.0.5": "127.0.0.1"})
    monkeypatch.setattr(socket, "create_connection", _only(site.port))
    assert fetcher().get(f"http://news.example.org:{site.port}/a").status == 200
    assert seen[:2] == ["198.41.0.4", "198.41.0.5"]


def _only(port: int) -> object:
    real = socket.create_connection

    def create(address: tuple[str, int], *args: object, **more: object) -> socket.socket:
        if address[0] == "127.0.0.255":
            raise ConnectionRefusedError("refused")
        return real(address, *args, **more)  # type: ignore[arg-type]

    return create


def test_a_name_that_does_not_resolve(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    error = refused("http://no-such-name.example/")
    assert error.code == "D020"
    assert "no-such-name.example cannot be resolved" in error.why


def test_the_name_stays_for_tls(monkeypatch: pytest.MonkeyPatch) -> None:
    resolving(monkeypatch, {"news.example.org": ["198.41.0.4"]})
    names: list[str | None] = []

    class Stream(httpcore.NetworkStream):
        def start_tls(
            self, ssl_context: object, server_hostname: str | None = None, timeout: object = None
        ) -> httpcore.NetworkStream:
            names.append(server_hostname)
            raise httpcore.ConnectError("far enough")

        def close(self) -> None:
            """Nothing is open."""

    def connect(*_: object) -> Stream:
        return Stream()

    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", connect)
    refused("https://news.example.org/")
    assert names == ["news.example.org"]


def test_nothing_goes_on_beyond_the_deadline() -> None:
    backend = CheckedBackend("", allow_private=True, deadline=0.0)
    with pytest.raises(httpcore.ReadTimeout):
        backend.connect_tcp("127.0.0.1", 9)


@pytest.mark.parametrize(
    ("address", "text"),
    [
        ("https://jane:secret@example.org/a@b", "https://***@example.org/a@b"),
        ("https://example.org/a@b", "https://example.org/a@b"),
        ("example.org", "example.org"),
    ],
)
def test_passwords_are_not_shown(address: str, text: str) -> None:
    assert shown(address) == text


def test_no_proxy_of_the_environment(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert fetcher(allow_private=True).get(f"{site.address}/a").status == 200


def test_relative_and_absolute_addresses() -> None:
    base = checked("https://example.org/a/b", "")
    assert str(checked("../c", "", base=base)) == "https://example.org/c"
    assert str(checked("//example.net/c", "", base=base)) == "https://example.net/c"
