"""What an endpoint answered about a pair: found in its words, checked, and made a ``Guess``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Self

import numpy as np
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from realpolitik import codebook
from realpolitik.model.guess import Guess, category_of
from realpolitik.records import Status

LEAST = 0.1
"""The confidence that a surer doubt is taken as, so that the category named stays the likeliest."""

_LONGEST = 20_000
_NOTHING = ("", "none", "null")


class UnusableError(Exception):
    """An answer that is none; says why, in words fit for the endpoint as for a user."""


class Answer(BaseModel):
    """An answer that fits the codebook.

    ``category`` and ``status`` are given where ``happens``; where not, nothing else is kept but the
    ``confidence`` (0 to 1). Names are taken in any case of letters.
    """

    model_config = ConfigDict(frozen=True, strict=True)

    happens: bool
    category: str | None = None
    mode: str | None = None
    status: Status | None = None
    confidence: float = Field(ge=0, le=1)

    @model_validator(mode="before")
    @classmethod
    def _tidied(cls, told: object) -> object:
        if not isinstance(told, dict):
            return told
        kept = {k: told[k] for k in ("happens", "confidence") if k in told}
        if kept.get("happens") is not False:
            kept["category"] = _name(told.get("category"), str.upper)
            kept["mode"] = _name(told.get("mode"), str.lower)
            kept["status"] = _name(told.get("status"), str.lower)
        return kept

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if not self.happens:
            return self
        if self.category not in {c.name for c in codebook.categories()}:
            raise ValueError("its category is none of those that were listed")
        if self.mode and self.mode not in {m.name for m in codebook.modes(self.category)}:
            raise ValueError(f"its mode is none of {self.category}")
        if self.status is None:
            raise ValueError("it has no status")
        return self


def _name(told: object, case: Any) -> object:
    """A name as the codebook writes it; anything but a string as it is, to be refused later."""
    if not isinstance(told, str):
        return told
    return None if told.strip().lower() in _NOTHING else case(told.strip())


def answer_in(content: str) -> Answer:
    """The answer within what a model wrote: the last JSON object that is one.

    Raises:
        UnusableError: when there is none.

    >>> answer_in('Sure: {"happens": true, "category": "AID", "status": "actual",'
    ...           ' "confidence": 0.8}').category
    'AID'
    """
    fault = "it holds no JSON object" if content.strip() else "it is empty"
    for told in reversed(list(_objects(content[-_LONGEST:]))):
        try:
            return Answer.model_validate(told)
        except ValidationError as error:
            fault = _fault(error)
    raise UnusableError(fault)


def _objects(content: str) -> Iterator[dict[str, Any]]:
    """Every JSON object in a text that is not within another."""
    decoder, at = json.JSONDecoder(), content.find("{")
    while at >= 0:
        try:
            told, end = decoder.raw_decode(content, at)
            yield told
        except (ValueError, RecursionError):
            end = at + 1
        at = content.find("{", end)


def _fault(error: ValidationError) -> str:
    """What pydantic found, without the words of the answer."""
    first = error.errors(include_url=False, include_input=False)[0]
    said = first["msg"].removeprefix("Value error, ")
    where = ".".join(map(str, first["loc"]))
    return f'its "{where}" is wrong ({said[:1].lower()}{said[1:]})' if where else said


def guess(answer: Answer) -> Guess:
    """The answer as the event model would give it.

    ``happens`` is 1 or 0, as the endpoint gives no likelihood of it. The confidence is on the kind
    that has the category's own name, the rest evenly on the other categories, shared by the kinds
    of each; without an act every category is alike. There are no ``features``.

    >>> found = guess(Answer(happens=True, category="AID", status="actual", confidence=0.7))
    >>> found.category, round(found.confidence, 3), found.status
    ('AID', 0.7, 'actual')
    """
    status = answer.status or "actual"
    features = np.zeros(0, dtype=np.float32)
    return Guess(float(answer.happens), _kinds(answer), answer.mode, status, features)


def _kinds(answer: Answer) -> dict[str, float]:
    shares = _shares(answer)
    of_category: dict[str, list[str]] = {}
    for kind, category in category_of().items():
        of_category.setdefault(category, []).append(kind)
    found = {k: shares[c] / len(of_category[c]) for k, c in category_of().items()}
    if answer.category:
        found |= dict.fromkeys(of_category[answer.category], 0.0)
        found[answer.category] = shares[answer.category]
    return found


def _shares(answer: Answer) -> dict[str, float]:
    """How likely each category is."""
    names = [c.name for c in codebook.categories()]
    if answer.category is None:
        return dict.fromkeys(names, 1 / len(names))
    sure = max(answer.confidence, LEAST)
    return dict.fromkeys(names, (1 - sure) / (len(names) - 1)) | {answer.category: sure}
