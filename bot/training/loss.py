"""What is learned: the right sentences before all others of the briefing, and before "the briefing does not say", whose logit is 0.

For a question with sentence logits s, a point of the answer with right sentences G and the wrong sentences N:

    loss = -log( sum_G e^s / (sum_G e^s + sum_N e^s + 1) )

averaged over points, mixed with the same where each right sentence stands alone (`ALONE`), so that every right sentence learns to be high.
A question without an answer: log(1 + sum_N e^s). The same in small over tokens, where the answer's words are known (`TOKENS`).
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

from training.batches import BatchQuestion

ALONE = 0.3
TOKENS = 0.3


def _flat(questions: Sequence[BatchQuestion], width: int) -> tuple[Tensor, Tensor, Tensor]:
    """For every token of every sentence: its place in the flattened scores and its sentence; and each sentence's length."""
    spans = [span for question in questions for span in question.spans]
    lengths = torch.tensor([end - start for _, start, end in spans])
    first = torch.tensor([row * width + start for row, start, _ in spans])
    owner = torch.repeat_interleave(torch.arange(len(spans)), lengths)
    within = torch.arange(len(owner)) - torch.repeat_interleave(torch.cumsum(lengths, 0) - lengths, lengths)
    return first[owner] + within, owner, lengths


def sentence_logits(scores: Tensor, questions: Sequence[BatchQuestion]) -> Tensor:
    """One logit per sentence, in order, of (rows, tokens, 2) scores: the mean of the first number plus log-sum-exp of the second."""
    places, owner, lengths = (t.to(scores.device) for t in _flat(questions, scores.shape[1]))
    taken = scores.reshape(-1, 2)[places]
    zeros = scores.new_zeros(len(lengths))
    mean = zeros.index_add(0, owner, taken[:, 0]) / lengths.clamp(min=1)
    return mean + torch.log(zeros.index_add(0, owner, taken[:, 1].clamp(max=40).exp()) + 1e-9)


def _beats(right: Tensor, wrong: Tensor) -> Tensor:
    """-log of the share of `right` among itself, `wrong` and the null logit."""
    top = torch.logsumexp(right, 0)
    return torch.logaddexp(_any(wrong), top) - top


def _any(wrong: Tensor) -> Tensor:
    return torch.logsumexp(torch.cat([wrong, wrong.new_zeros(1)]), 0)


def _sentences_loss(logits: Tensor, question: BatchQuestion) -> Tensor:
    right = sorted({n for group in question.groups for n in group})
    rest = torch.ones(len(logits), dtype=torch.bool)
    rest[right + question.unsure] = False
    wrong = logits[rest.to(logits.device)]
    if not right:
        return _any(wrong)
    together = torch.stack([_beats(logits[group], wrong) for group in question.groups]).mean()
    top = logits[right]
    alone = (torch.logaddexp(_any(wrong), top) - top).mean()
    return (1 - ALONE) * together + ALONE * alone


def _tokens_loss(flat: Tensor, width: int, question: BatchQuestion) -> Tensor | None:
    """`flat`: the second number of every token of every row."""
    right = sorted({n for group in question.groups for n in group})
    if right and not question.answer_tokens:
        return None
    inside = {row * width + token for row, token in question.answer_tokens}
    outside: list[int] = []
    for number, (row, start, end) in enumerate(question.spans):
        tokens = range(row * width + start, row * width + end)
        if number in question.unsure or (number in right and inside.isdisjoint(tokens)):
            continue
        outside += (t for t in tokens if t not in inside)
    wrong = flat[torch.tensor(outside, dtype=torch.long, device=flat.device)]
    return _beats(flat[torch.tensor(sorted(inside), device=flat.device)], wrong) if right else _any(wrong)


def batch_loss(scores: Tensor, questions: Sequence[BatchQuestion]) -> Tensor:
    """The mean loss of the questions of a batch over the scores of all its rows."""
    logits, losses, start = sentence_logits(scores, questions), [], 0
    flat = scores[:, :, 1].reshape(-1)
    for question in questions:
        count = len(question.spans)
        if not count:
            continue
        loss = _sentences_loss(logits[start : start + count], question)
        tokens = _tokens_loss(flat, scores.shape[1], question)
        losses.append(loss if tokens is None else loss + TOKENS * tokens)
        start += count
    return torch.stack(losses).mean()
