"""The store: everything read, in one DuckDB file, with who wrote it and when.

``Writer`` writes it (one at a time); ``Store`` reads it (any number at once).
"""

from realpolitik.store.reader import Store
from realpolitik.store.writer import Item, Writer

__all__ = ["Item", "Store", "Writer"]
