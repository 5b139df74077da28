"""HTML pages: the article, its metadata, and where each word stands in the source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from realpolitik.documents.align import Aligner
from realpolitik.documents.dates import parse_date
from realpolitik.documents.kinds import title_cue
from realpolitik.documents.mapped import Mapped
from realpolitik.documents.markup import FURNITURE, tags, visible
from realpolitik.documents.metadata import Metadata
from realpolitik.documents.normalise import squash

_MOST_TAGS = 30_000
"""Beyond these the extractor takes seconds, and no article has as many."""

_MARKS = {"head": "# ", "item": "• "}
_BLOCKS = frozenset({"head", "p", "item", "quote", "list", "ab", "cell", "row", "lb", "code"})
_TROUBLE = (ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)


def article(source: str) -> tuple[Metadata, Mapped, list[str]]:
    """What a page says of itself, its article in the cleaner's form, and notes.

    Headings and list items are marked as in Markdown, blocks parted by blank lines. Where no
    article is found, all text of the page is taken that is not in its navigation, forms or
    footers.
    """
    page = _extract(source)
    blocks = list(_blocks(page.body)) if page is not None else []
    known = _metadata(page) if page is not None else Metadata()
    seen = visible(source) if blocks else None
    if seen is None or (len(blocks) == 1 and _run_together(blocks[0][1], seen.text)):
        return known, _whole(source), ["no article found in the HTML; its whole text is read"]
    body, notes = _placed(Aligner.over(source, seen), blocks, known.title)
    return known, body, notes


def _run_together(block: str, seen: str) -> bool:
    """Whether a single block was made of all of the page's blocks, for want of an article."""
    key = "".join(block.split())
    return not any(key in "".join(part.split()) for part in seen.split("\n\n"))


def _extract(source: str) -> Any:
    """What trafilatura finds, without the network; ``None`` where it finds or bears nothing."""
    if tags(source, _MOST_TAGS) >= _MOST_TAGS:
        return None
    from trafilatura import bare_extraction

    try:
        return bare_extraction(
            source.replace("\0", ""),
            include_comments=False,
            include_tables=False,
            include_formatting=False,
            with_metadata=True,
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
    except _TROUBLE:
        return None


def _whole(source: str) -> Mapped:
    """All text but the page's own; of a page that is one form or header, that too."""
    body = visible(source, drop=FURNITURE, marks=True)
    return body if body.text.strip("\n #•") else visible(source, marks=True)


def _metadata(page: Any) -> Metadata:
    start, end, kind = title_cue(page.title or "")
    return Metadata(
        title=(page.title or "")[start:end] or None,
        author=(page.author or "").replace("; ", ", ") or None,
        outlet=page.sitename or None,
        published=parse_date(page.date or ""),
        kind=kind,
        url=page.url or None,
    )


def _blocks(body: Any) -> Iterator[tuple[str, str]]:
    """The extracted blocks: mark and text. Walked without recursion, however deep they are."""
    from lxml import etree

    words: list[str] = []
    open_tags: list[str] = []
    for event, element in etree.iterwalk(body, events=("start", "end")):
        block = element.tag in _BLOCKS
        if block and "".join(words).strip():
            yield _MARKS.get(open_tags[-1] if open_tags else "", ""), squash("".join(words))
        words = [] if block else words
        if block and element.tag != "lb":
            open_tags.append(element.tag) if event == "start" else open_tags.pop()
        words.append((element.text if event == "start" else element.tail) or "")
    if "".join(words).strip():
        yield "", squash("".join(words))


def _placed(
    aligner: Aligner, blocks: list[tuple[str, str]], title: str | None
) -> tuple[Mapped, list[str]]:
    """The blocks with their places, under the page's title."""
    parts: list[Mapped] = []
    for mark, text in blocks:
        first = not parts
        placed = aligner.place(text)
        if first and title and squash(title).lower() not in squash(text).lower():
            parts += _title(aligner, title, len(text))
        parts += [Mapped.inserted(f"\n\n{mark}"), placed]
    lost = aligner.missing
    note = f"{lost} blocks were not found again in the HTML source; their offsets are the nearest"
    return Mapped.join(parts), [note] if lost else []


def _title(aligner: Aligner, title: str, first: int) -> list[Mapped]:
    """The title, where the page shows it above the first block."""
    placed = aligner.before(title, limit=max(aligner.cursor - first // 2, 0))
    return [Mapped.inserted("# "), placed] if placed else []
