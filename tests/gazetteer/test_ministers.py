"""Foreign and defence ministers since 2000: unbroken series, with every gap written down."""

import csv
from collections import Counter, defaultdict
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from realpolitik.gazetteer import holder_of, person
from realpolitik.gazetteer.holders import holders
from realpolitik.gazetteer.states import State, state, states
from realpolitik.tables import Row, parts, rows, text

OFFICES = {"foreign minister": "GOV", "defence minister": "MIL"}
SINCE, UNTIL = date(2000, 1, 1), date(2026, 11, 1)
# A handover may take a month; longer is a gap.
HANDOVER = 31
# States that are younger than the series.
BORN = {"SRB": date(2006, 6, 5), "XKX": date(2008, 2, 17)}
REASONS = {
    "not known",
    "vacant or acting",
    "no government",
    "held by the head of state",
    "new government not known",
}

Key = tuple[str, str]
Gap = tuple[str, str, date, date]


def table() -> tuple[Row, ...]:
    return rows("gazetteer", "ministers.csv")


@cache
def series() -> dict[Key, list[tuple[date, date, str]]]:
    """By state and office: from, to and who, in order."""
    found: dict[Key, list[tuple[date, date, str]]] = defaultdict(list)
    for row in table():
        begin = date.fromisoformat(row["valid_from"])
        end = date.fromisoformat(row["valid_to"]) if row["valid_to"] else date.max
        found[row["code"], row["office"]].append((begin, end, row["person"]))
    return {key: sorted(listed) for key, listed in found.items()}


def former() -> set[str]:
    now = {each.code for each in states() if each.kind != "former"}
    return {each.code for each in states() if each.kind == "former"} - now


def stretches(key: Key) -> list[tuple[date, date]]:
    """The time since 2000 in which the table knows no holder."""
    at = BORN.get(key[0], SINCE)
    found = []
    for begin, end, _ in series()[key]:
        if begin > at:
            found.append((at, min(begin, UNTIL)))
        at = max(at, end)
    if at < UNTIL:
        found.append((at, UNTIL))
    return found


def measured() -> set[Gap]:
    return {
        (code, office, begin, end)
        for code, office in series()
        if code not in former()
        for begin, end in stretches((code, office))
        if (end - begin).days > HANDOVER
    }


def listed() -> list[dict[str, str]]:
    path = Path(__file__).parent / "ministers_gaps.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def missing(key: Key) -> float:
    """The share of the time since 2000 for which the table knows no holder."""
    return sum((end - begin).days for begin, end in stretches(key)) / (UNTIL - SINCE).days


def test_every_row_is_of_one_of_the_two_offices() -> None:
    assert {row["office"]: row["sector"] for row in table()} == OFFICES
    assert all(OFFICES[row["office"]] == row["sector"] for row in table())


def test_the_officials_keep_none_of_them() -> None:
    assert {row["office"] for row in rows("gazetteer", "officials.csv")} & set(OFFICES) == set()


def test_rows_are_unique() -> None:
    keys = Counter((r["person"], r["office"], r["code"], r["valid_from"]) for r in table())
    assert [key for key, n in keys.items() if n > 1] == []


def test_codes_are_states() -> None:
    known = {each.code for each in states()}
    assert {row["code"] for row in table()} <= known


def test_tenures_begin_before_they_end() -> None:
    assert all(begin < end for listed in series().values() for begin, end, _ in listed)


def test_one_holder_at_a_time() -> None:
    clashes = [
        (key, one, other)
        for key, tenures in series().items()
        for one, other in pairwise(tenures)
        if other[0] < one[1]
    ]
    assert clashes == []


def test_no_control_characters_and_no_stray_blanks() -> None:
    whole = text("gazetteer", "ministers.csv")
    assert not [c for c in whole if ord(c) < 32 and c != "\n"]
    assert "  " not in whole
    assert "\u00a0" not in whole


def test_a_person_has_the_same_aliases_in_every_row() -> None:
    aliases = defaultdict(set)
    for row in table():
        aliases[row["code"], row["person"]].add(row["aliases"])
    assert [who for who, cells in aliases.items() if len(cells) > 1] == []


def test_no_alias_is_another_minister_of_the_same_state() -> None:
    names = {(row["code"], row["person"]) for row in table()}
    taken = [
        (row["code"], alias)
        for row in table()
        for alias in parts(row["aliases"])
        if (row["code"], alias) in names or alias == row["person"]
    ]
    assert taken == []


def test_aliases_are_full_names() -> None:
    """A bare family name would find everybody who bears it."""
    known = {"Prabowo"}
    assert {a for row in table() for a in parts(row["aliases"]) if " " not in a} <= known


def test_every_source_is_named() -> None:
    known = {"own", "press", "Wikidata 2023-01", "ICEWS 2018", "White House briefings"}
    assert {part for row in table() for part in parts(row["source"])} <= known
    assert all(row["source"] for row in table())


def test_identifiers_are_those_of_wikidata() -> None:
    given = [row["identifier"] for row in table() if row["identifier"]]
    assert len(given) >= 100
    assert all(one[0] == "Q" and one[1:].isdigit() for one in given)


def test_every_gap_is_written_down() -> None:
    ends = {
        (
            row["code"],
            row["office"],
            date.fromisoformat(row["gap_from"]),
            date.fromisoformat(row["gap_to"]) if row["gap_to"] else UNTIL,
        )
        for row in listed()
    }
    assert ends == measured()


def test_every_gap_has_a_reason() -> None:
    assert {row["why"] for row in listed()} <= REASONS


@pytest.mark.parametrize("office", OFFICES)
def test_at_least_sixty_states_have_a_series_since_2000(office: str) -> None:
    whole = [code for code, kind in series() if kind == office and missing((code, office)) < 0.1]
    assert len(whole) >= 60


def test_at_least_sixty_states_have_both() -> None:
    whole = {key for key in series() if missing(key) < 0.1}
    both = {code for code, _ in whole if all((code, office) in whole for office in OFFICES)}
    assert len(both) >= 60
    great = "USA RUS CHN GBR FRA DEU JPN IND BRA CAN AUS ITA KOR MEX IDN TUR SAU ARG ZAF"
    assert set(great.split()) <= both


@pytest.mark.parametrize(
    ("office", "code", "on", "expected"),
    [
        ("foreign minister", "DEU", "2016-05-01", "Frank-Walter Steinmeier"),
        ("foreign minister", "BRA", "2015-07-01", "Mauro Vieira"),
        ("foreign minister", "UKR", "2008-08-15", "Volodymyr Ohryzko"),
        ("foreign minister", "LBN", "2016-02-01", "Gebran Bassil"),
        ("foreign minister", "VNM", "2010-07-23", "Pham Gia Khiem"),
        ("foreign minister", "ZWE", "2006-01-10", "Simbarashe Mumbengegwi"),
        ("foreign minister", "YUG", "2001-06-28", "Goran Svilanović"),
        ("defence minister", "POL", "2012-11-05", "Tomasz Siemoniak"),
        ("defence minister", "JPN", "2007-07-20", "Yuriko Koike"),
        ("defence minister", "KOR", "2010-12-20", "Kim Kwan-jin"),
        ("defence minister", "EGY", "2011-02-11", "Mohamed Hussein Tantawi"),
        ("defence minister", "GEO", "2008-08-08", "Davit Kezerashvili"),
        ("defence minister", "NOR", "2014-09-04", "Ine Eriksen Søreide"),
        ("defence minister", "ETH", "2019-12-01", "Lemma Megersa"),
    ],
)
def test_who_held_it_on_a_day(office: str, code: str, on: str, expected: str) -> None:
    holder = holder_of(office, code, date.fromisoformat(on))
    assert holder is not None
    assert holder.person == expected


def test_in_a_gap_nobody() -> None:
    assert holder_of("defence minister", "CHN", date(2023, 11, 15)) is None


def test_nobody_after_a_change_of_government_that_we_do_not_know() -> None:
    assert holder_of("defence minister", "COL", date(2026, 9, 1)) is None


def test_the_compiled_table_adds_no_second_holder() -> None:
    """A region's or a rival government's minister is not the state's."""
    covered = set(series())
    held = [h for h in holders() if (h.code, h.office) in covered]
    assert len(held) == len(table())


@pytest.mark.parametrize(
    ("name", "on", "office"),
    [
        ("Benjamin Netanyahu", "2016-01-01", "prime minister"),
        ("Benjamin Netanyahu", "2019-01-01", "prime minister"),
        ("Benjamin Netanyahu", "2003-01-01", "foreign minister"),
        ("Manmohan Singh", "2006-01-01", "prime minister"),
        ("Prayut Chan-o-cha", "2020-01-01", "prime minister"),
        ("Kassym-Jomart Tokayev", "2005-01-01", "foreign minister"),
        ("Kassym-Jomart Tokayev", "2022-01-01", "president"),
        ("Jean-Yves Le Drian", "2015-01-01", "defence minister"),
        ("Jean-Yves Le Drian", "2018-01-01", "foreign minister"),
    ],
)
def test_the_head_s_office_goes_before_the_ministry(name: str, on: str, office: str) -> None:
    holder = person(name, date.fromisoformat(on))
    assert holder is not None
    assert holder.office == office


def test_states_with_a_series_have_names() -> None:
    named: list[State | None] = [state(code) for code, _ in series() if code not in former()]
    assert all(named)
