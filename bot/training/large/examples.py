"""What the large reader learns from: each question over the passages that the small reader finds best, right and wrong; and general data."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from briefing_bot.neural.reader import Reader

from training.briefings import AnnotatedQuestion, Week
from training.examples import Example
from training.general import general
from training.large.near_misses import Names, content, near_miss

_READ, _RIGHT, _WRONG = 9, 2, 5
_NEAR_MISSES, _WRITTEN_NEAR_MISSES, _HARD, _WRITTEN, _ELSEWHERE = 24, 18, 20, 10, 5
"""Of each week: made and written near misses, written questions that are hard to find an answer to, others, and those of another week."""

_HARD_KINDS = frozenset(("paraphrase", "chatty", "list", "conflict", "attribution"))
_PASSAGES = 3
_REMOVED = 0.1

_GENERAL = {
    ("squad", False): 0.41,
    ("squad", True): 0.20,
    ("realtime", True): 0.20,
    ("listed", True): 0.09,
    ("realtime", False): 0.07,
    ("listed", False): 0.03,
}
_LONGEST = 4_500
"""Shares of general examples by their source and whether their passages answer; and the most characters of the passages of one.
SQuAD's impossible questions are near misses that people wrote."""


def examples(weeks: Sequence[Week], reader: Reader, seed: int) -> Iterator[Example]:
    """The questions of some weeks, those written for training among them, each over its right passages and the hardest wrong ones."""
    names = Names(asked.resolved for week in weeks for asked in week.questions)
    for number, week in enumerate(weeks):
        chance = random.Random(seed + number)
        for asked in _asked(week, names, chance):
            points = week.right(asked)
            right = {passage for point in points for passage, _ in point}
            if asked.points and not right:
                continue
            best = _best(week, asked.resolved, reader)
            chosen = sorted(right, key=lambda p: best.index(p) if p in best else len(best))[:_RIGHT]
            yield week.example(asked, chosen + [p for p in best if p not in right][:_WRONG])
        if number:
            others = weeks[number - 1].questions
            for asked in chance.sample(others, min(_ELSEWHERE, len(others))):
                yield week.example(replace(asked, points=(), words=()), _best(week, asked.resolved, reader)[:_WRONG])


def _asked(week: Week, names: Names, chance: random.Random) -> list[AnnotatedQuestion]:
    there = [asked for asked in week.written if asked.points]
    found = list(week.questions)
    for some, most in (
        ([asked for asked in week.written if not asked.points], _WRITTEN_NEAR_MISSES),
        ([asked for asked in there if asked.kind in _HARD_KINDS], _HARD),
        (there, _WRITTEN),
    ):
        found += chance.sample(some, min(most, len(some)))
    answered = [asked for asked in [*week.questions, *there] if asked.points]
    chance.shuffle(answered)
    passages = [content(" ".join((p.title, p.section, p.before, *p.sentences))) for p in week.passages]
    made = ((asked, near_miss(asked.resolved, names, passages, chance)) for asked in answered)
    swapped = (replace(a, points=(), words=(), resolved=other, kind="swapped") for a, other in made if other)
    return found + [asked for asked, _ in zip(swapped, range(_NEAR_MISSES), strict=False)]


def _best(week: Week, question: str, reader: Reader) -> list[int]:
    rank = week.rank(question)[:_READ]
    logits = reader.scores(question, [week.passages[number] for number in rank])
    return [n for _, n in sorted(((-max(of, default=-20.0), n) for of, n in zip(logits, rank, strict=True)))]


def general_examples(data: Path, count: int, seed: int) -> list[Example]:
    """About so many general examples, in a random order."""
    left = {kind: round(share * count) for kind, share in _GENERAL.items()}
    found = []
    for example in general(data, seed):
        kind = example.source, bool(example.points)
        length = sum(len(sentence) for passage in example.passages for sentence in passage.sentences)
        if left[kind] and length <= _LONGEST:
            left[kind] -= 1
            found.append(example)
    return found


def drawn(example: Example, chance: random.Random) -> Example:
    """A few passages of an example, another draw each time; now and then the right ones are taken away, so that they do not say."""
    right = sorted({passage for passage, _ in example.right})
    unsure = {passage for passage, _ in example.unsure}
    wrong = [n for n in range(len(example.passages)) if n not in right]
    clean = [n for n in wrong if n not in unsure]
    if right and (chance.random() >= _REMOVED or len(clean) < 2):
        several = 2 if len(example.points) > 1 and len(right) > 1 else 1
        chosen = right[:several] if len(example.points) > 1 else [chance.choice(right)]
        chosen += chance.sample(wrong[:4], min(len(wrong[:4]), _PASSAGES - several))
    else:
        chosen = (clean if right else wrong)[:_PASSAGES]
    chance.shuffle(chosen)
    return example.of(chosen)
