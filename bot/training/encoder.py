"""The network: the MiniLM encoder (a small BERT) with two numbers for each token.

The first number of a token says how well the sentence around it answers (averaged over the sentence), the second whether this very token
is part of the answer (added up, in the manner of log-sum-exp). A sentence's logit is the sum of both; 0 is the logit of "the briefing does not say".
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

WIDTH, HEADS, INNER, LAYERS, VOCABULARY, POSITIONS = 384, 12, 1536, 6, 30522, 512
EPSILON = 1e-12


class _Rounded(torch.autograd.Function):
    """Numbers as 8 bits hold them, a step apart; gradients pass as if nothing had been rounded (straight-through estimator)."""

    @staticmethod
    def forward(ctx: Any, x: Tensor, step: Tensor) -> Tensor:
        return (x / step).round_().mul_(step)

    @staticmethod
    def backward(ctx: Any, *gradients: Tensor) -> tuple[Tensor, None]:
        return gradients[0], None


def _linear(x: Tensor, layer: nn.Linear, rounded: bool) -> Tensor:
    """The linear layer of (batch, tokens, width); `rounded` as the exported one computes, see `bot/training/export.py`.

    The input's step is 1/255 of the range of its row of tokens, padding here among them; each row of weights has steps of 1/64 of its largest.
    """
    if not rounded:
        return layer(x)  # type: ignore[no-any-return]
    low, high = x.detach().amin((1, 2), keepdim=True), x.detach().amax((1, 2), keepdim=True)
    x = _Rounded.apply(x, (high.clamp(min=0) - low.clamp(max=0)).clamp(min=1e-6) / 255)  # type: ignore[no-untyped-call]
    steps = layer.weight.detach().abs().amax(1, keepdim=True).clamp(min=1e-6) / 64
    return functional.linear(x, _Rounded.apply(layer.weight, steps), layer.bias)  # type: ignore[no-untyped-call]


class Layer(nn.Module):
    """One transformer layer, normalised after each half as in BERT: (batch, tokens, width) -> the same."""

    def __init__(self, width: int, inner: int, epsilon: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=epsilon)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=epsilon)

    def forward(self, x: Tensor, bias: Tensor, rounded: bool = False) -> Tensor:
        """`bias` is added to the attention's logits, of shape (batch, heads, tokens, tokens) or what broadcasts to it."""
        batch, tokens, width = x.shape
        q, k, v = (
            _linear(x, self.qkv, rounded).view(batch, tokens, 3, HEADS, width // HEADS).permute(2, 0, 3, 1, 4).unbind(0)
        )
        # Written out: on a CPU this is half as slow again in torch's fused attention, because of its backward pass.
        weights = torch.softmax((q * (width // HEADS) ** -0.5) @ k.transpose(-1, -2) + bias, -1)
        attended = (weights @ v).transpose(1, 2).reshape(batch, tokens, width)
        x = self.norm1(x + _linear(attended, self.out, rounded))
        return self.norm2(x + _linear(functional.gelu(_linear(x, self.up, rounded)), self.down, rounded))  # type: ignore[no-any-return]


class Embeddings(nn.Module):
    """Word, position and kind (question or passage) of a token."""

    def __init__(self) -> None:
        super().__init__()
        self.word = nn.Embedding(VOCABULARY, WIDTH)
        self.position = nn.Embedding(POSITIONS, WIDTH)
        self.kind = nn.Embedding(2, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=EPSILON)

    def forward(self, ids: Tensor, kinds: Tensor) -> Tensor:
        positions = self.position(torch.arange(ids.shape[1], device=ids.device))
        return self.norm(self.word(ids) + self.kind(kinds) + positions)  # type: ignore[no-any-return]


class ReaderNetwork(nn.Module):
    """(batch, tokens) ids, mask and kinds -> (batch, tokens, 2) numbers, see the module's docstring."""

    def __init__(self) -> None:
        super().__init__()
        self.embeddings = Embeddings()
        self.layers = nn.ModuleList(Layer(WIDTH, INNER, EPSILON) for _ in range(LAYERS))
        self.head = nn.Linear(WIDTH, 2)
        nn.init.normal_(self.head.weight, std=0.02)
        with torch.no_grad():
            self.head.bias.copy_(torch.tensor([-3.0, -3.2]))

    def forward(
        self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor, rounded: bool = False
    ) -> Tensor:
        """`rounded`: with matrices rounded to 8 bits, as the exported network computes."""
        x = self.encode(input_ids, attention_mask, token_type_ids, rounded)
        return self.head(x.to(torch.float32))  # type: ignore[no-any-return]

    def encode(
        self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor, rounded: bool = False
    ) -> Tensor:
        """What stands below the head: (batch, tokens) -> (batch, tokens, width)."""
        x = self.embeddings(input_ids, token_type_ids)
        kind = next(self.layers.parameters()).dtype
        x = x.to(kind)
        mask = ((1.0 - attention_mask.to(torch.float32)) * -1e4).to(kind)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask, rounded)
        return x  # type: ignore[no-any-return]


def load_pretrained(network: ReaderNetwork, path: Path) -> None:
    """Fill the network from a BERT `model.safetensors` (all-MiniLM-L6-v2); the head stays as it is."""
    from safetensors.torch import load_file

    w = load_file(str(path))
    names = {"embeddings.word.weight": "embeddings.word_embeddings.weight", "embeddings.position.weight": "embeddings.position_embeddings.weight",
             "embeddings.kind.weight": "embeddings.token_type_embeddings.weight"}  # fmt: skip
    state = {ours: w[theirs] for ours, theirs in names.items()}
    for part in ("weight", "bias"):
        state[f"embeddings.norm.{part}"] = w[f"embeddings.LayerNorm.{part}"]
        for n in range(LAYERS):
            theirs, ours = f"encoder.layer.{n}", f"layers.{n}"
            state[f"{ours}.qkv.{part}"] = torch.cat(
                [w[f"{theirs}.attention.self.{name}.{part}"] for name in ("query", "key", "value")]
            )
            for mine, name in (("out", "attention.output.dense"), ("norm1", "attention.output.LayerNorm"), ("up", "intermediate.dense"),
                               ("down", "output.dense"), ("norm2", "output.LayerNorm")):  # fmt: skip
                state[f"{ours}.{mine}.{part}"] = w[f"{theirs}.{name}.{part}"]
    fill(network, state)


def fill(network: nn.Module, state: Mapping[str, Tensor]) -> None:
    """Load weights into a network all but whose head they are.

    Raises:
        ValueError: they are of another network.
    """
    missing, unexpected = network.load_state_dict(state, strict=False)
    if unexpected or any(not name.startswith("head.") for name in missing):
        raise ValueError(f"the weights do not fit the network: missing {missing}, unexpected {unexpected}")
