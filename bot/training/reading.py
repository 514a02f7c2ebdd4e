"""The loss of the reader over examples: their rows computed, and what `bot/training/loss.py` says of them."""

from __future__ import annotations

from collections.abc import Sequence

from briefing_bot.neural.rows import Row
from torch import Tensor, nn

from training.batches import Chunk, Encoder, collate, in_order
from training.examples import Example
from training.loss import batch_loss


def numbers_of(network: nn.Module, lines: Sequence[Row], tokens: int, rounded: bool = False) -> Tensor:
    """(rows, longest, 2) numbers in the order of the rows, computed in chunks of about `tokens` tokens."""
    longest = max(len(line.ids) for line in lines)

    def numbers(chunk: Chunk) -> Tensor:
        out = network(chunk.ids, chunk.mask, chunk.kinds, rounded)[:, :longest]
        return nn.functional.pad(out, (0, 0, 0, longest - out.shape[1]))

    return in_order(lines, tokens, numbers, next(network.parameters()).device)


class ReadingLoss:
    """See `training.trainer.Loss`."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    def __call__(self, network: nn.Module, examples: Sequence[Example], tokens: int, rounded: bool) -> Tensor | None:
        """The mean loss of the examples, None where they have no sentence."""
        lines, questions = collate(self._encoder, examples)
        if not any(question.spans for question in questions):
            return None
        return batch_loss(numbers_of(network, lines, tokens, rounded), questions)
