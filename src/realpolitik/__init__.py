"""realpolitik reads what the press writes about states and tells words from deeds."""

from realpolitik._version import __version__

__all__ = ["__version__"]
