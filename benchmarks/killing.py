"""Whether a run that is killed again and again ends as one that was left alone.

``python -m benchmarks.killing [--documents N] [--kills N] [--jobs N] [--within SECONDS]`` codes
short documents of our own into a store, kills the process (signal 9) at random moments, starts it
again each time, and compares the store at the end, table by table, with that of a run that nobody
disturbed. When the work ends before the kills do, it is compared and begun anew. It prints one JSON
object; ``equal`` must be true.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from realpolitik.store import Store

SENTENCES = (
    "France accused Iran of breaking the accord on {n} June 2019.",
    "Japan signed a trade agreement with Kenya worth ${n} million.",
    'Brazil said: "We will not send {n} troops to Haiti."',
    "Egypt may withdraw its ambassador from Sudan if the talks fail.",
    "India and Nepal held talks in Geneva about {n} border posts.",
)
TIMES = {"started", "finished", "duration", "made", "created"}
"""Columns that tell when, which no two runs have alike."""


def corpus(path: Path, documents: int) -> None:
    """Write so many short documents, some of them the same as others, a few of them broken."""
    with path.open("w", encoding="utf-8") as file:
        for n in range(documents):
            text = "\n\n".join(
                SENTENCES[(n + k) % len(SENTENCES)].format(n=n // 2 + 1) for k in range(4)
            )
            line = {"id": f"d{n}", "text": text, "published": f"2019-06-{n % 28 + 1:02d}"}
            file.write("{broken\n" if n % 50 == 49 else json.dumps(line) + "\n")


def start(corpus_path: Path, store: Path, jobs: int) -> subprocess.Popen[bytes]:
    """The command, in a process of its own."""
    command = [sys.executable, "-m", "realpolitik", "code", str(corpus_path)]
    return subprocess.Popen(
        [*command, "--store", str(store), "--jobs", str(jobs)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def disturbed(
    corpus_path: Path, store: Path, *, kills: int, jobs: int, within: float
) -> Iterator[dict[str, str]]:
    """Code with so many kills of a running process, each after a random time.

    Yields:
        The content of the store whenever the work has come to its end; then it begins anew.
    """
    moments = random.Random(kills)
    left = kills
    while left:
        process = start(corpus_path, store, jobs)
        time.sleep(moments.uniform(0.2, within))
        if process.poll() is None:
            left -= 1
            process.kill()
            process.wait()
        else:
            yield content(store)
            store.unlink()
    start(corpus_path, store, jobs).wait()
    yield content(store)


def content(store: Path) -> dict[str, str]:
    """By table, a hash of its rows in an order of their own, without the times."""
    found = Store(store, patience=60)
    tables = found.rows("SELECT table_name AS name FROM duckdb_tables() WHERE NOT internal")
    return {table["name"]: _rows(found, table["name"]) for table in tables}


def _rows(store: Store, table: str) -> str:
    lines = sorted(
        json.dumps({k: v for k, v in row.items() if k not in TIMES}, default=str, sort_keys=True)
        for row in store.rows(f"SELECT * FROM {table}")
    )
    return f"{len(lines)} {hashlib.sha256(chr(10).join(lines).encode()).hexdigest()[:16]}"


def measure(*, documents: int, kills: int, jobs: int, within: float) -> dict[str, object]:
    """The benchmark's object."""
    with tempfile.TemporaryDirectory() as folder:
        texts, calm, rough = (Path(folder) / n for n in ("c.jsonl", "calm.duckdb", "rough.duckdb"))
        corpus(texts, documents)
        began = time.monotonic()
        start(texts, calm, jobs).wait()
        seconds = time.monotonic() - began
        undisturbed = content(calm)
        ends = list(disturbed(texts, rough, kills=kills, jobs=jobs, within=within))
        return {
            "equal": all(end == undisturbed for end in ends),
            "different": [t for t in undisturbed if any(e[t] != undisturbed[t] for e in ends)],
            "documents": documents,
            "kills": kills,
            "runs_ended": len(ends),
            "jobs": jobs,
            "seconds_undisturbed": round(seconds, 1),
            "rows": {name: int(rows.split()[0]) for name, rows in undisturbed.items()},
            "corpus_sha256": hashlib.sha256(texts.read_bytes()).hexdigest(),
            "date": datetime.now(UTC).date().isoformat(),
        }


def main() -> int:
    """Run it from the command line."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--documents", type=int, default=300)
    arguments.add_argument("--kills", type=int, default=20)
    arguments.add_argument("--jobs", type=int, default=1)
    arguments.add_argument("--within", type=float, default=8.0, help="seconds to the latest kill")
    chosen = arguments.parse_args()
    found = measure(**vars(chosen))
    print(json.dumps(found, indent=2))
    return 0 if found["equal"] else 1


if __name__ == "__main__":
    sys.exit(main())
