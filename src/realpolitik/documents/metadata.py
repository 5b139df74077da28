"""What is known of a document besides its text, and who knows best."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date

from realpolitik.documents.clean import Cleaned
from realpolitik.documents.dates import parse_date
from realpolitik.documents.kinds import field_kind, is_dialogue, title_cue
from realpolitik.documents.language import language_of
from realpolitik.records import Document, DocumentKind

NO_DATE = "no publication date; relative dates stay unresolved"
FUTURE = "published lies in the future"

_DATE_FIELDS = ("published", "date", "published_at", "pubdate")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the caller knows of a document; his values beat those found in the text.

    ``kind`` is ``news``, ``opinion``, ``official``, ``transcript`` or ``other``.
    """

    id: str | None = None
    title: str | None = None
    author: str | None = None
    outlet: str | None = None
    published: date | None = None
    kind: DocumentKind | None = None
    url: str | None = None


def prefer(first: Metadata | None, second: Metadata) -> Metadata:
    """The values of the first, and where it has none, of the second.

    >>> prefer(Metadata(title="A"), Metadata(title="B", author="C"))
    Metadata(id=None, title='A', author='C', outlet=None, published=None, kind=None, url=None)
    """
    if first is None:
        return second
    names = (f.name for f in fields(Metadata))
    own = {n: getattr(first, n) for n in names}
    return Metadata(**{n: getattr(second, n) if v is None else v for n, v in own.items()})


def shared(metadata: Metadata | None) -> Metadata | None:
    """What holds for every document of a source: not the id, title and address of one."""
    return replace(metadata, id=None, title=None, url=None) if metadata else None


def from_fields(given: Mapping[str, str]) -> tuple[Metadata, list[str]]:
    """Metadata from named texts (front matter, a line of JSON), and notes on what was not used.

    A date that cannot be read or a kind that we do not know is left unknown, and said.

    >>> from_fields({"title": "A bridge", "kind": "Op-Ed", "published": "soon"})[1]
    ["published 'soon' is not a date; left unknown"]
    """
    notes: list[str] = []
    day_text = next((given[n] for n in _DATE_FIELDS if given.get(n)), "")
    day = parse_date(day_text)
    if day_text and day is None:
        notes.append(f"published {day_text[:60]!r} is not a date; left unknown")
    kind = field_kind(given.get("kind", ""))
    if given.get("kind") and kind is None:
        notes.append(f"kind {given['kind'][:60]!r} is not one of ours; left unknown")
    known = {
        n: given.get(n, "").strip() or None for n in ("id", "title", "author", "outlet", "url")
    }
    return Metadata(**known, published=day, kind=kind), notes


def content_hash(text: str) -> str:
    """The first 16 hex digits of the SHA-256 of a text.

    >>> content_hash("")
    'e3b0c44298fc1c14'
    """
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def describe(
    known: Metadata, cleaned: Cleaned, original: str, path: str | None
) -> tuple[Document, list[str]]:
    """The record of a document, and the notes that its metadata call for."""
    found = cleaned.found
    published = known.published.isoformat() if known.published else found.published
    document = Document(
        id=known.id or content_hash(original),
        title=known.title or found.title,
        author=known.author or ", ".join(found.names) or None,
        outlet=known.outlet or found.outlet,
        published=published,
        kind=known.kind or _kind(known, cleaned),
        language=language_of(cleaned.text),
        url=known.url,
        path=path,
        characters=len(original),
    )
    return document, [*found.notes, *_date_notes(published)]


def _kind(known: Metadata, cleaned: Cleaned) -> DocumentKind:
    """What the title, the dateline or the turns of speakers say of the kind."""
    from_title = title_kind(known.title) or cleaned.kind
    if from_title:
        return from_title
    if is_dialogue([cleaned.text[b.start : b.end] for b in cleaned.blocks]):
        return "transcript"
    line = cleaned.found.dateline
    return "news" if line and line.agency else "other"


def title_kind(title: str | None) -> DocumentKind | None:
    """The kind that a title's label tells."""
    return title_cue(title)[2] if title else None


def _date_notes(published: str | None) -> list[str]:
    if published is None:
        return [NO_DATE]
    return [FUTURE] if published > date.today().isoformat() else []
