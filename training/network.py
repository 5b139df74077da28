"""The network: one encoder, and heads for act or none, its kind, mode and status."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertModel


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many values each head chooses from."""

    kinds: int
    modes: int
    statuses: int


class Network(nn.Module):
    """Encoder and heads; what goes to the heads is the mean of all tokens and the two signs."""

    def __init__(self, base: Path, sizes: Sizes, *, dropout: float = 0.2) -> None:
        super().__init__()
        self.encoder = BertModel.from_pretrained(
            base, add_pooling_layer=False, attn_implementation="eager"
        )
        width = self.encoder.config.hidden_size * 3
        self.dropout = nn.Dropout(dropout)
        self.kind = nn.Linear(width, sizes.kinds)
        self.happens = nn.Linear(width, 1)
        self.mode = nn.Linear(width, sizes.modes)
        self.status = nn.Linear(width, sizes.statuses)

    def forward(self, ids: Tensor, mask: Tensor, at: Tensor) -> tuple[Tensor, ...]:
        """Logits of kinds, of something happening, of modes and of statuses, a row for a pair."""
        return self.heads(self.dropout(self.features(ids, mask, at)))

    def features(self, ids: Tensor, mask: Tensor, at: Tensor) -> Tensor:
        """The mean of all tokens, and the two signs that open the parties, side by side."""
        states = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        weights = mask.unsqueeze(-1).to(states.dtype)
        mean = (states * weights).sum(1) / weights.sum(1)
        number = torch.arange(ids.shape[0])
        return torch.cat([mean, *(states[number, at[:, n]] for n in (0, 1))], dim=-1)

    def heads(self, seen: Tensor) -> tuple[Tensor, ...]:
        """What each head makes of the features."""
        return self.kind(seen), self.happens(seen).squeeze(-1), self.mode(seen), self.status(seen)
