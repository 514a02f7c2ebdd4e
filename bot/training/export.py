"""The trained network as an ONNX file, its matrices rounded to 8 bits.

The graph is written node by node in onnxruntime's own fused operations (attention, skip and normalise, bias and GELU) rather than traced:
it is twice as fast on a CPU as the traced one, and its names do not change with the version of torch.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from numpy.typing import NDArray

from training.encoder import EPSILON, HEADS, LAYERS, WIDTH, ReaderNetwork

_OPSET = 18


_FUSED = ("Attention", "MultiHeadAttention", "SkipLayerNormalization", "BiasGelu")


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

    def half(self, x: str, product: str, at: str, linear: str, norm: str, epsilon: float) -> str:
        """The end of half a layer: what its matrix gave, with the bias of `linear`, added to `x` and normalised."""
        given = [
            product,
            x,
            self.weight(f"{at}.{norm}.weight"),
            self.weight(f"{at}.{norm}.bias"),
            self.weight(f"{at}.{linear}.bias"),
        ]
        return self.node("SkipLayerNormalization", given, f"{at}.{norm}", epsilon=epsilon)


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
    x = node(
        "LayerNormalization",
        [total, weight("embeddings.norm.weight"), weight("embeddings.norm.bias")],
        "x0",
        epsilon=EPSILON,
    )
    mask = node("Cast", ["attention_mask"], "mask", to=6)
    for n in range(LAYERS):
        at = f"layers.{n}"
        attended = node(
            "Attention",
            [x, weight(f"{at}.qkv.weight", True), weight(f"{at}.qkv.bias"), mask],
            f"{at}.attention",
            num_heads=HEADS,
        )
        x = graph.half(
            x, node("MatMul", [attended, weight(f"{at}.out.weight", True)], f"{at}.out"), at, "out", "norm1", EPSILON
        )
        up = node(
            "BiasGelu",
            [node("MatMul", [x, weight(f"{at}.up.weight", True)], f"{at}.up"), weight(f"{at}.up.bias")],
            f"{at}.gelu",
        )
        x = graph.half(
            x, node("MatMul", [up, weight(f"{at}.down.weight", True)], f"{at}.down"), at, "down", "norm2", EPSILON
        )
    if not head:
        return x
    return node("Add", [node("MatMul", [x, weight("head.weight", True)], "head"), weight("head.bias")], "numbers")


def export(network: ReaderNetwork, out: Path, bits8: bool = True, head: bool = True) -> None:
    """Write ``network`` to ``out``, without its words (see `export_words`), and without its head if so asked.

    The head stays in float32: it is small, and every logit depends on it.

    Weights take 7 bits of the 8 (``reduce_range``), so that processors without VNNI do not overflow and give the same answers.
    """
    graph = Graph({name: value.detach().cpu().float().numpy() for name, value in network.state_dict().items()})
    save(graph, _build(graph, head), WIDTH, 2 if head else WIDTH, out, bits8)


def save(graph: Graph, result: str, width: int, numbers: int, out: Path, bits8: bool) -> None:
    """Write a graph that takes words of so much width and gives so many numbers for each; with matrices of 8 bits, or as it is."""
    import onnx
    from onnx import TensorProto, helper
    from onnxruntime.quantization import QuantType, quantize_dynamic

    inputs = [
        helper.make_tensor_value_info("words", TensorProto.UINT8, ["rows", "tokens", width]),
        helper.make_tensor_value_info("attention_mask", TensorProto.INT64, ["rows", "tokens"]),
        helper.make_tensor_value_info("token_type_ids", TensorProto.INT64, ["rows", "tokens"]),
    ]
    outputs = [helper.make_tensor_value_info(result, TensorProto.FLOAT, ["rows", "tokens", numbers])]
    model = helper.make_model(
        helper.make_graph(graph.nodes, "network", inputs, outputs, graph.initializers),
        opset_imports=[helper.make_opsetid("", _OPSET), helper.make_opsetid("com.microsoft", 1)],
        ir_version=9,
    )
    with TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx" if bits8 else out
        onnx.save(model, str(plain))
        if bits8:
            quantize_dynamic(plain, out, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True, nodes_to_exclude=["head"],
                             extra_options={"DefaultTensorType": TensorProto.FLOAT})  # fmt: skip
