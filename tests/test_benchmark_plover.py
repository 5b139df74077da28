"""The PLV benchmark's scores: what counts as right, with the pair given and without."""

import json
from pathlib import Path

import pytest

from benchmarks import plover, plover_events
from benchmarks.labels import LABELS, QUADS, label_of
from benchmarks.scores import calibration_error, macro_f1
from realpolitik.model.guess import category_of
from tests.conftest import Read
from training.samples import signed

HEADER = "sentence\tmarked_sentence\tgold_root\tgold_penta"
ROWS = [
    ("<s>Peru</s> sued <t>Chile</t> over a border.", "ACCUSE", 3),
    ("<s>Peru</s> bombed <t>Chile</t>.", "ASSAULT", 4),
    ("<s>Peru</s> and <t>Chile</t> signed a treaty.", "SUPPORT", 1),
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "rows.tsv"
    lines = [f"{m}\t{m}\t{root}\t{penta}" for m, root, penta in ROWS]
    path.write_text("\n".join([HEADER, *lines]) + "\n", encoding="utf-8")
    return path


def test_every_kind_has_a_label_and_every_label_a_kind() -> None:
    assert set(label_of()) == set(category_of())
    assert set(label_of().values()) == set(LABELS) == set(QUADS)


def test_scores_of_labels() -> None:
    gold = [{"gold_root": r, "gold_penta": str(p)} for _, r, p in ROWS]
    likely = [plover.of_kinds({k: 1.0}) for k in ("ACCUSE", "COERCE.blockade", "AID")]
    found = plover.score(gold, likely)
    assert found["accuracy"] == pytest.approx(2 / 3, abs=1e-4)
    assert found["root"] == pytest.approx(2 / 3, abs=1e-4)
    assert found["quad"] == pytest.approx(2 / 3, abs=1e-4)
    assert found["binary"] == 1.0


def test_a_label_gathers_its_kinds() -> None:
    likely = plover.of_kinds({"CONCEDE": 0.3, "RETREAT": 0.3, "AID": 0.4})
    assert max(likely, key=lambda label: likely[label]) == "YIELD"


def test_the_shipped_model_is_scored_from_the_command_line(
    file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["plover", str(file)])
    assert plover.main() == 0
    found = json.loads(capsys.readouterr().out)
    assert found["rows"] == 3
    assert {"root", "quad", "binary", "by_label", "sha256"} <= set(found)


@pytest.mark.parametrize("text", ["", "a\tb\n1\t2\n", "\xff\n"])
def test_a_file_of_another_layout(
    tmp_path: Path, text: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "other.tsv"
    path.write_bytes(text.encode("latin-1"))
    monkeypatch.setattr("sys.argv", ["plover", str(path)])
    assert plover.main() == 1
    assert "not laid out" in capsys.readouterr().err


def test_events_are_found_between_the_marked_parties(read: Read) -> None:
    gold = [{"gold_root": r, "marked_sentence": m} for m, r, _ in ROWS]
    readings = [read(signed(m).text) for m, _, _ in ROWS]
    found = plover_events.score(gold, readings)
    assert found["right"] == 1.0
    assert found["extra"] == 0.0


def test_an_act_of_the_other_direction_is_not_between_them(read: Read) -> None:
    event = read("Chile bombed Peru.").events[0]
    assert not plover_events.is_between(event, signed("<t>Chile</t> bombed <s>Peru</s>."))


def test_confidence_that_is_always_right_has_no_error() -> None:
    assert calibration_error([1.0, 1.0, 0.0], [True, True, False]) == 0
    assert macro_f1(["a", "b"], ["a", "b"]) == 1
