"""The trained network as an ONNX file, its matrices rounded to 8 bits.

The graph is written node by node in onnxruntime's own operations (a product of 8 bits with its bias, attention without a mask, GELU) rather than
traced, so that nothing is left to do for a graph optimiser when it is loaded, and its names do not change with the version of torch. Each row is read
alone: it has no padding, and needs no mask. Adding and normalising are two operations, which is three times as fast as onnxruntime's one.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from training.encoder import EPSILON, HEADS, LAYERS, WIDTH, ReaderNetwork

_OPSET = 18


_FUSED = ("DynamicQuantizeMatMul", "MultiHeadAttention", "Gelu")

_STEPS = 64
# Weights take 7 bits of the 8, so that processors without VNNI do not overflow and give the same answers.


class Graph:
    """Collects nodes and weights."""

    def __init__(self, weights: dict[str, NDArray[np.float32]]) -> None:
        self.weights, self.nodes, self.initializers = weights, list[Any](), list[Any]()

    def constant(self, name: str, value: NDArray[Any]) -> str:
        from onnx import numpy_helper

        self.initializers.append(numpy_helper.from_array(np.asarray(value, order="C"), name))
        return name

    def weight(self, name: str, turned: bool = False) -> str:
        """A weight of the network by its name there; `turned` for the matrix of a linear layer."""
        value = self.weights[name]
        return self.constant(name, value.T if turned else value)

    def node(self, kind: str, inputs: list[str], out: str, outs: list[str] | None = None, **attributes: Any) -> str:
        """Add a node by its name `out`, which is that of its output too unless it has several, `outs`."""
        from onnx import helper

        domain = "com.microsoft" if kind in _FUSED else ""
        self.nodes.append(helper.make_node(kind, inputs, outs or [out], name=out, domain=domain, **attributes))
        return out

    def product(self, x: str, layer: str) -> str:
        """What the linear layer gives for `x`: its matrix in 8 bits, each column with its own step, and `x` rounded as it comes."""
        matrix = self.weights[f"{layer}.weight"].T
        step = (np.maximum(np.abs(matrix).max(0), 1e-9) / _STEPS).astype(np.float32)
        rounded = self.constant(f"{layer}.weight", np.rint(matrix / step).astype(np.int8))
        given = [x, rounded, self.constant(f"{layer}.step", step), "", self.weight(f"{layer}.bias")]
        return self.node("DynamicQuantizeMatMul", given, f"{layer}.product")

    def attention(self, qkv: str, at: str, heads: int, bias: str = "") -> str:
        """Attention over queries, keys and values that stand side by side, `bias` added to its logits."""
        parts = [f"{at}.q", f"{at}.k", f"{at}.v"]
        self.node("Split", [qkv], f"{at}.split", parts, axis=2, num_outputs=3)
        given = [*parts, "", "", bias] if bias else parts
        return self.node("MultiHeadAttention", given, f"{at}.attention", num_heads=heads)

    def half(self, x: str, product: str, norm: str, epsilon: float) -> str:
        """The end of half a layer: what its matrix gave, added to `x` and normalised."""
        total = self.node("Add", [product, x], f"{norm}.total")
        return self.norm(total, norm, epsilon)

    def norm(self, x: str, name: str, epsilon: float) -> str:
        """`x` normalised by the layer of that name."""
        given = [x, self.weight(f"{name}.weight"), self.weight(f"{name}.bias")]
        return self.node("LayerNormalization", given, name, epsilon=epsilon)

    def numbers(self, x: str) -> str:
        """The head, in float32: it is small, and every logit depends on it."""
        return self.node(
            "Add",
            [self.node("MatMul", [x, self.weight("head.weight", True)], "head"), self.weight("head.bias")],
            "numbers",
        )


def rounding(words: NDArray[np.float32], steps: int = 255) -> tuple[NDArray[np.float32], NDArray[np.uint8]]:
    """The step and the zero point that word vectors are rounded to 8 bits with, or to fewer steps; both of shape ()."""
    low, high = min(0.0, float(words.min())), max(0.0, float(words.max()))
    step = np.float32((np.float32(high) - np.float32(low)) / np.float32(steps))
    return np.array(step), np.array(round(-low / float(step)), dtype=np.uint8)


def export_words(network: ReaderNetwork, out: Path) -> None:
    """Write the table of word vectors, uint8, that the exported networks take their `words` from."""
    words = network.embeddings.word.weight.detach().cpu().float().numpy()
    step, zero = rounding(words)
    np.save(out, np.clip(np.rint(words / step) + zero, 0, 255).astype(np.uint8))


def _build(graph: Graph, head: bool) -> str:
    node, weight = graph.node, graph.weight
    length = node("Shape", ["words"], "length", start=1, end=2)
    positions = node(
        "Slice",
        [
            weight("embeddings.position.weight"),
            graph.constant("zero", np.array([0])),
            length,
            graph.constant("axis", np.array([0])),
        ],
        "positions",
    )
    step, zero = rounding(graph.weights["embeddings.word.weight"])
    words = node(
        "DequantizeLinear", ["words", graph.constant("step", step), graph.constant("zero_point", zero)], "vectors"
    )
    kinds = node("Gather", [weight("embeddings.kind.weight"), "token_type_ids"], "kinds")
    total = node("Add", [node("Add", [words, kinds], "words_kinds"), positions], "embedded")
    x = graph.norm(total, "embeddings.norm", EPSILON)
    for n in range(LAYERS):
        at = f"layers.{n}"
        attended = graph.attention(graph.product(x, f"{at}.qkv"), at, HEADS)
        x = graph.half(x, graph.product(attended, f"{at}.out"), f"{at}.norm1", EPSILON)
        up = node("Gelu", [graph.product(x, f"{at}.up")], f"{at}.gelu")
        x = graph.half(x, graph.product(up, f"{at}.down"), f"{at}.norm2", EPSILON)
    return graph.numbers(x) if head else x


def export(network: ReaderNetwork, out: Path, head: bool = True) -> None:
    """Write ``network`` to ``out``, without its words (see `export_words`), and without its head if so asked."""
    graph = Graph({name: value.detach().cpu().float().numpy() for name, value in network.state_dict().items()})
    save(graph, _build(graph, head), WIDTH, 2 if head else WIDTH, out, kinds=True)


def save(graph: Graph, result: str, width: int, numbers: int, out: Path, kinds: bool = False) -> None:
    """Write a graph that takes one row's words of so much width, and its kinds of tokens, and gives so many numbers for each."""
    import onnx
    from onnx import TensorProto, helper

    inputs = [helper.make_tensor_value_info("words", TensorProto.UINT8, [1, "tokens", width])]
    if kinds:
        inputs.append(helper.make_tensor_value_info("token_type_ids", TensorProto.INT64, [1, "tokens"]))
    outputs = [helper.make_tensor_value_info(result, TensorProto.FLOAT, [1, "tokens", numbers])]
    model = helper.make_model(
        helper.make_graph(graph.nodes, "network", inputs, outputs, graph.initializers),
        opset_imports=[helper.make_opsetid("", _OPSET), helper.make_opsetid("com.microsoft", 1)],
        ir_version=9,
    )
    onnx.save(model, str(out))
