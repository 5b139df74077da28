"""From the rows of a file to the tables of the store, in SQL, within one transaction."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
import pyarrow as pa

from realpolitik.store.imports import crosswalk
from realpolitik.store.imports.layout import GIVEN, Layout
from realpolitik.store.imports.lines import Lines
from realpolitik.store.imports.names import Period

_ENTITY = pa.struct(
    [
        ("text", pa.string()),
        ("start", pa.int32()),
        ("end", pa.int32()),
        ("name", pa.string()),
        ("code", pa.string()),
        ("sector", pa.string()),
        ("identifier", pa.string()),
        ("via", pa.string()),
    ]
)
_WHO = pa.schema(
    [
        ("key", pa.string()),
        ("begins", pa.date32()),
        ("ends", pa.date32()),
        ("entities", pa.list_(_ENTITY)),
        ("codes", pa.list_(pa.string())),
    ]
)
_PLACE = pa.schema([("name", pa.string()), ("code", pa.string())])

_MACROS = (
    """CREATE OR REPLACE TEMP MACRO absent(x) AS
    CASE WHEN trim(x) IN ('', 'NA', 'None', 'NULL', 'nan') THEN NULL ELSE trim(x) END""",
    """CREATE OR REPLACE TEMP MACRO plausible(d) AS
    CASE WHEN d BETWEEN DATE '1800-01-01' AND DATE '2199-12-31' THEN d END""",
    """CREATE OR REPLACE TEMP MACRO day_of(x) AS plausible(CASE
    WHEN length(trim(x)) = 8 AND NOT contains(x, '-') THEN try_strptime(trim(x), '%Y%m%d')::DATE
    ELSE TRY_CAST(left(trim(x), 10) AS DATE) END)""",
)


def settle(connection: duckdb.DuckDBPyConnection) -> None:
    """Bound the memory of an import; what does not fit goes to the disk beside the store."""
    connection.execute("SET memory_limit = '700MB'")
    # The joins are written with the rows of the file first: how many those are DuckDB cannot know
    # beforehand, and would turn the join round, and their order with it.
    connection.execute("SET disabled_optimizers = 'join_order,build_side_probe_side'")
    connection.execute("SET threads = least(4, current_setting('threads'))")


def stage(connection: duckdb.DuckDBPyConnection, lines: Lines, layout: Layout) -> None:
    """Read the file into the temporary table ``staged``, each row with its fault or none.

    Raises:
        InputError: what ``lines`` raises.
    """
    for macro in _MACROS:
        connection.execute(macro)
    crosswalk.register(connection, layout.coding)
    lines.skip, lines.mend, lines.table = layout.header, layout.mend, layout.table
    connection.register("lines", lines.batches())
    try:
        connection.execute(_staged(layout))
    except duckdb.Error:
        if lines.failed:
            raise lines.failed from None
        raise
    connection.unregister("lines")


def _staged(layout: Layout) -> str:
    columns = {**GIVEN, **layout.columns}
    code = columns.pop("code", None)
    made = ", ".join(f"{sql} AS {name}" for name, sql in columns.items())
    key = f"{code} AS code_key" if code else f"{columns['code_text']} AS code_key"
    folded = crosswalk.FOLDED.format("x.code_text")
    by_name = f"LEFT JOIN code_names n ON n.name = {folded}" if layout.names_of_codes else ""
    found = "coalesce(c.code, n.code)" if layout.names_of_codes else "c.code"
    return f"""CREATE OR REPLACE TEMP TABLE staged AS
    SELECT x.* EXCLUDE (code_key, fields), {found} AS code,
      CASE WHEN fields <> {layout.width} THEN 'columns' WHEN day IS NULL THEN 'date'
      WHEN {found} IS NULL THEN 'code' END AS fault
    FROM (
      SELECT number, md5(concat_ws(chr(31), '{layout.dataset}', line)) AS hash,
        len(f) AS fields, {made}, {key}
      FROM (SELECT number, line, string_split(line, chr(9)) AS f FROM lines)
    ) x LEFT JOIN crosswalk c ON c.code = x.code_key {by_name}"""


def resolve(connection: duckdb.DuckDBPyConnection, layout: Layout) -> None:
    """Resolve each distinct name of ``staged`` once: the tables ``who`` and ``places``."""
    keys = _distinct(connection, "actor_key", "recipient_key")
    periods = [(key, period) for key in keys for period in layout.who(key)]
    content = pa.Table.from_pylist([_row(key, period) for key, period in periods], schema=_WHO)
    _table(connection, "who", content)
    named = _distinct(connection, "country")
    found = [{"name": name, "code": layout.where(name)} for name in named]
    _table(connection, "places", pa.Table.from_pylist(found, schema=_PLACE))


def _distinct(connection: duckdb.DuckDBPyConnection, *columns: str) -> list[str]:
    sql = " UNION ".join(f"SELECT DISTINCT {c} FROM staged WHERE fault IS NULL" for c in columns)
    found = connection.execute(f"SELECT * FROM ({sql}) t(k) WHERE k IS NOT NULL").fetchall()
    return sorted(row[0] for row in found)


def _row(key: str, period: Period) -> dict[str, object]:
    codes = dict.fromkeys(w.code for w in period.who if w.code)
    return {
        "key": key,
        "begins": period.begins,
        "ends": period.ends,
        "entities": [
            {
                "text": w.text,
                "name": w.name,
                "code": w.code,
                "sector": w.sector,
                "identifier": w.identifier,
                "via": w.via,
            }
            for w in period.who
        ],
        "codes": list(codes),
    }


def _table(connection: duckdb.DuckDBPyConnection, name: str, content: pa.Table) -> None:
    connection.register("content", content)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS SELECT * FROM content")
    connection.unregister("content")


def write(connection: duckdb.DuckDBPyConnection, layout: Layout, run: str) -> int:
    """Write the rows of ``staged`` that have no fault and are not there yet; how many were there.

    Rows that are alike to the letter are told apart by a number in their ids.
    """
    connection.execute(_AGAIN)
    named_id = f"""'{layout.dataset}-' || left(s.hash, 16)
    || CASE WHEN nth > 1 THEN '.' || nth ELSE '' END"""
    good = "FROM staged s LEFT JOIN again USING (number) WHERE s.fault IS NULL"
    connection.execute(
        f"""CREATE OR REPLACE TEMP TABLE already AS SELECT s.number {good}
        AND {named_id} IN (SELECT event FROM imported WHERE dataset = '{layout.dataset}')"""
    )
    # A view, so that the rows go into the store as they come: in the order of the file.
    connection.execute(
        f"""CREATE OR REPLACE TEMP VIEW made AS SELECT s.*, {named_id} AS id {good}
        AND s.number NOT IN (SELECT number FROM already)"""
    )
    named = {"run": run, "dataset": layout.dataset}
    connection.execute(_EVENTS, named)
    connection.execute(_DYADS, {"run": run})
    connection.execute(_IMPORTED, named)
    connection.execute(_COVERAGE, named)
    return int(connection.execute("SELECT count(*) FROM already").fetchall()[0][0])


_AGAIN = """CREATE OR REPLACE TEMP TABLE again AS
SELECT number, row_number() OVER (PARTITION BY hash ORDER BY number) AS nth FROM staged
WHERE fault IS NULL AND hash IN (
  SELECT hash FROM staged WHERE fault IS NULL GROUP BY hash HAVING count(*) > 1)"""

_SIDES = """made s JOIN crosswalk c ON c.code = s.code
LEFT JOIN who a ON a.key = s.actor_key AND s.day BETWEEN a.begins AND a.ends
LEFT JOIN who r ON r.key = s.recipient_key AND s.day BETWEEN r.begins AND r.ends"""

_EVENTS = f"""INSERT INTO events BY NAME
SELECT s.id, $run AS run, coalesce(a.entities, []) AS actors,
  coalesce(r.entities, []) AS recipients, c.category, c.mode,
  coalesce(s.contexts, c.contexts) AS contexts, c.quad, c.score, 'actual' AS status,
  [] AS attribution, c.words AS trigger_text, strftime(s.day, '%Y-%m-%d') AS when_value,
  'day' AS when_precision, 'imported' AS when_basis, s.place AS where_name,
  p.code AS where_country, s.latitude AS where_latitude, s.longitude AS where_longitude,
  CASE WHEN coalesce(s.place, s.country) IS NOT NULL THEN 'imported' END AS where_basis,
  'import: ' || $dataset || ' ' || s.code AS rule, s.day
FROM {_SIDES} LEFT JOIN places p ON p.name = s.country"""

_DYADS = f"""INSERT INTO dyads BY NAME
SELECT event, run, actor, recipient, category, quad, score, status, day, precision, mutual
FROM (
  SELECT *, unnest(CASE WHEN mutual THEN actors WHEN len(recipients) = 0 THEN [NULL]
    ELSE recipients END) AS recipient
  FROM (
    SELECT *, unnest(CASE WHEN len(actors) = 0 THEN [NULL] ELSE actors END) AS actor
    FROM (
      SELECT s.id AS event, $run AS run, coalesce(a.codes, []) AS actors,
        coalesce(r.codes, []) AS recipients, c.category, c.quad, c.score, 'actual' AS status,
        s.day, 'day' AS precision,
        len(coalesce(r.entities, [])) = 0 AND len(coalesce(a.codes, [])) > 1 AS mutual
      FROM {_SIDES})))
WHERE NOT mutual OR actor <> recipient"""

_IMPORTED = """INSERT INTO imported BY NAME
SELECT s.id AS event, $run AS run, $dataset AS dataset, s.own AS name, s.code_text AS code,
  s.actor, s.recipient, s.intensity, s.story, s.outlet, s.url, s.mentions, s.outlets, s.articles
FROM made s"""

_COVERAGE = """INSERT INTO import_coverage BY NAME
SELECT $run AS run, $dataset AS outlet, d.day, coalesce(n.events, 0) AS events
FROM (
  SELECT unnest(generate_series(min(coalesce(read_on, day)), max(coalesce(read_on, day)),
    INTERVAL 1 DAY))::DATE AS day
  FROM staged WHERE fault IS NULL
) d LEFT JOIN (
  SELECT s.day, count(*) AS events FROM made s GROUP BY s.day
) n USING (day)"""


def rows(
    connection: duckdb.DuckDBPyConnection, sql: str, values: Sequence[object] = ()
) -> list[tuple[object, ...]]:
    """The rows of a query, fetched whole."""
    return connection.execute(sql, list(values)).fetchall()
