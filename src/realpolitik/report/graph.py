"""Who acts on whom: pairs of actors counted by quad class, and a graph of them on a circle."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from realpolitik import tables
from realpolitik.records import Event, Reading, codes
from realpolitik.report import wording

WIDTH = 640.0
NODE = 23.0
_RADIUS = 200.0
_HEIGHTS = {0: 0.0, 1: 120.0, 2: 190.0, 3: 300.0, 4: 330.0}
_TALLEST = 420.0
_MOST = 12
_WORDS, _DEEDS = (1, 3), (2, 4)
_COOPERATION = (1, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """How often one acts on another, by quad class; ``joint`` acts have no direction."""

    actor: str
    recipient: str
    joint: bool
    counts: tuple[tuple[int, int], ...]

    def count(self, *quads: int) -> int:
        """The acts of the given quad classes."""
        return sum(n for quad, n in self.counts if quad in quads)

    @property
    def words(self) -> int:
        """Verbal acts."""
        return self.count(*_WORDS)

    @property
    def deeds(self) -> int:
        """Material acts."""
        return self.count(*_DEEDS)

    @property
    def title(self) -> str:
        """``Russia → North Korea``, or ``Russia and North Korea`` for what they do together."""
        joiner = " and " if self.joint else " → "
        return joiner.join(name(code) for code in (self.actor, self.recipient))


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """An actor on the circle; ``anchor`` is how its name is set beside it."""

    code: str
    label: str
    name: str
    x: float
    y: float
    name_x: float
    name_y: float
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """The acts of one quad class from one actor on another: an SVG path."""

    path: str
    quad: int
    width: float
    joint: bool
    title: str
    label: str
    label_x: float
    label_y: float

    @property
    def verbal(self) -> bool:
        """Words are dashed, deeds solid."""
        return self.quad in _WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """Nodes and edges, laid out; ``left_out`` counts the actors that found no room."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    left_out: int
    height: float


def name(code: str) -> str:
    """The short name of a state; other codes without what they begin with.

    >>> name("FRA"), name("NSA:ISIS")
    ('France', 'ISIS')
    """
    return _names().get(code, code.rpartition(":")[2])


@cache
def _names() -> dict[str, str]:
    names: dict[str, str] = {}
    for row in tables.rows("gazetteer", "states.csv"):
        # The state itself comes first; its regions and former names share its code.
        names.setdefault(row["code"], row["name"])
    return names


def _ends(event: Event) -> Iterator[tuple[str, str, bool]]:
    """The pairs that an event links: directed, or joint where several act and none receives.

    Those who condemn or mobilise side by side do nothing to each other; those who clash do.
    """
    actors, recipients = codes(event.actors), codes(event.recipients)
    if recipients:
        yield from ((a, r, False) for a in actors for r in recipients if a != r)
    elif event.quad in _COOPERATION or event.category == "ASSAULT":
        yield from ((*sorted(pair), True) for pair in combinations(actors, 2))  # type: ignore[misc]


def pairs(reading: Reading) -> tuple[Pair, ...]:
    """The pairs between whom acts are reported as done, the busiest first.

    Acts foretold, conditional, earlier or denied are not counted: only ``actual`` ones are.
    """
    counted: dict[tuple[str, str, bool], Counter[int]] = {}
    for event in reading.events:
        if event.status == "actual":
            for ends in _ends(event):
                counted.setdefault(ends, Counter())[event.quad] += 1
    found = [
        Pair(actor=a, recipient=r, joint=joint, counts=tuple(sorted(counts.items())))
        for (a, r, joint), counts in counted.items()
    ]
    return tuple(sorted(found, key=lambda p: (-p.words - p.deeds, p.actor, p.recipient)))


def graph(found: tuple[Pair, ...]) -> Graph:
    """The pairs as a graph: actors on an ellipse, the busiest first from the top."""
    weight: Counter[str] = Counter()
    for pair in found:
        weight.update({pair.actor: pair.words + pair.deeds, pair.recipient: 0})
        weight[pair.recipient] += pair.words + pair.deeds
    ranked = [code for code, _ in weight.most_common()]
    kept = ranked[:_MOST]
    height = _HEIGHTS.get(len(kept), _TALLEST)
    nodes = {code: _node(code, n, len(kept), height) for n, code in enumerate(kept)}
    edges = [
        _edge(pair, quad, count, nodes)
        for pair in found
        if pair.actor in nodes and pair.recipient in nodes
        for quad, count in pair.counts
    ]
    return Graph(
        nodes=tuple(nodes.values()),
        edges=tuple(edges),
        left_out=len(ranked) - len(kept),
        height=height,
    )


def _node(code: str, place: int, of: int, height: float) -> Node:
    """Two stand side by side; from three on the first stands at the top."""
    angle = 2 * math.pi * place / of - (math.pi if of == 2 else math.pi / 2)
    across, down = math.cos(angle), math.sin(angle)
    x = WIDTH / 2 + _RADIUS * across
    y = height / 2 + (height / 2 - NODE - 30) * down
    anchor = "middle" if abs(across) < 0.3 else ("start" if across > 0 else "end")
    away = NODE + 8
    return Node(
        code=code,
        label=code.rpartition(":")[2],
        name=name(code),
        x=round(x, 1),
        y=round(y, 1),
        name_x=round(x + away * across, 1),
        name_y=round(y + (away + 6) * down + 4, 1),
        anchor=anchor,
    )


def _edge(pair: Pair, quad: int, count: int, nodes: dict[str, Node]) -> Edge:
    """A curve that bends to the right of its direction, further out for each quad class."""
    a, b = nodes[pair.actor], nodes[pair.recipient]
    length = math.hypot(b.x - a.x, b.y - a.y) or 1.0
    ux, uy = (b.x - a.x) / length, (b.y - a.y) / length
    bend = (16 + 22 * (quad - 1)) * (0.5 if pair.joint else 1)
    mx, my = (a.x + b.x) / 2 - uy * bend, (a.y + b.y) / 2 + ux * bend
    start, end = _off(a, mx, my), _off(b, mx, my)
    kind = wording.QUADS[quad]
    return Edge(
        path=f"M{start[0]:.1f} {start[1]:.1f}Q{mx:.1f} {my:.1f} {end[0]:.1f} {end[1]:.1f}",
        quad=quad,
        width=round(1.4 + 1.3 * math.log2(count), 2),
        joint=pair.joint,
        title=f"{pair.title}: {count} × {kind}",
        label=str(count),
        label_x=round((start[0] + 2 * mx + end[0]) / 4, 1),
        label_y=round((start[1] + 2 * my + end[1]) / 4, 1),
    )


def _off(node: Node, x: float, y: float) -> tuple[float, float]:
    """The point on a node's rim in the direction of another point."""
    length = math.hypot(x - node.x, y - node.y) or 1.0
    reach = NODE + 5
    return node.x + reach * (x - node.x) / length, node.y + reach * (y - node.y) / length
