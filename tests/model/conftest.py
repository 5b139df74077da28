"""A server that the tests of the remote coder ask."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from realpolitik.model.remote import KEY
from tests.model.endpoint import Server, serving


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.delenv(KEY, raising=False)
    with serving() as found:
        yield found
