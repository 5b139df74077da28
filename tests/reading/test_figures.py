"""Figures: quantities found in text, what they measure, and whose they are."""

from datetime import date

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from realpolitik.reading.dates import realpolitik_dates
from realpolitik.reading.doc import Context
from realpolitik.reading.figures import realpolitik_figures
from realpolitik.records import Figure
from tests.reading.by_hand import read


def figured(nlp: Language, text: str) -> Doc:
    doc = read(nlp, text)
    doc._.rp_context = Context(date=date(2024, 3, 15))
    return realpolitik_figures(realpolitik_dates(doc))


def figures(nlp: Language, text: str) -> tuple[Figure, ...]:
    return tuple(figured(nlp, text)._.rp_figures)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("The port cost $12 billion.", 12e9, "USD"),
        ("The port cost 12 billion dollars.", 12e9, "USD"),
        ("They pledged €2.5bn for the port.", 2.5e9, "EUR"),
        ("They pledged A$10 million for the port.", 10e6, "AUD"),
        ("The bank lent 1.2 trillion yuan.", 1.2e12, "CNY"),
        ("The road will cost Rs 500 crore.", 5e9, "INR"),
        ("Turnout was 61 per cent.", 61, "%"),
        ("Support fell by 3 percentage points.", 3, "percentage points"),
        ("Rates rose by 50 basis points.", 0.5, "percentage points"),
        ("Exports tripled last year.", 3, "times"),
        ("Exports grew by four times.", 4, "times"),
        ("There was a sevenfold rise in exports.", 7, "times"),
        ("The army has 350 tanks.", 350, "weapons"),
        ("Two dozen warships left the port.", 24, "ships"),
        ("The plant lies 40 miles from the border.", 40 * 1.609344, "km"),
        ("They took 25 square kilometres of land.", 25, "km²"),
        ("The field yields a million barrels a day.", 1e6, "barrels per day"),
        ("Half a million people left the city.", 5e5, "people"),
        ("Three soldiers were wounded in the raid.", 3, "people"),
        ("The blast killed 14 and closed the road.", 14, "people"),
        ("The state has a population of 84 million.", 84e6, "people"),
        ("The jets hit 26 targets.", 26, "targets"),
        ("The navy spoke of 48 raids.", 48, "raids"),
        ("The tanker and her 25 crew were released.", 25, "people"),
        ("The toll was put at 14 dead.", 14, "people"),
        ("The regulator banned more than 120 apps.", 120, "apps"),
        ("The lake holds 3 cubic kilometres of water.", 3e9, "m³"),
        ("Nearly three-quarters of the seats are vacant.", 75, "%"),
        ("Traffic is down by more than half.", 50, "%"),
        ("Half of the crop was lost.", 50, "%"),
        ("A third of the fleet is in port.", 33.33, "%"),
        ("One in five voters stayed at home.", 20, "%"),
        ("Nine out of ten voters agreed.", 90, "%"),
        ("Two voters in three stayed at home.", 66.67, "%"),
        ("Argentina gave 3 billion pesos in aid.", 3e9, "ARS"),
        ("Egypt spent 3 billion pounds on bread.", 3e9, "EGP"),
        ("The club spent 3 billion pounds.", 3e9, "GBP"),
    ],
)
def test_quantity(nlp: Language, text: str, value: float, unit: str) -> None:
    (figure,) = figures(nlp, text)
    assert (figure.value, figure.unit) == (pytest.approx(value), unit)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("Growth will be between 5 and 7 percent.", 5, 7, "%"),
        ("The zone is 10-15 km wide.", 10, 15, "km"),
        ("The loan is worth $5-6 billion.", 5e9, 6e9, "USD"),
        ("Between 20,000 and 30,000 troops are there.", 20e3, 30e3, "people"),
        ("It costs $3 to $5 billion.", 3e9, 5e9, "USD"),
        ("Some 5 or 6 percent agreed.", 5, 6, "%"),
        ("It costs $1.2 billion to $1.5 billion.", 1.2e9, 1.5e9, "USD"),
        ("Dozens of people were killed.", 24, 99, "people"),
        ("Tens of thousands of refugees crossed the river.", 2e4, 99999, "people"),
        ("They gave hundreds of millions of dollars in aid.", 2e8, 999999999, "USD"),
    ],
)
def test_range(nlp: Language, text: str, low: float, high: float, unit: str) -> None:
    (figure,) = figures(nlp, text)
    assert (figure.value, figure.low, figure.high, figure.unit) == (None, low, high, unit)


@pytest.mark.parametrize(
    ("text", "values", "units"),
    [
        ("It lent 17 billion euros and gave 3 billion.", [17e9, 3e9], ["EUR", "EUR"]),
        (
            "It stored 4 billion cubic metres. It plans to hold another 9 billion.",
            [4e9, 9e9],
            ["m³", "m³"],
        ),
        ("It lent 17 billion euros to 3 million families.", [17e9, 3e6], ["EUR", "people"]),
    ],
)
def test_unit_understood(nlp: Language, text: str, values: list[float], units: list[str]) -> None:
    found = figures(nlp, text)
    assert [f.value for f in found] == values
    assert [f.unit for f in found] == units


def test_a_move_is_no_range(nlp: Language) -> None:
    found = figures(nlp, "Inflation rose from 3 percent to 5 percent.")
    assert [f.value for f in found] == [3, 5]


@pytest.mark.parametrize(
    "text",
    [
        "The F-16 and the MH17 case came up at the G7 and in the 2+2 talks.",
        "The 1.5 track talks follow Resolution 1718 and Article 5.",
        "The 36-year-old crossed the 38th parallel.",
        "Two countries and the three leaders made four points.",
        "One of the first was in Lima in 2019.",
        "The vote was 52-48 after 30 minutes.",
        "The two sides met three times last year.",
        "He waited half an hour in the second half of the match.",
        "One of his advisers went home, and a third man stayed.",
        "Three quarters of the year had passed.",
        "Two raids hit the port.",
        "He will double check that and double down.",
        "It happened on 19 June and again on June 20, 2021.",
    ],
)
def test_no_figure(nlp: Language, text: str) -> None:
    assert figures(nlp, text) == ()


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("At least 12 people were killed.", "at least"),
        ("Trade exceeded $5 billion.", "exceeds"),
        ("Up to 40 aircraft took part.", "up to"),
        ("Nearly 500 people fled.", "about"),
        ("Fewer than 90 people stayed.", "below"),
        ("Hundreds of people fled.", "hundreds"),
        ("The port cost $5 billion or more.", "at least"),
        ("The port cost $5 billion.", None),
    ],
)
def test_comparator(nlp: Language, text: str, comparator: str | None) -> None:
    assert figures(nlp, text)[0].comparator == comparator


@pytest.mark.parametrize(
    ("text", "measure", "of"),
    [
        ("Germany's GDP is $4 trillion.", "GDP", ("DEU",)),
        ("Exports from Vietnam reached $350 billion.", "exports", ("VNM",)),
        ("Poland raised its defence budget to $40 billion.", "defence budget", ("POL",)),
        ("Russian troops there number about 6,000.", "troops", ("RUS",)),
        ("The strike killed 12 people in Iran.", "dead", ("IRN",)),
        ("Egypt has a foreign debt of $160 billion.", "debt", ("EGY",)),
        ("India's exports to Vietnam grew by 12 percent.", "growth of exports", ("IND",)),
        ("Their exports to China grew by 12 percent.", "growth of exports", ()),
        ("Japan's population fell by 800,000 people.", "fall of population", ("JPN",)),
        ("Twenty Indian soldiers were killed.", "dead", ("IND",)),
        ("One in four Ethiopian voters opposes the deal.", "share", ("ETH",)),
        ("Five percent of the oil goes to Greece.", "share", ("GRC",)),
        ("Mali is a country of 22 million.", "population", ("MLI",)),
        ("Egypt wants calm. The country of 110 million buys grain.", "population", ("EGY",)),
        ("The rebels, who hold half of Mali, freed 40 soldiers.", "share", ("MLI",)),
        ("Egypt has built a dam. It holds 60 billion cubic metres.", "water stored", ()),
        ("Scores of European Union soldiers left Mali.", "troops", ("IGO:EU",)),
    ],
)
def test_measure_and_whose(nlp: Language, text: str, measure: str, of: tuple[str, ...]) -> None:
    figure = figures(nlp, text)[0]
    assert (figure.measure, figure.of) == (measure, of)


@pytest.mark.parametrize(
    ("text", "between"),
    [
        ("Trade between India and Iran reached $2 billion.", {"IND", "IRN"}),
        ("Iran's trade with India reached $2 billion.", {"IND", "IRN"}),
        ("India met Iran in May. Bilateral trade reached $2 billion.", {"IND", "IRN"}),
        (
            "India and Iran signed a pact. It was hot. Two-way trade grew and passed $2 billion.",
            {"IND", "IRN"},
        ),
        (
            "India praised the pact with Iran. Iran was glad. Their mutual trade is $2 billion.",
            {"IND", "IRN"},
        ),
    ],
)
def test_between(nlp: Language, text: str, between: set[str]) -> None:
    figure = figures(nlp, text)[-1]
    assert (figure.measure, set(figure.between)) == ("bilateral trade", between)


def test_subject_carries_over_to_the_second_verb(nlp: Language) -> None:
    times, amount = figures(
        nlp, "India met Iran. Bilateral trade rose by six times and passed $2 billion last year."
    )
    assert times.measure == "growth of bilateral trade"
    assert amount.measure == "bilateral trade"
    assert times.when is not None
    assert times.when.value == "2023"


def test_impossible_figure_is_flagged(nlp: Language) -> None:
    doc = figured(nlp, "Trade between Mali and Ethiopia reached $900 billion in 2022.")
    (figure,) = doc._.rp_figures
    (flag,) = doc._.rp_flags
    assert figure.verdict == "implausible"
    assert flag.kind == "implausible figure"
    assert flag.text == "$900 billion"
    assert flag.expected == "million for billion: $900 million would fit"


@pytest.mark.parametrize("text", ["10^400 dollars", "1.234.567,50 euros", "5,2 billion dollars"])
def test_unreadable_number_is_kept(nlp: Language, text: str) -> None:
    (figure,) = figures(nlp, f"They asked for {text} in aid.")
    assert (figure.value, figure.verdict) == (None, "unchecked")
    assert "could not be read" in figure.why
