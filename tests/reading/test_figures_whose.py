"""Whose a figure is: ellipsis, speakers, doers and sufferers, givers and takers, both together."""

import pytest

from tests.conftest import Read

Told = list[tuple[float, str | None, str]]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Aid workers counted 600 refugees in Chad and 350 in Gabon.",
            [(600, "displaced", "TCD"), (350, "displaced", "GAB")],
        ),
        (
            "Norway holds 40 percent of the fund, Denmark 22 percent.",
            [(40, "share", "NOR"), (22, "share", "DNK")],
        ),
        (
            "Italy sent 4,000 soldiers to the mission; 31 of them were killed.",
            [(4000, "troops", "ITA"), (31, "dead", "ITA")],
        ),
        (
            "Four Kenyan and six Ugandan soldiers were wounded in the clash.",
            [(4, "wounded", "KEN"), (6, "wounded", "UGA")],
        ),
        (
            "Kosovo has 1.6 million people; Albania has 2.4 million.",
            [(1.6e6, "population", "XKX"), (2.4e6, "population", "ALB")],
        ),
    ],
)
def test_ellipsis(read: Read, text: str, told: Told) -> None:
    found = [(f.value, f.measure, ";".join(f.of)) for f in read(text).figures]
    assert found == told


@pytest.mark.parametrize(
    ("text", "of", "between"),
    [
        # Who only says it owns nothing, where a place or another owner is told.
        ("Israel's army said 11 people were killed in Khan Younis.", "PSE", ""),
        ("The minister said 3,000 soldiers had died.", "", ""),
        ("Two Chilean engineers said the tunnel cost $3 billion.", "", ""),
        # An official speaks of his own country where nobody else is named.
        ("Kabul said 240 people had died in the floods.", "AFG", ""),
        ("The minister of Peru said remittances had reached $900 million.", "PER", ""),
        # Who suffers, not who does it.
        ("M23 rebels have driven 300,000 people from their homes in North Kivu.", "COD", ""),
        ("Turkish jets killed 12 people in Idlib.", "SYR", ""),
        ("The Red Cross visited 800 prisoners in Ethiopia.", "ETH", ""),
        ("The Maltese navy rescued 130 people.", "", ""),
        ("Yemen's Houthis attacked 60 ships.", "", ""),
        ("Manila accused Beijing of sending 40 vessels to the shoal.", "CHN", ""),
        ("Washington put sanctions on 300 entities in Iran.", "IRN", ""),
        # Givers, takers, lenders, and those who ask.
        ("Fiji will get $90 million from Canberra in aid.", "AUS", "AUS;FJI"),
        ("Jordan gets $1.4 billion a year in American aid.", "USA", "JOR;USA"),
        ("Ghana agreed a $3 billion loan with the IMF.", "IGO:IMF", "GHA;IGO:IMF"),
        ("Malawi asked Berlin for 50 million euros.", "", "DEU;MWI"),
        ("Sweden promised Kyiv 200 million dollars' worth of arms.", "SWE", "SWE;UKR"),
        # Both together.
        ("Nepal and India agreed to trade 10,000 megawatts of power.", "", "IND;NPL"),
        # Parts of a sentence, and "it".
        (
            "Latvia bought gas from Russia; it now gets 60 million cubic metres from Norway.",
            "LVA",
            "LVA;NOR",
        ),
        # What is nobody's.
        ("Ukrainian drones flew 1,300 km.", "", ""),
        ("Chad and Niger share a border of 1,196 km.", "NER;TCD", ""),
        ("Switzerland froze 7 billion dollars in Russian assets.", "RUS", ""),
    ],
)
def test_whose(read: Read, text: str, of: str, between: str) -> None:
    figure = read(text).figures[-1]
    assert (";".join(sorted(figure.of)), ";".join(sorted(figure.between))) == (of, between)


@pytest.mark.parametrize(
    ("text", "value", "unit", "measure"),
    [
        ("Malaysia's exports shrank by a fifth.", 20, "%", "fall of exports"),
        ("The war in Liberia killed a quarter of a million people.", 250_000, "people", "dead"),
        ("Poland ordered 14 Leopard 2 tanks.", 14, "weapons", "weapons"),
        ("An 8,000-strong Syrian force took the town.", 8000, "people", "troops"),
        ("The party won 207 of 736 seats.", 207, "seats", "seats"),
        ("Peru's copper exports fell to 2 million tons.", 2e6, "t", "exports"),
        ("Twelve nurses were taken hostage in Mali.", 12, "people", "prisoners"),
        ("In Niger spending on defence rose to $350 million.", 350e6, "USD", "defence budget"),
        ("Estonia sets aside 1.3 billion euros for defence.", 1.3e9, "EUR", "defence budget"),
        ("Greek exports were 20 percent lower than in May.", 20, "%", "fall of exports"),
        ("Inflation in Peru fell below 4 percent.", 4, "%", "inflation"),
        ("Malta sold the port for $70 million.", 70e6, "USD", "sales"),
        (
            "Mali's bank raised rates by 2 percentage points.",
            2,
            "percentage points",
            "growth of interest rate",
        ),
        ("Kenya and Oman agreed on two ships worth $60 million.", 60e6, "USD", "deal"),
    ],
)
def test_measures(read: Read, text: str, value: float, unit: str, measure: str) -> None:
    figure = read(text).figures[-1]
    assert (figure.value, figure.unit, figure.measure) == (value, unit, measure)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("There are 20 million Cubans in the mainland.", "unchecked"),
        ("There are 20 million Cubans in Miami.", "unchecked"),
        ("The island has 20 million Cubans.", "implausible"),
    ],
)
def test_people_who_live_elsewhere_are_not_bounded(read: Read, text: str, verdict: str) -> None:
    (figure,) = read(text).figures
    assert figure.verdict == verdict
