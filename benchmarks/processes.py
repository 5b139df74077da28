"""What a second process gains, and how much memory each takes.

``python -m benchmarks.processes [FILE.jsonl.gz] [--documents N] [--rounds N]`` codes the first
documents of a file into a new store with ``--jobs 1`` and with ``--jobs 2``, in turns, each in a
process of its own, and prints one JSON object: ``gain`` is the median of the rounds' ratios of wall
time (start-up, loading and writing among it), ``max_rss_mb`` the largest process of either.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

BRIEFINGS = Path("../shared/data/text/whitehouse_briefings.jsonl.gz")
TARGET = 1.6


def sample(source: Path, target: Path, documents: int) -> int:
    """Write the first documents of a packed file; how many words they have."""
    words = 0
    with gzip.open(source, "rt", encoding="utf-8") as lines, target.open("w") as file:
        for _, line in zip(range(documents), lines, strict=False):
            words += len(json.loads(line)["text"].split())
            file.write(line)
    return words


def seconds(corpus: Path, jobs: int) -> float:
    """How long a whole coding takes."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "realpolitik", "code", str(corpus)]
        command += ["--store", str(Path(folder) / "s.duckdb"), "--jobs", str(jobs)]
        began = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return time.perf_counter() - began


def measure(source: Path, *, documents: int, rounds: int) -> dict[str, object]:
    """The benchmark's object."""
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "sample.jsonl"
        words = sample(source, corpus, documents)
        pairs = [(seconds(corpus, 1), seconds(corpus, 2)) for _ in range(rounds)]
    one, two = (statistics.median(times) for times in zip(*pairs, strict=True))
    return {
        "gain": round(statistics.median(a / b for a, b in pairs), 3),
        "target": TARGET,
        "seconds_one": round(one, 1),
        "seconds_two": round(two, 1),
        "words_per_second_one": round(words / one),
        "words_per_second_two": round(words / two),
        "max_rss_mb": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024,
        "documents": documents,
        "words": words,
        "rounds": rounds,
        "cores": os.cpu_count(),
        "file": source.name,
        "sha256": hashlib.sha256(source.read_bytes()).hexdigest(),
        "date": datetime.now(UTC).date().isoformat(),
    }


def main() -> int:
    """Run it from the command line."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("file", type=Path, nargs="?", default=BRIEFINGS)
    arguments.add_argument("--documents", type=int, default=30)
    arguments.add_argument("--rounds", type=int, default=3)
    chosen = arguments.parse_args()
    if not chosen.file.is_file():
        print(f"there is no file {chosen.file}", file=sys.stderr)
        return 2
    found = measure(chosen.file, documents=chosen.documents, rounds=chosen.rounds)
    print(json.dumps(found, indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
