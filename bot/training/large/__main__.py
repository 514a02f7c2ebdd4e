"""``python -m training.large --data DIR --out DIR --pretrained DIR``: train the large reader over the small one's best passages, and write it.

``DIR`` of ``--out`` holds the small networks and gets the large one's files beside them; it is then to be calibrated by
``python -m training.calibrate``. ``--pretrained`` is the folder of all-mpnet-base-v2. A run that was cut off goes on from its last checkpoint.
"""

from __future__ import annotations

import argparse
import os
import pickle
import random
import time
from pathlib import Path
from typing import Any

import torch
from briefing_bot.neural.reader import Reader
from briefing_bot.neural.weights import load_tokenizer
from torch import nn
from torch.nn import functional

from training.batches import Encoder, collate
from training.briefings import weeks
from training.examples import Example
from training.large.examples import drawn, examples, general_examples
from training.large.export import export
from training.large.network import LargeNetwork, load_pretrained, shifted
from training.loss import batch_loss
from training.split import HELD_OUT
from training.workers import Workers

BATCH, RATE, HEAD_RATE, DECAY, WARM, FROZEN, SEED = 8, 5e-5, 10.0, 0.01, 30, 5, 7
"""Questions of a step, the highest learning rate and how often that the head's is, weight decay, steps until the rate is reached, lowest
layers that stay as they came."""

_GENERAL = 2
# Questions of a step that are of general data.

_SAVED, _LOOKED_AT = 25, 18
# The steps after which what has been learned is kept, and the questions by which an input's largest numbers are known.


def work(network: nn.Module, example: Example, encoder: Encoder) -> float:
    """The loss of one question, row by row; its gradients are left on the network."""
    lines, questions = collate(encoder, [example])
    longest = max(len(line.ids) for line in lines)
    numbers = []
    for line in lines:
        ids = shifted(torch.tensor([line.ids]))
        numbers.append(functional.pad(network(ids, torch.ones_like(ids)), (0, 0, 0, longest - len(line.ids))))
    loss = batch_loss(torch.cat(numbers), questions)
    loss.backward()
    return float(loss.detach())


def train(network: LargeNetwork, draws: list[Example], encoder: Encoder, kept: Path, processes: int) -> None:
    """One pass over the examples in their order; the rate rises over `WARM` steps and then falls in a straight line to 0."""
    network.freeze(FROZEN)
    head = list(network.head.parameters())
    body = [p for p in network.parameters() if p.requires_grad and not any(p is other for other in head)]
    groups: list[dict[str, Any]] = [
        {"params": body, "factor": 1.0, "weight_decay": DECAY},
        {"params": head, "factor": HEAD_RATE, "weight_decay": 0.0},
    ]
    optimizer = torch.optim.AdamW(groups, lr=RATE, betas=(0.9, 0.98), fused=True)
    done = 0
    if kept.is_file():
        saved = torch.load(kept, weights_only=True)
        network.load_state_dict(saved["network"])
        optimizer.load_state_dict(saved["optimizer"])
        done = saved["steps"]
    workers = Workers(network, LargeNetwork, lambda own, item: work(own, item, encoder), draws, processes)
    steps = len(draws) // BATCH
    for step in range(done, steps):
        loss = workers.gradients(range(step * BATCH, (step + 1) * BATCH))
        rate = RATE * min(1.0, (step + 1) / WARM, (1 - step / steps) / 0.9)
        for group in optimizer.param_groups:
            group["lr"] = rate * group["factor"]
        nn.utils.clip_grad_norm_(body + head, 1.0)
        optimizer.step()
        print(f"{time.strftime('%H:%M:%S')} step {step + 1} of {steps}, loss {loss:.3f}", flush=True)
        if (step + 1) % _SAVED == 0:
            state = {"network": network.state_dict(), "optimizer": optimizer.state_dict(), "steps": step + 1}
            torch.save(state, kept.with_suffix(".new"))
            kept.with_suffix(".new").replace(kept)
    workers.close()


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m training.large", description="Train the large reader.")
    parser.add_argument("--data", type=Path, required=True, help="the folder of training data")
    parser.add_argument("--out", type=Path, required=True, help="the folder of the networks")
    parser.add_argument("--pretrained", type=Path, required=True, help="the folder of all-mpnet-base-v2")
    parser.add_argument("--questions", type=int, default=10_000, help="how many to learn from")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 2, help="how many compute")
    options = parser.parse_args()
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    chance = random.Random(SEED)
    kept: Path = options.out / "large-examples.pkl"
    if not kept.is_file():
        learned = [week for week in weeks(options.data) if week.name not in HELD_OUT]
        kept.write_bytes(pickle.dumps(list(examples(learned, Reader.load(options.out), SEED))))
    pool: list[Example] = pickle.loads(kept.read_bytes())
    more = general_examples(options.data, options.questions * _GENERAL // BATCH, SEED)
    own, draws = list[Example](), list[Example]()
    while len(draws) < options.questions:
        if len(own) < BATCH:
            own += chance.sample(pool, len(pool))
        step = [own.pop() for _ in range(BATCH - _GENERAL)] + [more.pop() for _ in range(min(_GENERAL, len(more)))]
        draws += (drawn(example, chance) for example in step)
    network = LargeNetwork()
    load_pretrained(network, options.pretrained / "model.safetensors")
    encoder = Encoder(load_tokenizer(options.out))
    train(network, draws[: options.questions], encoder, options.out / "large.pt", options.processes)
    export(network, [line.ids for line in collate(encoder, draws[:_LOOKED_AT])[0]], options.out)


if __name__ == "__main__":
    main()
