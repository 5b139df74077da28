"""Status: pairs of sentences that differ by a cue."""

import pytest

from tests.conftest import Read

# sentence with one act by Turkey towards Greece, its category, its status
CASES = [
    ("Turkey attacked Greece.", "ASSAULT", "actual"),
    ("Turkey has attacked Greece.", "ASSAULT", "actual"),
    ("Turkey did not attack Greece.", "ASSAULT", "negated"),
    ("Turkey never attacked Greece.", "ASSAULT", "negated"),
    ("Turkey might attack Greece.", "ASSAULT", "hypothetical"),
    ("Turkey could attack Greece.", "ASSAULT", "hypothetical"),
    ("Turkey will attack Greece.", "ASSAULT", "future"),
    ("Turkey is going to attack Greece.", "ASSAULT", "future"),
    ("Turkey will not attack Greece.", "ASSAULT", "negated"),
    ("Turkey may not attack Greece.", "ASSAULT", "hypothetical"),
    ("Perhaps Turkey attacked Greece.", "ASSAULT", "hypothetical"),
    ("Turkey refused to attack Greece.", "ASSAULT", "negated"),
    ("Turkey failed to attack Greece.", "ASSAULT", "negated"),
    ("Turkey managed to attack Greece.", "ASSAULT", "actual"),
    ("Turkey did not manage to attack Greece.", "ASSAULT", "negated"),
    ("Turkey began to attack Greece.", "ASSAULT", "actual"),
    ("Turkey stopped attacking Greece.", "ASSAULT", "actual"),
    ("Turkey did not stop attacking Greece.", "ASSAULT", "actual"),
    ("Turkey wants to attack Greece.", "ASSAULT", "hypothetical"),
    ("Turkey plans to attack Greece.", "ASSAULT", "future"),
    ("Turkey had no intention of attacking Greece.", "ASSAULT", "negated"),
    ("Turkey was allowed to attack Greece.", "ASSAULT", "hypothetical"),
    ("France urged Turkey to attack Greece.", "ASSAULT", "hypothetical"),
    ("Turkey was unable to attack Greece.", "ASSAULT", "negated"),
    ("Unless Turkish forces attack Greece, the fleet will sail.", "ASSAULT", "hypothetical"),
    ("Nobody knows whether Turkey attacked Greece.", "ASSAULT", "hypothetical"),
    ("France doubts that Turkey attacked Greece.", "ASSAULT", "hypothetical"),
    ("France knows that Turkey attacked Greece.", "ASSAULT", "actual"),
    ("France said Turkey would attack Greece.", "ASSAULT", "future"),
    ("Will Turkish forces attack Greece?", "ASSAULT", "future"),
    ("Did Turkish forces attack Greece?", "ASSAULT", "hypothetical"),
    ("The Turkish attack on Greece shocked everybody.", "ASSAULT", "actual"),
    ("A Turkish attack on Greece seems unlikely.", "ASSAULT", "hypothetical"),
    ("A Turkish attack on Greece would shock everybody.", "ASSAULT", "hypothetical"),
    ("There was no Turkish attack on Greece.", "ASSAULT", "negated"),
    ("France fears a Turkish attack on Greece.", "ASSAULT", "hypothetical"),
    ("France condemned the Turkish attack on Greece.", "ASSAULT", "actual"),
    ("Turkey cancelled its attack on Greece.", "ASSAULT", "negated"),
    ("France prevented a Turkish attack on Greece.", "ASSAULT", "negated"),
    ("The planned Turkish attack on Greece worries France.", "ASSAULT", "future"),
    ("Turkey sent aid to Greece.", "AID", "actual"),
    ("Turkey will send aid to Greece.", "AGREE", "future"),
    ("Turkey did not send aid to Greece.", "AID", "negated"),
    ("Turkey imposed sanctions on Greece.", "SANCTION", "actual"),
    ("Turkey is considering sanctions on Greece.", "SANCTION", "hypothetical"),
    ("Turkey imposed sanctions on Greece in 1974.", "SANCTION", "historical"),
]


@pytest.mark.parametrize(("text", "category", "status"), CASES)
def test_status(text: str, category: str, status: str, read: Read) -> None:
    found = [
        e
        for e in read(text).events
        if e.category == category
        and "TUR" in {a.code for a in e.actors}
        and "GRC" in {r.code for r in e.recipients}
    ]
    assert [e.status for e in found] == [status]


def test_a_threat_keeps_its_condition(read: Read) -> None:
    events = read("Turkey threatened to close the straits if Greece armed the islands.").events
    threat = next(e for e in events if e.category == "THREATEN")
    assert threat.status == "actual"
    assert threat.conditional_on == "if Greece armed the islands"
    assert [r.code for r in threat.recipients] == ["GRC"]
