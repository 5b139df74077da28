"""What ``code`` does: the job, its progress, and what is said at its end."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from realpolitik.cli import console
from realpolitik.cli.inputs import prepared
from realpolitik.corpus.code import Summary, code
from realpolitik.corpus.event_lines import write_events
from realpolitik.corpus.model import model_version
from realpolitik.corpus.total import about_how_many
from realpolitik.documents.fields import Fields
from realpolitik.documents.metadata import Metadata
from realpolitik.documents.text import Prepared
from realpolitik.errors import InputError
from realpolitik.reading.options import Options
from realpolitik.store import Item, Store, Writer
from realpolitik.store.runs import Request

Tell = Callable[[Summary, Item], None]


@dataclass(frozen=True, slots=True)
class Job:
    """The options of ``realpolitik code``, checked."""

    sources: tuple[str, ...]
    metadata: Metadata
    fields: Fields
    reading: Options = field(default_factory=Options)
    jobs: int = 1
    retry: bool = False
    limit: int | None = None
    keep_text: bool = True
    allow_private: bool = False

    def request(self) -> Request:
        """The run that this asks for: what changes the result, and nothing else."""
        options = {
            **{f"given {k}": v for k, v in _set(self.metadata).items()},
            **{f"field {k}": v for k, v in _set(self.fields).items()},
            **({} if self.keep_text else {"keep text": False}),
            **self.reading.told(),
        }
        model = model_version(self.reading.model)
        return Request("code", self.sources, model, tuple(sorted(options.items())))

    def documents(self) -> Iterator[Prepared | InputError]:
        """Everything that the sources hold."""
        for source in self.sources:
            yield from prepared(
                source, self.metadata, fields=self.fields, allow_private=self.allow_private
            )


def into_store(job: Job, path: Path, events: Path | None = None) -> bool:
    """Code into a store; whether something could not be read."""
    jobs = [job] if job.sources else _failed_jobs(job, path)
    with Writer(path, command()) as writer:
        summaries = [_run(each, writer) for each in jobs]
    if not jobs:
        console.note(f"{path}: nothing has failed, so there is nothing to take up")
    if events is not None:
        for each in jobs:
            _write(path, each, events)
    return any(s.failed or s.failed_before for s in summaries)


def into_file(job: Job, events: Path) -> bool:
    """Code into a file of events, by way of a store beside it that outlives an interruption.

    What goes to standard output has no place beside which a store could wait for another run.
    """
    if str(events) == "-":
        with TemporaryDirectory(prefix="realpolitik-") as folder:
            return _by_way_of(Path(folder) / "events.duckdb", job, events)
    return _by_way_of(events.with_name(f".{events.name}.work.duckdb"), job, events)


def _by_way_of(work: Path, job: Job, events: Path) -> bool:
    with Writer(work, command()) as writer:
        summary = _run(job, writer)
    _write(work, job, events)
    for name in (work, Path(f"{work}.lock")):
        name.unlink(missing_ok=True)
    return bool(summary.failed or summary.failed_before)


def _failed_jobs(job: Job, path: Path) -> list[Job]:
    """The jobs of the runs in which something failed that has not been read since."""
    found = Store(path).rows(
        """SELECT DISTINCT r.sources, r.options FROM inputs i JOIN runs r USING (run)
        WHERE i.result = 'failed' AND i.source NOT IN
            (SELECT source FROM inputs WHERE result <> 'failed')"""
    )
    return [_again(job, json.loads(f["sources"]), json.loads(f["options"])) for f in found]


def _again(job: Job, sources: list[str], options: dict[str, str]) -> Job:
    given = {k.removeprefix("given "): v for k, v in options.items() if k.startswith("given ")}
    names = {k.removeprefix("field "): v for k, v in options.items() if k.startswith("field ")}
    if "published" in given:
        given["published"] = date.fromisoformat(given["published"])  # type: ignore[assignment]
    return replace(
        job,
        sources=tuple(sources),
        metadata=Metadata(**given),  # type: ignore[arg-type]
        fields=Fields(**names),
        reading=Options.of(job.reading.model, options),
        keep_text=options.get("keep text", True) is not False,
    )


def _run(job: Job, writer: Writer) -> Summary:
    with _progress(job) as tell:
        summary = code(
            job.documents(),
            writer,
            job.request(),
            options=job.reading,
            jobs=job.jobs,
            retry=job.retry,
            keep_text=job.keep_text,
            limit=job.limit,
            tell=tell,
        )
    console.note(told(summary))
    return summary


def told(summary: Summary) -> str:
    """What a run did, in a few lines.

    >>> print(told(Summary(read=2, there=1, sentences=9, events=4, statements=3)))
    2 documents, 9 sentences, 4 events, 3 statements, 0 figures
    1 document was there already
    """
    s = summary
    lines = [
        ", ".join(
            _count(n, word)
            for n, word in [
                (s.read, "document"),
                (s.sentences, "sentence"),
                (s.events, "event"),
                (s.statements, "statement"),
                (s.figures, "figure"),
            ]
        )
    ]
    if s.reasons:
        reasons = ", ".join(f"{n:,} {reason}" for reason, n in s.reasons.most_common())
        lines.append(f"{_count(s.reasons.total(), 'sentence')} with no event ({reasons})")
    if s.there or s.skipped:
        lines.append(f"{_count(s.there + s.skipped, 'document', was=True)} there already")
    if s.failed or s.failed_before:
        lines.append(f"{_count(s.failed + s.failed_before, 'document')} could not be read")
    if s.failed_before:
        lines.append(f"{s.failed_before:,} of them failed before: --retry takes them up")
    return "\n".join(lines)


def _count(number: int, word: str, *, was: bool = False) -> str:
    verb = (" was" if number == 1 else " were") if was else ""
    return f"{number:,} {word}{'' if number == 1 else 's'}{verb}"


def _write(store: Path, job: Job, events: Path) -> None:
    if str(events) == "-":
        write_events(Store(store), job.request().id, sys.stdout)
        return
    with console.replacing(events, "--events") as file:
        count = write_events(Store(store), job.request().id, file)
    console.note(f"wrote {_count(count, 'event')} to {events}")


@contextmanager
def _progress(job: Job) -> Iterator[Tell]:
    """Errors as they come; on a terminal a bar with documents, events and the time left."""
    if not console.is_terminal():
        yield lambda _, item: _say(item)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
    from rich.progress import TimeRemainingColumn as TimeLeft

    events = TextColumn("{task.fields[events]:,} events")
    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("documents"), events, TimeLeft())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        total = about_how_many(job.sources)
        if total and job.limit:
            total = min(total, job.limit)
        task = bar.add_task("coding", total=total, events=0)

        def tell(summary: Summary, item: Item) -> None:
            _say(item)
            bar.update(task, completed=summary.items, events=summary.events)

        yield tell


def _say(item: Item) -> None:
    if item.error is not None:
        console.say(item.error)


def command() -> str:
    """The command as those are told who wait for the store."""
    return " ".join(["realpolitik", *(os.path.basename(a) or a for a in sys.argv[1:])])[:120]


def _set(record: Metadata | Fields) -> dict[str, str]:
    values = {name: getattr(record, name) for name in record.__dataclass_fields__}
    return {k: str(v) for k, v in values.items() if v is not None}
