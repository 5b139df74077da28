"""Events in the JSON that PLOVER's manual lays out, one object a line."""

from __future__ import annotations

from realpolitik._version import __version__
from realpolitik.store.exports.kinds import literal, mark
from realpolitik.tables import rows

SKIPPED = "t.category IS NULL OR coalesce(t.day, d.published) IS NULL"
"""Events that it has no place for: without a category, or without any date."""

_AUXILIARY = {
    "historical": "historical",
    "future": "future",
    "hypothetical": "hypothetical",
    "negated": "negation",
}
_LENGTHS = {"week": "7 DAY", "month": "1 MONTH", "quarter": "3 MONTH", "year": "1 YEAR"}


def select() -> str:
    """The select list; ``t`` is an event and ``d`` its document, if it has one."""
    parts = {
        "id": "t.id",
        "date": "coalesce(t.day, d.published)",
        "enddate": _end(),
        "actor": f"CASE WHEN len(t.actors) = 0 THEN [{_nobody()}] ELSE {_entities('actors')} END",
        "recipient": _entities("recipients"),
        "event": "[t.category]",
        "mode": "CASE WHEN t.mode IS NULL THEN [] ELSE [t.mode] END",
        "context": f"list_concat(t.contexts, {_auxiliary()})",
        "quad_code": "t.quad",
        "event_scale": "t.score",
        "event_text": "CASE WHEN t.trigger_text IS NULL THEN [] ELSE [t.trigger_text] END",
        "event_loc": _place(),
        "text_info": _text(),
        "cite_info": _citation(),
        "coder": literal(f"realpolitik {__version__}"),
        "status": "t.status",
        "date_basis": "CASE WHEN t.day IS NULL THEN 'publication' ELSE t.when_basis END",
        "schema": literal(mark("plover")),
    }
    return ", ".join(f'{sql} AS "{name}"' for name, sql in parts.items())


def code(sql: str) -> str:
    """The SQL of PLOVER's code of an actor: three letters, also for bodies and groups.

    >>> from duckdb import sql as run
    >>> [run("SELECT " + code(f"'{c}'")).fetchall()[0][0]
    ...  for c in ("USA", "XKX", "IGO:UN", "IGO:NATO", "NSA:HAMAS")]
    ['USA', 'KOS', 'UNO', 'IGO', 'PSE']
    """
    groups = {r["code"]: r["country"] for r in rows("gazetteer", "groups.csv") if r["country"]}
    home = ", ".join(f"{literal(k)}: {literal(v)}" for k, v in groups.items())
    return f"""CASE {sql} WHEN 'IGO:UN' THEN 'UNO' WHEN 'IGO:EU' THEN 'EUR' WHEN 'XKX' THEN 'KOS'
    ELSE CASE left({sql}, 4) WHEN 'IGO:' THEN 'IGO'
    WHEN 'NSA:' THEN coalesce(MAP {{{home}}}[{sql}], 'IMG') ELSE {sql} END END"""


def _entities(side: str) -> str:
    fields = {
        "code": code("x.code"),
        "sector": "x.sector",
        "entity_text": 'x."text"',
        "identifier_id": "x.identifier",
        "identifier_text": "x.name",
        "realpolitik_code": "x.code",
    }
    packed = ", ".join(f"{name} := {sql}" for name, sql in fields.items())
    return f"list_transform(t.{side}, lambda x: struct_pack({packed}))"


def _nobody() -> str:
    """The manual's code for an actor that the text does not name."""
    names = ("entity_text", "identifier_id", "identifier_text", "realpolitik_code")
    rest = ", ".join(f"{name} := NULL::VARCHAR" for name in names)
    return f"struct_pack(code := NULL::VARCHAR, sector := 'UNK', {rest})"


def _auxiliary() -> str:
    cases = " ".join(f"WHEN {literal(s)} THEN [{literal(c)}]" for s, c in _AUXILIARY.items())
    return f"CASE t.status {cases} ELSE [] END"


def _end() -> str:
    cases = " ".join(
        f"WHEN {literal(p)} THEN (t.day + INTERVAL {length})::DATE - 1"
        for p, length in {**_LENGTHS, "decade": "10 YEAR"}.items()
    )
    return f"CASE WHEN t.day IS NOT NULL THEN CASE t.when_precision {cases} END END"


def _place() -> str:
    return """CASE WHEN coalesce(t.where_name, t.where_country) IS NOT NULL THEN struct_pack(
    resolved_place := t.where_name, lat := t.where_latitude, lon := t.where_longitude,
    country_code := t.where_country) END"""


def _text() -> str:
    return """CASE WHEN t.evidence_start IS NOT NULL THEN struct_pack(
    sequence := t.evidence_sentence, start := t.evidence_start, "end" := t.evidence_end) END"""


def _citation() -> str:
    return f"""struct_pack(url := d.url, title := d.title, language := d.language,
    publication := d.outlet, coder := {literal(f"realpolitik {__version__}")},
    codebook := 'plover-2.0')"""
