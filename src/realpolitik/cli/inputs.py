"""From sources and options to readings: shared by the commands that read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, get_args

from realpolitik.cli import unexpected
from realpolitik.documents.dates import publication_day
from realpolitik.documents.metadata import Metadata
from realpolitik.errors import InputError, RealpolitikError, UsageError
from realpolitik.records import DocumentKind, Reading

if TYPE_CHECKING:
    from realpolitik.documents.fields import Fields
    from realpolitik.documents.text import Prepared
    from realpolitik.reading.options import Options

KINDS: tuple[DocumentKind, ...] = get_args(DocumentKind)


def given(
    when: str | None, kind: str | None, outlet: str | None = None, author: str | None = None
) -> Metadata:
    """The options, checked.

    Raises:
        UsageError: ``U002`` for a date that is none, ``U003`` for a kind that is none.

    >>> given("2024-06-27", "news").published
    datetime.date(2024, 6, 27)
    """
    return Metadata(
        published=_date(when), kind=_kind(kind), outlet=outlet or None, author=author or None
    )


def _date(text: str | None) -> date | None:
    if text is None:
        return None
    example = "the publication date as in --date 2024-06-27"
    return publication_day(text, shown=f"--date {text}", example=example)


def _kind(text: str | None) -> DocumentKind | None:
    if text is None:
        return None
    for kind in KINDS:
        if kind == text:
            return kind
    raise UsageError(
        "U003",
        what=f"--kind {text} was not taken",
        why="no document is of that kind",
        do=f"accepted: {', '.join(KINDS)}",
    )


def prepared(
    source: str,
    metadata: Metadata,
    *,
    fields: Fields | None = None,
    allow_private: bool = False,
) -> Iterator[Prepared | InputError]:
    """The documents of one source, and in the place of one that cannot be read its error."""
    from realpolitik.documents import load

    try:
        yield from load(source, metadata=metadata, fields=fields, allow_private=allow_private)
    except InputError as error:
        yield error
    except Exception as error:  # noqa: BLE001 - one bad source never loses its neighbours
        yield unexpected(error, f"the reading of {source}")


def readings(
    documents: Iterable[Prepared | InputError], options: Options, source: str
) -> Iterator[tuple[Prepared, Reading] | InputError]:
    """Every document of one source, read; an error in the place of one that cannot be."""
    from realpolitik.reading import pipeline

    for document in documents:
        if isinstance(document, InputError):
            yield document
            continue
        try:
            yield document, pipeline.read(document, options=options)
        except InputError as error:
            yield error
        except RealpolitikError:
            raise  # a missing model or a broken table would fail for every document
        except Exception as error:  # noqa: BLE001 - one bad document never loses its neighbours
            yield unexpected(error, f"the reading of {source}")
