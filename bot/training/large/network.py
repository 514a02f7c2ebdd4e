"""The network: MPNet (all-mpnet-base-v2) with two numbers for each token, as in `bot/training/encoder.py`.

MPNet (Song and others, 2020) is a BERT whose attention knows how far apart two tokens are; it has no kinds of tokens.
"""

from __future__ import annotations

import math
from pathlib import Path

import torch
from torch import Tensor, nn

from training.encoder import HEADS, Layer, fill

WIDTH, INNER, LAYERS, VOCABULARY, POSITIONS, DISTANCES = 768, 3072, 12, 30527, 514, 32
EPSILON = 1e-5
SHIFT, START, END = 4, 0, 2
"""Its word pieces are those of BERT, `SHIFT` further on, but for BERT's [CLS] and [SEP], which are `START` and `END`."""

BERT_VOCABULARY, CLS, SEP = 30522, 101, 102


class Embeddings(nn.Module):
    """Word and position of a token."""

    def __init__(self) -> None:
        super().__init__()
        self.word = nn.Embedding(VOCABULARY, WIDTH)
        self.position = nn.Embedding(POSITIONS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=EPSILON)

    def forward(self, ids: Tensor) -> Tensor:
        return self.norm(self.word(ids) + self.position(torch.arange(2, ids.shape[1] + 2, device=ids.device)))


class LargeNetwork(nn.Module):
    """(batch, tokens) ids of MPNet's word pieces and mask -> (batch, tokens, 2) numbers."""

    def __init__(self) -> None:
        super().__init__()
        self.embeddings = Embeddings()
        self.rel = nn.Embedding(DISTANCES, HEADS)
        self.layers = nn.ModuleList(Layer(WIDTH, INNER, EPSILON) for _ in range(LAYERS))
        self.head = nn.Linear(WIDTH, 2)
        nn.init.normal_(self.head.weight, std=0.02)
        with torch.no_grad():
            self.head.bias.copy_(torch.tensor([-3.0, -3.2]))

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        x = self.embeddings(ids)
        bias = self.rel(distances(ids.shape[1]).to(ids.device)).permute(2, 0, 1)[None]
        bias = bias + ((1.0 - mask.float()) * -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        return self.head(x)

    def freeze(self, layers: int) -> None:
        """Let the words, the distances and the lowest layers stay as they came."""
        for part in (self.embeddings, self.rel, *self.layers[:layers]):
            part.requires_grad_(False)


def distances(tokens: int) -> Tensor:
    """For each two of some tokens the class of how far apart they are, shape (tokens, tokens): exact when near, by logarithm when far."""
    at = torch.arange(tokens)
    behind = at[:, None] - at[None, :]
    half, exact = DISTANCES // 2, DISTANCES // 4
    apart = behind.abs()
    far = exact + (torch.log(apart.clamp(min=1) / exact) / math.log(128 / exact) * (half - exact)).long()
    return (behind < 0).long() * half + torch.where(apart < exact, apart, far.clamp(max=half - 1))


def shifted(ids: Tensor) -> Tensor:
    """BERT's word pieces as MPNet's."""
    return torch.where(ids == CLS, START, torch.where(ids == SEP, END, ids + SHIFT))


def load_pretrained(network: LargeNetwork, path: Path) -> None:
    """Fill the network from the `model.safetensors` of all-mpnet-base-v2; the head stays as it is.

    Raises:
        ValueError: the weights are of another network.
    """
    from safetensors.torch import load_file

    w = load_file(str(path))
    state = {
        "embeddings.word.weight": w["embeddings.word_embeddings.weight"],
        "embeddings.position.weight": w["embeddings.position_embeddings.weight"],
        "rel.weight": w["encoder.relative_attention_bias.weight"],
    }
    names = {
        "out": "attention.attn.o",
        "norm1": "attention.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm2": "output.LayerNorm",
    }
    for part in ("weight", "bias"):
        state[f"embeddings.norm.{part}"] = w[f"embeddings.LayerNorm.{part}"]
        for n in range(LAYERS):
            theirs, ours = f"encoder.layer.{n}", f"layers.{n}"
            state[f"{ours}.qkv.{part}"] = torch.cat([w[f"{theirs}.attention.attn.{name}.{part}"] for name in "qkv"])
            for mine, name in names.items():
                state[f"{ours}.{mine}.{part}"] = w[f"{theirs}.{name}.{part}"]
    fill(network, state)
