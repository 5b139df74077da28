"""Checks on figures: verdict, bound, reason and nearest fit."""

import pytest

from realpolitik.reading.figures_check import check
from realpolitik.reading.figures_words import amount_words
from realpolitik.records import Evidence, Figure, When


def figure(
    value: float | None,
    unit: str = "USD",
    measure: str | None = None,
    *,
    between: tuple[str, ...] = (),
    of: tuple[str, ...] = (),
    comparator: str | None = None,
    year: str | None = None,
    words: str = "x",
) -> Figure:
    return Figure(
        id="x",
        value=value,
        low=None,
        high=None,
        unit=unit,
        comparator=comparator,
        measure=measure,
        between=between,
        of=of,
        when=When(value=year, precision="year", basis="stated") if year else None,
        attribution=(),
        verdict="unchecked",
        why="",
        bound=None,
        nearest_fit=None,
        evidence=Evidence(sentence=0, start=0, end=1, text=words),
    )


@pytest.mark.parametrize(
    ("claim", "rule", "verdict"),
    [
        (figure(240e9, measure="bilateral trade", between=("RUS", "CHN")), "trade", "plausible"),
        (figure(900e9, measure="bilateral trade", between=("CHL", "PER")), "trade", "implausible"),
        (figure(60e9, measure="exports", of=("VNM",)), "exports", "plausible"),
        (figure(60e12, measure="exports", of=("VNM",)), "exports", "implausible"),
        (figure(40e9, measure="GDP", of=("EST",)), "gdp", "plausible"),
        (figure(4e12, measure="GDP", of=("EST",)), "gdp", "implausible"),
        (figure(11e6, "people", "population", of=("CUB",)), "population", "plausible"),
        (figure(110e6, "people", "population", of=("CUB",)), "population", "implausible"),
        (figure(1e6, "people", "troops", of=("PRK",)), "troops", "plausible"),
        (figure(9e5, "people", "troops", of=("EST",)), "troops", "implausible"),
        (figure(400, "people", "dead", of=("LBN",)), "dead", "plausible"),
        (figure(40e6, "people", "dead", of=("LBN",)), "dead", "implausible"),
        (figure(2e9, measure="defence budget", of=("BLR",)), "budget", "plausible"),
        (figure(9e11, measure="defence budget", of=("BLR",)), "budget", "implausible"),
        (figure(61e9, measure="aid", of=("USA",), between=("USA", "UKR")), "aid", "plausible"),
        (figure(61e12, measure="aid", of=("NOR",)), "aid", "implausible"),
        (figure(60e9, "m³", "water stored"), "water stored", "plausible"),
        (figure(60e12, "m³", "water stored"), "water stored", "implausible"),
        (figure(12e6, "barrels per day", "oil output"), "", "plausible"),
        (figure(12e9, "barrels per day", "oil output"), "", "implausible"),
        (figure(5000, "times", "growth"), "growth", "plausible"),
        (figure(60, "%", "share"), "share", "plausible"),
        (figure(140, "%", "share"), "share", "implausible"),
        (figure(9, "times", "growth of exports"), "growth", "plausible"),
        (figure(9000, "times", "growth of exports"), "growth", "implausible"),
    ],
)
def test_verdict(claim: Figure, rule: str, verdict: str) -> None:
    checked = check(claim, rule, 2022)
    assert checked.verdict == verdict
    assert checked.why.endswith(".")
    assert (checked.bound is not None) or checked.verdict == "plausible"


@pytest.mark.parametrize(
    ("claim", "rule", "year", "why"),
    [
        (figure(None, measure="GDP", of=("EST",)), "gdp", 2022, "could not be read"),
        (figure(5e9, measure="GDP"), "gdp", 2022, "which country"),
        (figure(5e9, measure="fine", of=("EST",)), "", 2022, "no bound is on record for fine"),
        (figure(5e9, measure="GDP", of=("ATA",)), "gdp", 2022, "no figures are on record"),
        (figure(5e9, "SUR", "GDP", of=("RUS",)), "gdp", 1991, "no exchange rate"),
        (figure(5e9, "SUR", "GDP", of=("RUS",)), "gdp", 2000, "ended in 1993"),
        (figure(5e9, "DEM", "GDP", of=("DEU",)), "gdp", 2020, "ended in 2001"),
        (figure(-500, "people", "dead", of=("DEU",)), "dead", 2020, "cannot be negative"),
        (figure(5e9, measure="GDP", of=("RUS",)), "gdp", 0, "do not cover the year 0"),
        (figure(5e9, measure="GDP", of=("RUS",)), "gdp", 1700, "do not cover 1700"),
        (figure(5e9, "%", "GDP", of=("RUS",)), "gdp", 2020, "in %"),
        (figure(9e15, measure="GDP", of=("RUS",), comparator="below"), "gdp", 2020, "limit"),
        (figure(12, "%", "growth of exports"), "growth", 2020, "without the level"),
    ],
)
def test_unchecked_says_why(claim: Figure, rule: str, year: int, why: str) -> None:
    checked = check(claim, rule, year)
    assert checked.verdict == "unchecked"
    assert why.lower() in checked.why.lower()


def test_reason_gives_figure_bound_and_ratio() -> None:
    claim = figure(50e9, measure="bilateral trade", between=("JPN", "ERI"), year="2022")
    checked = check(claim, "bilateral trade", 2022)
    assert checked.bound is not None
    assert "World Development Indicators" in checked.bound.source
    assert checked.why.startswith("$50 billion (bilateral trade between Japan and Eritrea in 2022)")
    assert "times the whole trade of Eritrea" in checked.why
    assert checked.nearest_fit == "million for billion: $50 million would fit"


def test_the_slip_nearest_to_the_record() -> None:
    claim = figure(96e6, "people", "population", of=("HUN",))
    assert check(claim, "population", 2022).nearest_fit == (
        "one digit too many: 9.6 million people would fit"
    )


def test_a_currency_is_converted() -> None:
    claim = figure(900e9, "JPY", "defence budget", of=("BLR",))
    assert check(claim, "budget", 2022).verdict == "plausible"


def test_an_older_record_allows_for_growth() -> None:
    early = check(figure(6e9, measure="GDP", of=("ERI",)), "gdp", 2011).bound
    late = check(figure(6e9, measure="GDP", of=("ERI",)), "gdp", 2034).bound
    assert early is not None
    assert late is not None
    assert late.value > early.value


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (2.77e9, "USD", "$2.77 billion"),
        (1500, "people", "1,500 people"),
        (3.2e12, "EUR", "3.2 trillion EUR"),
        (12, "times", "12 times"),
    ],
)
def test_amount_words(value: float, unit: str, words: str) -> None:
    assert amount_words(value, unit) == words


def test_a_physical_bound_names_itself_and_the_slip() -> None:
    found = check(figure(60e12, "m³", "water stored", of=("MLI",)), "water stored", 2024)
    assert found.bound is not None
    assert "Lake Kariba" in found.bound.rule
    assert found.nearest_fit == "billion for trillion: 60 billion m³ would fit"


def test_a_body_is_told_by_its_name() -> None:
    checked = check(figure(5e9, measure="loan", between=("IGO:EU", "MLI")), "aid", 2022)
    assert "European Union" in checked.why


@pytest.mark.parametrize(
    ("claim", "rule", "year", "named", "source"),
    [
        (
            figure(3e9, measure="bilateral trade", between=("JPN", "ERI")),
            "bilateral trade",
            2022,
            "whole trade of the smaller trader",
            "World Development Indicators",
        ),
        (
            figure(20e9, measure="bilateral trade", between=("GRC", "PER")),
            "bilateral trade",
            2023,
            "share of exports and imports",
            "World Factbook",
        ),
        (
            figure(60e9, measure="bilateral trade", between=("POL", "CHL")),
            "bilateral trade",
            2018,
            "last level on record",
            "penppml",
        ),
        (
            figure(900e9, measure="bilateral trade", between=("PRK", "CUB")),
            "bilateral trade",
            2015,
            "whole trade|GDP",
            "",
        ),
        (
            figure(90e9, measure="defence budget", of=("CHL",)),
            "budget",
            2019,
            "military spending on record",
            "World Development Indicators",
        ),
        (
            figure(90e9, measure="aid", of=("EST",), between=("EST", "GEO")),
            "aid",
            2023,
            "giver",
            "World Development Indicators",
        ),
        (
            figure(3e12, measure="deal", of=("BOL",)),
            "money",
            2023,
            "deal or a cost",
            "World Development Indicators",
        ),
        (
            figure(1.5e6, "people", "troops", of=("PRT",)),
            "troops",
            2020,
            "armed forces|population",
            "",
        ),
        (figure(7e6, "people", "dead", of=("SRB",)), "dead", 2000, "dead of a state", "World"),
        (
            figure(400e3, "aircraft", "aircraft", of=("BEL",), words="400,000 jets"),
            "crewed",
            2020,
            "aircraft, ships and tanks",
            "Factbook",
        ),
        (figure(9e5, "km²", "area", of=("BGD",)), "area", 2020, "its own area", "Factbook"),
        (figure(900, "%", "debt", of=("ITA",)), "share of output", 2020, "% of GDP", "own"),
        (
            figure(900e6, "people", "displaced", of=("NSA:KURDS",)),
            "displaced",
            2020,
            "whole",
            "UNHCR",
        ),
    ],
)
def test_each_rule_names_itself_and_its_source(
    claim: Figure, rule: str, year: int, named: str, source: str
) -> None:
    checked = check(claim, rule, year)
    assert checked.verdict == "implausible"
    assert checked.bound is not None
    assert any(words in checked.bound.rule for words in named.split("|")), checked.bound.rule
    assert source in checked.bound.source


@pytest.mark.parametrize(
    ("claim", "rule", "year"),
    [
        (figure(240e9, measure="bilateral trade", between=("RUS", "CHN")), "bilateral trade", 2023),
        (figure(65e9, measure="bilateral trade", between=("RUS", "IND")), "bilateral trade", 2023),
        (figure(600e9, measure="exports", of=("MEX",), between=("MEX", "USA")), "exports", 2023),
        (
            figure(870e3, "people", "troops", of=("FIN",), words="870,000 reservists"),
            "troops",
            2023,
        ),
        (figure(40e9, measure="defence budget", of=("UKR",)), "budget", 2022),
        (
            figure(13_000, "aircraft", "aircraft", of=("USA",), words="13,000 aircraft"),
            "crewed",
            2023,
        ),
        (figure(300e3, "weapons", "weapons", of=("EST",), words="300,000 rifles"), "crewed", 2023),
        (figure(250, "%", "debt", of=("JPN",)), "share of output", 2023),
        (figure(55, "km²", "area", of=("MCO", "FRA")), "area", 2023),
    ],
)
def test_what_is_possible_passes(claim: Figure, rule: str, year: int) -> None:
    assert check(claim, rule, year).verdict != "implausible"
