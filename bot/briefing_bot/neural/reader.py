"""The reader: reads passages with a question in mind and says of each sentence how well it answers.

A small one ships (see ``bot/briefing_bot/neural/weights/MODEL_CARD.md``), on onnxruntime, which reads the best passages by retrieval; a large
one may be trained, which reads again what the small one found best. A sentence's logit is measured against 0, the logit of "these passages do not
say": the probability that some sentence answers is made of them in ``briefing_bot.neural.calibration``.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing_bot.neural.network import Network, check_installed, damaged, side_by_side
from briefing_bot.neural.rows import ReaderPassage, Row, encode, rows
from briefing_bot.neural.weights import FOLDER, LARGE, LARGE_WORDS, WORDS, load_tokenizer

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Reader:
    """A loaded reader. It may be used from several threads at once; they share its two threads of computation.

    Args:
        network: two numbers for each word piece.
        tokenizer: a ``tokenizers.Tokenizer`` without padding or truncation.
    """

    def __init__(self, network: Network, tokenizer: Any) -> None:
        self._network = network
        self._tokenizer = tokenizer

    @classmethod
    @lru_cache(maxsize=2)
    def load(cls, folder: Path = FOLDER) -> Reader:
        """The small reader of a folder (default: of those that ship with the package), loaded once.

        Raises:
            ReaderError: onnxruntime or tokenizers is not installed, or a file is missing or damaged.
        """
        return cls._of(folder, "reader.onnx", WORDS)

    @classmethod
    @lru_cache(maxsize=2)
    def load_large(cls, folder: Path) -> Reader:
        """The large reader of a folder, likewise."""
        return cls._of(folder, LARGE, LARGE_WORDS)

    @classmethod
    def _of(cls, folder: Path, network: str, words: str) -> Reader:
        check_installed(folder, network, words, "tokenizer.json")
        try:
            return cls(Network.load(folder / network, words), load_tokenizer(folder))
        except Exception as error:  # noqa: BLE001 - onnxruntime and tokenizers raise errors of no common kind
            raise damaged(folder, error) from None

    def scores(self, question: str, passages: Sequence[ReaderPassage]) -> list[list[float]]:
        """For each passage the logits of its sentences: how well each answers the question; above 0 more likely than not.

        The passages are read one by one: what stands in one does not change the scores of another.
        """
        asked = self._tokenizer.encode(question, add_special_tokens=False).ids
        found = [[_UNREAD] * len(passage.sentences) for passage in passages]
        lines: list[tuple[int, Row]] = []
        for number, tokens in enumerate(encode(self._tokenizer, passages)):
            lines += ((number, row) for row in rows(asked, tokens) if row.spans)
        # The longest first, so that both threads end at about the same time.
        lines.sort(key=lambda line: -len(line[1].ids))
        read = side_by_side(self._network.run, [row for _, row in lines])
        for (passage, row), numbers in zip(lines, read, strict=True):
            for sentence, start, end in row.spans:
                found[passage][sentence] = _logit(numbers[start:end])
        return found


_UNREAD = -20.0
"""The logit of a sentence without a word."""


def _logit(numbers: NDArray[np.float32]) -> float:
    """A sentence's logit from its tokens' numbers, shape (tokens, 2): the mean of the first, log-sum-exp of the second."""
    import numpy as np

    if not len(numbers):
        return _UNREAD
    return float(numbers[:, 0].mean() + np.log(np.exp(np.minimum(numbers[:, 1], 40)).sum() + 1e-9))
