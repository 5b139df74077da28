"""Fixtures that every test shares: the model is loaded once."""

import pytest
from spacy.language import Language

from realpolitik.reading.doc import register
from realpolitik.reading.pipeline import model


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The bare parser, with the document attributes declared."""
    register()
    return model()
