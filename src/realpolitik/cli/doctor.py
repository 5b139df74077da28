"""``realpolitik doctor``: what is installed and found, and a command for what is missing."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import platform
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import typer

from realpolitik._version import __version__
from realpolitik.errors import RealpolitikError

_PYTHONS = ((3, 11), (3, 13))
_OPTIONAL = (
    (
        "en_core_web_md",
        "a larger parser, for --model en_core_web_md",
        "python -m spacy download en_core_web_md",
    ),
    ("hypothesis", "to run the tests", 'pip install -e ".[dev]"'),
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked for; ``do`` is the command that would mend it."""

    state: Literal["ok", "missing", "optional"]
    name: str
    detail: str
    do: str = ""


def doctor() -> int:
    """Check what is installed and found, and what would mend it."""
    findings = [*_core(), _store(), *_tables(), *_options()]
    for each in findings:
        typer.echo(f"{each.state:<8}  {each.name:<34}  {each.detail}")
        if each.do:
            typer.echo(f"{'':<10}{each.do}")
    missing = [f for f in findings if f.state == "missing"]
    typer.echo(f"{len(missing)} missing" if missing else "Everything needed is there.")
    return 1 if missing else 0


def _core() -> Iterator[Finding]:
    version = platform.python_version()
    known = _PYTHONS[0] <= sys.version_info[:2] <= _PYTHONS[1]
    if known:
        yield Finding("ok", "Python", version)
    else:
        yield Finding(
            "missing", "Python 3.11 to 3.13", f"this is {version}", "python3.11 -m venv .venv"
        )
    yield Finding("ok", "realpolitik", __version__)
    yield _spacy()
    yield _model()
    yield _event_model()


def _spacy() -> Finding:
    try:
        return Finding("ok", "spaCy", importlib.metadata.version("spacy"))
    except importlib.metadata.PackageNotFoundError:
        return Finding("missing", "spaCy", "not installed", 'pip install "spacy>=3.8,<3.9"')


def _model() -> Finding:
    """The parser must not only be there: it must load with the spaCy that is there."""
    try:
        from realpolitik.reading.pipeline import MODEL, model

        meta = model(MODEL).meta
    except RealpolitikError as error:
        return Finding("missing", "language model", error.why, error.do)
    except ImportError as error:
        return Finding("missing", "language model", str(error), "pip install realpolitik")
    return Finding("ok", f"language model {MODEL}", str(meta.get("version", "")))


def _event_model() -> Finding:
    try:
        from realpolitik.model.coder import event_model

        told = event_model().manifest
    except RealpolitikError as error:
        return Finding("missing", "event model", error.why, error.do)
    except ImportError as error:
        return Finding("missing", "event model", str(error), "pip install realpolitik")
    return Finding("ok", "event model", told.version)


def _store() -> Finding:
    try:
        import duckdb

        from realpolitik.store import schema
    except ImportError as error:
        return Finding("missing", "store", str(error), "pip install realpolitik")
    version = len(schema.migrations())
    return Finding("ok", "store", f"schema {version}, DuckDB {duckdb.__version__}")


def _tables() -> Iterator[Finding]:
    from realpolitik import tables

    found = tables.hashes()
    if not found:
        again = "pip install --force-reinstall realpolitik"
        yield Finding("missing", "tables", "none in the package", again)
    for name, digest in found.items():
        yield Finding("ok", name, digest)


def _options() -> Iterator[Finding]:
    for module, purpose, command in _OPTIONAL:
        if importlib.util.find_spec(module):
            yield Finding("ok", module, purpose)
        else:
            yield Finding("optional", module, f"not installed: {purpose}", command)
