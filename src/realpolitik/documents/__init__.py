"""Readers: from files, folders, addresses, standard input and texts to ``Prepared`` documents."""

from realpolitik.documents.fields import Fields
from realpolitik.documents.load import from_text, load
from realpolitik.documents.metadata import Metadata
from realpolitik.documents.text import Block, Dateline, OffsetMap, Piece, Prepared

__all__ = [
    "Block",
    "Dateline",
    "Fields",
    "Metadata",
    "OffsetMap",
    "Piece",
    "Prepared",
    "from_text",
    "load",
]
