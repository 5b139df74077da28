"""What users of earlier coders asked for: names that were lost, leaked or found inside words."""

from datetime import date

import pytest
from spacy.language import Language

from .actor_reading import codes, entity, read

# -- institutions and variants that hand-kept dictionaries lacked ----------------------------------


@pytest.mark.parametrize(
    ("text", "on", "name", "code"),
    [
        ("Secretary Kerry flew to Geneva.", date(2014, 5, 1), "John Kerry", "USA"),
        ("Secretary of State Kerry left.", date(2014, 5, 1), "John Kerry", "USA"),
        ("Chancellor Merkel agreed.", date(2012, 5, 1), "Angela Merkel", "DEU"),
        ("Ms. Merkel agreed.", date(2012, 5, 1), "Angela Merkel", "DEU"),
        ("Mr. Putin agreed.", date(2012, 6, 1), "Vladimir Putin", "RUS"),
        ("The Bundestag agreed.", date(2012, 5, 1), "Bundestag", "DEU"),
        ("The Knesset agreed.", date(2012, 5, 1), "Knesset", "ISR"),
        ("The Verkhovna Rada agreed.", date(2012, 5, 1), "Verkhovna Rada", "UKR"),
    ],
)
def test_variants_and_institutions(
    nlp: Language, text: str, on: date, name: str, code: str
) -> None:
    found = read(nlp, text, on)._.rp_actors[0].entities[0]
    assert (found.name, found.code) == (name, code)


@pytest.mark.parametrize(
    ("on", "name"),
    [
        (date(1999, 6, 1), "Bill Clinton"),
        (date(2010, 6, 1), "Barack Obama"),
        (date(2018, 6, 1), "Donald Trump"),
        (date(2022, 6, 1), "Joe Biden"),
        (None, "The US president"),
    ],
)
def test_an_office_is_whoever_held_it_that_day(nlp: Language, on: date | None, name: str) -> None:
    found = read(nlp, "The US president spoke.", on)._.rp_actors[0].entities[0]
    assert found.code == "USA"
    assert found.name in (name, name.removeprefix("The "))


def test_a_bare_agent_is_no_state(nlp: Language) -> None:
    assert codes(read(nlp, "The president met a minister and some soldiers.")) == [None] * 3


@pytest.mark.parametrize("text", ["The Communist Party of India (Maoist) met."])
def test_brackets_in_a_name_match(nlp: Language, text: str) -> None:
    assert codes(read(nlp, text)) == ["NSA:NAXAL"]


# -- states that are no more -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "on", "code"),
    [
        ("The Soviet Union protested.", date(1990, 3, 1), "SUN"),
        ("Soviet troops left.", date(1990, 3, 1), "SUN"),
        ("East Germany protested.", date(1990, 3, 1), "DDR"),
        ("Czechoslovakia protested.", date(1991, 3, 1), "CSK"),
        ("Yugoslavia protested.", date(1991, 3, 1), "YUG"),
        ("Serbia and Montenegro protested.", date(2005, 3, 1), "SCG"),
        ("Moscow protested.", date(1990, 3, 1), "SUN"),
        ("The Kremlin protested.", date(1990, 3, 1), "SUN"),
        ("Moscow protested.", date(1993, 3, 1), "RUS"),
        ("Prague protested.", date(1991, 3, 1), "CSK"),
        ("Prague protested.", date(1994, 3, 1), "CZE"),
        ("Belgrade protested.", date(1999, 3, 1), "YUG"),
        ("Belgrade protested.", date(2004, 3, 1), "SCG"),
        ("Belgrade protested.", date(2010, 3, 1), "SRB"),
    ],
)
def test_states_of_the_day(nlp: Language, text: str, on: date, code: str) -> None:
    assert codes(read(nlp, text, on)) == [code]


# -- lists and abbreviations -----------------------------------------------------------------------


def test_a_list_keeps_all_its_actors(nlp: Language) -> None:
    doc = read(nlp, "Japan, Soviet Union, China signed the protocol.", date(1989, 3, 1))
    assert codes(doc) == ["JPN", "SUN", "CHN"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("USA protested.", "USA"),
        ("The U.S. protested.", "USA"),
        ("The U.S protested.", "USA"),
        ("The US protested.", "USA"),
        ("China protested.", "CHN"),
        ("The ROK protested.", "KOR"),
        ("The DPRK protested.", "PRK"),
        ("The PRC protested.", "CHN"),
    ],
)
def test_abbreviations_are_states(nlp: Language, text: str, code: str) -> None:
    assert codes(read(nlp, text)) == [code]


# -- names found inside words, and names of something else -----------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "The ambassador waited.",
        "Human rights matter.",
        "Albany passed a budget.",
        "Albany, New York, is cold.",
        "Columbia University opened.",
        "Columbia launched a shuttle.",
        "European rules apply.",
        "The chaddar was woven in the polished hall.",
        "An omani rug, a turkey and a china cup were sold.",
    ],
)
def test_no_state_in_it(nlp: Language, text: str) -> None:
    assert [c for c in codes(read(nlp, text)) if c] == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Albania passed a budget.", "ALB"),
        ("Colombia opened a road.", "COL"),
        ("The Colombians waited.", "COL"),
        ("Assad waited.", "SYR"),
        ("HTS fighters waited.", "NSA:HTS"),
    ],
)
def test_the_names_that_they_were_taken_for(nlp: Language, text: str, code: str) -> None:
    assert codes(read(nlp, text)) == [code]


def test_european_leaders_are_an_actor_of_no_state(nlp: Language) -> None:
    found = entity(read(nlp, "European leaders met."), "European leaders")
    assert (found.code, found.sector) == (None, "GOV")
