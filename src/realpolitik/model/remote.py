"""A coder that asks an endpoint: any server with an OpenAI-compatible ``/v1/chat/completions``."""

from __future__ import annotations

import json
import math
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
from pydantic import ValidationError

from realpolitik.documents.transfer import retry_after
from realpolitik.errors import ResourceError, UsageError
from realpolitik.model import remote_cache, remote_http, remote_prompt
from realpolitik.model.guess import Guess
from realpolitik.model.inputs import Pair
from realpolitik.model.remote_answer import Answer, UnusableError, answer_in, guess

KEY = "REALPOLITIK_API_KEY"
"""The environment variable that a key is read from where the endpoint names none."""

LONGEST_WAIT = 60.0
"""Seconds: a server that asks to wait longer is not waited for."""

TOKENS = 2_048
"""The most that the model may write, so that one that never ends does not."""

_PATH = "/v1/chat/completions"
_FIRST_WAIT = 1.0
_LONGEST_BACKOFF = 30.0
_BUSY = 429


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Whom a ``RemoteCoder`` asks, and how patiently.

    ``url`` is the server's (``http://localhost:11434``), its ``/v1``, or the whole address of the
    chat completions. ``timeout`` is in seconds, for one request; ``retries`` is how often a pair is
    asked for again. ``api_key`` is read from ``REALPOLITIK_API_KEY`` where it is ``None``, and
    never shown. ``cache`` is a file that answers are kept in; in memory where it is ``None``.

    Raises:
        UsageError: ``U001`` for values that no endpoint can have.

    >>> Endpoint("http://localhost:11434", "qwen3:8b", api_key="secret")
    Endpoint(url='http://localhost:11434', model='qwen3:8b', timeout=60.0, retries=3, cache=None)
    """

    url: str
    model: str
    timeout: float = 60.0
    retries: int = 3
    api_key: str | None = field(default=None, repr=False)
    cache: Path | None = None

    def __post_init__(self) -> None:
        _address(self.url)
        _fit(self.model.strip(), "model", "its name is empty", "name it as the server does")
        patient = math.isfinite(self.timeout) and self.timeout > 0
        _fit(patient, "time-out", f"{self.timeout} s is no time to wait", "give seconds above 0")
        _fit(self.retries >= 0, "number of retries", "it is negative", "give 0 or more")
        _sendable(self.api_key)

    def key(self) -> str | None:
        """The key to send, if any.

        Raises:
            UsageError: ``U001`` for one from the environment that cannot be sent.
        """
        return _sendable(self.api_key or os.environ.get(KEY, "").strip() or None)


def _address(url: str) -> httpx.URL:
    """The address that is asked; messages never quote one that may hold a password."""
    example = "give one such as http://localhost:11434"
    try:
        found = httpx.URL(url)
    except (httpx.InvalidURL, UnicodeError, TypeError):
        raise _wrong("address", "it is no address", example) from None
    known = found.scheme in ("http", "https") and found.host
    _fit(known, "address", "it does not begin with http:// or https:// and a host", example)
    bare = not (found.userinfo or found.query or found.fragment)
    _fit(bare, "address", "it holds a password, a query or a fragment", f"put the key in {KEY}")
    path = found.path.rstrip("/")
    if not path.endswith("/chat/completions"):
        path = f"{path}/chat/completions" if path else _PATH
    return found.copy_with(path=path)


def _sendable(key: str | None) -> str | None:
    sendable = not key or (key.isascii() and key.isprintable() and " " not in key)
    _fit(sendable, "key", "it holds blanks or other than plain characters", "copy it once more")
    return key


def _fit(fits: object, part: str, why: str, do: str) -> None:
    if not fits:
        raise _wrong(part, why, do)


def _wrong(part: str, why: str, do: str) -> UsageError:
    return UsageError("U001", what=f"the endpoint's {part} cannot be used", why=why, do=do)


class _BusyError(Exception):
    """The endpoint may answer later; ``wait`` is when, in seconds, if it says so."""

    def __init__(self, why: str, *, reached: bool, wait: float | None = None) -> None:
        super().__init__(why)
        self.reached, self.wait = reached, wait


class RemoteCoder:
    """Asks an endpoint what the event model would be asked; see docs/coders.md.

    Args:
        endpoint: whom to ask.
        pause: how to wait; for tests.

    Raises:
        UsageError: ``U001`` for a key that cannot be sent.
        ResourceError: ``R010`` for a cache that cannot be used.
    """

    def __init__(self, endpoint: Endpoint, *, pause: Callable[[float], None] = time.sleep) -> None:
        self._endpoint, self._pause = endpoint, pause
        self._url, self._key = _address(endpoint.url), endpoint.key()
        self._cache: remote_cache.Cache = (
            remote_cache.File(endpoint.cache) if endpoint.cache else remote_cache.Memory()
        )
        self._takes_format = True

    def guesses(self, pairs: Sequence[Pair]) -> list[Guess]:
        """What the endpoint makes of each pair, in order; one request a pair, none if cached.

        Answers that came before an error are in the cache.

        Raises:
            ResourceError: ``R008`` when the endpoint gives no usable answer, ``R009`` when it
                cannot be reached, ``R010`` when the cache cannot be used.
        """
        return [guess(self._answer(pair)) for pair in pairs]

    def _answer(self, pair: Pair) -> Answer:
        key = remote_cache.key(self._endpoint.model, pair)
        found = _kept(self._cache.get(key))
        if found is None:
            found = self._asked(pair)
            self._cache.put(key, found.model_dump_json())
        return found

    def _asked(self, pair: Pair) -> Answer:
        """An answer from the endpoint, asked as often as it may be."""
        first = remote_prompt.messages(pair)
        asked, left = first, self._endpoint.retries
        while True:
            try:
                content = self._content(asked)
                return answer_in(content)
            except _BusyError as busy:
                if not left:
                    raise self._failed(busy) from None
                self._wait(busy, self._endpoint.retries - left)
            except UnusableError as fault:
                if not left:
                    raise self._unusable(str(fault)) from None
                # The same question would get the same answer at temperature 0.
                asked = first + remote_prompt.again(content, str(fault))
            left -= 1

    def _wait(self, busy: _BusyError, waited: int) -> None:
        """Pause before the next try; ``waited`` is how many came before."""
        if busy.wait is not None and busy.wait > LONGEST_WAIT:
            raise self._unusable(f"it asks to wait {busy.wait:.0f} s") from None
        backoff = min(_FIRST_WAIT * 2**waited, _LONGEST_BACKOFF)
        self._pause(backoff if busy.wait is None else busy.wait)

    def _content(self, messages: list[remote_prompt.Message]) -> str:
        """What the model wrote."""
        reply = self._reply(messages, takes_format=self._takes_format)
        if reply.status in (400, 422) and self._takes_format:
            reply = self._reply(messages, takes_format=False)
            self._takes_format = reply.status != 200
        if reply.status == _BUSY or reply.status >= 500:
            why = f"it answers with the status {reply.status}{self._said(reply)}"
            raise _BusyError(why, reached=True, wait=retry_after(reply.headers))
        if 300 <= reply.status < 400:
            raise self._unusable("it redirects, and redirects are not followed")
        if reply.status != 200:
            raise self._unusable(f"it answers with the status {reply.status}{self._said(reply)}")
        return self._written(reply.body)

    def _reply(
        self, messages: list[remote_prompt.Message], *, takes_format: bool
    ) -> remote_http.Reply:
        body: dict[str, Any] = {
            "model": self._endpoint.model,
            "messages": messages,
            "temperature": 0,
            "max_tokens": TOKENS,
            "stream": False,
        }
        if takes_format:
            body["response_format"] = {"type": "json_object"}
        try:
            return remote_http.post(self._url, body, self._key, self._endpoint.timeout)
        except remote_http.SilentError as error:
            raise _BusyError(str(error), reached=False) from None
        except remote_http.UnreachableError as error:
            raise self._unreachable(str(error)) from None
        except remote_http.TooLargeError as error:
            raise self._unusable(str(error)) from None

    def _written(self, body: bytes) -> str:
        """The model's words within the server's envelope; an empty string for none."""
        try:
            content = json.loads(body)["choices"][0]["message"].get("content")
        except (ValueError, RecursionError, LookupError, TypeError, AttributeError):
            raise self._unusable("what it answers is no chat completion") from None
        return content if isinstance(content, str) else ""

    def _said(self, reply: remote_http.Reply) -> str:
        """The beginning of what a server says of an error, without the key."""
        text = reply.body.decode("utf-8", "replace")
        text = text.replace(self._key, "***") if self._key else text
        text = " ".join("".join(c if c.isprintable() else " " for c in text).split())
        return f" ({text[:200]})" if text else ""

    def _failed(self, busy: _BusyError) -> ResourceError:
        return self._unusable(str(busy)) if busy.reached else self._unreachable(str(busy))

    def _unusable(self, why: str) -> ResourceError:
        return ResourceError(
            "R008",
            what=f"the endpoint {self._url} gave no usable answer for {self._endpoint.model!r}",
            why=why,
            do=f"check the model's name, the address and {KEY}, or name another model",
        )

    def _unreachable(self, why: str) -> ResourceError:
        return ResourceError(
            "R009",
            what=f"the endpoint {self._url} could not be reached",
            why=why,
            do="start the server, check its address, or allow it more time",
        )


def _kept(told: str | None) -> Answer | None:
    """An answer from the cache, unless it does not fit (any more)."""
    try:
        return Answer.model_validate_json(told) if told else None
    except ValidationError:
        return None
