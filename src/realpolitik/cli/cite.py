"""``realpolitik cite``: what to cite, in BibTeX."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def cite(
    store: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Also the data sets that it holds.")
    ] = None,
) -> int:
    """Print BibTeX for realpolitik and the data it uses."""
    from realpolitik.store.cite import bibtex, imported

    typer.echo(bibtex(imported(store) if store else ()), nl=False)
    return 0
