"""Figures: the stage that reads quantities, says what they measure and whose, and checks them.

``realpolitik_figures`` writes ``doc._.rp_figures`` and flags every implausible one.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from realpolitik.reading.dates import dates_in
from realpolitik.reading.doc import add_flags, attribution_at, evidence, record_id, step
from realpolitik.reading.figures_check import check
from realpolitik.reading.figures_find import Quantity, quantities
from realpolitik.reading.figures_measure import measured
from realpolitik.reading.figures_whose import whose
from realpolitik.records import Figure, Flag, When


@Language.component("realpolitik_figures", assigns=["doc._.rp_figures", "doc._.rp_flags"])
def realpolitik_figures(doc: Doc) -> Doc:
    """The stage: every quantity of a document as a checked figure, in order."""
    figures = tuple(_figure(doc, quantity) for quantity in quantities(doc))
    doc._.rp_figures = figures
    add_flags(doc, [_flag(f) for f in figures if f.verdict == "implausible"])
    return doc


def _figure(doc: Doc, quantity: Quantity) -> Figure:
    what = measured(quantity)
    between, of = whose(doc, quantity, what)
    when = _when(doc, quantity)
    measure = "bilateral trade" if what.measure == "trade" and len(between) == 2 else what.measure
    figure = Figure(
        id=record_id(doc, "figure", quantity.start, quantity.end),
        value=quantity.value,
        low=quantity.low,
        high=quantity.high,
        unit=quantity.unit,
        comparator=quantity.comparator,
        measure=measure,
        between=between,
        of=of,
        when=when,
        attribution=attribution_at(doc, quantity.start),
        verdict="unchecked",
        why="",
        bound=None,
        nearest_fit=None,
        evidence=evidence(doc, quantity.start, quantity.end),
    )
    checked = check(figure, what.rule, _year(doc, when))
    step(doc, quantity.token.i, "figures", f"{figure.evidence.text}: {checked.why}")
    return checked


def _when(doc: Doc, quantity: Quantity) -> When | None:
    """The date in the quantity's sentence that stands nearest to it."""
    sentence = quantity.token.sent
    found = [d for d in dates_in(doc, sentence.start_char, sentence.end_char) if d.when.value]
    nearest = min(found, key=lambda d: abs(d.start - quantity.start), default=None)
    return nearest.when if nearest else None


def _year(doc: Doc, when: When | None) -> int | None:
    """The year that a figure speaks of: its own, else the document's."""
    if when and when.value and when.value[:4].isdigit() and len(when.value) >= 4:
        return int(when.value[:4])
    day = doc._.rp_context.date
    return day.year if day else None


def _flag(figure: Figure) -> Flag:
    return Flag(
        kind="implausible figure",
        text=figure.evidence.text,
        expected=figure.nearest_fit,
        why=figure.why,
        evidence=figure.evidence,
    )
