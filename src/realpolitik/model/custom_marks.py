"""Sentences that mark who acts on whom: ``<s>Kenya</s> sued <t>Uganda</t>``."""

from __future__ import annotations

import re

from realpolitik.model.inputs import Pair

_SIGN = re.compile(r"</?[st]>")
_ORDERS = (["<s>", "</s>", "<t>", "</t>"], ["<t>", "</t>", "<s>", "</s>"])


def marked(text: str) -> Pair:
    """The pair in a sentence with ``<s>…</s>`` around the source and ``<t>…</t>`` the target.

    Line breaks and runs of blanks become one blank.

    Raises:
        ValueError: says what is wrong with the marks.

    >>> marked("<s>Kenya</s> sued  <t>Uganda</t>.")
    Pair(text='Kenya sued Uganda.', source=(0, 5), target=(11, 17))
    """
    text = " ".join(text.split())
    signs = list(_SIGN.finditer(text))
    order = [sign.group() for sign in signs]
    if order not in _ORDERS:
        raise ValueError(_disorder(order))
    spans = {
        opened.group(): _span(text, opened, closed)
        for opened, closed in zip(signs[::2], signs[1::2], strict=True)
    }
    return Pair(_SIGN.sub("", text), spans["<s>"], spans["<t>"])


def _span(text: str, opened: re.Match[str], closed: re.Match[str]) -> tuple[int, int]:
    """Where the words between two signs stand once all signs are cut out."""
    words = text[opened.end() : closed.start()]
    if not words.strip():
        raise ValueError(f"there are no words between {opened.group()} and {closed.group()}")
    before = _SIGN.sub("", text[: opened.end()])
    start = len(before) + len(words) - len(words.lstrip())
    return start, start + len(words.strip())


def _disorder(order: list[str]) -> str:
    for sign in _ORDERS[0]:
        if (times := order.count(sign)) != 1:
            return f"it has {sign} {times} times" if times else f"it has no {sign}"
    return "the marks do not stand around two parts that lie apart"
