"""Examples from general data: SQuAD 2, SQuADShifts, SelQA, WikiQA, RealTime QA (the years 2020 to 2022)."""

from __future__ import annotations

import gzip
import json
import random
import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from briefing_bot.language.text.terms import terms
from briefing_bot.neural.rows import ReaderPassage
from briefing_bot.retrieval.bm25 import Bm25, query_of

from training.examples import Example, SentencePlace

_END = re.compile(r"(?<=[.!?])[\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9])")
_SHORT = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Gen|Sen|Rep|Gov|Jr|Sr|vs|No|Inc|Co|Corp|Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec)|\b[A-Z])\.$"
)


def split(text: str) -> list[tuple[int, int]]:
    """Sentence spans `[start, end)` of a paragraph; good enough for general data."""
    spans, start = [], 0
    for match in _END.finditer(text):
        if not _SHORT.search(text[start : match.start() + 1].rstrip("\"'”’)] ")):
            spans.append((start, match.start() + len(match.group().rstrip())))
            start = match.end()
    if text[start:].strip():
        spans.append((start, len(text.rstrip())))
    return spans


def _load(path: Path) -> Any:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file] if ".jsonl" in path.name else json.load(file)


def _best(bm25: Bm25, question: str, count: int) -> list[int]:
    """The numbers of the texts that hold the question's words, the best first; ties by position."""
    return [int(n) for n in np.argsort(-bm25.scores(query_of(terms(question))), kind="stable")[:count]]


def _hard(bm25: Bm25, question: str, own: int, texts: list[str], answers: list[str], count: int) -> list[int]:
    """Other paragraphs with the question's words and without its answer."""
    found = [
        n
        for n in _best(bm25, question, count + 6)
        if n != own and not any(a.casefold() in texts[n].casefold() for a in answers if a)
    ]
    return found[:count]


def squad(path: Path, chance: random.Random, negatives: int, share: float, removed: float) -> Iterator[Example]:
    """Paragraph and `negatives` others for a `share` of the questions; the answering paragraph is taken away from a part `removed` of them."""
    data = _load(path)["data"]
    paragraphs = [(article.get("title", ""), p) for article in data for p in article["paragraphs"]]
    texts = [p["context"] for _, p in paragraphs]
    bm25 = Bm25([terms(text) for text in texts])
    passages: list[ReaderPassage] = []
    spans: list[list[tuple[int, int]]] = []
    for title, p in paragraphs:
        spans.append(split(p["context"]))
        name = title.replace("_", " ") if "wiki" in path.name or "squad2" in path.name else ""
        passages.append(ReaderPassage(tuple(p["context"][a:b] for a, b in spans[-1]), name))
    for own, (_, p) in enumerate(paragraphs):
        starts = [a for a, _ in spans[own]]
        for item in p["qas"]:
            if chance.random() >= share or not starts:
                continue
            question, answers = item["question"].strip(), [a["text"] for a in item["answers"]]
            others = _hard(bm25, question, own, texts, answers, negatives)
            if not answers or item.get("is_impossible"):
                yield Example(question, [passages[n] for n in (own, *others[:1])], source="squad")
            elif chance.random() < removed and others:
                yield Example(question, [passages[n] for n in others], source="squad")
            else:
                at: dict[SentencePlace, tuple[int, int]] = {}
                for answer in item["answers"]:
                    n = max(0, bisect_right(starts, answer["answer_start"]) - 1)
                    a, b = spans[own][n]
                    inside = answer["answer_start"] - a
                    at.setdefault((0, n), (inside, min(b - a, inside + len(answer["text"]))))
                yield Example(
                    question, [passages[n] for n in (own, *others)], [frozenset(at)], source="squad", answer_at=at
                )


def _chunks(sentences: list[str], size: int = 110) -> list[range]:
    """Runs of sentences of about `size` words."""
    runs, start, count = [], 0, 0
    for n, sentence in enumerate(sentences):
        length = len(sentence.split())
        if n > start and count + length > size:
            runs.append(range(start, n))
            start, count = n, 0
        count += length
    return [*runs, range(start, len(sentences))]


def listed(path: Path, chance: random.Random, removed: float) -> Iterator[Example]:
    """SelQA and WikiQA: a section's sentences, some marked as answers."""
    for item in _load(path):
        if "candidates" in item:
            sentences, right, title, section = (
                item["candidates"],
                set(item["answers"]),
                item["article"],
                item["section"],
            )
        else:
            sentences, right, title, section = (
                [s["text"] for s in item["sentences"]],
                {n for n, s in enumerate(item["sentences"]) if s["answers"]},
                "",
                "",
            )
        if chance.random() < removed:
            sentences, right = [s for n, s in enumerate(sentences) if n not in right], set()
        if not sentences:
            continue
        section = "" if section == "Abstract" else section
        passages, places = list[ReaderPassage](), set[SentencePlace]()
        for run in _chunks(sentences):
            places |= {(len(passages), n - run.start) for n in run if n in right}
            before = sentences[run.start - 1] if run.start else ""
            passages.append(ReaderPassage(tuple(sentences[n] for n in run), title, section, before))
        yield Example(item["question"], passages, [frozenset(places)] if places else [], source="listed")


def realtime(path: Path, chance: random.Random, negatives: int, removed: float) -> Iterator[Example]:
    """News questions: their own snippet among others of the 30 days before and after."""
    items = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    days = [date.fromisoformat(item["date"]).toordinal() for item in items]
    texts = [item["evidence"] for item in items]
    bm25 = Bm25([terms(text) for text in texts])
    passages = [ReaderPassage(tuple(text[a:b] for a, b in split(text))) for text in texts]
    for own, item in enumerate(items):
        if not passages[own].sentences:
            continue
        answers = [str(a) for a in item["answer"]]
        near = [
            n
            for n in _best(bm25, item["question"], 400)
            if n != own and abs(days[n] - days[own]) <= 30 and passages[n].sentences
        ]
        near = [n for n in near if not any(a.casefold() in texts[n].casefold() for a in answers)][:negatives]
        if chance.random() < removed:
            yield Example(item["question"], [passages[n] for n in near], source="realtime")
            continue
        sentences = passages[own].sentences
        right = [n for n, s in enumerate(sentences) if any(a.casefold() in s.casefold() for a in answers)] or list(
            range(len(sentences))
        )
        yield Example(
            item["question"],
            [passages[n] for n in (own, *near)],
            [frozenset((0, n) for n in right)],
            tuple(answers),
            source="realtime",
        )


def general(data: Path, seed: int) -> list[Example]:
    """All general examples, in a random order."""
    chance = random.Random(seed)
    training = data / "training"
    result: list[Example] = []
    for name, negatives, share in (("squad2-dev", 1, 1.0), ("squad2-train-part", 1, 1.0), ("squadshifts-new_wiki", 1, 0.8),
                                   ("squadshifts-amazon_reviews", 1, 0.25), ("squadshifts-reddit", 1, 0.25)):  # fmt: skip
        result += squad(
            training / f"{name}.json.gz", chance, negatives, share, removed=0.15 if "shifts" in name else 0.05
        )
    for name in ("selqa-dev.json.gz", "selqa-test.json.gz", "wikiqa-train-dev.jsonl.gz"):
        result += listed(training / name, chance, removed=0.15)
    result += realtime(data / "realtimeqa" / "train-2020-2022.jsonl", chance, negatives=7, removed=0.2)
    chance.shuffle(result)
    return result
