"""Where things stand in a TOML text: ``tomllib`` says what a text holds and not in which line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_TOKEN = re.compile(
    r"""
    (?P<comment>\#[^\n]*)
    | (?P<string>
        \"{3}(?:\\.|[^\\])*?\"{3,5}
        | '{3}.*?'{3,5}
        | "(?:\\.|[^"\\\n])*"
        | '[^'\n]*'
      )
    | (?P<line>\n)
    | (?P<open>[\[{])
    | (?P<close>[\]}])
    | (?P<sign>[=,.])
    | (?P<bare>[^\s\#"'\[\]{}=,.]+)
    """,
    re.VERBOSE | re.DOTALL,
)

Where = tuple[int, str]


@dataclass(slots=True)
class Places:
    """The lines of headers, keys and items of lists; lines count from 1.

    Tables of one list (``[[category]]``) are numbered from 0; what stands above the first of them
    has the number -1. ``statements`` are the lines in which a header or key begins.
    """

    statements: list[int] = field(default_factory=list)
    headers: list[int] = field(default_factory=list)
    keys: dict[Where, int] = field(default_factory=dict)
    items: dict[Where, list[int]] = field(default_factory=dict)

    def line(self, table: int, key: str | None = None, item: int | None = None) -> int:
        """The line of an item of a list, else that of its key, else of its table, else the first.

        Args:
            table: number of the table, -1 for what belongs to none.
            key: the key in it.
            item: number of the item in the key's list, from 0.
        """
        if key is not None and (table, key) in self.keys:
            items = self.items.get((table, key), [])
            inside = item is not None and item < len(items)
            return items[item or 0] if inside else self.keys[table, key]
        return self.headers[table] if 0 <= table < len(self.headers) else 1


def places(text: str, name: str) -> Places:
    """Where the tables ``[[name]]`` of a text and their keys stand.

    Args:
        text: TOML that ``tomllib`` has read without complaint; of other text the lines are a guess.
        name: the list of tables whose lines are wanted.

    >>> found = places('[[category]]\\nname = "X"\\nlist = [\\n  "p",\\n  "q"]\\n', "category")
    >>> found.line(0), found.line(0, "name"), found.line(0, "list", 1)
    (1, 2, 5)
    """
    reader = _Reader(name)
    number = 1
    for token in _TOKEN.finditer(text):
        kind = token.lastgroup or ""
        if kind != "comment":
            reader.take(kind, token.group(), number)
        number += token.group().count("\n")
    reader.take("line", "\n", number)
    found = reader.found
    found.headers = found.headers or found.items.get((-1, name), [])  # name = [{…}, {…}]
    return found


class _Reader:
    """Takes one token after the other and keeps what a place needs."""

    def __init__(self, name: str) -> None:
        self.found = Places()
        self._name = name
        self._started = 0  # the line of the statement that is being read, 0 between two
        self._head: list[str] = []  # the names of its key or header
        self._header = self._value = False
        self._depth = 0
        self._awaits = False  # whether the next token begins an item of a list
        self._below: str | None = None  # the last name of a header such as [category.examples]

    def take(self, kind: str, token: str, line: int) -> None:
        if self._value:
            self._in_value(kind, token, line)
        elif kind == "line":
            self._end_of_header()
        elif token == "=":
            self._key()
        else:
            self._in_head(kind, token, line)

    def _in_head(self, kind: str, token: str, line: int) -> None:
        if not self._started:
            self._started, self._header = line, kind == "open"
            self.found.statements.append(line)
        if kind in ("bare", "string"):
            self._head.append(token.strip("\"'"))

    def _end_of_header(self) -> None:
        if self._header and self._head == [self._name]:
            self.found.keys.setdefault((-1, self._name), self._started)
            self.found.headers.append(self._started)
            self._below = None
        elif self._header and self._head:
            inside = self._head[0] == self._name and self.found.headers
            self._below = self._head[1 if inside else 0]
            table = len(self.found.headers) - 1 if inside else -1
            self.found.keys.setdefault((table, self._below), self._started)
        self._reset()

    def _key(self) -> None:
        if self._below is None and self._head:
            self.found.keys.setdefault(self._where(), self._started)
        self._value = True

    def _in_value(self, kind: str, token: str, line: int) -> None:
        if kind == "line":
            if not self._depth:
                self._reset()
            return
        if self._awaits and self._depth == 1 and kind != "close":
            self._item(line)
        if kind == "open":
            self._awaits = not self._depth and token == "["
            self._depth += 1
        elif kind == "close":
            self._depth -= 1
        elif token == "," and self._depth == 1:
            self._awaits = True

    def _item(self, line: int) -> None:
        if self._below is None and self._head:
            self.found.items.setdefault(self._where(), []).append(line)
        self._awaits = False

    def _where(self) -> Where:
        return len(self.found.headers) - 1, self._head[0]

    def _reset(self) -> None:
        self._started, self._head, self._depth = 0, [], 0
        self._header = self._value = self._awaits = False
