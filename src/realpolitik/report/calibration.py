"""The calibration of forecasts as a picture: what was said against what came."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from jinja2 import Template

if TYPE_CHECKING:
    from realpolitik.store.forecast_scores import Band, Tally

_PICTURE = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 360" font-size="11">
<title>Forecasts: likelihood said against share that came true</title>
<rect width="360" height="360" fill="white"/>
<path d="M40 320H340M40 320V20" stroke="black" fill="none"/>
<path d="M40 320L340 20" stroke="gray" stroke-dasharray="4"/>
{%- for (low, high), t in bands %}
{%- set y = (320 - 300 * t.came_true) | round(1) %}
<g fill="#1f5f99" stroke="#1f5f99">
<title>{{ "%.2f to %.2f: %d scored, %.2f came true"
 | format(low, high, t.scored, t.came_true) }}</title>
<path d="M{{ (40 + 300 * low) | round(1) }} {{ y }}H{{ (40 + 300 * high) | round(1) }}"/>
<circle cx="{{ (40 + 300 * t.probability) | round(1) }}" cy="{{ y }}"
 r="{{ [3 + 0.6 * t.scored ** 0.5, 20] | min | round(1) }}" fill-opacity="0.7"/></g>
{%- endfor %}
<text x="190" y="348" text-anchor="middle">likelihood said (middle of the range)</text>
<text x="16" y="170" text-anchor="middle" transform="rotate(-90 16 170)">share that came true</text>
<text x="36" y="334">0</text><text x="334" y="334">1</text>
</svg>
"""


def picture(bands: Sequence[tuple[Band, Tally]]) -> str:
    """The calibration diagram as SVG: a mark a band, on the diagonal where it was right.

    Args:
        bands: those with any forecast scored.

    >>> picture(()).count("<circle")
    0
    """
    drawn: str = Template(_PICTURE).render(bands=bands)
    return drawn
