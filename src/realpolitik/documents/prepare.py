"""From a decoded text to a ``Prepared`` document."""

from __future__ import annotations

from dataclasses import replace
from typing import AnyStr

from realpolitik.documents import limits
from realpolitik.documents.clean import Cleaned, clean
from realpolitik.documents.mapped import Mapped
from realpolitik.documents.markdown import front_matter
from realpolitik.documents.metadata import Metadata, describe, from_fields, prefer
from realpolitik.documents.text import Prepared


def prepare(
    text: str,
    *,
    metadata: Metadata | None = None,
    html: bool = False,
    name: str = "the text",
    path: str | None = None,
    notes: tuple[str, ...] = (),
) -> Prepared:
    """Clean a text and describe it.

    Args:
        text: as decoded; offsets point into it.
        metadata: what the caller knows; it beats what the text says.
        html: whether the text is HTML source.
        name: what messages call the document.
        path: kept in the record.
        notes: what the reader noticed already.

    Raises:
        InputError: ``D002`` empty, ``D006`` a line too long, ``D007`` too long.
    """
    _check(text, name, html=html)
    known, source, more = _html(text) if html else _plain(text)
    cleaned = clean(source)
    if not cleaned.text:
        raise limits.empty(name)
    ready = _prepared(text, cleaned, prefer(metadata, known), path, [*notes, *more])
    return replace(ready, html=html)


def _prepared(
    text: str, cleaned: Cleaned, known: Metadata, path: str | None, notes: list[str]
) -> Prepared:
    document, more = describe(known, cleaned, text, path)
    return Prepared(
        document=document,
        original=text,
        text=cleaned.text,
        blocks=cleaned.blocks,
        offsets=cleaned.offsets,
        notes=(*notes, *more),
        dateline=cleaned.found.dateline,
    )


def _plain(text: str) -> tuple[Metadata, Mapped, list[str]]:
    given, begin, trouble = front_matter(text)
    known, notes = from_fields(given)
    return known, Mapped.of(text[begin:], begin), [*([trouble] if trouble else []), *notes]


def _html(text: str) -> tuple[Metadata, Mapped, list[str]]:
    from realpolitik.documents.page import article

    return article(text)


def _check(text: str, name: str, *, html: bool) -> None:
    if not html and has_long_line(text, "\n", limits.LINE_CHARACTERS):
        raise limits.long_line(name)
    if len(text) > limits.CHARACTERS:
        raise limits.long_document(name)
    if not text.strip():
        raise limits.empty(name)


def has_long_line(text: AnyStr, newline: AnyStr, longest: int) -> bool:
    """Whether a line is longer than that; jumps from line end to line end.

    >>> has_long_line("short\\n" * 1000, "\\n", 10)
    False
    """
    at = 0
    while len(text) - at > longest:
        end = text.rfind(newline, at, at + longest + 1)
        if end < 0:
            return True
        at = end + 1
    return False
