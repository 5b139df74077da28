"""CAMEO's own codes of actors (``USAGOV``, ``PSEREBHMS``) and the FIPS codes of places."""

from __future__ import annotations

import re
from functools import cache

from realpolitik.gazetteer import state
from realpolitik.gazetteer.names import names
from realpolitik.gazetteer.trie import pieces
from realpolitik.store.imports.names import Who
from realpolitik.tables import rows

_CODE = re.compile(r"^(?:[A-Z]{3}){1,5}$")


def is_actor_code(text: str) -> bool:
    """Whether a text is built like a CAMEO actor code and begins with one that we know.

    >>> [is_actor_code(text) for text in ("USAGOV", "USA", "Russia", "ZZZGOV")]
    [True, True, False, False]
    """
    known = text[:3] in _known() or _country(text[:3]) is not None
    return bool(_CODE.match(text)) and known


def actor(text: str, parts: list[str], name: str | None = None) -> Who:
    """An actor by his codes of three letters: state, group, type, in any order of kinds.

    >>> who = actor("USAGOV", ["USA", "GOV"])
    >>> who.code, who.sector
    ('USA', 'GOV')
    >>> actor("PSEREBHMS", ["PSE", "REB", "HMS"]).code
    'NSA:HAMAS'
    """
    code = group = sector = None
    for part in filter(None, parts):
        known = _known().get(part, {})
        code = code or _country(part)
        if "group" in known and not group:
            group, of_group = known["group"]
            sector = sector or of_group
        if "type" in known and part != parts[0]:
            sector = sector or known["type"][1]
    if code is None and parts[0] in _known() and "type" in _known()[parts[0]]:
        sector = sector or _known()[parts[0]]["type"][1]
    found = group or code
    if found is None and name:
        found = _by_name(name)
    sector = sector or ("GOV" if found and not any(parts[1:]) else None)
    known_state = state(found) if found else None
    shown = known_state.name if known_state else None
    return Who(text, shown, found, sector or None, None, "code" if found else "unresolved")


def split(text: str) -> list[str]:
    """The letters of a code, by threes.

    >>> split("USAGOV")
    ['USA', 'GOV']
    """
    return [text[i : i + 3] for i in range(0, len(text), 3)]


def fips(code: str) -> str | None:
    """The state of a FIPS 10-4 code; a dependency's is that of its state.

    >>> fips("RS"), fips("GQ"), fips("XX")
    ('RUS', 'USA', None)
    """
    return _fips().get(code)


def _country(code: str) -> str | None:
    known = _known().get(code, {})
    if "country" in known:
        return known["country"][0]
    return code if state(code) else None


def _by_name(name: str) -> str | None:
    sequence = pieces(name.title())
    hit = names().longest(sequence, 0)
    if hit is None or hit[0] != len(sequence):
        return None
    codes = {n.code for n in hit[1] if n.kind in ("state", "organisation", "armed group")}
    return codes.pop() if len(codes) == 1 else None


@cache
def _known() -> dict[str, dict[str, tuple[str | None, str | None]]]:
    found: dict[str, dict[str, tuple[str | None, str | None]]] = {}
    for row in rows("gazetteer", "cameo_actors.csv"):
        meaning = (row["becomes"] or None, row["sector"] or None)
        found.setdefault(row["code"], {})[row["kind"]] = meaning
    return found


@cache
def _fips() -> dict[str, str]:
    return {row["fips"]: row["code"] for row in rows("gazetteer", "fips.csv")}
