"""How alike in meaning a question and a passage are: the cosine of their embeddings.

The embeddings are a small network's (see ``bot/briefing_bot/neural/weights/MODEL_CARD.md``), which sees the question and the passage each on its own. The reader
knows better what answers; this knows more words for one thing, and needs each passage only once for all questions.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing_bot.neural.network import Network, check_installed, damaged, side_by_side
from briefing_bot.neural.rows import ReaderPassage, Row, encode, passage_row, question_row
from briefing_bot.neural.weights import FOLDER, WORDS, load_tokenizer

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_KEPT = 2048  # by hand: the passages of some briefings, in a few megabytes


class Similarity:
    """A loaded network. It may be used from several threads at once, and keeps the embeddings of the last 2,048 passages.

    Args:
        network: the numbers of a row's word pieces, whose mean is its embedding.
        tokenizer: a ``tokenizers.Tokenizer`` without padding or truncation.
    """

    def __init__(self, network: Network, tokenizer: Any) -> None:
        self._network = network
        self._tokenizer = tokenizer
        self._of_passage = lru_cache(maxsize=_KEPT)(self._embed_passage)

    @classmethod
    @lru_cache(maxsize=2)
    def load(cls, folder: Path = FOLDER) -> Similarity:
        """The network of a folder (default: the one that ships with the package), loaded once.

        Raises:
            ReaderError: onnxruntime or tokenizers is not installed, or a file is missing or damaged.
        """
        check_installed(folder, "similarity.onnx", WORDS, "tokenizer.json")
        try:
            return cls(Network.load(folder / "similarity.onnx"), load_tokenizer(folder))
        except Exception as error:  # noqa: BLE001 - onnxruntime and tokenizers raise errors of no common kind
            raise damaged(folder, error) from None

    def cosines(self, question: str, passages: Sequence[ReaderPassage]) -> list[float]:
        """How alike the question each passage is: from -1 to 1. What other passages say does not matter."""
        texts: list[str | ReaderPassage] = [question, *passages]
        asked, *embedded = side_by_side(self._embed, texts)
        return [float(asked @ embedding) for embedding in embedded]

    def embed(self, passages: Sequence[ReaderPassage]) -> None:
        """Embed passages ahead, which takes some 8 ms each on two cores; only the last 2,048 are kept."""
        for _ in side_by_side(self._of_passage, passages):
            pass

    def _embed(self, text: str | ReaderPassage) -> NDArray[np.float32]:
        return self._embed_question(text) if isinstance(text, str) else self._of_passage(text)

    def _embed_question(self, question: str) -> NDArray[np.float32]:
        return self._embedding(question_row(self._tokenizer.encode(question, add_special_tokens=False).ids))

    def _embed_passage(self, passage: ReaderPassage) -> NDArray[np.float32]:
        (tokens,) = encode(self._tokenizer, [passage])
        return self._embedding(passage_row(tokens))

    def _embedding(self, row: Row) -> NDArray[np.float32]:
        """The embedding of a row, of length 1, shape (width,)."""
        import numpy as np

        mean = self._network.run(row).mean(axis=0)
        embedding: NDArray[np.float32] = mean / np.linalg.norm(mean)
        return embedding
