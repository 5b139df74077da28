"""How well mentions of the same event are linked, within and across documents (layout of ECB+).

``python -m benchmarks.linking CORPUS MENTIONS [--errors N]`` prints one JSON object. CORPUS holds a
token a line: document, sentence, number of the token, word (further columns are not read).
MENTIONS is JSON: ``doc_id``, ``sent_id``, ``tokens_number`` of every mention; ``coref_chain`` is
read for scoring alone. The mentions are given, the links are ours: by ``store.linking_score``,
the sum that links reports in a store, on what the parse finds around a mention. Its weights were
fitted to the development part of ECB+.

- ``precision``, ``recall``, ``f1``: over pairs of mentions that are in one group;
- ``b3_precision``, ``b3_recall``, ``b3_f1``: B-cubed, over mentions;
- ``within``, ``across``: precision and recall of the pairs within one document and of the others.

``--errors N`` prints the N wrong pairs with the highest scores to standard error.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from spacy.tokens import Doc, Token

from realpolitik.lexicon.lemmas import lemma
from realpolitik.reading.pipeline import model
from realpolitik.store.linking_groups import groups, merges
from realpolitik.store.linking_score import Account, judge
from realpolitik.store.linking_words import Rarity, cosine, figures, settings, stem, words

Pair = tuple[int, int]

SAME_DOCUMENT = 0.42
"""The context that two mentions of one document share; 1 would be two copies of a document."""

_ALIKE = 0.1
_TELLING = frozenset({"NOUN", "PROPN", "ADJ"})  # verbs are what similar incidents share
_PARTY = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_SUBJECT = frozenset({"nsubj", "nsubjpass", "agent"})
_ARGUMENT = _SUBJECT | {"dobj", "dative", "attr", "prep", "compound", "poss", "amod", "oprd"}


@dataclass(frozen=True, slots=True)
class Mention:
    """A marked mention: where it is, and the chain that only the scoring sees."""

    document: str
    sentence: int
    tokens: tuple[int, ...]
    chain: str


def mentions(text: str) -> list[Mention]:
    """The mentions of a file, in its order.

    Raises:
        ValueError: when the file is no such list.
    """
    try:
        return [_mention(each) for each in json.loads(text)]
    except (KeyError, TypeError) as error:
        raise ValueError(f"the mentions lack {error}") from error


def _mention(told: dict[str, Any]) -> Mention:
    tokens = tuple(int(n) for n in told["tokens_number"])
    return Mention(told["doc_id"], int(told["sent_id"]), tokens, told["coref_chain"])


class Corpus:
    """The documents of a file, parsed with the tokens and sentences that it has.

    Raises:
        ValueError: when a line has fewer than four columns.
    """

    def __init__(self, text: str) -> None:
        told: dict[str, dict[int, list[str]]] = {}
        for line in filter(str.strip, text.splitlines()):
            columns = line.split("\t")
            if len(columns) < 4:
                raise ValueError(f"a line has {len(columns)} columns: {line[:40]!r}")
            told.setdefault(columns[0], {}).setdefault(int(columns[1]), []).append(columns[3])
        self.docs = {name: _parsed(sentences) for name, sentences in told.items()}
        self.starts = {name: _starts(sentences) for name, sentences in told.items()}

    def span(self, mention: Mention) -> tuple[Doc, list[Token]]:
        """The document of a mention, and its tokens.

        Raises:
            ValueError: when the corpus lacks them.
        """
        try:
            doc, start = self.docs[mention.document], self.starts[mention.document]
            return doc, [doc[start[mention.sentence] + n] for n in mention.tokens]
        except (KeyError, IndexError) as error:
            raise ValueError(f"the corpus lacks the tokens of {mention}") from error


def _parsed(sentences: dict[int, list[str]]) -> Doc:
    nlp = model()
    bare = Doc(nlp.vocab, words=[word for told in sentences.values() for word in told])
    starts = set(_starts(sentences).values())
    for token in bare:
        token.is_sent_start = token.i in starts
    return nlp(bare)


def _starts(sentences: dict[int, list[str]]) -> dict[int, int]:
    found, at = {}, 0
    for number, told in sentences.items():
        found[number], at = at, at + len(told)
    return found


def link(corpus: Corpus, told: Sequence[Mention]) -> tuple[list[list[int]], dict[Pair, float]]:
    """The groups of two or more mentions, and the scores of the pairs that were compared."""
    accounts = _accounts(corpus, told)
    incidents = _incidents(corpus)
    scores: dict[Pair, float] = {}
    for one, other in _candidates(accounts):
        first, second = told[one], told[other]
        here = (first.document, first.sentence) == (second.document, second.sentence)
        context = SAME_DOCUMENT
        if first.document != second.document:
            context = incidents.get((first.document, second.document), 0.0)
        if context and not here:
            scores[one, other] = judge(accounts[one], accounts[other], context).score
    return groups(len(told), scores, settings()["decision"]["least"]), scores


def _candidates(accounts: Sequence[Account]) -> Iterator[Pair]:
    """Pairs with a word for the act in common."""
    by_word: dict[str, set[int]] = defaultdict(set)
    for number, account in enumerate(accounts):
        for word in {account.trigger, *account.also}:
            by_word[word].add(number)
    yield from sorted({p for found in by_word.values() for p in combinations(sorted(found), 2)})


def _incidents(corpus: Corpus) -> dict[tuple[str, str], float]:
    """How alike two documents are, through the groups of documents that join them (both ways)."""
    names = list(corpus.docs)
    said = [_content(doc) for doc in corpus.docs.values()]
    rarity = Rarity.of(said)
    vectors = [rarity.vector(each) for each in said]
    alike = {(a, b): cosine(vectors[a], vectors[b]) for a, b in combinations(range(len(names)), 2)}
    found: dict[tuple[str, str], float] = {}
    for one, other, score in merges(len(names), alike, _ALIKE):
        for a in one:
            for b in other:
                found[names[a], names[b]] = found[names[b], names[a]] = score
    return found


def _content(tokens: Iterable[Token]) -> list[str]:
    return [lemma(t) for t in tokens if t.is_alpha and not t.is_stop and t.pos_ in _TELLING]


def _accounts(corpus: Corpus, told: Sequence[Mention]) -> list[Account]:
    rarity = Rarity.of({lemma(t) for t in doc} for doc in corpus.docs.values())
    return [_account(*corpus.span(m), rarity) for m in told]


def _account(doc: Doc, tokens: list[Token], rarity: Rarity) -> Account:
    head = doc[tokens[0].i : tokens[-1].i + 1].root
    around = [lemma(t) for t in head.sent if t.is_alpha and not t.is_stop and t.i != head.i]
    return Account(
        trigger=stem(lemma(head)),
        rarity=rarity.share(lemma(head)),
        also=frozenset(stem(lemma(t)) for t in tokens if t.is_alpha and not t.is_stop),
        kind=None,
        parties=(_parties(head), frozenset()),
        words=rarity.vector(around),
        names=frozenset(t.lower_ for t in head.sent if t.pos_ == "PROPN" and len(t) > 1),
        figures=figures(words(" ".join(t.text for t in head.sent))),
    )


def _parties(head: Token) -> frozenset[str]:
    """The words of those who take part, as the parse has them."""
    found = list(_around(head, _ARGUMENT))
    if head.pos_ in ("NOUN", "PROPN"):
        above = head.head.head if head.head.dep_ == "prep" else head.head
        if head.dep_ != "ROOT":
            found += _around(above, _SUBJECT | {"dobj"})
    elif head.dep_ in ("conj", "xcomp"):
        found += _around(head.head, _SUBJECT)
    elif head.dep_ in ("relcl", "acl"):
        found.append(head.head)
    good = (t for t in found if t.pos_ in _PARTY and t.is_alpha and not t.is_stop)
    return frozenset(lemma(t) for t in good if t.i != head.i)


def _around(head: Token, relations: frozenset[str]) -> Iterator[Token]:
    for child in head.children:
        if child.dep_ in relations:
            yield from child.subtree


def _pairs(found: Iterable[Sequence[int]]) -> set[Pair]:
    return {pair for group in found for pair in combinations(sorted(group), 2)}


def _by_chain(told: Sequence[Mention]) -> list[list[int]]:
    chains: dict[str, list[int]] = defaultdict(list)
    for number, mention in enumerate(told):
        chains[mention.chain].append(number)
    return list(chains.values())


def b_cubed(ours: Sequence[Sequence[int]], gold: Sequence[Sequence[int]]) -> tuple[float, float]:
    """B-cubed precision and recall of groups that hold the same members, each once.

    >>> b_cubed([[0, 1], [2]], [[0, 1, 2]])
    (1.0, 0.5555555555555556)
    """
    chain = {member: n for n, group in enumerate(gold) for member in group}
    hits: list[tuple[float, float]] = []
    for group in ours:
        for own, number in Counter(chain[m] for m in group).items():
            hits.append((number * number / len(group), number * number / len(gold[own])))
    return sum(p for p, _ in hits) / len(chain), sum(r for _, r in hits) / len(chain)


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _rates(ours: set[Pair], gold: set[Pair]) -> dict[str, float]:
    hit = len(ours & gold)
    precision, recall = hit / max(len(ours), 1), hit / max(len(gold), 1)
    rates = {"precision": precision, "recall": recall, "f1": _f1(precision, recall)}
    return {name: round(rate, 4) for name, rate in rates.items()}


def score(told: Sequence[Mention], found: Sequence[Sequence[int]]) -> dict[str, object]:
    """The scores, as printed."""
    linked = {member for group in found for member in group}
    all_groups = [*found, *([n] for n in range(len(told)) if n not in linked)]
    gold = _by_chain(told)
    precision, recall = b_cubed(all_groups, gold)
    ours, right = _pairs(found), _pairs(gold)
    within = {p for p in ours | right if told[p[0]].document == told[p[1]].document}
    return {
        **_rates(ours, right),
        "b3_precision": round(precision, 4),
        "b3_recall": round(recall, 4),
        "b3_f1": round(_f1(precision, recall), 4),
        "within": _rates(ours & within, right & within),
        "across": _rates(ours - within, right - within),
        "mentions": len(told),
        "gold_groups": len(gold),
        "our_groups": len(all_groups),
        "gold_pairs": len(right),
        "our_pairs": len(ours),
    }


def _wrong(
    corpus: Corpus, told: Sequence[Mention], found: list[list[int]], scores: dict[Pair, float]
) -> Iterator[str]:
    """The wrong pairs in words, the highest score first; 0 where only others joined the two."""
    wrong = _pairs(found) - _pairs(_by_chain(told))
    for pair in sorted(wrong, key=lambda p: (-scores.get(p, 0.0), p)):
        one, other = (_shown(corpus, told[n]) for n in pair)
        yield f"{scores.get(pair, 0.0):.3f}  {one}  |  {other}"


def _shown(corpus: Corpus, mention: Mention) -> str:
    _, tokens = corpus.span(mention)
    marked = " ".join(t.text for t in tokens)
    return f"{mention.document}:{mention.sentence} [{marked}] {tokens[0].sent.text[:120]}"


def main() -> int:
    """Print the scores; 1 where a file is laid out otherwise than expected."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.linking")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("mentions", type=Path)
    parser.add_argument("--errors", type=int, default=0, metavar="N")
    given = parser.parse_args()
    try:
        texts = [p.read_text(encoding="utf-8") for p in (given.corpus, given.mentions)]
        corpus, told = Corpus(texts[0]), mentions(texts[1])
        found, scores = link(corpus, told)
    except (OSError, ValueError) as error:
        print(f"not laid out as expected: {error}", file=sys.stderr)
        return 1
    for _, line in zip(range(given.errors), _wrong(corpus, told, found, scores), strict=False):
        print(line, file=sys.stderr)
    hashes = [hashlib.sha256(text.encode()).hexdigest() for text in texts]
    files = {"corpus_sha256": hashes[0], "mentions_sha256": hashes[1]}
    print(json.dumps({**score(told, found), "documents": len(corpus.docs), **files}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
