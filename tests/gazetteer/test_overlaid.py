"""A user's rows over ours: on their days, for the readings that use them, and for no other."""

from __future__ import annotations

import pickle
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from realpolitik.errors import TableError
from realpolitik.gazetteer.holders import holder_of, holders, person
from realpolitik.gazetteer.names import Name, names, prevailing
from realpolitik.gazetteer.overlaid import Overlay, active, using
from tests.gazetteer.own_rows import own, written

DAY = date(2024, 6, 25)


def meant(text: str, on: date | None = DAY) -> list[Name]:
    found = names().longest(text.split(), 0)
    return prevailing(found[1], on) if found else []


def test_a_row_comes_before_ours_on_its_days(tmp_path: Path) -> None:
    rows = own(tmp_path / "own.csv", "Kremlin,metonym,CHL,LEG,,2024-01-01,2024-12-31")
    with using(rows):
        assert [n.code for n in meant("Kremlin")] == ["CHL"]
        assert [n.code for n in meant("Kremlin", date(2023, 12, 31))] == ["RUS"]
        assert [n.code for n in meant("Kremlin", None)] == ["RUS"]
    assert [n.code for n in meant("Kremlin")] == ["RUS"]


def test_a_name_that_only_the_user_knows_is_nobody_on_other_days(tmp_path: Path) -> None:
    with using(own(tmp_path / "own.csv", "Zubrowka,metonym,CHL,,,2024-01-01")):
        assert [n.code for n in meant("Zubrowka")] == ["CHL"]
        assert meant("Zubrowka", date(2023, 1, 1)) == []
    assert names().longest(["Zubrowka"], 0) is None


def test_ours_are_taken_out_by_the_kind_none(tmp_path: Path) -> None:
    with using(own(tmp_path / "own.csv", "Kremlin,none")):
        assert [n.kind for n in meant("Kremlin")] == ["stop"]


def test_a_person_is_known_after_the_office(tmp_path: Path) -> None:
    rows = own(tmp_path / "own.csv", "Ada Exempla,person,PER,,president,2020-01-01,2021-01-01")
    with using(rows):
        assert [n.holder and n.holder.office for n in meant("Ada Exempla")][:1] == ["president"]
        found = person("Ada Exempla", DAY)
        assert found is not None
        assert not found.held(DAY)


def test_a_holder_takes_the_office_for_his_days(tmp_path: Path) -> None:
    row = "Ada Exempla,person,RUS,,foreign minister,2024-06-01,2024-06-30"
    lavrov = holder_of("foreign minister", "RUS", DAY)
    assert lavrov is not None
    with using(own(tmp_path / "own.csv", row)):
        days = [date(2024, 5, 31), date(2024, 6, 1), date(2024, 6, 30), date(2024, 7, 1)]
        found = [holder_of("foreign minister", "RUS", day) for day in days]
        names_ = [h.person for h in found if h]
        assert names_ == [lavrov.person, "Ada Exempla", "Ada Exempla", lavrov.person]
        before = person(lavrov.person, DAY)
        assert before is not None
        assert before.valid_to == date(2024, 5, 31)


def test_a_person_has_the_user_s_office_on_those_days(tmp_path: Path) -> None:
    lavrov = holder_of("foreign minister", "RUS", DAY)
    assert lavrov is not None
    row = f"{lavrov.person},person,RUS,,prime minister,2024-06-01"
    with using(own(tmp_path / "own.csv", row)):
        assert holder_of("foreign minister", "RUS", DAY) is None
        found = person(lavrov.person, DAY)
        assert found is not None
        assert found.office == "prime minister"
        assert holder_of("foreign minister", "RUS", date(2024, 5, 1)) is not None


def test_an_office_that_many_hold_is_shared(tmp_path: Path) -> None:
    ours = {h.person for h in holders() if (h.office, h.code) == ("envoy", "USA")}
    with using(own(tmp_path / "own.csv", "Ada Exempla,person,USA,,envoy")):
        found = {h.person for h in holders() if (h.office, h.code) == ("envoy", "USA")}
    assert found == {*ours, "Ada Exempla"}


def test_what_is_compiled_is_kept_apart(tmp_path: Path) -> None:
    one = own(tmp_path / "one.csv", "Zubrowka,metonym,CHL")
    two = own(tmp_path / "two.csv", "Zubrowka,metonym,PER")

    def code(rows: Overlay | None) -> list[str | None]:
        with using(rows):
            return [n.code for n in meant("Zubrowka")]

    asked = [one, two, None] * 8
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(code, asked))
    assert found == [["CHL"], ["PER"], []] * 8
    assert active() is None
    ours = names()
    with using(one):
        assert names() is names() is not ours
    assert names() is ours


def test_the_same_path_with_other_rows_is_another_overlay(tmp_path: Path) -> None:
    one = own(tmp_path / "own.csv", "Zubrowka,metonym,CHL")
    two = own(tmp_path / "own.csv", "Zubrowka,metonym,PER")
    assert one != two
    with using(one):
        assert [n.code for n in meant("Zubrowka")] == ["CHL"]
    with using(two):
        assert [n.code for n in meant("Zubrowka")] == ["PER"]


def test_it_crosses_to_another_process_by_its_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "own.csv"
    sent = pickle.dumps(own(path, *(f"Zubrowka {n},metonym,CHL" for n in range(100))))
    assert len(sent) < 500
    monkeypatch.setattr("realpolitik.gazetteer.overlay._known", {})
    assert len(pickle.loads(sent).entries) == 100
    monkeypatch.setattr("realpolitik.gazetteer.overlay._known", {})
    written(path, "Zubrowka,metonym,PER")
    with pytest.raises(TableError, match=r"\[T030\] .* it changed while"):
        pickle.loads(sent)
