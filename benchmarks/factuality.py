"""How far our status of an act agrees with a reader's judgement of whether it is a fact.

``python -m benchmarks.factuality FILE.conll`` prints one JSON object. The file holds sentences
parted by blank lines, one token a line in columns parted by tabs: number, word, score, tag, head,
label, lemma; the score is ``_`` or a number from -3 (certainly not so) to +3 (certainly so), and
only tokens with a number count. The words are kept as they are cut, and parsed anew. Our number is
the status of the token with the words that decided it, by ``lexicon/factuality.csv``.

- ``r``: Pearson's correlation of our numbers with the file's; null where either never varies;
- ``mae``: the mean absolute difference;
- ``n``: how many tokens count, and ``sha256`` of the file.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import StatisticsError, correlation, fmean

from spacy.tokens import Doc

from benchmarks.command import score_file
from realpolitik.lexicon.factuality import factuality
from realpolitik.reading.pipeline import STAGES, pipeline
from realpolitik.reading.status import judge

_TIGHT = frozenset({".", ",", ";", ":", "?", "!", "'s", "n't", "%", ")", "]", "'", "''"})
_OPENING = frozenset({"(", "[", "$", "``"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of a sentence, and the score of each; ``None`` where the file gives none."""

    words: tuple[str, ...]
    scores: tuple[float | None, ...]


def sentences(conll: str) -> Iterator[Sentence]:
    """The sentences of a file, in order.

    Raises:
        ValueError: where a line has fewer than three columns, or a score is no number.

    >>> list(sentences("0\\tIt\\t_\\n1\\trained\\t3.0"))
    [Sentence(words=('It', 'rained'), scores=(None, 3.0))]
    """
    for block in conll.replace("\r\n", "\n").split("\n\n"):
        lines = [line.split("\t") for line in block.split("\n") if line.strip()]
        if lines:
            words = tuple(line[1] for line in lines)
            yield Sentence(words, tuple(_score(line[2]) for line in lines))


def _score(cell: str) -> float | None:
    return None if cell == "_" else float(cell)


def _parse(words: tuple[str, ...]) -> Doc:
    """The words with every stage before the status, cut as they are given."""
    nlp = pipeline()
    spaces = [
        word not in _OPENING and following not in _TIGHT
        for word, following in zip(words, (*words[1:], ""), strict=True)
    ]
    plain = ['"' if word in {"``", "''"} else word for word in words]
    names = [name for name, _ in STAGES]
    later = set(names[names.index("realpolitik_status") :])
    doc = Doc(nlp.vocab, words=plain, spaces=spaces)
    for name, stage in nlp.pipeline:
        if name not in later:
            doc = stage(doc)
    return doc


def pairs(sentence: Sentence) -> list[tuple[float, float]]:
    """Our number and the file's for every token that has one."""
    doc = _parse(sentence.words)
    governors = {d.trigger.i: d.act.complement for d in doc._.rp_drafts if d.act.complement}
    found: list[tuple[float, float]] = []
    for token, gold in zip(doc, sentence.scores, strict=True):
        if gold is not None:
            own = {i: effect for i, effect in governors.items() if i != token.i}
            judged = judge(token, own)
            found.append((factuality(judged.status, judged.cues), gold))
    return found


def score(conll: str) -> dict[str, object]:
    """The figures, as printed."""
    both = [pair for sentence in sentences(conll) for pair in pairs(sentence)]
    return {
        "r": _correlation(both),
        "mae": round(fmean(abs(ours - gold) for ours, gold in both), 4) if both else None,
        "n": len(both),
        "sha256": hashlib.sha256(conll.encode()).hexdigest(),
    }


def _correlation(both: list[tuple[float, float]]) -> float | None:
    try:
        return round(correlation([ours for ours, _ in both], [gold for _, gold in both]), 4)
    except StatisticsError:
        return None


if __name__ == "__main__":
    sys.exit(score_file("factuality", "conll", score))
