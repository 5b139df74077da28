"""A corpus from end to end: documents in, readings out, into the store, exactly once each."""

from realpolitik.corpus.code import Summary, code

__all__ = ["Summary", "code"]
