"""Follow-ups on BriefQA: ``python -m tests.benchmarks.follow_ups [--asked] [--weeks dev|held-out|train|WEEK ...]``.

Prints how many questions that stand alone are altered when asked after a turn of another week, how many follow-ups are
left as they are, and where retrieval ranks the gold sentence of a follow-up: as asked, as resolved, and with the
question before put in front of it. The turn before is answered with its gold sentences.
``--asked`` asks the bot both turns instead, as READER says, and prints the follow-ups that are not answered right with what
they were taken for, and how long one took.
The data are looked for in ``../shared`` or in the folder that BRIEFING_SHARED names.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from briefing_bot import Briefing
from briefing_bot.answering.conversation.conversation import Conversation
from briefing_bot.documents.document import Document
from briefing_bot.evaluation.matching import shows_sentence
from briefing_bot.language.text.terms import terms
from briefing_bot.models import Answer, Article, Mention, Quote
from briefing_bot.retrieval.bm25 import Bm25, query_of
from briefing_bot.sources.folder import read_folder

from tests.benchmarks.briefqa import weeks


@dataclass
class Figures:
    """Counts, and the ranks of the gold sentence by way of asking (0 is first)."""

    alone: int = 0
    altered: int = 0
    follow_ups: int = 0
    left: int = 0
    ranks: dict[str, list[int]] = field(default_factory=lambda: {"as asked": [], "resolved": [], "both questions": []})


def figures(weeks: Sequence[Path], ranked: bool = False) -> Figures:
    """The figures over ``weeks``; ranks only if ``ranked``, for they need every article."""
    result = Figures()
    read = [_questions(week) for week in weeks]
    for number, (week, questions) in enumerate(zip(weeks, read, strict=True)):
        elsewhere = read[(number + 1) % len(read)]
        by_id = {question["id"]: question for question in questions}
        sentences = _sentences(week) if ranked else []
        bm25 = Bm25([terms(text) for text in sentences]) if ranked else None
        for at, question in enumerate(questions):
            asked = question["ask"]
            if not question["after"]:
                result.alone += 1
                result.altered += _resolve(asked, elsewhere[at % len(elsewhere)]) != asked
                continue
            before = by_id[question["after"]]
            resolved = _resolve(asked, before)
            result.follow_ups += 1
            result.left += resolved == asked
            if bm25 and question["gold"]:
                for way, text in zip(result.ranks, (asked, resolved, f"{before['ask']} {asked}"), strict=True):
                    scores = bm25.scores(query_of(terms(text)))
                    order = sorted(range(len(sentences)), key=lambda i: -scores[i])
                    gold = [s["text"] for point in question["gold"] for s in point]
                    hits = (r for r, i in enumerate(order) if any(shows_sentence(sentences[i], g) for g in gold))
                    result.ranks[way].append(next(hits, len(order)))
    return result


def _questions(week: Path) -> list[dict[str, Any]]:
    lines = (week / "questions.jsonl").read_text(encoding="utf-8").split("\n")
    return [json.loads(line) for line in lines if line.strip()]


def _resolve(asked: str, before: dict[str, Any]) -> str:
    conversation = Conversation()
    conversation.remember(before["ask"], before["ask"], _gold_answer(before))
    return conversation.resolve(asked)


def _gold_answer(question: dict[str, Any]) -> Answer | None:
    sentences = [s for point in question["gold"] for s in point][:3]
    if not sentences:
        return None
    quotes = []
    for sentence in sentences:
        text, speaker = sentence["text"], sentence["speaker"]
        at = text.find(speaker) if speaker else -1
        quotes.append(
            Quote(
                text=text,
                article=Article(id=sentence["article"], source=sentence["article"], body=text),
                start=0,
                end=len(text),
                score=1.0,
                speaker=Mention(text=speaker, start=at, end=at + len(speaker)) if at >= 0 else None,
            )
        )
    asked = question["ask"]
    return Answer(question=asked, resolved_question=asked, status="answered", confidence=1.0, quotes=tuple(quotes))


def _sentences(week: Path) -> list[str]:
    articles, _ = read_folder(week / "articles")
    documents = [Document.of(article) for article in articles]
    return [document.text(sentence) for document in documents for sentence in document.outline.sentences]


def ask(week: Path) -> Iterator[tuple[bool, float, str]]:
    """Each follow-up of a week after its turn: whether it is answered right, its seconds, and what it was taken for."""
    questions = {question["id"]: question for question in _questions(week)}
    briefing = Briefing.load(week / "articles")
    briefing.warm_up()
    for question in questions.values():
        if not question["after"]:
            continue
        conversation = Conversation()
        briefing.ask(questions[question["after"]]["ask"], conversation=conversation)
        begin = time.perf_counter()
        answer = briefing.ask(question["ask"], conversation=conversation)
        took = time.perf_counter() - begin
        gold = [sentence["text"] for point in question["gold"] for sentence in point]
        shown = any(shows_sentence(quote.text, text) for quote in answer.quotes for text in gold)
        yield (shown if gold else not answer.answered), took, f"{question['id']} {answer.resolved_question}"


def _print_asked(name: str) -> None:
    asked = [found for week in weeks([name]) for found in ask(week)]
    for right, _, told in asked:
        if not right:
            print(f"  not answered right: {told}")
    seconds = sum(took for _, took, _ in asked) / max(1, len(asked))
    print(f"{name}: {sum(right for right, _, _ in asked)} of {len(asked)} answered right, {seconds:.2f} s each")


def main() -> None:
    """Print the figures of the training weeks, of those among them that are held out, and of the development weeks."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--asked", action="store_true")
    parser.add_argument("--weeks", nargs="+", default=["train", "held-out", "dev"])
    options = parser.parse_args()
    for name in options.weeks:
        if options.asked:
            _print_asked(name)
            continue
        result = figures(weeks([name]), ranked=True)
        print(
            f"{name}: altered {result.altered} of {result.alone}; left {result.left} of {result.follow_ups} follow-ups"
        )
        for way, ranks in result.ranks.items():
            shares = "  ".join(f"@{n} {sum(r < n for r in ranks) / max(1, len(ranks)):.3f}" for n in (1, 3, 20, 40))
            print(f"  {way:16} {shares}")


if __name__ == "__main__":
    main()
