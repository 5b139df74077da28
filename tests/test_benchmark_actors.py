"""The benchmark of actors: its layout is checked, and right, wrong and missed weigh as they say."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from benchmarks import actors
from benchmarks.actors_gold import REGIONS, Passage, load, parse, strange_codes
from realpolitik.errors import InputError
from realpolitik.records import Entity

TEXT = "Peru's foreign minister met envoys of Chile in Lima. He thanked Chile. The moon rose."


def row(**changed: Any) -> dict[str, Any]:
    mentions = [
        {"words": "Peru's foreign minister", "kind": "office", "state": ["PER"], "sector": "GOV",
         "who": ["foreign minister"]},
        {"words": "Chile", "nth": 2, "kind": "state", "state": ["CHL"]},
        {"words": "He", "kind": "pronoun", "state": ["PER"], "sector": ["GOV"]},
        {"words": "moon", "kind": "none", "state": None},
    ]  # fmt: skip
    whole = {"id": "a", "date": "2012-03-24", "region": "latin-america", "source": "own"}
    return {**whole, "text": TEXT, "mentions": mentions, **changed}


def mark(**changed: Any) -> dict[str, Any]:
    return row(mentions=[{"words": "Chile", "kind": "state", "state": ["CHL"], **changed}])


def passage() -> Passage:
    return parse(json.dumps(row()))[0]


def test_the_layout() -> None:
    found = passage()
    assert found.date == date(2012, 3, 24)
    assert [found.text[m.start : m.end] for m in found.mentions] == [
        m.words for m in found.mentions
    ]
    assert [m.start for m in found.mentions if m.words == "Chile"] == [TEXT.index("Chile. The")]
    assert found.mentions[-1].states == (frozenset(),)


@pytest.mark.parametrize(
    ("bad", "told"),
    [
        (row(date="2012-02-30"), "date '2012-02-30'"),
        (row(date="1985-02-03"), "from 1990 to 2026"),
        (row(region="asia"), "region 'asia'"),
        (row(text=""), "text is no text"),
        (row(extra=1), "the fields are"),
        (row(mentions={}), "mentions is no list"),
        (mark(words="Bolivia"), "'Bolivia', occurrence 1, is not in the text"),
        (mark(nth=3), "occurrence 3"),
        (mark(words="hile"), "'hile'"),
        (mark(kind="country"), "kind 'country'"),
        (mark(state=["Chile"]), "'Chile' has not the form of a code"),
        (mark(state="CHL"), "no list of codes"),
        (mark(state=[]), "empty list"),
        (mark(state_ok=["CHL"]), "no list of codes"),
        (mark(kind="none"), "no actor has a state"),
        (mark(sector="ARMY"), "'ARMY' is none"),
        (mark(who=[]), "no list of names"),
        (mark(status=1), "a mention has the fields"),
        ([1], "no JSON object"),
    ],
)
def test_a_bad_line_is_named(bad: Any, told: str) -> None:
    with pytest.raises(InputError, match="line 2: ") as caught:
        parse(json.dumps(row(id="b")) + "\n" + json.dumps(bad))
    assert caught.value.code == "B001"
    assert told in caught.value.why


def test_all_faults_are_told_at_once() -> None:
    lines = [json.dumps(row()), "{", json.dumps(row()), json.dumps(mark(nth=9))]
    with pytest.raises(InputError) as caught:
        parse("\n".join(lines))
    assert [f"line {n}: " in caught.value.why for n in (1, 2, 3, 4)] == [False, True, True, True]
    with pytest.raises(InputError, match="no passage"):
        parse("\n")


def ours(words: str, *codes: str | None, sector: str | None = "GOV", name: str = "x") -> Any:
    start = TEXT.index(words)
    end = start + len(words)
    entities = [
        Entity(text=words, start=start, end=end, code=c, sector=sector, name=name) for c in codes
    ]
    return actors.Found(start, end, tuple(entities))


def test_shares() -> None:
    minister = ours("foreign minister", "PER", name="Peruvian foreign minister")
    found = [minister, ours("Chile. The", None), ours("He", "CHL"), ours("moon", "MNG")]
    told = actors.shares(list(actors.answers(passage(), found)))
    assert (told["mentions"], told["state"], told["found"]) == (4, 0.3333, 1.0)
    assert (told["sector"], told["who"], told["pronouns"], told["groups"]) == (1.0, 1.0, 0.0, None)
    assert (told["wrong"], told["unresolved"]) == (0.5, 0.25)


def test_nothing_found() -> None:
    told = actors.shares(list(actors.answers(passage(), [])))
    assert (told["state"], told["found"], told["wrong"], told["unresolved"]) == (0, 0, 0, 0.75)


def test_the_mention_that_overlaps_most_answers() -> None:
    pair = row(mentions=[{"words": "envoys of Chile", "kind": "office", "state": ["CHL"]}])
    (one,) = parse(json.dumps(pair))
    (answer,) = actors.answers(
        one, [ours("Peru's foreign minister met e", "PER"), ours("envoys of", "CHL")]
    )
    assert answer.codes == {"CHL"}


def test_several_states_may_be_told_by_several_mentions() -> None:
    words = "Peru's foreign minister met envoys of Chile"
    group = row(mentions=[{"words": words, "kind": "group reference", "state": ["PER", "CHL"]}])
    (one,) = parse(json.dumps(group))
    (answer,) = actors.answers(one, [ours("Peru", "PER"), ours("envoys of Chile", "CHL")])
    assert actors.state_right(answer)


def test_the_head_of_the_words_answers_first() -> None:
    words = "envoys of Chile in Lima"
    (one,) = parse(json.dumps(row(mentions=[{"words": words, "kind": "office", "state": ["CHL"]}])))
    (answer,) = actors.answers(one, [ours("envoys", "CHL"), ours("Chile in Lima", "PER")])
    assert answer.codes == {"CHL"}


def test_a_possessive_pronoun_answers_to_itself_alone() -> None:
    text = "Peru sent its army."
    marks = [{"words": "its army", "kind": "sector", "state": ["PER"]}]
    (one,) = parse(json.dumps(row(text=text, mentions=marks)))
    pronoun = actors.Found(10, 13, (Entity(text="its", start=10, end=13, code="CHL"),))
    (answer,) = actors.answers(one, [pronoun])
    assert answer.ours == ()


def test_the_name_may_stand_in_another_mention_within_the_words() -> None:
    marks = [{"words": "foreign minister met envoys", "kind": "person", "state": ["PER"],
              "who": ["Ana Paz"]}]  # fmt: skip
    (one,) = parse(json.dumps(row(mentions=marks)))
    found = [ours("foreign minister", "PER"), ours("envoys", "PER", name="Ana Paz")]
    (answer,) = actors.answers(one, found)
    assert actors.who_right(answer)


def test_a_mark_within_a_mark_is_not_answered_by_the_longer() -> None:
    marks = [
        {"words": "Peru's foreign minister", "kind": "office", "state": ["PER"]},
        {"words": "foreign", "kind": "none", "state": None},
    ]
    (one,) = parse(json.dumps(row(mentions=marks)))
    whole = ours("Peru's foreign minister", "PER")
    assert [a.codes for a in actors.answers(one, [whole])] == [{"PER"}, set()]


@pytest.mark.parametrize(
    ("fair", "name", "right"),
    [
        ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan", True),
        ("Kim Jong-il", "Kim Jong Un", False),
        ("Kim Jong-il", "Kim Jong Il", True),
        ("president", "president of Chad", True),
        ("president", "Idriss Deby", False),
        ("foreign minister", "deputy foreign minister", False),
    ],
)
def test_names(fair: str, name: str, right: bool) -> None:
    assert actors.same(fair, name) is right


def test_the_whole_from_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "gold.jsonl"
    file.write_text(json.dumps(row()) + "\n", encoding="utf-8")
    assert actors.main([str(file), "--misses"]) == 0
    printed = capsys.readouterr()
    told = json.loads(printed.out)
    assert (told["passages"], told["mentions"], told["wrong"]) == (1, 4, 0)
    assert told["by_region"]["latin-america"]["found"] == told["found"] == 1.0
    assert len(told["sha256"]["gold.jsonl"]) == 64
    file.write_text("[", encoding="utf-8")
    assert actors.main([str(file)]) == 1
    assert actors.main([str(tmp_path / "no.jsonl")]) == 2
    printed = capsys.readouterr()
    assert "[B001]" in printed.err and "is not there" in printed.err


LABELS = Path(actors.__file__).parent / "labels"


@pytest.mark.skipif(not (LABELS / "actors_dev.jsonl").is_file(), reason="not in this checkout")
def test_the_development_part_is_laid_out_and_spread() -> None:
    passages = load(LABELS / "actors_dev.jsonl")
    assert strange_codes(passages) == []
    assert {p.region for p in passages} == set(REGIONS)
    assert {p.date.year // 10 for p in passages} == {199, 200, 201, 202}
