"""``realpolitik code``: a corpus into a store, or into a file of events."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from realpolitik.cli import console
from realpolitik.cli.choices import Actors, Categories, Coder, CoderModel, Model
from realpolitik.cli.inputs import given
from realpolitik.errors import UsageError


def code(
    sources: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="INPUT", help="Text, HTML, PDF, JSONL, CSV, Parquet; folders, URLs; -."
        ),
    ] = None,
    store: Annotated[Path | None, typer.Option(metavar="FILE", help="The store.")] = None,
    events: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the events as JSONL; - prints.")
    ] = None,
    jobs: Annotated[int, typer.Option(metavar="N", min=1, help="Processes that read.")] = 1,
    fields: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="FIELD=NAME", help="As text=body; may be repeated."),
    ] = None,
    retry: Annotated[bool, typer.Option("--retry", help="Take up what failed before.")] = False,
    limit: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="Read no more documents than that.")
    ] = None,
    no_text: Annotated[bool, typer.Option("--no-text", help="Keep no full texts.")] = False,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Fetch from local addresses too.")
    ] = False,
    date: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="Of all.")] = None,
    kind: Annotated[str | None, typer.Option(metavar="KIND", help="Of all: news, …")] = None,
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="Of all.")] = None,
    model: Model = None,
    coder: Coder = "model",
    coder_model: CoderModel = None,
    actors: Actors = None,
    categories: Categories = None,
) -> int:
    """Code a corpus into a store. Run again, it goes on where it stopped."""
    from realpolitik.cli import coding
    from realpolitik.documents.fields import Fields
    from realpolitik.reading.options import Options

    _check(sources, store, events, retry=retry)
    console.check_writable(events, "--events")
    job = coding.Job(
        sources=tuple(sources or ()),
        metadata=given(date, kind, outlet),
        fields=Fields.of(fields or []),
        reading=Options.given(model, coder, coder_model, actors, categories),
        jobs=jobs,
        retry=retry,
        limit=limit,
        keep_text=not no_text,
        allow_private=allow_private,
    )
    if store is None:
        assert events is not None
        return 1 if coding.into_file(job, events) else 0
    return 1 if coding.into_store(job, store, events) else 0


def _check(
    sources: list[str] | None, store: Path | None, events: Path | None, *, retry: bool
) -> None:
    """Whether the options go together.

    Raises:
        UsageError: ``U030``.
    """
    if store is None and events is None:
        raise _unusable("it has nowhere to write to", "give --store FILE, or --events FILE")
    if not sources and not (retry and store):
        raise _unusable("no input was named", "name files, folders, patterns or URLs")


def _unusable(why: str, do: str) -> UsageError:
    return UsageError("U030", what="realpolitik code did not run", why=why, do=do)
