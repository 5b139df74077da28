"""Reports of one act are linked, others are not, and taking the links away restores the rest."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from realpolitik.cli import main
from realpolitik.errors import StoreError
from realpolitik.store import Store, links
from realpolitik.store.counts import counts
from tests.store.stories import OTHER, STORY, Told, event, filled, read

EXPELLED = "Kenya expelled three diplomats over fishing rights"
Rows = list[dict[str, object]]


def linked(path: Path) -> list[set[str]]:
    """The groups of events of the newest layer."""
    found: dict[str, set[str]] = {}
    for row in Store(path).rows("SELECT member, cluster FROM links WHERE kind = 'event'"):
        found.setdefault(row["cluster"], set()).add(row["member"])
    return list(found.values())


ONE_ACT: list[tuple[dict[str, str | None], dict[str, str | None]]] = [
    ({}, {}),
    ({}, {"when": "2024-06-25"}),
    ({}, {"when": None}),
    ({"when": None}, {"when": None}),
    ({}, {"sentence": "Kenya threw out diplomats over the fishing rights", "word": "throw"}),
    ({}, {"sentence": "the expulsion of three diplomats over fishing", "word": "expulsion"}),
    ({}, {"recipients": "UGA TZA"}),
    ({}, {"actors": "TZA KEN"}),
    ({"where": "Nairobi"}, {}),
    ({}, {"status": "historical"}),
    ({}, {"category": "COERCE"}),
    (
        {"category": "CONSULT", "word": "meet"},
        {"category": "CONSULT", "word": "meet", "actors": "UGA", "recipients": "KEN"},
    ),
    (
        {"category": "SUPPORT", "word": "sign", "actors": "KEN UGA", "recipients": ""},
        {"category": "SUPPORT", "word": "sign"},
    ),
    ({"recipients": ""}, {"recipients": ""}),
    (
        {"word": "deport", "sentence": "Kenya deported smugglers", "when": None, "published": None},
        {"word": "deport", "sentence": "Kenya deported smugglers"},
    ),
]

OTHER_ACTS: list[tuple[dict[str, str | None], dict[str, str | None]]] = [
    ({}, {"actors": "UGA", "recipients": "KEN"}),
    ({}, {"when": "2024-06-27"}),
    ({}, {"sentence": "Kenya expelled five diplomats over fishing rights"}),
    ({"where": "Nairobi"}, {"where": "Mombasa"}),
    ({}, {"status": "future"}),
    ({}, {"status": "negated"}),
    ({}, {"category": "ASSAULT", "word": "attack"}),
    ({}, {"category": "COERCE", "word": "arrest"}),
    ({}, {"word": "suspend", "sentence": "Kenya suspended flights from Entebbe"}),
    ({}, {"actors": "TZA"}),
    ({}, {"recipients": ""}),
    ({"when": None}, {"when": None, "published": "2024-06-18"}),
    (
        {"recipients": "", "when": None, "sentence": "Kenya said it supports the plan"},
        {"recipients": "", "when": None, "sentence": "support from Kenya"},
    ),
    (
        {"when": None, "published": None, "sentence": "Kenya expelled envoys"},
        {"sentence": "Kenya expelled a trader who had sold maps"},
    ),
]


def case(number: int, given: dict[str, str | None], which: int) -> Told:
    """A document of a case; every case has a year of its own, so that one store holds them all."""
    year = str(1990 + number)
    asked = {"sentence": EXPELLED, "when": "2024-06-24", "published": "2024-06-25", **given}
    dated = {k: v.replace("2024", year) if v else v for k, v in asked.items()}
    published = dated.pop("published")
    told = event(id=f"{number}-{which}", **dated)  # type: ignore[arg-type]
    return Told(f"{number}-{which}", published=published, events=(told,))


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> list[set[str]]:
    """The groups among the events of all cases, in one store."""
    path = tmp_path_factory.mktemp("cases") / "s.duckdb"
    pairs = enumerate([*ONE_ACT, *OTHER_ACTS])
    filled(path, [case(n, given, i) for n, pair in pairs for i, given in enumerate(pair)])
    links.link(path)
    return linked(path)


@pytest.mark.parametrize("number", range(len(ONE_ACT)))
def test_reports_of_one_act(cases: list[set[str]], number: int) -> None:
    assert {f"{number}-0", f"{number}-1"} in cases


@pytest.mark.parametrize("number", range(len(ONE_ACT), len(ONE_ACT) + len(OTHER_ACTS)))
def test_reports_of_other_acts(cases: list[set[str]], number: int) -> None:
    members = set().union(*cases)
    assert not {f"{number}-0", f"{number}-1"} & members


@pytest.mark.parametrize(("at", "number"), [(0, 0), (3, 1)])
def test_sentences_of_one_document(tmp_path: Path, at: int, number: int) -> None:
    told = Told("d", events=(event(EXPELLED), event(EXPELLED, at=at)))
    links.link(filled(tmp_path / "s.duckdb", [told]))
    assert len(linked(tmp_path / "s.duckdb")) == number


def test_a_chain_of_days_does_not_drift(tmp_path: Path) -> None:
    days = [f"2024-06-{n:02}" for n in range(1, 29)]
    told = [
        Told(f"d{n}", published=day, events=(event(EXPELLED, id=f"e{n:02}", when=day),))
        for n, day in enumerate(days)
    ]
    links.link(filled(tmp_path / "s.duckdb", told))
    groups = linked(tmp_path / "s.duckdb")
    assert groups
    for group in groups:
        numbers = sorted(int(member[1:]) for member in group)
        assert numbers[-1] - numbers[0] <= 1


def test_one_that_is_kept_apart_from_a_member_does_not_join(tmp_path: Path) -> None:
    sentences = [
        "Kenya expelled three envoys",
        "Kenya expelled envoys",
        "Kenya expelled five envoys",
    ]
    told = [Told(f"d{n}", events=(event(s, id=f"e{n}"),)) for n, s in enumerate(sentences)]
    links.link(filled(tmp_path / "s.duckdb", told))
    assert linked(tmp_path / "s.duckdb") in ([{"e0", "e1"}], [{"e1", "e2"}])


def test_many_reports_of_one_act_are_one_group(tmp_path: Path) -> None:
    text = STORY.format(tag="")
    told = [Told(f"d{n}", f"({n}) {text}", events=(event(EXPELLED),)) for n in range(90)]
    links.link(filled(tmp_path / "s.duckdb", told))
    assert [len(group) for group in linked(tmp_path / "s.duckdb")] == [90]


def _corpus() -> list[Told]:
    """Acts of several days, each told one to three times, in documents of several days."""
    found = []
    pairs = itertools.product(("KEN UGA", "TZA UGA", "KEN TZA"), range(1, 13), range(3))
    for number, (sides, day, copy) in enumerate(pairs):
        if (number * 7) % 5 < copy:
            continue
        actor, recipient = sides.split()
        when = f"2024-06-{day:02}" if copy < 2 else None
        told = event(EXPELLED, id=f"e{number:03}", actors=actor, recipients=recipient, when=when)
        published = f"2024-06-{day + 1:02}"
        found.append(Told(f"d{number:03}", published=published, events=(told,)))
    return found


def test_linking_as_documents_come_in_is_linking_once(tmp_path: Path) -> None:
    corpus = _corpus()
    once = links.link(filled(tmp_path / "once.duckdb", corpus))
    parts = corpus[1::3], corpus[::3], corpus[2::3]
    for part in parts:
        last = links.link(filled(tmp_path / "parts.duckdb", part))
    assert once is not None
    assert last is not None
    assert (last.id, last.acts, last.reports) == (once.id, once.acts, once.reports)
    assert [layer.id for layer in links.layers(tmp_path / "parts.duckdb")] == [once.id]


def _tables(path: Path) -> dict[str, Rows]:
    names = ("documents", "texts", "events", "dyads", "statements", "figures", "outcomes", "links")
    return {n: Store(path).rows(f"SELECT * FROM {n} ORDER BY ALL") for n in names}


def _number(path: Path, by: str) -> int:
    frame = counts(Store(path), by, category="SANCTION", actor="KEN", recipient="UGA")  # type: ignore[arg-type]
    return int(frame["count"].sum())


TAGS = ["NAIROBI (Reuters) - ", "NAIROBI, June 24 (AFP) — ", "", "(AP) ", "NAIROBI – "]


def test_one_wire_story_in_five_outlets(tmp_path: Path) -> None:
    texts = [STORY.format(tag=tag) for tag in TAGS]
    texts[2] = texts[2].replace("pack", "leave").replace("lay idle", "stood idle") + " (Reuters)"
    texts[3] = texts[3].split("\n\nA ferry")[0]
    told = [Told(f"d{n}", text, outlet=f"Outlet {n}") for n, text in enumerate(texts)]
    path = read(tmp_path / "s.duckdb", [*told, Told("other", OTHER, outlet="Outlet 5")])
    before = _tables(path)
    assert links.link(path) is not None
    found = {by: _number(path, by) for by in ("mentions", "reports", "origins", "events")}
    assert found == {"mentions": 5, "reports": 5, "origins": 1, "events": 1}
    rules = Store(path).rows("SELECT DISTINCT rule FROM links WHERE kind = 'event' ORDER BY ALL")
    assert [r["rule"] for r in rules] == ["first", "same text"]
    links.unlink(path)
    assert _tables(path) == before
    assert {by: _number(path, by) for by in found} == dict.fromkeys(found, 5)


def _linked_store(path: Path) -> Path:
    return filled(path, [Told(f"d{n}", events=(event(EXPELLED),)) for n in range(3)])


def test_layers_are_replaced_or_kept(tmp_path: Path) -> None:
    path = _linked_store(tmp_path / "s.duckdb")
    first = links.link(path)
    assert first is not None
    filled(path, [Told("d3", events=(event(EXPELLED),))])
    second = links.link(path, keep=True)
    assert second is not None
    assert {layer.id for layer in links.layers(path)} == {first.id, second.id}
    assert links.unlink(path, second.id[:8]).id == second.id
    assert [(layer.id, layer.reports) for layer in links.layers(path)] == [(first.id, 3)]
    third = links.link(path)
    assert [layer.id for layer in links.layers(path)] == [third.id if third else ""]


@pytest.mark.parametrize("layer", [None, "nothing"])
def test_there_is_no_such_layer(tmp_path: Path, layer: str | None) -> None:
    path = _linked_store(tmp_path / "s.duckdb")
    if layer:
        links.link(path)
    with pytest.raises(StoreError) as raised:
        links.unlink(path, layer)
    assert raised.value.code == "S020"


def test_no_store_is_made_by_linking_none(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as raised:
        links.link(tmp_path / "none.duckdb")
    assert raised.value.code == "S006"
    assert list(tmp_path.iterdir()) == []


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(_linked_store(tmp_path / "s.duckdb"))
    assert main(["link", "--store", path]) == 0
    made = capsys.readouterr().out.splitlines()[0]
    assert made.endswith("0 documents of 0 origins, 3 events of 1 acts")
    assert main(["link", "--store", path, "--list"]) == 0
    assert capsys.readouterr().out.strip() == made
    assert main(["link", "--store", path, "--undo", made.split()[1]]) == 0
    assert capsys.readouterr().out.strip() == f"taken away: {made}"
    assert main(["link", "--store", path, "--undo"]) == 1
    assert "[S020]" in capsys.readouterr().err


@pytest.mark.parametrize("wrong", [["--undo", "--list"], ["--undo", "--keep"], ["a1b2"]])
def test_wrong_usage_of_the_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], wrong: list[str]
) -> None:
    path = str(_linked_store(tmp_path / "s.duckdb"))
    assert main(["link", "--store", path, *wrong]) == 2
    assert "[U001]" in capsys.readouterr().err


def test_a_store_with_nothing_to_link(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = filled(tmp_path / "s.duckdb", [Told("d", events=(event(EXPELLED),))])
    assert main(["link", "--store", str(path)]) == 0
    assert "nothing belongs together" in capsys.readouterr().out
