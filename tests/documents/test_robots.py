"""robots.txt: which group is ours, which rule decides, and what no rule can do."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from realpolitik.documents.robots import Rules

AGENT = "realpolitik"


def rules(text: str) -> Rules:
    return Rules.of(text, AGENT)


GROUPS = [
    ("User-agent: *\nDisallow: /", False),
    ("user-AGENT: *\nDISALLOW:/", False),
    ("User-agent: Realpolitik\nDisallow: /", False),
    ("User-agent: realpolitik/0.1\nDisallow: /", False),
    ("User-agent: other\nDisallow: /", True),
    ("User-agent: other\nUser-agent: realpolitik\nDisallow: /", False),
    ("User-agent: *\nDisallow: /\nUser-agent: realpolitik\nAllow: /", True),
    ("User-agent: realpolitik\nDisallow: /b\nUser-agent: *\nDisallow: /", True),
    ("User-agent: *\nDisallow: /b\n\nUser-agent: *\nDisallow: /a", False),
    ("User-agent: *\n\nDisallow: /a", False),
    ("User-agent: *\nSitemap: x\nDisallow: /a", False),
    ("User-agent: *\nDisallow:", True),
    ("User-agent: *\nDisallow: # nothing\n", True),
    ("Disallow: /", True),
    ("\ufeffUser-agent: * # all\nDisallow: /a # this", False),
    ("<html>not found</html>", True),
    ("", True),
]


@pytest.mark.parametrize(("text", "allowed"), GROUPS)
def test_groups(text: str, allowed: bool) -> None:
    assert rules(text).allow("/a") is allowed


PATHS = [
    ("Disallow: /a", "/a/b", False),
    ("Disallow: /a", "/b/a", True),
    ("Disallow: /a$", "/a", False),
    ("Disallow: /a$", "/ab", True),
    ("Disallow: /*.pdf", "/x/a.pdf?b", False),
    ("Disallow: /*.pdf$", "/x/a.pdf?b", True),
    ("Disallow: /*.pdf$", "/x.pdf/a.pdf", False),
    ("Disallow: *print=", "/a?print=1", False),
    ("Disallow: /a*b*c", "/a1b2c3", False),
    ("Disallow: /a*b*c", "/a1c2b3", True),
    ("Disallow: /ab*b$", "/ab", True),
    ("Disallow: /a*$", "/abc", False),
    ("Disallow: /caf%C3%A9", "/caf%c3%a9/x", False),
    ("Disallow: /\nAllow: /a", "/a", True),
    ("Allow: /\nDisallow: /a", "/a", False),
    ("Disallow: /a\nAllow: /a", "/a", True),
    ("Allow: /a/b\nDisallow: /*/b/c", "/a/b/c", False),
]


@pytest.mark.parametrize(("lines", "target", "allowed"), PATHS)
def test_the_longest_rule_decides(lines: str, target: str, allowed: bool) -> None:
    assert rules(f"User-agent: *\n{lines}").allow(target) is allowed


@pytest.mark.parametrize(
    ("said", "delay"), [("5", 5), ("0.5", 0.5), ("9999", 30), ("soon", 0), ("-1", 0), ("nan", 0)]
)
def test_delay(said: str, delay: float) -> None:
    assert rules(f"User-agent: *\nCrawl-delay: {said}").delay == delay


@given(st.text("*$/ab%\n: #", max_size=40), st.text("/ab?%", max_size=20))
def test_any_file_is_understood_somehow(text: str, target: str) -> None:
    assert rules(f"User-agent: *\nDisallow: {text}").allow(target) in (True, False)


def test_no_rule_takes_long() -> None:
    start = time.monotonic()
    assert rules(f"User-agent: *\nDisallow: /{'*a' * 5000}b").allow("/" + "a" * 5000)
    assert time.monotonic() - start < 2
