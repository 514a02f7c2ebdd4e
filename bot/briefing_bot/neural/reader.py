"""The reader: reads passages with a question in mind and says of each sentence how well it answers.

A small network (see ``bot/briefing_bot/neural/weights/MODEL_CARD.md``) that runs on onnxruntime. A sentence's logit is measured against 0, the logit of
"these passages do not say": the probability that some sentence answers is made of them in ``briefing_bot.neural.calibration``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing_bot.neural.calibration import Calibration, QuoteSigns
from briefing_bot.neural.network import Network, check_installed, damaged, side_by_side
from briefing_bot.neural.rows import ReaderPassage, Row, encode, rows
from briefing_bot.neural.weights import FOLDER, WORDS, load_tokenizer

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_BATCH_TOKENS = 1024


class Reader:
    """A loaded reader. It may be used from several threads at once; they share its two threads of computation.

    Args:
        network: two numbers for each word piece.
        tokenizer: a ``tokenizers.Tokenizer`` without padding or truncation.
        calibration: from its logits to the probability that the briefing answers.
        quotes: the same for a quote; its thresholds are for those after the first.
    """

    def __init__(self, network: Network, tokenizer: Any, calibration: Calibration, quotes: Calibration) -> None:
        self._network = network
        self._tokenizer = tokenizer
        self.calibration = calibration
        self.quotes = quotes

    @classmethod
    @lru_cache(maxsize=2)
    def load(cls, folder: Path = FOLDER) -> Reader:
        """The reader of a folder (default: the one that ships with the package), loaded once.

        Raises:
            ReaderError: onnxruntime or tokenizers is not installed, or a file is missing or damaged.
        """
        check_installed(folder, "reader.onnx", "reader.json", WORDS, "tokenizer.json")
        try:
            network = Network.load(folder / "reader.onnx")
            pieces = load_tokenizer(folder)
            card = json.loads((folder / "reader.json").read_text(encoding="utf-8"))
            calibration, quotes = Calibration.of(card["calibration"]), Calibration.of(card["quotes"], QuoteSigns)
        except Exception as error:  # noqa: BLE001 - onnxruntime and tokenizers raise errors of no common kind
            raise damaged(folder, error) from None
        return cls(network, pieces, calibration, quotes)

    def scores(self, question: str, passages: Sequence[ReaderPassage]) -> list[list[float]]:
        """For each passage the logits of its sentences: how well each answers the question; above 0 more likely than not.

        The passages are read one by one: what stands in one does not change the scores of another, beyond rounding.
        """
        asked = self._tokenizer.encode(question, add_special_tokens=False).ids
        found = [[_UNREAD] * len(passage.sentences) for passage in passages]
        lines: list[tuple[int, Row]] = []
        for number, tokens in enumerate(encode(self._tokenizer, passages)):
            lines += ((number, row) for row in rows(asked, tokens) if row.spans)
        batches = list(_batches(lines))
        for batch, numbers in zip(batches, side_by_side(self._run, batches), strict=True):
            for (passage, row), values in zip(batch, numbers, strict=True):
                for sentence, start, end in row.spans:
                    found[passage][sentence] = _logit(values[start:end])
        return found

    def _run(self, batch: Sequence[tuple[int, Row]]) -> NDArray[np.float32]:
        return self._network.run([row for _, row in batch])


_UNREAD = -20.0
"""The logit of a sentence without a word."""


def _logit(numbers: NDArray[np.float32]) -> float:
    """A sentence's logit from its tokens' numbers, shape (tokens, 2): the mean of the first, log-sum-exp of the second."""
    import numpy as np

    if not len(numbers):
        return _UNREAD
    return float(numbers[:, 0].mean() + np.log(np.exp(np.minimum(numbers[:, 1], 40)).sum() + 1e-9))


def _batches(lines: Sequence[tuple[int, Row]]) -> Iterator[list[tuple[int, Row]]]:
    """The rows in batches of like length, so that little is padded."""
    batch: list[tuple[int, Row]] = []
    for line in sorted(lines, key=lambda line: -len(line[1].ids)):
        if batch and (len(batch) + 1) * len(batch[0][1].ids) > _BATCH_TOKENS:
            yield batch
            batch = []
        batch.append(line)
    if batch:
        yield batch
