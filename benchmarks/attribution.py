"""How well the statements agree with those that readers marked (brat layout of PolNeAR).

``python -m benchmarks.attribution DIR`` prints one JSON object. DIR holds ``text__NAME.txt`` and
``attributions__NAME_ANNOTATOR.ann`` with Source, Cue, Content and Attribution. A relation is found
when our speaker and our content each cover half or more of the gold span (one to one). An article
marked by several readers is scored against each, and they share its weight; ``agreement`` is the
same F1 of one reader against another.

- ``f1``, ``precision``, ``recall``: relations of all kinds;
- ``f1_direct``: relations whose content stands in quotation marks;
- ``content_f1``, ``source_f1``: shares of words, summed over the articles.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import permutations
from pathlib import Path

from realpolitik.documents import from_text
from realpolitik.reading import pipeline

Spans = tuple[tuple[int, int], ...]

_ANNOTATOR = re.compile(r"_[0-9a-f]{4}\.ann$")
_WORD = re.compile(r"\w+")
_QUOTES = "“”\"«»„‘’'"


@dataclass(frozen=True, slots=True)
class Relation:
    """A source and a content: character spans, end exclusive."""

    source: Spans
    content: Spans

    def direct(self, text: str) -> bool:
        """Whether the content stands in quotation marks."""
        start, end = self.content[0][0], self.content[-1][1]
        around = text[max(start - 1, 0) : start + 1], text[end - 1 : end + 1]
        return all(any(c in _QUOTES for c in edge) for edge in around)


@dataclass(slots=True)
class Tally:
    """Weighted counts of hits, of what is ours, and of what is gold."""

    hit: float = 0.0
    ours: float = 0.0
    gold: float = 0.0

    def add(self, hit: float, ours: float, gold: float, weight: float) -> None:
        """Add one article's counts."""
        self.hit += hit * weight
        self.ours += ours * weight
        self.gold += gold * weight

    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return round(2 * self.hit / max(self.ours + self.gold, 1e-9), 4)


@dataclass(slots=True)
class Tallies:
    """What is counted over all the articles."""

    every: Tally = field(default_factory=Tally)
    direct: Tally = field(default_factory=Tally)
    content: Tally = field(default_factory=Tally)
    source: Tally = field(default_factory=Tally)
    readers: Tally = field(default_factory=Tally)


def relations(annotation: str) -> Iterator[Relation]:
    """The relations of one brat file that name a source."""
    spans: dict[str, Spans] = {}
    for line in annotation.splitlines():
        parts = line.split("\t")
        if line.startswith("T"):
            pairs = [p.split() for p in parts[1].split(" ", 1)[1].split(";")]
            spans[parts[0]] = tuple(sorted((int(a), int(b)) for a, b in pairs))
    for line in annotation.splitlines():
        if line.startswith("E"):
            roles = dict(pair.split(":") for pair in line.split("\t")[1].split())
            if "Source" in roles and "Content" in roles:
                yield Relation(spans[roles["Source"]], spans[roles["Content"]])


def ours(text: str) -> list[Relation]:
    """Our statements of a text as relations; those that rest on the same words are one.

    PolNeAR marks "…," he said, "…" as one relation with a content in two pieces.
    """
    reading = pipeline.read(from_text(text))
    parts: dict[tuple[int, int, str], list[tuple[int, int]]] = defaultdict(list)
    for said in reading.statements:
        if said.speaker.start is not None and said.speaker.end is not None:
            words = said.speaker.start, said.speaker.end, said.cue
            parts[words].append((said.content.start, said.content.end))
    return [Relation(((a, b),), tuple(sorted(spans))) for (a, b, _), spans in parts.items()]


def _overlap(one: Spans, other: Spans) -> int:
    return sum(max(0, min(b, d) - max(a, c)) for a, b in one for c, d in other)


def _length(spans: Spans) -> int:
    return sum(b - a for a, b in spans)


def matched(found: list[Relation], gold: list[Relation]) -> list[Relation]:
    """The gold relations that are found, each by another of ours."""
    free = list(found)
    hits = []
    for one in gold:
        best = max(free, key=lambda f: _overlap(f.content, one.content), default=None)
        if best is not None and all(
            _overlap(a, b) >= 0.5 * _length(b)
            for a, b in ((best.content, one.content), (best.source, one.source))
        ):
            hits.append(one)
            free.remove(best)
    return hits


def _words(text: str, spans: Iterable[Spans]) -> set[int]:
    return {a + m.start() for group in spans for a, b in group for m in _WORD.finditer(text[a:b])}


def count(text: str, found: list[Relation], readers: list[list[Relation]], all_: Tallies) -> None:
    """Add one article to the tallies."""
    weight = 1 / len(readers)
    for gold in readers:
        hits = matched(found, gold)
        all_.every.add(len(hits), len(found), len(gold), weight)
        direct = [r for r in found if r.direct(text)]
        quoted = [r for r in gold if r.direct(text)]
        said = [r for r in hits if r.direct(text)]
        all_.direct.add(len(said), len(direct), len(quoted), weight)
        for tally, pick in ((all_.content, "content"), (all_.source, "source")):
            mine = _words(text, (getattr(r, pick) for r in found))
            theirs = _words(text, (getattr(r, pick) for r in gold))
            tally.add(len(mine & theirs), len(mine), len(theirs), weight)
    for one, other in permutations(readers, 2):
        all_.readers.add(len(matched(one, other)), len(one), len(other), weight)


def score(folder: Path) -> dict[str, object]:
    """The figures, as printed."""
    articles: dict[str, list[Path]] = defaultdict(list)
    for path in sorted(folder.glob("attributions__*.ann")):
        articles[_ANNOTATOR.sub("", path.name.removeprefix("attributions__"))].append(path)
    tallies, digest = Tallies(), hashlib.sha256()
    for name, paths in articles.items():
        text = (folder / f"text__{name}.txt").read_text(encoding="utf-8")
        marked = [p.read_text(encoding="utf-8") for p in paths]
        digest.update("".join([text, *marked]).encode())
        count(text, ours(text), [list(relations(m)) for m in marked], tallies)
    return {
        "f1": tallies.every.f1(),
        "precision": round(tallies.every.hit / max(tallies.every.ours, 1e-9), 4),
        "recall": round(tallies.every.hit / max(tallies.every.gold, 1e-9), 4),
        "f1_direct": tallies.direct.f1(),
        "content_f1": tallies.content.f1(),
        "source_f1": tallies.source.f1(),
        "agreement": tallies.readers.f1(),
        "articles": len(articles),
        "input_sha256": digest.hexdigest(),
    }


def main(arguments: list[str] | None = None) -> int:
    """Score a folder and print the figures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.attribution", description=__doc__)
    parser.add_argument("folder", type=Path, help="folder in the layout of PolNeAR")
    folder = parser.parse_args(arguments).folder
    if not any(folder.glob("attributions__*.ann")):
        print(f"no attributions__*.ann in {folder}", file=sys.stderr)
        return 2
    print(json.dumps(score(folder)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
