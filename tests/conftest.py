"""Fixtures that every test shares: the model is loaded once."""

import os
import tempfile
from collections.abc import Callable
from datetime import date

import pytest
from spacy.language import Language

from realpolitik.documents import Metadata, from_text
from realpolitik.reading import pipeline
from realpolitik.reading.doc import register
from realpolitik.records import Reading

Read = Callable[..., Reading]

# Nothing that a developer has fetched for himself changes what the tests see.
os.environ["REALPOLITIK_DATA"] = os.path.join(tempfile.gettempdir(), "no-such-folder-of-tables")


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The bare parser, with the document attributes declared."""
    register()
    return pipeline.model()


@pytest.fixture(scope="session")
def read() -> Read:
    """A function that reads a text as the command line would."""

    def _read(text: str, published: date | None = date(2024, 6, 25)) -> Reading:
        return pipeline.read(from_text(text, metadata=Metadata(published=published)))

    return _read
