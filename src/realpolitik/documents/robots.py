"""What sites ask of robots in their robots.txt."""

from __future__ import annotations

from collections.abc import Callable
from urllib.robotparser import RobotFileParser

import httpx

from realpolitik.documents import limits

_MOST_SITES = 1000
_MOST_DELAY = 30.0

Getter = Callable[[httpx.URL, str], str | None]
"""From the address of a robots.txt, and what messages call the page, to its text if it exists."""


class Robots:
    """The rules of the sites that were visited, each fetched once.

    Args:
        agent: who asks; its part before the slash is looked for in the rules.
        get: fetches a robots.txt.
    """

    def __init__(self, agent: str, get: Getter) -> None:
        self._agent, self._get = agent.partition("/")[0], get
        self._sites: dict[str, RobotFileParser] = {}

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
            self._sites[site] = _parsed(text or "")
        if not self._sites[site].can_fetch(self._agent, str(url)):
            raise limits.robots(name, f"the robots.txt of {url.host} asks robots to stay away")

    def delay(self, url: httpx.URL) -> float:
        """The seconds between two requests that the site asks for; 30 at most, 0 if none."""
        site = self._sites.get(_site(url))
        delay = site.crawl_delay(self._agent) if site else None
        return min(float(delay or 0), _MOST_DELAY)


def _site(url: httpx.URL) -> str:
    return f"{url.scheme}://{url.netloc.decode('ascii')}"


def _parsed(text: str) -> RobotFileParser:
    rules = RobotFileParser()
    rules.parse(text.removeprefix("\ufeff").splitlines())
    rules.modified()  # else nothing would be allowed
    return rules
