"""Records as rows of the store, and back.

A record within a record is laid flat: ``event.when.value`` is the column ``when_value``. A list of
records is a list of structs. A nested record whose columns are all NULL is ``None``.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

Row = dict[str, Any]
_PART_OF_A_DATE = re.compile(
    r"(?P<year>\d{3,4})(?:-Q(?P<quarter>[1-4])|-W(?P<week>\d\d)|-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?!\d|-)"
)
R = TypeVar("R")


def row(record: Any) -> Row:
    """A record as the columns of its table.

    >>> from realpolitik.records import Likelihood, Forecast, Evidence
    >>> evidence = Evidence(sentence=0, start=0, end=4, text="rain")
    >>> row(Forecast(id="f", holder=(), about="rain", likelihood=Likelihood(words="may"),
    ...              horizon=None, conditional_on=None, evidence=evidence))["likelihood_words"]
    'may'
    """
    found: Row = {}
    for name, nested, _ in _fields(cast(Hashable, type(record))):
        value = getattr(record, name)
        if nested is None:
            found[name] = _plain(value)
        elif value is None:
            found.update(dict.fromkeys(_columns(nested, f"{name}_")))
        else:
            found.update({f"{name}_{k}": v for k, v in row(value).items()})
    return found


def record(kind: type[R], columns: Mapping[str, Any], prefix: str = "") -> R:
    """The record that ``row`` laid flat; columns that it does not have are passed over.

    >>> from realpolitik.records import Span
    >>> record(Span, {"text": "talks", "start": 3, "end": 8, "document": "d"})
    Span(text='talks', start=3, end=8)
    """
    values: dict[str, Any] = {}
    for name, nested, element in _fields(cast(Hashable, kind)):
        at = f"{prefix}{name}"
        if nested is not None:
            empty = all(columns[c] is None for c in _columns(nested, f"{at}_"))
            values[name] = None if empty else record(nested, columns, f"{at}_")
        else:
            values[name] = _rich(columns[at], element)
    return kind(**values)


def day(value: str | None) -> date | None:
    """The first day of an ISO 8601 date, or of a month, quarter, week, year or decade.

    >>> [str(day(v)) for v in ("2024-06", "2024-Q2", "2024-W25", "199", "soon")]
    ['2024-06-01', '2024-04-01', '2024-06-17', '1990-01-01', 'None']
    """
    found = _PART_OF_A_DATE.match(value or "")
    if found is None:
        return None
    year = int(found["year"].ljust(4, "0"))
    try:
        if found["week"]:
            return date.fromisocalendar(year, int(found["week"]), 1)
        if found["quarter"]:
            return date(year, 3 * int(found["quarter"]) - 2, 1)
        return date(year, int(found["month"] or 1), int(found["day"] or 1))
    except ValueError:
        return None


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    if is_dataclass(value):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    return value


def _rich(value: Any, element: type | None) -> Any:
    if isinstance(value, list):
        return tuple(element(**v) if element else v for v in value)
    if isinstance(value, date):
        return value.isoformat()
    return value


@cache
def _columns(kind: Hashable, prefix: str) -> tuple[str, ...]:
    names: list[str] = []
    for name, nested, _ in _fields(kind):
        names += _columns(nested, f"{prefix}{name}_") if nested else [f"{prefix}{name}"]
    return tuple(names)


@cache
def _fields(kind: Hashable) -> tuple[tuple[str, type | None, type | None], ...]:
    """Of every field: its name, the record it holds, and the record that it holds a list of."""
    hints = get_type_hints(kind)
    assert isinstance(kind, type)
    return tuple((f.name, _nested(hints[f.name]), _element(hints[f.name])) for f in fields(kind))


def _nested(hint: Any) -> type | None:
    options = get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)
    found = [o for o in options if o is not NoneType and is_dataclass(o)]
    return found[0] if found and isinstance(found[0], type) else None


def _element(hint: Any) -> type | None:
    inner = get_args(hint)
    first = inner[0] if get_origin(hint) is tuple and inner else None
    return first if isinstance(first, type) and is_dataclass(first) else None
