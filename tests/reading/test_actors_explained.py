"""The explanation of a name is what the reading made of it, with the rows behind it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from realpolitik.documents import Metadata, from_text
from realpolitik.errors import UsageError
from realpolitik.gazetteer.overlaid import using
from realpolitik.reading import pipeline
from realpolitik.reading.actors_explained import Explained, explained, place_of
from realpolitik.tables import rows
from tests.gazetteer.own_rows import own

DAY = date(2024, 6, 25)


def explain(
    name: str,
    text: str = "{} made a statement.",
    on: date | None = DAY,
    options: pipeline.Options | None = None,
) -> Explained:
    sentence = text.format(name)
    options = options or pipeline.Options(coder="rules")
    prepared = from_text(sentence, metadata=Metadata(published=on))
    (doc,) = pipeline.docs(prepared, options=options)
    with using(options.actors):
        return explained(doc, name, *place_of(name, doc.text))


@pytest.mark.parametrize(
    ("name", "kind", "code", "table"),
    [
        ("Chile", "state", "CHL", "states.csv"),
        ("Chilean", "adjective", "CHL", "states.csv"),
        ("Kremlin", "metonym", "RUS", "metonyms.csv"),
        ("Hamas", "armed group", "NSA:HAMAS", "groups.csv"),
        ("NATO", "organisation", "IGO:NATO", "organisations.csv"),
        ("Reuters", "outlet", "GBR", "outlets.csv"),
        ("Sergei Lavrov", "person", "RUS", "ministers.csv"),
        ("foreign minister", "office", None, "offices.csv"),
        ("troops", "noun", None, "sectors.csv"),
        ("Korean Peninsula", "none", None, "stopnames.csv"),
    ],
)
def test_every_kind_of_row_is_found_with_its_place(
    name: str, kind: str, code: str | None, table: str
) -> None:
    found = [c for c in explain(name).candidates if c.kind == kind]
    assert found
    assert {(c.code, c.origin.table) for c in found} == {(code, table)}
    for each in found:
        assert rows("gazetteer", table)[each.origin.line - 2]["source"] == each.origin.source


def test_the_tenure_of_the_day_is_the_one_that_holds_and_is_chosen() -> None:
    for day, office in [(date(2010, 1, 1), "prime minister"), (DAY, "president")]:
        found = explain("Vladimir Putin", on=day)
        assert [c.office for c in found.candidates if c.chosen] == [office]
        assert all(c.holds for c in found.candidates if c.chosen)
        assert not all(c.holds for c in found.candidates)
        assert office in found.decided[0]


@pytest.mark.parametrize(
    ("text", "code", "told"),
    [
        (
            "She left {} for Armenia.",
            "GEO",
            "GEO, as no narrower rule of ambiguous.csv holds",
        ),
        ("Voters in rural {} voted.", None, "no actor here, by line {} of ambiguous.csv"),
    ],
)
def test_the_rule_that_decided_is_marked(text: str, code: str | None, told: str) -> None:
    found = explain("Georgia", text)
    (rule,) = [c for c in found.candidates if c.kind == "rule" and c.chosen]
    assert rule.code == code
    assert found.decided == (f"Georgia: {told.format(rule.origin.line)}",)
    assert [r.code for r in found.resolved] == ([code] if code else [])


def test_both_candidates_of_what_stays_open() -> None:
    found = explain("Korea", "North Korean radio spoke. {} is divided.")
    assert [(r.code, r.via) for r in found.resolved] == [(None, "unresolved: KOR or PRK")]


def test_a_phrase_of_several_rows() -> None:
    found = explain("Russian foreign minister")
    assert [(c.words, c.kind, c.chosen) for c in found.candidates] == [
        ("Russian", "adjective", True),
        ("foreign minister", "office", True),
        ("foreign minister", "holder", True),
    ]
    assert found.candidates[-1].name == found.resolved[0].name
    assert [(r.code, r.via) for r in found.resolved] == [("RUS", "office")]


def test_a_name_that_nobody_has() -> None:
    found = explain("Zubrowka")
    assert (found.candidates, found.resolved) == ((), ())


@pytest.mark.parametrize(
    "text",
    [
        "Beijing warned Seoul.",
        "Sergei Lavrov met the Iranian president.",
        "Troops in Georgia fired.",
        "Reuters said the Kremlin had agreed.",
    ],
)
def test_it_says_what_the_reading_says(text: str) -> None:
    options = pipeline.Options(coder="rules")
    (doc,) = pipeline.docs(from_text(text, metadata=Metadata(published=DAY)), options=options)
    for mention in doc._.rp_actors:
        words = doc[mention.start : mention.end].text
        found = explain(words, text.replace("{", ""))
        got = [(r.code, r.sector, r.name, r.via) for r in found.resolved]
        assert [(e.code, e.sector, e.name, e.via) for e in mention.entities] == got


def test_a_row_of_the_user_is_named(tmp_path: Path) -> None:
    rows_ = own(tmp_path / "own.csv", "Georgia,organisation,CHL,BUS")
    found = explain("Georgia", options=pipeline.Options(coder="rules", actors=rows_))
    (chosen,) = [c for c in found.candidates if c.chosen]
    assert (chosen.origin.table, chosen.origin.line) == (rows_.path, 2)
    assert "line 2 of your file" in found.decided[0]
    assert [r.code for r in found.resolved] == ["CHL"]


def test_a_sentence_without_the_name_is_refused() -> None:
    with pytest.raises(UsageError, match="U070"):
        place_of("Peru", "Chile left.")
