"""How fast names of the gazetteer are found in a text: words a second on one core.

``python -m benchmarks.names FILE.jsonl.gz [--documents N] [--repeats N]`` prints one JSON object.
The file holds a JSON object with ``text`` a line; words are what blanks part. Each figure is the
median of the repeats, in processor time; tables are loaded before.

- ``words_per_second``: from the parser's tokens to names: every token is cut into the pieces that
  names are kept in, and the longest name is looked for at every piece (``gazetteer/trie.py``);
- ``pieces_per_second``, ``search_per_second``: the two halves of it, each alone, in words a second;
- ``choice_words_per_second``: the whole step of the reading, on texts that are parsed already (the
  parse is not counted): names, offices and nouns, and which of several meanings each of them has
  on that day (``reading/actors_hits.py``); over the first documents only, as many as ``--parsed``.
  The columns of a document, which all stages share, are read before;
- ``names``: the names found; ``target`` what is asked of ``words_per_second``.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from spacy.tokens import Doc

from realpolitik.gazetteer.names import names
from realpolitik.gazetteer.trie import pieces
from realpolitik.reading.actors_hits import find_hits
from realpolitik.reading.doc import register
from realpolitik.reading.pipeline import model

TARGET = 200_000


def texts(path: Path, documents: int) -> list[str]:
    """The texts of the first so many documents of a file.

    Raises:
        ValueError: when it holds none, or a line is no JSON object.
    """
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open() as file:
        rows = [json.loads(line) for line, _ in zip(file, range(documents), strict=False)]
    if not rows or not all(isinstance(row, dict) and row["text"] for row in rows):
        raise ValueError("it holds no JSON object with a text a line")
    return [row["text"] for row in rows]


def cut(tokens: list[str]) -> list[str]:
    """The pieces of some tokens, in order."""
    return [piece for token in tokens for piece in pieces(token)]


def search(sequence: list[str]) -> int:
    """How many names stand in some pieces, the longest one at each place."""
    trie = names()
    roots, at, found = trie.roots(), 0, 0
    while at < len(sequence):
        hit = trie.longest(sequence, at) if sequence[at] in roots else None
        found += hit is not None
        at = hit[0] if hit else at + 1
    return found


def choose(docs: list[Doc], on: date) -> int:
    """How many names the actor stage finds in parsed documents."""
    return sum(len(find_hits(doc, on).names) for doc in docs)


def measure(path: Path, *, documents: int, parsed: int, repeats: int) -> dict[str, object]:
    """The benchmark's object."""
    read = texts(path, documents)
    lengths = [len(text.split()) for text in read]
    total, chosen = sum(lengths), sum(lengths[:parsed])
    tokens = [[token.text for token in model().make_doc(text)] for text in read]
    cuts = [cut(each) for each in tokens]
    register()
    docs = list(model().pipe(read[:parsed]))
    day = date(2014, 1, 1)
    chosen_names = choose(docs, day)

    def rate(work: Callable[[], object], count: int) -> int:
        return round(count / statistics.median(_seconds(work) for _ in range(repeats)))

    return {
        "words_per_second": rate(lambda: [search(cut(each)) for each in tokens], total),
        "target": TARGET,
        "pieces_per_second": rate(lambda: [cut(each) for each in tokens], total),
        "search_per_second": rate(lambda: [search(each) for each in cuts], total),
        "choice_words_per_second": rate(lambda: choose(docs, day), chosen),
        "names": sum(map(search, cuts)),
        "names_chosen": chosen_names,
        "documents": len(read),
        "words": total,
        "repeats": repeats,
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
    }


def _seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return max(time.process_time() - started, 1e-9)


def main(arguments: list[str] | None = None) -> int:
    """Print the speeds.

    Returns:
        0; 2 where the file is not there; 1 where it is laid out otherwise than expected.
    """
    parser = argparse.ArgumentParser(prog="python -m benchmarks.names")
    parser.add_argument("file", type=Path, metavar="FILE.jsonl.gz")
    parser.add_argument("--documents", type=int, default=60, metavar="N")
    parser.add_argument("--parsed", type=int, default=6, metavar="N")
    parser.add_argument("--repeats", type=int, default=5, metavar="N")
    asked = parser.parse_args(arguments)
    if not asked.file.is_file():
        print(f"{asked.file} is not there; name a FILE.jsonl.gz", file=sys.stderr)
        return 2
    numbers = {key: getattr(asked, key) for key in ("documents", "parsed", "repeats")}
    try:
        print(json.dumps(measure(asked.file, **numbers), indent=1))
    except (ValueError, KeyError, OSError) as error:
        print(f"{asked.file} is not laid out as expected: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
