"""Tools for those who work on realpolitik."""
