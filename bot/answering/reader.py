"""The reader: reads passages with a question in mind and says of each sentence how well it answers.

A small network (see ``bot/weights/MODEL_CARD.md``) that runs on onnxruntime. A sentence's logit is measured against 0, the logit of
"these passages do not say": the probability that some sentence answers is made of them in ``bot.answering.calibration``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.answering.calibration import Calibration
from bot.answering.reader_rows import ReaderPassage, Row, encode, rows
from bot.errors import ReaderError
from bot.weights import FOLDER, MEND, load_tokenizer

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_THREADS = 2
_BATCH_TOKENS = 1024


class Reader:
    """A loaded reader. It may be used from several threads at once; they share its two threads of computation.

    Args:
        session: an ``onnxruntime.InferenceSession``: input_ids, attention_mask and token_type_ids, int64, shape (rows, tokens)
            -> float32 of shape (rows, tokens, 2).
        tokenizer: a ``tokenizers.Tokenizer`` without padding or truncation.
        calibration: from its logits to a probability.
    """

    def __init__(self, session: Any, tokenizer: Any, calibration: Calibration) -> None:
        self._session = session
        self._tokenizer = tokenizer
        self.calibration = calibration

    @classmethod
    @lru_cache(maxsize=2)
    def load(cls, folder: Path = FOLDER) -> Reader:
        """The reader of a folder (default: the one that ships with the package), loaded once.

        Raises:
            ReaderError: onnxruntime or tokenizers is not installed, or a file is missing or damaged.
        """
        try:
            import onnxruntime
            import tokenizers  # noqa: F401  Missing, it is named here as onnxruntime is.
        except ImportError as error:
            raise ReaderError(f"the reader needs the library {error.name}: install it, or set READER=off") from None
        for name in ("reader.onnx", "reader.json", "tokenizer.json"):
            if not (folder / name).is_file():
                raise ReaderError(f"{folder / name} is missing: {MEND}")
        options = onnxruntime.SessionOptions()
        # Batches run side by side, each on one thread: a fifth faster than two threads on one batch.
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            session = onnxruntime.InferenceSession(
                str(folder / "reader.onnx"), options, providers=["CPUExecutionProvider"]
            )
            pieces = load_tokenizer(folder)
            calibration = Calibration.of(
                json.loads((folder / "reader.json").read_text(encoding="utf-8"))["calibration"]
            )
        except Exception as error:  # noqa: BLE001 - onnxruntime and tokenizers raise errors of no common kind
            cause = str(error).splitlines()[0] if str(error) else type(error).__name__
            raise ReaderError(f"the reader in {folder} is damaged ({cause}): {MEND}") from None
        return cls(session, pieces, calibration)

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
        for batch, numbers in zip(batches, _workers().map(self._run, batches), strict=True):
            for (passage, row), values in zip(batch, numbers, strict=True):
                for sentence, start, end in row.spans:
                    found[passage][sentence] = _logit(values[start:end])
        return found

    def _run(self, batch: Sequence[tuple[int, Row]]) -> NDArray[np.float32]:
        import numpy as np

        shape = len(batch), max(len(row.ids) for _, row in batch)
        ids, mask, kinds = (np.zeros(shape, np.int64) for _ in range(3))
        for n, (_, row) in enumerate(batch):
            ids[n, : len(row.ids)] = row.ids
            mask[n, : len(row.ids)] = 1
            kinds[n, row.question_tokens : len(row.ids)] = 1
        output: NDArray[np.float32] = self._session.run(
            None, {"input_ids": ids, "attention_mask": mask, "token_type_ids": kinds}
        )[0]
        return output


@lru_cache(maxsize=1)
def _workers() -> ThreadPoolExecutor:
    """The threads that all questions of this process share."""
    return ThreadPoolExecutor(_THREADS, thread_name_prefix="reader")


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
