"""Members of organisations by date."""

from datetime import date

import pytest

from realpolitik.gazetteer.memberships import members, memberships
from realpolitik.gazetteer.states import states
from realpolitik.tables import rows


@pytest.mark.parametrize(
    ("code", "on", "expected"),
    [
        ("IGO:NATO", "1998-01-01", 16),
        ("IGO:NATO", "2005-01-01", 26),
        ("IGO:NATO", "2025-01-01", 32),
        ("IGO:EU", "1990-06-01", 12),
        ("IGO:EU", "2015-01-01", 28),
        ("IGO:EU", "2021-01-01", 27),
        ("IGO:ASEAN", "1990-01-01", 6),
        ("IGO:ASEAN", "2026-01-01", 11),
        ("IGO:BRICS", "2010-01-01", 4),
        ("IGO:BRICS", "2025-06-01", 10),
        ("IGO:SCO", "2025-01-01", 10),
        ("IGO:ECOWAS", "2025-06-01", 12),
        ("IGO:GCC", "1995-01-01", 6),
        ("IGO:G7", "2026-01-01", 7),
        ("IGO:UNP5", "1990-01-01", 5),
        ("IGO:UNP5", "2026-01-01", 5),
        ("IGO:UN", "2026-01-01", 193),
        ("IGO:OSCE", "2026-01-01", 57),
        ("IGO:COE", "2026-01-01", 46),
        ("IGO:OECD", "2026-01-01", 38),
        ("IGO:COMMONWEALTH", "2026-01-01", 56),
        ("IGO:WARSAWPACT", "1995-01-01", 0),
        ("IGO:NOWHERE", "1995-01-01", 0),
    ],
)
def test_how_many_there_were(code: str, on: str, expected: int) -> None:
    assert len(members(code, date.fromisoformat(on))) == expected


@pytest.mark.parametrize(
    ("code", "member", "last", "first_without"),
    [
        ("IGO:EU", "GBR", "2020-01-30", "2020-01-31"),
        ("IGO:COE", "RUS", "2022-03-15", "2022-03-16"),
        ("IGO:CIS", "GEO", "2009-08-17", "2009-08-18"),
        ("IGO:OPEC", "QAT", "2018-12-31", "2019-01-01"),
    ],
)
def test_the_last_day_of_one_that_left(
    code: str, member: str, last: str, first_without: str
) -> None:
    assert member in members(code, date.fromisoformat(last))
    assert member not in members(code, date.fromisoformat(first_without))


def test_those_that_came_back_were_out_in_between() -> None:
    assert "SYR" in members("IGO:ARABLEAGUE", date(2010, 1, 1))
    assert "SYR" not in members("IGO:ARABLEAGUE", date(2015, 1, 1))
    assert "SYR" in members("IGO:ARABLEAGUE", date(2024, 1, 1))


def test_every_row_names_an_organisation_and_a_state_or_organisation() -> None:
    bodies = {row["code"] for row in rows("gazetteer", "organisations.csv")}
    known = {s.code for s in states()} | bodies
    assert {m.code for m in memberships()} <= bodies
    assert {m.member for m in memberships()} <= known


def test_times_of_one_member_follow_each_other() -> None:
    last: dict[tuple[str, str], date] = {}
    for each in sorted(memberships(), key=lambda m: m.valid_from or date.min):
        begin = each.valid_from or date.min
        assert last.get((each.code, each.member), date.min) <= begin, each
        assert begin < (each.valid_to or date.max), each
        last[each.code, each.member] = each.valid_to or date.max


def test_the_table_is_as_large_as_promised() -> None:
    assert len({m.code for m in memberships()}) >= 90
