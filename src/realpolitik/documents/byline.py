"""Who wrote it: bylines at the top, signatures and author's notes at the end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from realpolitik.documents.dates import WHOLE, find_date
from realpolitik.documents.shapes import is_name, word_set
from realpolitik.tables import rows

_BY = re.compile(r"(?:by|(?:written|story|words|text|report) by)\b\s*:?\s*", re.IGNORECASE)
_DATE = re.compile(rf"[\s|,•·–-]*(?:{WHOLE})\s*", re.IGNORECASE)
_ROLE_START = re.compile(r"\s*(?:[,|•·/(]|\s[-–—]\s|\b(?:in|for|of|at)\s)")
_AND = re.compile(r",?\s+(?:and|&|with)\s+", re.IGNORECASE)
_LONGEST = 150
_LONGEST_NOTE = 700
_NOTE_VERB = r"(?:is|was|has been|are|were|served|serves|works|worked)"
_AUTHOR_IS = re.compile(rf"(?:the |this )?(?:authors?|writers?)\b.{{0,60}}?\b{_NOTE_VERB}\s", re.I)


@dataclass(frozen=True, slots=True)
class Byline:
    """``names`` as they should be printed; ``agency`` where the byline names one."""

    names: tuple[str, ...]
    agency: str | None = None
    published: str | None = None


@cache
def agencies() -> dict[str, str]:
    """News agencies by the key that datelines and bylines print, in small letters."""
    return {row["key"].lower(): row["name"] for row in rows("documents", "agencies.csv")}


def byline(line: str) -> Byline | None:
    """The byline that a line is, or ``None``; a bare "By" has no names.

    >>> byline("By JANE DOE, Staff Writer").names
    ('Jane Doe',)
    >>> byline("By June the army had crossed the river") is None
    True
    """
    start = _BY.match(line)
    if not start or len(line) > _LONGEST:
        return None
    rest = line[start.end() :].strip()
    if not rest:
        return Byline(())
    day = find_date(rest)
    return _read(_DATE.sub(" ", rest, count=1).strip(), day.isoformat() if day else None)


def _read(rest: str, day: str | None) -> Byline | None:
    if rest.lower() in agencies():
        return Byline((), agencies()[rest.lower()], day)
    names: list[str] = []
    parts = [without_role(p.strip()) for p in _AND.split(rest)]
    for part in (q.strip() for p in parts for q in re.split(r",\s+(?=[A-Z][\w.]+ [A-Z])", p)):
        cut = _ROLE_START.search(part)
        name = without_role(part[: cut.start()] if cut else part).strip()
        if name.lower() in agencies():
            continue
        if not is_name(name) and not (len(parts) == 1 and cut is None and is_name(name, least=1)):
            return Byline(tuple(names), _agency(rest), day) if names else None
        names.append(proper(name))
    return Byline(tuple(names), _agency(rest), day)


def _agency(rest: str) -> str | None:
    """The agency named after the author: "Jane Doe, Associated Press"."""
    tail = re.split(r"[,|(/•·]| for ", rest)[-1].strip(" )")
    return agencies().get(tail.lower())


def without_role(text: str) -> str:
    """A name without the role printed behind it."""
    low = text.lower()
    found = [r for r in word_set("roles") if low.endswith(f" {r}")]
    return text[: -max(map(len, found)) - 1].rstrip(" ,|") if found else text


def is_role(line: str) -> bool:
    """Whether a line is a role on its own ("Staff Writer")."""
    return line.strip(" ,|").lower() in word_set("roles")


def proper(name: str) -> str:
    """A name that is printed in capitals, written as names are.

    >>> proper("JANE DOE"), proper("M.K. Verma")
    ('Jane Doe', 'M.K. Verma')
    """
    if not name.isupper() or len(name) < 4:
        return name
    return re.sub(r"[^\W\d_]{3,}", lambda m: m.group().capitalize(), name)


def note_name(text: str) -> str | None:
    """The name that an author's note begins with: "Jane Doe is a former diplomat." """
    match = re.match(rf"(.{{3,60}}?),? {_NOTE_VERB} ", text)
    if not match or not is_name(match.group(1)):
        return None
    return match.group(1)


def is_author_note(text: str, names: tuple[str, ...]) -> bool:
    """Whether a paragraph says who the author is; ``names`` are those that he may have.

    >>> is_author_note("Jane Doe is a former diplomat.", ("Jane Doe",))
    True
    >>> is_author_note("Jane Doe is at war with the ministry.", ("Jane Doe",))
    False
    """
    if len(text) > _LONGEST_NOTE:
        return False
    words = {w.strip(".,;:()").lower() for w in text[:300].split()}
    if not words & (word_set("note_nouns") | word_set("note_verbs")):
        return False
    if _AUTHOR_IS.match(text):
        return True
    opening = text.lstrip("*_—–- ").lower()
    verb = "|".join([_NOTE_VERB, *word_set("note_verbs")])
    return any(re.match(rf"{re.escape(n.lower())},? (?:{verb})\b", opening) for n in names)
