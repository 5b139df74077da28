"""The bare family name of a head of little renown, and who is a state's "leader"."""

from datetime import date

import pytest
from spacy.language import Language

from .actor_reading import codes, entity, read


@pytest.mark.parametrize(
    ("text", "on", "expected"),
    [
        ("Masisi said the herd had grown.", "2021-05-03", []),
        ("Masisi said elephants in Botswana were too many.", "2021-05-03", ["BWA", "BWA"]),
        ("Masisi said elephants in Botswana were too many.", "1996-05-03", ["BWA"]),
        ("Putin said the herd had grown.", "2021-05-03", ["RUS"]),
    ],
)
def test_a_bare_name_counts_where_its_state_is_in_view(
    nlp: Language, text: str, on: str, expected: list[str]
) -> None:
    assert codes(read(nlp, text, date.fromisoformat(on))) == expected


@pytest.mark.parametrize(
    ("words", "text", "on", "expected"),
    [
        ("The Israeli leader", "The Israeli leader flew home.", "2024-01-15", "Benjamin Netanyahu"),
        ("The Indian leader", "The Indian leader flew home.", "2011-01-15", "Manmohan Singh"),
        ("The Jordanian leader", "The Jordanian leader flew home.", "2011-01-15", "Abdullah II"),
        ("The Polish president", "The Polish president flew home.", "2011-01-15", None),
        ("The Malian leader", "The Malian leader flew home.", "2023-01-15", "Assimi Goïta"),
    ],
)
def test_the_leader_is_whoever_leads(
    nlp: Language, words: str, text: str, on: str, expected: str | None
) -> None:
    found = entity(read(nlp, text, date.fromisoformat(on)), words)
    assert found.name == (expected or "Bronisław Komorowski")
