"""Texts -> static sentence embeddings: what BM25 cannot see, words of like meaning, at the price of a table look-up.

An embedding is the sum of the text's word-piece vectors (see ``training.static_embeddings``), scaled to length 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing_bot.errors import ReaderError
from briefing_bot.neural.weights import FOLDER, MEND, load_tokenizer

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


TABLE = "embeddings.npy"
"""A record for each word piece: ``scale``, float32, and ``vector``, int8."""


class StaticEmbeddings:
    """Static embeddings over one vocabulary.

    Args:
        vectors: int8, shape (vocabulary, dimensions).
        scale: float32, shape (vocabulary,); what a row of ``vectors`` is multiplied by.
        tokenizer: a ``tokenizers.Tokenizer`` of that vocabulary.
    """

    def __init__(self, vectors: NDArray[np.int8], scale: NDArray[np.float32], tokenizer: Any) -> None:
        self._vectors = vectors
        self._scale = scale
        self._tokenizer = tokenizer

    @classmethod
    @lru_cache(maxsize=2)
    def load(cls, folder: Path = FOLDER) -> StaticEmbeddings:
        """The embeddings of a folder (default: those that ship with the package), loaded once.

        It takes the library tokenizers.

        Raises:
            ReaderError: a file is missing or damaged.
        """
        import numpy as np

        for name in ("tokenizer.json", TABLE):
            if not (folder / name).is_file():
                raise ReaderError(f"{folder / name} is missing: {MEND}")
        try:
            tokenizer = load_tokenizer(folder)
            # It stays on disk until a word piece of it is met: a question meets some hundred of 30,000.
            table = np.load(folder / TABLE, mmap_mode="r", allow_pickle=False)
            vectors, scale = table["vector"], table["scale"]
        except Exception as error:  # noqa: BLE001 - tokenizers, numpy and zipfile raise errors of no common kind
            cause = str(error).splitlines()[0] if str(error) else type(error).__name__
            raise ReaderError(f"the embeddings in {folder} are damaged ({cause}): {MEND}") from None
        return cls(vectors, scale, tokenizer)

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """The embeddings of texts, shape (texts, dimensions); a text of no known word piece is all zeros."""
        import numpy as np

        rows = np.zeros((len(texts), self._vectors.shape[1]), dtype=np.float32)
        for row, encoding in zip(
            rows, self._tokenizer.encode_batch_fast(list(texts), add_special_tokens=False), strict=True
        ):
            ids = encoding.ids
            row[:] = self._scale[ids] @ self._vectors[ids]
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        np.divide(rows, lengths, out=rows, where=lengths > 0)
        return rows
