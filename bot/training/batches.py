"""Examples -> tensors: rows of like length together, and for each sentence and each taught token its place in the flattened scores."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import torch
from briefing_bot.neural.rows import MAX_SENTENCE, ReaderPassage, Row, Tokens, encode, rows
from tokenizers import Tokenizer
from torch import Tensor

from training.examples import Example, SentencePlace


class Encoder:
    """Tokenizes questions and passages, each once."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self.tokenizer = tokenizer
        tokenizer.no_padding()
        tokenizer.no_truncation()
        self._passages: dict[ReaderPassage, Tokens] = {}
        self._questions: dict[str, list[int]] = {}

    def passages(self, passages: Sequence[ReaderPassage]) -> list[Tokens]:
        """The tokens of each passage."""
        new = [p for p in dict.fromkeys(passages) if p not in self._passages]
        self._passages.update(zip(new, encode(self.tokenizer, new), strict=True))
        return [self._passages[p] for p in passages]

    def question(self, text: str) -> list[int]:
        """The tokens of a question."""
        if text not in self._questions:
            self._questions[text] = self.tokenizer.encode(text, add_special_tokens=False).ids
        return self._questions[text]

    def answer_tokens(self, example: Example, place: SentencePlace) -> list[int]:
        """Which tokens of a right sentence are the answer itself, as far as the example says; empty when it does not."""
        sentence = example.passages[place[0]].sentences[place[1]]
        spans = [example.answer_at[place]] if place in example.answer_at else []
        if not spans:
            spans = [
                m.span()
                for word in example.words
                if word
                for m in re.finditer(re.escape(word), sentence, re.IGNORECASE)
            ]
        if not spans:
            return []
        offsets = self.tokenizer.encode(sentence, add_special_tokens=False).offsets[:MAX_SENTENCE]
        return [n for n, (a, b) in enumerate(offsets) if any(a < end and b > start for start, end in spans)]


@dataclass(frozen=True)
class Chunk:
    """Some rows padded to one length: what the network takes."""

    ids: Tensor
    mask: Tensor
    kinds: Tensor


@dataclass(frozen=True)
class BatchQuestion:
    """Where one example's sentences lie among all rows of the batch (row, start, end), and what is right."""

    places: list[SentencePlace]
    spans: list[tuple[int, int, int]]
    groups: list[list[int]]
    unsure: list[int]
    answer_tokens: list[tuple[int, int]]  # (row, token)


def pad(lines: Sequence[Row], count: int, longest: int) -> Chunk:
    """Rows as one tensor of `count` by `longest`; what is not filled is masked."""
    ids, mask, kinds = (torch.zeros(count, longest, dtype=torch.long) for _ in range(3))
    for n, line in enumerate(lines):
        ids[n, : len(line.ids)] = torch.tensor(line.ids)
        mask[n, : len(line.ids)] = 1
        kinds[n, line.question_tokens : len(line.ids)] = 1
    return Chunk(ids, mask, kinds)


def chunks(lines: Sequence[Row], tokens: int) -> Iterator[tuple[list[int], Chunk]]:
    """The rows by length, in chunks of about `tokens` tokens with their numbers.

    Few shapes occur (lengths in steps of 16, and for each length a full, a half and a quarter chunk): on a CPU every new shape costs
    as much as computing it, for its kernels are compiled.
    """
    order = sorted(range(len(lines)), key=lambda n: -len(lines[n].ids))
    while order:
        longest = -(-len(lines[order[0]].ids) // 16) * 16
        full = max(4, tokens // longest)
        count = next(c for c in (full // 4, full // 2, full) if c >= len(order) or c == full)
        taken, order = order[:count], order[count:]
        yield taken, pad([lines[n] for n in taken], count, longest)


def in_order(lines: Sequence[Row], tokens: int, compute: Callable[[Chunk], Tensor], device: torch.device) -> Tensor:
    """What `compute` gives for each row, in the order of the rows, computed in chunks of about `tokens` tokens on the device."""
    parts, order = [], list[int]()
    for taken, chunk in chunks(lines, tokens):
        moved = Chunk(chunk.ids.to(device), chunk.mask.to(device), chunk.kinds.to(device))
        parts.append(compute(moved)[: len(taken)])
        order += taken
    back = torch.empty(len(order), dtype=torch.long)
    back[torch.tensor(order)] = torch.arange(len(order))
    return torch.cat(parts)[back.to(device)]


def collate(encoder: Encoder, examples: Sequence[Example]) -> tuple[list[Row], list[BatchQuestion]]:
    """All rows of some examples, and where each example's sentences are in them."""
    lines: list[Row] = []
    questions = []
    for example in examples:
        asked = encoder.question(example.question)
        places: list[SentencePlace] = []
        spans: list[tuple[int, int, int]] = []
        for number, passage in enumerate(encoder.passages(example.passages)):
            for line in rows(asked, passage):
                places += ((number, sentence) for sentence, _, _ in line.spans)
                spans += ((len(lines), start, end) for _, start, end in line.spans)
                lines.append(line)
        at = {place: n for n, place in enumerate(places)}
        groups = [[at[p] for p in group if p in at] for group in example.points]
        taught = []
        for place in sorted(example.right):
            if place in at:
                row, start, _ = spans[at[place]]
                taught += [(row, start + n) for n in encoder.answer_tokens(example, place)]
        questions.append(
            BatchQuestion(places, spans, [g for g in groups if g], [at[p] for p in example.unsure if p in at], taught)
        )
    return lines, questions
