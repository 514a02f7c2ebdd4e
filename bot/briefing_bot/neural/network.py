"""The networks that ship with the package, on onnxruntime: a row of word pieces in, numbers for every word piece out.

Each looks words up in a table of word vectors (``words.npy``, or the large reader's), which stays on disk until a word of it is met.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from briefing_bot.errors import ReaderError
from briefing_bot.neural.rows import Row
from briefing_bot.neural.weights import MEND, WORDS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_THREADS = 2  # by hand: a question may be read beside another one, on the two cores of a small server
_KINDS = "token_type_ids"
_T = TypeVar("_T")
_U = TypeVar("_U")


class Network:
    """One network. It may be used from several threads at once.

    Args:
        session: an ``onnxruntime.InferenceSession``: words, uint8 of shape (1, tokens, width), and where it tells the question from the
            passage, token_type_ids, int64 of shape (1, tokens) -> float32 of shape (1, tokens, numbers).
        words: the table that words are looked up in, uint8, shape (vocabulary, width).
    """

    def __init__(self, session: Any, words: NDArray[np.uint8]) -> None:
        self._session = session
        self._words = words
        self._kinds = any(given.name == _KINDS for given in session.get_inputs())

    @classmethod
    def load(cls, path: Path, words: str = WORDS) -> Network:
        """The network of a file; the table of words, by its name, is looked for beside it."""
        import onnxruntime

        options = onnxruntime.SessionOptions()
        # Rows run side by side, each on one thread: a fifth faster than two threads on one row, and the same bytes on any number.
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # The graphs are written as they are to run (`bot/training/export.py`), and to look for more takes as long as to load them.
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
        # Rows are of many lengths, and a plan of memory that is kept for each took 40 MB.
        options.enable_mem_pattern = False
        session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        if other := {given.name for given in session.get_inputs()} - {"words", _KINDS}:
            raise ValueError(
                f"{path.name} takes {', '.join(sorted(other))}, as it did before 2026-11-30: export it again"
            )
        return cls(session, _table(path.with_name(words)))

    def run(self, row: Row) -> NDArray[np.float32]:
        """The numbers of a row, shape (tokens, numbers).

        A row runs alone: inputs of products are rounded in steps that go by all of them, and what stands beside a row would change its numbers.
        """
        import numpy as np

        given: dict[str, Any] = {"words": self._words[[row.ids]]}
        if self._kinds:
            kinds = np.ones((1, len(row.ids)), np.int64)
            kinds[0, : row.question_tokens] = 0
            given[_KINDS] = kinds
        output: NDArray[np.float32] = self._session.run(None, given)[0][0]
        return output


def side_by_side(work: Callable[[_T], _U], items: Iterable[_T]) -> Iterator[_U]:
    """The results of ``work`` on each item, in order, computed on the two threads that all questions of this process share."""
    return _workers().map(work, items)


def check_installed(folder: Path, *names: str) -> None:
    """Raise an error that names the cause and the mend if a library of the networks or a file of ``folder`` is missing.

    Raises:
        ReaderError: something is missing.
    """
    try:
        import onnxruntime  # noqa: F401
        import tokenizers  # noqa: F401
    except ImportError as error:
        raise ReaderError(f"the reader needs the library {error.name}: install it, or set READER=off") from None
    for name in names:
        if not (folder / name).is_file():
            raise ReaderError(f"{folder / name} is missing: {MEND}")


def damaged(folder: Path, error: Exception) -> ReaderError:
    """The error for a file of ``folder`` that cannot be loaded, because of ``error``."""
    cause = str(error).splitlines()[0] if str(error) else type(error).__name__
    return ReaderError(f"the reader in {folder} is damaged ({cause}): {MEND}")


@lru_cache(maxsize=4)
def _table(path: Path) -> NDArray[np.uint8]:
    import numpy as np

    found: NDArray[np.uint8] = np.load(path, mmap_mode="r", allow_pickle=False)
    if found.dtype != np.uint8 or found.ndim != 2:
        raise ValueError(f"{path.name} is no table of word vectors")
    return found


@lru_cache(maxsize=1)
def _workers() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(_THREADS, thread_name_prefix="reader")


if hasattr(os, "register_at_fork"):
    # A forked child has none of its parent's threads: whatever it gave to them would never be done.
    os.register_at_fork(after_in_child=_workers.cache_clear)
