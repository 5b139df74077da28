"""What ``realpolitik actors`` shows: tables for the terminal, CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, fields
from pathlib import Path
from typing import TYPE_CHECKING

from realpolitik.gazetteer.names import names
from realpolitik.gazetteer.overlaid import Overlay
from realpolitik.gazetteer.overlay_faults import Fault
from realpolitik.gazetteer.trie import pieces
from realpolitik.store.unknown import Frequent, Totals

if TYPE_CHECKING:
    from realpolitik.reading.actors_explained import Candidate, Explained, Resolved

_WIDEST = 40
_HEAD = ("", "words", "kind", "name", "code", "sector", "office", "from", "to", "row")


def explained(found: Explained) -> Iterator[str]:
    """A name for the terminal: its candidates, what was decided, how it is read."""
    day = f"on {found.on}" if found.on else "no day given"
    yield f"{found.name}, {day}, in: {' '.join(found.sentence.split())}"
    yield ""
    if found.candidates:
        yield from _table([_HEAD, *(_row(c) for c in found.candidates)])
        yield ""
        yield "> chosen here   - not on that day"
    else:
        yield "no table has the name or a part of it"
    yield ""
    yield from (f"decided   {told}" for told in found.decided)
    if not found.resolved:
        yield "read as   nobody: the actor stage takes these words for no actor"
    yield from (f"read as   {_resolved(each)}" for each in found.resolved)


def explained_json(found: Explained) -> str:
    """The same as a JSON object."""
    return _json(asdict(found))


def unknown(found: Sequence[Frequent], totals: Totals, store: Path) -> Iterator[str]:
    """The frequent subjects without a code for the terminal."""
    if not found:
        yield "no subject without a code is in the store"
        if totals.read:
            yield "documents that were read by an earlier version have theirs once they are read"
            yield f"again: realpolitik rerun RUN --store {store}"
        return
    width = max(len(_cut(each.words)) for each in found)
    yield f"{'subject':<{width}}  mentions  documents  why, and a sentence"
    for each in found:
        counts = f"{each.mentions:>8,}  {each.documents:>9,}"
        yield f"{_cut(each.words):<{width}}  {counts}  {each.why}"
        if each.example:
            yield f"{'':<{width}}  {'':>8}  {'':>9}  “{_cut(each.example, 100)}”"
    yield ""
    rest = f"{totals.subjects:,} subjects without a code, {totals.mentions:,} mentions"
    yield f"{rest}, in {totals.documents:,} of {totals.read:,} documents"


def unknown_csv(found: Iterable[Frequent]) -> str:
    """The same as CSV, a column a field."""
    out = io.StringIO()
    writer = csv.DictWriter(out, [f.name for f in fields(Frequent)], lineterminator="\n")
    writer.writeheader()
    writer.writerows(asdict(each) for each in found)
    return out.getvalue()


def unknown_json(found: Iterable[Frequent]) -> str:
    """The same as a JSON list."""
    return _json([asdict(each) for each in found])


def checked(file: Path, found: Overlay | None, faults: Sequence[Fault]) -> Iterator[str]:
    """What came of the check of a user's file."""
    wrong = sum(not fault.warning for fault in faults)
    doubts = len(faults) - wrong
    warned = f", {_count(doubts, 'warning')}" if doubts else ""
    if found is None:
        yield f"{file}: {_count(wrong, 'fault')}{warned}; it will not be used"
        return
    texts = {text for entry in found.entries for text in entry.texts}
    size = f"{_count(len(found.entries), 'row')}, {_count(len(texts), 'name')}"
    yield f"{file}: {size}, hash {found.digest}: no fault{warned}"
    ours = sorted(filter(_is_ours, texts))
    if ours:
        yield f"in the place of ours: {', '.join(ours[:20])}{' …' if len(ours) > 20 else ''}"


def _is_ours(text: str) -> bool:
    sequence = pieces(text)
    found = names().longest(sequence, 0)
    return found is not None and found[0] == len(sequence)


def _row(candidate: Candidate) -> tuple[str, ...]:
    origin = candidate.origin
    line = f":{origin.line}" if origin.line else ""
    source = f" ({origin.source})" if origin.source else ""
    when = f" when {candidate.when}" if candidate.when else ""
    return (
        ">" if candidate.chosen else "" if candidate.holds else "-",
        candidate.words,
        candidate.kind,
        candidate.name,
        candidate.code or ("nobody" if candidate.kind in ("none", "rule") else ""),
        candidate.sector or "",
        candidate.office or "",
        str(candidate.valid_from or ""),
        str(candidate.valid_to or ""),
        f"{origin.table}{line}{source}{_cut(when, 80)}",
    )


def _table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Rows as aligned columns, those that no row fills left out; the last as long as it is."""
    cut = [[*map(_cut, row[:-1]), row[-1]] for row in rows]
    widths = [max(len(row[i]) for row in cut[1:]) for i in range(len(cut[0]))]
    shown = [i for i, width in enumerate(widths) if width or i == 0]
    widths = [max(width, len(cut[0][i])) for i, width in enumerate(widths)]
    for row in cut:
        cells = (f"{row[i]:<{max(widths[i], 1)}}" for i in shown)
        yield "  ".join(cells).rstrip()


def _resolved(each: Resolved) -> str:
    if each.code is None:
        known = f"{each.name}, " if each.name and each.name != each.text else ""
        return f"“{each.text}”: {known}no code, {each.via}"
    told = "/".join(part for part in (each.code, each.sector) if part)
    identifier = f" ({each.identifier})" if each.identifier else ""
    return f"“{each.text}”: {told} {each.name or ''}{identifier}, by {each.via}"


def _cut(text: str, most: int = _WIDEST) -> str:
    line = " ".join(text.split()) if text[:1] != " " else text
    return line if len(line) <= most else line[: most - 1] + "…"


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2, default=str) + "\n"
