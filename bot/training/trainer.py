"""The training loop: bfloat16 computation on float32 weights, one step per batch of questions."""

from __future__ import annotations

import math
import sys
import time
from collections.abc import Callable, Sequence

import torch
from torch import Tensor, nn

from bot.answering.reader_rows import Row
from bot.training.batches import Encoder, chunks, collate
from bot.training.encoder import ReaderNetwork
from bot.training.examples import Example
from bot.training.loss import batch_loss
from bot.training.workers import Workers


def low_network(device: torch.device | str = "cpu") -> ReaderNetwork:
    """A network whose layers compute in bfloat16."""
    network = ReaderNetwork().to(device)
    network.layers.bfloat16()
    return network


def numbers_of(network: nn.Module, lines: Sequence[Row], tokens: int, rounded: bool = False) -> Tensor:
    """(rows, longest, 2) numbers in the order of the rows, computed in chunks of about `tokens` tokens."""
    device = next(network.parameters()).device
    longest = max(len(line.ids) for line in lines)
    parts, order = [], []
    for taken, chunk in chunks(lines, tokens):
        out = network(chunk.ids.to(device), chunk.mask.to(device), chunk.kinds.to(device), rounded)[
            : len(taken), :longest
        ]
        parts.append(nn.functional.pad(out, (0, 0, 0, longest - out.shape[1])))
        order += taken
    back = torch.empty(len(order), dtype=torch.long)
    back[torch.tensor(order)] = torch.arange(len(order))
    return torch.cat(parts)[back.to(device)]


class Trainer:
    """Owns the float32 weights, `network`. On a GPU it computes itself, on a CPU in `processes` of one thread."""

    def __init__(self, network: ReaderNetwork, encoder: Encoder, processes: int = 2) -> None:
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        self.network, self.encoder = network.to(self.device), encoder
        self._processes, self._rounded = processes, False
        # The word vectors stay as they came: half of all weights, and much of a step's time on a CPU.
        network.embeddings.word.weight.requires_grad_(False)

    def _work(self, network: nn.Module, examples: Sequence[Example]) -> float:
        lines, questions = collate(self.encoder, examples)
        if not any(question.spans for question in questions):
            return 0.0
        loss = batch_loss(numbers_of(network, lines, 1536, self._rounded), questions)
        loss.backward()  # type: ignore[no-untyped-call]
        return float(loss.detach())

    def _gpu_step(self, low: ReaderNetwork, examples: Sequence[Example]) -> float:
        with torch.no_grad():
            for mine, full in zip(low.parameters(), self.network.parameters(), strict=True):
                mine.copy_(full)
        lines, questions = collate(self.encoder, examples)
        loss = batch_loss(numbers_of(low, lines, 32768, self._rounded), questions)
        loss.backward()  # type: ignore[no-untyped-call]
        for mine, full in zip(low.parameters(), self.network.parameters(), strict=True):
            if full.requires_grad and mine.grad is not None:
                full.grad, mine.grad = mine.grad.to(torch.float32), None
        return float(loss.detach())

    def train(self, examples: Sequence[Example], *, rate: float, last_rate: float = 0.0, batch: int = 10, together: int = 2, warm: float = 0.05, head_rate: float = 3.0,
              decay: float = 0.01, rounded: bool = False, then: Callable[[int, int], None] | None = None, name: str = "") -> None:  # fmt: skip
        """One pass over the examples in the order given.

        The learning rate rises over the part `warm` of the steps to `rate`, then falls in a straight line to `last_rate`; the head's is
        `head_rate` times that. A process takes `together` examples at once, which divides `batch`: enough that adding up gradients costs
        little beside computing them. `rounded`: the network learns to answer with its matrices rounded to 8 bits. `then` is called after every 25th step and the last, with the step and how many there are.
        """
        self._rounded = rounded
        trainable = [p for p in self.network.parameters() if p.requires_grad]
        head = {id(p) for p in self.network.head.parameters()}
        groups = [{"params": [p for p in trainable if id(p) not in head], "factor": 1.0},
                  {"params": list(self.network.head.parameters()), "factor": head_rate, "weight_decay": 0.0}]  # fmt: skip
        optimizer = torch.optim.AdamW(groups, lr=rate, weight_decay=decay, betas=(0.9, 0.98), fused=True)
        low = low_network(self.device) if self.device.type == "cuda" else None
        groups_of = [examples[n : n + together] for n in range(0, len(examples), together)]
        workers = None if low else Workers(self.network, low_network, self._work, groups_of, self._processes)
        if low:
            low.load_state_dict(self.network.state_dict())
        steps = math.ceil(len(examples) / batch)
        started, running, since = time.monotonic(), 0.0, 0
        for step in range(steps):
            if workers:
                running += workers.gradients(
                    range(step * batch // together, min(len(groups_of), (step + 1) * batch // together))
                )
            else:
                running += self._gpu_step(low, examples[step * batch : (step + 1) * batch])  # type: ignore[arg-type]
            since += 1
            share = step / max(1.0, warm * steps)
            now = rate * share if share < 1 else last_rate + (rate - last_rate) * (1 - step / steps)
            for group in optimizer.param_groups:
                group["lr"] = now * group["factor"]
            nn.utils.clip_grad_norm_(trainable, 1.0)
            optimizer.step()
            if (step + 1) % 25 == 0 or step + 1 == steps:
                left = (time.monotonic() - started) / (step + 1) * (steps - step - 1) / 60
                print(
                    f"{time.strftime('%H:%M:%S')} {name} step {step + 1} of {steps}, loss {running / since:.3f}, {left:.1f} minutes left",
                    file=sys.stderr,
                    flush=True,
                )
                running, since = 0.0, 0
                if then:
                    then(step + 1, steps)
        if workers:
            workers.close()
