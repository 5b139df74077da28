"""Addresses: what a server gives becomes documents, and what it does wrong becomes an error."""

import gzip
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from realpolitik import __version__
from realpolitik.documents import Fields, Metadata, Prepared, load, online
from realpolitik.documents.fetch import Fetcher
from realpolitik.errors import InputError
from tests.documents.by_hand import LONG, OTHER
from tests.documents.printed import column, pdf
from tests.documents.server import Answer, Site, serving

HTML = f"<html><body><article><h1>The Treaty Holds</h1><p>{LONG}</p><p>{OTHER}</p></article>"
LINES = b'{"text": "The envoy left."}\n{"text": "The envoy came."}\n'


class Clock:
    """Waits that take no time and are written down."""

    def __init__(self) -> None:
        self.waits: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as found:
        yield found


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fetchers that do not wait between two requests."""

    def make(allow_private: bool) -> Fetcher:
        return Fetcher(allow_private=allow_private, interval=0, timeout=5)

    monkeypatch.setattr(online, "fetcher", make)


def fetched(address: str, **more: object) -> list[Prepared | InputError]:
    return list(load(address, allow_private=True, **more))  # type: ignore[arg-type]


def one(address: str, **more: object) -> Prepared:
    (found,) = fetched(address, **more)
    assert isinstance(found, Prepared), str(found)
    return found


def refused(address: str) -> InputError:
    (found,) = fetched(address)
    assert isinstance(found, InputError)
    assert found.source == address
    return found


FORMATS = [
    ("/a", "text/html", HTML.encode(), ["The Treaty Holds"]),
    ("/a", "text/html; charset=utf-8", HTML.encode(), ["The Treaty Holds"]),
    ("/a.html", "application/octet-stream", HTML.encode(), ["The Treaty Holds"]),
    ("/a", "", HTML.encode(), ["The Treaty Holds"]),
    ("/a", "text/plain", LONG.encode(), [LONG]),
    ("/a.md", "text/plain", f"# A Treaty\n\n{LONG}".encode(), ["A Treaty"]),
    ("/a", "application/pdf", pdf(column([LONG])), [LONG]),
    ("/a.pdf", "application/octet-stream", pdf(column([LONG])), [LONG]),
    ("/a", "application/x-ndjson", LINES, ["The envoy left.", "The envoy came."]),
    ("/a", "application/json", LINES, ["The envoy left.", "The envoy came."]),
    ("/a.jsonl", "text/plain", LINES, ["The envoy left.", "The envoy came."]),
    (
        "/a.jsonl.gz",
        "application/gzip",
        gzip.compress(LINES),
        ["The envoy left.", "The envoy came."],
    ),
    ("/a.jsonl.gz", "application/gzip", LINES, ["The envoy left.", "The envoy came."]),
    ("/a", "text/csv", b"text\nThe envoy left.\n", ["The envoy left."]),
    ("/a", "text/tab-separated-values", b"id\ttext\n1\tThe envoy left.\n", ["The envoy left."]),
]


@pytest.mark.parametrize(("path", "kind", "body", "texts"), FORMATS)
def test_the_type_of_the_content_decides(
    site: Site, path: str, kind: str, body: bytes, texts: list[str]
) -> None:
    address = site.put(path, Answer(body, headers={"Content-Type": kind} if kind else {}))
    found = fetched(address)
    assert [f.text.split("\n\n")[0] for f in found if isinstance(f, Prepared)] == texts
    many = len(texts) > 1 or "csv" in kind or "tab" in kind
    documents = [f.document for f in found if isinstance(f, Prepared)]
    assert documents[0].path in (address, f"{address}:1", f"{address}:2")
    assert documents[0].url == (None if many else address)


def test_fields_and_metadata(site: Site) -> None:
    address = site.put(
        "/a.csv", Answer(b"body\nThe envoy left.\n", headers={"Content-Type": "text/csv"})
    )
    found = one(address, fields=Fields(text="body"), metadata=Metadata(outlet="Gazette"))
    assert (found.document.path, found.document.outlet) == (f"{address}:2", "Gazette")


@pytest.mark.parametrize("charset", ["windows-1252", "iso-8859-1", "ISO-8859-15"])
def test_the_encoding_that_only_the_header_tells(site: Site, charset: str) -> None:
    text = f"<html><body><p>Müller said “{LONG}”</p></body>"
    text = text if "1252" in charset else text.replace("“", "").replace("”", "")
    kind = f'text/html; Charset="{charset}"'
    body = text.encode(charset)
    address = site.put("/a", Answer(body, headers={"Content-Type": kind}))
    assert "Müller said" in one(address).text


def test_a_russian_page_in_its_own_encoding(site: Site) -> None:
    body = "<html><body><p>Посол вчера уехал.</p></body>".encode("koi8-r")
    address = site.put("/a", Answer(body, headers={"Content-Type": "text/html; charset=koi8-r"}))
    assert one(address).text == "Посол вчера уехал."


@pytest.mark.parametrize("charset", ["utf-8", "punycode", "no-such-thing", "hex"])
def test_a_wrong_encoding_in_the_header_is_not_believed(site: Site, charset: str) -> None:
    body = "Müller said so in the city.".encode("cp1252")
    address = site.put(
        "/a", Answer(body, headers={"Content-Type": f"text/plain; charset={charset}"})
    )
    assert one(address).text == "Müller said so in the city."


def test_who_we_say_we_are(site: Site) -> None:
    one(site.put("/a", Answer(b"The envoy left.", headers={"Content-Type": "text/plain"})))
    headers = site.asked[-1][1]
    assert headers["user-agent"].startswith(f"realpolitik/{__version__}")
    assert headers["accept-encoding"] == "gzip"


def test_refused_without_leave(site: Site) -> None:
    (error,) = load(site.put("/a", Answer(b"The envoy left.")))
    assert isinstance(error, InputError)
    assert (error.code, error.source, site.asked) == ("D019", f"{site.address}/a", [])


@pytest.mark.parametrize("status", [204, 304, 401, 403, 404, 410, 500, 502])
def test_what_a_server_refuses(site: Site, status: int) -> None:
    error = refused(site.put("/a", Answer(b"", status)))
    assert (error.code, str(status) in error.why) == ("D020", True)


def test_nobody_there(site: Site) -> None:
    site.put("/robots.txt", Answer())
    error = refused("http://127.0.0.1:1/a")
    assert (error.code, "robots.txt" in error.why) == ("D020", True)


def test_a_server_that_does_not_speak_tls(site: Site) -> None:
    error = refused(site.put("/a", Answer()).replace("http:", "https:"))
    assert (error.code, "robots.txt" in error.why) == ("D020", True)
    assert site.asked == []


def to(address: str, status: int = 302) -> Answer:
    return Answer(status=status, headers={"Location": address})


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects(site: Site, status: int) -> None:
    site.put("/b/c", Answer(b"The envoy left.", headers={"Content-Type": "text/plain"}))
    site.put("/b/a", to("c", status))
    address = site.put("/a", to("/b/a", status))
    found = one(address)
    assert (found.document.path, found.document.url) == (address, f"{site.address}/b/c")


def test_redirects_without_end(site: Site) -> None:
    address = site.put("/a", to("/b"))
    site.put("/b", to("/a"))
    error = refused(address)
    assert (error.code, len(site.paths())) == ("D020", 6)
    assert "5 redirects" in error.why


def test_a_redirect_to_nowhere(site: Site) -> None:
    assert refused(site.put("/a", Answer(status=302))).code == "D020"
    assert refused(site.put("/a", to("ftp://example.org/"))).code == "D019"


@pytest.mark.parametrize(
    ("timeout", "most_time"), [(0.2, 60.0), (60.0, 0.3)], ids=["silent", "dripping"]
)
def test_slow_servers(site: Site, timeout: float, most_time: float) -> None:
    silence = 1.0 if timeout < 1 else 0.02
    address = site.put("/a", Answer(b"The envoy left." * 20, silence=silence))
    start = time.monotonic()
    fetcher = Fetcher(allow_private=True, timeout=timeout, most_time=most_time, interval=0)
    with pytest.raises(InputError, match="too long") as caught:
        fetcher.get(address)
    assert caught.value.code == "D020"
    assert time.monotonic() - start < 5


LARGE = [
    Answer(bytes(20_001)),
    Answer(bytes(20_001), length=False),
    Answer(gzip.compress(bytes(5_000_000)), headers={"Content-Encoding": "gzip"}),
    Answer(gzip.compress(bytes(5_000_000)), headers={"Content-Encoding": "gzip"}, length=False),
]


@pytest.mark.parametrize("answer", LARGE)
def test_bodies_beyond_the_limit_are_cut_off(site: Site, answer: Answer) -> None:
    address = site.put("/a", answer)
    with pytest.raises(InputError) as caught:
        Fetcher(allow_private=True, most_bytes=20_000, interval=0).get(address)
    assert caught.value.code == "D005"


def test_a_packed_body(site: Site) -> None:
    headers = {"Content-Type": "text/plain", "Content-Encoding": "gzip"}
    packed = gzip.compress(LONG.encode())
    assert one(site.put("/a", Answer(packed, headers=headers))).text == LONG
    assert refused(site.put("/b", Answer(packed[:-9], headers=headers))).code == "D020"
    assert refused(site.put("/c", Answer(b"plain", headers=headers))).code == "D020"
    other = headers | {"Content-Encoding": "br"}
    assert refused(site.put("/d", Answer(b"packed", headers=other))).code == "D020"


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_server_is_asked_again_when_it_says(site: Site, status: int) -> None:
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=20), usegmt=True)
    busy = [Answer(status=status, headers={"Retry-After": said}) for said in ("7", later)]
    address = site.put("/a", *busy, Answer(b"The envoy left."))
    clock = Clock()
    found = Fetcher(allow_private=True, interval=0, sleep=clock.sleep).get(address)
    assert found.body == b"The envoy left."
    assert clock.waits[0] == 7
    assert 17 < clock.waits[1] <= 20


@pytest.mark.parametrize(
    ("said", "asked", "why"),
    [("7", 3, "busy 3 times"), ("3600", 1, "3600 s"), ("soon", 1, "429"), (None, 1, "429")],
)
def test_a_server_that_stays_busy(site: Site, said: str | None, asked: int, why: str) -> None:
    headers = {"Retry-After": said} if said else {}
    address = site.put("/a", Answer(status=429, headers=headers))
    clock = Clock()
    with pytest.raises(InputError, match=why) as caught:
        Fetcher(allow_private=True, interval=0, sleep=clock.sleep).get(address)
    assert (caught.value.code, len(site.paths())) == ("D020", asked)


def test_a_second_between_two_requests_to_one_host(site: Site) -> None:
    clock = Clock()
    fetcher = Fetcher(allow_private=True, sleep=clock.sleep)
    address = site.put("/a", Answer(b"The envoy left."))
    fetcher.get(address)
    fetcher.get(address)
    assert len(site.asked) == 3  # robots.txt once
    assert [round(wait) for wait in clock.waits] == [1, 1]


def test_the_delay_that_a_site_asks_for(site: Site) -> None:
    site.put("/robots.txt", Answer(b"User-agent: *\nCrawl-delay: 5\n"))
    clock = Clock()
    Fetcher(allow_private=True, sleep=clock.sleep).get(site.put("/a", Answer(b"The envoy left.")))
    assert [round(wait) for wait in clock.waits] == [5]


ROBOTS = [
    (Answer(b"User-agent: *\nDisallow: /a"), "D021"),
    (Answer(b"\xef\xbb\xbfUser-agent: Realpolitik\nDisallow: /\n"), "D021"),
    (Answer(b"User-agent: *\nDisallow: /\n\nUser-agent: realpolitik\nDisallow:\n"), None),
    (Answer(b"User-agent: *\nDisallow: /b\n"), None),
    (Answer(b"User-agent: *\nDisallow:"), None),
    (Answer(b""), None),
    (Answer(b"\0\xff nothing like it"), None),
    (Answer(status=404), None),
    (Answer(status=403), None),
    (Answer(status=500), "D021"),
    (Answer(status=429), "D021"),
    (to("/rules"), "D021"),
    (to("http://localhost:1/robots.txt"), "D020"),
    (to("/robots.txt"), "D020"),
    (Answer(b"User-agent: *\nDisallow: /a\n" + b"# more\n" * 100_000), "D021"),
]


@pytest.mark.parametrize(("robots", "code"), ROBOTS)
def test_robots(site: Site, robots: Answer, code: str | None) -> None:
    site.put("/rules", Answer(b"User-agent: *\nDisallow: /a"))
    site.put("/robots.txt", robots)
    address = site.put("/a", Answer(b"The envoy left.", headers={"Content-Type": "text/plain"}))
    if code is None:
        assert one(address).text == "The envoy left."
    else:
        assert refused(address).code == code
        assert "/a" not in site.paths()


def test_robots_of_the_place_that_a_redirect_leads_to(site: Site) -> None:
    site.put("/robots.txt", Answer(b"User-agent: *\nDisallow: /hidden"))
    site.put("/hidden", Answer(b"The envoy left."))
    assert refused(site.put("/a", to("/hidden"))).code == "D021"
    assert site.paths() == ["/a"]


@pytest.mark.parametrize("kind", ["image/png", "application/zip", "text/css", "video/mp4"])
def test_types_that_are_no_documents(site: Site, kind: str) -> None:
    error = refused(site.put("/a", Answer(b"x", headers={"Content-Type": kind})))
    assert (error.code, kind in error.why) == ("D022", True)


def test_an_address_is_fetched_only_once_it_is_one(site: Site) -> None:
    (error,) = load("ftp://127.0.0.1/a.txt", allow_private=True)
    assert isinstance(error, InputError)
    assert (error.code, "http" in error.why) == ("D019", True)


def test_passwords_do_not_get_into_messages() -> None:
    (error,) = load("http://jane:secret@example.org/a")
    assert isinstance(error, InputError)
    assert (error.code, error.source) == ("D019", "http://***@example.org/a")
    assert "secret" not in str(error)
