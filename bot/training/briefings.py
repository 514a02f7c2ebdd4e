"""Examples from annotated briefings: a week's articles and the questions asked of them.

Beside the annotators' questions stand those that were written for training (``questions/``): a line holds kind, question, and of each
sentence of gold its article and span, ``[start, end)`` in code points of the body; no text of an article.

Passages are proposed by the project's own retrieval, over the whole briefing, as they are when a question is answered.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from briefing_bot.answering.selection.ranking import reader_passage
from briefing_bot.briefing import Briefing
from briefing_bot.cli.jsonl import answer_lines
from briefing_bot.documents.document import Document
from briefing_bot.evaluation.matching import shows_sentence, words_only
from briefing_bot.models import Article
from briefing_bot.neural.static_embeddings import StaticEmbeddings
from briefing_bot.retrieval.expansion.expansion import Expander
from briefing_bot.retrieval.index import Index
from briefing_bot.sources.folder import read_folder

from training.examples import Example, SentencePlace
from training.split import DEVELOPMENT

WRITTEN = Path(__file__).parent / "questions"


@dataclass(frozen=True)
class AnnotatedQuestion:
    """A line of questions.jsonl. `resolved` is the question as it is read: a follow-up as the conversation resolves it."""

    id: str
    kind: str
    ask: str
    points: tuple[tuple[str, ...], ...]
    words: tuple[str, ...]
    resolved: str


class Week:
    """A briefing with its questions."""

    def __init__(self, folder: Path) -> None:
        self.name = folder.name
        self.day = date.fromisoformat(folder.name).toordinal()
        articles, _ = read_folder(folder / "articles")
        self.index = Index([Document.of(article) for article in articles], StaticEmbeddings.load())
        self.expander = Expander.of(f"{article.title or ''}\n{article.body}" for article in articles)
        lines: list[dict[str, Any]] = [
            json.loads(line)
            for line in (folder / "questions.jsonl").read_text(encoding="utf-8").splitlines()
            if line.strip()
        ]
        resolved = self._resolved(articles, lines)
        self.questions = [
            AnnotatedQuestion(line["id"], line["kind"], line["ask"], tuple(tuple(words_only(s["text"]) for s in point) for point in line["gold"]),
                  tuple(line.get("must_contain") or ()), resolved.get(line["id"], line["ask"]))
            for line in lines
        ]  # fmt: skip
        self.written = self._written(articles)
        self.passages = [reader_passage(self.index, n) for n in range(len(self.index.passages))]
        self._normed = [[words_only(s) for s in passage.sentences] for passage in self.passages]

    @staticmethod
    def _resolved(articles: tuple[Article, ...], lines: Sequence[dict[str, Any]]) -> dict[str, str]:
        """The follow-ups by id, as they stand alone after the turns before them."""
        earlier = {line["after"] for line in lines if line["after"]}
        asked = [line for line in lines if line["after"] or line["id"] in earlier]
        requests = [json.dumps({"id": line["id"], "ask": line["ask"], "after": line["after"]}) for line in asked]
        return {
            answer["id"]: answer["resolved_question"]
            for answer in answer_lines(Briefing(articles), requests)
            if "resolved_question" in answer
        }

    def _written(self, articles: tuple[Article, ...]) -> list[AnnotatedQuestion]:
        """The questions that were written for training over this week, if there are any."""
        path = WRITTEN / f"{self.name}.jsonl"
        body = {article.id: article.body for article in articles}
        lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
        result = []
        for number, line in enumerate(map(json.loads, lines)):
            points = tuple(tuple(words_only(body[a][start:end]) for a, start, end in point) for point in line["gold"])
            words = tuple(dict.fromkeys(body[a][start:end] for a, start, end in line.get("words", ())))
            result.append(
                AnnotatedQuestion(f"{self.name}-w{number}", line["kind"], line["ask"], points, words, line["ask"])
            )
        return result

    @cached_property
    def _rank(self) -> dict[str, list[int]]:
        return {}

    def rank(self, question: str) -> list[int]:
        """All passages, best first, by retrieval."""
        if question not in self._rank:
            candidates = self.index.candidates(self.expander.alternatives(question), question)
            self._rank[question] = list(dict.fromkeys(c.passage for c in candidates))
        return self._rank[question]

    def right(self, asked: AnnotatedQuestion) -> list[set[SentencePlace]]:
        """For each point, the (passage of the week, sentence) that show a gold sentence."""
        return [
            {
                (p, s)
                for p, passage in enumerate(self._normed)
                for s, text in enumerate(passage)
                if any(shows_sentence(text, gold) for gold in point)
            }
            for point in asked.points
        ]

    def unsure(self, asked: AnnotatedQuestion, right: set[SentencePlace]) -> set[SentencePlace]:
        """Sentences that are not marked right but say nearly the same words as one that is: neither right nor wrong to learn from."""
        gold = [set(text.split()) for point in asked.points for text in point]
        found = set()
        for p, passage in enumerate(self._normed):
            for s, text in enumerate(passage):
                words = set(text.split())
                if (p, s) not in right and any(
                    len(words & g) >= 0.6 * max(1, min(len(words), len(g))) and len(words & g) >= 5 for g in gold
                ):
                    found.add((p, s))
        return found

    def example(self, asked: AnnotatedQuestion, chosen: Sequence[int], question: str | None = None) -> Example:
        """The question over some passages of the week, in the order given."""
        at = {passage: n for n, passage in enumerate(chosen)}
        points = self.right(asked)
        unsure = self.unsure(asked, set().union(*points)) if points else set()
        here = [frozenset((at[p], s) for p, s in point if p in at) for point in points]
        return Example(question or asked.resolved, [self.passages[n] for n in chosen], [point for point in here if point], asked.words,
                       frozenset((at[p], s) for p, s in unsure if p in at), f"{self.name}:{asked.kind}")  # fmt: skip

    def drawn(
        self,
        asked: AnnotatedQuestion,
        chance: random.Random,
        others: Sequence[Week],
        removed: float = 0.15,
        elsewhere: float = 0.25,
    ) -> Iterator[Example]:
        """One example to learn from, another draw each time: right passages, hard ones, and some further down.

        For a part `removed` of the questions the passages with right sentences are taken away, so that the briefing does not say;
        a part `elsewhere` is asked of a week at least two months away as well.
        """
        rank = self.rank(asked.resolved)
        points = self.right(asked)
        right = sorted({p for point in points for p, _ in point})
        if not asked.points or not right:
            if not asked.points:
                yield self.example(asked, rank[:6] + chance.sample(rank[6:26], 4))
            return
        without = {p for p, _ in self.unsure(asked, set().union(*points))} | set(right)
        wrong = [p for p in rank if p not in right]
        if chance.random() < removed:
            left = [p for p in rank if p not in without]
            yield self.example(asked, left[:6] + chance.sample(left[6:26], 4))
        else:
            yield self.example(
                asked, chance.sample(right, min(4, len(right))) + wrong[:4] + chance.sample(wrong[4:26], 4)
            )
        distant = [other for other in others if abs(other.day - self.day) > 60]
        if distant and chance.random() < elsewhere:
            week = chance.choice(distant)
            there = week.rank(asked.resolved)
            yield week.example(replace(asked, points=()), there[:4] + chance.sample(there[4:20], 2))


def weeks(data: Path, names: Sequence[str] | None = None) -> list[Week]:
    """The weeks of a folder, by name; without names all but the development weeks."""
    folders = sorted(p for p in (data / "briefqa").iterdir() if p.is_dir())
    return [Week(f) for f in folders if (f.name in names if names is not None else f.name not in DEVELOPMENT)]
