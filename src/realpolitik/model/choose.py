"""Which coder judges acts: the shipped model, none, or an endpoint that the user runs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Protocol

from realpolitik.errors import UsageError

if TYPE_CHECKING:
    from realpolitik.model.guess import Guess
    from realpolitik.model.inputs import Pair

SHIPPED, RULES = "model", "rules"


class Coder(Protocol):
    """What the event model and every other coder offer."""

    def guesses(self, pairs: Sequence[Pair]) -> list[Guess]:
        """What it makes of each pair, in order."""
        ...


@cache
def coder(name: str = SHIPPED, endpoint_model: str | None = None) -> Coder | None:
    """The coder of that name, loaded once.

    Args:
        name: ``model`` for the one that ships, ``rules`` for none, or the address of an
            OpenAI-compatible endpoint (``http://localhost:11434/v1``).
        endpoint_model: the name of the model there.

    Raises:
        ResourceError: ``R005`` to ``R007`` when the shipped model cannot be used.
        UsageError: ``U007`` for a name that is none of these, ``U001`` for an endpoint without
            the name of a model.

    >>> coder("rules") is None
    True
    """
    check(name, endpoint_model)
    if name == RULES:
        return None
    if name == SHIPPED:
        from realpolitik.model.coder import event_model

        return event_model()
    from realpolitik.model.remote import Endpoint, RemoteCoder

    return RemoteCoder(Endpoint(url=name, model=endpoint_model or ""))


def check(name: str, endpoint_model: str | None = None) -> None:
    """Whether there is such a coder, found out before anything is read or written.

    Raises:
        UsageError: ``U007`` for a name that is none, ``U001`` for an endpoint without the name of
            a model, or a model's name without an endpoint.
    """
    if name in {SHIPPED, RULES}:
        if endpoint_model is not None:
            raise UsageError(
                "U001",
                what=f"the model {endpoint_model} was not asked",
                why=f"it is to be at an endpoint, and the coder is {name}",
                do="give its address with --coder http://HOST:PORT/v1, or leave out --coder-model",
            )
        return
    if not name.startswith(("http://", "https://")):
        raise UsageError(
            "U007",
            what=f"there is no coder {name}",
            why="it is neither model nor rules nor an address",
            do="give --coder model, --coder rules, or --coder http://HOST:PORT/v1",
        )
    if not endpoint_model:
        raise UsageError(
            "U001",
            what=f"the endpoint {name} was not asked",
            why="a server may hold many models, and none is named",
            do="name one with --coder-model",
        )
