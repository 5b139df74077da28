"""Which column of a table, or which key of a record, holds what."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from realpolitik.documents import limits
from realpolitik.errors import UsageError

MISSING = object()
"""What ``find`` gives where there is no such column; ``None`` is a null that stands there."""


@dataclass(frozen=True, slots=True)
class Fields:
    """The names of the columns; ``None`` is the column that is called as the field, if any.

    A name is that of a column, or a path through nested records, its steps parted by dots:
    ``article.body``. A column whose own name has dots is found first. ``text`` is needed, and so
    is a column that is named here; the others may be absent.
    """

    text: str | None = None
    id: str | None = None
    title: str | None = None
    author: str | None = None
    outlet: str | None = None
    published: str | None = None
    kind: str | None = None
    url: str | None = None

    @classmethod
    def of(cls, options: Iterable[str]) -> Fields:
        """From options such as ``text=body``.

        Raises:
            UsageError: ``U006`` for what is not ``FIELD=COLUMN``, for a field that we do not have,
                and for one that is given twice.

        >>> Fields.of(["text=body", "published=meta.date"]).published
        'meta.date'
        """
        given: dict[str, str] = {}
        for option in options:
            name, _, column = (part.strip() for part in option.partition("="))
            if name not in NAMES or not column or name in given:
                raise _unusable(option, repeated=name in given)
            given[name] = column
        return cls(**given)

    def column(self, field: str) -> str:
        """The column that holds a field.

        >>> Fields(text="body").column("text"), Fields().column("title")
        ('body', 'title')
        """
        return getattr(self, field) or field

    def named(self) -> bool:
        """Whether any column is named.

        >>> Fields().named(), Fields(text="body").named()
        (False, True)
        """
        return any(getattr(self, field) for field in NAMES)

    def needed(self) -> dict[str, str]:
        """The fields that must be there, with their columns: the text and those named.

        >>> Fields(title="headline").needed()
        {'text': 'text', 'title': 'headline'}
        """
        return {f: self.column(f) for f in NAMES if f == "text" or getattr(self, f)}

    def check(self, columns: Collection[str], name: str) -> None:
        """See that a table has the columns that it needs.

        Raises:
            InputError: ``D013`` where one is missing.
        """
        for field, column in self.needed().items():
            if column not in columns and column.partition(".")[0] not in columns:
                raise limits.no_column(name, column, field, columns)


NAMES = tuple(f.name for f in dataclasses.fields(Fields))


def find(record: Mapping[str, object], column: str) -> object:
    """The value of a column or dotted path, or ``MISSING``.

    >>> find({"a": {"b": 1}}, "a.b"), find({"a.b": 2, "a": {}}, "a.b"), find({}, "a") is MISSING
    (1, 2, True)
    """
    if column in record:
        return record[column]
    value: object = record
    for step in column.split("."):
        if not isinstance(value, Mapping) or step not in value:
            return MISSING
        value = value[step]
    return value


def _unusable(option: str, *, repeated: bool) -> UsageError:
    return UsageError(
        "U006",
        what=f"the field {option!r} was not taken",
        why="that field is given twice" if repeated else "it is not of the form FIELD=COLUMN",
        do=f"write it as in text=body; fields: {', '.join(NAMES)}",
    )
