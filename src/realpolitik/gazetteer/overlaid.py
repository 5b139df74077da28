"""A user's own rows over the tables of the gazetteer, for as long as a reading uses them.

The functions that look things up (``names``, ``holders``) take no argument that says whose rows
count: a reading says it once, with ``using``. What they compile is kept apart for each overlay, so
that two readings in one process, or in two threads, never see each other's rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache, wraps
from typing import Any, TypeVar

T = TypeVar("T")

_KEPT = 4
"""Overlays whose compiled tables are kept; each takes as much memory as our own."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of an overlay, checked; ``line`` is where it stands in the file, from 1.

    ``kind`` is a key of ``kinds`` in ``overlay.toml``; ``code`` and ``sector`` are empty where the
    kind is ``none``, "this name is nobody". ``None`` dates are open.
    """

    line: int
    name: str
    aliases: tuple[str, ...]
    kind: str
    code: str
    sector: str
    office: str
    valid_from: date | None
    valid_to: date | None
    identifier: str | None
    source: str

    @property
    def texts(self) -> tuple[str, ...]:
        """The name and its other spellings."""
        return (self.name, *self.aliases)

    def valid(self, on: date | None) -> bool:
        """Whether the row holds on a day; without a day, whether it is still open."""
        if on is None:
            return self.valid_to is None
        begun = self.valid_from is None or self.valid_from <= on
        return begun and (self.valid_to is None or on <= self.valid_to)


@dataclass(frozen=True)
class Overlay:
    """A user's file of actors, without a fault. Two of the same path and content are equal.

    ``digest`` is the first 12 hex digits of the file's SHA-256, as for our own tables.
    """

    path: str
    digest: str
    entries: tuple[Entry, ...] = field(compare=False, repr=False)

    def __reduce__(self) -> tuple[Any, ...]:
        """Sent to another process by its path: the rows may be many, and go with every batch."""
        from realpolitik.gazetteer.overlay import again

        return again, (self.path, self.digest)


_ACTIVE: ContextVar[Overlay | None] = ContextVar("realpolitik_overlay", default=None)


def active() -> Overlay | None:
    """The overlay that what is read here and now goes by."""
    return _ACTIVE.get()


@contextmanager
def using(overlay: Overlay | None) -> Iterator[None]:
    """Look names up in our tables with the overlay's rows over them; ``None`` is ours alone."""
    token = _ACTIVE.set(overlay)
    try:
        yield
    finally:
        _ACTIVE.reset(token)


def per_overlay(compiled: Callable[[], T]) -> Callable[[], T]:
    """Remember what a function compiles, once for our tables and once for each overlay.

    >>> calls = per_overlay(lambda: [active()])
    >>> own = Overlay("own.csv", "0" * 12, ())
    >>> with using(own):
    ...     calls() == [own] and calls() is calls()
    True
    >>> calls()
    [None]
    """
    ours = cache(compiled)

    @lru_cache(maxsize=_KEPT)
    def theirs(_: Overlay) -> T:
        return compiled()

    @wraps(compiled)
    def looked_up() -> T:
        overlay = _ACTIVE.get()
        return ours() if overlay is None else theirs(overlay)

    return looked_up
