"""Importing event files, and counting by dyad and month over many stored events.

``python -m benchmarks.importing DATASET FILE`` imports the file into a new store, in a process of
its own, and prints one JSON object: ``seconds`` (wall clock, from the start of the process),
``cpu_seconds``, ``megabytes`` (the most that it held in memory), ``rows``, ``events``,
``unmapped`` (events without a PLOVER category), ``resolved`` (share of actors and recipients with a
code). The targets are 20 s and 1,536 MB for the 468,558 events of ICEWS 2018.

``python -m benchmarks.importing --dyads 10000000`` fills a store with so many SYNTHETIC events
(one dyad each, over ten years and 250 actors, of whom few make most, and four in ten events within
one of them: about as many dyads a month as ICEWS has). It prints how long counts by dyad and month
take, as medians of five: ``rows`` is ``count(*)``, ``events`` is ``count(DISTINCT event)``, by the
clock and in processor time. The target is 1 s for the first.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from realpolitik.store import Writer, connect
from realpolitik.store.imports import DATASETS, import_file

TARGETS = {"seconds": 20, "megabytes": 1536, "rows_seconds": 1.0}

_FILL = """INSERT INTO dyads BY NAME
SELECT 'synthetic-' || i AS event, 'synthetic' AS run,
  'S' || floor(250 * pow((hash(i) % 1000003) / 1000003, 8))::INTEGER AS actor,
  CASE WHEN hash(i + 5) % 10 < 4 THEN actor
    ELSE 'S' || floor(250 * pow((hash(i + 7) % 1000003) / 1000003, 8))::INTEGER END AS recipient,
  'CONSULT' AS category, 1 + hash(i + 3) % 4 AS quad, 1.0 AS score, 'actual' AS status,
  DATE '2010-01-01' + (i * 3650 // $number)::INTEGER AS day, 'day' AS precision, false AS mutual
FROM range($number) t(i)"""
_COUNT = """SELECT actor, recipient, date_trunc('month', day) AS month, count({0})
FROM dyads GROUP BY ALL"""


def run_alone(dataset: str, file: Path) -> dict[str, object]:
    """The measures of an import by a process of its own."""
    command = [sys.executable, "-m", "benchmarks.importing", dataset, str(file), "--here"]
    started = time.perf_counter()
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    seconds = time.perf_counter() - started
    found: dict[str, object] = json.loads(done.stdout)
    return {"seconds": round(seconds, 2), **found}


def run_here(dataset: str, file: Path) -> dict[str, object]:
    """What an import does, and what this process has held by its end."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store.duckdb"
        with Writer(store, "benchmarks.importing") as writer:
            report = import_file(writer, dataset, file)
        size = store.stat().st_size
    used = resource.getrusage(resource.RUSAGE_SELF)
    return {
        "cpu_seconds": round(used.ru_utime + used.ru_stime, 2),
        "megabytes": round(used.ru_maxrss / 1024),
        "rows": report.rows,
        "events": report.events,
        "left_out": {fault: number for fault, (number, _) in report.faults.items()},
        "unmapped": sum(number for *_, number in report.unmapped),
        "resolved": round(report.resolved / max(report.mentions, 1), 4),
        "store_megabytes": round(size / 1e6, 1),
    }


def dyads(number: int) -> dict[str, object]:
    """How long counts over so many synthetic events take."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store.duckdb"
        with Writer(store, "benchmarks.importing"), connect.writing(store) as connection:
            connection.execute(_FILL, {"number": number})
        return {
            "synthetic_events": number,
            **_timed(store, "rows", _COUNT.format("*")),
            **_timed(store, "events", _COUNT.format("DISTINCT event")),
            "store_megabytes": round(store.stat().st_size / 1e6, 1),
        }


def _timed(store: Path, name: str, sql: str) -> dict[str, object]:
    """The medians of five runs: by the clock, and of the processor over all cores."""
    times: list[tuple[float, float]] = []
    with connect.reading(store) as connection:
        for _ in range(5):
            started, used = time.perf_counter(), time.process_time()
            groups = connection.sql(sql).to_arrow_table().num_rows
            times.append((time.perf_counter() - started, time.process_time() - used))
    clock, processor = (round(statistics.median(each), 3) for each in zip(*times, strict=True))
    return {f"{name}_seconds": clock, f"{name}_cpu_seconds": processor, "groups": groups}


def main() -> None:
    """Run it from the command line."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("dataset", nargs="?", choices=list(DATASETS))
    arguments.add_argument("file", type=Path, nargs="?")
    arguments.add_argument("--dyads", type=int, metavar="N")
    arguments.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    chosen = arguments.parse_args()
    if chosen.dyads:
        found = dyads(chosen.dyads)
    elif not chosen.file or not chosen.file.is_file():
        arguments.error("name a data set and a file, or --dyads N")
    elif chosen.here:
        found = run_here(chosen.dataset, chosen.file)
    else:
        found = run_alone(chosen.dataset, chosen.file)
        digest = hashlib.sha256(chosen.file.read_bytes()).hexdigest()
        found |= {"file": chosen.file.name, "sha256": digest}
    about = {"python": platform.python_version(), "cores": os.cpu_count(), "targets": TARGETS}
    print(json.dumps(found if chosen.here else {**found, **about}, indent=2))


if __name__ == "__main__":
    main()
