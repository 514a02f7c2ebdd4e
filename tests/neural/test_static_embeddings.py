"""The embeddings that ship: a missing or damaged file is one line that names cause and mend."""

from __future__ import annotations

from pathlib import Path

import pytest
from briefing_bot.errors import ReaderError
from briefing_bot.neural.static_embeddings import TABLE, StaticEmbeddings
from briefing_bot.neural.weights import FOLDER, WORDS

TOKENIZER = '{"version": "1.0", "model": {"type": "WordPiece", "unk_token": "[UNK]", "vocab": {"[UNK]": 0}}}'


@pytest.mark.parametrize("missing", ["tokenizer.json", "embeddings.npy"])
def test_a_missing_file_is_named(tmp_path: Path, missing: str) -> None:
    for name in {"tokenizer.json", "embeddings.npy"} - {missing}:
        (tmp_path / name).write_text("x", "utf-8")
    with pytest.raises(ReaderError, match=rf"{missing} is missing: .*READER=off"):
        StaticEmbeddings.load(tmp_path)


@pytest.mark.parametrize(
    ("tokenizer", "table"),
    [
        ("{", b""),
        (TOKENIZER, b""),
        (TOKENIZER, b"PK\x03\x04 cut off"),
        (TOKENIZER, b"no table"),
        (TOKENIZER, (FOLDER / TABLE).read_bytes()[:1000]),
        (TOKENIZER, (FOLDER / WORDS).read_bytes()[:128]),
    ],
)
def test_a_damaged_file_is_an_error_of_one_line(tmp_path: Path, tokenizer: str, table: bytes) -> None:
    (tmp_path / "tokenizer.json").write_text(tokenizer, "utf-8")
    (tmp_path / "embeddings.npy").write_bytes(table)
    with pytest.raises(ReaderError, match=r"^the embeddings in [^\n]+ are damaged \([^\n]+\): [^\n]*READER=off$"):
        StaticEmbeddings.load(tmp_path)
