"""The tables of ``reference/``: shape, allowed values, unique keys, and what they must know."""

import re
from collections import Counter
from collections.abc import Callable
from importlib.resources import files

import pytest

from realpolitik.gazetteer.states import state
from realpolitik.reading.figures_tables import terms, verbs
from realpolitik.reference.bounds import Known, known
from realpolitik.tables import Row, rows

TABLES = {
    "changes.csv": lambda r: (r["word"], r["class"]),
    "comparators.csv": lambda r: r["words"],
    "country_years.csv": lambda r: (r["code"], r["year"]),
    "currencies.csv": lambda r: r["iso"],
    "date_words.csv": lambda r: r["words"],
    "areas.csv": lambda r: r["code"],
    "designations.csv": lambda r: r["maker"],
    "pair_trade.csv": lambda r: (r["one"], r["other"]),
    "trade_partners.csv": lambda r: (r["code"], r["flow"], r["partner"]),
    "estimates.csv": lambda r: (r["code"], r["measure"], r["year"]),
    "figure_verbs.csv": lambda r: (r["lemma"], r["class"]),
    "measure_verbs.csv": lambda r: r["lemma"],
    "measures.csv": lambda r: r["phrase"],
    "physical_bounds.csv": lambda r: (r["measure"], r["unit"]),
    "shared_currencies.csv": lambda r: (r["word"], r["state"]),
    "units.csv": lambda r: r["words"],
    "vague.csv": lambda r: r["words"],
}
COLUMNS = ("exports_usd", "imports_usd", "gdp_usd", "population", "military_pct_gdp")
RULES = {
    "", "bilateral trade", "trade", "exports", "imports", "gdp", "gdp part", "budget", "aid",
    "money", "debt", "population", "people", "dead", "displaced", "troops", "growth", "share",
    "water stored",
}  # fmt: skip


@pytest.mark.parametrize(("name", "key"), TABLES.items())
def test_rows_are_clean_and_unique(name: str, key: Callable[[Row], object]) -> None:
    table = rows("reference", name)
    counts = Counter(map(key, table))
    assert [k for k, n in counts.items() if n > 1] == []
    assert all(row["source"] for row in table)
    assert not any(re.search(r"[\x00-\x1f]", cell) for row in table for cell in row.values())


def test_every_table_is_tested() -> None:
    folder = files("realpolitik").joinpath("reference")
    assert {p.name for p in folder.iterdir() if p.name.endswith(".csv")} == set(TABLES)


def test_country_years() -> None:
    for row in rows("reference", "country_years.csv"):
        assert re.fullmatch(r"[A-Z]{3}", row["code"])
        assert 1990 <= int(row["year"]) <= 2030
        assert all(float(row[c]) > 0 for c in COLUMNS if row[c]), row
        assert any(row[c] for c in COLUMNS)


def test_estimates() -> None:
    for row in rows("reference", "estimates.csv"):
        assert row["measure"] in {"exports", "imports", "gdp", "population", "troops"}
        assert re.fullmatch(r"[A-Z]{3}", row["code"])
        assert 1990 <= int(row["year"]) <= 2030
        assert float(row["value"]) > 0


def test_vague_ranges_are_the_right_way_up() -> None:
    assert all(float(r["low"]) < float(r["high"]) for r in rows("reference", "vague.csv"))


def test_comparators_are_canonical() -> None:
    allowed = {"at least", "exceeds", "up to", "about", "below"}
    assert {r["comparator"] for r in rows("reference", "comparators.csv")} == allowed


def test_rules_exist() -> None:
    assert {t.rule for t in (*terms().values(), *verbs().values())} <= RULES


def test_shared_currencies() -> None:
    for row in rows("reference", "shared_currencies.csv"):
        assert state(row["state"]), row
        assert re.fullmatch(r"[A-Z]{3}", row["iso"])


def test_physical_bounds() -> None:
    named = {row["unit"] for row in rows("reference", "units.csv")}
    for row in rows("reference", "physical_bounds.csv"):
        assert float(row["value"]) > 0
        assert 1 <= float(row["room"]) <= 2
        assert not row["source"].startswith("own")
        assert 1945 <= int(row["year"]) <= 2030
        assert row["unit"] in named
        assert row["what"]


def test_currencies() -> None:
    for row in rows("reference", "currencies.csv"):
        assert re.fullmatch(r"[A-Z]{3}", row["iso"])
        assert not row["usd"] or float(row["usd"]) > 0
        assert not row["until"] or 1970 <= int(row["until"]) <= 2030


def test_areas() -> None:
    for row in rows("reference", "areas.csv"):
        assert state(row["code"]), row
        assert 0 < float(row["km2"]) < 18e6


def test_designations() -> None:
    assert {r["unit"] for r in rows("reference", "designations.csv")} <= {
        r["words"] for r in rows("reference", "units.csv")
    }


def test_pairs_are_in_order() -> None:
    for row in rows("reference", "pair_trade.csv"):
        assert row["one"] < row["other"]
        assert state(row["one"]), row
        assert state(row["other"]), row
        assert float(row["usd"]) >= 1e6
        assert 2012 <= int(row["year"]) <= 2030


def test_trade_partners() -> None:
    for row in rows("reference", "trade_partners.csv"):
        assert state(row["code"]), row
        assert state(row["partner"]), row
        assert row["code"] != row["partner"]
        assert row["flow"] in {"exports", "imports"}
        assert 0 <= float(row["percent"]) <= 100
        assert 1990 <= int(row["year"]) <= 2030


@pytest.mark.parametrize(
    ("code", "measure", "year", "low", "high"),
    [
        ("USA", "gdp", 2020, 20e12, 23e12),
        ("PRK", "gdp", 2023, 10e9, 40e9),
        ("TWN", "exports", 2023, 3e11, 6e11),
        ("CHN", "trade", 2021, 5e12, 8e12),
        ("POL", "military spending", 2022, 1e10, 3e10),
        ("IND", "population", 2000, 1e9, 1.1e9),
        ("PRK", "troops", None, 1e6, 1.5e6),
    ],
)
def test_known(code: str, measure: str, year: int | None, low: float, high: float) -> None:
    found = known(code, measure, year)  # type: ignore[arg-type]
    assert found is not None
    assert low < found.value < high
    assert found.source


def test_not_covered_is_none() -> None:
    assert known("ATA", "gdp", 2020) is None
    assert known("XXX", "population") is None


def test_nearest_year() -> None:
    first = known("JPN", "gdp", 1950)
    assert isinstance(first, Known)
    assert first.year == 1990
