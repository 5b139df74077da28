"""Whether a document costs as much at the end of a long run as at its beginning.

``python -m benchmarks.flat [FILE.jsonl.gz] [--documents N] [--words N] [--jobs N]`` cuts the texts
of a file into short documents (30 words each), repeated under other outlets until there are enough,
codes them into a new store, and prints one JSON object: for every stretch of the run the words a
second, writing among it, and the size of the store; ``last_over_first`` compares the cost a word
of the last stretch with that of the first after the start, 1 being flat.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from itertools import count, islice
from pathlib import Path

from realpolitik.corpus.code import Summary, code
from realpolitik.documents import Metadata, from_text
from realpolitik.documents.text import Prepared
from realpolitik.errors import InputError
from realpolitik.reading.options import MODEL, Options
from realpolitik.store import Item, Writer
from realpolitik.store.runs import Request

BRIEFINGS = Path("../shared/data/text/whitehouse_briefings.jsonl.gz")
STRETCHES = 10


def pieces(source: Path, words: int) -> Iterator[Prepared | InputError]:
    """Short documents without end: the file cut up, then once more under another outlet."""
    for turn in count():
        with gzip.open(source, "rt", encoding="utf-8") as lines:
            for line in lines:
                text = json.loads(line)["text"].split()
                for at in range(0, len(text) - words, words):
                    metadata = Metadata(id=f"{turn}-{at}", outlet=f"Outlet {turn}")
                    # Of very few words a page number or a rule may be all: no text to read.
                    with suppress(InputError):
                        yield from_text(" ".join(text[at : at + words]), metadata=metadata)


def measure(source: Path, *, documents: int, words: int, jobs: int) -> dict[str, object]:
    """The benchmark's object."""
    stretch = documents // STRETCHES
    marks: list[dict[str, float]] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "s.duckdb"
        began = time.perf_counter()

        def tell(summary: Summary, _: Item) -> None:
            nonlocal began
            if summary.items % stretch == 0:
                now = time.perf_counter()
                speed = stretch * words / (now - began)
                began = now
                size = path.stat().st_size / 1e6
                marks.append({"documents": summary.items, "words_per_second": round(speed)})
                marks[-1]["store_mb"] = round(size, 1)

        request = Request("code", (source.name,), MODEL)
        found = islice(pieces(source, words), documents)
        with Writer(path, "benchmarks.flat") as writer:
            summary = code(found, writer, request, options=Options(), jobs=jobs, tell=tell)
    usage = [resource.getrusage(who).ru_maxrss for who in _PROCESSES]
    return {
        # The first stretch holds the loading of the model.
        "last_over_first": round(marks[1]["words_per_second"] / marks[-1]["words_per_second"], 3),
        "stretches": marks,
        "documents": summary.items,
        "read": summary.read,
        "already_there": summary.there,
        "events": summary.events,
        "words_each": words,
        "jobs": jobs,
        "max_rss_mb": max(usage) // 1024,
        "file": source.name,
        "sha256": hashlib.sha256(source.read_bytes()).hexdigest(),
        "date": datetime.now(UTC).date().isoformat(),
    }


_PROCESSES = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)


def main() -> int:
    """Run it from the command line."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("file", type=Path, nargs="?", default=BRIEFINGS)
    arguments.add_argument("--documents", type=int, default=100_000)
    arguments.add_argument("--words", type=int, default=30)
    arguments.add_argument("--jobs", type=int, default=1)
    chosen = arguments.parse_args()
    if not chosen.file.is_file():
        print(f"there is no file {chosen.file}", file=sys.stderr)
        return 2
    found = measure(chosen.file, documents=chosen.documents, words=chosen.words, jobs=chosen.jobs)
    print(json.dumps(found, indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
