"""What the tests of the remote coder share: two pairs, a coder that does not wait, its failure."""

from __future__ import annotations

from dataclasses import replace

import pytest

from realpolitik.errors import ResourceError
from realpolitik.model.inputs import Pair
from realpolitik.model.remote import Endpoint, RemoteCoder
from tests.model.endpoint import Server

PAIR = Pair("Norway expelled two envoys of Brazil.", (0, 6), (30, 36))
OTHER = Pair("Chile thanked Ghana.", (0, 5), (14, 19))
SECRET = "sk-very-secret-0123"


class Pauses(list[float]):
    """The seconds that were to be waited, and were not."""

    def __call__(self, seconds: float) -> None:
        self.append(seconds)


def coder(server: Server, pauses: Pauses | None = None, **told: object) -> RemoteCoder:
    endpoint = replace(Endpoint(server.address, "small", timeout=5.0), **told)  # type: ignore[arg-type]
    return RemoteCoder(endpoint, pause=pauses if pauses is not None else Pauses())


def failure(asks: RemoteCoder, pair: Pair = PAIR) -> ResourceError:
    with pytest.raises(ResourceError) as caught:
        asks.guesses([pair])
    assert caught.value.what and caught.value.why and caught.value.do
    return caught.value
