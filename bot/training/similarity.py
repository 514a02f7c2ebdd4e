"""The loss of the similarity network: a question's embedding lies nearer to its right passages' than to all others'.

With the cosines c of a question and some passages, one of which, r, has a right sentence, and the others, N, have none:

    loss = -log( e^(20 c_r) / (e^(20 c_r) + sum_N e^(20 c)) )

N are the example's own passages, and the right ones of the other examples of the batch (Henderson et al. 2017, "Efficient Natural Language
Response Suggestion for Smart Reply"; the scale is that of Reimers and Gurevych's sentence-transformers).
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from zlib import crc32

import torch
from briefing_bot.neural.rows import Row, passage_row, question_row
from torch import Tensor, nn
from torch.nn import functional

from training.batches import Chunk, Encoder, in_order
from training.examples import Example

SCALE = 20.0
RIGHT, WRONG = 2, 5
"""How many passages of an example are drawn at most, with a right sentence and without."""


def embeddings_of(network: nn.Module, lines: Sequence[Row], tokens: int, rounded: bool = False) -> Tensor:
    """(rows, width) embeddings of length 1 in the order of the rows, computed in chunks of about `tokens` tokens."""

    def embeddings(chunk: Chunk) -> Tensor:
        hidden = network.encode(chunk.ids, chunk.mask, chunk.kinds, rounded).float()  # type: ignore[operator]
        mean = (hidden * chunk.mask[..., None]).sum(1) / chunk.mask.sum(1, keepdim=True).clamp(min=1)
        return functional.normalize(mean, dim=-1)

    return in_order(lines, tokens, embeddings, next(network.parameters()).device)


class SimilarityLoss:
    """See `training.trainer.Loss`; the same passages of an example are drawn each time."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    def __call__(self, network: nn.Module, examples: Sequence[Example], tokens: int, rounded: bool) -> Tensor | None:
        """The mean loss of the examples, None where none has a right sentence."""
        lines: list[Row] = []
        asked, owners, right = [], [], []
        for number, example in enumerate(examples):
            drawn = self._drawn(example)
            asked.append(len(lines))
            lines += [question_row(self._encoder.question(example.question)), *(line for line, _ in drawn)]
            owners += [-1, *(number for _ in drawn)]
            right += [False, *(is_right for _, is_right in drawn)]
        if not any(right):
            return None
        embeddings = embeddings_of(network, lines, tokens, rounded)
        logits = SCALE * embeddings[asked] @ embeddings.T
        owner, good = (torch.tensor(values, device=logits.device) for values in (owners, right))
        losses = []
        for number, own in enumerate(logits):
            mine = owner == number
            if (mine & good).any():
                wrong = torch.logsumexp(own[(mine & ~good) | ((owner >= 0) & ~mine & good)], 0)
                losses.append((torch.logaddexp(wrong, own[mine & good]) - own[mine & good]).mean())
        return torch.stack(losses).mean()

    def _drawn(self, example: Example) -> list[tuple[Row, bool]]:
        """Rows of some passages, and whether each has a right sentence."""
        passages = self._encoder.passages(example.passages)
        right = sorted({passage for passage, _ in example.right})
        unsure = {passage for passage, _ in example.unsure}
        wrong = [number for number in range(len(passages)) if number not in right and number not in unsure]
        chance = random.Random(crc32(example.question.encode()))
        drawn = chance.sample(right, min(RIGHT, len(right))) + chance.sample(wrong, min(WRONG, len(wrong)))
        return [(passage_row(passages[number]), number in right) for number in drawn]
