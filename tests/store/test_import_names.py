"""Who is meant by the names of other data sets, and the tables that say so."""

from __future__ import annotations

import itertools
from datetime import date

import duckdb
import pytest

from realpolitik import codebook
from realpolitik.gazetteer import state
from realpolitik.store.imports import codes, crosswalk
from realpolitik.store.imports.names import FIRST, LAST, Who, body, resolve, sector
from realpolitik.tables import rows


def meant(text: str, on: str = "2018-06-01") -> Who:
    day = date.fromisoformat(on)
    return next(p.who[0] for p in resolve(text) if p.begins <= day <= p.ends)


@pytest.mark.parametrize(
    ("text", "code", "kind"),
    [
        ("North Korea", "PRK", "GOV"),
        ("Russian Federation", "RUS", "GOV"),
        ("Congo", "COG", "GOV"),
        ("Democratic Republic of Congo", "COD", "GOV"),
        ("Georgia", "GEO", "GOV"),
        ("Government (North Korea)", "PRK", "GOV"),
        ("Citizen (Australia)", "AUS", "CVL"),
        ("Police (Cote d'Ivoire)", "CIV", "COP"),
        ("Defense / Security Ministry (Iran)", "IRN", "GOV"),
        ("Member of Parliament (United Kingdom)", "GBR", "LEG"),
        ("Main Opposition (Turkey)", "TUR", "OPP"),
        ("Media Personnel (Turkey)", "TUR", "JRN"),
        ("Medical Personnel (Turkey)", "TUR", "MED"),
        ("Ministry of Sheep and Wool (New Zealand)", "NZL", "GOV"),
        ("Democratic Liberation Front of Nowhere (India)", "IND", "REB"),
        ("Militant (Taliban)", "NSA:TALIBAN", "REB"),
        ("Citizen (Atlantis)", None, "CVL"),
        ("United Nations", "IGO:UN", "GOV"),
        ("UN Security Council", "IGO:UN", "GOV"),
        ("Hamas", "NSA:HAMAS", "REB"),
        ("Kim Jong-Un", "PRK", "GOV"),
        ("Sergey Viktorovich Lavrov", "RUS", "GOV"),
        ("Nicolás Maduro", "VEN", "GOV"),
        ("Theresa May", "GBR", "GOV"),
        ("Unspecified Actor", None, "UNK"),
        ("Africa", None, None),
        ("Unheard-of Person", None, None),
        ("Vladimir", None, None),
        ("Ivan Ivanovich Putin", None, None),
        ("Kim Yong-Xyz", None, None),
        ("Nelson Mandela Foundation", None, None),
        ("Donald Trump Jr.", None, None),
        ("Reuben Quincy Rivlin", "ISR", "GOV"),
    ],
)
def test_names(text: str, code: str | None, kind: str | None) -> None:
    found = meant(text)
    assert (found.code, found.sector) == (code, kind)
    assert found.text == text
    assert (found.via == "unresolved") == (code is None)


@pytest.mark.parametrize(
    ("on", "kind"),
    [("2010-01-01", None), ("2017-01-19", None), ("2017-01-20", "GOV"), ("2022-01-01", "ELI")],
)
def test_before_in_and_after_office(on: str, kind: str | None) -> None:
    assert (meant("Donald Trump", on).code, meant("Donald Trump", on).sector) == ("USA", kind)


def test_a_name_that_is_but_alike_counts_only_about_the_time_of_the_office() -> None:
    assert meant("Malcolm Bligh Turnbull", "2019-06-01").sector == "ELI"
    assert meant("Malcolm Bligh Turnbull", "2024-06-01").code is None
    assert meant("Malcolm Turnbull", "2024-06-01").code == "AUS"


def test_a_body_is_not_the_home_of_those_who_serve_it() -> None:
    assert meant("Rafael Grossi", "2022-06-01").code == "IGO:IAEA"
    assert meant("Rafael Grossi", "2014-06-01").code is None


@pytest.mark.parametrize(
    "text",
    ["Donald Trump", "Vladimir Putin", "Sergey Viktorovich Lavrov", "Japan", "Nobody At All"],
)
def test_the_periods_of_a_name_cover_all_days_once(text: str) -> None:
    periods = resolve(text)
    assert (periods[0].begins, periods[-1].ends) == (FIRST, LAST)
    for one, following in itertools.pairwise(periods):
        assert (following.begins - one.ends).days == 1


@pytest.mark.parametrize(
    ("roles", "expected"),
    [
        ("Executive,Foreign Ministry,Government", "GOV"),
        ("Military,Government", "MIL"),
        ("Government,Police", "COP"),
        ("Parties,Ideological,Government,Executive Office", "GOV"),
        ("Legislative / Parliamentary,Government", "LEG"),
        ("Elite,Business", "BUS"),
        ("NA", None),
    ],
)
def test_the_sector_of_several(roles: str, expected: str | None) -> None:
    assert sector(roles) == expected


def test_a_person_is_no_body() -> None:
    assert (body("Vladimir Putin"), body("Holy See Vatican City State")) == (None, "VAT")


def test_every_code_of_the_crosswalk_has_one_name() -> None:
    named = [row["code"] for row in rows("codebook", "cameo_names.csv")]
    assert sorted(named) == sorted({row["code"] for row in rows("codebook", "cameo.csv")})
    assert all(row["name"] for row in rows("codebook", "cameo_names.csv"))


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Consult", "040"),
        ("Threaten non force", "131"),
        ("threaten_non-force", "131"),
        ("Use conventional military force", "190"),
        ("Yield", "080"),
        ("Make statement", "010"),
    ],
)
def test_codes_by_name(name: str, code: str) -> None:
    assert crosswalk.by_name()[crosswalk.folded(name)] == code


def test_the_names_are_folded_alike_in_sql() -> None:
    names = sorted(crosswalk.words().values())
    with duckdb.connect() as connection:
        sql = f"SELECT {crosswalk.FOLDED.format('n')} FROM (SELECT unnest(?) AS n)"
        found = connection.execute(sql, [names]).fetchall()
    assert [row[0] for row in found] == [crosswalk.folded(name) for name in names]


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ("import_names.csv", ("name",)),
        ("import_roles.csv", ("role", "match")),
        ("cameo_actors.csv", ("kind", "code")),
        ("fips.csv", ("fips",)),
    ],
)
def test_keys_are_unique_and_sectors_and_codes_exist(table: str, key: tuple[str, ...]) -> None:
    found = rows("gazetteer", table)
    keys = [tuple(row[part] for part in key) for row in found]
    assert len(keys) == len(set(keys))
    bodies = {r["code"] for t in ("organisations.csv", "groups.csv") for r in rows("gazetteer", t)}
    for row in found:
        code = row.get("becomes") or (row.get("code", "") if table != "cameo_actors.csv" else "")
        assert not code or state(code) or code in bodies, row
        assert not row.get("sector") or row["sector"] in codebook.sectors(), row
        assert row["source"], row
        assert all(value.isprintable() for value in row.values()), row


def test_roles_are_in_the_spelling_that_they_are_looked_up_in() -> None:
    found = rows("gazetteer", "import_roles.csv")
    assert all(row["role"] == row["role"].casefold() for row in found)
    assert {row["match"] for row in found} == {"whole", "word"}
    assert all(row["rank"].isdigit() for row in found)


@pytest.mark.parametrize(
    ("fips", "code"), [("UK", "GBR"), ("CH", "CHN"), ("SZ", "CHE"), ("", None)]
)
def test_fips_is_not_iso(fips: str, code: str | None) -> None:
    assert codes.fips(fips) == code
