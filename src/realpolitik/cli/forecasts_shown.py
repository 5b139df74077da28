"""Forecasts and their scores as text, CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, fields
from typing import Any

from realpolitik.store.forecast_scores import Scores, Tally
from realpolitik.store.forecasts import Listed

_HOLDER = 36  # characters of a holder's name in the table
_COUNTS = tuple(f.name for f in fields(Tally))
_PROBABILITY = "the middle of the stored range"


def listing(found: Sequence[Listed], lost: int) -> Iterator[str]:
    """The forecasts for the terminal; ``lost`` resolutions have no forecast any more."""
    for forecast in found:
        yield from _entry(forecast)
    states = Counter(f.state for f in found)
    opened = f"{states['overdue']:,} open and their day past, {states['open']:,} open"
    yield f"{len(found):,} forecasts: {opened}, {states['resolved']:,} resolved"
    if lost:
        yield f"{lost:,} resolutions are of forecasts that their documents no longer hold"


def listing_csv(found: Iterable[Listed]) -> str:
    """The forecasts as CSV, a column a field."""
    return _csv([f.name for f in fields(Listed)], (asdict(f) for f in found))


def listing_json(found: Iterable[Listed]) -> str:
    """The forecasts as a JSON list."""
    return _json([asdict(f) for f in found])


def scored(found: Scores) -> Iterator[str]:
    """The scores for the terminal."""
    whole = found.whole
    if not whole.resolved:
        yield f"no forecast is resolved yes or no; {found.open:,} are open, {whole.void:,} void"
        yield "record what came: realpolitik forecasts resolve ID yes --on YYYY-MM-DD --store FILE"
        return
    yield f"{'holder':<{_HOLDER}}  resolved  came true  scored  Brier"
    for name, each in (*found.holders, ("all", whole)):
        came = f"{each.resolved:>8,}  {_two(each.came_true):>9}"
        yield f"{_cut(name):<{_HOLDER}}  {came}  {each.scored:>6,}  {_two(each.brier):>5}"
    if found.bands:
        yield ""
        yield f"{'likelihood':<12}  scored  said  came true"
    for (low, high), each in found.bands:
        said = f"{each.scored:>6,}  {_two(each.probability):>4}"
        yield f"{low:.2f} to {high:.2f}  {said}  {_two(each.came_true):>9}"
    yield ""
    yield from _notes(found)


def scores_csv(found: Scores) -> str:
    """The scores as CSV: rows of holders, of likelihood bands, and one of all."""
    return _csv(["of", "name", "low", "high", *_COUNTS], _rows(found))


def scores_json(found: Scores) -> str:
    """The scores as a JSON object."""
    return _json(
        {
            "probability": _PROBABILITY,
            "open": found.open,
            "all": asdict(found.whole),
            "holders": [{"holder": name, **asdict(t)} for name, t in found.holders],
            "bands": [{"low": b[0], "high": b[1], **asdict(t)} for b, t in found.bands],
        }
    )


def _entry(forecast: Listed) -> Iterator[str]:
    mark = "!" if forecast.state == "overdue" else " "
    parts = [f"{forecast.holder}: {_likelihood(forecast)}"]
    if forecast.horizon:
        past = ", which is past" if forecast.state == "overdue" else ""
        parts.append(f"by {forecast.horizon}{past}")
    if forecast.conditional_on:
        parts.append(f"condition: {forecast.conditional_on}")
    yield _line(f"{mark} {forecast.short}  {'; '.join(parts)}")
    indent = " " * (len(forecast.short) + 4)
    yield _line(f"{indent}“{forecast.words}”")
    known = (forecast.published or "day unknown", forecast.outlet, forecast.document)
    yield _line(indent + "  ".join(str(k) for k in known if k))
    if forecast.outcome:
        note = f": {forecast.note}" if forecast.note else ""
        yield _line(f"{indent}→ {forecast.outcome} on {forecast.day}{note}")


def _likelihood(forecast: Listed) -> str:
    if forecast.low is None or forecast.high is None:
        return f"{forecast.likelihood} (no range)"
    return f"{forecast.likelihood} ({forecast.low:.2f} to {forecast.high:.2f})"


def _notes(found: Scores) -> Iterator[str]:
    yield f"The probability of a forecast is {_PROBABILITY} of its likelihood."
    yield f"not scored: no likelihood said: {found.whole.unsaid:,}"
    yield f"not scored: condition not met (void): {found.whole.void:,}"
    yield f"open: {found.open:,}"


def _rows(found: Scores) -> Iterator[dict[str, Any]]:
    for name, each in found.holders:
        yield {"of": "holder", "name": name, **asdict(each)}
    for (low, high), each in found.bands:
        yield {"of": "band", "low": low, "high": high, **asdict(each)}
    yield {"of": "all", **asdict(found.whole)}


def _csv(names: Sequence[str], rows: Iterable[dict[str, Any]]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, names, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2, default=str) + "\n"


def _line(text: str) -> str:
    return " ".join(text.splitlines())


def _cut(name: str) -> str:
    return name if len(name) <= _HOLDER else name[: _HOLDER - 1] + "…"


def _two(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"
