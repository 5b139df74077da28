"""Reads a file of a user's own categories, and says in which line a mistake stands."""

from __future__ import annotations

import hashlib
import os
import re
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from realpolitik import codebook
from realpolitik.errors import UsageError
from realpolitik.model.custom import CustomCategories, CustomCategory
from realpolitik.model.custom_check import FEWEST, FORMS, At, Entry, Mistake, short
from realpolitik.model.custom_lines import places
from realpolitik.model.inputs import Pair

LARGEST = 1_000_000
"""Bytes that a file of categories may have."""

_AT = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
_TWICE = "Cannot overwrite a value"
_IN_WORDS = {
    _TWICE: "the key stands twice in one category",
    "Invalid value": "neither a number nor a text in quotes",
    "Illegal character '\\n'": "a text lacks its closing quote, or goes on past its line",
    "Unclosed array": "a list lacks its ], or two texts of it the comma between them",
}
"""What ``tomllib`` says of the commonest mistakes, for those who do not write programs."""

_MANY_DIGITS = re.compile(r"[\d_]{4000}")


def load(path: str | Path) -> CustomCategories:
    """Read a user's categories.

    Args:
        path: a TOML file as docs/categories.md describes it.

    Raises:
        UsageError: for the first mistake, with the file and the line.

            - ``U031``: the file cannot be read, has more than 1,000,000 bytes or is not UTF-8;
            - ``U032``: it is not TOML;
            - ``U033``: a key is unknown, missing, out of place or of the wrong type;
            - ``U034``: a name is missing, taken, or not in capitals;
            - ``U035``: ``within`` or ``renames`` names no category of PLOVER, or one renamed twice;
            - ``U036``: a category has fewer than three examples, or the only part of a category
              of PLOVER's fewer than three counterexamples;
            - ``U037``: an example does not mark who acts on whom;
            - ``U038``: an example is given twice;
            - ``U039``: a quad class is not 1 to 4, or a score not -10 to 10.
    """
    path = Path(path)
    data = _bytes(path)
    text = _text(path, data)
    content = _content(path, text)
    try:
        categories = _checked(content)
    except Mistake as mistake:
        raise mistake.error(path, places(text, "category").line) from None
    return CustomCategories(path, hashlib.sha256(data).hexdigest()[:12], categories)


def again(path: str, digest: str) -> CustomCategories:
    """The categories that this or another process has loaded before.

    Raises:
        UsageError: ``U031`` when the file has changed since.
    """
    found = load(path)
    if found.digest != digest:
        why = f"it changed while it was in use: it was {digest} and is {found.digest}"
        raise _unreadable(found.path, why, "start again, and leave the file alone until the end")
    return found


def given(path: str | os.PathLike[str] | None) -> CustomCategories | None:
    """The categories in a file, where one is named."""
    return None if path is None else load(os.fspath(path))


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise _unreadable(path, why[:1].lower() + why[1:], "check the path") from error
    if len(data) > LARGEST:
        why = f"it has more than {LARGEST:,} bytes"
        raise _unreadable(path, why, "keep fewer examples: some dozens for a category are plenty")
    return data


def _text(path: Path, data: bytes) -> str:
    """The file's text with line feeds alone and without a byte order mark."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _unreadable(path, f"line {line} is not UTF-8", "save it as UTF-8 text") from error
    return text.replace("\r\n", "\n")


def _unreadable(path: Path, why: str, do: str) -> UsageError:
    return UsageError("U031", what=f"the categories in {path} could not be read", why=why, do=do)


def _content(path: Path, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise _not_toml(f"{path} is not TOML", "lists lie in lists too deep to read") from None
    except ValueError as error:
        told = str(error)
        line = _line_of(told, text)
        what = f"{path}, line {line}: this is not TOML"
        bare = _AT.sub("", told)
        why = _IN_WORDS.get(bare, bare[:1].lower() + bare[1:])
        raise _not_toml(what, why, text.split("\n")[line - 1]) from None


def _line_of(told: str, text: str) -> int:
    """The line that ``tomllib`` complains of; its own errors name it, those of numbers do not."""
    at = _AT.search(told)
    if at and at[1]:
        line = int(at[1])
        begun = [n for n in places(text, "category").statements if n <= line]
        return begun[-1] if begun and told.startswith(_TWICE) else line  # it names the last line
    number = None if at else _MANY_DIGITS.search(text)
    end = number.start() if number else len(text.rstrip())
    return text.count("\n", 0, end) + 1


def _not_toml(what: str, why: str, line: str = "") -> UsageError:
    curly = 'quotes are straight ("), not curly: ' if re.search("[“”„‘’]", line) else ""
    do = f'{curly}write {FORMS["name"]} or {FORMS["examples"]}, a quote within a text as \\"'
    return UsageError("U032", what=what, why=why, do=do)


def _checked(content: Mapping[str, Any]) -> tuple[CustomCategory, ...]:
    made = tuple(Entry(n, table).category() for n, table in enumerate(_tables(content)))
    _named_once(made)
    _renamed_once(made)
    _given_once(made)
    _told_apart(made)
    return made


def _tables(content: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    for key in content:
        if key != "category":
            why = "the file holds categories and nothing else"
            do = "write [[category]] in the line above it, or take it out"
            raise Mistake(
                "U033", f"{short(key)} is outside of a category", why, do, at=(-1, key, None)
            )
    tables = content.get("category", [])
    if not isinstance(tables, list) or not all(isinstance(t, dict) for t in tables):
        what, do = "this does not begin a category", "write [[category]]"
        raise Mistake("U033", what, "that takes two brackets", do, at=(-1, "category", None))
    if not tables:
        do = f"write [[category]] and below it {FORMS['name']}"
        raise Mistake(
            "U033", "there is no category", "no line is [[category]]", do, at=(-1, None, None)
        )
    return tables


def _named_once(made: Sequence[CustomCategory]) -> None:
    plover = {c.name for c in codebook.categories()}
    first: dict[str, At] = {}
    for n, each in enumerate(made):
        what, at = f"the name {each.name} is taken", (n, "name", None)
        if each.name in plover:
            why = "PLOVER has a category of that name"
            raise Mistake(
                "U034", what, why, "choose another; PLOVER's own need not be in the file", at=at
            )
        if each.name in first:
            raise Mistake(
                "U034", what, "line {line} has it", "choose another", at=at, other=first[each.name]
            )
        first[each.name] = at


def _renamed_once(made: Sequence[CustomCategory]) -> None:
    first: dict[str, At] = {}
    for n, each in enumerate(made):
        if each.kind == "rename" and each.parent:
            at = (n, "renames", None)
            if other := first.get(each.parent):
                what, do = f"{each.parent} has two new names", "keep one, or split it by `within`"
                raise Mistake("U035", what, "line {line} renames it", do, at=at, other=other)
            first[each.parent] = at


def _told_apart(made: Sequence[CustomCategory]) -> None:
    """The only part of a category needs counterexamples: without, it takes nearly the whole."""
    parts = Counter(c.parent for c in made if c.kind == "split")
    for n, each in enumerate(made):
        alone = each.kind == "split" and parts[each.parent] == 1
        if alone and len(each.counterexamples) < FEWEST:
            count = len(each.counterexamples)
            what = f"{each.name} has {count} counterexample{'s' * (count != 1)}"
            why = f"{FEWEST} acts that stay {each.parent} are needed to tell the two apart"
            at = (n, "counterexamples" if count else None, None)
            raise Mistake("U036", what, why, f"write {FORMS['counterexamples']}", at=at)


def _given_once(made: Sequence[CustomCategory]) -> None:
    """No example is of two categories, nor a counterexample of its own."""
    examples: dict[Pair, At] = {}
    for n, each in enumerate(made):
        _once(each.examples, examples, n, "examples")
    for n, each in enumerate(made):
        own = {p: at for p, at in examples.items() if at[0] == n}
        _once(each.counterexamples, own, n, "counterexamples")


def _once(pairs: Sequence[Pair], seen: dict[Pair, At], number: int, key: str) -> None:
    for item, pair in enumerate(pairs):
        at = (number, key, item)
        if other := seen.get(pair):
            what, do = f"{short(pair.text)} is given twice", "keep it in one place"
            raise Mistake("U038", what, "it stands in line {line}", do, at=at, other=other)
        seen[pair] = at
