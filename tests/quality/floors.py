"""Floors of quality: figures below which the bot must not fall.

    python -m tests.quality.floors                  measures, and shows every figure beside its floor
    python -m tests.quality.floors --raise          raises the floors to what is measured; lowers none
    python -m tests.quality.floors --lower REASON   lowers those that are measured lower, and writes the reason beside

Floors only go up. ``floors.json`` keeps beside each value the best it has been, and one below its best must give a
reason. It also keeps a SHA-256 of the gold data: figures of other questions are other figures, so that after a change
of the data the floors are set anew with the same commands.

A figure may miss its floor by ``margin`` questions. The answers over the same data are the same every time; but a
model's sums differ in the last digits from one processor to the next, which can turn a question at the threshold.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefing_bot.evaluation.check import judge
from briefing_bot.evaluation.evaluate import Evaluation, evaluate, pair
from briefing_bot.settings import Settings
from training.split import DEVELOPMENT

from tests.benchmarks.briefqa import ROOT, SHARED

FILE = Path(__file__).with_name("floors.json")
FIGURES = ("hit@1", "hit@3", "abstains when it should", "right end to end", "speaker right", "stance right")
ANSWERS = "answers when it should"
PASS = "fixed questions pass"


@dataclass(frozen=True)
class Gold:
    """A set of questions with floors: its files of questions, its folders of data, and questions it may miss by."""

    questions: tuple[Path, ...]
    folders: tuple[Path, ...]
    margin: int

    @property
    def there(self) -> bool:
        """Whether all of its data are at hand."""
        return all(path.is_file() for path in self.questions)

    @property
    def sha256(self) -> str:
        """One hash over the names and the text of all of its files; line ends do not count."""
        whole = hashlib.sha256()
        for folder in self.folders:
            for path in sorted(p for p in folder.rglob("[!.]*") if p.is_file()):
                text = path.read_bytes().replace(b"\r\n", b"\n")
                whole.update(f"{folder.name}/{path.relative_to(folder).as_posix()} {len(text)}\n".encode() + text)
        return whole.hexdigest()


def _own(name: str) -> Gold:
    """A small briefing of ours, of another genre than news; its questions were written before any answer was seen."""
    folder = Path(__file__).parent / "briefings" / name
    return Gold((folder / "questions.yaml",), (folder,), margin=1)


SETS: Mapping[str, Gold] = {
    "default briefing": Gold((ROOT / "corpus" / "questions.yaml",), (ROOT / "corpus",), margin=1),
    "transcripts and interviews": _own("spoken"),
    "releases, tables and a live blog": _own("technical"),
    "statements, releases and business copy": _own("institutions"),
    "live pages, fact boxes and scores": _own("live"),
    "long reads, interviews and wire copy": _own("longform"),
    "BriefQA, development weeks": Gold(
        tuple(SHARED / "briefqa" / week / "questions.jsonl" for week in DEVELOPMENT),
        tuple(SHARED / "briefqa" / week for week in DEVELOPMENT),
        margin=2,
    ),
}


@dataclass(frozen=True)
class Measured:
    """A figure that was measured, and the number of questions it is counted over."""

    value: float
    of: int


def measure(gold: Gold) -> dict[str, Measured]:
    """The figures of a set without the large reader, each higher where the bot is better. What ships is held to the default briefing's
    fixed questions, which are run as tests."""
    evaluation = evaluate(pair(gold.questions, []), settings=Settings({"READER": "fast"}))
    given = evaluation.figures
    found = {name: Measured(given[name].value, given[name].of) for name in FIGURES if name in given}
    if (silent := given.get("abstains when it should not")) is not None:
        found[ANSWERS] = Measured(1 - silent.value, silent.of)
    if all(path.suffix == ".yaml" for path in gold.questions):
        found[PASS] = _passing(evaluation)
    return found


def _passing(evaluation: Evaluation) -> Measured:
    passed = [not judge(judgement.outcome, ()) for judgement in evaluation.judgements]
    return Measured(sum(passed) / len(passed), len(passed))


def read(name: str) -> dict[str, Any]:
    """What ``floors.json`` keeps of a set: ``sha256``, and ``floors`` of ``value``, ``best`` and perhaps ``reason``."""
    kept: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))["sets"].get(name, {})
    return {"sha256": kept.get("sha256"), "floors": kept.get("floors", {})}


def below(floors: Mapping[str, Any], measured: Mapping[str, Measured], margin: int) -> list[str]:
    """The figures that miss their floor by more than ``margin`` questions, or were not measured at all."""
    missed: list[str] = []
    for figure, floor in floors.items():
        found = measured.get(figure)
        if found is None or (floor["value"] - found.value) * found.of > margin + 1e-9:
            missed.append(figure)
    return missed


def moved(floors: Mapping[str, Any], measured: Mapping[str, Measured], reason: str | None = None) -> dict[str, Any]:
    """The floors raised to what was measured; with a ``reason`` those that were measured lower are lowered."""
    new: dict[str, Any] = {}
    for figure, found in measured.items():
        # Rounded down, so that the figure is never below a floor that was made from it.
        value = int(found.value * 10_000) / 10_000
        old = floors.get(figure)
        if old is None or value >= old["best"]:
            new[figure] = {"value": value, "best": value}
        elif value > old["value"]:
            new[figure] = {**old, "value": value}
        elif value < old["value"] and reason:
            new[figure] = {"value": value, "best": old["best"], "reason": reason}
        else:
            new[figure] = dict(old)
    return new


def table(name: str, floors: Mapping[str, Any], measured: Mapping[str, Measured], margin: int) -> str:
    """The figures of a set beside their floors, for a person."""
    missed = below(floors, measured, margin)
    lines = [f"{name} (may miss a floor by {margin} question{'s' * (margin != 1)})"]
    for figure, found in measured.items():
        floor = floors[figure]["value"] if figure in floors else None
        told = "no floor" if floor is None else f"floor {floor:.4f}{'  BELOW' * (figure in missed)}"
        lines.append(f"  {figure:<26}{found.value:.4f} of {found.of:<5}{told}")
    return "\n".join(lines)


def main() -> None:
    """Measure, show, and where asked, move the floors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    action = parser.add_mutually_exclusive_group()
    action.add_argument("--raise", action="store_true", dest="raised")
    action.add_argument("--lower", metavar="REASON")
    options = parser.parse_args()
    kept = json.loads(FILE.read_text(encoding="utf-8"))
    failed = False
    for name, gold in SETS.items():
        if not gold.there:
            print(f"{name}: its data are not at hand (see BRIEFING_SHARED)")
            continue
        measured, old = measure(gold), read(name)["floors"]
        if options.raised or options.lower:
            floors = moved(old, measured, options.lower)
            kept["sets"][name] = {"sha256": gold.sha256, "margin": gold.margin, "floors": floors}
            old = floors
        print(table(name, old, measured, gold.margin))
        failed = failed or bool(below(old, measured, gold.margin))
    if options.raised or options.lower:
        FILE.write_text(json.dumps(kept, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    sys.exit(failed)


if __name__ == "__main__":
    main()
