"""The phrases of a dossier, the same in the terminal and on the page."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from realpolitik.records import (
    Document,
    Entity,
    Event,
    Figure,
    Forecast,
    Reading,
    Voice,
    When,
    Where,
)

AUTHOR = "the author"
QUADS = {
    1: "verbal cooperation",
    2: "material cooperation",
    3: "verbal conflict",
    4: "material conflict",
}
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_STEPS = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_COMPARATORS = {
    ">": "more than",
    ">=": "at least",
    "≥": "at least",
    "<": "less than",
    "<=": "at most",
    "≤": "at most",
    "~": "about",
    "≈": "about",
    "=": "",
}


def plain(text: str) -> str:
    """Text on one line that can neither steer a terminal nor turn the words beside it.

    >>> plain("a\\x1b[31m\\n b\\u202e c")
    'a[31m b c'
    """
    one_line = " ".join(_BIDI.sub("", text).split())
    return "".join(c for c in one_line if unicodedata.category(c) not in ("Cc", "Cs"))


def plural(count: int, noun: str) -> str:
    """A count with its noun.

    >>> plural(1, "event"), plural(0, "event"), plural(2, "country")
    ('1 event', '0 events', '2 countries')
    """
    if count == 1:
        return f"{count} {noun}"
    return f"{count} {noun[:-1]}ies" if noun.endswith("y") else f"{count} {noun}s"


def entity(who: Entity) -> str:
    """A name with its code: ``Aldo Vance (FRE)``; the words of the text where unresolved."""
    name = plain(who.name or who.text)
    return name if who.code in (None, name) else f"{name} ({who.code})"


def entities(them: Iterable[Entity]) -> str:
    """Names joined as a sentence joins them."""
    return listed([entity(e) for e in them])


def listed(words: list[str]) -> str:
    """Words joined by commas and a last "and".

    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def parties(event: Event) -> str:
    """Who acts on whom: ``Russia (RUS) → North Korea (PRK)``."""
    doers = entities(event.actors) or "unnamed"
    return f"{doers} → {entities(event.recipients)}" if event.recipients else doers


def coded_as(event: Event) -> str:
    """Category and mode: ``CONSULT · visit``; before them the user's own name for it."""
    coded = f"{event.category} · {event.mode}" if event.mode else event.category
    return f"{event.label} ({coded})" if event.label else coded


def chain(voices: Iterable[Voice]) -> str:
    """The voices from the outermost in; no voice is the author's own.

    >>> chain([Voice(name="The Daily Lantern"), Voice(name="officials")])
    'The Daily Lantern → officials'
    """
    return " → ".join(plain(v.name) for v in voices) or AUTHOR


def voice(voices: tuple[Voice, ...]) -> str:
    """The voice at the end of a chain: the one that makes the claim."""
    return plain(voices[-1].name) if voices else AUTHOR


def when(moment: When | None) -> str:
    """A date with where it was taken from; nothing where there is none.

    >>> when(When(value="197", precision="decade", basis="stated"))
    '1970s (stated)'
    """
    if moment is None:
        return ""
    value = moment.value or "unresolved"
    if moment.value and moment.precision == "decade" and len(moment.value) == len("197"):
        value += "0s"
    return f"{value} ({moment.basis})"


def where(place: Where | None) -> str:
    """A place with its country."""
    if place is None:
        return ""
    name = plain(place.name)
    return f"{name} ({place.country})" if place.country else name


def number(value: float) -> str:
    """A number as one reads it.

    >>> number(34e9), number(1500), number(2.5)
    ('34 billion', '1,500', '2.5')
    """
    for size, word in _STEPS:
        if abs(value) >= size:
            return f"{value / size:,.4g} {word}"
    return f"{value:,.6g}" if value != int(value) else f"{int(value):,}"


def quantity(figure: Figure) -> str:
    """Comparator, value or range, and unit: ``more than 34 billion USD``."""
    if figure.value is not None:
        amount = number(figure.value)
    elif figure.low is not None and figure.high is not None:
        amount = f"{number(figure.low)} to {number(figure.high)}"
    elif figure.low is not None:
        amount = f"from {number(figure.low)}"
    else:
        amount = f"up to {number(figure.high)}" if figure.high is not None else "no number"
    sign = _COMPARATORS.get(figure.comparator or "", figure.comparator or "")
    return " ".join(filter(None, [plain(sign), amount, plain(figure.unit or "")]))


def ratio(figure: Figure) -> str:
    """How far a figure lies from its bound: ``12 times the bound``."""
    claimed = next((x for x in (figure.value, figure.low, figure.high) if x is not None), None)
    if claimed is None or figure.bound is None or not figure.bound.value:
        return ""
    times = claimed / figure.bound.value
    return f"{times:,.0f} times the bound" if times >= 10 else f"{times:.2g} times the bound"


def likelihood(forecast: Forecast) -> str:
    """The words of likelihood and their range: ``unlikely (0.20 to 0.45)``."""
    words, low, high = (
        plain(forecast.likelihood.words),
        forecast.likelihood.low,
        forecast.likelihood.high,
    )
    if low is None or high is None:
        return f"{words} (no range)"
    return f"{words} ({low:.2f} to {high:.2f})"


def byline(document: Document) -> str:
    """Outlet, author, date and kind; says what is not known."""
    known = [
        plain(document.outlet or "") or "outlet unknown",
        plain(document.author or "") or "author unknown",
        plain(document.published or "") or "no publication date",
        document.kind,
    ]
    return " · ".join(known)


def counts(reading: Reading) -> str:
    """How the sentences ended, as one line.

    ``41 sentences: 17 events from 12, 29 without (14 no known actor, 15 one actor)``
    """
    given = [o for o in reading.outcomes if o.result == "events"]
    without = Counter(o.reason or "no reason" for o in reading.outcomes if o.result == "none")
    total = plural(len(reading.outcomes), "sentence")
    found = f"{plural(len(reading.events), 'event')} from {len(given)}"
    reasons = ", ".join(f"{n} {plain(reason)}" for reason, n in without.most_common())
    line = f"{total}: {found}, {sum(without.values())} without"
    return f"{line} ({reasons})" if reasons else line
