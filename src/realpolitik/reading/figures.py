"""Figures: the stage that reads quantities, says what they measure and whose, and checks them.

``realpolitik_figures`` writes ``doc._.rp_figures`` and flags every implausible one.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from realpolitik.reading import figures_tables as tables
from realpolitik.reading.dates import dates_in
from realpolitik.reading.doc import (
    add_flags,
    evidence,
    mention_at,
    mentions_in,
    record_id,
    step,
    text_of,
    token_at,
)
from realpolitik.reading.figures_check import ELSEWHERE, check
from realpolitik.reading.figures_conflicts import claimants, conflicts
from realpolitik.reading.figures_find import quantities
from realpolitik.reading.figures_measure import measured
from realpolitik.reading.figures_quantity import MONEY, Quantity
from realpolitik.reading.figures_whose import whose
from realpolitik.records import Figure, Flag, When, codes

_ABROAD = frozenset({"mainland", "abroad", "overseas", "exile", "diaspora"})


@Language.component("realpolitik_figures", assigns=["doc._.rp_figures", "doc._.rp_flags"])
def realpolitik_figures(doc: Doc) -> Doc:
    """The stage: every quantity of a document as a checked figure, in order."""
    found = quantities(doc)
    figures = tuple(_figure(doc, quantity) for quantity in found)
    doc._.rp_figures = figures
    add_flags(doc, [_flag(f) for f in figures if f.verdict == "implausible"])
    add_flags(doc, conflicts(doc, found, figures))
    return doc


def _figure(doc: Doc, quantity: Quantity) -> Figure:
    meant = quantity.points or quantity
    what = measured(meant.like or meant)
    between, of = whose(doc, meant, what)
    when = _when(doc, quantity)
    measure = "bilateral trade" if what.measure == "trade" and len(between) == 2 else what.measure
    figure = Figure(
        id=record_id(doc, "figure", quantity.start, quantity.end),
        value=quantity.value,
        low=quantity.low,
        high=quantity.high,
        unit=_unit(doc, quantity, (*between, *of)),
        comparator=quantity.comparator,
        measure=measure,
        between=between,
        of=of,
        when=when,
        attribution=claimants(doc, quantity),
        verdict="unchecked",
        why="",
        bound=None,
        nearest_fit=None,
        evidence=evidence(doc, quantity.start, quantity.end),
    )
    elsewhere = measure == "people" and _live_elsewhere(doc, meant, (*between, *of))
    rule = ELSEWHERE if elsewhere else what.rule
    checked = check(figure, rule, _year(doc, when), quantity.odd)
    step(doc, quantity.token.i, "figures", f"{figure.evidence.text}: {checked.why}")
    return checked


def _live_elsewhere(doc: Doc, quantity: Quantity, owners: tuple[str, ...]) -> bool:
    """Whether people named after a state are counted in another place: "Cubans in Florida"."""
    mention = mention_at(doc, quantity.token.i)
    if quantity.kind != "people" or mention is None or not owners:
        return False
    if not any(e.via == "demonym" for e in mention.entities):
        return False
    after = doc[quantity.token.i + 1 : min(quantity.token.i + 6, quantity.token.sent.end)]
    if any(t.lemma_.lower() in _ABROAD for t in after):
        return True
    places = (p.where.country for p in doc._.rp_places if after.start <= p.start < after.end)
    return any(country and country not in owners for country in places)


def _unit(doc: Doc, quantity: Quantity, owners: tuple[str, ...]) -> str:
    """The unit; of a currency whose name several states share, the owner's."""
    if quantity.kind != MONEY:
        return quantity.unit
    word = text_of(doc)[quantity.start : quantity.end].split()[-1].lower()
    names = (word, word.removesuffix("s"))
    sentence = quantity.token.sent
    near = [m for m in mentions_in(doc, sentence.start, sentence.end)]
    for states in (owners, [c for m in near for c in codes(m.entities)]):
        found = {tables.shared_currencies().get((n, state)) for n in names for state in states}
        local = found - {None}
        if len(local) == 1:
            return str(local.pop())
    return quantity.unit


def _when(doc: Doc, quantity: Quantity) -> When | None:
    """The date in the quantity's sentence that stands nearest to it."""
    sentence = quantity.token.sent
    dates = dates_in(doc, sentence.start_char, sentence.end_char)
    found = [d for d in dates if d.when.value and not _elsewhere(doc, d.start, quantity)]
    nearest = min(found, key=lambda d: abs(d.start - quantity.start), default=None)
    return nearest.when if nearest else None


def _elsewhere(doc: Doc, offset: int, quantity: Quantity) -> bool:
    """Whether a date tells since when, or of another thing: "the treaty of 1959"."""
    token = token_at(doc, offset)
    if token.i > 0 and doc[token.i - 1].lower_ == "since":
        return True
    top = token
    while top.dep_ in ("nummod", "compound", "amod", "pobj", "nmod") and top.head.i != top.i:
        if top.dep_ == "pobj" and top.head.lower_ != "of":
            return False
        top = top.head
    if top.i == token.i or top.ent_type_ == "DATE" or top.lemma_.lower() in tables.TIME_WORDS:
        return False
    inside = {t.i for t in top.subtree}
    return top.pos_ in ("NOUN", "PROPN") and quantity.token.i not in inside


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
