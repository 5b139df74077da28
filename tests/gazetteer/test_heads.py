"""Heads of state and government: every member of the UN, 1990 to 2026, one at a time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

import pytest

from realpolitik.gazetteer.holders import Holder, holder_of, holders, leading
from realpolitik.gazetteer.states import states
from realpolitik.tables import rows

FIRST, LAST = date(1990, 1, 1), date(2026, 11, 1)
OF_STATE = {
    "president",
    "acting president",
    "king",
    "queen",
    "emir",
    "prince",
    "grand duke",
    "supreme leader",
    "leader",
    "general secretary",
}
OF_GOVERNMENT = {"prime minister", "chancellor", "taoiseach", "chief adviser", "state counsellor"}
SINGLE = (
    OF_STATE
    | OF_GOVERNMENT
    | {
        "vice president",
        "secretary-general",
        "managing director",
        "president of the commission",
        "president of the council",
        "high representative",
        "pope",
        "crown prince",
    }
)
# States that were not there in 1990: on this day somebody must be at their head.
BORN = {
    "ARM": date(1991, 9, 21),
    "AZE": date(1991, 10, 18),
    "BIH": date(1992, 3, 3),
    "BLR": date(1991, 9, 18),
    "CZE": date(1993, 1, 1),
    "ERI": date(1993, 5, 24),
    "EST": date(1991, 8, 20),
    "GEO": date(1991, 4, 9),
    "HRV": date(1991, 6, 25),
    "KAZ": date(1991, 12, 16),
    "KGZ": date(1991, 8, 31),
    "LTU": date(1990, 3, 11),
    "LVA": date(1991, 8, 21),
    "MDA": date(1991, 8, 27),
    "MKD": date(1991, 9, 8),
    "MNE": date(2006, 6, 3),
    "NAM": date(1990, 3, 21),
    "PLW": date(1994, 10, 1),
    "RUS": date(1991, 7, 10),
    "SSD": date(2011, 7, 9),
    "SVK": date(1993, 1, 1),
    "SVN": date(1991, 6, 25),
    "TJK": date(1991, 9, 9),
    "TKM": date(1991, 10, 27),
    "TLS": date(2002, 5, 20),
    "UKR": date(1991, 8, 24),
    "UZB": date(1991, 9, 1),
    "YEM": date(1990, 5, 22),
}
# Times without anybody, and why.
GAPS = {
    ("LBR", date(1990, 9, 9), date(1990, 11, 22)): "civil war: several claimed to rule",
    ("SOM", date(1997, 1, 3), date(2000, 8, 27)): "no government",
    ("PER", date(2026, 7, 28), LAST): "elected after our sources end",
    ("SMR", date(2026, 4, 1), LAST): "captains regent after our sources end",
}
# As above, for the office that leads: vacant, or held by a cabinet, for longer than two months.
HEADLESS = {
    "BGD": "caretaker governments of 1996 and 2001",
    "HTI": "no president since 2021; a council, then the prime minister",
    "KOR": "acting presidents of 2016, 2017 and 2025",
    "LBN": "presidency vacant 2007-08, 2014-16, 2022-25",
    "LBR": "civil war",
    "NPL": "the king ruled until April 1990",
    "PER": "elected after our sources end",
    "SMR": "captains regent after our sources end",
    "SOM": "no government, or one led by prime ministers and speakers",
    "SRB": "presidency vacant 1997, 2002-04",
    "VEN": "acting president since January 2026",
}


def heads(code: str) -> list[Holder]:
    return [h for h in holders() if h.code == code and h.office in OF_STATE | OF_GOVERNMENT]


MEMBERS = [s.code for s in states() if s.kind == "member"]
BY_STATE = {code: heads(code) for code in MEMBERS}


def without(code: str) -> Iterator[tuple[date, date]]:
    """The times of more than a month without head of state or government."""
    free = BORN.get(code, FIRST)
    for held in sorted(BY_STATE[code], key=lambda h: h.valid_from or date.min):
        begin, end = held.valid_from or date.min, held.valid_to or date.max
        if (begin - free).days > 31:
            yield free, begin
        free = max(free, end)
    if (LAST - free).days > 31:
        yield free, LAST


@pytest.mark.parametrize("code", MEMBERS)
def test_somebody_is_at_the_head_from_1990_on(code: str) -> None:
    assert [(code, *gap) for gap in without(code) if (code, *gap) not in GAPS] == []


def test_every_known_gap_is_one() -> None:
    found = {(code, *gap) for code in MEMBERS for gap in without(code)}
    assert set(GAPS) <= found


@pytest.mark.parametrize("code", [c for c in MEMBERS if c not in HEADLESS])
def test_the_office_that_leads_is_held(code: str) -> None:
    day, vacant = BORN.get(code, FIRST), 0
    while day < LAST:
        offices = leading(code, day)[:3]
        filled = any(h.office in offices and h.held(day) for h in BY_STATE[code])
        vacant = 0 if filled else vacant + 1
        assert vacant < 3, (code, day, offices)
        day += timedelta(30)


def test_nobody_holds_an_office_beside_another_unless_marked() -> None:
    table = rows("gazetteer", "holders.csv")
    marked = {(r["person"], r["office"], r["code"], r["valid_from"]) for r in table if r["joint"]}
    offices: dict[tuple[str, str], list[Holder]] = {}
    for each in holders():
        key = each.person, each.office, each.code, str(each.valid_from or "")
        if each.office in SINGLE and not each.code.startswith("NSA") and key not in marked:
            offices.setdefault((each.code, each.office), []).append(each)
    clashes = []
    for listed in offices.values():
        listed.sort(key=lambda h: h.valid_from or date.min)
        for one, other in pairwise(listed):
            if (one.valid_to or date.max) > (other.valid_from or date.min):
                clashes.append((one.code, one.office, one.person, other.person))
    assert clashes == []


def test_marks_are_yes_or_nothing() -> None:
    assert {r["joint"] for r in rows("gazetteer", "holders.csv")} == {"", "yes"}


def test_the_leading_offices_are_held_at_some_time() -> None:
    for row in rows("gazetteer", "heads.csv"):
        known = {h.office for h in holders() if h.code == row["code"]}
        assert row["office"] in known, row


@pytest.mark.parametrize(
    ("office", "code", "on", "expected"),
    [
        ("president", "AFG", "1993-01-01", "Burhanuddin Rabbani"),
        ("president", "ALB", "1995-01-01", "Sali Berisha"),
        ("prime minister", "JPN", "1994-03-01", "Morihiro Hosokawa"),
        ("prime minister", "ITA", "2012-06-01", "Mario Monti"),
        ("president", "UKR", "2014-03-20", "Oleksandr Turchynov"),
        ("prime minister", "SWE", "2016-01-01", "Stefan Löfven"),
        ("king", "THA", "2005-01-01", "Bhumibol Adulyadej"),
        ("king", "JPN", "2020-01-01", "Naruhito"),
        ("taoiseach", "IRL", "2018-01-01", "Leo Varadkar"),
        ("prime minister", "IRL", "2018-01-01", "Leo Varadkar"),
        ("president", "BFA", "2018-01-01", "Roch Marc Christian Kaboré"),
        ("president", "KGZ", "2007-01-01", "Kurmanbek Bakiyev"),
        ("president", "GTM", "2024-06-01", "Bernardo Arévalo"),
        ("prime minister", "VUT", "2025-06-01", "Jotham Napat"),
        ("grand duke", "LUX", "2026-01-01", "Guillaume of Luxembourg"),
        ("acting president", "KOR", "2017-02-01", "Hwang Kyo-ahn"),
        ("secretary-general", "IGO:ARABLEAGUE", "2026-08-01", "Nabil Fahmy"),
        ("secretary-general", "IGO:NATO", "2001-01-01", "George Robertson"),
        ("managing director", "IGO:IMF", "1998-01-01", "Michel Camdessus"),
    ],
)
def test_holder_on_a_day(office: str, code: str, on: str, expected: str) -> None:
    holder = holder_of(office, code, date.fromisoformat(on))
    assert holder is not None
    assert holder.person == expected


@pytest.mark.parametrize(
    ("code", "on", "expected"),
    [
        ("ISR", "2024-01-01", "Benjamin Netanyahu"),
        ("IND", "2010-01-01", "Manmohan Singh"),
        ("DEU", "2010-01-01", "Angela Merkel"),
        ("JOR", "2010-01-01", "Abdullah II"),
        ("QAT", "2020-01-01", "Tamim bin Hamad"),
        ("FRA", "2010-01-01", "Nicolas Sarkozy"),
        ("IRN", "2010-01-01", "Ali Khamenei"),
        ("TUR", "2010-01-01", "Recep Tayyip Erdoğan"),
        ("TUR", "2020-01-01", "Recep Tayyip Erdoğan"),
        ("ARM", "2012-01-01", "Serzh Sargsyan"),
        ("ARM", "2022-01-01", "Nikol Pashinyan"),
        ("MMR", "2018-01-01", "Aung San Suu Kyi"),
        ("MLI", "2023-01-01", "Assimi Goïta"),
        ("VNM", "2015-01-01", "Nguyen Phu Trong"),
    ],
)
def test_a_state_s_leader(code: str, on: str, expected: str) -> None:
    day = date.fromisoformat(on)
    found = next(h for o in leading(code, day) if (h := holder_of(o, code, day)) is not None)
    assert found.person == expected
