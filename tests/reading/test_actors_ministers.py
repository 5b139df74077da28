"""Ministers of the table in running text: by name, by office and by the day."""

from datetime import date

import pytest
from spacy.language import Language

from .actor_reading import entity, read


@pytest.mark.parametrize(
    ("text", "words", "on", "name", "code", "sector"),
    [
        (
            "The Japanese defence minister resigned.",
            "The Japanese defence minister",
            date(2007, 7, 20),
            "Yuriko Koike",
            "JPN",
            "MIL",
        ),
        (
            "The Ethiopian foreign minister left.",
            "The Ethiopian foreign minister",
            date(2003, 5, 1),
            "Seyoum Mesfin",
            "ETH",
            "GOV",
        ),
        ("Gebran Bassil agreed.", "Gebran Bassil", date(2018, 5, 1), "Gebran Bassil", "LBN", "GOV"),
        ("Defence Minister Rajnath Singh agreed.", None, date(2023, 5, 1), None, "IND", "MIL"),
        ("Ehud Barak agreed.", "Ehud Barak", date(2000, 5, 1), "Ehud Barak", "ISR", "GOV"),
        ("Ehud Barak agreed.", "Ehud Barak", date(2010, 5, 1), "Ehud Barak", "ISR", "MIL"),
    ],
)
def test_who_is_meant_on_the_day(
    nlp: Language, text: str, words: str | None, on: date, name: str | None, code: str, sector: str
) -> None:
    found = entity(read(nlp, text, on), words or text.removesuffix(" agreed."))
    assert (found.code, found.sector) == (code, sector)
    assert name in (None, found.name)


def test_a_very_common_name_needs_its_office(nlp: Language) -> None:
    """Robert Hill was Australia's; somebody else of that name is not."""
    bare = read(nlp, "Robert Hill agreed.", date(2003, 5, 1))
    assert not [e for m in bare._.rp_actors for e in m.entities if e.code]
    titled = read(nlp, "Australian Defence Minister Robert Hill agreed.", date(2003, 5, 1))
    assert entity(titled, "Australian Defence Minister Robert Hill").code == "AUS"


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Cho Hyun agreed.", True),
        ("Cho Hyun-dong agreed.", False),
        ("Lee Jun-seok agreed.", False),
        ("Wang Yi-led talks began.", True),
    ],
)
def test_a_hyphen_makes_it_another_man(nlp: Language, text: str, known: bool) -> None:
    doc = read(nlp, text, date(2025, 9, 1))
    found = [e for m in doc._.rp_actors for e in m.entities if e.name in ("Cho Hyun", "Wang Yi")]
    assert bool(found) is known


def test_with_an_office_the_whole_name_is_taken(nlp: Language) -> None:
    doc = read(nlp, "South Korean ambassador Cho Hyun-dong agreed.", date(2024, 5, 1))
    assert entity(doc, "South Korean ambassador Cho Hyun-dong").name == "Cho Hyun-dong"
