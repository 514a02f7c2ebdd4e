"""The training loop: bfloat16 computation, where the hardware has it, on float32 weights, one step per batch of questions."""

from __future__ import annotations

import math
import sys
import time
from collections.abc import Callable, Sequence

import torch
from torch import Tensor, nn
from torch.cpu import get_capabilities

from training.encoder import ReaderNetwork
from training.examples import Example
from training.workers import Workers


def low_network(device: torch.device | str = "cpu") -> ReaderNetwork:
    """A network whose layers compute in bfloat16; on a processor that has no operations for it in float32, which is four times as fast there."""
    network = ReaderNetwork().to(device)
    if network.head.weight.is_cuda or not _BFLOAT16.isdisjoint(name for name, has in get_capabilities().items() if has):
        network.layers.bfloat16()
    return network


_BFLOAT16 = frozenset(("amx_bf16", "avx512_bf16", "bf16"))
"""Names of what a processor has, any of which computes in bfloat16: on x86, and on Arm."""


Loss = Callable[[nn.Module, Sequence[Example], int, bool], Tensor | None]
"""The mean loss of some examples: computed in chunks of about so many tokens, with matrices rounded or not; None where there is
nothing to learn."""


class Trainer:
    """Owns the float32 weights, `network`. On a GPU it computes itself, on a CPU in `processes` of one thread."""

    def __init__(self, network: ReaderNetwork, loss: Loss, processes: int = 2) -> None:
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        self.network, self._loss = network.to(self.device), loss
        self._processes, self._rounded = processes, False
        # The word vectors stay as they came: half of all weights, and much of a step's time on a CPU.
        network.embeddings.word.weight.requires_grad_(False)

    def _work(self, network: nn.Module, examples: Sequence[Example], tokens: int = 1536) -> float:
        loss = self._loss(network, examples, tokens, self._rounded)
        if loss is None:
            return 0.0
        loss.backward()  # type: ignore[no-untyped-call]
        return float(loss.detach())

    def _gpu_step(self, low: ReaderNetwork, examples: Sequence[Example]) -> float:
        with torch.no_grad():
            for mine, full in zip(low.parameters(), self.network.parameters(), strict=True):
                mine.copy_(full)
        loss = self._work(low, examples, 32768)
        for mine, full in zip(low.parameters(), self.network.parameters(), strict=True):
            if full.requires_grad and mine.grad is not None:
                full.grad, mine.grad = mine.grad.to(torch.float32), None
        return loss

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
