"""What a Python user calls: ``realpolitik.read`` and ``realpolitik.open``."""

from __future__ import annotations

import os
from datetime import date as Date  # noqa: N812 - the argument is called date
from pathlib import Path
from typing import TYPE_CHECKING

from realpolitik.documents import Metadata, from_text, load
from realpolitik.documents.dates import publication_day
from realpolitik.documents.text import Prepared
from realpolitik.errors import InputError, UsageError
from realpolitik.reading import pipeline
from realpolitik.records import DocumentKind, Reading

if TYPE_CHECKING:
    from realpolitik.store import Store


def read(
    source: str | os.PathLike[str],
    *,
    date: str | Date | None = None,
    kind: DocumentKind | None = None,
    outlet: str | None = None,
    author: str | None = None,
    model: str = pipeline.MODEL,
    coder: str = "model",
    coder_model: str | None = None,
    actors: str | os.PathLike[str] | None = None,
    categories: str | os.PathLike[str] | None = None,
) -> Reading:
    """Read one document.

    Args:
        source: the text itself, or the file that holds it: a ``Path``, or a string of one line
            that names an existing file. A file that holds several documents needs
            ``realpolitik.documents.load``.
        date: the day of publication, a ``date`` or ``YYYY-MM-DD``. This and the next three beat
            what the document says of itself.
        kind: ``news``, ``opinion``, ``official``, ``transcript`` or ``other``.
        outlet: who publishes it.
        author: who wrote it.
        model: the name of an English spaCy pipeline.
        coder: who judges acts: ``model`` (the event model that ships), ``rules`` (none) or the
            address of an endpoint, whose model ``coder_model`` names.
        coder_model: the name of the model there.
        actors: a CSV file of your own actors, whose rows come before ours (``docs/actors.md``).
        categories: a TOML file of your own categories (``docs/categories.md``).

    Returns:
        Everything found, with offsets into the original text.

    Raises:
        InputError: ``D0xx`` when the document cannot be read.
        UsageError: ``U002`` for a date that is none, ``U005`` when the file holds several.
        ResourceError: ``R002`` when the model is not installed, ``R005`` to ``R007`` when the
            event model cannot be used.
        TableError: ``T030`` when the file of actors cannot be read or has faults.
        UsageError: ``U031`` to ``U039`` when that of categories cannot be read or has one.
    """
    metadata = Metadata(published=_day(date), kind=kind, outlet=outlet, author=author)
    options = pipeline.Options.given(model, coder, coder_model, actors, categories)
    return pipeline.read(_prepared(source, metadata), options=options)


def open(path: str | os.PathLike[str], *, patience: float = 10.0) -> Store:
    """Open a store for reading.

    Args:
        path: a file that ``realpolitik code`` made.
        patience: seconds to wait while another process writes.

    Returns:
        A ``Store``: ``table("events")`` is a Polars frame, ``frame(sql)`` the answer to a query,
        ``reading(document)`` a ``Reading``. ``docs/store.md`` lists tables and columns.

    Raises:
        StoreError: ``S006`` missing, ``S003`` busy, ``S001`` newer, ``S007`` older, ``S005`` not a
            store.
    """
    from realpolitik.store import Store

    return Store(Path(path), patience)


def _prepared(source: str | os.PathLike[str], metadata: Metadata) -> Prepared:
    if isinstance(source, str) and not _names_a_file(source):
        return from_text(source, metadata=metadata)
    found = list(load(Path(source), metadata=metadata))
    if len(found) != 1:
        raise UsageError(
            "U005",
            what=f"{source} could not be read as one document",
            why=f"it holds {len(found)}",
            do="read them one by one with realpolitik.documents.load",
        )
    if isinstance(found[0], InputError):
        raise found[0]
    return found[0]


def _names_a_file(text: str) -> bool:
    try:
        return "\n" not in text and Path(text).is_file()
    except (OSError, ValueError):
        return False


def _day(date: str | Date | None) -> Date | None:
    if not isinstance(date, str):
        return date
    example = 'it as in date="2024-06-27"'
    return publication_day(date, shown=f"the date {date!r}", example=example)
