"""How good forecasts were: Brier scores by holder, and calibration by likelihood.

The probability of a forecast is the middle of its stored range ("likely", 0.55 to 0.80, is 0.675).
One whose words have no range has no probability: it is counted and never scored.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from realpolitik.store.forecasts import Listed
from realpolitik.tables import rows

Band = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What came of some forecasts.

    ``resolved`` counts those that ended in yes or no, ``came_true`` is the share of yes among them;
    ``scored`` those of them with a probability, whose mean is ``probability`` and whose mean
    squared distance from what came is ``brier`` (0 best, 1 worst); ``unsaid`` those without one;
    ``void`` those whose condition was not met, which are in no other count. Shares and means of
    nothing are ``None``.
    """

    resolved: int
    came_true: float | None
    scored: int
    probability: float | None
    brier: float | None
    unsaid: int
    void: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """The tally of all forecasts, of each holder's, and of those scored in each likelihood band.

    ``open`` counts the forecasts of which nothing is recorded.
    """

    whole: Tally
    holders: tuple[tuple[str, Tally], ...]
    bands: tuple[tuple[Band, Tally], ...]
    open: int


def scores(forecasts: Iterable[Listed]) -> Scores:
    """The scores of some forecasts; holders by how much of theirs is resolved, then by name."""
    every = list(forecasts)
    ended = [f for f in every if f.outcome is not None]
    by_holder: dict[str, list[Listed]] = defaultdict(list)
    by_band: dict[Band, list[Listed]] = defaultdict(list)
    for forecast in ended:
        by_holder[forecast.holder].append(forecast)
        middle = probability(forecast)
        if middle is not None and forecast.outcome != "void":
            by_band[band_of(middle)].append(forecast)
    holders = [(name, tally(theirs)) for name, theirs in by_holder.items()]
    return Scores(
        whole=tally(ended),
        holders=tuple(sorted(holders, key=lambda h: (-h[1].resolved, h[0]))),
        bands=tuple((band, tally(by_band[band])) for band in sorted(by_band)),
        open=len(every) - len(ended),
    )


def tally(ended: Sequence[Listed]) -> Tally:
    """The tally of resolved forecasts."""
    settled = [f for f in ended if f.outcome != "void"]
    pairs = [(p, float(f.outcome == "yes")) for f in settled if (p := probability(f)) is not None]
    return Tally(
        resolved=len(settled),
        came_true=_mean([float(f.outcome == "yes") for f in settled]),
        scored=len(pairs),
        probability=_mean([p for p, _ in pairs]),
        brier=_mean([(p - came) ** 2 for p, came in pairs]),
        unsaid=len(settled) - len(pairs),
        void=len(ended) - len(settled),
    )


def probability(forecast: Listed) -> float | None:
    """The middle of the stored range; ``None`` where the words have none."""
    if forecast.low is None or forecast.high is None:
        return None
    return (forecast.low + forecast.high) / 2


@cache
def bands() -> tuple[Band, ...]:
    """The ranges of the likelihood table, in order: the seven of ICD 203.

    >>> len(bands()), bands()[0]
    (7, (0.01, 0.05))
    """
    table = rows("lexicon", "likelihood.csv")
    return tuple(sorted({(float(r["low"]), float(r["high"])) for r in table if r["low"]}))


def band_of(middle: float) -> Band:
    """The band in which a probability lies; where two meet, the upper.

    >>> band_of(0.675), band_of(0.8), band_of(0.0)
    ((0.55, 0.8), (0.8, 0.95), (0.01, 0.05))
    """
    return next((b for b in reversed(bands()) if b[0] <= middle), bands()[0])


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None
