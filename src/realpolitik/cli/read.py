"""``realpolitik read``: documents in, dossiers out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from realpolitik.cli import console
from realpolitik.cli.choices import Actors, Categories, Coder, CoderModel, Model
from realpolitik.cli.inputs import given, prepared, readings
from realpolitik.errors import InputError
from realpolitik.records import Reading

if TYPE_CHECKING:
    from realpolitik.corpus.keep import Keeper
    from realpolitik.documents.metadata import Metadata
    from realpolitik.documents.text import Prepared
    from realpolitik.reading.options import Options

    Read = list[tuple[Prepared, Reading]]
    Documents = Callable[[str], Iterator[Prepared | InputError]]


def read(
    sources: Annotated[
        list[str],
        typer.Argument(metavar="SOURCE", help="Files, folders, patterns, URLs, or -."),
    ],
    date: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="Publication date.")
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option(metavar="KIND", help="news, opinion, official, transcript or other."),
    ] = None,
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="Who publishes it.")] = None,
    author: Annotated[str | None, typer.Option(metavar="NAME", help="Who wrote it.")] = None,
    json: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the reading as JSON; - prints it.")
    ] = None,
    html: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the dossier as one page.")
    ] = None,
    store: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Put the readings into a store.")
    ] = None,
    fields: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="FIELD=NAME", help="As text=body; may be repeated."),
    ] = None,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Fetch from local addresses too.")
    ] = False,
    model: Model = None,
    coder: Coder = "model",
    coder_model: CoderModel = None,
    actors: Actors = None,
    categories: Categories = None,
) -> int:
    """Read documents into a dossier.

    Prints the dossier unless told to write it. For a corpus: code.
    """
    from realpolitik.documents.fields import Fields
    from realpolitik.reading.options import Options

    metadata = given(date, kind, outlet, author)
    console.check_writable(json, "--json")
    console.check_writable(html, "--html")
    printing = json is None and html is None and store is None
    open_ = partial(
        prepared, metadata=metadata, fields=Fields.of(fields or []), allow_private=allow_private
    )
    options = Options.given(model, coder, coder_model, actors, categories)
    with _kept(store, sources, metadata, options) as keep:
        read_, failed = read_all(sources, open_, options, printing=printing, keep=keep)
    several = len(read_) > 1 or len(sources) > 1
    if json is not None and (read_ or several):
        _write_json(json, read_, several=several)
    if html is not None and read_:
        write_html(html, read_)
    return 1 if failed else 0


def read_all(
    sources: list[str],
    documents: Documents,
    options: Options,
    *,
    printing: bool,
    keep: Keeper | None = None,
) -> tuple[Read, int]:
    """Read every source, saying at once what cannot be read; how many could not."""
    done: Read = []
    failed = 0
    with _progress(sources, shown=not printing) as following:
        for source in following:
            given_ = documents(source)
            found = map(keep.name, given_) if keep else given_
            for result in readings(found, options, source):
                if keep:
                    keep.take(result)
                if isinstance(result, InputError):
                    console.say(result)
                    failed += 1
                    continue
                _tell(result, printing=printing, parted=bool(done))
                done.append(result)
    return done, failed


def _kept(
    path: Path | None, sources: list[str], metadata: Metadata, options: Options
) -> AbstractContextManager[Keeper | None]:
    """What keeps the readings, where they are to be kept."""
    if path is None:
        return nullcontext()
    from realpolitik.cli.coding import Job, command
    from realpolitik.corpus.keep import keeping
    from realpolitik.documents.fields import Fields

    job = Job(sources=tuple(sources), metadata=metadata, fields=Fields(), reading=options)
    return keeping(path, job.request(), command())


def _tell(result: tuple[Prepared, Reading], *, printing: bool, parted: bool) -> None:
    from realpolitik.report.wording import counts, plain

    document, reading = result
    name = plain(reading.document.path or reading.document.title or reading.document.id)
    for words in document.notes:
        console.note(f"note: {name}: {words}")
    if not printing:
        console.note(f"{name}: {counts(reading)}")
        return
    from realpolitik.report.terminal import show

    if parted:
        typer.echo()
    show(reading)


@contextmanager
def _progress(sources: list[str], *, shown: bool) -> Iterator[Iterator[str]]:
    """The sources one by one, with a bar on standard error when several are watched."""
    if not (shown and len(sources) > 1 and console.is_terminal()):
        yield iter(sources)
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        yield iter(bar.track(sources, description="reading"))


def _write_json(path: Path, read_: Read, *, several: bool) -> None:
    from realpolitik.report.serial import as_json

    found = [reading for _, reading in read_]
    console.put(path, "--json", lambda: as_json(found if several else found[0]))


def write_html(path: Path, read_: Read) -> None:
    from realpolitik.report.html import as_html

    console.write(path, as_html([(reading, document) for document, reading in read_]), "--html")
    console.note(f"wrote {path}")
