"""Repeats within a file: told, and remembered in bounded memory."""

import json
import pickle
from pathlib import Path

import pytest

from realpolitik.documents import Prepared, load, rows
from realpolitik.documents.repeats import Seen
from realpolitik.errors import InputError

LEFT = "The envoy left the city on Tuesday."
CAME = "The envoy came back on Friday."


def write(path: Path, *records: object) -> Path:
    path.write_text("\n".join(r if isinstance(r, str) else json.dumps(r) for r in records))
    return path


def test_no_more_than_two_generations_are_kept() -> None:
    seen = Seen(most=10)
    for number in range(1, 1001):
        assert seen.first(number, f"id {number}", LEFT) is None
        assert len(seen._young) + len(seen._old) <= 20
    assert seen.first(1001, "id 1000", LEFT) == (1000, True)
    assert seen.first(1002, "id 990", CAME) == (990, False)
    assert seen.first(1003, "id 1", LEFT) is None


def test_what_is_seen_again_stays_known_for_as_long() -> None:
    seen = Seen(most=3)
    for number in range(1, 4):
        seen.first(number, str(number), LEFT)
    assert [seen.first(9, str(n), LEFT) for n in (1, 2, 3)] == [(n, True) for n in (1, 2, 3)]


def test_errors_come_after_the_document_before_them(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", "{", {"text": LEFT}, "{", "{", {"text": CAME}, "{")
    places = [f.source if isinstance(f, InputError) else f.document.path for f in load(path)]
    assert places == [f"{path}:{n}" for n in range(1, 7)]


def test_a_repeat_after_an_error_is_noted_at_the_document_before(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", {"text": LEFT}, "{", {"text": LEFT})
    first, error = load(path)
    assert isinstance(first, Prepared) and isinstance(error, InputError)
    assert first.notes[-1] == "line 3 repeats the id and text of line 1; skipped"


def test_a_file_of_one_line_many_times_has_few_notes(tmp_path: Path) -> None:
    (found,) = load(write(tmp_path / "a.jsonl", *[{"text": LEFT}] * 500))
    assert isinstance(found, Prepared)
    assert len(found.notes) < 30
    assert found.notes[-1] == "479 more repeat others; skipped"


def test_errors_are_not_held_back_without_bound(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rows, "_MOST_HELD", 3)
    path = write(tmp_path / "a.jsonl", {"text": LEFT}, *["{"] * 10, {"text": CAME})
    found = list(load(path))
    assert [isinstance(f, Prepared) for f in found] == [True, *[False] * 10, True]


def test_an_error_crosses_to_another_process_whole(tmp_path: Path) -> None:
    (error,) = load(write(tmp_path / "a.jsonl", "{"))
    again = pickle.loads(pickle.dumps(error))
    assert isinstance(again, InputError)
    assert str(again) == str(error)
    assert again.source == f"{tmp_path / 'a.jsonl'}:1"
