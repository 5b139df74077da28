"""A reading as JSON, and back again."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from pydantic import TypeAdapter, ValidationError

from realpolitik.errors import InputError
from realpolitik.records import Reading


@cache
def _one() -> TypeAdapter[Reading]:
    return TypeAdapter(Reading)


@cache
def _many() -> TypeAdapter[list[Reading]]:
    return TypeAdapter(list[Reading])


def as_json(reading: Reading | Iterable[Reading]) -> str:
    """One reading as a JSON object, several as a list; indented by two, ``\\n`` at the end.

    >>> from realpolitik.records import Document
    >>> print(as_json([Reading(document=Document(id="a"))])[:28])
    [
      {
        "document": {
    """
    if isinstance(reading, Reading):
        dumped = _one().dump_json(reading, indent=2)
    else:
        dumped = _many().dump_json(list(reading), indent=2)
    return dumped.decode("utf-8", "replace") + "\n"


def from_json(text: str | bytes) -> Reading | list[Reading]:
    """The reading, or the list of readings, that ``as_json`` wrote.

    Raises:
        InputError: ``E001`` when the JSON is not that of a reading.

    >>> from realpolitik.records import Document
    >>> from_json(as_json(Reading(document=Document(id="a")))).document.id
    'a'
    """
    several = text.lstrip()[:1] in ("[", b"[")
    try:
        return _many().validate_json(text) if several else _one().validate_json(text)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(map(str, first["loc"])) or "the top"
        raise InputError(
            "E001",
            what="the JSON could not be taken for a reading",
            why=f"at {place}: {first['msg']}",
            do="give it what `realpolitik read FILE --json -` printed",
        ) from error
