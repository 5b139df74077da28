"""Training of the event model that ships in ``realpolitik/model``: ``python -m training``."""
