"""The figures of a store: which there are, and which for one thing do not agree.

Two figures are of one thing where measure, unit and owners are the same and

- of a *level* (``conflicting.csv``: GDP, population, trade …) the period is: the year or month that
  the text states, else that of publication;
- of a *toll* (the dead, the wounded …) the place is, or where none is named the day, and they were
  reported within as many days of one another as the table gives. A toll that is higher in a later
  report has risen, and is no conflict; one that is lower is.

They conflict where their ranges, with comparators and five per cent for rounding, do not meet, and
other documents or (of a toll: and also) other claimants stand behind them. All are kept; none is
merged, dropped or averaged.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from realpolitik.records import Verdict
from realpolitik.store.reader import Store
from realpolitik.tables import rows

LATER_DAYS = 30
"""How long a toll of a day that is told exactly is compared with later reports of it."""
_ROUNDING, _ABOUT = 0.05, 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which figures are wanted; ``None`` is all.

    ``country`` is a code among those whose the figure is or between whom it lies; ``since`` and
    ``until`` are days, both included: of what the figure speaks of, else of publication.
    """

    verdict: Verdict | None = None
    country: str | None = None
    measure: str | None = None
    since: date | None = None
    until: date | None = None


_DAY = """CASE
    WHEN regexp_matches(f.when_value, '^\\d{4}-\\d\\d-\\d\\d') THEN
        TRY_CAST(substr(f.when_value, 1, 10) AS DATE)
    WHEN regexp_full_match(f.when_value, '\\d{4}-\\d\\d') THEN
        TRY_CAST(f.when_value || '-01' AS DATE)
    WHEN regexp_full_match(f.when_value, '\\d{4}-Q[1-4]') THEN
        make_date(substr(f.when_value, 1, 4)::INTEGER, 3 * substr(f.when_value, 7)::INTEGER - 2, 1)
    WHEN regexp_full_match(f.when_value, '\\d{4}') THEN
        TRY_CAST(f.when_value || '-01-01' AS DATE)
    ELSE d.published END"""

_ASKED = f"""
SELECT f.rowid AS n, f.* EXCLUDE (document), f.document, d.published, d.outlet, {_DAY} AS day,
    f.attribution[-1].name AS claimant, len(f.attribution) = 0 AS own_voice
FROM figures f LEFT JOIN documents d USING (document)
WHERE ($verdict IS NULL OR f.verdict = $verdict)
  AND ($measure IS NULL OR lower(f.measure) = lower($measure))
  AND ($country IS NULL OR list_contains(f."of", $country) OR list_contains(f."between", $country))
  AND ($since IS NULL OR {_DAY} >= $since) AND ($until IS NULL OR {_DAY} <= $until)
"""

_SHOWN = """verdict, value, low, high, unit, comparator, measure, "of", "between",
    when_value AS "when", coalesce(claimant, '') AS claimant, evidence_text AS words, why,
    bound_value, bound_rule, bound_source, nearest_fit, published, outlet, document, id"""

_LISTED = f"""
SELECT {_SHOWN}, count(*) OVER () AS every FROM ({_ASKED})
ORDER BY published, document, evidence_start LIMIT coalesce($most, 9223372036854775807)
"""

_RANGES = f"""
SELECT *, CASE WHEN comparator IN ('up to', 'below') THEN 0
        WHEN comparator IN ('at least', 'exceeds') THEN least
        ELSE least - abs(least) * room END AS lo,
    CASE WHEN comparator IN ('at least', 'exceeds') OR most IS NULL THEN 'infinity'::DOUBLE
        WHEN comparator IN ('up to', 'below') THEN most
        ELSE most + abs(most) * room END AS hi
FROM (SELECT *, coalesce(value, low) AS least, coalesce(value, high) AS most,
        CASE WHEN comparator = 'about' THEN {_ABOUT} ELSE {_ROUNDING} END AS room FROM asked)
WHERE least IS NOT NULL AND (len("of") > 0 OR len("between") > 0)
"""

_PLACES = """
SELECT document, evidence_sentence, min(where_name) AS place FROM events
WHERE where_name IS NOT NULL GROUP BY ALL HAVING count(DISTINCT where_name) = 1
"""

# A figure's `thing` is what it is compared within, `slot` the day on which it was reported.
_THINGS = f"""
SELECT r.*, concat_ws('|', r.measure, unit, array_to_string(list_sort("of"), ';'),
        array_to_string(list_sort("between"), ';'), CASE
        WHEN kind = 'level' AND period = 'month' THEN coalesce(stated, strftime(day, '%Y-%m'))
        WHEN kind = 'level' THEN coalesce(left(stated, 4), strftime(day, '%Y'))
        WHEN stated IS NOT NULL THEN stated
        WHEN place IS NULL OR old THEN concat_ws(' on ', place, strftime(day, '%Y-%m-%d'))
        ELSE place END) AS thing,
    CASE WHEN kind = 'level' OR stated IS NOT NULL THEN 0
        ELSE coalesce(published, day) - DATE '1970-01-01' END AS slot,
    CASE WHEN kind = 'level' OR stated IS NOT NULL THEN 0
        WHEN old OR place IS NULL THEN {LATER_DAYS} ELSE days END AS reach,
    CASE WHEN kind = 'level' THEN document || '/' || voice
        WHEN own_voice THEN 'of ' || coalesce(outlet, document) ELSE voice END AS side
FROM (SELECT r.*, m.kind, m.days, m.period, p.place,
        coalesce(attribution[-1].code, lower(claimant), '') AS voice,
        CASE WHEN when_precision IN ('week', 'month', 'quarter', 'year', 'decade')
            THEN when_value END AS stated,
        coalesce(published - day > m.days, false) AS old
    FROM ranges r JOIN measures m ON m.measure = r.measure
    LEFT JOIN places p ON p.document = r.document AND p.evidence_sentence = r.evidence_sentence) r
WHERE day IS NOT NULL OR stated IS NOT NULL
"""

# The lowest top and the highest floor on every day, and those of all but whose they are: with
# these, every figure is held against all others of its thing without pairing them.
_EXTREMES = """
SELECT thing, slot, hi1, side1, lo1, side2, min(hi) FILTER (side <> side1) AS hi2,
    max(lo) FILTER (side <> side2) AS lo2
FROM (SELECT thing, slot, side, min(hi) AS hi, max(lo) AS lo FROM things GROUP BY ALL)
JOIN (SELECT thing, slot, min(hi) AS hi1, arg_min(side, hi) AS side1, max(lo) AS lo1,
        arg_max(side, lo) AS side2 FROM things GROUP BY ALL) USING (thing, slot)
GROUP BY ALL
"""

_AGAINST = """
SELECT DISTINCT t.n, t.thing, t.slot, t.reach
FROM (SELECT n, thing, slot, reach, lo, hi, side, unnest(range(-reach, reach + 1)) AS apart
    FROM things) t
JOIN extremes e ON e.thing = t.thing AND e.slot = t.slot + t.apart
WHERE (apart >= 0 AND t.lo > CASE WHEN t.side <> e.side1 THEN e.hi1 ELSE e.hi2 END)
   OR (apart <= 0 AND t.hi < CASE WHEN t.side <> e.side2 THEN e.lo1 ELSE e.lo2 END)
"""

_GROUPS = """
SELECT n, dense_rank() OVER (ORDER BY thing, part) AS conflict FROM (
    SELECT n, thing, sum(begins) OVER (PARTITION BY thing ORDER BY slot) AS part FROM (
        SELECT n, thing, slot, CASE WHEN slot - lag(slot) OVER (PARTITION BY thing ORDER BY slot)
            <= reach THEN 0 ELSE 1 END AS begins FROM against))
"""

# Those that a reading found within one document, of whatever measure.
_WITHIN = """
SELECT second.n AS n, first.n AS other
FROM flags g JOIN asked second ON second.document = g.document
    AND second.evidence_start = g.evidence_start AND second.evidence_end = g.evidence_end
JOIN asked first ON first.document = g.document AND first.evidence_start < g.evidence_start
    AND first.evidence_text = split_part(g."text", ' / ', 1)
WHERE g.kind = 'conflicting figures'
    AND (second.n NOT IN (SELECT n FROM groups) OR first.n NOT IN (SELECT n FROM groups))
QUALIFY row_number() OVER (PARTITION BY second.n ORDER BY first.evidence_start DESC) = 1
"""

_CONFLICTS = f"""
WITH asked AS MATERIALIZED ({_ASKED}),
measures AS (SELECT unnest($measures) AS measure, unnest($kinds) AS kind, unnest($days) AS days,
    unnest($periods) AS period),
places AS ({_PLACES}), ranges AS ({_RANGES}), things AS MATERIALIZED ({_THINGS}),
extremes AS MATERIALIZED ({_EXTREMES}), against AS ({_AGAINST}),
groups AS MATERIALIZED ({_GROUPS}), within AS MATERIALIZED ({_WITHIN}),
members AS (SELECT n, conflict FROM groups
    UNION ALL SELECT n, 1000000000 + n FROM within
    UNION ALL SELECT other, 1000000000 + n FROM within)
SELECT conflict, {_SHOWN}, every, things
FROM (SELECT n, dense_rank() OVER (ORDER BY conflict) AS conflict, count(*) OVER () AS every,
        count(DISTINCT conflict) OVER () AS things FROM members)
JOIN asked USING (n)
WHERE $most IS NULL OR conflict <= $most
ORDER BY conflict, published, document, evidence_start
"""


@dataclass(frozen=True, slots=True)
class Found:
    """Rows by column name, and how many there are in all: figures, and things they are of."""

    rows: list[dict[str, Any]]
    figures: int
    things: int = 0


def listed(path: str | Path, asked: Asked, most: int | None = None) -> Found:
    """The figures of a store, by day of publication and place in the document; ``most`` of them.

    Raises:
        StoreError: as ``Store``.
    """
    found = Store(path).rows(_LISTED, {**_values(asked), "most": most})
    every = found[0]["every"] if found else 0
    return Found([_without(row, "every") for row in found], every)


def conflicts(path: str | Path, asked: Asked, most: int | None = None) -> Found:
    """The figures that others contradict, those for one thing under one number (``conflict``).

    Args:
        path: the store.
        asked: which figures are held against one another.
        most: how many things; ``None`` is all.

    Raises:
        StoreError: as ``Store``.
    """
    table = rows("store", "conflicting.csv")
    told = {
        "measures": [row["measure"] for row in table],
        "kinds": [row["kind"] for row in table],
        "days": [int(row["days"] or 0) for row in table],
        "periods": [row["period"] for row in table],
    }
    found = Store(path).rows(_CONFLICTS, {**_values(asked), **told, "most": most})
    first = found[0] if found else {"every": 0, "things": 0}
    kept = [_without(row, "every", "things") for row in found]
    return Found(kept, first["every"], first["things"])


def _without(row: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in names}


def _values(asked: Asked) -> dict[str, Any]:
    return {
        "verdict": asked.verdict,
        "country": asked.country,
        "measure": asked.measure,
        "since": asked.since,
        "until": asked.until,
    }
