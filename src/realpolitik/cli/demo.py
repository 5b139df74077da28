"""``realpolitik demo``: the shipped examples, read into a dossier."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Annotated

import typer

from realpolitik.cli import console
from realpolitik.errors import ResourceError

EXAMPLES = ("column.md", "agency.md")


def demo(
    out: Annotated[Path, typer.Option(metavar="FILE", help="Where to write the page.")] = Path(
        "realpolitik-demo.html"
    ),
) -> int:
    """Read the two shipped examples into a dossier.

    Prints it, writes it as a page, and says where the page is.
    """
    from realpolitik.cli.inputs import given, prepared
    from realpolitik.cli.read import read_all, write_html
    from realpolitik.reading.options import Options

    console.check_writable(out, "--out")
    sources = [str(example(name)) for name in EXAMPLES]
    found, failed = read_all(
        sources, lambda source: prepared(source, given(None, None)), Options(), printing=True
    )
    if found:
        write_html(out, found)
        typer.echo(f"\nThe page: {out.resolve().as_uri()}")
    return 1 if failed else 0


def example(name: str) -> Path:
    """Where a shipped example lies: in the wheel's package, or in a source checkout beside it.

    Raises:
        ResourceError: ``R004`` when it is in neither.
    """
    package = Path(str(files("realpolitik")))
    for folder in (package / "examples", package.parents[1] / "examples"):
        if (folder / name).is_file():
            return folder / name
    raise ResourceError(
        "R004",
        what=f"the example {name} could not be read",
        why="it is not in the installed package",
        do="pip install --force-reinstall realpolitik",
    )
