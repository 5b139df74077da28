"""``realpolitik actors``: why a name is read as it is, which are not known, and a file of own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from realpolitik.cli import console
from realpolitik.errors import UsageError

if TYPE_CHECKING:
    from datetime import date

    from realpolitik.reading.actors_explained import Explained

actors = typer.Typer(name="actors", rich_markup_mode=None, no_args_is_help=True)

_Json = Annotated[Path | None, typer.Option(metavar="FILE", help="Write it as JSON; - prints it.")]
_Csv = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Write the rows as CSV; - prints it.")
]
_LONGEST = 200


@actors.callback()
def group() -> None:
    """Explain names; list unknown ones; check your own."""


@actors.command("explain")
def explain(
    name: Annotated[str, typer.Argument(metavar="NAME", help="As a text has it.")],
    on: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="The day of the text.")
    ] = None,
    sentence: Annotated[
        str | None, typer.Option("--in", metavar="TEXT", help="A sentence that holds the name.")
    ] = None,
    own: Annotated[
        Path | None, typer.Option("--actors", metavar="FILE", help="Own names, before ours.")
    ] = None,
    json: _Json = None,
) -> int:
    """Explain who a name may be, and why it is read so.

    Every row of the tables that has it, those chosen marked with >, and what
    was decided in the sentence. Without --in: “NAME made a statement.”
    """
    from realpolitik.cli import actors_shown as shown

    console.check_writable(json, "--json")
    found = _explained(name, _day(on), sentence, own)
    if not console.put(json, "--json", lambda: shown.explained_json(found)):
        for line in shown.explained(found):
            typer.echo(console.printable(line))
    return 0


def _explained(name: str, on: date | None, sentence: str | None, own: Path | None) -> Explained:
    from realpolitik.documents import Metadata, from_text
    from realpolitik.gazetteer import overlay
    from realpolitik.gazetteer.overlaid import using
    from realpolitik.reading import actors_explained as told
    from realpolitik.reading import pipeline

    if not any(c.isalnum() for c in name) or len(name) > _LONGEST or "\n" in name:
        why = f"it is no name of one line and at most {_LONGEST} letters"
        raise _not_explained(name[:_LONGEST], why, "give the name as a text has it")
    text = told.CARRIER.format(name) if sentence is None else sentence
    told.place_of(name, text)  # a sentence without the name is refused before anything is loaded
    options = pipeline.Options(coder="rules", actors=overlay.given(own))
    prepared = from_text(text, metadata=Metadata(published=on))
    for doc in pipeline.docs(prepared, options=options):
        with using(options.actors):
            return told.explained(doc, name, *told.place_of(name, doc.text))
    raise _not_explained(name, "the sentence holds no words", "give a sentence with the name")


def _not_explained(name: str, why: str, do: str) -> UsageError:
    return UsageError("U070", what=f"the name {name} was not explained", why=why, do=do)


def _day(text: str | None) -> date | None:
    from realpolitik.documents.dates import publication_day

    if text is None:
        return None
    return publication_day(text, shown=f"--on {text}", example="the day as in --on 2024-06-27")


@actors.command("unknown")
def unknown(
    store: Annotated[Path, typer.Option(metavar="FILE", help="The store.")],
    limit: Annotated[int, typer.Option(metavar="N", min=1, help="How many.")] = 50,
    csv: _Csv = None,
    json: _Json = None,
) -> int:
    """List the frequent subjects that nothing matched.

    Those who act in the texts and have no code, with how often, in how many
    documents, why, and a sentence. A row of your own names them: actors check
    """
    from realpolitik.cli import actors_shown as shown
    from realpolitik.store import Store
    from realpolitik.store.unknown import frequent, totals

    console.check_writable_apart(csv, json, "realpolitik actors unknown")
    opened = Store(store)
    found = frequent(opened, limit)
    written = [
        console.put(csv, "--csv", lambda: shown.unknown_csv(found)),
        console.put(json, "--json", lambda: shown.unknown_json(found)),
    ]
    if not any(written):
        for line in shown.unknown(found, totals(opened), store):
            typer.echo(console.printable(line))
    return 0


@actors.command("check")
def check(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A CSV file of actors.")],
) -> int:
    """Check a file of your own actors.

    Every fault with its line (exit status 1 if there is any), then what the
    file does. Columns: name, kind and code; aliases, sector, office,
    valid_from, valid_to, shared, identifier, source, note.
    """
    from realpolitik.cli import actors_shown as shown
    from realpolitik.gazetteer import overlay

    found, faults = overlay.examined(file)
    for line in (*map(str, faults), *shown.checked(file, found, faults)):
        typer.echo(console.printable(line))
    return 1 if found is None else 0
