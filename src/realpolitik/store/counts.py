"""Counts over time: of mentions, of reports, of origins or of acts.

What a count counts is never left open:

- ``mentions``: sentences, that is rows of ``events``;
- ``reports``: accounts of an act by a document, told once or often in it;
- ``origins``: the same, with the copies of one text counted once;
- ``events``: acts, each once, whoever reports it.

The last three need a layer of links (``realpolitik link``); without one, nothing is known to belong
together and all four are equal. The default is ``reports``: what the sources hold, without the
repetitions within a text, and without a guess on what two texts have in common.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal, get_args

from realpolitik.errors import UsageError
from realpolitik.records import Status
from realpolitik.store.reader import Store

if TYPE_CHECKING:
    import polars as pl

By = Literal["mentions", "reports", "origins", "events"]
Per = Literal["day", "week", "month", "quarter", "year"]
Undated = Literal["apart", "published"]
Split = Literal["actor", "recipient", "category", "quad", "status", "outlet"]

# A date that is less exact than the period says nothing of the period.
_COARSER: dict[Per, tuple[str, ...]] = {
    "day": ("week", "month", "quarter", "year", "decade"),
    "week": ("month", "quarter", "year", "decade"),
    "month": ("quarter", "year", "decade"),
    "quarter": ("year", "decade"),
    "year": ("decade",),
}

_UNITS: dict[By, str] = {
    "mentions": "d.event",
    "reports": "coalesce(d.document, '') || '/' || coalesce(a.cluster, d.event)",
    "origins": "coalesce(o.cluster, d.document, '') || '/' || coalesce(a.cluster, d.event)",
    "events": "coalesce(a.cluster, d.event)",
}

_LINKED = """
LEFT JOIN (SELECT DISTINCT member, cluster FROM links WHERE kind = 'event' AND layer = ?) a
    ON a.member = d.event
LEFT JOIN (SELECT DISTINCT member, cluster FROM links WHERE kind = 'origin' AND layer = ?) o
    ON o.member = d.document
"""

_DOCUMENTS = " LEFT JOIN documents p ON p.document = d.document"


def counts(
    store: Store,
    by: By = "reports",
    per: Per = "month",
    *,
    actor: str | None = None,
    recipient: str | None = None,
    category: str | None = None,
    status: Sequence[Status] = ("actual",),
    split: Sequence[Split] = (),
    undated: Undated = "apart",
    layer: str | None = None,
) -> pl.DataFrame:
    """How many, in every period.

    Args:
        store: a store.
        by: what is counted: ``mentions``, ``reports``, ``origins`` or ``events``.
        per: ``day``, ``week`` (from Monday), ``month``, ``quarter`` or ``year``.
        actor: the code of the one who acts, such as ``RUS``; all by default. An act that two sides
            do together counts for either as actor.
        recipient: the code of the one acted upon.
        category: a PLOVER category, such as ``CONSULT``.
        status: which status to count; by default what is told as done.
        split: columns to count apart: ``actor``, ``recipient``, ``category``, ``quad``, ``status``,
            ``outlet``.
        undated: where the text states no date: ``apart``, under the period null, or on the day
            when the document was ``published``.
        layer: the layer of links; the newest by default.

    Returns:
        The columns ``period`` (its first day), those of ``split``, ``count`` and ``covered``
        (whether any document published in the period was read), by period. What belongs together
        is counted in the period of its earliest date. Without ``split`` every period from the first
        covered one to the last is there: 0 where documents were read and told nothing of the kind,
        null where none was read. What has no date, or one less exact than the period, is counted
        under the period null.

    Raises:
        UsageError: ``U050`` for a word that is none of these.
        StoreError: as ``Store``.
    """
    import polars as pl

    _check("by", by, get_args(By))
    _check("per", per, get_args(Per))
    _check("undated", undated, get_args(Undated))
    for each in split:
        _check("split", each, get_args(Split))
    asked = {"d.actor": actor, "d.recipient": recipient, "d.category": category}
    conditions = {name: value for name, value in asked.items() if value is not None}
    linked = [] if by == "mentions" else [layer if layer is not None else _newest(store)] * 2
    values: list[Any] = [*linked, list(status), *conditions.values()]
    found = store.frame(_sql(by, per, list(conditions), split, undated), values)
    covered = store.frame(_COVERED.format(per=per))
    frame = found.join(covered, on="period", how="left" if split else "full", coalesce=True)
    frame = frame.with_columns(pl.col("covered").fill_null(value=False))
    none = pl.when(pl.col("covered")).then(pl.col("count").fill_null(0)).otherwise(pl.col("count"))
    return frame.with_columns(none.alias("count")).sort("period", *split, nulls_last=True)


# Every period from the first covered one to the last.
_COVERED = """
WITH covered AS (SELECT DISTINCT date_trunc('{per}', day)::DATE AS period FROM coverage
    WHERE day IS NOT NULL)
SELECT s.period::DATE AS period, c.period IS NOT NULL AS covered FROM (
    SELECT unnest(generate_series(min(period), max(period), INTERVAL 1 {per})) AS period
    FROM covered) s LEFT JOIN covered c ON c.period = s.period::DATE
"""


def _sql(
    by: By, per: Per, conditions: Sequence[str], split: Sequence[Split], undated: Undated
) -> str:
    """The units with their earliest period, counted by it."""
    columns = "".join(f", {_column(name)} AS {name}" for name in split)
    where = "".join(f" AND {name} = ?" for name in conditions)
    coarse = ", ".join(f"'{precision}'" for precision in _COARSER[per])
    day = "coalesce(d.day, p.published)" if undated == "published" else "d.day"
    period = f"CASE WHEN d.precision IN ({coarse}) THEN NULL ELSE date_trunc('{per}', {day}) END"
    joins = "" if by == "mentions" else _LINKED
    joins += _DOCUMENTS if "outlet" in split or undated == "published" else ""
    source = f"FROM dyads d {joins} WHERE list_contains(?::VARCHAR[], d.status){where}"
    names = "".join(f", {name}" for name in split)
    if by == "mentions" and _told_once(conditions, split):
        units = f"SELECT {period} AS period{columns} {source}"
    else:
        units = f"SELECT min({period}) AS period{columns}, {_UNITS[by]} AS unit {source} "
        units += f"GROUP BY unit{names}"
    return f"SELECT period::DATE AS period{names}, count(*) AS count FROM ({units}) GROUP BY ALL"


def _column(name: Split) -> str:
    return "p.outlet" if name == "outlet" else f"d.{name}"


def _told_once(conditions: Sequence[str], split: Sequence[Split]) -> bool:
    """Whether no event has two rows among those counted: both sides are fixed or told apart."""
    return all(f"d.{side}" in conditions or side in split for side in ("actor", "recipient"))


def _newest(store: Store) -> str:
    found = store.rows("SELECT layer FROM links ORDER BY made DESC, layer LIMIT 1")
    return str(found[0]["layer"]) if found else ""


def _check(name: str, value: str, allowed: Sequence[str]) -> None:
    if value not in allowed:
        raise UsageError(
            "U050",
            what=f"counts({name}={value!r}) counted nothing",
            why=f"{name} is none of the words that it takes",
            do=f"accepted: {', '.join(allowed)}",
        )
