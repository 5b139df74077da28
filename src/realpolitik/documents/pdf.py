"""PDF with a text layer: its lines page by page, put together to paragraphs."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from realpolitik.documents import limits
from realpolitik.documents.paragraphs import Line, paragraphs, without_running_lines

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

_Chunk = tuple[str, float, float, float]
"""A text, its place, and the size of its letters in points."""

_MOST_NOTES = 5


def text(data: bytes, name: str) -> tuple[str, list[str]]:
    """The text of a PDF, paragraphs parted by blank lines, and notes.

    Running heads and feet and page numbers are left out, and words that a line end divides are
    put together again.

    Raises:
        InputError: ``D016`` where no page holds text, ``D017`` for an encrypted file, ``D018`` for
            a damaged one.
    """
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    reader = _opened(data, name)
    pages, failed = _pages(reader, name)
    if not any(pages) and failed:
        raise limits.damaged_pdf(name, "none of its pages can be read")
    if not any(pages):
        raise limits.no_text_layer(name)
    notes = [f"page {number} could not be read" for number in failed[:_MOST_NOTES]]
    return paragraphs(without_running_lines(pages)), notes


def _opened(data: bytes, name: str) -> PdfReader:
    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    try:
        reader = PdfReader(io.BytesIO(data))
        locked = reader.is_encrypted and not reader.decrypt("")
    except DependencyError:
        raise limits.encrypted(name) from None
    except Exception as error:  # noqa: BLE001 - damage shows itself as any error at all
        raise limits.damaged_pdf(name, _told(error)) from None
    if locked:
        raise limits.encrypted(name)
    return reader


def _pages(reader: PdfReader, name: str) -> tuple[list[list[Line]], list[int]]:
    """The lines of each page, and the numbers of the pages that could not be read."""
    pages: list[list[Line]] = []
    failed: list[int] = []
    left = limits.CHARACTERS
    for number in range(_count(reader, name)):
        try:
            lines = list(_lines(reader.pages[number]))
        except Exception:  # noqa: BLE001 - one bad page never loses its neighbours
            failed.append(number + 1)
            continue
        pages.append(lines)
        left -= sum(len(line.text) for line in lines)
        if left < 0:
            raise limits.long_document(name)
    return pages, failed


def _count(reader: PdfReader, name: str) -> int:
    try:
        return len(reader.pages)
    except Exception as error:  # noqa: BLE001 - as above
        raise limits.damaged_pdf(name, _told(error)) from None


def _told(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:120].rstrip(".").lower()


def _lines(page: PageObject) -> Iterator[Line]:
    """The lines of a page in the order in which it writes them, with their places."""
    chunks: list[_Chunk] = []

    def visit(piece: str, matrix: Any, inner: Any, font: Any, size: float) -> None:
        x, y = _place(matrix, inner)
        chunks.append((piece, x, y, abs(size * _scale(matrix, inner))))

    page.extract_text(visitor_text=visit)
    yield from _put_together(chunks)


def _put_together(chunks: list[_Chunk]) -> Iterator[Line]:
    """Lines from chunks, which end them with a newline; a line stands where its first word does."""
    words = ""
    first: _Chunk | None = None
    for chunk in [*chunks, ("\n", 0.0, 0.0, 0.0)]:
        for at, part in enumerate(chunk[0].split("\n")):
            if at and first:
                yield Line(" ".join(words.split()), *first[1:])
            if at:
                words, first = "", None
            words += part
            first = first or (chunk if part.strip() else None)


def _place(matrix: Any, inner: Any) -> tuple[float, float]:
    """Where a chunk stands on the page, in points from its lower left corner."""
    x, y = inner[4], inner[5]
    return (
        x * matrix[0] + y * matrix[2] + matrix[4],
        x * matrix[1] + y * matrix[3] + matrix[5],
    )


def _scale(matrix: Any, inner: Any) -> float:
    return float((inner[3] or inner[1] or 1.0) * (matrix[3] or matrix[1] or 1.0))
