"""Fitting the network to samples."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - its usual name

from realpolitik.model.inputs import Encoded, Pair, encode
from training.network import Network, Sizes
from training.samples import STATUSES, Sample

Goal = tuple[list[int], float, int, int]
"""Allowed kinds, whether something happens (0 or 1), mode and status; -100 where not known."""

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Plan:
    """How long, how fast and on what to train.

    ``nothing`` is how many pairs without an act are shown for each act of ours in an epoch, and
    ``own`` the share of our own acts that an epoch shows; ``swapped`` how often a pair is given
    other names; ``averaged`` the last share of the steps whose weights are averaged.
    """

    epochs: int
    own: float = 1.0
    nothing: float = 1.0
    batch: int = 16
    encoder_rate: float = 2.5e-4
    head_rate: float = 1e-3
    smoothing: float = 0.05
    swapped: float = 0.0
    averaged: float = 0.3
    seed: int = 1


class Targets:
    """What the heads choose from, and samples as goals for them."""

    def __init__(self, kinds: Sequence[str], modes: Sequence[str]) -> None:
        self.kinds = {k: i for i, k in enumerate(kinds)}
        self.modes = {m: i for i, m in enumerate(modes)}
        self.statuses = {s: i for i, s in enumerate(STATUSES)}

    @property
    def sizes(self) -> Sizes:
        """How many values each head has."""
        return Sizes(len(self.kinds), len(self.modes), len(self.statuses))

    def of(self, sample: Sample) -> Goal:
        """The goal of a sample."""
        allowed = [self.kinds[k] for k in sample.kinds]
        mode = self.modes[sample.mode] if sample.mode else -100
        status = self.statuses[sample.status] if sample.status else -100
        return allowed, float(bool(allowed)), mode, status


def padded(batch: Sequence[Encoded]) -> tuple[Tensor, Tensor, Tensor]:
    """Ids and mask (pairs x tokens), and places of the signs (pairs x 2)."""
    longest = max(len(e.ids) for e in batch)
    ids = torch.zeros(len(batch), longest, dtype=torch.long)
    mask = torch.zeros(len(batch), longest, dtype=torch.long)
    for n, e in enumerate(batch):
        ids[n, : len(e.ids)] = torch.tensor(e.ids)
        mask[n, : len(e.ids)] = 1
    return ids, mask, torch.tensor([e.at for e in batch])


def loss(logits: tuple[Tensor, ...], goals: Sequence[Goal], smoothing: float) -> Tensor:
    """The sum over the heads; a label that may be several kinds is any of them."""
    kind, happens, mode, status = logits
    allowed = torch.zeros_like(kind, dtype=torch.bool)
    for n, (kinds, *_) in enumerate(goals):
        allowed[n, kinds or slice(None)] = True
    log = F.log_softmax(kind, -1)
    right = torch.logsumexp(log.masked_fill(~allowed, -1e9), -1)
    acts = torch.tensor([g[1] for g in goals])
    of_kind = -((1 - smoothing) * right + smoothing * log.mean(-1)) * acts
    of_act = F.binary_cross_entropy_with_logits(happens, acts, reduction="none")
    total = (of_kind + of_act).mean()
    for head, n in ((mode, 2), (status, 3)):
        known = torch.tensor([g[n] for g in goals])
        if (known >= 0).any():
            total = total + 0.3 * F.cross_entropy(head, known, ignore_index=-100)
    return total


def fit(
    network: Network, tokenizer: Tokenizer, samples: list[Sample], targets: Targets, plan: Plan,
    say: Say,
) -> Network:  # fmt: skip
    """Train a network further, and return it with its last weights averaged."""
    torch.manual_seed(plan.seed)
    chance = random.Random(plan.seed)
    network.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
    goals = [targets.of(s) for s in samples]
    encoded = encode(tokenizer, [s.pair for s in samples])
    epochs = [_order(samples, plan, chance) for _ in range(plan.epochs)]
    steps = sum(-(-len(order) // plan.batch) for order in epochs)
    optimizer, schedule = _optimizer(network, plan, steps)
    mean = torch.optim.swa_utils.AveragedModel(network)
    others = [s.pair for s in samples if s.kinds]
    network.train()
    step = 0
    for epoch, order in enumerate(epochs):
        began, total = time.perf_counter(), 0.0
        for part in batches(order, [len(e.ids) for e in encoded], plan.batch, chance):
            shown = [encoded[i] for i in part]
            for n, i in enumerate(part):
                if chance.random() < plan.swapped:
                    shown[n] = encode(tokenizer, [swapped(samples[i].pair, chance.choice(others))])[
                        0
                    ]
            made = loss(network(*padded(shown)), [goals[i] for i in part], plan.smoothing)
            optimizer.zero_grad()
            made.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            if step > steps * (1 - plan.averaged):
                mean.update_parameters(network)
            total += made.item() * len(part)
        rate = len(order) / (time.perf_counter() - began)
        say(
            f"epoch {epoch + 1} of {plan.epochs}: loss {total / len(order):.3f}, {rate:.0f} pairs/s"
        )
    trained: Network = mean.module if plan.averaged else network
    return trained.eval()


def _optimizer(
    network: Network, plan: Plan, steps: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    heads = [p for n, p in network.named_parameters() if not n.startswith("encoder")]
    body = [p for p in network.encoder.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": plan.encoder_rate}, {"params": heads, "lr": plan.head_rate}],
        weight_decay=0.01,
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda n: min((n + 1) / (0.1 * steps), max(0.0, (steps - n) / (0.9 * steps)))
    )
    return optimizer, schedule


def _order(samples: list[Sample], plan: Plan, chance: random.Random) -> list[int]:
    """The samples of one epoch: all labelled ones, and a draw of our own."""
    given = [i for i, s in enumerate(samples) if s.origin == "plv"]
    acts = [i for i, s in enumerate(samples) if s.origin == "own" and s.kinds]
    nothing = [i for i, s in enumerate(samples) if not s.kinds]
    acts = chance.sample(acts, round(len(acts) * plan.own))
    shown = min(len(nothing), round((len(acts) or len(given)) * plan.nothing))
    return [*given, *acts, *chance.sample(nothing, shown)]


def swapped(pair: Pair, other: Pair) -> Pair:
    """The pair with the names of another in its place, so that the act is learned, not the names.

    >>> swapped(Pair("Peru sued Chile.", (0, 4), (10, 15)), Pair("Oman met Iran", (0, 4), (9, 13)))
    Pair(text='Oman sued Iran.', source=(0, 4), target=(10, 14))
    """
    text, spans = pair.text, [pair.source, pair.target]
    if pair.source is None or pair.target is None:
        return pair
    if pair.source[0] < pair.target[1] and pair.target[0] < pair.source[1]:
        return pair
    for n, theirs in enumerate((other.source, other.target)):
        mine = spans[n]
        if theirs is None or mine is None or theirs[1] - theirs[0] > 60:
            continue
        words = other.text[slice(*theirs)]
        text = text[: mine[0]] + words + text[mine[1] :]
        grown = len(words) - (mine[1] - mine[0])
        spans[n] = (mine[0], mine[0] + len(words))
        rest = spans[1 - n]
        if rest is not None and rest[0] >= mine[1]:
            spans[1 - n] = (rest[0] + grown, rest[1] + grown)
    return Pair(text, spans[0], spans[1])


def batches(
    order: list[int], lengths: list[int], size: int, chance: random.Random
) -> list[list[int]]:
    """Batches of samples of like length, in random order, so that little is padding."""
    order = list(order)
    chance.shuffle(order)
    found = []
    for start in range(0, len(order), size * 16):
        chunk = sorted(order[start : start + size * 16], key=lambda i: lengths[i])
        found += [chunk[n : n + size] for n in range(0, len(chunk), size)]
    chance.shuffle(found)
    return found


@torch.no_grad()
def predict(
    network: Network, tokenizer: Tokenizer, pairs: Sequence[Pair]
) -> list[NDArray[np.float32]]:
    """Logits of each head, rows in the order of the pairs."""
    encoded = encode(tokenizer, list(pairs))
    order = sorted(range(len(encoded)), key=lambda i: len(encoded[i].ids))
    parts = [order[n : n + 64] for n in range(0, len(order), 64)]
    heads = [[h.numpy() for h in network(*padded([encoded[i] for i in p]))] for p in parts]
    back = np.argsort(np.concatenate(parts))
    return [np.concatenate([h[n] for h in heads])[back] for n in range(4)]
