"""Measures overviews over BriefQA's held-out weeks: ``python -m tests.benchmarks.overview``.

``tests/quality/overview/labels.json`` says which event each article tells of, and which three sentences of forty articles a person
took for those that say most, before seeing the bot's. Printed are precision, recall and F1 over the pairs of articles that are put
into one story; and of how many articles the bot's three sentences hold at least one, and at least two, of the person's three, beside
the first three sentences of each article. ``--times`` prints instead the processor time of an overview, by words alone, of 1,000 short
articles and of 50 long ones made of all weeks' articles: the first, and one after it. The data are looked for as by ``tests.benchmarks.briefqa``.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from briefing_bot.briefing import Briefing
from briefing_bot.models import Article
from briefing_bot.overview.sentences import telling, without_repeats
from briefing_bot.overview.stories import grouped
from briefing_bot.overview.weights import Weights
from briefing_bot.settings import Settings
from briefing_bot.sources.registry import read_file

from tests.benchmarks.briefqa import SHARED

LABELS = Path(__file__).parents[1] / "quality" / "overview" / "labels.json"
_Spans = Sequence[tuple[int, int]]


class Pairs(NamedTuple):
    """How many pairs of articles are of one story by both, by the bot alone, and by the person alone."""

    both: int = 0
    bot: int = 0
    person: int = 0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.both / max(1, 2 * self.both + self.bot + self.person)


def pairs(briefing: Briefing, events: dict[str, str]) -> Pairs:
    """The pairs of one week."""
    articles = briefing.articles
    found = grouped(articles)
    story = {articles[n].id: number for number, members in enumerate(found) for n in members}
    both = bot = person = 0
    for one, other in combinations(events, 2):
        together, truly = story[one] == story[other], events[one] == events[other]
        both += together and truly
        bot += together and not truly
        person += truly and not together
        if together != truly:
            print(f"  {'together' if together else 'apart'}: {one} {events[one]}, {other} {events[other]}")
    return Pairs(both, bot, person)


def chosen(briefing: Briefing, number: int) -> _Spans:
    """The bot's three sentences of an article."""
    index = briefing._state.indexed.index
    weights = Weights(index.segments)
    document = index.documents[number]
    told = without_repeats(weights, telling(weights, index.documents, [number]), 3)
    return [document.visible.span(*document.outline.sentences[one.sentence][:2]) for one in told]


def lead(briefing: Briefing, number: int) -> _Spans:
    """The first three sentences of an article."""
    document = briefing._state.indexed.index.documents[number]
    return [document.visible.span(*sentence[:2]) for sentence in document.outline.sentences[:3]]


def shared(one: _Spans, other: _Spans) -> int:
    """How many of ``other`` are among ``one``."""
    return sum(any(a < d and c < b for a, b in one) for c, d in other)


def times() -> None:
    """Print how long overviews of many and of long articles take."""
    paths = sorted((SHARED / "briefqa").glob("*/articles/*.md"))
    bodies = [article.body for path in paths for article in read_file(path).articles]
    paragraphs = [[part for part in body.split("\n\n") if part.strip()] for body in bodies]
    thirds = [parts[n * len(parts) // 3 : (n + 1) * len(parts) // 3] for parts in paragraphs for n in range(3)]
    together = [paragraphs[n : n + 7] for n in range(0, 350, 7)]
    short, long = thirds[:1000], [[part for parts in several for part in parts] for several in together]
    for name, made in (("short", short), ("long", long)):
        texts = ["\n\n".join(parts) for parts in made if parts]
        day = date(2022, 1, 1)
        articles = tuple(
            Article(id=f"a{n}", source=f"a{n}.md", body=text, title=text[:80], published=day + timedelta(n // 10))
            for n, text in enumerate(texts)
        )
        briefing = Briefing(articles, settings=Settings({"READER": "off"}))
        took = []
        for _ in range(2):
            began = time.process_time()
            briefing.overview()
            took.append(time.process_time() - began)
        mean = sum(map(len, texts)) // len(texts)
        print(f"{len(texts)} {name} articles of {mean} characters: {took[0]:.2f} s, then {took[1]:.2f} s")


def main() -> None:
    """Print the figures."""
    if not SHARED.is_dir():
        sys.exit(f"{SHARED} is not there: put BriefQA beside the checkout or set BRIEFING_SHARED")
    if "--times" in sys.argv:
        times()
        return
    labels = json.loads(LABELS.read_text("utf-8"))
    total, bot, first = Pairs(), list[int](), list[int]()
    for week, events in labels["stories"].items():
        briefing = Briefing.load(SHARED / "briefqa" / week / "articles")
        total = Pairs(*(a + b for a, b in zip(total, pairs(briefing, events), strict=True)))
        numbers = {article.id: number for number, article in enumerate(briefing.articles)}
        for article, best in labels["sentences"][week].items():
            mine = chosen(briefing, numbers[article])
            bot.append(shared(mine, best))
            first.append(shared(lead(briefing, numbers[article]), best))
            if "-v" in sys.argv:
                print(week, article, bot[-1], first[-1])
    print(f"stories: F1 {total.f1:.3f} (both {total.both}, bot alone {total.bot}, person alone {total.person})")
    for name, found in (("bot's three", bot), ("first three", first)):
        one, two = (sum(n >= least for n in found) / len(found) for least in (1, 2))
        print(f"{name}: at least one {one:.3f}, at least two {two:.3f}, of all {sum(found) / len(found) / 3:.3f}")


if __name__ == "__main__":
    main()
