"""Answers are asked for once: in memory, in a file, by one process or several."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from realpolitik.errors import ResourceError
from realpolitik.model.inputs import Pair
from tests.model.asking import OTHER, PAIR, SECRET, coder, failure
from tests.model.endpoint import Said, Server, answer, good


def test_a_pair_is_asked_once(server: Server) -> None:
    asks = coder(server)
    first, again = asks.guesses([PAIR, PAIR])
    (later,) = asks.guesses([PAIR])
    assert len(server.asked) == 1
    assert first.kinds == again.kinds == later.kinds


def test_a_second_run_asks_nothing(server: Server, tmp_path: Path) -> None:
    cache = tmp_path / "answers.sqlite"
    first = coder(server, cache=cache).guesses([PAIR, OTHER])
    server.says(Said(status=500))
    again = coder(server, cache=cache).guesses([PAIR, OTHER])
    assert len(server.asked) == 2
    assert [(g.happens, g.kinds, g.mode, g.status) for g in first] == [
        (g.happens, g.kinds, g.mode, g.status) for g in again
    ]


def test_the_cache_holds_no_text(server: Server, tmp_path: Path) -> None:
    cache = tmp_path / "answers.sqlite"
    coder(server, cache=cache, api_key=SECRET).guesses([PAIR])
    assert [p.name for p in tmp_path.iterdir()] == ["answers.sqlite"]
    held = cache.read_bytes()
    assert b"SANCTION" in held
    assert not any(word in held for word in (b"Norway", b"envoys", SECRET.encode()))


@pytest.mark.parametrize(
    "changed",
    [
        replace(PAIR, text=PAIR.text + " "),
        replace(PAIR, source=PAIR.target, target=PAIR.source),
        replace(PAIR, target=None),
    ],
)
def test_another_question_is_asked(server: Server, changed: Pair) -> None:
    coder(server).guesses([PAIR, changed])
    assert len(server.asked) == 2


def test_another_model_is_asked(server: Server, tmp_path: Path) -> None:
    for model in ("small", "large"):
        coder(server, model=model, cache=tmp_path / "a").guesses([PAIR])
    assert len(server.asked) == 2


def test_another_prompt_is_asked(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    coder(server, cache=tmp_path / "a").guesses([PAIR])
    monkeypatch.setattr("realpolitik.model.remote_prompt.version", lambda: "another")
    coder(server, cache=tmp_path / "a").guesses([PAIR])
    assert len(server.asked) == 2


def test_answers_before_an_error_are_kept_and_errors_are_not(
    server: Server, tmp_path: Path
) -> None:
    server.says(good(), Said(status=401), good(category="SUPPORT", mode=None))
    with pytest.raises(ResourceError):
        coder(server, cache=tmp_path / "a").guesses([PAIR, OTHER])
    found = coder(server, cache=tmp_path / "a").guesses([PAIR, OTHER])
    assert [g.category for g in found] == ["SANCTION", "SUPPORT"]
    assert len(server.asked) == 3


@pytest.mark.parametrize("kept", ["", "[]", "{}", "null", json.dumps(answer(category="SCOLD"))])
def test_a_kept_answer_that_does_not_fit_is_asked_anew(
    server: Server, tmp_path: Path, kept: str
) -> None:
    cache = tmp_path / "a"
    coder(server, cache=cache).guesses([PAIR])
    with sqlite3.connect(cache) as file:
        file.execute("UPDATE answers SET answer = ?", (kept,))
    file.close()
    assert coder(server, cache=cache).guesses([PAIR])[0].category == "SANCTION"
    assert len(server.asked) == 2


def test_two_processes_share_a_cache(server: Server, tmp_path: Path) -> None:
    cache = tmp_path / "a"
    program = (
        "import sys; from realpolitik.model.inputs import Pair\n"
        "from realpolitik.model.remote import Endpoint, RemoteCoder\n"
        "asks = RemoteCoder(Endpoint(sys.argv[1], 'small', cache=sys.argv[2]))\n"
        "asks.guesses([Pair(f'Text {n}.', None, None) for n in range(20)])\n"
    )
    command = [sys.executable, "-c", program, server.address, str(cache)]
    running = [subprocess.Popen(command, stderr=subprocess.PIPE) for _ in range(2)]
    assert [p.communicate(timeout=60)[1] for p in running] == [b"", b""]
    asked = len(server.asked)
    assert 20 <= asked <= 40
    coder(server, cache=cache).guesses([Pair(f"Text {n}.", None, None) for n in range(20)])
    assert len(server.asked) == asked


@pytest.mark.parametrize("case", ["folder", "no folder", "not ours", "text"])
def test_a_cache_that_cannot_be_used(server: Server, tmp_path: Path, case: str) -> None:
    path = tmp_path / "a"
    if case == "folder":
        path.mkdir()
    elif case == "no folder":
        path = path / "b"
    elif case == "not ours":
        with sqlite3.connect(path) as file:
            file.execute("CREATE TABLE diary (day, words)")
        file.close()
    else:
        path.write_text("a diary of some length, which is no database at all\n" * 20)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(ResourceError) as told:
        coder(server, cache=path)
    assert told.value.code == "R010"
    assert before == (path.read_bytes() if path.is_file() else None)


def test_a_cache_that_is_damaged_later(server: Server, tmp_path: Path) -> None:
    cache = tmp_path / "a"
    asks = coder(server, cache=cache)
    cache.write_bytes(b"broken " * 500)
    assert failure(asks).code == "R010"
