"""How questions and passages become rows of tokens."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from briefing_bot.neural.rows import CLS, MAX_QUESTION, MAX_SENTENCE, MAX_TOKENS, SEP, ReaderPassage, encode, rows
from hypothesis import given
from hypothesis import strategies as st


class Words:
    """A tokenizer for which each word is a token, numbered as the words come."""

    def __init__(self) -> None:
        self.known: dict[str, int] = {}

    def encode_batch(self, input: list[str], *, add_special_tokens: bool = True) -> list[SimpleNamespace]:
        assert not add_special_tokens
        return [
            SimpleNamespace(ids=[self.known.setdefault(w, 2000 + len(self.known)) for w in text.split()])
            for text in input
        ]


def test_a_row_is_question_header_context_and_sentences() -> None:
    words = Words()
    passage = ReaderPassage(
        ("It fell.", "Nobody was hurt."), title="A bridge falls", section="Damage", before="He said so."
    )
    (tokens,) = encode(words, [passage])
    (row,) = rows([5, 6], tokens)
    back = {number: word for word, number in words.known.items()}
    text = " ".join(back.get(i, {CLS: "[CLS]", SEP: "[SEP]", 1064: "|"}.get(i, "?")) for i in row.ids)
    assert text == "[CLS] ? ? [SEP] A bridge falls | Damage [SEP] He said so. It fell. Nobody was hurt. [SEP]"
    assert row.question_tokens == 4
    assert [[back[i] for i in row.ids[a:b]] for _, a, b in row.spans] == [["It", "fell."], ["Nobody", "was", "hurt."]]


@given(
    st.lists(st.integers(0, 200), min_size=1, max_size=30),
    st.integers(0, 100),
    st.integers(0, 60),
    st.integers(0, 60),
)
def test_every_sentence_is_in_one_row_and_rows_are_short(
    lengths: list[int], asked: int, title: int, before: int
) -> None:
    sentences = tuple(" ".join(f"s{n}w{i}" for i in range(length)) for n, length in enumerate(lengths))
    passage = ReaderPassage(sentences, "t " * title, "", "b " * before)
    (tokens,) = encode(Words(), [passage])
    found = rows(list(range(3000, 3000 + asked)), tokens)
    assert [number for row in found for number, _, _ in row.spans] == list(range(len(lengths)))
    for row in found:
        assert row.ids[0] == CLS
        assert row.ids[-1] == SEP
        assert row.question_tokens == min(asked, MAX_QUESTION) + 2
        assert len(row.ids) <= MAX_TOKENS or len(row.spans) == 1
        for number, start, end in row.spans:
            assert row.ids[start:end] == tokens.sentences[number]
            assert end - start == min(lengths[number], MAX_SENTENCE)


@pytest.mark.parametrize("passages", [[], [ReaderPassage(())]])
def test_nothing_to_read(passages: list[ReaderPassage]) -> None:
    for tokens in encode(Words(), passages):
        (row,) = rows([5], tokens)
        assert row.spans == []
