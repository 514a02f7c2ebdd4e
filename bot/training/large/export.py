"""The trained large network as an ONNX file with matrices of 8 bits, and its words as a table for BERT's word pieces.

A few of MPNet's channels are tens of times larger than the rest, and one step of rounding for all of a matrix product's input would lose
the others. Each input is therefore divided by what its large channels have too much, and the matrix multiplied by it, as in SmoothQuant
(Xiao and others, 2023): over real questions the logits' error fell from a third of their spread to a sixth.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import numpy as np
import torch
from briefing_bot.neural.rows import MAX_TOKENS
from briefing_bot.neural.weights import LARGE, LARGE_WORDS
from numpy.typing import NDArray
from torch import Tensor, nn

from training.encoder import HEADS
from training.export import Graph, rounding, save
from training.large.network import (
    BERT_VOCABULARY,
    CLS,
    EPSILON,
    LAYERS,
    SEP,
    WIDTH,
    LargeNetwork,
    distances,
    shifted,
)

_CALMED = ("qkv", "up", "down")
_OF_INPUT = 0.9
# The linear layers whose input has large channels, and the part of the difficulty that goes from input to matrix.

_WORD_STEPS = 127
# Words take 7 bits of the 8: the table is a fifth smaller in a package, and adds a tenth to the logits' error.

_MATRIX_STEPS = 32
# Numbers of a matrix take so many steps from 0 to the largest of their row, half of what 8 bits would give: a seventh smaller in a package.


def largest_inputs(network: LargeNetwork, rows: Iterable[Sequence[int]]) -> dict[str, NDArray[np.float32]]:
    """For each linear layer of `_CALMED`, by its name, the largest number of each channel of its input over some rows of ids."""
    found: dict[str, Tensor] = {}

    def seen(name: str) -> Callable[[nn.Module, tuple[Tensor, ...]], None]:
        def hook(_: nn.Module, given: tuple[Tensor, ...]) -> None:
            most = given[0].detach().abs().flatten(0, -2).amax(0)
            found[name] = torch.maximum(found[name], most) if name in found else most

        return hook

    handles = [
        getattr(layer, part).register_forward_pre_hook(seen(f"layers.{n}.{part}"))
        for n, layer in enumerate(network.layers)
        for part in _CALMED
    ]
    with torch.no_grad():
        for row in rows:
            ids = shifted(torch.tensor([list(row)]))
            network(ids, torch.ones_like(ids))
    for handle in handles:
        handle.remove()
    return {name: most.numpy() for name, most in found.items()}


def _calming(largest: NDArray[np.float32], matrix: NDArray[np.float32]) -> NDArray[np.float32]:
    """What each channel of an input is divided by, at least 1; `matrix` is of shape (outputs, channels)."""
    of_matrix = np.maximum(np.abs(matrix).max(0), 1e-3)
    wanted = largest**_OF_INPUT / of_matrix ** (1 - _OF_INPUT)
    return np.maximum(wanted / np.median(wanted), 1.0).astype(np.float32)


def _coarse(matrix: NDArray[np.float32]) -> NDArray[np.float32]:
    """A matrix of shape (outputs, channels) in `_MATRIX_STEPS`; the 8 bits that it is rounded to after that hold them exactly."""
    step = np.abs(matrix).max(1, keepdims=True) / _MATRIX_STEPS
    return np.asarray(np.rint(matrix / step) * step, np.float32)


def export(network: LargeNetwork, rows: Iterable[Sequence[int]], out: Path) -> None:
    """Write the network and its words to the folder `out`; `rows` are of real questions, as ids of BERT's word pieces."""
    largest = largest_inputs(network, rows)
    ids = shifted(torch.arange(BERT_VOCABULARY))
    assert (ids[CLS], ids[SEP]) == (0, 2)
    words = network.embeddings.word.weight.detach().cpu().float()[ids].numpy()
    step, zero = rounding(words, _WORD_STEPS)
    np.save(out / LARGE_WORDS, np.clip(np.rint(words / step) + zero, 0, _WORD_STEPS).astype(np.uint8))
    graph = Graph({name: value.detach().cpu().float().numpy() for name, value in network.state_dict().items()})
    graph.weights["positions"] = graph.weights["embeddings.position.weight"][2 : MAX_TOKENS + 2]
    node, weight = graph.node, graph.weight
    length = node("Shape", ["words"], "length", start=1, end=2)
    zeros, axes = graph.constant("zeros", np.array([0, 0])), graph.constant("axes", np.array([0, 1]))
    first, axis = graph.constant("first", np.array([0])), graph.constant("axis", np.array([0]))
    positions = node("Slice", [weight("positions"), first, length, axis], "positions_read")
    vectors = node("DequantizeLinear", ["words", graph.constant("step", step), graph.constant("zero", zero)], "vectors")
    x = graph.norm(node("Add", [vectors, positions], "embedded"), "embeddings.norm", EPSILON)
    apart = graph.constant("distances", distances(MAX_TOKENS).numpy().astype(np.int32))
    square = node("Concat", [length, length], "square", axis=0)
    read = node("Slice", [apart, zeros, square, axes], "distances_read")
    by_head = node(
        "Transpose", [node("Gather", [weight("rel.weight"), read], "biases", axis=0)], "by_head", perm=[2, 0, 1]
    )
    bias = node("Unsqueeze", [by_head, axis], "bias")

    def product(x: str, name: str) -> str:
        """A matrix product of the layer `name`, its input calmed where it needs it."""
        matrix = graph.weights[f"{name}.weight"]
        if name.rsplit(".", 1)[1] in _CALMED:
            by = _calming(largest[name], matrix)
            x = node("Mul", [x, graph.constant(f"{name}.calming", 1 / by)], f"{name}.calmed")
            matrix = matrix * by
        graph.weights[f"{name}.weight"] = _coarse(matrix)
        return graph.product(x, name)

    for n in range(LAYERS):
        at = f"layers.{n}"
        attended = graph.attention(product(x, f"{at}.qkv"), at, HEADS, bias)
        x = graph.half(x, product(attended, f"{at}.out"), f"{at}.norm1", EPSILON)
        up = node("Gelu", [product(x, f"{at}.up")], f"{at}.gelu")
        x = graph.half(x, product(up, f"{at}.down"), f"{at}.norm2", EPSILON)
    save(graph, graph.numbers(x), WIDTH, 2, out / LARGE)
