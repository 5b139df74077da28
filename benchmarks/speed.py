"""How quickly documents are read, against the parser alone.

``python -m benchmarks.speed [FILE.jsonl.gz]`` prints one JSON object:

- ``ratio``: our words a second over those of bare ``nlp.pipe`` with the same model, its full
  pipeline and the same batch size, on the same texts in the same process; the median of pairs that
  run one after the other, in changing order, so that a busy machine slows both alike. The target
  is 0.667 at least.
- ``words_per_second``: the median of each. Ours begins with the file and ends with the reading;
  the parser is given texts that are clean already. Words are what blanks part;
- ``max_rss_mb``: the most memory that our first reading took, both models loaded.

``--growth N`` reads N documents instead and prints words a second and memory at 1,000, 3,000,
10,000 … of them: neither may rise with what was read before. For that the file is read over and
over, each text cut to its first characters, since whole ones would take days.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import os
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import spacy
import spacy.about

from realpolitik.documents import Metadata, from_text, load
from realpolitik.documents.text import Prepared
from realpolitik.errors import RealpolitikError
from realpolitik.reading import pipeline

CORPUS = Path(__file__).parents[2] / "shared/data/text/whitehouse_briefings.jsonl.gz"
TARGET = 0.667
DOCUMENTS = 10
CUT = 1_500
"""Characters of a text that ``--growth`` reads."""

_MARKS = (1, 3)


@dataclass(frozen=True, slots=True)
class Sample:
    """Some lines of a corpus in a file of their own, and what is parsed of them."""

    file: Path
    texts: list[str]

    @property
    def words(self) -> int:
        """Words in all the texts."""
        return sum(map(_words, self.texts))


def sample(corpus: Path, documents: int, folder: Path) -> Sample:
    """So many documents of a corpus, evenly spread over it.

    Raises:
        ValueError: when it holds none.
    """
    lines = _lines(corpus)
    count = min(documents, len(lines))
    chosen = [lines[n * len(lines) // count] for n in range(count)]
    file = folder / "sample.jsonl"
    file.write_bytes(b"\n".join(dict.fromkeys(chosen)) + b"\n")
    texts = [found.text for found in load(file) if isinstance(found, Prepared)]
    if not texts:
        raise ValueError("it holds no document that can be read")
    return Sample(file, texts)


def _lines(corpus: Path) -> list[bytes]:
    with gzip.open(corpus) if corpus.suffix == ".gz" else corpus.open("rb") as stream:
        lines = [line.strip() for line in stream if line.strip()]
    for line in lines:
        if not isinstance(json.loads(line), dict):
            raise ValueError("a line is no JSON object")
    if not lines:
        raise ValueError("it is empty")
    return lines


def measure(corpus: Path, *, documents: int, batch: int, pairs: int) -> dict[str, object]:
    """The benchmark's object."""
    with tempfile.TemporaryDirectory() as folder:
        chosen = sample(corpus, documents, Path(folder))
        bare = spacy.load(pipeline.MODEL)

        memory: list[int | None] = []

        def read() -> None:
            _exhaust(pipeline.read_many(_loaded(chosen.file), batch=batch))
            memory.append(_most_resident())

        def parse() -> None:
            _exhaust(bare.pipe(chosen.texts, batch_size=batch))

        # Each once before, on few words: the tables are loaded by then and the caches are warm.
        _exhaust(pipeline.read_many(from_text(t[:CUT]) for t in chosen.texts))
        _exhaust(bare.pipe([t[:CUT] for t in chosen.texts]))
        times = [_pair(read, parse, turned=bool(number % 2)) for number in range(pairs)]
    ours, parsed = zip(*times, strict=True)
    return {
        "ratio": round(_ratio([t.wall for t in ours], [t.wall for t in parsed]), 3),
        "target": TARGET,
        "ratios": [round(p.wall / o.wall, 3) for o, p in times],
        "ratio_of_processor_time": round(_ratio([t.cpu for t in ours], [t.cpu for t in parsed]), 3),
        "words_per_second": {
            "realpolitik": round(chosen.words / statistics.median(t.wall for t in ours)),
            "spacy": round(chosen.words / statistics.median(t.wall for t in parsed)),
        },
        "pairs": pairs,
        "batch": batch,
        "documents": len(chosen.texts),
        "words": chosen.words,
        "max_rss_mb": memory[0],
        **_circumstances(corpus),
    }


def _ratio(ours: list[float], parsed: list[float]) -> float:
    """The median over pairs of how many times as long the parse took.

    >>> _ratio([2.0, 4.0, 1.0], [1.0, 3.0, 1.0])
    0.75
    """
    return statistics.median(p / o for o, p in zip(ours, parsed, strict=True))


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds that something took, by the clock and of the processor."""

    wall: float
    cpu: float


def _pair(
    read: Callable[[], None], parse: Callable[[], None], *, turned: bool
) -> tuple[Taken, Taken]:
    """What our reading and the bare parse took, the parse done first where ``turned``."""
    first, second = (parse, read) if turned else (read, parse)
    times = _taken(first), _taken(second)
    return times[::-1] if turned else times


def _taken(work: Callable[[], None]) -> Taken:
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return Taken(time.perf_counter() - wall, time.process_time() - cpu)


def _exhaust(results: Iterable[object]) -> None:
    for result in results:
        if isinstance(result, RealpolitikError):
            raise result


def _loaded(file: Path) -> Iterator[Prepared]:
    return (found for found in load(file) if isinstance(found, Prepared))


def growth(corpus: Path, *, documents: int, batch: int) -> dict[str, object]:
    """Words a second and memory on the way to so many documents."""
    steps: list[dict[str, object]] = []
    texts = [json.loads(line)["text"].strip()[:CUT] for line in _lines(corpus)]
    texts = [text for text in texts if text]
    if not texts:
        raise ValueError("it holds no text")
    _exhaust(islice(pipeline.read_many(_short(texts), batch=batch), batch))
    results = pipeline.read_many(_short(texts), batch=batch)
    read = 0
    for mark in _marks(documents):
        words = sum(_words(texts[n % len(texts)]) for n in range(read, mark))
        taken = _taken(lambda upto=mark - read: _exhaust(islice(results, upto)))  # type: ignore[misc]
        read = mark
        rates = {
            "words_per_second": round(words / taken.wall),
            "words_per_processor_second": round(words / taken.cpu),
        }
        steps.append({"documents": mark, **rates, "rss_mb": _resident()})
    cut = f"each text is cut to its first {CUT:,} characters, and the file is read over and over"
    most = _most_resident()
    return {
        "growth": steps,
        "cut": cut,
        "batch": batch,
        "max_rss_mb": most,
        **_circumstances(corpus),
    }


def _short(texts: list[str]) -> Iterator[Prepared]:
    """Every text over and over, each time a document of its own."""
    for number, text in enumerate(cycle(texts)):
        yield from_text(text, metadata=Metadata(id=f"{number}"))


def _marks(documents: int) -> list[int]:
    """1,000, 3,000, 10,000 … up to a number of documents, and that number.

    >>> _marks(20_000)
    [1000, 3000, 10000, 20000]
    """
    powers = (first * 10**power for power in range(3, 9) for first in _MARKS)
    return [*(mark for mark in powers if mark < documents), documents]


def _words(text: str) -> int:
    return len(text.split())


def _circumstances(corpus: Path) -> dict[str, object]:
    return {
        "file": corpus.name,
        "sha256": hashlib.sha256(corpus.read_bytes()).hexdigest(),
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "cpu": _processor(),
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "spacy": spacy.about.__version__,
        "model": pipeline.MODEL,
    }


def _most_resident() -> int | None:
    """The most memory that the process has held, in MB; ``None`` where the system does not say."""
    try:
        import resource
    except ImportError:
        return None
    unit = 1 if sys.platform == "darwin" else 1024
    return int(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6)


def _resident() -> int | None:
    """The memory that the process holds now, in MB, where Linux tells it; else the most so far."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return _most_resident()
    return int(pages * os.sysconf("SC_PAGE_SIZE") / 1e6)


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.processor())


def main(arguments: list[str] | None = None) -> int:
    """Run it from the command line.

    Returns:
        0; 2 where the file is not there; 1 where it is laid out otherwise than expected.
    """
    parser = argparse.ArgumentParser(prog="benchmarks.speed", description=_summary())
    parser.add_argument("file", type=Path, nargs="?", default=CORPUS)
    parser.add_argument("--documents", type=int, default=DOCUMENTS, metavar="N")
    parser.add_argument("--batch", type=int, default=pipeline.BATCH, metavar="N")
    parser.add_argument("--pairs", type=int, default=5, metavar="N")
    parser.add_argument("--growth", type=int, metavar="N", help="read N short documents instead")
    chosen = parser.parse_args(arguments)
    if not chosen.file.is_file():
        print(f"{chosen.file} is not there; name a FILE.jsonl.gz", file=sys.stderr)
        return 2
    try:
        found = _run(chosen)
    except (ValueError, KeyError, TypeError, OSError) as error:
        print(f"{chosen.file} is not laid out as expected: {error}", file=sys.stderr)
        return 1
    print(json.dumps(found, indent=2))
    return 0


def _run(chosen: Any) -> dict[str, object]:
    if chosen.growth:
        return growth(chosen.file, documents=chosen.growth, batch=chosen.batch)
    numbers = {"documents": chosen.documents, "batch": chosen.batch, "pairs": chosen.pairs}
    return measure(chosen.file, **numbers)


def _summary() -> str:
    return (__doc__ or "").splitlines()[0]


if __name__ == "__main__":
    sys.exit(main())
