"""The trained files that ship with the package; ``MODEL_CARD.md`` beside them says what they are and how they came to be."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
WORDS = "words.npy"
"""The table of word vectors that the small networks share."""

LARGE, LARGE_WORDS = "large-reader.onnx", "large-words.npy"
"""The large reader and its table of word vectors, row by row for the same word pieces."""


MEND = "install the package again, mend BRIEFING_MODELS if it is set, or set READER=off"
"""What helps where a file is missing or damaged."""


@lru_cache(maxsize=2)
def load_tokenizer(folder: Path = FOLDER) -> Any:
    """The ``tokenizers.Tokenizer`` of the word pieces that all models share, without padding or truncation; loaded once."""
    from tokenizers import Tokenizer

    loaded = Tokenizer.from_file(str(folder / "tokenizer.json"))
    loaded.no_truncation()
    loaded.no_padding()
    return loaded
