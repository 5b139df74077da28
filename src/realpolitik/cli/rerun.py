"""``realpolitik rerun``: a stored run once more."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from realpolitik.cli import console
from realpolitik.errors import UsageError

if TYPE_CHECKING:
    from realpolitik.reading.options import Options
    from realpolitik.store import Store


def rerun(
    run: Annotated[str, typer.Argument(metavar="RUN", help="Its id, or how it begins.")],
    store: Annotated[Path, typer.Option(metavar="FILE", help="The store.")],
    check: Annotated[
        bool, typer.Option("--check", help="Change nothing; print what is different.")
    ] = False,
    jobs: Annotated[int, typer.Option(metavar="N", min=1, help="Processes that read.")] = 1,
) -> int:
    """Read the documents of a stored run again.

    With --check it prints what is different and changes nothing (exit
    status 1 if anything is); without, the new readings take the place of
    the old. Runs are listed by: realpolitik store FILE
    """
    from realpolitik.store import Store

    found = Store(store)
    row = found.run(run)
    _say_what_changed(row)
    if row["kind"] == "import":
        return _check_import(found, row) if check else _no_renewal(row)
    return _check(found, row, jobs) if check else _renew(found, row, jobs)


def _check(store: Store, row: dict[str, Any], jobs: int) -> int:
    from realpolitik.corpus import rerun

    documents: set[str] = set()
    failed = 0
    for each in rerun.compare(store, row["run"], options=_options(row), jobs=jobs):
        if isinstance(each, rerun.Difference):
            documents.add(each.document)
            typer.echo(console.printable(str(each)))
        else:
            console.say(each)
            failed += 1
    _say_unkept(store, row)
    different = f"{len(documents):,} documents differ" if documents else "nothing is different"
    typer.echo(f"run {row['run']}: {different}")
    return 1 if documents or failed else 0


def _check_import(store: Store, row: dict[str, Any]) -> int:
    from realpolitik.store.imports.again import differences

    found = list(differences(store.path, row))
    for line in found:
        typer.echo(console.printable(line))
    typer.echo(f"run {row['run']}: {'it differs' if found else 'nothing is different'}")
    return 1 if found else 0


def _no_renewal(row: dict[str, Any]) -> int:
    raise UsageError(
        "U046",
        what=f"the import {row['run']} was not made again",
        why="its events stay as they were imported",
        do="add --check to compare them with an import now, or import the file into a new store",
    )


def _renew(store: Store, row: dict[str, Any], jobs: int) -> int:
    from dataclasses import replace

    from realpolitik.cli.coding import command
    from realpolitik.corpus import rerun
    from realpolitik.corpus.model import model_version
    from realpolitik.store import Writer
    from realpolitik.store.runs import Request, options_of, sources_of

    reading = _options(row)
    options = tuple(sorted({**options_of(row), **reading.told()}.items()))
    request = Request("code", tuple(sources_of(row)), model_version(_model(row)), options)
    if request.id == row["run"]:
        request = replace(request, options=(*options, ("again", row["run"])))
    with Writer(store.path, command()) as writer:
        done = rerun.renew(store, writer, row["run"], request, options=reading, jobs=jobs)
    _say_unkept(store, row)
    typer.echo(f"{done:,} documents were read again, as run {request.id}")
    return 0


def _options(row: dict[str, Any]) -> Options:
    from realpolitik.reading.options import Options
    from realpolitik.store.runs import options_of

    return Options.of(_model(row), options_of(row))


def _model(row: dict[str, Any]) -> str:
    return str(row["model"] or "").rpartition(" ")[0]


def _say_unkept(store: Store, row: dict[str, Any]) -> None:
    from realpolitik.corpus import rerun

    if number := rerun.unkept(store, row["run"]):
        console.note(f"{number:,} documents were passed over: their text was not kept")


def _say_what_changed(row: dict[str, Any]) -> None:
    import json

    from realpolitik import tables
    from realpolitik._version import __version__
    from realpolitik.corpus.model import model_version

    now, then = tables.hashes(), json.loads(row["tables"])
    changed = sorted(name for name in now | then if now.get(name) != then.get(name))
    if row["version"] != __version__:
        console.note(f"the run was made by realpolitik {row['version']}; this is {__version__}")
    if row["model"] and model_version(_model(row)) != row["model"]:
        console.note(f"the run used {row['model']}; this is {model_version(_model(row))}")
    if changed:
        console.note(f"tables that have changed since: {', '.join(changed)}")
    if row["kind"] == "code":
        _say_whether_actors_changed(row)


def _say_whether_actors_changed(row: dict[str, Any]) -> None:
    from realpolitik.store.runs import options_of

    then, own = options_of(row).get("actors hash"), _options(row).actors
    if own is not None and own.digest != then:
        now = f"it was {then} and is {own.digest}"
        console.note(f"the file of actors {own.path} has changed since: {now}")
