"""realpolitik reads what the press writes about states and tells words from deeds.

    import realpolitik as rp

    reading = rp.read("column.md")
    for event in reading.events:
        print(event.category, event.status, event.evidence.text)

Importing the package loads neither spaCy nor a model: what is named here is fetched when it is
first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from realpolitik._version import __version__

if TYPE_CHECKING:
    from realpolitik.api import open, read
    from realpolitik.errors import (
        InputError,
        RealpolitikError,
        ResourceError,
        StoreError,
        TableError,
        UsageError,
    )
    from realpolitik.records import (
        Bound,
        Document,
        Entity,
        Event,
        Evidence,
        Figure,
        Flag,
        Forecast,
        Instrument,
        Likelihood,
        Outcome,
        Reading,
        Run,
        Span,
        Statement,
        UnknownActor,
        Voice,
        When,
        Where,
    )

_HOMES = {
    "errors": (
        "InputError",
        "RealpolitikError",
        "ResourceError",
        "StoreError",
        "TableError",
        "UsageError",
    ),
    "api": ("open", "read"),
    "records": (
        "Bound",
        "Document",
        "Entity",
        "Event",
        "Evidence",
        "Figure",
        "Flag",
        "Forecast",
        "Instrument",
        "Likelihood",
        "Outcome",
        "Reading",
        "Run",
        "Span",
        "Statement",
        "UnknownActor",
        "Voice",
        "When",
        "Where",
    ),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Bound",
    "Document",
    "Entity",
    "Event",
    "Evidence",
    "Figure",
    "Flag",
    "Forecast",
    "InputError",
    "Instrument",
    "Likelihood",
    "Outcome",
    "Reading",
    "RealpolitikError",
    "ResourceError",
    "Run",
    "Span",
    "Statement",
    "StoreError",
    "TableError",
    "UnknownActor",
    "UsageError",
    "Voice",
    "When",
    "Where",
    "__version__",
    "open",
    "read",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
