"""Word-piece embeddings that need no model at run time, distilled from a sentence encoder.

The way of model2vec (Tulkens and van Dongen 2024, "Model2Vec: Fast State-of-the-Art Static Embeddings"): each word
piece goes alone through the encoder, the outputs are centred and reduced by PCA, and scaled by smooth inverse frequency
(Arora, Liang and Ma 2017, "A Simple but Tough-to-Beat Baseline for Sentence Embeddings").
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from training.encoder import ReaderNetwork

_SMOOTHING = 1e-3
_BATCH = 1024


def distil(
    network: ReaderNetwork, tokenizer: Tokenizer, texts: Iterable[str], out: Path, dimensions: int = 128
) -> None:
    """Write the embeddings of the tokenizer's whole vocabulary to ``out`` as ``.npy``.

    Args:
        network: with the pretrained weights, not trained on.
        tokenizer: its tokenizer, without padding or truncation.
        texts: texts whose word pieces are counted for their frequency.
        out: the file, shape (vocabulary,): records of ``scale``, float32, and ``vector``, int8 of shape (dimensions,).
        dimensions: how many principal components are kept.
    """
    pieces = _outputs(network, tokenizer)
    pieces -= pieces.mean(axis=0)
    components = np.linalg.eigh(pieces.T @ pieces)[1][:, ::-1][:, :dimensions]
    counts = np.ones(len(pieces))
    for text in texts:
        np.add.at(counts, tokenizer.encode(text, add_special_tokens=False).ids, 1)
    frequency = counts / counts.sum()
    reduced = (pieces @ components) * (_SMOOTHING / (_SMOOTHING + frequency))[:, None]
    scale = np.abs(reduced).max(axis=1) / 127
    scale[scale == 0] = 1
    vectors = np.round(reduced / scale[:, None]).astype(np.int8)
    table = np.empty(len(vectors), dtype=[("scale", "<f4"), ("vector", "i1", (dimensions,))])
    table["scale"], table["vector"] = scale, vectors
    np.save(out, table)


def _outputs(network: ReaderNetwork, tokenizer: Tokenizer) -> NDArray[np.float64]:
    """The mean output of the network's trunk for each word piece alone, shape (vocabulary, hidden)."""
    first, last = (tokenizer.token_to_id(mark) for mark in ("[CLS]", "[SEP]"))
    outputs = []
    with torch.no_grad():
        for start in range(0, tokenizer.get_vocab_size(), _BATCH):
            ids = torch.arange(start, min(start + _BATCH, tokenizer.get_vocab_size()))
            tokens = torch.stack([torch.full_like(ids, first), ids, torch.full_like(ids, last)], dim=1)
            hidden = network.encode(tokens, torch.ones_like(tokens), torch.zeros_like(tokens))
            outputs.append(hidden.mean(dim=1).double().numpy())
    return np.concatenate(outputs)
