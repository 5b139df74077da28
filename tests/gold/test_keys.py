"""The gold keys fit their texts: anchors occur once, offsets are right, values are allowed."""

import datetime
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from realpolitik import tables

HERE = Path(__file__).parent
KEYS = sorted(HERE.glob("*/*.json"))
ANCHORED = (
    "events",
    "must_not",
    "statements",
    "figures",
    "instruments",
    "forecasts",
    "oddities",
)
STATUSES = {"actual", "historical", "future", "hypothetical", "negated"}
KINDS = {"treaty", "agreement", "sanctions", "dialogue", "organisation", "resolution", "project"}
CODE = re.compile(r"[A-Z]{3}|(IGO|NSA):[A-Z]{2,}")
MODES = {(row["category"], row["mode"]) for row in tables.rows("codebook", "modes.csv")}
CATEGORIES = {row["category"] for row in tables.rows("codebook", "categories.csv")}
SECTORS = {row["code"] for row in tables.rows("codebook", "sectors.csv")}

each_key = pytest.mark.parametrize("path", KEYS, ids=lambda path: path.stem)


def load(path: Path) -> tuple[dict[str, Any], str]:
    """The key and the text it belongs to."""
    text = path.with_suffix(".txt").read_bytes().decode("utf-8")
    return json.loads(path.read_text(encoding="utf-8")), text


def entries(key: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for section in ANCHORED:
        yield from key[section]


def test_both_folders_hold_six_texts_with_a_key_each() -> None:
    for folder in ("dev", "held"):
        texts = {path.stem for path in (HERE / folder).glob("*.txt")}
        assert texts == {path.stem for path in KEYS if path.parent.name == folder}
        assert len(texts) == 6


@each_key
def test_key_belongs_to_its_text(path: Path) -> None:
    key, text = load(path)
    assert key["doc"] == path.stem
    assert key["text_sha256"] == hashlib.sha256(text.encode("utf-8")).hexdigest()
    assert datetime.date.fromisoformat(key["date"]).year > 2000
    assert 500 <= len(text.split()) <= 900


@each_key
def test_anchors_occur_once_and_offsets_are_right(path: Path) -> None:
    key, text = load(path)
    for entry in entries(key):
        anchors = [entry["anchor"], *entry.get("also_at", [])]
        assert [a for a in anchors if text.count(a) != 1] == []
        assert text.find(entry["anchor"]) == entry["at"]


@each_key
def test_event_values_are_the_codebook_s(path: Path) -> None:
    key, _ = load(path)
    for event in key["events"]:
        assert event["accept"]
        assert {c for c, _ in event["accept"]} == set(event["types"]) <= CATEGORIES
        assert event["status"] in {s for _, s in event["accept"]} <= STATUSES
        assert event["mode"] is None or any((c, event["mode"]) in MODES for c in event["types"])
    assert 8 <= sum(event["essential"] for event in key["events"]) <= 14


@each_key
def test_parties_have_codes_of_the_known_forms(path: Path) -> None:
    key, _ = load(path)
    for event in key["events"]:
        parties = event["actor"] + event["recipient"]
        codes = [p["country"] for p in parties if p["country"] is not None]
        codes += event.get("actor_ok", []) + event.get("recipient_ok", [])
        assert [c for c in codes if not CODE.fullmatch(c)] == []
        assert {p["sector"] for p in parties} <= SECTORS | {None}


@each_key
def test_rules_are_complete_and_exempt_known_events(path: Path) -> None:
    key, _ = load(path)
    known = {event["id"] for event in key["events"]}
    assert len(known) == len(key["events"])
    for rule in key["must_not"]:
        assert rule["why"]
        if (bad := rule.get("bad")) is None:
            continue
        assert set(bad["types"]) <= CATEGORIES
        assert set(bad["status"]) <= STATUSES
        assert bad["scope"] in {"sentence", "document"}
        assert set(bad.get("not_these", [])) <= known
        assert all(CODE.fullmatch(code) for code in bad["actor"] + bad["recipient"])


@each_key
def test_voices_figures_and_instruments_hold_allowed_values(path: Path) -> None:
    key, _ = load(path)
    for said in key["statements"]:
        assert said["speaker"]
        assert said["direct"] in (True, False, "mixed")
    for figure in key["figures"]:
        assert figure["plausible"] in (True, False, None)
        assert figure["why"] or figure["plausible"] is not False
    for instrument in key["instruments"]:
        assert {instrument["kind"], *instrument.get("kind_ok", [])} <= KINDS
    for forecast in key["forecasts"]:
        assert forecast["holder"]
        assert forecast["likelihood_word"]
