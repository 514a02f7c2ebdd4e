"""Questions about somebody else: a name in a question that the briefing answers, swapped for one that stands nowhere in the briefing.

"Who is the PGA Tour's commissioner?" becomes "Who is the LPGA Tour's commissioner?". No sentence answers it, and it reads much the same.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefing_bot.language.names.recognition import Name, names
from briefing_bot.language.text.terms import terms

from training.briefings import AnnotatedQuestion, Week

PER_QUESTION = 1


def other_names(week: Week, pool: Sequence[str], seed: int) -> Iterator[AnnotatedQuestion]:
    """The week's questions that have an answer, each with up to `PER_QUESTION` names swapped, one at a time.

    Args:
        week: whose briefing is asked.
        pool: questions to take other names from.
        seed: of the choice of names.
    """
    chance = random.Random(seed)
    articles = range(len(week.index.documents))
    others = [
        (text[name.start : name.end], name)
        for text in pool
        for name in names(text, 0, len(text))
        if not any(week.index.in_article(term, n) for term in terms(text, name.start, name.end) for n in articles)
    ]
    for asked in week.questions:
        if not asked.points:
            continue
        text = asked.resolved
        found = names(text, 0, len(text))
        chance.shuffle(found)
        for name in found[:PER_QUESTION]:
            alike = sorted({other for other, its in others if _kind(its) == _kind(name)})
            if alike:
                swapped = text[: name.start] + chance.choice(alike) + text[name.end :]
                yield replace(asked, resolved=swapped, points=(), words=())


def _kind(name: Name) -> tuple[bool, int]:
    return name.person, len(name.words)
