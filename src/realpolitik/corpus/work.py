"""One document on its way to be read, and the key under which the store knows it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from realpolitik.documents.metadata import content_hash
from realpolitik.documents.text import Prepared


@dataclass(frozen=True, slots=True)
class Work:
    """A document with its place in the order of its run; ``name`` is the id given in the input."""

    position: int
    source: str
    name: str | None
    prepared: Prepared

    @property
    def key(self) -> str:
        """The document's id in the store."""
        return self.prepared.document.id


def key(prepared: Prepared) -> str:
    """A hash of the text, the outlet and the day of publication, 16 hex digits.

    The same story in five outlets is five documents; the same story of one outlet and day, met
    again in another file or under another id, is the same document.

    >>> from realpolitik.documents import from_text
    >>> key(from_text("Talks began.")) == key(from_text("Talks began."))
    True
    """
    document = prepared.document
    parts = (prepared.original, document.outlet or "", document.published or "")
    digest = hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:16]


def keyed(prepared: Prepared, position: int) -> Work:
    """A document as work, under its key."""
    document = prepared.document
    name = None if document.id == content_hash(prepared.original) else document.id
    found = replace(prepared, document=replace(document, id=key(prepared)))
    return Work(position, document.path or f"item {position}", name, found)
