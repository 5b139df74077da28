"""The stages in their order, and the way from a prepared document to a ``Reading``."""

from __future__ import annotations

import importlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
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
from realpolitik.errors import RealpolitikError, ResourceError, UsageError, unexpected
from realpolitik.reading.attributes import quicken
from realpolitik.reading.columns import sentences
from realpolitik.reading.doc import Context, Step, register
from realpolitik.reading.explain import explain
from realpolitik.reading.memory import bounded
from realpolitik.reading.options import MODEL as MODEL
from realpolitik.reading.options import Options as Options
from realpolitik.reading.outcomes import not_english, outcomes
from realpolitik.reading.relocate import Move, relocate
from realpolitik.reading.unknown import unknown_actors
from realpolitik.records import Document, Reading, Run

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
    ("realpolitik_conflicts", "dates_conflicts"),
)
"""The components after the parser, each with its module in ``realpolitik.reading``."""

CHUNK = 60_000
"""Characters; a longer document is read in stretches of whole blocks, to bound the memory."""

BATCH = 8
"""Documents that ``read_many`` parses at once."""

BATCH_CHARACTERS = 3 * CHUNK
"""Characters that are parsed at once, unless a single stretch is longer."""

_RECORDS = ("events", "statements", "figures", "instruments", "forecasts", "flags")


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


def pipeline(name: str = MODEL, *, options: Options | None = None) -> Language:
    """The parser with every stage behind it, loaded once.

    Args:
        name: the language model, where ``options`` does not say it.
        options: which language model and which coder to use.

    Raises:
        ResourceError: ``R002`` when the model is not installed, ``R003`` when it cannot parse,
            ``R005`` to ``R007`` when the event model cannot be used.
    """
    return _pipeline(options or Options(model=name))


@cache
def _pipeline(options: Options) -> Language:
    name = options.model
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
    quicken(nlp)
    for stage, module in _stages(options):
        importlib.import_module(f"realpolitik.reading.{module}")
        nlp.add_pipe(stage, config=_configured(stage, options))
    register()
    return nlp


def _stages(options: Options) -> Iterator[tuple[str, str]]:
    """The stages, and that of the user's own categories only where there are some."""
    for stage in STAGES:
        yield stage
        if stage[0] == "realpolitik_status" and options.categories:
            yield ("realpolitik_labels", "labels")


def _configured(stage: str, options: Options) -> dict[str, Any]:
    own = options.actors
    if stage == "realpolitik_actors":
        return {"overlay": [own.path, own.digest] if own else None}
    if stage == "realpolitik_events":
        return {"coder": options.coder, "coder_model": options.coder_model}
    if stage == "realpolitik_labels" and options.categories:
        return {"categories": [str(options.categories.path), options.categories.digest]}
    return {}


def read(prepared: Prepared, *, options: Options | None = None) -> Reading:
    """Read one document.

    Args:
        prepared: the document as ``documents.load`` or ``documents.from_text`` gives it.
        options: which language model and which coder to use.

    Returns:
        A ``Reading`` whose offsets count characters of the original text. A document that is
        not in English is returned with a flag that says so, and without events.
    """
    return _read_group([prepared], options or Options())[0]


def read_many(
    prepared: Iterable[Prepared], *, options: Options | None = None, batch: int = BATCH
) -> Iterator[Reading | RealpolitikError]:
    """Read documents, several at a time, which is quicker than one by one.

    Args:
        prepared: the documents; taken from it as they are needed.
        options: which language model and which coder to use.
        batch: how many documents are parsed at once, fewer where they are long, so that the
            memory is bounded.

    Yields:
        For each document, in order, the ``Reading`` that ``read`` gives, or an error where one
        cannot be read (``E000`` where that is our fault); its neighbours are read all the same.
        The ``duration`` of a document is its share of its batch, by characters.

    Raises:
        ResourceError: ``R002`` when the model is not installed, ``R003`` when it cannot parse.

    >>> from realpolitik.documents import from_text
    >>> texts = ["Iran attacked Oman.", "Chile and Peru signed a treaty."]
    >>> [len(r.events) for r in read_many(from_text(t) for t in texts)]
    [1, 1]
    """
    options = options or Options()
    pipeline(options=options)
    for group in _groups(prepared, max(batch, 1)):
        yield from _read_safely(group, options)


def _read_safely(group: list[Prepared], options: Options) -> list[Reading | RealpolitikError]:
    try:
        return [*_read_group(group, options)]
    except Exception:  # noqa: BLE001 - which document it was is found out one by one
        return [_read_alone(one, options) for one in group]


def _groups(prepared: Iterable[Prepared], batch: int) -> Iterator[list[Prepared]]:
    """Documents in groups of at most ``batch``, and of at most ``BATCH_CHARACTERS`` or one."""
    group: list[Prepared] = []
    characters = 0
    for one in prepared:
        if group and (len(group) == batch or characters + len(one.text) > BATCH_CHARACTERS):
            yield group
            group, characters = [], 0
        group.append(one)
        characters += len(one.text)
    if group:
        yield group


def _read_alone(prepared: Prepared, options: Options) -> Reading | RealpolitikError:
    try:
        return read(prepared, options=options)
    except RealpolitikError as error:
        return error
    except Exception as error:  # noqa: BLE001 - one bad document never loses its neighbours
        return unexpected(error, f"the reading of {prepared.document.path or prepared.document.id}")


def _read_group(group: list[Prepared], options: Options) -> list[Reading]:
    started, clock = datetime.now(UTC), perf_counter()
    with bounded(pipeline(options=options)):
        readings = _read_english([p for p in group if _is_english(p)], options)
    taken = perf_counter() - clock
    whole = max(sum(len(p.text) for p in group), 1)
    run = replace(_run(options), started=started.isoformat(timespec="seconds"))
    return [
        replace(
            next(readings) if _is_english(one) else not_english(one),
            run=replace(run, duration=round(taken * len(one.text) / whole, 3)),
        )
        for one in group
    ]


def _is_english(prepared: Prepared) -> bool:
    return prepared.document.language in {None, "en"}


def trace(prepared: Prepared, sentence: int, *, options: Options | None = None) -> list[Step]:
    """How one sentence was read: its words, its actors, every decision, and the outcome.

    Raises:
        UsageError: ``U010`` when the document has no such sentence.
    """
    base = 0
    for _, doc, _ in _parsed([prepared], options or Options()):
        if 0 <= sentence - base < len(sentences(doc)):
            return explain(doc, sentence - base, sentence)
        base += len(sentences(doc))
    raise UsageError(
        "U010",
        what=f"sentence {sentence} could not be shown",
        why=f"the document has {base} sentences",
        do=f"give a number from 0 to {max(base - 1, 0)}",
    )


def docs(prepared: Prepared, *, options: Options | None = None) -> Iterator[Doc]:
    """The parsed stretches of a document with what every stage left on them, for explanations."""
    for _, doc, _ in _parsed([prepared], options or Options()):
        yield doc


def _read_english(group: list[Prepared], options: Options) -> Iterator[Reading]:
    """The reading of each document, without its run."""
    found = [_Found() for _ in group]
    for number, doc, base in _parsed(group, options):
        found[number].take(doc, Move(group[number].offsets, base, found[number].sentences))
    return iter([f.reading(p.document) for f, p in zip(found, group, strict=True)])


@dataclass(slots=True)
class _Found:
    """What the stretches of one document have given so far."""

    records: dict[str, list[object]] = field(default_factory=lambda: defaultdict(list))
    sentences: int = 0

    def take(self, doc: Doc, move: Move) -> None:
        """Add what a stretch gives, and let go of the stretch."""
        for name in _RECORDS:
            self.records[name] += [relocate(r, move) for r in getattr(doc._, f"rp_{name}")]
        self.records["outcomes"] += [relocate(o, move) for o in outcomes(doc)]
        self.records["unknown_actors"] += [relocate(u, move) for u in unknown_actors(doc)]
        self.sentences += len(sentences(doc))
        # Tokens in there hold the doc, which holds them: left alone, they would wait for the
        # garbage collector and with them the memory of the whole parse.
        doc.user_data.clear()

    def reading(self, document: Document) -> Reading:
        """The whole document's."""
        collected: dict[str, Any] = {name: tuple(found) for name, found in self.records.items()}
        return Reading(document=replace(document, sentences=self.sentences), **collected)


def _parsed(group: list[Prepared], options: Options) -> Iterator[tuple[int, Doc, int]]:
    """Each stretch of the documents, parsed and read.

    Yields:
        the number of its document in the group, the stretch, and its offset in the clean text.
    """
    nlp = pipeline(options=options)
    stretches = [(n, s) for n, one in enumerate(group) for s in _stretches(one.blocks)]
    longest = max((s[-1].end - s[0].start for _, s in stretches), default=1)
    size = max(min(len(stretches), BATCH_CHARACTERS // max(longest, 1)), 1)
    docs = (_doc(nlp, group[number], blocks) for number, blocks in stretches)
    # The parser puts a quarter of what it is given side by side.
    together = {"parser": {"batch_size": 4 * size}}
    parsed = nlp.pipe(docs, batch_size=size, component_cfg=together)
    for (number, blocks), doc in zip(stretches, parsed, strict=True):
        yield number, doc, blocks[0].start


def _doc(nlp: Language, prepared: Prepared, blocks: list[Block]) -> Doc:
    """A stretch that waits to be parsed, with what is known of it."""
    base = blocks[0].start
    text = prepared.text[base : blocks[-1].end]
    doc = nlp.make_doc(text)
    doc._.rp_text = text
    doc._.rp_context = _context(prepared.document)
    doc._.rp_blocks = tuple(Block(b.start - base, b.end - base, b.kind) for b in blocks)
    return doc


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


@cache
def _run(options: Options) -> Run:
    """What is the same in every run with the same options."""
    version = pipeline(options=options).meta.get("version", "")
    return Run(
        version=__version__,
        model=f"{options.model} {version}".strip(),
        tables=tables.hashes(),
        options={"model": options.model, **options.told()},
    )
