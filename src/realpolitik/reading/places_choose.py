"""Which of its namesakes a name means: one sense for a document, unless the words beside it say.

What lies in the region or state named right after a name is meant by it, there and wherever the
document has the name again. Else the namesakes are weighed: the people who live there, whether the
document names their state or their region, and whether they lie near what is settled.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from math import cos, log10, radians

from spacy.tokens import Doc

from realpolitik.gazetteer.places import NATURE, SETTLED, Place, folded, towns
from realpolitik.gazetteer.states import states
from realpolitik.reading.places_find import Around, Hit
from realpolitik.records import codes

_NATURE, _OWN_REGION, _REGION = 6.5, 6.0, 5.0
"""What a name weighs that is no town, on the scale of a town's people (log10)."""
_CAPITAL, _IN_STATE, _IN_REGION, _NEAR = 1.0, 1.5, 2.0, 1.0
_AS_WANTED = 3.0
_OFTEN = 3.0
"""A region named a third as often as the state most named counts in full."""
_NEAR_DEGREES = 3.0


@dataclass(slots=True)
class Setting:
    """What a document names: states and regions with their share of the mentions of the state most
    often named, and settled points."""

    states: dict[str, float]
    regions: dict[tuple[str, str], float]
    points: list[tuple[float, float]] = field(default_factory=list)


def setting(doc: Doc, found: list[Hit]) -> Setting:
    """The states and regions that a document names by names that are not themselves in doubt."""
    held = {i for hit in found for i in range(hit.start, hit.end) if _doubtful(hit)}
    named = Counter(
        code
        for mention in doc._.rp_actors
        if mention.start not in held
        for code in codes(mention.entities)
        if len(code) == 3
    )
    regions: Counter[tuple[str, str]] = Counter()
    for hit in found:
        apposed = {(a.country, folded(a.region)) for a in hit.around if a.region and a.apposed}
        regions.update(apposed)
        if len({p.countries for p in hit.candidates}) == 1 and _only_region(hit):
            regions[hit.candidates[0].countries[0], hit.name] += 1
            named[hit.candidates[0].countries[0]] += 1
    for country, _ in regions:
        named[country] += 0
    most = max(named.values(), default=0) or 1
    shares = {code: count / most for code, count in named.items()}
    return Setting(shares, {region: count / most for region, count in regions.items()})


def _doubtful(hit: Hit) -> bool:
    return any(p.kind in SETTLED for p in hit.candidates)


def _only_region(hit: Hit) -> bool:
    provinces = [p for p in hit.candidates if p.kind == "province" and len(p.countries) == 1]
    return len(provinces) == 1 and (hit.code or len(hit.candidates) == 1)


def _within(place: Place, around: Around) -> bool:
    inside = around.country in place.countries
    return inside and (not around.region or folded(place.region) == folded(around.region))


def chosen(found: list[Hit], scene: Setting) -> dict[int, Place]:
    """The place that each hit means, by its number; what means none has no entry."""
    senses = {hit.name: place for hit in found if (place := _placed(hit)) is not None}
    plain = [hit for hit in found if hit.name not in senses]
    for place in senses.values():
        _settle(place, scene)
    for hit in sorted(plain, key=lambda h: len(_homes(h.candidates))):
        if hit.name not in senses:
            place = _weighed(hit, scene)
            if place is not None:
                senses[hit.name] = place
                _settle(place, scene)
    best: dict[int, Place] = {}
    for number, hit in enumerate(found):
        sense = _placed(hit) or senses.get(hit.name)
        if sense is not None:
            best[number] = sense
    return best


def _homes(candidates: Iterable[Place]) -> set[tuple[str, ...]]:
    return {p.countries for p in candidates}


def _settle(place: Place, scene: Setting) -> None:
    if place.kind in SETTLED | {"county"} and place.latitude == place.latitude:
        scene.points.append((place.latitude, place.longitude))


def _placed(hit: Hit) -> Place | None:
    """The namesake in what the words after the name say it lies in."""
    for around in hit.around:
        for table in (hit.candidates, towns(hit.name)):
            inside = [p for p in table if _within(p, around) and p.name != around.region]
            if inside:
                return max(inside, key=lambda p: (_as_wanted(p, hit), p.population))
    if hit.name in _own_names():
        return None  # "if it armed Ukraine, Moscow would answer": no town of that region
    for around in hit.around:
        if around.region and around.apposed and (around.coded or not hit.candidates):
            return unmapped(hit.name, around)
    return None


@cache
def _own_names() -> frozenset[str]:
    """The names that members of the United Nations bear, folded."""
    return frozenset(folded(s.name) for s in states() if s.kind == "member")


def _as_wanted(place: Place, hit: Hit) -> bool:
    """A town, unless a word beside the name says that it is a region."""
    return (place.kind in SETTLED) == (hit.wanted is None or hit.wanted in SETTLED)


def unmapped(name: str, around: Around) -> Place:
    """A place known only by what it lies in: it has no coordinates."""
    return Place(name, "city", (around.country,), float("nan"), float("nan"), 0, around.region)


def _weighed(hit: Hit, scene: Setting) -> Place | None:
    if not hit.candidates:
        return _small(hit, scene)
    near = [p for p in towns(hit.name) if (p.countries[0], folded(p.region)) in scene.regions]
    return max((*hit.candidates, *near), key=lambda place: _weight(place, hit, scene))


def _small(hit: Hit, scene: Setting) -> Place | None:
    """A small town whose region the document names, or whose kind stands beside the name."""
    found = towns(hit.name)
    inside = [p for p in found if (p.countries[0], folded(p.region)) in scene.regions]
    if not inside and hit.wanted:
        inside = [p for p in found if p.countries[0] in scene.states]
    return inside[0] if len(_homes(inside)) == 1 else None


def _weight(place: Place, hit: Hit, scene: Setting) -> float:
    weight = _prior(place, hit)
    shares = [scene.states[c] for c in place.countries if c in scene.states]
    if shares:
        weight += _IN_STATE + max(shares)
    around = [scene.regions.get((c, folded(place.region)), 0.0) for c in place.countries]
    weight += _IN_REGION * min(1.0, _OFTEN * max(around, default=0.0))
    if place.kind in SETTLED | {"county"} and _is_near(place, scene.points):
        weight += _NEAR
    if hit.wanted and (hit.wanted in SETTLED) == (place.kind in SETTLED):
        weight += _AS_WANTED
    return weight


def _prior(place: Place, hit: Hit) -> float:
    if place.kind == "province":
        town = any(p.kind in SETTLED and p.countries == place.countries for p in hit.candidates)
        return _REGION if place.population or (town and place.name != hit.name) else _OWN_REGION
    if place.kind in NATURE:
        return _NATURE
    return log10(max(place.population, 1000)) + _CAPITAL * (place.kind == "capital")


def _is_near(place: Place, points: list[tuple[float, float]]) -> bool:
    east = cos(radians(place.latitude))
    return any(
        abs(place.latitude - latitude) < _NEAR_DEGREES
        and abs(place.longitude - longitude) * east < _NEAR_DEGREES
        and (latitude, longitude) != (place.latitude, place.longitude)
        for latitude, longitude in points
    )
