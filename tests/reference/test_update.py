"""Country figures fetched by the user: from a server that answers well, and badly."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from realpolitik import tables, userdata
from realpolitik.documents.fetch import Fetcher
from realpolitik.errors import InputError, ResourceError
from realpolitik.reference import bounds, own, update
from tests.documents.server import Answer, Site, serving
from tests.reference import bank


def _forget() -> None:
    userdata.forget()
    for cached in (tables.hashes, bounds._years, bounds._series):
        cached.cache_clear()


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder for the user's tables."""
    monkeypatch.setenv(userdata.VARIABLE, str(tmp_path))
    _forget()
    yield tmp_path
    _forget()


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as found:
        yield found


def _fetch(site: Site, **options: Any) -> update.Edition:
    asks = Fetcher(allow_private=True, robots=False, interval=0.0, **options)
    return update.fetched(f"{site.address}/v2", today=bank.TODAY, fetcher=asks)


def _updated(site: Site, data: Path) -> Path:
    path = own.write(data, _fetch(site).rows)
    _forget()
    return path


def test_what_is_fetched_goes_before_ours_and_fills_its_gaps(site: Site, data: Path) -> None:
    code = bank.states()[5]
    before, hashes = bounds.known(code, "population", 2024), tables.hashes()
    bank.serve(site)
    _updated(site, data)
    after = bounds.known(code, "population", 2024)
    assert before is not None and after is not None
    assert after.value == pytest.approx(before.value * 1.25)
    assert "World Bank, CC BY 4.0), edition of 2027-01-15" in after.source
    latest = bounds.known(code, "population")
    assert latest is not None and latest.year == 2026
    assert tables.hashes().keys() - hashes.keys() == {"user/country_years.csv"}
    assert bounds.known("WLD", "gdp") is None
    assert "/robots.txt" not in [path for path, _ in site.asked]


def test_an_older_edition_only_fills_gaps(site: Site, data: Path) -> None:
    def older(pages: list[Any]) -> list[Any]:
        for head, _ in pages:
            head["lastupdated"] = "2025-07-01"
        return pages

    code = bank.states()[5]
    before = bounds.known(code, "population", 2024)
    bank.serve(site, older, "exports_usd")
    _updated(site, data)
    assert bounds.known(code, "population", 2024) == before
    latest = bounds.known(code, "population")
    assert latest is not None and latest.year == 2026


def _cell(value: object, at: int = 0) -> bank.Change:
    def change(pages: list[Any]) -> list[Any]:
        pages[0][1][at]["value"] = value
        return pages

    return change


def _head(**changed: object) -> bank.Change:
    def change(pages: list[Any]) -> list[Any]:
        pages[-1][0].update(changed)
        return pages

    return change


def _short(pages: list[Any]) -> list[Any]:
    pages[1][1].pop()
    return pages


def _twice(pages: list[Any]) -> list[Any]:
    pages[1][1][0] = pages[0][1][0]
    return pages


FAULTS: dict[str, tuple[bank.Change, str]] = {
    "a figure as text": (_cell("12 billion"), "has the figure '12 billion'"),
    "a figure that is true": (_cell(value=True), "has the figure 'True'"),
    "a figure below zero": (_cell(-5.0), "has the figure '-5.0'"),
    "no number": (_cell(float("nan")), "has the figure 'nan'"),
    "no end": (_cell(float("inf")), "has the figure 'inf'"),
    "more than can be": (_cell(9e15), "more than can be"),
    "a slip of scale": (_cell(1.0), "on record is"),
    "a list for a figure": (_cell([1]), "has the figure '[1]'"),
    "an entry short": (_short, "announced 242 entries and gave 241"),
    "one state twice": (_twice, "two figures of"),
    "another page": (_head(page=1), "asked for page 2, it gave page 1"),
    "changed meanwhile": (_head(lastupdated="2027-01-30"), "changed while it was fetched"),
    "an edition that is no day": (_head(lastupdated="yesterday"), "no day of its edition"),
    "pages without end": (_head(pages=10**6), "how many pages"),
    "pages that are none": (_head(pages=None), "how many pages"),
    "an object": (lambda _: [{"error": "no"}], "another form"),
    "a list of lists": (lambda _: [[[], []]], "another form"),
    "a message": (
        lambda _: [[{"message": [{"id": "120", "key": "x", "value": "no such indicator"}]}]],
        "the server says: no such indicator",
    ),
    "an entry that is none": (lambda p: [[p[0][0], ["x"] * 121], p[1]], "another form: x"),
    "a year that is none": (
        lambda p: [[p[0][0], [bank.entry("FRA", "soon", 1e12)] * 121], p[1]],
        "for the year 'soon'",
    ),
    "few states": (lambda _: bank.pages(bank.entries("gdp_usd")[:20]), "10 states only"),
    "nothing": (lambda _: bank.pages([], 1), "0 states only"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_answer_changes_nothing(fault: str, site: Site, data: Path) -> None:
    bank.serve(site)
    kept = _updated(site, data).read_bytes()
    change, why = FAULTS[fault]
    bank.serve(site, change)
    with pytest.raises(ResourceError) as raised:
        own.write(data, _fetch(site).rows)
    assert raised.value.code == "R022"
    assert why in raised.value.why
    assert {p.name: p.read_bytes() for p in data.iterdir()} == {"country_years.csv": kept}


_WHOLE = json.dumps(bank.pages([bank.entry("FRA", 2024, 1e12)])[0]).encode()
BROKEN: dict[str, tuple[Answer, str]] = {
    "an error": (Answer(b"oops", 500), "status 500"),
    "nothing there": (Answer(b"", 404), "status 404"),
    "cut JSON": (Answer(_WHOLE[:-30]), "no JSON, or cut short"),
    "a cut body": (Answer(_WHOLE, headers={"Content-Length": "99999"}, length=False), ""),
    "a page of HTML": (Answer(b"<!doctype html><p>Under maintenance"), "<!doctype html>"),
    "deep": (Answer(b"[" * 200_000), "no JSON"),
    "bytes": (Answer(b"\xff\xfe\x00"), "no JSON"),
    "too much": (Answer(b" " * 400_000), "larger than"),
    "slow": (Answer(_WHOLE, silence=0.05), "too long"),
    "busy for long": (Answer(b"", 503, {"Retry-After": "900"}), "busy"),
    "round and round": (Answer(b"", 302, {"Location": "/v2/loop"}), "redirects"),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_a_broken_connection_changes_nothing(fault: str, site: Site, data: Path) -> None:
    bank.serve(site)
    kept = _updated(site, data).read_bytes()
    answer, why = BROKEN[fault]
    bank.put(site, "gdp_usd", 2, answer)
    site.put("/v2/loop", Answer(b"", 302, {"Location": "/v2/loop"}))
    with pytest.raises(ResourceError, match="R022") as raised:
        own.write(data, _fetch(site, most_time=0.4, most_bytes=300_000).rows)
    assert why in raised.value.why
    assert {p.name: p.read_bytes() for p in data.iterdir()} == {"country_years.csv": kept}


def test_this_machine_is_asked_only_when_that_is_wanted(site: Site) -> None:
    bank.serve(site)
    with pytest.raises(InputError, match="D019"):
        update.fetched(f"{site.address}/v2", today=bank.TODAY)


def test_an_update_that_is_stopped_while_it_writes(
    site: Site, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bank.serve(site)
    kept = _updated(site, data).read_bytes()

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("realpolitik.reference.own.os.replace", stop)
    with pytest.raises(KeyboardInterrupt):
        own.write(data, _fetch(site).rows)
    assert {p.name: p.read_bytes() for p in data.iterdir()} == {"country_years.csv": kept}


@pytest.mark.parametrize("damage", [b"", b"code,year\n", b"\xff", b"cut"])
def test_a_damaged_table_is_told_and_can_be_forgotten(
    damage: bytes, site: Site, data: Path
) -> None:
    bank.serve(site)
    path = _updated(site, data)
    whole = path.read_bytes()
    path.write_bytes(whole[:-40] if damage == b"cut" else damage)
    _forget()
    with pytest.raises(ResourceError, match="R020"):
        bounds.known("FRA", "gdp")
    assert own.remove() == path
    _forget()
    assert bounds.known("FRA", "gdp") is not None
    assert own.remove() is None


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x", encoding="utf-8")
    with pytest.raises(ResourceError, match="R021"):
        own.write(file, [])
