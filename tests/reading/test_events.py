"""Who did what to whom: roles by clause, compound and mutual actors, promises, verdicts."""

import pytest

from tests.conftest import Read

# text, then "actors > recipients CATEGORY status" of every event, in order
CASES: list[tuple[str, list[str]]] = [
    ("France and Germany signed a treaty.", ["FRA,DEU >  SUPPORT actual"]),
    ("Talks between China and Japan took place in Seoul.", ["CHN,JPN >  CONSULT actual"]),
    ("Vladimir Putin’s visit to Vietnam lasted a day.", ["RUS > VNM CONSULT actual"]),
    ("Two Japanese ships were seized by Iran.", ["IRN > JPN COERCE actual"]),
    ("Egypt promised to send doctors to Sudan.", ["EGY > SDN AGREE actual"]),
    ("Egypt promised to release Sudanese prisoners.", ["EGY > SDN CONCEDE actual"]),
    ("Japan called for the lifting of UN sanctions against Iran.",
     ["JPN > IGO:UN REQUEST actual", "IGO:UN > IRN SANCTION actual"]),
    ("Norway refused to join the Danish fleet.", ["NOR > DNK REJECT actual"]),
    ("India summoned the Canadian ambassador.", ["IND > CAN ACCUSE actual"]),
    ("Peru recalled its ambassador from Chile.", ["PER > CHL SANCTION actual"]),
    ("Peru recalled its ambassador from Chile after Chile expelled a Peruvian diplomat.",
     ["PER > CHL SANCTION actual", "CHL > PER SANCTION actual"]),
    ("Japan’s decision to restrict exports to China drew criticism from Beijing.",
     ["JPN > CHN SANCTION future", "CHN > JPN ACCUSE actual"]),
    ("Iran must explain itself, France said.", ["FRA > IRN REQUEST actual"]),
    ("The launch by North Korea was a provocation, Seoul said.", ["KOR > PRK ACCUSE actual"]),
    ("Kenyan and Ugandan troops held joint exercises.", ["KEN > UGA COOPERATE actual"]),
    ("Ministers from Poland and Hungary met officials from Germany.",
     ["POL,HUN > DEU CONSULT actual"]),
    ("Brazil has a legitimate need for water, Uruguay said.", ["URY > BRA SUPPORT actual"]),
    ("Ukraine is free to use the weapons, the German defence minister said.",
     ["DEU > UKR CONCEDE actual"]),
    ("China rejected the protest.", ["CHN >  REJECT actual"]),
    ("India rejected Japan’s protest.", ["IND > JPN REJECT actual", "JPN > IND ACCUSE actual"]),
    ("The Ukraine war goes on.", []),
    ("Pakistan’s neighbours condemned the raid.", []),
    ("Russian salad and Turkish coffee were served in Paris.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_events(text: str, expected: list[str], read: Read) -> None:
    found = [
        f"{','.join(str(a.code) for a in e.actors)} > {','.join(str(r.code) for r in e.recipients)}"
        f" {e.category} {e.status}"
        for e in read(text).events
    ]
    assert found == expected


def test_an_attack_referred_back_to_finds_its_author(read: Read) -> None:
    text = "Iran struck a Saudi port on Monday. The UN condemned the attack."
    verdict = next(e for e in read(text).events if e.category == "ACCUSE")
    assert [r.code for r in verdict.recipients] == ["IRN"]


def test_a_name_told_later_is_that_of_the_envoy_summoned(read: Read) -> None:
    text = (
        "Peru summoned the Chilean consul. It urged calm as a member of the Commonwealth. "
        "The consul, Ola Eksempel, rejected the charge."
    )
    refusal = next(e for e in read(text).events if e.category == "REJECT")
    assert [(a.name, a.code) for a in refusal.actors] == [("Ola Eksempel", "CHL")]


def test_one_envoy_is_not_the_body_named_before(read: Read) -> None:
    text = "NATO met in Riga. The ambassador rejected the offer."
    assert "IGO:NATO" not in [a.code for e in read(text).events[1:] for a in e.actors]


def test_every_event_rests_on_words_of_the_text(read: Read) -> None:
    text = "On Monday, Iran struck a Saudi port. France said it would send two ships to Oman."
    for event in read(text).events:
        assert text[event.evidence.start : event.evidence.end] == event.evidence.text
        assert text[event.trigger.start : event.trigger.end] == event.trigger.text
        for entity in (*event.actors, *event.recipients):
            assert text[entity.start : entity.end] == entity.text


def test_no_sentence_blows_up(read: Read) -> None:
    text = (
        "Iran, Iraq, Syria, Lebanon, Jordan, Egypt, Sudan, Libya, Tunisia, Algeria and Morocco "
        "condemned Israel, France, Germany, Italy and Spain."
    )
    events = read(text).events
    assert len(events) == 1
    assert len(events[0].actors) == 11
    assert len(events[0].recipients) == 5


def test_a_story_goes_on_at_its_date(read: Read) -> None:
    text = "In January 1996 Greece and Turkey quarrelled. Bill Clinton telephoned Greece."
    assert {e.status for e in read(text).events if "telephoned" in e.evidence.text} == {
        "historical"
    }


def test_a_date_within_the_sentence_before_is_no_setting(read: Read) -> None:
    text = "Greece and Turkey quarrelled in January 1996. Bill Clinton telephoned Greece."
    assert {e.status for e in read(text).events if "telephoned" in e.evidence.text} == {"actual"}


def test_a_condition_tells_nobody_whom_to_mediate_with(read: Read) -> None:
    text = "If the United States loses interest, Brazil will mediate between the two."
    found = [e for e in read(text).events if e.category == "CONSULT"]
    assert all(not any(r.code == "USA" for r in e.recipients) for e in found)
