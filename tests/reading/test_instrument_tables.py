"""The tables behind instruments: register, nouns, modifiers, actions."""

from __future__ import annotations

import re
from collections import Counter
from typing import get_args

import pytest

from realpolitik.reading.instruments_register import known_by_name
from realpolitik.records import InstrumentKind
from realpolitik.tables import parts, rows

_KINDS = set(get_args(InstrumentKind))
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_CODE = re.compile(r"[A-Z]{3}|(IGO|NSA):[A-Z0-9]+")


@pytest.mark.parametrize(
    ("room", "table", "keys"),
    [
        ("gazetteer", "instruments.csv", ("name",)),
        ("lexicon", "instrument_nouns.csv", ("noun",)),
        ("lexicon", "instrument_modifiers.csv", ("word", "role")),
        ("lexicon", "instrument_actions.csv", ("word", "pos", "prep", "role")),
        ("lexicon", "likelihood.csv", ("words", "form")),
        ("lexicon", "forecast_stops.csv", ("word", "why")),
        ("lexicon", "political_nouns.csv", ("noun",)),
    ],
)
def test_keys_are_unique_and_sources_named(room: str, table: str, keys: tuple[str, ...]) -> None:
    counted = Counter(tuple(r[k] for k in keys) for r in rows(room, table))
    assert [k for k, n in counted.items() if n > 1] == []
    for row in rows(room, table):
        assert row["source"]
        assert all(value.isprintable() for value in row.values())


def test_register_has_the_well_known_ones() -> None:
    assert len(rows("gazetteer", "instruments.csv")) >= 120
    for name in ("NPT", "JCPOA", "Minsk agreements", "AUKUS", "Nord Stream 2", "Treaty of Rome"):
        assert name in known_by_name()


def test_no_name_of_the_register_stands_for_two() -> None:
    owners: dict[str, str] = {}
    for row in rows("gazetteer", "instruments.csv"):
        for name in (row["name"], *parts(row["aliases"])):
            assert owners.setdefault(name, row["name"]) == row["name"], name
            assert any(c.isupper() or c.isdigit() for c in name) or " " in name, name


def test_register_values() -> None:
    for row in rows("gazetteer", "instruments.csv"):
        assert row["kind"] in _KINDS
        assert all(_CODE.fullmatch(code) for code in parts(row["parties"])), row["name"]
        for date in (row["from"], row["to"]):
            assert not date or _DATE.fullmatch(date), row["name"]
        assert not row["to"] or not row["from"] or row["from"] <= row["to"], row["name"]


def test_nouns_have_known_kinds_and_needs() -> None:
    needs = {"specific", "named", "title", "apposed", "parties", "party", "resolution", "format"}
    for row in rows("lexicon", "instrument_nouns.csv"):
        assert row["kind"] in _KINDS
        assert row["needs"] in needs | {"cue", "name", "carrier"}
        assert row["noun"] == row["noun"].lower()


def test_actions_fit_together() -> None:
    for row in rows("lexicon", "instrument_actions.csv"):
        assert row["pos"] in {"verb", "noun", "wrapper"}
        assert row["role"] in {"object", "subject", ""}
        assert row["undone"] in {"", "proposed"}
        if row["pos"] == "wrapper":
            assert row["word"] == "fail" or re.search(r"\{(base|action)\}", row["action"])
        else:
            assert row["action"] and row["base"]


def test_ranges_of_likelihood_are_whole_and_sourced() -> None:
    for row in rows("lexicon", "likelihood.csv"):
        assert bool(row["low"]) == bool(row["high"]), row["words"]
        if row["low"]:
            assert 0 < float(row["low"]) < float(row["high"]) < 1
            assert "ICD 203" in row["source"]
        else:
            assert row["source"].startswith("own:"), row["words"]


def test_scale_of_icd_203_has_no_gap() -> None:
    ranges = {
        (float(r["low"]), float(r["high"])) for r in rows("lexicon", "likelihood.csv") if r["low"]
    }
    steps = [(0.01, 0.05), (0.05, 0.2), (0.2, 0.45), (0.45, 0.55), (0.55, 0.8), (0.8, 0.95)]
    assert ranges == {*steps, (0.95, 0.99)}
