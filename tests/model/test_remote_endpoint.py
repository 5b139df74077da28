"""Whom the remote coder asks: the key, which nobody sees, and values that no endpoint has."""

from __future__ import annotations

import json
import pickle
import traceback
from dataclasses import replace

import pytest

from realpolitik.errors import UsageError
from realpolitik.model.remote import KEY, Endpoint, RemoteCoder
from tests.model.asking import PAIR, SECRET, coder, failure
from tests.model.endpoint import Said, Server, answer, wrote


@pytest.mark.parametrize("told", ["endpoint", "environment"])
def test_the_key_is_sent_as_bearer(
    server: Server, monkeypatch: pytest.MonkeyPatch, told: str
) -> None:
    if told == "environment":
        monkeypatch.setenv(KEY, f"{SECRET}\n")
    coder(server, api_key=SECRET if told == "endpoint" else None).guesses([PAIR])
    assert server.headers[0]["authorization"] == f"Bearer {SECRET}"


def test_without_a_key_none_is_sent(server: Server) -> None:
    coder(server).guesses([PAIR])
    assert "authorization" not in server.headers[0]


@pytest.mark.parametrize(
    "reply",
    [
        Said(f"wrong key {SECRET}".encode(), 401),
        Said(f"wrong key {SECRET}".encode(), 500),
        Said(b"x" * 190 + SECRET.encode(), 400),
        Said(status=302, headers={"Location": f"/{SECRET}"}),
        wrote(SECRET),
        wrote(json.dumps(answer(category=SECRET, mode=SECRET))),
        Said(slow=0.1),
        Said(SECRET.encode()),
    ],
)
def test_the_key_is_in_no_error(server: Server, reply: Said) -> None:
    server.says(reply)
    error = failure(coder(server, api_key=SECRET, timeout=0.08, retries=1))
    told = "".join(traceback.format_exception(error)) + repr(error) + repr(vars(error))
    assert SECRET not in told
    assert SECRET[:8] not in told


def test_the_key_is_in_no_repr(server: Server) -> None:
    endpoint = Endpoint(server.address, "small", api_key=SECRET)
    asks = RemoteCoder(endpoint)
    assert SECRET not in repr(endpoint) + str(endpoint) + repr(asks)
    assert pickle.loads(pickle.dumps(endpoint)) == endpoint


@pytest.mark.parametrize("key", ["two words", "line\nbreak", "schlüssel", "\x00"])
def test_a_key_that_cannot_be_sent_is_refused_unseen(
    monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    with pytest.raises(UsageError) as told:
        Endpoint("http://localhost", "small", api_key=key)
    assert told.value.code == "U001"
    assert key not in str(told.value)
    if "\x00" not in key:
        monkeypatch.setenv(KEY, key)
        with pytest.raises(UsageError):
            RemoteCoder(Endpoint("http://localhost", "small"))


@pytest.mark.parametrize(
    "told",
    [
        {"url": ""},
        {"url": "localhost:11434"},
        {"url": "ftp://localhost"},
        {"url": "file:///etc/passwd"},
        {"url": "http://"},
        {"url": "http://user:hidden@localhost"},
        {"url": "http://localhost?key=hidden"},
        {"url": "http://localhost#hidden"},
        {"url": "http://local\x00host"},
        {"url": "http://localhost:hidden"},
        {"model": " "},
        {"timeout": 0.0},
        {"timeout": -1.0},
        {"timeout": float("nan")},
        {"timeout": float("inf")},
        {"retries": -1},
    ],
)
def test_values_that_no_endpoint_has(told: dict[str, object]) -> None:
    with pytest.raises(UsageError) as error:
        replace(Endpoint("http://localhost", "small"), **told)  # type: ignore[arg-type]
    assert error.value.code == "U001"
    assert "hidden" not in str(error.value)
