"""``realpolitik outcomes``: how every input and every sentence ended, and why."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from realpolitik.cli import console

if TYPE_CHECKING:
    from realpolitik.store import Store

_SENTENCES = """
SELECT d.path, o.document, o.sentence, o.result, o.reason,
       substr(t.text, o.start + 1, o."end" - o.start) AS text
FROM outcomes o JOIN documents d USING (document) LEFT JOIN texts t USING (document)
WHERE (?::VARCHAR IS NULL OR o.document = ? OR d.name = ? OR d.path = ?)
  AND (?::VARCHAR IS NULL OR o.reason = ?) AND (? OR o.result = 'none')
ORDER BY d.rowid, o.sentence
"""


def outcomes(
    store: Annotated[Path, typer.Option(metavar="FILE", help="The store.")],
    document: Annotated[
        str | None, typer.Option(metavar="ID", help="Every sentence of one document.")
    ] = None,
    reason: Annotated[
        str | None, typer.Option(metavar="WORDS", help="The sentences with that reason.")
    ] = None,
    sentences: Annotated[
        bool, typer.Option("--sentences", help="Every sentence that gave nothing.")
    ] = False,
    documents: Annotated[
        bool, typer.Option("--documents", help="How every document of the input ended.")
    ] = False,
    failed: Annotated[bool, typer.Option("--failed", help="What could not be read.")] = False,
    csv: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the rows as CSV; - prints it.")
    ] = None,
) -> int:
    """Explain how inputs and sentences ended.

    Without options it counts: documents by how they ended, sentences by the
    reason why they gave no event.
    """
    from realpolitik.store import Store

    console.check_writable(csv, "--csv")
    found = Store(store)
    sql, values = _query(document, reason, sentences=sentences, documents=documents, failed=failed)
    if csv is not None:
        _write_csv(found, sql, values, csv)
        return 0
    rows = found.rows(sql, values)
    for row in rows:
        cells = ("" if v is None else str(v) for v in row.values())
        typer.echo(console.printable("  ".join(cells)).replace("\n", " "))
    if not rows:
        typer.echo("none")
    return 0


def _query(
    document: str | None, reason: str | None, *, sentences: bool, documents: bool, failed: bool
) -> tuple[str, list[object]]:
    if document or reason or sentences:
        whole = document is not None and not sentences
        return _SENTENCES, [*[document] * 4, reason, reason, whole]
    if failed:
        return (
            """SELECT source, code, reason, advice FROM inputs
            WHERE result = 'failed' ORDER BY run, position""",
            [],
        )
    if documents:
        return (
            """SELECT i.source, i.name, i.document, i.result, i.code, i.reason,
            (SELECT count(*) FROM events e WHERE e.document = i.document) AS events
            FROM inputs i ORDER BY run, position""",
            [],
        )
    return (
        """SELECT 'documents' AS what, result AS ended, count(*) AS number FROM inputs GROUP BY ALL
        UNION ALL
        SELECT 'sentences', coalesce(reason, 'events'), count(*) FROM outcomes GROUP BY ALL
        ORDER BY what, number DESC""",
        [],
    )


def _write_csv(store: Store, sql: str, values: list[object], path: Path) -> None:
    console.put(path, "--csv", store.frame(sql, values).write_csv)
