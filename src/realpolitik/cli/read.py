"""``realpolitik read``: documents in, dossiers out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from realpolitik.cli import console
from realpolitik.cli.inputs import given, readings
from realpolitik.errors import InputError
from realpolitik.records import Reading

if TYPE_CHECKING:
    from realpolitik.documents.metadata import Metadata
    from realpolitik.documents.text import Prepared

    Read = list[tuple[Prepared, Reading]]


def read(
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCE", help="Files, folders, or - for standard input.")
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
    model: Annotated[
        str | None, typer.Option(metavar="NAME", help="Another English spaCy pipeline.")
    ] = None,
) -> int:
    """Read documents into a dossier.

    Who did what to whom, who says so, what may come, what cannot be true.
    Takes text, Markdown, HTML and JSONL; prints the dossier unless told to
    write it.
    """
    metadata = given(date, kind, outlet, author)
    console.check_writable(json, "--json")
    console.check_writable(html, "--html")
    read_, failed = read_all(sources, metadata, model, printing=json is None and html is None)
    several = len(read_) > 1 or len(sources) > 1
    if json is not None and (read_ or several):
        _write_json(json, read_, several=several)
    if html is not None and read_:
        write_html(html, read_)
    return 1 if failed else 0


def read_all(
    sources: list[str], metadata: Metadata, model: str | None, *, printing: bool
) -> tuple[Read, int]:
    """Read every source, saying at once what cannot be read; how many could not."""
    from realpolitik.reading.pipeline import MODEL

    done: Read = []
    failed = 0
    with _progress(sources, shown=not printing) as following:
        for source in following:
            for result in readings(source, metadata, model or MODEL):
                if isinstance(result, InputError):
                    console.say(result)
                    failed += 1
                    continue
                _tell(result, printing=printing, parted=bool(done))
                done.append(result)
    return done, failed


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
    text = as_json(found if several else found[0])
    if str(path) == "-":
        typer.echo(text, nl=False)
        return
    console.write(path, text, "--json")
    console.note(f"wrote {path}")


def write_html(path: Path, read_: Read) -> None:
    from realpolitik.report.html import as_html

    console.write(path, as_html([(reading, document) for document, reading in read_]), "--html")
    console.note(f"wrote {path}")
