"""How a question and a passage become rows of tokens for the reader: the same code when it is trained and when it is used.

    [CLS] question [SEP] title | section [SEP] end of the passage before, sentence 1, sentence 2, ... [SEP]

Each sentence is tokenized on its own, so that every token belongs to exactly one sentence and nothing has to be aligned afterwards.
A passage too long for one row goes on in a second one, whose context is the sentence before it: no sentence is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple, Protocol

# Of the vocabulary that the networks were trained with.
CLS, SEP = 101, 102

# Tokens, as in training: a network reads no other rows than it has learned from.
MAX_TOKENS = 256
MAX_QUESTION = 64
MAX_TITLE = 32
MAX_SECTION = 16
MAX_BEFORE = 32
MAX_SENTENCE = 128


class Tokenizer(Protocol):
    """What is used of `tokenizers.Tokenizer`."""

    def encode_batch(self, input: list[str], *, add_special_tokens: bool = True) -> Sequence[Encoding]: ...


class Encoding(Protocol):
    """What is used of `tokenizers.Encoding`."""

    @property
    def ids(self) -> list[int]: ...


@dataclass(frozen=True)
class ReaderPassage:
    """A passage as the reader sees it: its sentences in order, and what stands around them."""

    sentences: tuple[str, ...]
    title: str = ""
    section: str = ""
    before: str = ""


class Tokens(NamedTuple):
    """A passage in tokens: what stands before its sentences, and the sentences."""

    header: list[int]
    before: list[int]
    sentences: list[list[int]]


class Row(NamedTuple):
    """One line of a batch. `spans` are (sentence, start, end): tokens `[start, end)` of the row are of that sentence of the passage."""

    ids: list[int]
    question_tokens: int
    spans: list[tuple[int, int, int]]


def encode(tokenizer: Tokenizer, passages: Sequence[ReaderPassage]) -> list[Tokens]:
    """The tokens of each passage, without special tokens."""
    texts: list[str] = []
    for passage in passages:
        texts += (passage.title, passage.section, passage.before, *passage.sentences)
    encoded = iter(tokenizer.encode_batch(texts, add_special_tokens=False) if texts else ())
    result = []
    for passage in passages:
        title, section, before = (next(encoded).ids for _ in range(3))
        sentences = [next(encoded).ids[:MAX_SENTENCE] for _ in passage.sentences]
        header = title[:MAX_TITLE] + ([SEPARATOR, *section[:MAX_SECTION]] if section else [])
        result.append(Tokens(header, before[-MAX_BEFORE:], sentences))
    return result


SEPARATOR = 1064  # "|" in the vocabulary of BERT


def question_row(question: Sequence[int]) -> Row:
    """The row of a question on its own, from its tokens."""
    ids = [CLS, *question[:MAX_QUESTION], SEP]
    return Row(ids, len(ids), [])


def passage_row(passage: Tokens) -> Row:
    """The row of a passage on its own: `[CLS] title | section [SEP] end of the passage before, sentence 1, ... [SEP]`, cut where it is full."""
    ids = [CLS, *passage.header, SEP, *passage.before, *chain.from_iterable(passage.sentences)]
    ids = [*ids[: MAX_TOKENS - 1], SEP]
    return Row(ids, len(ids), [])


def rows(question: Sequence[int], passage: Tokens) -> list[Row]:
    """The rows for one question (its tokens, at most MAX_QUESTION are read) over one passage; at least one, and each has a sentence."""
    start = [CLS, *question[:MAX_QUESTION], SEP]
    head = [*start, *passage.header, SEP]
    result: list[Row] = []
    ids, spans = [*head, *passage.before], list[tuple[int, int, int]]()
    for number, sentence in enumerate(passage.sentences):
        if spans and len(ids) + len(sentence) + 1 > MAX_TOKENS:
            result.append(Row([*ids, SEP], len(start), spans))
            ids, spans = [*head, *passage.sentences[number - 1][-MAX_BEFORE:]], []
        spans.append((number, len(ids), len(ids) + len(sentence)))
        ids += sentence
    result.append(Row([*ids, SEP], len(start), spans))
    return result
