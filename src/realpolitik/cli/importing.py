"""``realpolitik import``: events of other data sets, and our own exports, into a store."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from realpolitik.cli import console
from realpolitik.errors import InputError, UsageError

if TYPE_CHECKING:
    from realpolitik.store import Writer

OURS = "realpolitik"


def import_(
    dataset: Annotated[
        str,
        typer.Argument(
            metavar="DATASET", help="icews, gdelt, polecat, cameo; realpolitik for our own exports."
        ),
    ],
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Its files.")],
    store: Annotated[Path, typer.Option(metavar="FILE", help="The store; made if need be.")],
    column: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            metavar="PART=COLUMN",
            help="cameo: which column is the date, source, code, target, id, intensity …",
        ),
    ] = None,
) -> int:
    """Import event files of ICEWS, GDELT, POLECAT or CAMEO.

    Each file is imported whole or not at all, and once. What PLOVER has no
    category for is kept by its own code, counted and told.
    """
    from realpolitik.store import Writer

    names = _checked(dataset)
    options = _mapped(column or [], dataset)
    failed = 0
    with Writer(store, f"realpolitik import {names}") as writer:
        for path in files:
            try:
                for line in _imported(writer, dataset, path, options):
                    typer.echo(console.printable(line))
            except InputError as error:
                console.say(error)
                failed = 1
    return failed


def _imported(writer: Writer, dataset: str, path: Path, options: dict[str, str]) -> Sequence[str]:
    from realpolitik.store.exports.back import read_back
    from realpolitik.store.imports import import_file

    if dataset == OURS:
        return list(read_back(writer, path).lines())
    return list(import_file(writer, dataset, path, options).lines())


def _checked(dataset: str) -> str:
    from realpolitik.store.imports import DATASETS

    if dataset in DATASETS or dataset == OURS:
        return dataset
    raise UsageError(
        "U041",
        what=f"nothing was imported as {dataset}",
        why="no data set has that name here",
        do=f"realpolitik import NAME FILE --store FILE; NAME is {', '.join((*DATASETS, OURS))}",
    )


def _mapped(pairs: Sequence[str], dataset: str) -> dict[str, str]:
    if pairs and dataset != "cameo":
        raise _no_map(pairs[0], f"{dataset} has columns of its own")
    for pair in pairs:
        if not all(pair.partition("=")):
            raise _no_map(pair, "it is not of the form PART=COLUMN")
    return {part.strip(): name.strip() for part, _, name in (p.partition("=") for p in pairs)}


def _no_map(pair: str, why: str) -> UsageError:
    return UsageError(
        "U042",
        what=f"--map {pair} was not taken",
        why=why,
        do="say which column of a CAMEO table is which: --map date=Day --map code=EventCode",
    )
