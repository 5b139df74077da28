"""``realpolitik why``: how one sentence was read, step by step."""

from __future__ import annotations

import shutil
import sys
import textwrap
from itertools import groupby
from typing import TYPE_CHECKING, Annotated

import typer

from realpolitik.cli.choices import Actors, Categories, Coder, CoderModel, Model
from realpolitik.cli.inputs import given, prepared
from realpolitik.errors import InputError, UsageError

if TYPE_CHECKING:
    from realpolitik.documents.text import Prepared
    from realpolitik.reading.doc import Step


def why(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A file, or - for standard input.")],
    sentence: Annotated[
        int, typer.Option(metavar="N", help="The sentence's number in the dossier; from 0.")
    ],
    document: Annotated[
        int, typer.Option(metavar="N", help="Which document, where FILE holds several; from 1.")
    ] = 1,
    date: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="Publication date.")
    ] = None,
    model: Model = None,
    coder: Coder = "model",
    coder_model: CoderModel = None,
    actors: Actors = None,
    categories: Categories = None,
) -> int:
    """Show how one sentence was read.

    Step by step: what was found in it, what was decided, and the outcome.
    The dossier prints a sentence's number in brackets behind its words.
    """
    from realpolitik.reading import pipeline

    options = pipeline.Options.given(model, coder, coder_model, actors, categories)
    chosen = _document(file, date, document)
    for line in lines(pipeline.trace(chosen, sentence, options=options), _width()):
        typer.echo(line)
    return 0


def lines(steps: list[Step], width: int) -> list[str]:
    """The steps as lines: the stage once, then what it decided.

    >>> from realpolitik.reading.doc import Step
    >>> lines([Step(0, "actors", "Russia: RUS"), Step(0, "actors", "Kim: PRK")], 80)
    ['actors      Russia: RUS', '            Kim: PRK']
    """
    from realpolitik.report.wording import plain

    told = []
    for stage, own in groupby(steps, key=lambda s: s.stage):
        for n, step in enumerate(own):
            told += _wrapped(plain(step.text), stage if n == 0 else "", width)
    return told


def _wrapped(text: str, stage: str, width: int) -> list[str]:
    """A step within the width, its lines below one another."""
    indent = " " * 12
    return textwrap.wrap(
        text,
        max(width, 40),
        initial_indent=f"{stage:<11} ",
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _width() -> int:
    """That of the terminal; none where the output goes to a file, so that grep finds a step."""
    return shutil.get_terminal_size(fallback=(sys.maxsize, 1)).columns


def _document(file: str, date: str | None, number: int) -> Prepared:
    """The document asked for.

    Raises:
        InputError: the one that stands in its place.
        UsageError: ``U005`` when the file holds fewer documents.
    """
    found = 0
    for found, result in enumerate(prepared(file, given(date, None)), start=1):
        if found == number:
            if isinstance(result, InputError):
                raise result
            return result
    raise UsageError(
        "U005",
        what=f"document {number} of {file} could not be shown",
        why=f"it holds {found}",
        do=f"give --document a number from 1 to {found}",
    )
