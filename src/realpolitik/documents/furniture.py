"""Takes off what is not content, and keeps what it says about the document."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from realpolitik.documents.boilerplate import boilerplate
from realpolitik.documents.byline import (
    Byline,
    byline,
    is_author_note,
    is_role,
    note_name,
    proper,
)
from realpolitik.documents.dateline import dateline, dateline_line, published_line
from realpolitik.documents.dates import find_date
from realpolitik.documents.items import Item
from realpolitik.documents.shapes import is_heading, is_name, is_title
from realpolitik.documents.text import Dateline

_LONG = 20
"""Words from which a paragraph is surely text."""

_SECTION = 3
"""Words that the name of a section may have."""

_TOP = 15
"""Items among which the top of a page ends."""

_SIGNATURE_DASH = re.compile(r"[-–—~*\s]+")


@dataclass(slots=True)
class Found:
    """What the text says about itself."""

    title: str | None = None
    heading: int | None = None
    names: tuple[str, ...] = ()
    outlet: str | None = None
    published: str | None = None
    dateline: Dateline | None = None
    notes: list[str] = field(default_factory=list)


def strip_furniture(items: list[Item]) -> tuple[list[Item], Found]:
    """The items that are content, and what the others said."""
    found = Found()
    items = _without_boilerplate(items)
    items = _mark_headings(items)
    items = _without_top(items, found)
    items = _without_signature(items, found)
    return items, found


def _without_boilerplate(items: list[Item]) -> list[Item]:
    total = items[-1].at + len(items[-1].body) if items else 0
    kept: list[Item] = []
    listing = False
    for item in items:
        kind = boilerplate(item.text)
        if kind == "rest" and 3 * item.at >= 2 * total and kept:
            break
        if kind or (listing and _is_link(item)):
            listing = listing or kind == "list"
            continue
        listing = False
        kept.append(item)
    return kept


def _is_link(item: Item) -> bool:
    """Whether an item could be the title of another page, and cannot be a sentence."""
    if item.words >= _LONG or item.text.endswith((".", "”", '"', ":", ";")):
        return False
    return is_title(item.text) or not item.text.endswith(("?", "!"))


def _mark_headings(items: list[Item]) -> list[Item]:
    """Paragraphs that look like headings become so; the last item heads nothing.

    Until the first sentence ends, a heading may be as long as a headline in sentence case.
    """
    marked: list[Item] = []
    first = _opens(items)
    for item in items[:-1]:
        first = first and not item.text.endswith((".", "”", '"')) and item.kind != "bullet"
        if item.kind == "paragraph" and is_heading(item.text, first=first):
            item = replace(item, kind="heading")
        marked.append(item)
    return marked + items[-1:]


def _opens(items: list[Item]) -> bool:
    """Whether the first of several items is short enough beside the rest to be a headline."""
    return any(i.words >= _LONG or i.text.endswith((".", "”", "?", "!")) for i in items[1:])


def _without_top(items: list[Item], found: Found) -> list[Item]:
    """The items without title lines' company: byline, publication date, role, dateline."""
    kept: list[Item] = []
    long_ones, after_by, at = 0, False, 0
    while at < min(len(items), _TOP) and long_ones < 2:
        item, following = items[at], items[at + 1] if at + 1 < len(items) else None
        at += 1
        line = byline(item.text) if item.kind != "bullet" else None
        if line is not None:
            _take_byline(line, found)
        elif item.kind == "bullet":
            kept.append(item)
        elif not _takes_line(item, following, found, after_by=after_by, titled=bool(kept)):
            long_ones += item.kind == "paragraph" and item.words >= _LONG
            kept.append(_without_dateline(item, found) if item.kind == "paragraph" else item)
        after_by = line is not None and not line.names and not line.agency
    found.heading = _title(kept)
    found.title = None if found.heading is None else kept[found.heading].text
    return kept + items[at:]


def _takes_line(
    item: Item, following: Item | None, found: Found, *, after_by: bool, titled: bool
) -> bool:
    """Whether an item near the top says who, where or when; what it says is noted."""
    published, place = published_line(item.text), dateline_line(item.text)
    if published:
        _take_date(published.day.isoformat() if published.day else None, found)
        return True
    if place and found.dateline is None:
        _take_dateline(place, found)
        return True
    if is_role(item.text) and found.names:
        return True
    dated = following is not None and bool(published_line(following.text))
    if item.words <= 5 and is_name(item.text) and (after_by or (titled and dated)):
        _take_byline(Byline((proper(item.text),)), found)
        return True
    return False


def _take_byline(line: Byline, found: Found) -> None:
    found.names = found.names or line.names
    found.outlet = found.outlet or line.agency
    _take_date(line.published, found)


def _take_date(day: str | None, found: Found) -> None:
    found.published = found.published or day


def _take_dateline(line: Dateline, found: Found) -> None:
    found.dateline = line
    found.outlet = found.outlet or line.agency
    day = find_date(line.date) if line.date else None
    _take_date(day.isoformat() if day else None, found)


def _without_dateline(item: Item, found: Found) -> Item:
    line = dateline(item.text) if found.dateline is None else None
    if line is None:
        return item
    _take_dateline(line[0], found)
    return replace(item, body=item.body.part(line[1], len(item.body)))


def _title(kept: list[Item]) -> int | None:
    """The number of the title: a heading that no paragraph comes before.

    Of several, the first that is longer than the name of a section.
    """
    first = next((n for n, i in enumerate(kept) if i.kind != "heading"), len(kept))
    long = (n for n in range(first) if kept[n].words > _SECTION)
    return next(long, 0 if first else None)


def _without_signature(items: list[Item], found: Found) -> list[Item]:
    """The items without the author's name and the note about him at the end."""
    kept = list(items)
    while len(kept) > 1 and _is_signature(kept, found):
        kept.pop()
    return kept


def _is_signature(items: list[Item], found: Found) -> bool:
    """Whether the last item is about the author; his name is noted."""
    last, earlier = items[-1], " ".join(i.text for i in items[:-1])
    text = _SIGNATURE_DASH.sub("", last.text, count=1) if last.text[:1] in "-–—~*" else last.text
    name = proper(text.strip(" .,"))
    if is_name(name):
        if name in found.names or (not found.names and name.lower() not in earlier.lower()):
            found.names = found.names or (name,)
            return True
        return False
    return _is_note(text, items[:-1], found)


def _is_note(text: str, before: list[Item], found: Found) -> bool:
    named = note_name(text)
    if named and not found.names and _signs(named, before):
        found.names = (proper(named),)
    return is_author_note(text, found.names)


def _signs(name: str, before: list[Item]) -> bool:
    """Whether a name that opens the last paragraph can be the author's.

    He has signed just before, or the text never speaks of anybody of that name.
    """
    if before and proper(before[-1].text.strip(" .,-–—")) == name:
        return True
    surname = name.split()[-1]
    return len(before) >= 3 and not any(surname in i.text for i in before)
