"""Pairs and their graph: what is counted, and where it is drawn."""

from __future__ import annotations

from itertools import pairwise

import pytest

from realpolitik.records import Document, Event, Reading
from realpolitik.report.graph import WIDTH, graph, name, pairs
from tests.report.fixture import FREEDONIA, SYLVANIA, entity, event

WORDS = "Freedonia may attack Sylvania"


def reading(*events: Event) -> Reading:
    return Reading(document=Document(id="a"), events=events)


def act(quad: int, category: str, **other: object) -> Event:
    return event("e", quad, category, WORDS, **other)


def test_directed_pairs_are_counted_by_quad() -> None:
    (pair,) = pairs(reading(act(1, "CONSULT"), act(1, "CONSULT"), act(4, "ASSAULT")))
    assert (pair.actor, pair.recipient, pair.joint) == ("FRE", "SYL", False)
    assert pair.counts == ((1, 2), (4, 1))
    assert (pair.words, pair.deeds) == (2, 1)


@pytest.mark.parametrize("status", ["historical", "future", "hypothetical", "negated"])
def test_what_is_only_spoken_of_is_not_counted(status: str) -> None:
    assert pairs(reading(act(4, "ASSAULT", status=status))) == ()


@pytest.mark.parametrize(
    ("quad", "category", "linked"),
    [
        (1, "CONSULT", True),
        (2, "COOPERATE", True),
        (4, "ASSAULT", True),
        (3, "ACCUSE", False),
        (4, "MOBILIZE", False),
    ],
)
def test_acts_together(quad: int, category: str, linked: bool) -> None:
    found = pairs(reading(act(quad, category, actors=(SYLVANIA, FREEDONIA), recipients=())))
    assert [(p.actor, p.recipient, p.joint) for p in found] == [("FRE", "SYL", True)] * linked


def test_nobody_acts_on_himself_and_the_unresolved_are_left_out() -> None:
    stranger = entity("the two", None)
    assert pairs(reading(act(1, "CONSULT", recipients=(FREEDONIA, stranger)))) == ()


def test_nodes_stay_on_the_canvas_and_edges_end_at_them() -> None:
    codes = [f"S{n:02}" for n in range(15)]
    many = [
        act(1, "CONSULT", actors=(entity("Freedonia", a),), recipients=(entity("Sylvania", b),))
        for a, b in pairwise(codes)
    ]
    drawn = graph(pairs(reading(*many)))
    assert len(drawn.nodes) == 12 and drawn.left_out == 3
    assert all(0 < n.x < WIDTH and 0 < n.y < drawn.height for n in drawn.nodes)
    assert len({(n.x, n.y) for n in drawn.nodes}) == 12


def test_a_state_goes_by_its_own_name() -> None:
    assert (name("RUS"), name("CHN"), name("XXX")) == ("Russia", "China", "XXX")
