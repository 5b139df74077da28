"""How many place names of news texts are laid where a reader laid them.

``python -m benchmarks.places FILE.xml`` prints one JSON object. The file holds ``article`` elements
with a ``text`` and ``toponym`` elements: ``start`` and ``end`` in the text, and a ``gaztag`` with
the coordinates and the country as GeoNames names it. Our answer to a toponym is the place, or the
state, that we read at its words.

- ``resolved``: the share of the toponyms that the file resolves to which we give a country or
  coordinates;
- ``country``: of those that we resolve, the share whose country is right, where the file names one;
- ``within_161km``: of those that we resolve, the share whose coordinates lie within 161 km (100
  miles) of the file's. A state has no coordinates here, so that the right state counts where the
  file means the state as a whole;
- ``country_of_all``, ``within_161km_of_all``: the same with what we do not resolve counted as
  wrong.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import asin, cos, radians, sin, sqrt
from xml.etree import ElementTree

from spacy.tokens import Doc

from benchmarks.command import score_file
from realpolitik.gazetteer.states import states
from realpolitik.reading.pipeline import STAGES, pipeline
from realpolitik.records import Where, codes

NEAR_KM = 161.0
_RADIUS_KM = 6371.0


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name with what the file says of it; degrees are WGS 84."""

    start: int
    end: int
    feature: str
    latitude: float
    longitude: float
    country: str | None


def articles(xml: str) -> Iterator[tuple[str, list[Toponym]]]:
    """The text of every article with its resolved toponyms, in order.

    Raises:
        ElementTree.ParseError: when the file is no XML.
    """
    for article in ElementTree.fromstring(xml).iter("article"):
        text = article.findtext("text") or ""
        found = (_toponym(text, element) for element in article.iter("toponym"))
        yield text, [t for t in found if t is not None]


def _toponym(text: str, element: ElementTree.Element) -> Toponym | None:
    tag = element.find("gaztag")
    start, end = element.findtext("start"), element.findtext("end")
    if tag is None or not start or not end:
        return None
    latitude, longitude = tag.findtext("lat"), tag.findtext("lon")
    if not latitude or not longitude:
        return None
    country = _state_names().get((tag.findtext("country") or "").lower())
    feature = tag.findtext("fcode") or ""
    first = _nearest(text, element.findtext("phrase") or text[int(start) : int(end)], int(start))
    last = first + int(end) - int(start)
    return Toponym(first, last, feature, float(latitude), float(longitude), country)


def _nearest(text: str, phrase: str, at: int) -> int:
    """Where a phrase stands nearest to an offset; some offsets of the file are a little off."""
    found = [match.start() for match in re.finditer(re.escape(phrase), text)]
    return min(found, key=lambda index: abs(index - at), default=at)


@cache
def _state_names() -> dict[str, str]:
    """The code of every state and territory by its names in lower case."""
    table: dict[str, str] = {}
    for each in states():
        for name in (each.name, *each.aliases):
            table.setdefault(name.lower(), each.code)
    return table


def answer(doc: Doc, start: int, end: int) -> Where | None:
    """What we read at the characters ``start`` to ``end``: a place, else the state of an actor."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return None
    for place in doc._.rp_places:
        if place.start < span.end and span.start < place.end:
            where: Where = place.where
            return where
    for mention in doc._.rp_actors:
        found = codes(mention.entities)
        if mention.start < span.end and span.start < mention.end and len(found) == 1:
            return Where(name=span.text, country=found[0])
    return None


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The way along the surface between two points given as latitude and longitude in degrees.

    >>> round(kilometres((52.5, 13.4), (48.85, 2.35)))
    878
    """
    (a, b), (c, d) = (map(radians, point) for point in (one, other))
    chord = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 2 * _RADIUS_KM * asin(sqrt(chord))


def _near(toponym: Toponym, where: Where) -> bool:
    if where.latitude is None or where.longitude is None:
        whole = toponym.feature.startswith("PCL")
        return whole and toponym.country is not None and where.country == toponym.country
    own = (where.latitude, where.longitude)
    return kilometres(own, (toponym.latitude, toponym.longitude)) <= NEAR_KM


def _later() -> list[str]:
    """The stages after the places, which are not needed here."""
    names = [name for name, _ in STAGES]
    return names[names.index("realpolitik_places") + 1 :]


def score(xml: str) -> dict[str, object]:
    """The shares, as printed."""
    pairs: list[tuple[Toponym, Where | None]] = []
    for text, toponyms in articles(xml):
        doc = pipeline()(text, disable=_later())
        pairs += [(t, answer(doc, t.start, t.end)) for t in toponyms]
    ours = [(t, w) for t, w in pairs if w is not None and (w.country or w.latitude) is not None]
    return {
        "country": _share([w.country == t.country for t, w in ours if t.country]),
        "within_161km": _share([_near(t, w) for t, w in ours]),
        "resolved": round(len(ours) / max(len(pairs), 1), 4),
        "country_of_all": _share(
            [w is not None and w.country == t.country for t, w in pairs if t.country]
        ),
        "within_161km_of_all": _share([w is not None and _near(t, w) for t, w in pairs]),
        "toponyms": len(pairs),
        "sha256": hashlib.sha256(xml.encode()).hexdigest(),
    }


def _share(right: list[bool]) -> float:
    return round(sum(right) / max(len(right), 1), 4)


if __name__ == "__main__":
    sys.exit(score_file("places", "xml", score))
