"""The gazetteer's tables keep their own rules."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest

from realpolitik.gazetteer.holders import holders
from realpolitik.gazetteer.states import states
from realpolitik.tables import Row, parts, rows, text, toml

TABLES = [
    "ambiguous.csv",
    "epithets.csv",
    "former.csv",
    "groups.csv",
    "heads.csv",
    "holders.csv",
    "memberships.csv",
    "metonyms.csv",
    "ministers.csv",
    "offices.csv",
    "officials.csv",
    "organisations.csv",
    "outlets.csv",
    "regions.csv",
    "sectors.csv",
    "states.csv",
    "stopnames.csv",
]
SECTORS = {
    "COP",
    "GOV",
    "JUD",
    "LEG",
    "MIL",
    "PRM",
    "PTY",
    "REB",
    "SPY",
    "UAF",
    "UNK",
    "AGR",
    "BUS",
    "CRM",
    "CVL",
    "EDU",
    "ELI",
    "JRN",
    "LAB",
    "MED",
    "OPP",
    "PRE",
    "REF",
    "REL",
    "SOC",
}
TWO_BODIES: dict[str, set[str]] = {}
KEYS = {
    "metonyms.csv": ("surface", "code"),
    "outlets.csv": ("name",),
    "regions.csv": ("name",),
    "former.csv": ("code", "before"),
    "stopnames.csv": ("name",),
    "groups.csv": ("code",),
    "organisations.csv": ("name",),
    "states.csv": ("name",),
    "officials.csv": ("person", "office", "code", "valid_from"),
    "holders.csv": ("person", "office", "code", "valid_from"),
    "ministers.csv": ("person", "office", "code", "valid_from"),
    "heads.csv": ("code", "valid_from"),
    "memberships.csv": ("code", "member", "valid_from"),
}


def codes() -> set[str]:
    """Every code that a row may carry."""
    named = {s.code for s in states()}
    for table in ("organisations.csv", "groups.csv"):
        named |= {row["code"] for row in rows("gazetteer", table)}
    return named


def dated() -> Iterator[Row]:
    persons = ("officials.csv", "holders.csv", "ministers.csv")
    for table in ("states.csv", *persons, "heads.csv", "memberships.csv"):
        yield from rows("gazetteer", table)


@pytest.mark.parametrize("table", TABLES)
def test_every_row_names_its_source(table: str) -> None:
    assert all(row["source"] for row in rows("gazetteer", table))


@pytest.mark.parametrize("table", [*TABLES, "actors.toml"])
def test_no_control_characters(table: str) -> None:
    assert not [c for c in text("gazetteer", table) if ord(c) < 32 and c != "\n"]


@pytest.mark.parametrize("table", TABLES)
def test_no_row_has_too_many_or_too_few_cells(table: str) -> None:
    header = list(rows("gazetteer", table)[0])
    assert all(list(row) == header for row in rows("gazetteer", table))


@pytest.mark.parametrize(("table", "key"), KEYS.items())
def test_keys_are_unique(table: str, key: tuple[str, ...]) -> None:
    counted = Counter(tuple(row[k] for k in key) for row in rows("gazetteer", table))
    assert [k for k, n in counted.items() if n > 1] == []


@pytest.mark.parametrize(
    "table", ["states.csv", "organisations.csv", "groups.csv", "metonyms.csv", "sectors.csv"]
)
def test_sectors_are_plover_s(table: str) -> None:
    assert {row["sector"] for row in rows("gazetteer", table)} <= SECTORS


def test_codes_exist() -> None:
    known = codes()
    for table in ("officials.csv", "holders.csv", "ministers.csv", "metonyms.csv"):
        assert {row["code"] for row in rows("gazetteer", table)} <= known
    for table in ("groups.csv", "outlets.csv"):
        assert {row["country"] for row in rows("gazetteer", table)} - {""} <= known
    meant = {c for row in rows("gazetteer", "ambiguous.csv") for c in _codes(row["code"])}
    assert meant <= known


def _codes(cell: str) -> tuple[str, ...]:
    return () if cell in ("-", "?") else parts(cell.replace("+", ";"))


def test_dates_are_in_order() -> None:
    for row in dated():
        ends = [date.fromisoformat(row[k]) for k in ("valid_from", "valid_to") if row[k]]
        assert ends == sorted(ends), row


def test_offices_of_holders_are_in_the_table_of_offices() -> None:
    known = {row["office"] for row in rows("gazetteer", "offices.csv")}
    assert {h.office for h in holders()} - known == {"deputy department director"}


def test_no_two_hand_written_heads_at_once() -> None:
    """One president, chancellor or foreign minister at a time; handovers share a day."""
    single = {"president", "prime minister", "chancellor", "foreign minister", "defence minister"}
    clashes = []
    mine = [h for h in holders() if h.prominent and h.office in single]
    for one in mine:
        for other in mine:
            if (one.office, one.code) != (other.office, other.code) or one is other:
                continue
            if (
                (one.valid_from or date.min)
                < (other.valid_from or date.min)
                < (one.valid_to or date.max)
            ):
                clashes.append((one.person, other.person))
    assert clashes == []


def test_years_of_armed_groups_are_in_order() -> None:
    for row in rows("gazetteer", "groups.csv"):
        years = [int(row[k]) for k in ("from", "to") if row[k]]
        assert years == sorted(years), row
        assert all(1920 <= year <= 2026 for year in years), row


def test_no_name_means_two_bodies() -> None:
    """A name of an organisation or armed group leads to one code."""
    meant: dict[str, set[str]] = {}
    for table in ("organisations.csv", "groups.csv"):
        for row in rows("gazetteer", table):
            for name in (row["name"], *parts(row["aliases"])):
                meant.setdefault(name, set()).add(row["code"])
    assert {name: codes for name, codes in meant.items() if len(codes) > 1} == TWO_BODIES


def test_every_member_has_a_name_for_its_people_and_its_seat() -> None:
    """Save city states, whose seat is the state, and seats that mean something else abroad."""
    members = [s for s in states() if s.kind == "member"]
    assert {s.code for s in members if not s.adjectives} == {"SLB"}
    seatless = {s.code for s in members if not s.capitals}
    assert seatless == {"ATG", "DJI", "GRD", "LUX", "MCO", "SMR", "SGP", "SYC"}


def test_every_member_of_the_un_is_there() -> None:
    assert sum(s.kind == "member" for s in states()) == 193


def test_the_tables_are_as_large_as_promised() -> None:
    assert len(rows("gazetteer", "organisations.csv")) >= 150
    bodies = {row["code"] for row in rows("gazetteer", "organisations.csv")}
    assert sum(code.startswith("IGO:") for code in bodies) >= 150
    assert len(rows("gazetteer", "groups.csv")) >= 200
    assert len(rows("gazetteer", "outlets.csv")) >= 300
    assert len(rows("gazetteer", "officials.csv")) >= 500
    assert len(rows("gazetteer", "holders.csv")) <= 4000


def test_word_lists_are_words() -> None:
    lists = toml("gazetteer", "actors.toml")
    assert lists["source"] == "own"
    for section in ("places", "groups", "pronouns", "offices"):
        for key, words in lists[section].items():
            plain = [w.strip() if key == "local" else w.strip().lower() for w in words]
            assert words == plain
            assert len(set(words)) == len(words)
