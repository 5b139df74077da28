"""Scores: the middle of the range against what came; nothing scored that said no likelihood."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from realpolitik.report.calibration import picture
from realpolitik.store.forecast_scores import Tally, scores, tally
from realpolitik.store.forecasts import Listed
from tests.store.foretold import RANGES


def told(likelihood: str, outcome: str | None, holder: str = "Ines Okafor") -> Listed:
    low, high = RANGES.get(likelihood, (None, None))
    return Listed(
        short="a",
        state="resolved" if outcome else "open",
        holder=holder,
        likelihood=likelihood,
        low=low,
        high=high,
        horizon=None,
        conditional_on=None,
        about="",
        words="",
        document="d",
        published=None,
        outlet=None,
        outcome=outcome,
        day=None,
        note=None,
        id="a",
    )


# likelihoods and what came: resolved, share of yes, scored, mean probability, Brier, unsaid, void
TALLIES = [
    ([], (0, None, 0, None, None, 0, 0)),
    ([("likely", "yes")], (1, 1.0, 1, 0.675, 0.325**2, 0, 0)),
    ([("likely", "no")], (1, 0.0, 1, 0.675, 0.675**2, 0, 0)),
    ([("unlikely", "no")], (1, 0.0, 1, 0.325, 0.325**2, 0, 0)),
    (
        [("likely", "yes"), ("likely", "no")],
        (2, 0.5, 2, 0.675, (0.325**2 + 0.675**2) / 2, 0, 0),
    ),
    ([("may", "yes")], (1, 1.0, 0, None, None, 1, 0)),
    ([("may", "no"), ("likely", "yes")], (2, 0.5, 1, 0.675, 0.325**2, 1, 0)),
    ([("likely", "void")], (0, None, 0, None, None, 0, 1)),
    ([("may", "void"), ("very likely", "yes")], (1, 1.0, 1, 0.875, 0.125**2, 0, 1)),
]


@pytest.mark.parametrize(("pairs", "expected"), TALLIES)
def test_tallies(pairs: list[tuple[str, str]], expected: tuple[float | None, ...]) -> None:
    found = tally([told(*pair) for pair in pairs])
    values = [getattr(found, name) for name in Tally.__slots__]
    assert values == [None if e is None else pytest.approx(e) for e in expected]


def test_holders_and_bands() -> None:
    found = scores(
        [
            told("likely", "yes", "Vance"),
            told("unlikely", "no", "Okafor"),
            told("likely", "no", "Okafor"),
            told("may", "yes", "Reed"),
            told("likely", "void", "Reed"),
            told("likely", None, "Silent"),
        ]
    )
    assert [name for name, _ in found.holders] == ["Okafor", "Reed", "Vance"]
    assert [(band, t.scored, t.came_true) for band, t in found.bands] == [
        ((0.20, 0.45), 1, 0.0),
        ((0.55, 0.80), 2, 0.5),
    ]
    assert (found.whole.resolved, found.whole.unsaid, found.whole.void, found.open) == (4, 1, 1, 1)


def test_the_picture_has_a_mark_for_every_band_where_it_belongs() -> None:
    found = scores([told("likely", "yes"), told("likely", "no"), told("unlikely", "no")])
    drawn = ElementTree.fromstring(picture(found.bands))
    marks = [(m.get("cx"), m.get("cy")) for m in drawn.iter("{http://www.w3.org/2000/svg}circle")]
    assert marks == [("137.5", "320.0"), ("242.5", "170.0")]
