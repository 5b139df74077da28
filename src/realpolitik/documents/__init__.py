"""Readers: from files, folders, standard input and texts to ``Prepared`` documents."""

from realpolitik.documents.load import from_text, load
from realpolitik.documents.metadata import Metadata
from realpolitik.documents.text import Block, Dateline, OffsetMap, Piece, Prepared

__all__ = ["Block", "Dateline", "Metadata", "OffsetMap", "Piece", "Prepared", "from_text", "load"]
