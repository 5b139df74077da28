"""How well figures are found, measured, ascribed and checked.

``python -m benchmarks.figures [--held] [--briefings FILE.jsonl.gz]`` prints one JSON object. The
golds lie with the tests: ``figures_gold.csv`` (rules may be written for it, so its scores are
fitted), ``figures_gold_more.csv`` (scored once with frozen rules, then mended for),
``figures_gold_planted.csv``, and with ``--held`` ``figures_gold_held2.csv`` (not read while rules
were written) and ``held_before``, ``figures_gold_held.csv`` (read since it was scored).
Every sentence is a document of its own, published on 25 June 2024.

- ``quantity``: F1 of value or range with its unit; a figure that is in no gold counts against it;
- ``measure``, ``whose``, ``measure_and_whose``: shares of the gold's figures that are right;
- ``comparator``: the share right; ``verdict``: the share right of those that the gold can check;
- ``not_figures``: the share of the sentences without a figure where none was found;
- ``planted``: impossible figures found, and possible ones called implausible;
- ``briefings``: figures in the file (a JSON object with ``text`` a line), how many are called
  implausible, each of them on standard error with its sentence, and ``sha256`` of the file.

``--wrong`` names on standard error what differs from the gold.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path

from realpolitik.documents import Metadata, from_text
from realpolitik.reading import pipeline
from realpolitik.records import Figure, Reading

GOLD = Path(__file__).parents[1] / "tests/reading"
PUBLISHED = date(2024, 6, 25)
Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Pair:
    """A figure of the gold, and ours at the same words; ``None`` where we have none."""

    row: Row
    ours: Figure | None


def table(name: str) -> list[Row]:
    """The rows of a gold."""
    with (GOLD / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def figures(text: str) -> tuple[Figure, ...]:
    """The figures of a text that stands alone."""
    return _read(text, PUBLISHED).figures


def _read(text: str, published: date | None) -> Reading:
    return pipeline.read(from_text(text, metadata=Metadata(published=published)))


def paired(rows: list[Row], found: tuple[Figure, ...]) -> Iterator[Pair]:
    """The figures of one gold sentence, each with ours."""
    for row in rows:
        start = row["text"].index(row["words"])
        end = start + len(row["words"])
        inside = [f for f in found if f.evidence.start < end and start < f.evidence.end]
        yield Pair(row, inside[0] if inside else None)


def quantity_right(pair: Pair) -> bool:
    """Whether value or range and the unit agree, values to within half a per cent."""
    ours, row = pair.ours, pair.row
    return (
        ours is not None
        and ours.unit == (row["unit"] or None)
        and all(
            _same(row[key], number)
            for key, number in (("value", ours.value), ("low", ours.low), ("high", ours.high))
        )
    )


def _same(cell: str, number: float | None) -> bool:
    if not cell or number is None:
        return not cell and number is None
    return abs(float(cell) - number) <= 0.005 * abs(float(cell))


def measure_right(pair: Pair) -> bool:
    """Whether what is measured agrees."""
    return pair.ours is not None and (pair.ours.measure or "") == pair.row["measure"]


def whose_right(pair: Pair) -> bool:
    """Whether the owners and the pair agree, in any order."""
    return pair.ours is not None and all(
        set(codes) == set(filter(None, pair.row[key].split(";")))
        for key, codes in (("of", pair.ours.of), ("between", pair.ours.between))
    )


def score_gold(name: str, wrong: bool = False) -> dict[str, object]:
    """The scores on one gold."""
    pairs: list[Pair] = []
    extra = empty = clean = 0
    for _, group in groupby(table(name), key=lambda row: row["id"]):
        rows = list(group)
        found = figures(rows[0]["text"])
        here = list(paired([r for r in rows if r["words"]], found))
        used = {p.ours.id for p in here if p.ours}
        extra += len(found) - len(used)
        empty += not here
        clean += not here and not found
        pairs += here
        if wrong:
            _tell(rows[0], here, [f for f in found if f.id not in used])
    return {**_shares(pairs, extra), "not_figures": round(clean / max(empty, 1), 4)}


def _shares(pairs: list[Pair], extra: int) -> dict[str, object]:
    right = sum(map(quantity_right, pairs))
    found = sum(p.ours is not None for p in pairs) + extra
    checkable = [p for p in pairs if p.row["verdict"]]
    measured = [measure_right(p) for p in pairs]
    owned = [whose_right(p) for p in pairs]
    return {
        "figures": len(pairs),
        "quantity": round(2 * right / max(len(pairs) + found, 1), 4),
        "measure": _share(measured),
        "whose": _share(owned),
        "measure_and_whose": _share([a and b for a, b in zip(measured, owned, strict=True)]),
        "comparator": _share(
            [p.ours is not None and (p.ours.comparator or "") == p.row["comparator"] for p in pairs]
        ),
        "verdict": _share(
            [p.ours is not None and p.ours.verdict == p.row["verdict"] for p in checkable]
        ),
        "wrongly_implausible": sum(
            p.ours is not None
            and p.ours.verdict == "implausible"
            and p.row["verdict"] != "implausible"
            for p in pairs
        ),
    }


def _share(right: list[bool]) -> float:
    return round(sum(right) / max(len(right), 1), 4)


def _tell(row: Row, pairs: list[Pair], extra: list[Figure]) -> None:
    for figure in extra:
        print(f"{row['id']} extra {_short(figure)}\n    {row['text']}", file=sys.stderr)
    for pair in pairs:
        checks = {"quantity": quantity_right, "measure": measure_right, "whose": whose_right}
        missed = [name for name, test in checks.items() if not test(pair)]
        ours, gold = pair.ours, pair.row
        if ours and (ours.comparator or "") != gold["comparator"]:
            missed.append("comparator")
        if ours and gold["verdict"] and ours.verdict != gold["verdict"]:
            missed.append(f"verdict ({ours.why})")
        if missed:
            want = [gold[k] for k in list(gold)[3:]]
            got = _short(ours) if ours else "nothing"
            told = f"{gold['id']} {', '.join(missed)}\n    {gold['text']}\n    want {want}"
            print(f"{told}\n    got {got}", file=sys.stderr)


def _short(f: Figure) -> str:
    number = f"{f.evidence.text!r} {f.value} {f.low} {f.high} {f.unit} {f.comparator}"
    return f"{number} {f.measure} of={f.of} between={f.between} {f.verdict}"


def score_planted(wrong: bool = False) -> dict[str, object]:
    """How many planted figures are found, and how many of their twins are called implausible."""
    counts: Counter[tuple[str, bool]] = Counter()
    for row in table("figures_gold_planted.csv"):
        (pair,) = paired([row], figures(row["text"]))
        called = pair.ours is not None and pair.ours.verdict == "implausible"
        counts[row["verdict"], called] += 1
        if wrong and called != (row["verdict"] == "implausible"):
            got = f"{_short(pair.ours)} {pair.ours.why}" if pair.ours else "nothing"
            print(f"{row['id']} {row['text']}\n    got {got}", file=sys.stderr)
    return {
        "planted": sum(n for (verdict, _), n in counts.items() if verdict == "implausible"),
        "found": counts["implausible", True],
        "twins": sum(n for (verdict, _), n in counts.items() if verdict == "plausible"),
        "twins_flagged": counts["plausible", True],
    }


def score_briefings(path: Path) -> dict[str, object]:
    """How many figures of a file of documents are called implausible."""
    verdicts: Counter[str] = Counter()
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            document = json.loads(line)
            day = document.get("published")
            text = document["text"]
            reading = _read(text, date.fromisoformat(day[:10]) if day else None)
            verdicts.update(f.verdict for f in reading.figures)
            for figure in reading.figures:
                if figure.verdict == "implausible":
                    _cite(document.get("id"), text, figure)
    total = sum(verdicts.values())
    return {
        "figures": total,
        **dict(sorted(verdicts.items())),
        "implausible_share": round(verdicts["implausible"] / max(total, 1), 5),
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
    }


def _cite(name: object, text: str, figure: Figure) -> None:
    at = figure.evidence
    around = " ".join(text[max(at.start - 160, 0) : at.end + 120].split())
    print(f"{name} {at.text!r}: {figure.why}\n    … {around} …", file=sys.stderr)


def main() -> int:
    """Print the scores asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.figures")
    parser.add_argument("--held", action="store_true", help="score the part held back too")
    parser.add_argument("--briefings", type=Path, metavar="FILE.jsonl.gz")
    parser.add_argument("--wrong", action="store_true", help="name what differs")
    asked = parser.parse_args()
    scores: dict[str, object] = {"dev": score_gold("figures_gold.csv", asked.wrong)}
    scores["more"] = score_gold("figures_gold_more.csv", asked.wrong)
    if asked.held:
        scores["held"] = score_gold("figures_gold_held2.csv")
        scores["held_before"] = score_gold("figures_gold_held.csv")
    scores["planted"] = score_planted(asked.wrong)
    if asked.briefings:
        scores["briefings"] = score_briefings(asked.briefings)
    print(json.dumps(scores))
    return 0


if __name__ == "__main__":
    sys.exit(main())
