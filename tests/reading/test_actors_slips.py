"""Name slips: flagged and resolved; legitimate spellings never flagged."""

from datetime import date

import pytest
from spacy.language import Language

from .actor_reading import read

MARCH_2024 = date(2024, 3, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("German Chancellor Olaf Scholtz agreed.", "Olaf Scholz"),
        ("Russian Foreign Minister Sergio Lavrov agreed.", "Sergei Lavrov"),
        ("US Defense Secretary Loyd Austin agreed.", "Lloyd Austin"),
        ("French President Emanuel Macron agreed.", "Emmanuel Macron"),
        ("NATO Secretary General Jens Stoltenburg agreed.", "Jens Stoltenberg"),
        ("Polish Prime Minister Donald Tursk agreed.", "Donald Tusk"),
    ],
)
def test_slips(nlp: Language, text: str, expected: str) -> None:
    doc = read(nlp, text, MARCH_2024)
    (flag,) = doc._.rp_flags
    assert (flag.kind, flag.expected) == ("name slip", expected)
    assert flag.text in text
    assert text[flag.evidence.start : flag.evidence.end] == flag.text
    assert doc._.rp_actors[0].entities[0].name == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ukrainian President Volodymyr Zelenskiy agreed.",
        "Ukrainian President Volodymyr Zelenskyi agreed.",
        "Russian President Wladimir Putin agreed.",
        "Iranian Foreign Minister Hossein Amir-Abdollahian agreed.",
        "Iranian Foreign Minister Hussein Amirabdollahian agreed.",
        "Russian aide Yuri Ushakov agreed.",
        "Turkish President Tayyip Erdogan agreed.",
        "North Korean leader Kim Jong Un agreed.",
        "Saudi Crown Prince Muhammad bin Salman agreed.",
        "Belarusian President Aleksander Lukashenko agreed.",
        "US Secretary of State Tony Blinken agreed.",
        "US President Joseph Biden agreed.",
        "Russian Deputy Foreign Minister Sergei Vershinin agreed.",
        "Former German Chancellor Gerhard Schröder agreed.",
        "Norwegian lawmaker Ola Eksempel agreed.",
        "Palestinian President Mahmud Abbas agreed.",
        "Russian President Vladimir Putіn agreed.",  # a Cyrillic letter
    ],
)
def test_no_false_flags(nlp: Language, text: str) -> None:
    assert read(nlp, text, MARCH_2024)._.rp_flags == ()


def test_a_slip_only_against_the_holder_of_that_day(nlp: Language) -> None:
    text = "German Chancellor Olaf Scholtz agreed."
    assert read(nlp, text, date(2010, 3, 1))._.rp_flags == ()
