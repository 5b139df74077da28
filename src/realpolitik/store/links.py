"""What belongs together, as a layer over the store: copies of one text, reports of one act.

A layer adds rows to the table ``links`` and touches nothing else; taking it away restores what was
there before. A layer says what belongs together in the whole store as it then was: its id is a hash
of what it says, so that linking again changes nothing unless documents were added.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from realpolitik.errors import StoreError
from realpolitik.store import connect
from realpolitik.store.linking_accounts import by_pair
from realpolitik.store.linking_found import Found, Link
from realpolitik.store.linking_pairs import compared, fold
from realpolitik.store.origins import Origins, find
from realpolitik.store.reader import Store
from realpolitik.store.writer import Writer, transaction

_LISTED = """
SELECT layer, max(made) AS made,
    count(DISTINCT cluster) FILTER (kind = 'origin') AS origins,
    count(*) FILTER (kind = 'origin') AS copies,
    count(DISTINCT cluster) FILTER (kind = 'event') AS acts,
    count(*) FILTER (kind = 'event') AS reports
FROM links GROUP BY layer ORDER BY made DESC, layer
"""


@dataclass(frozen=True, slots=True)
class Layer:
    """A linking: ``copies`` documents share ``origins`` origins, ``reports`` are of ``acts`` acts.

    Documents and events that are linked to nothing are not among these. ``unread`` counts the
    documents with too little text to be compared; ``None`` for a layer made earlier.
    """

    id: str
    made: datetime
    origins: int
    copies: int
    acts: int
    reports: int
    unread: int | None = None


def link(path: str | Path, *, keep: bool = False) -> Layer | None:
    """Find what belongs together in a store, and lay it over the store.

    Args:
        path: the store.
        keep: whether earlier layers stay; else the new one replaces them.

    Returns:
        The layer; ``None`` where nothing belongs together.

    Raises:
        StoreError: ``S001`` newer, ``S002`` written by another, ``S003`` busy, ``S004`` refused by
            the system, ``S005`` not a store, ``S006`` missing.
    """
    path = Path(path)
    Store(path)
    with Writer(path, "realpolitik link") as writer:
        with connect.reading(path) as connection:
            origins = find(connection)
            rows = [*_origin_links(origins), *_event_links(connection, origins)]
        made = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
        layer = _id(rows)
        lines = [{"layer": layer, "made": made, **_columns(row)} for row in rows]
        with connect.writing(path) as connection, transaction(connection):
            condition = "layer = $layer" if keep else "layer = $layer OR true"
            connection.execute(f"DELETE FROM links WHERE {condition}", {"layer": layer})
            writer.insert(connection, "links", lines)
    found = next((known for known in layers(path) if known.id == layer), None)
    return None if found is None else _with_unread(found, origins.unread)


def unlink(path: str | Path, layer: str | None = None) -> Layer:
    """Take a layer away: the one whose id begins so, or the newest.

    Raises:
        StoreError: ``S020`` when there is none, or several begin so; and those of ``link``.
    """
    path = Path(path)
    known = layers(path)
    fitting = known[:1] if layer is None else [k for k in known if k.id.startswith(layer)]
    if len(fitting) != 1:
        raise _no_layer(path, layer, known)
    with Writer(path, "realpolitik link --undo"), connect.writing(path) as connection:
        connection.execute("DELETE FROM links WHERE layer = ?", [fitting[0].id])
    return fitting[0]


def layers(path: str | Path) -> list[Layer]:
    """The layers of a store, the newest first: the one that counts use.

    Raises:
        StoreError: as ``Store``.
    """
    return [Layer(id=row.pop("layer"), **row) for row in Store(path).rows(_LISTED)]


def _with_unread(layer: Layer, unread: int) -> Layer:
    return Layer(
        layer.id, layer.made, layer.origins, layer.copies, layer.acts, layer.reports, unread
    )


def _columns(row: Link) -> Mapping[str, object]:
    return {name: getattr(row, name) for name in ("kind", "member", "cluster", "rule", "score")}


def _id(rows: Sequence[Link]) -> str:
    lines = sorted(f"{r.kind}\x1f{r.member}\x1f{r.cluster}\x1f{r.rule}\x1f{r.score}" for r in rows)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:12]


def _origin_links(origins: Origins) -> Iterator[Link]:
    for copy in origins.copies:
        yield Link("origin", copy.document, copy.origin, copy.rule, copy.score)


def _event_links(connection: duckdb.DuckDBPyConnection, origins: Origins) -> Iterator[Link]:
    found = Found()
    for events in by_pair(connection, {c.document: c.origin for c in origins.copies}):
        left, copies = fold(events)
        for copy, first in copies:
            found.repeat(copy, first)
        for one, other, judged in compared(left):
            found.add(one, other, judged)
    yield from found.links()


def _no_layer(path: Path, layer: str | None, known: Iterable[Layer]) -> StoreError:
    ids = ", ".join(each.id for each in known)
    return StoreError(
        "S020",
        what="nothing was taken away" if layer is None else f"the layer {layer} was not taken away",
        why=f"{path} has {'the layers ' + ids if ids else 'no layer of links'}",
        do=f"realpolitik link --store {path} --list shows them",
    )
