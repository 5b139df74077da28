"""The short word lists of ``gazetteer/actors.toml``."""

from __future__ import annotations

from functools import cache

from realpolitik.tables import toml


@cache
def word_set(section: str, key: str) -> frozenset[str]:
    """One list, for membership tests.

    >>> "near" in word_set("places", "locative")
    True
    """
    return frozenset(toml("gazetteer", "actors.toml")[section][key])
