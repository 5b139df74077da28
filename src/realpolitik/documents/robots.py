"""What sites ask of robots in their robots.txt, as RFC 9309 reads it.

Python's own parser takes the first rule that fits, and knows no ``*`` within a path; so it would
go where many a site does not want it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

import httpx

from realpolitik.documents import limits

_MOST_SITES = 1000
_MOST_DELAY = 30.0
_NUMBER = re.compile(r"\d{1,6}(?:\.\d{1,6})?")

Getter = Callable[[httpx.URL, str], str | None]
"""From the address of a robots.txt, and what messages call the page, to its text if it exists."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What a site asks of one robot: paths with whether they are allowed, and seconds to wait.

    >>> rules = Rules.of("User-agent: *\\nDisallow: /*.pdf$\\nAllow: /law", "realpolitik")
    >>> rules.allow("/a.pdf"), rules.allow("/a.pdf?x"), rules.allow("/law.pdf")
    (False, True, False)
    """

    paths: tuple[tuple[str, bool], ...] = ()
    delay: float = 0.0

    @classmethod
    def of(cls, text: str, agent: str) -> Rules:
        """The rules for a robot of that name, or where there are none, for all robots."""
        groups = list(_groups(text))
        for name in (agent.lower(), "*"):
            lines = [line for names, lines in groups if name in names for line in lines]
            if any(name in names for names, _ in groups):
                return cls(tuple(_paths(lines)), _delay(lines))
        return cls()

    def allow(self, target: str) -> bool:
        """Whether a path with its query may be fetched: the longest rule that fits decides."""
        target = unquote(target)
        fitting = [(len(path), allowed) for path, allowed in self.paths if _fits(path, target)]
        return max(fitting, default=(0, True))[1]


def _groups(text: str) -> Iterator[tuple[set[str], list[tuple[str, str]]]]:
    """The groups of a file: the names of the robots, and the lines for them."""
    names: set[str] = set()
    lines: list[tuple[str, str]] = []
    for raw in text.removeprefix("\ufeff").splitlines():
        key, _, value = (part.strip() for part in raw.partition("#")[0].partition(":"))
        key = key.lower()
        if key == "user-agent":
            if lines:
                yield names, lines
                names, lines = set(), []
            names.add(value.partition("/")[0].strip().lower())
        elif key in ("allow", "disallow", "crawl-delay"):
            lines.append((key, value))
    yield names, lines


def _paths(lines: list[tuple[str, str]]) -> Iterator[tuple[str, bool]]:
    for key, value in lines:
        if key != "crawl-delay" and value:
            yield unquote(value), key == "allow"


def _delay(lines: list[tuple[str, str]]) -> float:
    delays = [float(v) for k, v in lines if k == "crawl-delay" and _NUMBER.fullmatch(v)]
    return min(max(delays, default=0.0), _MOST_DELAY)


def _fits(path: str, target: str) -> bool:
    """Whether a rule's path fits: ``*`` is anything, a ``$`` at its end the end of the target."""
    ends = path.endswith("$")
    first, *parts = path.removesuffix("$").split("*")
    if not parts:
        return target == first if ends else target.startswith(first)
    last = parts.pop() if ends else ""
    at = len(first) if target.startswith(first) else -1
    for part in parts:
        found = target.find(part, at) if at >= 0 else -1
        at = found + len(part) if found >= 0 else -1
    return 0 <= at <= len(target) - len(last) and target.endswith(last)


class Robots:
    """The rules of the sites that were visited, each fetched once.

    Args:
        agent: who asks; its part before the slash is looked for in the rules.
        get: fetches a robots.txt.
    """

    def __init__(self, agent: str, get: Getter) -> None:
        self._agent, self._get = agent.partition("/")[0], get
        self._sites: dict[str, Rules] = {}

    def check(self, url: httpx.URL, name: str) -> None:
        """See that a page may be fetched.

        Raises:
            InputError: ``D021`` where the site does not want it, or does not say what it wants.
        """
        site = _site(url)
        if site not in self._sites:
            text = self._get(url.copy_with(raw_path=b"/robots.txt"), name)
            if len(self._sites) >= _MOST_SITES:
                self._sites.clear()
            self._sites[site] = Rules.of(text or "", self._agent)
        if not self._sites[site].allow(url.raw_path.decode("ascii", "replace")):
            raise limits.robots(name, f"the robots.txt of {url.host} asks robots to stay away")

    def delay(self, url: httpx.URL) -> float:
        """The seconds between two requests that the site asks for; 30 at most, 0 if none."""
        site = self._sites.get(_site(url))
        return site.delay if site else 0.0


def _site(url: httpx.URL) -> str:
    return f"{url.scheme}://{url.netloc.decode('ascii')}"
