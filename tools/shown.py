"""Runs what the pages show and writes down what comes out: ``python -m tools.shown``.

Two kinds of block are run, in README.md and docs/: a ``python`` block that a ``text`` block
follows at once, and a ``console run`` block, whose first line is a ``realpolitik`` command. A test
compares what stands in the pages with what comes out, character by character.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
from pathlib import Path

from realpolitik.cli import main

ROOT = Path(__file__).parents[1]
_PYTHON = re.compile(r"```python\n(?P<code>.*?)```\n\n```text\n(?P<out>.*?)```", re.DOTALL)
_CONSOLE = re.compile(
    r"```console run\n\$ realpolitik (?P<arguments>[^\n]*)\n(?P<out>.*?)```", re.DOTALL
)


def pages() -> list[Path]:
    """The pages that may show something."""
    return [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def refreshed(text: str) -> str:
    """A page with what comes out today in the place of what it shows."""
    text = _PYTHON.sub(lambda m: _put(m, run_python(m["code"])), text)
    return _CONSOLE.sub(lambda m: _put(m, run_command(m["arguments"])), text)


def _put(match: re.Match[str], out: str) -> str:
    whole, start = match.group(), match.start("out") - match.start()
    return whole[:start] + out + whole[start + len(match["out"]) :]


def run_python(code: str) -> str:
    """What a block of Python prints."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(code, "README.md", "exec"), {"__name__": "__main__"})
    return out.getvalue()


def run_command(arguments: str) -> str:
    """What a command prints, run from the project's root at 100 columns."""
    os.environ["COLUMNS"] = "100"
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.chdir(ROOT):
        status = main(shlex.split(arguments))
    if status:
        raise RuntimeError(f"`realpolitik {arguments}` ended with status {status}")
    return "".join(line.rstrip() + "\n" for line in out.getvalue().splitlines())


if __name__ == "__main__":
    for page in pages():
        page.write_text(refreshed(page.read_text(encoding="utf-8")), encoding="utf-8")
